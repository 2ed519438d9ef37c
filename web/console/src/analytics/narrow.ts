// The list behind a number: what was clicked, within the filters that the number was counted under. Pure.

import { KEYS, NO_ANSWER, type Choices, type Key, type Pick } from './query';
import type { Range } from './period';

/** Whether every dialogue in state `inner` is in `outer`, too. */
function holds(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  if (outer === 'not_asked') return inner.startsWith('not_asked:');
  return outer === 'no_answer' && (NO_ANSWER as readonly string[]).includes(inner);
}

/** Values of both lists; a wider state on one side gives way to a narrower on the other. */
function both(key: Key, filter: string[], pick: string[]): string[] {
  if (key !== 'state') return pick.filter((value) => filter.includes(value));
  const found = pick.flatMap((value) => {
    if (filter.some((wanted) => holds(wanted, value))) return [value];
    return filter.filter((wanted) => holds(value, wanted));
  });
  return [...new Set(found)];
}

/** What filter and pick have in common; null when nothing can. */
export function narrow(filter: Choices, pick: Pick): Choices | null {
  const common: Choices = {};
  for (const key of KEYS) {
    const [wanted, picked] = [filter[key], pick[key]];
    if (!wanted && !picked) continue;
    const values = wanted && picked ? both(key, wanted, picked) : (wanted ?? picked ?? []);
    if (values.length === 0) return null;
    common[key] = values;
  }
  return common;
}

/** The picked part of a period. */
export const within = (range: Range, pick: Pick): Range => ({
  from: pick.from ?? range.from,
  to: pick.to ?? range.to,
});

export const picked = (pick: Pick): boolean => Object.keys(pick).length > 0;
