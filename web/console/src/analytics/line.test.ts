import { expect, test } from 'vitest';
import { line, wilson } from './line';

test.each([
  // Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Wilson’s interval of %i in %i is the published one', (part, n, low, high) => {
  const share = wilson(part, n);
  expect(share?.low).toBeCloseTo(low, 4);
  expect(share?.high).toBeCloseTo(high, 4);
});

test('a share of nothing is undefined', () => {
  expect(wilson(0, 0)).toBeNull();
});

const day = (part: number, n: number) => ({ csat: wilson(part, n) });

test('thin days are summed over seven, each point with the days before it', () => {
  const points = [...Array.from({ length: 7 }, () => day(2, 3)), day(0, 10)];
  const { window, shares } = line(points, 'day', 30);
  expect(window).toBe(7);
  expect(shares[0]).toEqual(wilson(2, 3));
  expect(shares[6]).toEqual(wilson(14, 21));
  expect(shares[7]).toEqual(wilson(12, 28));
});

test('days without ratings add nothing, and seven of them leave a gap', () => {
  const points = [day(3, 4), ...Array.from({ length: 7 }, () => ({ csat: null })), day(1, 1)];
  const { shares } = line(points, 'day', 30);
  expect(shares[6]).toEqual(wilson(3, 4));
  expect(shares[7]).toBeNull();
  expect(shares[8]).toEqual(wilson(1, 1));
});

test('full days stand for themselves', () => {
  const points = [day(28, 30), day(40, 50), day(1, 2)];
  expect(line(points, 'day', 30)).toEqual({ window: 1, shares: points.map((point) => point.csat) });
});

test('hours are summed over a day, weeks and months stand for themselves', () => {
  expect(line([day(1, 2)], 'hour', 30).window).toBe(24);
  expect(line([day(1, 2)], 'week', 30).window).toBe(1);
  expect(line([day(1, 2)], 'month', 30).window).toBe(1);
});

test('a third of nine is three of nine again', () => {
  for (let n = 1; n <= 400; n += 1) {
    for (const part of [0, Math.floor(n / 3), Math.ceil(n / 2), n]) {
      expect(line([day(part, n), day(0, 0)], 'day', 10_000).shares[1]).toEqual(wilson(part, n));
    }
  }
});
