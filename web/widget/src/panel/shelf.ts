// Where the panel keeps things: Candor's own storage. A private window refuses that to frames; there the few
// names that must outlive the page go into a cookie that is cut off from every other site (partitioned), and
// where that is refused too everything lives in memory, as long as the page.

export class Shelf {
  #memory = new Map<string, string>();
  #storage: Storage | undefined;
  #lasting: (name: string) => boolean;

  /** `lasting` says which names are worth a cookie: short ones, and never what people wrote. */
  constructor(open: () => Storage, lasting: (name: string) => boolean = () => false) {
    this.#lasting = lasting;
    try {
      const storage = open();
      storage.setItem('candor', '1');
      this.#storage = storage;
    } catch {
      // A private window, or storage that is blocked in frames.
    }
  }

  get(name: string): string | null {
    return this.#memory.get(name) ?? (this.#storage ? this.#storage.getItem(name) : cookie(name));
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
      this.#memory.set(name, value);
      if (!this.#storage && this.#lasting(name)) bake(name, value, YEAR);
    }
  }

  remove(name: string): void {
    this.#storage?.removeItem(name);
    this.#memory.delete(name);
    if (!this.#storage && this.#lasting(name)) bake(name, '', 0);
  }
}

const YEAR = 365 * 86_400;

/** Goes nowhere but to the panel's own page, and the server does not look at it. */
function bake(name: string, value: string, seconds: number): void {
  try {
    document.cookie = `${encodeURIComponent(name)}=${encodeURIComponent(value)}; Path=/widget/panel; Max-Age=${seconds}; Secure; SameSite=None; Partitioned`;
  } catch {
    // Refused as well.
  }
}

function cookie(name: string): string | null {
  try {
    const begin = `${encodeURIComponent(name)}=`;
    const found = document.cookie.split('; ').find((each) => each.startsWith(begin));
    return found ? decodeURIComponent(found.slice(begin.length)) : null;
  } catch {
    return null;
  }
}
