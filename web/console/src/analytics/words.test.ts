import { expect, test } from 'vitest';
import { count, decimal, duration, interval, percent, points, runs } from './words';

test('undefined is a dash, never 0', () => {
  expect(percent('en-GB', null)).toBe('–');
  expect(decimal('fr', undefined, 2)).toBe('–');
  expect(percent('en-GB', 0)).toBe('0\u00a0%');
});

test('a share is written with a space before the sign', () => {
  expect(percent('en-GB', 0.8642)).toBe('86\u00a0%');
  expect(percent('fr', 0.8642, 1)).toBe('86,4\u00a0%');
  expect(percent('ar-u-nu-latn', 0.86)).toContain('86');
});

test('an interval is whole percent', () => {
  expect(interval('en-GB', { share: 0.8288, low: 0.7925, high: 0.8599, n: 1479 })).toEqual({
    share: '83\u00a0%',
    low: '79',
    high: '86',
    n: '1,479',
  });
});

test('a difference has its sign, and none at 0', () => {
  expect(points('en-GB', 0.0214)).toBe('+2.1');
  expect(points('en-GB', -0.004)).toBe('−0.4');
  expect(points('en-GB', 0)).toBe('0');
});

test('numbers follow the language', () => {
  expect(count('en-GB', 1_598)).toBe('1,598');
  expect(count('ru', 15_980)).toBe('15\u00a0980');
});

test('durations are as fine as they are useful', () => {
  expect(duration(24.4)).toEqual({ hours: 0, minutes: 0, seconds: 24 });
  expect(duration(95)).toEqual({ hours: 0, minutes: 1, seconds: 35 });
  expect(duration(59.6)).toEqual({ hours: 0, minutes: 1, seconds: 0 });
  expect(duration(725)).toEqual({ hours: 0, minutes: 12, seconds: 0 });
  expect(duration(7_830)).toEqual({ hours: 2, minutes: 10, seconds: 0 });
});

test('scores next to each other are a run', () => {
  expect(runs([10, 8, 9, 3, 1])).toEqual([
    [1, 1],
    [3, 3],
    [8, 10],
  ]);
  expect(runs([])).toEqual([]);
});
