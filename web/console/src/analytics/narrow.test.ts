import { expect, test } from 'vitest';
import { narrow, picked, within } from './narrow';

test('what was picked is added to the filters', () => {
  expect(narrow({ chat: ['a'] }, { state: ['rated'] })).toEqual({ chat: ['a'], state: ['rated'] });
});

test('both sides narrow each other', () => {
  expect(narrow({ operator: ['a', 'b'] }, { operator: ['b'] })).toEqual({ operator: ['b'] });
});

test('of a wider state and a narrower one the narrower remains', () => {
  expect(narrow({ state: ['not_asked:idle_finish', 'rated'] }, { state: ['not_asked'] })).toEqual({
    state: ['not_asked:idle_finish'],
  });
  expect(narrow({ state: ['no_answer'] }, { state: ['skipped'] })).toEqual({ state: ['skipped'] });
  expect(narrow({ state: ['shown', 'expired'] }, { state: ['no_answer', 'not_asked', 'excluded'] })).toEqual({
    state: ['shown', 'expired'],
  });
});

test('nothing in common is nothing to ask for', () => {
  expect(narrow({ state: ['rated'] }, { state: ['no_answer'] })).toBeNull();
  expect(narrow({ chat: ['a'] }, { chat: ['b'] })).toBeNull();
});

test('a picked day lies within the period', () => {
  const period = { from: '2026-03-01', to: '2026-04-01' };
  expect(within(period, {})).toEqual(period);
  expect(within(period, { from: 'x', to: 'y' })).toEqual({ from: 'x', to: 'y' });
  expect([picked({}), picked({ from: 'x' })]).toEqual([false, true]);
});
