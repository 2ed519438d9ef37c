// Scores as five levels, from dissatisfied to satisfied, for colour and order only: what counts as satisfied
// is the chat's setting and comes counted from the server. Pure.

export const SCALES = ['thumbs2', 'faces3', 'stars5', 'faces5', 'numbers10'] as const;
export type Scale = (typeof SCALES)[number];

const RANGE: Record<Scale, [number, number]> = {
  thumbs2: [0, 1],
  faces3: [1, 3],
  stars5: [1, 5],
  faces5: [1, 5],
  numbers10: [0, 10],
};

export const best = (scale: Scale): number => RANGE[scale][1];

/** All scores of a scale, best first. */
export function scoresOf(scale: Scale): number[] {
  const [low, high] = RANGE[scale];
  return Array.from({ length: high - low + 1 }, (_, place) => high - place);
}

export const LEVELS = [0, 1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];
/** The colours of the levels, dissatisfied first (tokens.css). */
export const COLOURS = ['--d2', '--d1', '--mid', '--g1', '--g2'] as const;

const TEN: Level[] = [0, 0, 0, 1, 1, 2, 2, 2, 3, 4, 4];

export function levelOf(scale: string, score: number): Level {
  switch (scale) {
    case 'thumbs2':
      return score > 0 ? 4 : 0;
    case 'faces3':
      return ([0, 2, 4] as const)[score - 1] ?? 2;
    case 'numbers10':
      return TEN[score] ?? 2;
    default:
      return ([0, 1, 2, 3, 4] as const)[score - 1] ?? 2;
  }
}

/** Counts per level of `scale → score → count`. */
export function levels(
  scores: Record<string, Record<string, number>>,
): [number, number, number, number, number] {
  const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (const [scale, of] of Object.entries(scores)) {
    for (const [score, count] of Object.entries(of)) counts[levelOf(scale, Number(score))] += count;
  }
  return counts;
}
