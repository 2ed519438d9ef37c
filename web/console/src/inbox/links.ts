// Web addresses inside a text. Pure: gives pieces, never markup, so that nothing a person writes can become
// anything but text or an ordinary link to http or https.

export interface Piece {
  text: string;
  href?: string;
}

const ADDRESS = /https?:\/\/[^\s<>"'`]{1,2000}/giu;
/** Marks that end a sentence rather than an address. */
const TAIL = /[.,;:!?…)\]}»”’]+$/u;

export function pieces(text: string): Piece[] {
  const result: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(ADDRESS)) {
    let address = match[0];
    const tail = TAIL.exec(address)?.[0] ?? '';
    // A bracket that was opened inside the address belongs to it.
    const closes = tail.startsWith(')') && address.slice(0, -tail.length).includes('(') ? 1 : 0;
    address = address.slice(0, address.length - tail.length + closes);
    if (!URL.canParse(address)) continue;
    if (match.index > done) result.push({ text: text.slice(done, match.index) });
    result.push({ text: address, href: address });
    done = match.index + address.length;
  }
  if (done < text.length) result.push({ text: text.slice(done) });
  return result;
}
