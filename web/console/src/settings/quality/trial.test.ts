import { describe, expect, it } from 'vitest';
import { parts } from './trial';

const trial = (asked: number, not_asked: Record<string, number>) => ({
  finished: Object.values(not_asked).reduce((sum, count) => sum + count, asked),
  tried: { asked, not_asked },
});

describe('the parts of a trial', () => {
  it('begin with who would have been asked, then the most frequent reason', () => {
    const made = parts(trial(412, { too_few_messages: 20, asked_recently: 61, no_operator_reply: 37 }));
    expect(made.map(({ id, count }) => [id, count])).toEqual([
      ['asked', 412],
      ['asked-recently', 61],
      ['no-operator-reply', 37],
      ['too-few-messages', 20],
    ]);
  });

  it('fill the bar', () => {
    const made = parts(trial(1, { idle_finish: 1, not_sampled: 1 }));
    expect(made.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('leave out what did not occur, also when nobody would have been asked', () => {
    expect(parts(trial(0, { switched_off: 3 }))).toEqual([
      { id: 'switched-off', count: 3, share: 1, reason: 0 },
    ]);
  });

  it('keep the order of the reasons between those as frequent, and a reason its shade', () => {
    const made = parts(trial(0, { not_sampled: 2, no_operator_reply: 2, asked_recently: 9 }));
    expect(made.map(({ id, reason }) => [id, reason])).toEqual([
      ['asked-recently', 4],
      ['no-operator-reply', 1],
      ['not-sampled', 5],
    ]);
  });

  it('are none when nothing was finished', () => {
    expect(parts(trial(0, {}))).toEqual([]);
  });
});
