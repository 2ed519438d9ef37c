// What was begun and not sent, per dialogue: text and uploaded files. Kept in this browser, so that a reload,
// another dialogue or a closed tab loses nothing.

import type { Schemas } from '@candor/api';
import { SvelteSet } from 'svelte/reactivity';
import { keep, keptKeys, recall } from '../lib/kept';
import { session } from '../lib/session.svelte';

export interface Draft {
  text: string;
  files: Schemas['FileView'][];
  /** When it was last touched, milliseconds. */
  at: number;
}

const MONTH = 30 * 86_400_000;

class Drafts {
  /** The dialogues with a draft, for the lists. */
  of = new SvelteSet<string>();

  #key = (dialogue: string): string => `draft.${session.now?.member.id}.${dialogue}`;

  start(): void {
    this.of.clear();
    const prefix = this.#key('');
    for (const key of keptKeys(prefix)) {
      const draft = recall<Draft>(key);
      if (!draft || Date.now() - draft.at > MONTH) keep(key, undefined);
      else this.of.add(key.slice(prefix.length));
    }
  }

  get(dialogue: string): Draft {
    return recall<Draft>(this.#key(dialogue)) ?? { text: '', files: [], at: 0 };
  }

  set(dialogue: string, text: string, files: Schemas['FileView'][]): void {
    const empty = text.trim() === '' && files.length === 0;
    keep(this.#key(dialogue), empty ? undefined : { text, files, at: Date.now() });
    if (empty) this.of.delete(dialogue);
    else this.of.add(dialogue);
  }
}

export const drafts = new Drafts();
