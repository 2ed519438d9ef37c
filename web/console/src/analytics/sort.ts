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

/**
 * Where an axis of shares may begin: below every share, and below every interval of enough answers. The interval
 * of few answers may be cut off there.
 */
export function axisFrom(rows: { csat?: Schemas['Share'] | null; few: boolean }[]): number {
  const ends = rows.flatMap(({ csat, few }) => (csat ? [few ? csat.share : csat.low] : []));
  return ends.length === 0 ? 0 : Math.min(0.9, Math.floor(Math.min(...ends) * 10) / 10);
}
