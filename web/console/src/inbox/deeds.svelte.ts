// What an operator does with one dialogue besides writing: take, finish, hand over. Each says plainly what
// went wrong; of two who take at once the loser is told who was faster.

import { Refused, get, post, type Schemas } from '@candor/api';
import { problem } from '../lib/problem';
import { session } from '../lib/session.svelte';
import { t } from '../lib/texts.svelte';
import type { Dialogue } from './dialogues';
import { outbox } from './outbox.svelte';

export class Deeds {
  busy = $state<'take' | 'finish' | 'hand-over' | null>(null);
  /** What went wrong with the last deed, for people. */
  wrong = $state('');

  constructor(
    private readonly id: string,
    /** Hears of the dialogue as the answer gives it. */
    private readonly learned: (dialogue: Dialogue) => void,
    /** Asks for the dialogue again and says how it stands. */
    private readonly look: () => Promise<Dialogue | undefined>,
  ) {}

  /** True when it is his now. */
  take(): Promise<boolean> {
    return this.#do('take', async () => this.learned(await post<Dialogue>(`/dialogues/${this.id}/take`)));
  }

  /** Finishes once everything written has arrived. True when it is finished. */
  finish(): Promise<boolean> {
    return this.#do('finish', async () => {
      if (!(await outbox.emptied(this.id))) throw new Unsent();
      this.learned(await post<Dialogue>(`/dialogues/${this.id}/finish`));
    });
  }

  /** To a colleague, or to nobody: back to waiting. */
  handOver(operator: string | null, note: string): Promise<boolean> {
    return this.#do('hand-over', async () => {
      if (!(await outbox.emptied(this.id))) throw new Unsent();
      const body = { operator, note: note.trim() || null };
      this.learned(await post<Dialogue>(`/dialogues/${this.id}/transfer`, body));
    });
  }

  async colleagues(): Promise<Schemas['Person'][]> {
    return (await get<Schemas['People']>(`/dialogues/${this.id}/colleagues`)).items;
  }

  async #do(what: 'take' | 'finish' | 'hand-over', verb: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = what;
    this.wrong = '';
    try {
      await verb();
      void this.look();
      return true;
    } catch (error) {
      this.wrong = this.#said(error, await this.look());
      return false;
    } finally {
      this.busy = null;
    }
  }

  #said(error: unknown, dialogue: Dialogue | undefined): string {
    if (error instanceof Unsent) return t('inbox-unsent-left');
    const by = dialogue?.operator;
    const faster =
      error instanceof Refused && error.code === 'already_taken' && by && by.id !== session.now?.member.id;
    return faster ? t('inbox-taken-by', { name: by.name }) : problem(error);
  }
}

/** A message could not be sent, so the dialogue is not finished over it. */
class Unsent extends Error {}
