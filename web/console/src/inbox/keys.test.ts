import { expect, it } from 'vitest';
import { commandOf, type Pressed } from './keys';
import { address, placeOf } from './place';

const press = (key: string, change: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...change,
});

it('single keys work where nobody is writing', () => {
  expect(commandOf(press('t'), false, true)).toBe('take');
  expect(commandOf(press('L'), false, true)).toBe('tags');
  expect(commandOf(press('t'), true, true)).toBeNull();
  expect(commandOf(press('t'), false, false)).toBeNull();
  expect(commandOf(press('t', { ctrlKey: true }), false, true)).toBeNull();
});
it('finishing works everywhere, but not in the middle of a composition', () => {
  for (const change of [{ ctrlKey: true }, { metaKey: true }]) {
    expect(commandOf(press('Enter', change), true, false)).toBe('finish');
    expect(commandOf(press('Enter', { ...change, isComposing: true }), true, true)).toBeNull();
  }
  expect(commandOf(press('Enter'), false, true)).toBeNull();
});
it('an address is the place, and back', () => {
  const id = '01a2105c-5552-757d-8d35-b3c1f567afc5';
  expect(placeOf(address('mine', id))).toEqual({ list: 'mine', dialogue: id });
  expect(placeOf('/inbox')).toEqual({ list: 'waiting', dialogue: null });
  expect(placeOf('/inbox/nowhere/1')).toEqual({ list: 'waiting', dialogue: null });
});
