import { describe, expect, it } from 'vitest';
import { parse, within } from './view';

describe('the view', () => {
  it('goes through the address and back', () => {
    const view = { shown: 'seconds', axis: 'hour' } as const;
    expect(within('?period=7d', view)).toBe('?period=7d&show=seconds&by=hour');
    expect(parse(within('', view))).toEqual(view);
  });
  it('is left out where it is the usual one, and what is unknown is the usual one', () => {
    expect(within('?tz=UTC', { shown: 'answers', axis: 'day' })).toBe('?tz=UTC');
    expect(parse('?show=ratings&by=year')).toEqual({ shown: 'answers', axis: 'day' });
  });
});
