// Numbers, dates and durations in the member's language and the workspace's zone.

import { session } from './session.svelte';
import { speech } from './texts.svelte';

const zone = () => session.now?.workspace.time_zone;
/** English as most of the world writes it: 24 Nov, 16:14. Arabic with the digits its figures are set in. */
export const locale = () =>
  speech.language === 'ar' ? 'ar-u-nu-latn' : speech.language === 'en' ? 'en-GB' : speech.language;

export const number = (value: number, digits = 0): string =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(
    value,
  );

/** 0.864 → 86 %. Undefined is –, never 0. */
export const percent = (share: number | null | undefined, digits = 0): string =>
  share === null || share === undefined
    ? '–'
    : new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: digits }).format(share);

export const clock = (at: string): string =>
  new Date(at).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit', timeZone: zone() });

export const day = (at: string | Date): string =>
  new Date(at).toLocaleDateString(locale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: zone(),
  });

export const shortDay = (at: string | Date): string =>
  new Date(at).toLocaleDateString(locale(), { day: 'numeric', month: 'short', timeZone: zone() });

export const exact = (at: string): string =>
  new Date(at).toLocaleString(locale(), { dateStyle: 'full', timeStyle: 'medium', timeZone: zone() });

/** "4 min. ago", for a moment's look; put `exact` on hover. */
export function ago(at: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - new Date(at).getTime()) / 1_000));
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'narrow' });
  if (seconds < 60) return relative.format(0, 'second');
  if (seconds < 3_600) return relative.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return relative.format(-Math.floor(seconds / 3_600), 'hour');
  if (seconds < 7 * 86_400) return relative.format(-Math.floor(seconds / 86_400), 'day');
  return shortDay(at);
}

/** Seconds for people: 42 s, 3 min, 1.5 h. */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return '–';
  const [value, unit, digits] =
    seconds < 90
      ? [seconds, 'second', 0]
      : seconds < 5_400
        ? [seconds / 60, 'minute', 0]
        : [seconds / 3_600, 'hour', 1];
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: unit as string,
    unitDisplay: 'short',
    maximumFractionDigits: digits as number,
  }).format(value as number);
}

export const bytes = (size: number): string =>
  new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: size < 1_048_576 ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: 1,
    // Nothing that is there is 0 kB.
  }).format(Math.max(0.1, size / (size < 1_048_576 ? 1_024 : 1_048_576)));

export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
