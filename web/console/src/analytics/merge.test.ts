import { expect, test } from 'vitest';
import { merge, type Item } from './merge';

const item = (dialogue: string, minute: number, comment = ''): Item =>
  ({ dialogue, comment, finished_at: `2026-03-01T10:${String(minute).padStart(2, '0')}:00Z` }) as Item;
const names = (items: Item[]) => items.map((one) => one.dialogue).join('');

test('what is new comes first, what was read further down stays', () => {
  const old = [item('d', 40), item('c', 30), item('b', 20), item('a', 10)];
  expect(names(merge(old, [item('e', 50), item('d', 40), item('c', 30)], 'finished_at', false))).toBe(
    'edcba',
  );
});

test('what changed is replaced in place', () => {
  const merged = merge([item('b', 20), item('a', 10)], [item('b', 20, 'corrected')], 'finished_at', false);
  expect(merged.map((one) => one.comment)).toEqual(['corrected', '']);
});

test('what left the set goes', () => {
  const old = [item('d', 40), item('c', 30), item('b', 20), item('a', 10)];
  expect(names(merge(old, [item('d', 40), item('b', 20)], 'finished_at', false))).toBe('dba');
});

test('what moved up is there once', () => {
  const old = [item('c', 30), item('b', 20), item('a', 10)];
  expect(names(merge(old, [item('a', 50), item('c', 30)], 'finished_at', false))).toBe('acb');
});

test('a page that is all there is replaces everything', () => {
  expect(names(merge([item('b', 20), item('a', 10)], [item('b', 20)], 'finished_at', true))).toBe('b');
  expect(merge([item('a', 10)], [], 'finished_at', true)).toEqual([]);
});
