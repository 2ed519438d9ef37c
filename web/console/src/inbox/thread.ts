// The loaded part of a dialogue's messages. Pure: an unbroken run by number that grows at both ends, however
// messages arrive: twice, late, out of order. What lies behind a gap is kept back until the gap is filled.

import type { Message } from './dialogues';

export class Thread {
  #messages = new Map<number, Message>();
  /** The first number of the run; 0: nothing is loaded yet. */
  #first = 0;
  #last = 0;
  /** The greatest number known to exist. */
  #greatest = 0;

  /** Adds messages; true when the run grew. Live ones that come before the first page wait for it. */
  add(messages: readonly Message[], loaded = false): boolean {
    const before = this.#first + this.#last;
    for (const message of messages) {
      this.#messages.set(message.seq, message);
      this.#greatest = Math.max(this.#greatest, message.seq);
    }
    const start = messages[0];
    if (loaded && start && this.#first === 0) this.#first = this.#last = start.seq;
    if (this.#first === 0) return false;
    while (this.#messages.has(this.#last + 1)) this.#last += 1;
    while (this.#messages.has(this.#first - 1)) this.#first -= 1;
    return this.#first + this.#last !== before;
  }

  /** The run, in order. */
  get items(): Message[] {
    const items: Message[] = [];
    if (this.#first === 0) return items;
    for (let seq = this.#first; seq <= this.#last; seq += 1) items.push(this.#messages.get(seq)!);
    return items;
  }

  get first(): number {
    return this.#first;
  }

  /** The last number of the run: from here the server is asked for what is missing. */
  get last(): number {
    return this.#last;
  }

  /** Whether messages after the run are known to be missing. */
  get gap(): boolean {
    return this.#first > 0 && this.#greatest > this.#last;
  }

  /** Whether the dialogue's beginning is loaded. */
  get whole(): boolean {
    return this.#first === 1;
  }
}
