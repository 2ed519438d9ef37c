// A day as people call it: today, yesterday, otherwise its date; in the member's language and zone.

import { day, locale } from './format';

export function dayName(at: string, now: number): string {
  const name = day(at);
  const back = [0, 1].find((days) => day(new Date(now - days * 86_400_000)) === name);
  if (back === undefined) return name;
  const word = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(-back, 'day');
  return word.charAt(0).toLocaleUpperCase(locale()) + word.slice(1);
}
