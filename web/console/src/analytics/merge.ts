// A fresh first page over a list that was already read further down: what is new comes in, what changed is
// replaced, what left the set goes; the rest stays where it was. Pure.

import type { Schemas } from '@candor/api';

export type Item = Schemas['Item'];

/** By what a list is ordered, newest first; null: by something that its rows do not tell. */
export type Order = 'finished_at' | 'rated_at' | 'opened_at' | null;

const place = (item: Item, order: Exclude<Order, null>): number =>
  Date.parse(item[order] ?? item.finished_at ?? item.opened_at);

/**
 * `whole`: the fresh page is all there is. A place below the page's last entry is not known anew and keeps what
 * it had; above it the page alone counts.
 */
export function merge(old: Item[], fresh: Item[], order: Order, whole: boolean): Item[] {
  const last = fresh.at(-1);
  if (whole || !last) return fresh;
  const known = new Set(fresh.map((item) => item.dialogue));
  const below = old.filter(
    (item) => !known.has(item.dialogue) && (order === null || place(item, order) <= place(last, order)),
  );
  return [...fresh, ...below];
}
