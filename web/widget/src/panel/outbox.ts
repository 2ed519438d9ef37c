// Messages that the server has not acknowledged yet. They are kept until it has, also over a reload, and sent
// again under the same client id, so that none is lost and none is stored twice.

export interface Pending {
  client_id: string;
  text: string;
  /** A file that was uploaded before. */
  file?: string;
  fileName?: string;
  failed?: string;
}

interface Shelf {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

export class Outbox {
  items: Pending[] = [];
  #shelf: Shelf;
  #name: string;

  constructor(shelf: Shelf, name: string) {
    this.#shelf = shelf;
    this.#name = name;
    try {
      const kept: unknown = JSON.parse(shelf.get(name) ?? '[]');
      if (Array.isArray(kept)) this.items = kept as Pending[];
    } catch {
      // What cannot be read was not ours.
    }
  }

  add(item: Pending): void {
    this.items.push(item);
    this.#keep();
  }

  /** The server has it. */
  done(clientId: string): void {
    this.items = this.items.filter((item) => item.client_id !== clientId);
    this.#keep();
  }

  fail(clientId: string, reason: string): void {
    for (const item of this.items) if (item.client_id === clientId) item.failed = reason;
    this.#keep();
  }

  retry(clientId: string): void {
    for (const item of this.items) if (item.client_id === clientId) delete item.failed;
    this.#keep();
  }

  /** The first that waits to be sent: order is kept, one at a time. */
  get next(): Pending | undefined {
    return this.items.find((item) => !item.failed);
  }

  #keep(): void {
    this.#shelf.set(this.#name, JSON.stringify(this.items));
  }
}

/** A new client id: 128 random bits. */
export function clientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
