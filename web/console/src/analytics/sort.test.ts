import { expect, test } from 'vitest';
import { wilson } from './line';
import { axisFrom, sorted } from './sort';

const row = (name: string, finished: number, part: number, n: number, response: number | null = null) => ({
  name,
  finished,
  rated: n,
  csat: wilson(part, n),
  response_seconds_mean: response,
});
const rows = [
  row('one', 3, 1, 1, 9),
  row('many', 90, 76, 80, 40),
  row('silent', 50, 0, 0),
  row('some', 60, 40, 50, 20),
];
const names = (by: Parameters<typeof sorted>[1]) => sorted(rows, by).map((one) => one.name);

test('by volume unless asked otherwise', () => {
  expect(names('finished')).toEqual(['many', 'some', 'silent', 'one']);
});

test('one happy answer does not rank first', () => {
  expect(names('csat')).toEqual(['many', 'some', 'one', 'silent']);
});

test('the quickest first, those without answers last', () => {
  expect(names('response')).toEqual(['one', 'some', 'many', 'silent']);
});

test('the axis begins below everything', () => {
  expect(axisFrom([{ low: 0.57 }, { low: 0.89 }])).toBe(0.5);
  expect(axisFrom([{ low: 0.99 }])).toBe(0.9);
  expect(axisFrom([])).toBe(0);
});
