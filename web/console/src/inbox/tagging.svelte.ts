// Tags of dialogues as they are changed here: what was chosen shows at once and is put back when it is refused.
// Changes go to the server one after the other; each says only what it adds or removes.

import { get, patch, type Schemas } from '@candor/api';
import { SvelteMap } from 'svelte/reactivity';
import { added, joined, removed } from '../lib/tags';
import type { Dialogue } from './dialogues';
import { inbox } from './inbox.svelte';

type Change = Partial<Schemas['TagChange']>;

class Tagging {
  #pending = new SvelteMap<string, { turn: number; change: Change }[]>();
  #wrong = new SvelteMap<string, unknown>();
  #used = $state.raw<string[]>([]);
  #last: Promise<unknown> = Promise.resolve();
  #turn = 0;

  /** A dialogue's tags as they will be when everything that is under way has arrived. */
  of(dialogue: Dialogue): string[] {
    return (this.#pending.get(dialogue.id) ?? []).reduce(
      (tags, { change }) =>
        (change.add ?? []).reduce(added, (change.remove ?? []).reduce<string[]>(removed, tags)),
      dialogue.tags,
    );
  }

  wrong(dialogue: string): unknown {
    return this.#wrong.get(dialogue);
  }

  /** False when it was refused. */
  add(dialogue: string, tag: string): Promise<boolean> {
    this.#used = joined(this.#used, [tag]);
    return this.#send(dialogue, { add: [tag] });
  }

  remove(dialogue: string, tag: string): Promise<boolean> {
    return this.#send(dialogue, { remove: [tag] });
  }

  /** Tags to choose from: the workspace's, and what was met or given meanwhile. */
  known(): string[] {
    return [...inbox.dialogues.values()].reduce((all, { tags }) => joined(all, tags), this.#used);
  }

  /** Asked again whenever somebody is about to choose. */
  async load(): Promise<void> {
    const answer = await get<Schemas['DialogueTags']>('/dialogue-tags').catch(() => null);
    if (answer) this.#used = joined(answer.items, this.#used);
  }

  async #send(dialogue: string, change: Change): Promise<boolean> {
    const turn = (this.#turn += 1);
    this.#wrong.delete(dialogue);
    this.#pending.set(dialogue, [...(this.#pending.get(dialogue) ?? []), { turn, change }]);
    const sent = this.#last.then(() => patch<Dialogue>(`/dialogues/${dialogue}/tags`, change));
    // What follows waits for it whether it was taken or refused.
    this.#last = sent.catch(() => undefined);
    try {
      inbox.learn(await sent);
      return true;
    } catch (error) {
      this.#wrong.set(dialogue, error);
      return false;
    } finally {
      const left = (this.#pending.get(dialogue) ?? []).filter((pending) => pending.turn !== turn);
      if (left.length > 0) this.#pending.set(dialogue, left);
      else this.#pending.delete(dialogue);
    }
  }
}

export const tagging = new Tagging();
