// The line above the chart: each point's own share, or, where days are thin, the share of the last seven days
// together. Pure. Sums come from the points of the answer; the interval is Wilson's, as the server computes it.

import type { Schemas } from '@candor/api';
import type { Step } from './period';

type Share = Schemas['Share'];

/** The 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/** Wilson's 95 % score interval without continuity correction (Wilson 1927; Newcombe 1998, method 3). */
export function wilson(part: number, n: number): Share | null {
  if (n <= 0) return null;
  const share = part / n;
  const z2 = Z * Z;
  const denominator = 1 + z2 / n;
  const centre = (share + z2 / (2 * n)) / denominator;
  const half = (Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / denominator;
  return {
    share,
    low: part === 0 ? 0 : Math.max(0, centre - half),
    high: part === n ? 1 : Math.min(1, centre + half),
    n,
  };
}

/** Over how many steps a thin series is summed: seven days, a day of hours; weeks and months stand alone. */
const WINDOW: Record<Step, number> = { hour: 24, day: 7, week: 1, month: 1 };

export interface Line {
  /** 1: each point by itself. */
  window: number;
  shares: (Share | null)[];
}

/** The line for a series. Points with ratings that have fewer than `few` of them in the middle case are thin. */
export function line(points: { csat?: Share | null | undefined }[], step: Step, few: number): Line {
  const own = points.map((point) => point.csat ?? null);
  const counts = own.flatMap((share) => (share ? [share.n] : [])).sort((a, b) => a - b);
  const middle = counts[Math.floor(counts.length / 2)] ?? 0;
  const window = middle < few ? WINDOW[step] : 1;
  if (window === 1) return { window, shares: own };
  return {
    window,
    shares: own.map((_, place) => sum(own.slice(Math.max(0, place - window + 1), place + 1))),
  };
}

function sum(shares: (Share | null)[]): Share | null {
  let [part, n] = [0, 0];
  for (const share of shares) {
    if (!share) continue;
    // A share of n is a count; the product is whole but for rounding.
    part += Math.round(share.share * share.n);
    n += share.n;
  }
  return wilson(part, n);
}
