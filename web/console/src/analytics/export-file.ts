// What an export's answer tells while it comes. Pure.

/** The name that the server gave the file (RFC 6266, in UTF-8). */
export function fileName(disposition: string | null, otherwise: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  try {
    return encoded ? decodeURIComponent(encoded) : otherwise;
  } catch {
    return otherwise;
  }
}

const [QUOTE, NEWLINE] = [0x22, 0x0a];

/** Counts the records of a CSV file as its bytes come: a line break within quotes ends none (RFC 4180). */
export class Records {
  count = 0;
  #quoted = false;

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      // A doubled quote leaves the quotes and enters them again.
      if (byte === QUOTE) this.#quoted = !this.#quoted;
      else if (byte === NEWLINE && !this.#quoted) this.count += 1;
    }
  }
}
