import { expect, it } from 'vitest';
import { Sequence } from '../src/sequence';

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

it('shows every message once and in order, however they arrive', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const next = random(seed);
    const count = 1 + Math.floor(next() * 30);
    const sequence = new Sequence<{ seq: number }>();
    sequence.last = count;
    for (let n = 0; n < count * 3; n += 1) {
      sequence.add({ seq: 1 + Math.floor(next() * count) });
      const shown = sequence.items.map((item) => item.seq);
      expect(shown, `seed ${seed}`).toEqual(shown.map((_, place) => place + 1));
    }
    for (let seq = sequence.whole + 1; sequence.gap; seq += 1) sequence.add({ seq });
    expect(sequence.items).toHaveLength(count);
  }
});
