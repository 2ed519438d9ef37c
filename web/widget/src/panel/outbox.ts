// Messages that the server has not acknowledged yet. They are kept until it has, also over a reload, and sent
// again under the same client id, so that none is lost and none is stored twice. Each lies under a name of its
// own: tabs of one browser write beside each other and never over each other.

import type { Shelf } from './shelf';

export interface Pending {
  client_id: string;
  text: string;
  /** A file that was uploaded before. */
  file?: string;
  fileName?: string;
  failed?: string;
}

export class Outbox {
  items: Pending[] = [];
  #shelf: Pick<Shelf, 'get' | 'set' | 'remove' | 'names'>;
  #prefix: string;
  /** Where each item lies. */
  #places = new Map<string, string>();

  constructor(shelf: Pick<Shelf, 'get' | 'set' | 'remove' | 'names'>, name: string) {
    this.#shelf = shelf;
    this.#prefix = `${name}/`;
    for (const place of shelf.names(this.#prefix)) {
      try {
        const item = JSON.parse(shelf.get(place) ?? '') as Pending;
        if (!item.client_id) continue;
        this.items.push(item);
        this.#places.set(item.client_id, place);
      } catch {
        // What cannot be read was not ours.
      }
    }
  }

  add(item: Pending, now = Date.now()): void {
    this.items.push(item);
    // The moment in the name keeps the order over a reload; the counter, within one millisecond.
    const order = String(now * 1000 + (this.items.length % 1000)).padStart(17, '0');
    this.#places.set(item.client_id, `${this.#prefix}${order} ${item.client_id}`);
    this.#keep(item);
  }

  /** The server has it. */
  done(clientId: string): void {
    const place = this.#places.get(clientId);
    if (!place) return;
    this.items = this.items.filter((item) => item.client_id !== clientId);
    this.#places.delete(clientId);
    this.#shelf.remove(place);
  }

  fail(clientId: string, reason: string): void {
    for (const item of this.items) {
      if (item.client_id !== clientId) continue;
      item.failed = reason;
      this.#keep(item);
    }
  }

  retry(clientId: string): void {
    for (const item of this.items) {
      if (item.client_id !== clientId) continue;
      delete item.failed;
      this.#keep(item);
    }
  }

  /** The first that waits to be sent: order is kept, one at a time. */
  get next(): Pending | undefined {
    return this.items.find((item) => !item.failed);
  }

  #keep(item: Pending): void {
    this.#shelf.set(this.#places.get(item.client_id)!, JSON.stringify(item));
  }
}

/** A new client id: 128 random bits. */
export function clientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
