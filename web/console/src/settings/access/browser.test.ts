import { describe, expect, it } from 'vitest';
import { named } from './browser';

describe('browsers', () => {
  it('are named by what they say', () => {
    const chrome =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36';
    expect(named(chrome)).toBe('Chrome · Windows');
    expect(named(`${chrome} Edg/130.0`)).toBe('Edge · Windows');
    expect(named('Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0')).toBe(
      'Firefox · Linux',
    );
    expect(
      named('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/604'),
    ).toBe('Safari · iOS');
    expect(named('curl/8.5')).toBe('curl/8.5');
    expect(named(null)).toBeNull();
  });
});
