import { expect, it } from 'vitest';
import { neighbour } from './neighbour';

const GRID = [
  ['a', null, 'c'],
  ['d', 'e', null],
  [null, 'h', 'i'],
];

it('goes to the next cell that way and passes over empty ones', () => {
  expect(neighbour(GRID, 'a', 'ArrowRight', false)).toBe('c');
  expect(neighbour(GRID, 'c', 'ArrowLeft', false)).toBe('a');
  expect(neighbour(GRID, 'c', 'ArrowDown', false)).toBe('i');
  expect(neighbour(GRID, 'h', 'ArrowUp', false)).toBe('e');
});
it('ends where the table ends, and turns with the direction of writing', () => {
  expect(neighbour(GRID, 'a', 'ArrowUp', false)).toBeNull();
  expect(neighbour(GRID, 'd', 'ArrowDown', false)).toBeNull();
  expect(neighbour(GRID, 'a', 'ArrowLeft', true)).toBe('c');
  expect(neighbour(GRID, 'a', 'Enter', false)).toBeNull();
});
