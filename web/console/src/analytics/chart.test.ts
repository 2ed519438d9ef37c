import type { Schemas } from '@candor/api';
import { expect, test } from 'vitest';
import { columns, labelled, levelScores, marks, shareFrom, stack } from './chart';
import { wilson } from './line';

const point: Schemas['Point'] = {
  from: '2026-03-01T00:00:00Z',
  finished: 12,
  rated: 6,
  no_answer: 3,
  not_asked: 2,
  excluded: 1,
  scores: { stars5: { '5': 4, '2': 1 }, thumbs2: { '0': 1 } },
  csat: null,
};

test('a column is every finished dialogue, without gap or overlap', () => {
  const segments = stack(point);
  expect(segments.map((segment) => segment.kind)).toEqual([4, 1, 0, 'no_answer', 'not_asked', 'excluded']);
  expect(segments[0]?.low).toBe(0);
  segments.slice(1).forEach((segment, place) => expect(segment.low).toBe(segments[place]?.high));
  expect(segments.at(-1)?.high).toBe(point.finished);
});

test('a column ends where the next begins', () => {
  const two = columns([point, { ...point, from: '2026-03-02T00:00:00Z' }], '2026-03-03T00:00:00Z');
  expect(two.map((column) => column.to)).toEqual(['2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z']);
});

test('labels have room', () => {
  expect(labelled(30, 1_200, 72)).toHaveLength(15);
  expect(labelled(3, 1_200, 72)).toEqual([0, 1, 2]);
  expect(labelled(0, 1_200, 72)).toEqual([]);
  expect(labelled(100, 10, 72)).toEqual([0]);
});

test('the axis leaves 0 only when nothing that counts lies below a half', () => {
  expect(shareFrom([wilson(80, 100), null], 30)).toBe(0.5);
  expect(shareFrom([wilson(80, 100), wilson(3, 4)], 30)).toBe(0.5);
  expect(shareFrom([wilson(80, 100), wilson(1, 4)], 30)).toBe(0);
  expect(shareFrom([wilson(52, 100)], 30)).toBe(0);
  expect(shareFrom([null], 30)).toBe(0);
});

test('the legend knows which scores a colour stands for', () => {
  expect(levelScores(4, ['numbers10'])).toEqual([{ scale: 'numbers10', scores: [10, 9] }]);
  expect(levelScores(1, ['thumbs2'])).toEqual([{ scale: 'thumbs2', scores: [] }]);
});

test('changes of one column share a mark, and one outside the period has none', () => {
  const of = columns(
    ['2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'].map((from) => ({ ...point, from })),
    '2026-03-03T00:00:00Z',
  );
  const meaning = { scale: 'stars5' as const, satisfied: [5], dissatisfied: [1] };
  const change = (at: string) => ({
    at,
    chat: { id: 'c', name: 'Shop', kind: 'website' as const },
    version: 2,
    scale: 'stars5' as const,
    before: meaning,
    after: meaning,
  });
  const found = marks(
    ['2026-03-02T06:00:00Z', '2026-03-02T12:00:00Z', '2026-03-09T00:00:00Z'].map(change),
    of,
  );
  expect(found.map(({ place, share, changes }) => [place, share, changes.length])).toEqual([[1, 0.25, 2]]);
});
