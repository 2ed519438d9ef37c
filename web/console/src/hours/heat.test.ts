import { describe, expect, it } from 'vitest';
import { figure, inOrder, levels, reach, weekdays } from './heat';

describe('a figure', () => {
  it('is undefined for seconds without answers, and 0 for counts', () => {
    expect(figure(undefined, 'seconds')).toBeNull();
    expect(figure(undefined, 'answers')).toBe(0);
    expect(figure({ answers: 3, dialogues_answered: 2, response_seconds_mean: 4.5 }, 'seconds')).toBe(4.5);
    expect(figure({ answers: 3, dialogues_answered: 2 }, 'dialogues')).toBe(2);
  });
});

describe('shades', () => {
  it('grow with counts in proportion', () => {
    expect(levels([0, 1, 50, 100, null], 'answers')).toEqual([0, 1, 3, 5, 0]);
  });
  it('grow with the order of magnitude of seconds', () => {
    expect(levels([1, 10, 100, null], 'seconds')).toEqual([1, 3, 5, 0]);
    expect(levels([7, 7], 'seconds')).toEqual([5, 5]);
  });
  it('take what is faster than a second for a second', () => {
    expect(levels([0.02, 1, 10, 100], 'seconds')).toEqual([1, 1, 3, 5]);
    expect(levels([0.02, null], 'seconds')).toEqual([5, 0]);
    expect(levels([0.5, 1], 'answers')).toEqual([3, 5]);
  });
  it('are none where nothing is', () => {
    expect(levels([0, null], 'dialogues')).toEqual([0, 0]);
    expect(reach([0, null])).toBeNull();
    expect(reach([0, 3, 8])).toEqual([3, 8]);
  });
});

describe('columns', () => {
  it('have their cells, or none', () => {
    const cells = [{ hour: 9 }, { hour: 7 }];
    expect(inOrder([7, 8, 9], cells, (cell) => cell.hour)).toEqual([{ hour: 7 }, undefined, { hour: 9 }]);
  });
  it('begin weeks where the workspace does', () => {
    expect(weekdays('monday')).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(weekdays('sunday')).toEqual([7, 1, 2, 3, 4, 5, 6]);
    expect(weekdays('saturday')).toEqual([6, 7, 1, 2, 3, 4, 5]);
  });
});
