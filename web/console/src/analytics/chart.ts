// Shapes of the chart from the points of the answer. Pure. Every finished dialogue is a part of its column: by
// score from the best down, then no answer, not asked, excluded.

import type { Schemas } from '@candor/api';
import { SCALES, levelOf, levels, scoresOf, type Level, type Scale } from './scales';

type Point = Schemas['Point'];

interface Segment {
  /** A level of scores, or one of the parts without a score. */
  kind: Level | 'no_answer' | 'not_asked' | 'excluded';
  low: number;
  high: number;
}

export function stack(point: Point): Segment[] {
  const counts = levels(point.scores);
  const parts: [Segment['kind'], number][] = [
    ...([4, 3, 2, 1, 0] as const).map((level): [Level, number] => [level, counts[level]]),
    ['no_answer', point.no_answer],
    ['not_asked', point.not_asked],
    ['excluded', point.excluded],
  ];
  const segments: Segment[] = [];
  let low = 0;
  for (const [kind, count] of parts) {
    if (count > 0) segments.push({ kind, low, high: low + count });
    low += count;
  }
  return segments;
}

export interface Column {
  from: string;
  to: string;
  point: Point;
}

/** Points with where they end: where the next begins, the last at the period's end. */
export const columns = (points: Point[], end: string): Column[] =>
  points.map((point, place) => ({ from: point.from, to: points[place + 1]?.from ?? end, point }));

/** Which columns carry a label when one needs `room` of the `width`: evenly, from the first. */
export function labelled(count: number, width: number, room: number): number[] {
  if (count === 0) return [];
  const every = Math.max(1, Math.ceil((count * room) / Math.max(width, room)));
  return Array.from({ length: Math.ceil(count / every) }, (_, place) => place * every);
}

/** What the legend says of a level: its scores where one scale is drawn, nothing for several. */
export function levelScores(level: Level, scales: string[]): { scale: Scale; scores: number[] }[] {
  return SCALES.filter((scale) => scales.includes(scale)).map((scale) => ({
    scale,
    scores: scoresOf(scale).filter((score) => levelOf(scale, score) === level),
  }));
}

/**
 * Where the axis of shares begins: at a half when no share lies below and no interval of enough answers does,
 * otherwise at 0. An interval of few answers may be cut off there.
 */
export function shareFrom(shares: (Schemas['Share'] | null)[], few: number): number {
  const drawn = shares.filter((share) => share !== null);
  const high = drawn.every((share) => share.share >= 0.5 && (share.n < few || share.low >= 0.5));
  return drawn.length > 0 && high ? 0.5 : 0;
}

/** Changes of what scores mean that fall into one column. `share`: how far into it the first of them lies, 0–1. */
export interface Mark {
  place: number;
  share: number;
  changes: Schemas['DefinitionChange'][];
}

/** Where the chart marks changes, in order of time; those of one column together. */
export function marks(changes: Schemas['DefinitionChange'][], all: Column[]): Mark[] {
  const found: Mark[] = [];
  for (const change of changes) {
    const at = Date.parse(change.at);
    const place = all.findIndex(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to));
    const column = all[place];
    if (!column) continue;
    const [from, to] = [Date.parse(column.from), Date.parse(column.to)];
    const last = found.at(-1);
    if (last?.place === place) last.changes.push(change);
    else found.push({ place, share: (at - from) / (to - from), changes: [change] });
  }
  return found;
}
