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
  return format.format(difference * 100).replace('-', '−');
}

/** Seconds as "42 s", "1 min 35 s", "2 h 10 min". */
export function seconds(locale: Locale, value: number | null | undefined): string {
  if (value === null || value === undefined) return UNDEFINED;
  const whole = Math.round(value);
  const [large, size, small] =
    whole < 3_600 ? (['minute', 60, 'second'] as const) : (['hour', 3_600, 'minute'] as const);
  const unit = (amount: number, name: string) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: locale.startsWith('en') ? 'short' : 'narrow',
    })
      .format(amount)
      .replace('sec', 's')
      .replace('hr', 'h')
      .replaceAll(' ', NBSP);
  if (whole < 60) return unit(whole, 'second');
  const first = Math.floor(whole / size);
  // Beyond ten minutes (hours) the smaller unit says nothing more.
  const rest = first >= 10 ? 0 : Math.floor((whole - first * size) / (size / 60));
  return rest === 0 ? unit(first, large) : `${unit(first, large)} ${unit(rest, small)}`;
}
