// The order of operators and chats. Pure. By volume unless asked otherwise; a share is ordered by its interval's
// lower end, so that one happy answer does not rank first; there is no order by a bare average.

import type { Schemas } from '@candor/api';
import type { Sort } from './query';

interface Row {
  finished: number;
  rated: number;
  csat?: Schemas['Share'] | null;
  response_seconds_mean?: number | null;
}

/** Undefined comes last whatever the order. */
const KEY: Record<Sort, (row: Row) => number> = {
  finished: (row) => row.finished,
  rated: (row) => row.rated,
  csat: (row) => row.csat?.low ?? -1,
  // The quickest first.
  response: (row) => -(row.response_seconds_mean ?? Infinity),
};

export const sorted = <R extends Row>(rows: readonly R[], by: Sort): R[] =>
  [...rows].sort((a, b) => {
    const [first, second] = [KEY[by](a), KEY[by](b)];
    return first === second ? b.finished - a.finished : second - first;
  });

/** Where an axis of shares may begin: a tenth below everything that rests on enough answers. */
export function axisFrom(shares: { low: number }[]): number {
  const lowest = Math.min(1, ...shares.map((share) => share.low));
  return shares.length === 0 ? 0 : Math.min(0.9, Math.floor(lowest * 10) / 10);
}
