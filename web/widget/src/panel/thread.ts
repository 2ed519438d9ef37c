// What the visitor's dialogue holds, however messages arrive: twice, late, out of order. Pure: it keeps
// messages by number and says from where the server must be asked again.

import type { Dialogue, Message } from './types';

export class Thread {
  dialogue: Dialogue | null = null;
  #messages = new Map<number, Message>();

  /** The dialogue as last heard. A newer one starts an empty thread. */
  see(dialogue: Dialogue | null): void {
    const now = this.dialogue;
    // Answers and events cross on the way: what is older than what is known already says nothing. Ids grow
    // with time.
    if (now && (!dialogue || dialogue.id < now.id)) return;
    if (dialogue?.id !== now?.id) this.#messages.clear();
    else if (dialogue && now) dialogue = { ...dialogue, last_seq: Math.max(dialogue.last_seq, now.last_seq) };
    this.dialogue = dialogue;
  }

  /** Adds a message; true when it is new. One of another dialogue is refused: look at the newest again. */
  add(message: Message): boolean {
    if (!this.dialogue || message.dialogue !== this.dialogue.id) return false;
    if (this.#messages.has(message.seq)) return false;
    this.#messages.set(message.seq, message);
    if (message.seq > this.dialogue.last_seq) this.dialogue = { ...this.dialogue, last_seq: message.seq };
    return true;
  }

  belongs(message: Message): boolean {
    return message.dialogue === this.dialogue?.id;
  }

  /** The last number up to which nothing is missing. */
  get whole(): number {
    let seq = 0;
    while (this.#messages.has(seq + 1)) seq += 1;
    return seq;
  }

  /** Whether messages are known to be missing. */
  get gap(): boolean {
    return this.whole < (this.dialogue?.last_seq ?? 0);
  }

  /** Messages without a gap before them, in order: only these are shown. */
  get items(): Message[] {
    const items: Message[] = [];
    for (let seq = 1; this.#messages.has(seq); seq += 1) items.push(this.#messages.get(seq)!);
    return items;
  }

  has(clientId: string): boolean {
    for (const message of this.#messages.values()) if (message.client_id === clientId) return true;
    return false;
  }

  /** Operator messages that the visitor has not read. */
  get unread(): number {
    const read = this.dialogue?.read.visitor ?? 0;
    return this.items.filter((message) => message.from === 'operator' && message.seq > read).length;
  }
}
