import { expect, test } from 'vitest';
import { dateIn, daysBetween, plusDays, rangeOf, stepFor, stepsFor, type Named } from './period';

// A Wednesday.
const TODAY = '2026-11-25';

test.each<[Named, string, string]>([
  ['today', '2026-11-25', '2026-11-26'],
  ['yesterday', '2026-11-24', '2026-11-25'],
  ['7d', '2026-11-19', '2026-11-26'],
  ['30d', '2026-10-27', '2026-11-26'],
  ['90d', '2026-08-28', '2026-11-26'],
  ['this_week', '2026-11-23', '2026-11-26'],
  ['last_week', '2026-11-16', '2026-11-23'],
  ['this_month', '2026-11-01', '2026-11-26'],
  ['last_month', '2026-10-01', '2026-11-01'],
  ['this_quarter', '2026-10-01', '2026-11-26'],
  ['last_quarter', '2026-07-01', '2026-10-01'],
  ['this_year', '2026-01-01', '2026-11-26'],
  ['last_year', '2025-01-01', '2026-01-01'],
])('%s', (period, from, to) => {
  expect(rangeOf(period, TODAY, 'monday')).toEqual({ from, to });
});

test('weeks begin where the workspace says', () => {
  expect(rangeOf('this_week', TODAY, 'sunday').from).toBe('2026-11-22');
  expect(rangeOf('this_week', TODAY, 'saturday').from).toBe('2026-11-21');
  expect(rangeOf('this_week', '2026-11-22', 'monday').from).toBe('2026-11-16');
});

test('months and quarters go back over the turn of a year', () => {
  expect(rangeOf('last_month', '2026-01-31', 'monday')).toEqual({ from: '2025-12-01', to: '2026-01-01' });
  expect(rangeOf('last_quarter', '2026-02-10', 'monday')).toEqual({ from: '2025-10-01', to: '2026-01-01' });
});

test('a day is the one that the zone has', () => {
  const at = Date.parse('2026-11-25T23:30:00Z');
  expect(dateIn('Europe/Paris', at)).toBe('2026-11-26');
  expect(dateIn('America/New_York', at)).toBe('2026-11-25');
});

test('days are counted by date, whatever the clock did between them', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
});

test('every length has a step, and the one that suits it is offered', () => {
  for (const days of [1, 2, 3, 7, 14, 30, 90, 100, 101, 365, 400, 730, 800, 801, 3_650]) {
    expect(stepsFor(days), `${days} days`).toContain(stepFor(days));
  }
});
