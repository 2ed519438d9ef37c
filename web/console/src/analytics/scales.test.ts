import { expect, test } from 'vitest';
import { SCALES, best, levelOf, levels, scoresOf } from './scales';

test('every scale goes from its worst colour to its best, never back', () => {
  for (const scale of SCALES) {
    const colours = scoresOf(scale).map((score) => levelOf(scale, score));
    expect(colours[0], scale).toBe(4);
    expect(colours.at(-1), scale).toBe(0);
    expect(
      [...colours].sort((a, b) => b - a),
      scale,
    ).toEqual(colours);
  }
});

test('scores are named from the best down', () => {
  expect(scoresOf('thumbs2')).toEqual([1, 0]);
  expect(scoresOf('numbers10')).toHaveLength(11);
  expect(SCALES.map(best)).toEqual([1, 3, 5, 5, 10]);
});

test('counts of several scales meet in the levels, none is lost', () => {
  expect(levels({ stars5: { '5': 3, '1': 2 }, thumbs2: { '0': 1, '1': 4 }, numbers10: { '6': 5 } })).toEqual([
    3, 0, 5, 0, 7,
  ]);
});
