import { expect, it } from 'vitest';
import { pieces } from './links';

const hrefs = (text: string) => pieces(text).flatMap(({ href }) => href ?? []);

it('finds addresses and leaves the sentence its marks', () => {
  expect(pieces('See https://example.org/a?b=c. Thanks')).toEqual([
    { text: 'See ' },
    { text: 'https://example.org/a?b=c', href: 'https://example.org/a?b=c' },
    { text: '. Thanks' },
  ]);
  expect(hrefs('(https://example.org/wiki/Tea_(drink))')).toEqual(['https://example.org/wiki/Tea_(drink)']);
});
it('nothing but http and https becomes a link, and no text is lost', () => {
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    '<img src=x onerror=alert(1)>',
    'ftp://example.org',
    'https://',
    'plain',
  ]) {
    expect(hrefs(text)).toEqual([]);
    expect(
      pieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  }
});
