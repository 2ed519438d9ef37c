// Messages by number, however they arrive: twice, late, out of order. Pure: only what has no gap before it is
// shown, and the gap says from where the server must be asked again.

export interface Numbered {
  /** 1, 2, 3 … without gaps. */
  seq: number;
  client_id?: string | undefined;
}

export class Sequence<M extends Numbered> {
  #messages = new Map<number, M>();
  /** The greatest number known to exist. */
  last = 0;

  /** Adds a message; true when it is new. */
  add(message: M): boolean {
    this.last = Math.max(this.last, message.seq);
    if (this.#messages.has(message.seq)) return false;
    this.#messages.set(message.seq, message);
    return true;
  }

  clear(): void {
    this.#messages.clear();
    this.last = 0;
  }

  /** The last number up to which nothing is missing. */
  get whole(): number {
    let seq = 0;
    while (this.#messages.has(seq + 1)) seq += 1;
    return seq;
  }

  /** Whether messages are known to be missing. */
  get gap(): boolean {
    return this.whole < this.last;
  }

  /** Messages without a gap before them, in order. */
  get items(): M[] {
    const items: M[] = [];
    for (let seq = 1; this.#messages.has(seq); seq += 1) items.push(this.#messages.get(seq)!);
    return items;
  }

  has(clientId: string): boolean {
    for (const message of this.#messages.values()) if (message.client_id === clientId) return true;
    return false;
  }
}
