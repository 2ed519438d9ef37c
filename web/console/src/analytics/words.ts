// Shares, intervals and differences as people read them. Pure: the language is handed in. Undefined is –.

import type { Schemas } from '@candor/api';

export const UNDEFINED = '–';
const NBSP = '\u00a0';

type Locale = string;

export const count = (locale: Locale, value: number): string => new Intl.NumberFormat(locale).format(value);

export function decimal(locale: Locale, value: number | null | undefined, digits: number): string {
  if (value === null || value === undefined) return UNDEFINED;
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** 0.864 → 86 %. */
export function percent(locale: Locale, share: number | null | undefined, digits = 0): string {
  if (share === null || share === undefined) return UNDEFINED;
  if (locale.startsWith('ar')) {
    return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share);
  }
  return `${decimal(locale, share * 100, digits)}${NBSP}%`;
}

/** The parts of "86 %, likely 82–89": whole percent, which is as fine as an interval of ratings ever is. */
export function interval(
  locale: Locale,
  share: Schemas['Share'],
): { share: string; low: string; high: string; n: string } {
  return {
    share: percent(locale, share.share),
    low: decimal(locale, share.low * 100, 0),
    high: decimal(locale, share.high * 100, 0),
    n: count(locale, share.n),
  };
}

/** A difference of shares in points, with its sign: +2.1, −0.4; 0 has none. */
export function points(locale: Locale, difference: number): string {
  const format = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 1 });
  const text = format.format(difference * 100).replace('-', '−');
  // In a right-to-left sentence the sign would wander behind the number.
  return locale.startsWith('ar') ? `\u2066${text.replaceAll('\u200e', '')}\u2069` : text;
}

export interface Duration {
  hours: number;
  minutes: number;
  seconds: number;
}

/** Whole units as people say them: 42 s, 1 min 35 s, 12 min, 2 h 10 min. Beyond ten the smaller unit says nothing. */
export function duration(value: number): Duration {
  const whole = Math.round(value);
  const [hours, minutes, seconds] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60), whole % 60];
  if (hours > 0) return { hours, minutes: hours < 10 ? minutes : 0, seconds: 0 };
  return { hours, minutes, seconds: minutes < 10 ? seconds : 0 };
}

/** Whole numbers in order as runs without gaps: 1, 2, 4 → [1, 2], [4, 4]. */
export function runs(values: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && value === last[1] + 1) last[1] = value;
    else found.push([value, value]);
  }
  return found;
}
