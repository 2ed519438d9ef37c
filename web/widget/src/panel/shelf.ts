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
    return this.#memory.get(name) ?? this.#storage?.getItem(name) ?? null;
  }

  /** The names that begin so, in alphabetical order. */
  names(prefix: string): string[] {
    const all = [...this.#memory.keys(), ...(this.#storage ? Object.keys(this.#storage) : [])];
    return [...new Set(all)].filter((name) => name.startsWith(prefix)).sort();
  }

  set(name: string, value: string): void {
    try {
      if (!this.#storage) throw new Error('refused');
      this.#storage.setItem(name, value);
      this.#memory.delete(name);
    } catch {
      // Refused, or full: it is kept as long as the page.
      this.#memory.set(name, value);
    }
  }

  remove(name: string): void {
    this.#storage?.removeItem(name);
    this.#memory.delete(name);
  }
}
