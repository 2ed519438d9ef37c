// The dialogue that stands open beside the list. Reading it here changes and announces nothing.

import { get, type Schemas } from '@candor/api';

type Read = Schemas['Transcript'];

export class OpenDialogue {
  id = $state('');
  read = $state.raw<Read | null>(null);
  wrong = $state.raw<unknown>(null);

  async open(id: string): Promise<void> {
    if (id === this.id) return;
    this.id = id;
    this.wrong = null;
    // The one before stays until this one is there.
    if (!id) this.read = null;
    else await this.renew();
  }

  async renew(): Promise<void> {
    const id = this.id;
    if (!id) return;
    try {
      const read = await get<Read>(`/analytics/dialogues/${id}`);
      if (id === this.id) this.read = read;
    } catch (error) {
      if (id === this.id) [this.read, this.wrong] = [null, error];
    }
  }
}
