import { expect, test } from 'vitest';
import { narrow, picked } from './narrow';

test('what was picked is added to the filters', () => {
  expect(narrow({ chat: ['a'] }, { state: ['rated'] })).toEqual({ chat: ['a'], state: ['rated'] });
});

test('what is not about finished dialogues is no filter', () => {
  expect(narrow({}, { of: 'open_now' })).toBeNull();
  expect(picked({ of: 'open_now' })).toBe(true);
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

test('where a dialogue may have both, only a part of the filter takes its place', () => {
  expect(narrow({ reason: ['slow', 'rude'] }, { reason: ['slow'] })).toEqual({ reason: ['slow'] });
  expect(narrow({ reason: ['slow'] }, { reason: ['rude'] })).toBeNull();
  expect(narrow({ fact: ['shown', 'came_back'] }, { fact: ['shown', 'handed_over'] })).toBeNull();
});

test('nothing or something is picked', () => {
  expect([picked({}), picked({ from: 'x' })]).toEqual([false, true]);
});
