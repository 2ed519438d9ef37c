// Tags as the server takes them: the team’s of dialogues, and the analysts’ of reviews. Pure.

export const TAGS_MAX = 20;
export const TAG_LENGTH = 40;

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '');

/** Without case and marks: tags that differ in these alone are one, here and on the server. */
export const folded = (text: string): string => plain(plain(text).toLowerCase()).replaceAll('ß', 'ss');

/** What was typed, as a tag: on one line, single spaces. */
export const cleaned = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Why a tag cannot be added; null: it can. */
export function refused(tags: readonly string[], tag: string): 'long' | 'many' | null {
  if ([...tag].length > TAG_LENGTH) return 'long';
  return tags.length >= TAGS_MAX && !has(tags, tag) ? 'many' : null;
}

export const has = (tags: readonly string[], tag: string): boolean =>
  tags.some((known) => folded(known) === folded(tag));

export const added = (tags: readonly string[], tag: string): string[] =>
  has(tags, tag) ? [...tags] : [...tags, tag];

export const removed = (tags: readonly string[], tag: string): string[] =>
  tags.filter((known) => folded(known) !== folded(tag));

/** Known tags that fit what is typed and are not on it yet; those that begin with it first. */
export function suggested(known: readonly string[], taken: readonly string[], typed: string): string[] {
  const wanted = folded(cleaned(typed));
  const fits = known.filter((tag) => !has(taken, tag) && folded(tag).includes(wanted));
  const begins = (tag: string) => (folded(tag).startsWith(wanted) ? 0 : 1);
  return fits.sort((a, b) => begins(a) - begins(b)).slice(0, 8);
}

/** Both lists without doubles, in this order. */
export const joined = (first: readonly string[], second: readonly string[]): string[] =>
  second.reduce<string[]>((all, tag) => added(all, tag), [...first]);
