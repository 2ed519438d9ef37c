// Where the panel keeps things: Candor's own storage, or memory where storage is refused.

export class Shelf {
  #memory = new Map<string, string>();
  #storage: Storage | undefined;

  constructor(open: () => Storage) {
    try {
      const storage = open();
      storage.setItem('candor', '1');
      this.#storage = storage;
    } catch {
      // Private windows and blocked third-party storage: the visit lives as long as the page.
    }
  }

  get(name: string): string | null {
    return this.#storage ? this.#storage.getItem(name) : (this.#memory.get(name) ?? null);
  }

  set(name: string, value: string): void {
    try {
      if (this.#storage) this.#storage.setItem(name, value);
      else this.#memory.set(name, value);
    } catch {
      this.#memory.set(name, value);
    }
  }

  remove(name: string): void {
    this.#storage?.removeItem(name);
    this.#memory.delete(name);
  }
}
