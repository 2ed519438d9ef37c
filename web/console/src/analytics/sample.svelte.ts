// Sample data among the figures: whether it is there, making it, removing it. Both take seconds; meanwhile the
// server is asked how far it is.

import { get, call, type Schemas } from '@candor/api';
import { session } from '../lib/session.svelte';
import { tab } from './live-chat.svelte';

type Status = Schemas['SampleData'];

const PAUSE_MS = 700;

class SampleData {
  now = $state.raw<Status | null>(null);
  sending = $state(false);
  wrong = $state.raw<unknown>(null);
  readonly owned = $derived(session.now?.member.role === 'owner');
  /** Nothing was finished here yet: sample data would stand beside nothing real. */
  readonly offered = $derived(this.owned && this.now?.state === 'none' && this.now.own_dialogues === false);

  #asking: ReturnType<typeof setTimeout> | undefined;

  start(): () => void {
    void this.#ask();
    return () => clearTimeout(this.#asking);
  }

  make(): Promise<void> {
    return this.#send('POST');
  }

  remove(): Promise<void> {
    return this.#send('DELETE');
  }

  async #send(method: 'POST' | 'DELETE'): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      await this.#take(await call<Status>(method, '/demo'));
      this.wrong = null;
    } catch (error) {
      this.wrong = error;
    } finally {
      this.sending = false;
    }
  }

  async #ask(): Promise<void> {
    try {
      await this.#take(await get<Status>('/demo'));
    } catch {
      // No network, or signed out: what is shown stays.
      this.#later();
    }
  }

  /** The chats of the sample data come and go with it. */
  async #take(status: Status): Promise<void> {
    const before = this.now?.state;
    this.now = status;
    if (status.state === 'making' || status.state === 'removing') this.#later();
    if (before !== undefined && before !== status.state) await tab.afresh();
  }

  #later(): void {
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => void this.#ask(), PAUSE_MS);
  }
}

export const sample = new SampleData();
