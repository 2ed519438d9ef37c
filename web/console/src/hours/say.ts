// A cell of answers by time in words, for the narrowest places and in full.

import { locale } from '../lib/format';
import { t } from '../lib/texts.svelte';
import { figure, type Shown, type Sums } from './heat';

const count = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** 42 s, 3 min, 1.5 h: as short as the language allows. Undefined is –. */
export function brief(seconds: number | null): string {
  if (seconds === null) return '–';
  const [value, unit, digits] =
    seconds < 99.5
      ? [seconds, 'second', seconds < 9.95 ? 1 : 0]
      : seconds < 5_970
        ? [seconds / 60, 'minute', seconds < 597 ? 1 : 0]
        : [seconds / 3_600, 'hour', seconds < 35_820 ? 1 : 0];
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: unit as string,
    unitDisplay: 'narrow',
    maximumFractionDigits: digits as number,
  }).format(value as number);
}

/** The figure itself, short. */
export function short(of: Sums | undefined, shown: Shown): string {
  const value = figure(of, shown);
  return shown === 'seconds' ? brief(value) : count(value ?? 0);
}

/** "Anna, Monday 2 March: 12 answers in 4 dialogues, 42 s on average". */
export function full(who: string, when: string, of: Sums | undefined): string {
  if (!of || of.answers === 0) return t('hours-nothing', { who, when });
  return t('hours-said', {
    who,
    when,
    answers: of.answers,
    dialogues: of.dialogues_answered,
    seconds: brief(of.response_seconds_mean ?? null),
  });
}

const date = (zone: string, at: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }).format(Date.parse(at));

/** The head of a day, a week or a month: two short lines, and in full. */
export function dayHead(
  zone: string,
  at: string,
  step: string,
  before: string | undefined,
): { label: string; under: string; full: string } {
  const month = date(zone, at, { month: 'short' });
  if (step === 'month') {
    const year = date(zone, at, { year: 'numeric' });
    return { label: month, under: year, full: date(zone, at, { month: 'long', year: 'numeric' }) };
  }
  const full = date(zone, at, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const day = date(zone, at, { day: 'numeric' });
  if (step === 'week') return { label: month, under: day, full: t('hours-week-of', { day: full }) };
  // The month stands where it begins.
  const isNew = before === undefined || date(zone, before, { month: 'short' }) !== month;
  return { label: isNew ? month : date(zone, at, { weekday: 'narrow' }), under: day, full };
}

/** The head of an hour of the day. */
export function hourHead(hour: number): { label: string; full: string } {
  const two = (value: number) => String(value).padStart(2, '0');
  return { label: two(hour), full: `${two(hour)}:00–${two((hour + 1) % 24)}:00` };
}

/** Weekday 1 is Monday. */
export const weekday = (day: number, length: 'short' | 'long'): string =>
  // 1 January 2024 was a Monday.
  new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', weekday: length }).format(Date.UTC(2024, 0, day));
