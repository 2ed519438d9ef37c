// What was clicked, as filters of the whole view: what filter and click have in common. Pure. The list itself needs
// none of it, as the server takes both.

import { KEYS, NO_ANSWER, SEVERAL, type Choices, type Key, type Pick } from './query';

/** Whether every dialogue in state `inner` is in `outer`, too. */
function holds(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  if (outer === 'not_asked') return inner.startsWith('not_asked:');
  return outer === 'no_answer' && (NO_ANSWER as readonly string[]).includes(inner);
}

/** Values of both lists; a wider state on one side gives way to a narrower on the other. */
function both(key: Key, filter: string[], pick: string[]): string[] {
  // A dialogue may have one of each: only what is a part of the filter can take its place.
  if (SEVERAL.includes(key)) return pick.every((value) => filter.includes(value)) ? pick : [];
  if (key !== 'state') return pick.filter((value) => filter.includes(value));
  const found = pick.flatMap((value) => {
    if (filter.some((wanted) => holds(wanted, value))) return [value];
    return filter.filter((wanted) => holds(value, wanted));
  });
  return [...new Set(found)];
}

/** What filter and pick have in common; null when nothing can, or when no filter says it. */
export function narrow(filter: Choices, pick: Pick): Choices | null {
  // What is not about finished dialogues no filter can say.
  if (pick.of) return null;
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

export const picked = (pick: Pick): boolean => Object.keys(pick).length > 0;
