// The tab's figures and moments in the member's language and the chosen zone.

import { locale } from '../lib/format';
import { t } from '../lib/texts.svelte';
import type { Schemas } from '@candor/api';
import type { Step } from './period';
import { best, type Scale } from './scales';
import * as words from './words';

export const count = (value: number): string => words.count(locale(), value);
export const decimal = (value: number | null | undefined, digits: number): string =>
  words.decimal(locale(), value, digits);
export const percent = (share: number | null | undefined, digits = 0): string =>
  words.percent(locale(), share, digits);

/** "1 min 35 s". */
export function seconds(value: number | null | undefined): string {
  if (value === null || value === undefined) return words.UNDEFINED;
  const of = words.duration(value);
  const units = (['hours', 'minutes', 'seconds'] as const).filter((unit) => of[unit] > 0);
  const shown = units.length > 0 ? units : (['seconds'] as const);
  return shown.map((unit) => t(`analytics-${unit}`, { n: of[unit] }).replaceAll(' ', '\u00a0')).join(' ');
}
export const points = (difference: number): string =>
  t('analytics-points', { points: words.points(locale(), difference) });

/** "+2.1 pts, no clear change"; empty without a period to compare with. */
export function change(difference: Schemas['Difference'] | null | undefined): string {
  if (!difference) return '';
  const id = difference.clear ? 'analytics-clear-change' : 'analytics-no-clear-change';
  return t(id, { points: points(difference.diff) });
}
/** Against what, and within which interval. */
export const changeNote = (difference: Schemas['Difference'] | null | undefined, before: string): string =>
  difference
    ? t('analytics-change-definition', { before, low: points(difference.low), high: points(difference.high) })
    : '';

/** "86 %, likely 82–89", or –. */
export function interval(share: Schemas['Share'] | null | undefined): string {
  return share ? t('analytics-interval', words.interval(locale(), share)) : words.UNDEFINED;
}

/** "likely 82–89". */
export const likely = (share: Schemas['Share']): string =>
  t('analytics-likely', words.interval(locale(), share));

const date = (zone: string, at: string | number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }).format(
    typeof at === 'number' ? at : Date.parse(at),
  );

export const day = (zone: string, at: string | number): string =>
  date(zone, at, { day: 'numeric', month: 'short' });
const fullDay = (zone: string, at: string | number): string =>
  date(zone, at, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
export const clock = (zone: string, at: string): string =>
  date(zone, at, { hour: '2-digit', minute: '2-digit' });
export const dayAndClock = (zone: string, at: string): string =>
  date(zone, at, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
export const exactly = (zone: string, at: string): string =>
  date(zone, at, { dateStyle: 'full', timeStyle: 'long' });

/** "24 Oct – 22 Nov": both days belong to it, the end is exclusive. */
export function days(zone: string, from: string, to: string): string {
  const [first, last] = [Date.parse(from), Date.parse(to) - 1];
  const thisYear = [first, last].every((at) => new Date(at).getFullYear() === new Date().getFullYear());
  const year = thisYear ? {} : ({ year: 'numeric' } as const);
  const format = new Intl.DateTimeFormat(locale(), {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    ...year,
  });
  return format.formatRange(first, last);
}

/** "14:00 – 15:00" within a day, days otherwise. */
export function span(zone: string, from: string, to: string): string {
  const length = Date.parse(to) - Date.parse(from);
  if (length > 3_600_000) return length < 93_600_000 ? fullDay(zone, from) : days(zone, from, to);
  return `${day(zone, from)}, ${clock(zone, from)}–${clock(zone, to)}`;
}

/** A label under the chart; the year where it changes. */
export function tick(zone: string, at: string, step: Step, before: string | undefined): string {
  if (!at) return '';
  const year = date(zone, at, { year: 'numeric' });
  const newYear = before !== undefined && date(zone, before, { year: 'numeric' }) !== year;
  if (step === 'hour') {
    const midnight = before === undefined || day(zone, before) !== day(zone, at);
    return midnight ? `${day(zone, at)} ${clock(zone, at)}` : clock(zone, at);
  }
  if (step === 'month') {
    return date(
      zone,
      at,
      before === undefined || newYear ? { month: 'short', year: 'numeric' } : { month: 'short' },
    );
  }
  return newYear ? date(zone, at, { day: 'numeric', month: 'short', year: '2-digit' }) : day(zone, at);
}

export const zone = (name: string): string => name.replaceAll('_', ' ');

const hyphened = (value: string) => value.replaceAll('_', '-');

export const state = (value: string): string => {
  const reason = value.startsWith('not_asked:') ? value.slice(10) : '';
  return reason ? t(`analytics-reason-${hyphened(reason)}`) : t(`analytics-state-${hyphened(value)}`);
};
export const reason = (value: string): string => t(`analytics-reason-${hyphened(value)}`);
export const finishedBy = (value: string): string => t(`analytics-finished-by-${value}`);
export const sense = (value: string): string => t(`analytics-sense-${value}`);
export const fact = (value: string): string => t(`analytics-fact-${hyphened(value)}`);
export const review = (value: string): string => t(`analytics-filter-review-${hyphened(value)}`);
export const kind = (value: string): string => t(`analytics-kind-${value}`);
export const scale = (value: string): string => t(`analytics-scale-${value}`);

/** "4 of 5"; thumbs have words of their own. */
export function score(ofScale: string, value: number): string {
  if (ofScale === 'thumbs2') return t(value > 0 ? 'analytics-thumb-up' : 'analytics-thumb-down');
  return t('analytics-score', { score: count(value), best: count(best(ofScale as Scale)) });
}

/** "4–5", "1, 3": scores next to each other as a range. */
export function scores(ofScale: string, values: number[]): string {
  const text = (value: number) => (ofScale === 'thumbs2' ? score(ofScale, value) : count(value));
  const runs = words
    .runs(values)
    .map(([first, last]) =>
      first === last ? text(first) : `${text(first)}${last === first + 1 ? ', ' : '–'}${text(last)}`,
    );
  return runs.length > 0 ? runs.join(', ') : words.UNDEFINED;
}

/** "five stars: satisfied 4, 5; dissatisfied 1, 2". */
export const meaning = (of: Schemas['Meaning']): string =>
  t('analytics-change-meaning', {
    scale: scale(of.scale),
    satisfied: scores(of.scale, of.satisfied),
    dissatisfied: scores(of.scale, of.dissatisfied),
  });

export function language(tag: string): string {
  try {
    return new Intl.DisplayNames(locale(), { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
