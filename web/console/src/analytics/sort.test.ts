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

test('the axis begins below everything that is drawn', () => {
  const enough = [
    { csat: wilson(70, 100), few: false },
    { csat: wilson(95, 100), few: false },
  ];
  expect(axisFrom(enough)).toBe(0.6);
  // 3 of 4 reaches down to 30 %, but rests on few answers; 1 of 7 is itself below.
  expect(axisFrom([...enough, { csat: wilson(3, 4), few: true }])).toBe(0.6);
  expect(axisFrom([...enough, { csat: wilson(1, 7), few: true }])).toBe(0.1);
  expect(axisFrom([{ csat: wilson(10_000, 10_000), few: false }])).toBe(0.9);
  expect(axisFrom([{ csat: null, few: true }])).toBe(0);
});
