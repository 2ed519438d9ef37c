// What a browser says of itself, in two words. Pure.

const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\w*\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/YaBrowser\//, 'Yandex Browser'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

const first = (known: readonly [RegExp, string][], said: string) =>
  known.find(([pattern]) => pattern.test(said))?.[1];

/** "Firefox · Linux"; what it said itself, shortened, when it is no browser we know; null when it said nothing. */
export function named(said: string | null | undefined): string | null {
  if (!said) return null;
  const parts = [first(BROWSERS, said), first(SYSTEMS, said)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' · ') : said.slice(0, 40);
}
