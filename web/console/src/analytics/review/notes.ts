// Notes that were begun and are not saved: kept in this browser, so that a reload or a lost connection loses
// nothing. The note they were begun from goes with them, to notice when somebody else changed it meanwhile.

import { keep, keptKeys, recall } from '../../lib/kept';
import { session } from '../../lib/session.svelte';

export interface Draft {
  text: string;
  /** The saved note when it was begun. */
  base: string;
  /** When it was last touched, milliseconds. */
  at: number;
}

/** Characters, as the server counts. */
export const NOTE_MAX = 4_000;
const MONTH = 30 * 86_400_000;

const key = (dialogue: string): string => `note.${session.now?.member.id}.${dialogue}`;

export const draftOf = (dialogue: string): Draft | undefined => recall<Draft>(key(dialogue));

/** Keeps what was typed; what is the same as the saved note is no draft. */
export function keepDraft(dialogue: string, text: string, base: string): void {
  keep(key(dialogue), text.trim() === base ? undefined : { text, base, at: Date.now() });
}

export const dropDraft = (dialogue: string): void => keep(key(dialogue), undefined);

/** Forgets what nobody came back to. */
export function forgetOldDrafts(): void {
  for (const each of keptKeys(key(''))) {
    const draft = recall<Draft>(each);
    if (!draft || Date.now() - draft.at > MONTH) keep(each, undefined);
  }
}
