// Answers by time as a table of shaded cells. Pure: words and drawing are the components'.

/** Mean seconds of an answer, answers, or dialogues in which one answered. */
export const SHOWN = ['seconds', 'answers', 'dialogues'] as const;
export type Shown = (typeof SHOWN)[number];

/** Columns: the days (weeks, months) of the period, or the hours of the day over all of it. */
export const AXES = ['day', 'hour'] as const;
export type Axis = (typeof AXES)[number];

/** What the API says of a cell, a row or all. */
export interface Sums {
  response_seconds_mean?: number | null;
  answers: number;
  dialogues_answered: number;
}

/** The chosen figure; null where it is undefined: no answer has no mean. */
export function figure(of: Sums | undefined, shown: Shown): number | null {
  if (shown === 'seconds') return of?.response_seconds_mean ?? null;
  if (!of) return 0;
  return shown === 'answers' ? of.answers : of.dialogues_answered;
}

/** Shades, from the faintest. 0 is no shade. */
export const LEVELS = 5;

/**
 * The shade of each value among all. Counts are shaded in proportion; seconds by their order of magnitude, so
 * that one night's silence does not make all days alike. What is faster than a second is a second: magnitudes go
 * down without end, and one answer at once would make all others alike.
 */
export function levels(values: readonly (number | null)[], shown: Shown): number[] {
  const weights = shown === 'seconds' ? values.map((value) => value && Math.max(1, value)) : values;
  const there = weights.filter((value): value is number => value !== null && value > 0);
  if (there.length === 0) return values.map(() => 0);
  const [low, high] = [Math.min(...there), Math.max(...there)];
  const share = (value: number) => {
    if (shown !== 'seconds') return value / high;
    return high > low ? Math.log(value / low) / Math.log(high / low) : 1;
  };
  return weights.map((value) =>
    value === null || value <= 0 ? 0 : Math.min(LEVELS, Math.max(1, Math.ceil(share(value) * LEVELS))),
  );
}

/** The least and the most that is shaded; null when nothing is. */
export function reach(values: readonly (number | null)[]): [number, number] | null {
  const there = values.filter((value): value is number => value !== null && value > 0);
  return there.length > 0 ? [Math.min(...there), Math.max(...there)] : null;
}

/** Cells in the order of the columns; those the API leaves out are undefined. */
export function inOrder<K, C>(
  columns: readonly K[],
  cells: readonly C[],
  key: (cell: C) => K,
): (C | undefined)[] {
  const known = new Map(cells.map((cell) => [key(cell), cell]));
  return columns.map((column) => known.get(column));
}

export const HOURS: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);

const WEEK_STARTS: Record<string, number> = { monday: 1, saturday: 6, sunday: 7 };

/** Weekdays (1: Monday) in the order of the workspace's weeks. */
export const weekdays = (weekStart: string): number[] =>
  Array.from({ length: 7 }, (_, day) => (((WEEK_STARTS[weekStart] ?? 1) - 1 + day) % 7) + 1);
