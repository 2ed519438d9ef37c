// The dialogue that stands open beside the list. Reading it here changes and announces nothing.

import { get, type Schemas } from '@candor/api';

type Read = Schemas['Transcript'];

export class OpenDialogue {
  id = $state('');
  read = $state.raw<Read | null>(null);
  wrong = $state.raw<unknown>(null);
  /** How often `put` was called: an answer that was asked for before is older than what it put. */
  #puts = 0;

  async open(id: string): Promise<void> {
    if (id === this.id) return;
    this.id = id;
    this.wrong = null;
    // The one before stays until this one is there.
    if (!id) this.read = null;
    else await this.renew();
  }

  /** What a review answered. */
  put({ dialogue, story }: Schemas['Outcome']): void {
    if (this.read?.dialogue.dialogue !== dialogue.dialogue) return;
    this.#puts += 1;
    this.read = { ...this.read, dialogue, story };
  }

  async renew(): Promise<void> {
    const id = this.id;
    if (!id) return;
    const puts = this.#puts;
    try {
      const read = await get<Read>(`/analytics/dialogues/${id}`);
      if (id !== this.id) return;
      if (puts !== this.#puts) return this.renew();
      this.read = read;
      this.wrong = null;
    } catch (error) {
      if (id === this.id) [this.read, this.wrong] = [null, error];
    }
  }
}
