import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Opening, when } from '../src/panel/opening';

const NOON = Date.parse('2026-03-06T12:00:00Z');

describe('opening', () => {
  beforeEach(() => vi.useFakeTimers({ now: NOON }));
  afterEach(() => vi.useRealTimers());

  it('goes on by itself, by the server’s clock', () => {
    const changed = vi.fn();
    // The visitor's clock is two hours behind.
    const told = {
      at: '2026-03-06T14:00:00Z',
      open: true,
      changes: ['2026-03-06T16:00:00Z', '2026-03-09T08:00:00Z'],
    };
    const opening = new Opening(told, changed);
    expect([opening.closed, opening.opens]).toEqual([false, undefined]);
    vi.advanceTimersByTime(2 * 3_600_000 + 100);
    expect(changed).toHaveBeenCalledTimes(1);
    expect([opening.closed, opening.opens?.toISOString()]).toEqual([true, '2026-03-09T06:00:00.000Z']);
    vi.advanceTimersByTime(3 * 86_400_000);
    expect(opening.closed).toBe(false);
  });

  it('is never closed where nothing was told', () => {
    expect(new Opening(undefined, vi.fn()).closed).toBe(false);
  });

  it('says when in as few words as are clear', () => {
    const at = (text: string) => when(new Date(text), new Date('2026-03-06T12:00:00').getTime(), 'en-GB');
    expect(at('2026-03-06T14:30:00')).toBe('14:30');
    expect(at('2026-03-09T09:00:00')).toMatch(/^Monday,? (at )?09:00$/);
    expect(at('2026-03-20T09:00:00')).toMatch(/^Friday,? 20 March,? (at )?09:00$/);
  });
});
