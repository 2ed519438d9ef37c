import { expect, it } from 'vitest';
import { askedAt, fitting, inserted } from './canned';

const replies = [
  { id: '1', shortcut: 'shipping', text: 'Three to five days.' },
  { id: '2', shortcut: 'hello', text: 'Hello!' },
  { id: '3', shortcut: 'retour-été', text: 'About shipping it back.' },
];
const shortcuts = (query: string) => fitting(replies, query).map(({ shortcut }) => shortcut);

it('a slash asks at the start and after a space, not inside a word or an address', () => {
  expect(askedAt('/he', 3)).toEqual({ from: 0, query: 'he' });
  expect(askedAt('Hi /', 4)).toEqual({ from: 3, query: '' });
  expect(askedAt('and/or', 6)).toBeNull();
  expect(askedAt('https://example.org/a', 21)).toBeNull();
  expect(askedAt('/he llo', 7)).toBeNull();
});
it('only what stands before the caret counts', () => {
  expect(askedAt('/hello', 3)).toEqual({ from: 0, query: 'he' });
});
it('best first, without regard to case and accents', () => {
  expect(shortcuts('SHIP')).toEqual(['shipping', 'retour-été']);
  expect(shortcuts('ete')).toEqual(['retour-été']);
  expect(shortcuts('zzz')).toEqual([]);
  expect(shortcuts('')).toHaveLength(3);
});
it('takes the place of what was asked and leaves the rest', () => {
  expect(inserted('Hi /he there', { from: 3, query: 'he' }, 6, 'Hello!')).toEqual({
    text: 'Hi Hello! there',
    caret: 9,
  });
});
