// Working time while it is edited: days in the member's order, hours, days off, and what is wrong with them. Pure.

import type { Schemas } from '@candor/api';

export type WorkingTime = Schemas['WorkingTime'];
export type Span = Schemas['Span'];
export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Day = (typeof DAYS)[number];

/** All days, from the one on which the workspace's weeks begin. */
export function ordered(weekStart: string): Day[] {
  const first = Math.max(0, DAYS.indexOf(weekStart as Day));
  return [...DAYS.slice(first), ...DAYS.slice(0, first)];
}

const OFFICE: Span = { from: '09:00', to: '17:00' };

/** What a team begins with: office hours from Monday to Friday. */
export function usual(zone: string): WorkingTime {
  const week = Object.fromEntries(
    DAYS.map((day, place) => [day, place < 5 ? [{ ...OFFICE }] : []]),
  ) as WorkingTime['week'];
  return { time_zone: zone, week, holidays: [] };
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const time = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** Further hours of a day: an hour after the last ones, as long as fits. */
export function more(spans: readonly Span[]): Span {
  const last = spans.at(-1);
  if (!last) return { ...OFFICE };
  const from = Math.min(minutes(last.to) + 60, 23 * 60);
  return { from: time(from), to: time(Math.min(from + 240, 1_440)) };
}

/** A clock field has no 24:00: midnight is the end of the day where hours end. */
export const shownEnd = (to: string): string => (to === '24:00' ? '00:00' : to);
export const keptEnd = (shown: string): string => (shown === '00:00' ? '24:00' : shown);

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name !== '';
  } catch {
    return false;
  }
}

/** Field → id of the text that says what to do; as the server judges. */
export function check(working: WorkingTime): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (!isZone(working.time_zone)) wrong['time_zone'] = 'time-zone-wrong';
  for (const day of DAYS) {
    const spans = working.week[day] ?? [];
    const sound = spans.every(
      ({ from, to }, place) =>
        TIME.test(from) &&
        TIME.test(to) &&
        minutes(from) < minutes(to) &&
        (place === 0 || minutes(spans[place - 1]!.to) <= minutes(from)),
    );
    if (!sound || spans.length > 10) wrong[`week.${day}`] = 'time-day-wrong';
  }
  if (DAYS.every((day) => (working.week[day] ?? []).length === 0)) wrong['week'] = 'time-week-wrong';
  if ((working.holidays ?? []).length > 400 || !(working.holidays ?? []).every((day) => DATE.test(day)))
    wrong['holidays'] = 'time-holidays-wrong';
  return wrong;
}

/** The same with names that say where it stands. */
export const under = (prefix: string, wrong: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(wrong).map(([field, text]) => [`${prefix}.${field}`, text]));

/** Hours of a week, for a word beside it. */
export const weekMinutes = (working: WorkingTime): number =>
  DAYS.flatMap((day) => working.week[day] ?? []).reduce(
    (sum, { from, to }) => sum + Math.max(0, minutes(to) - minutes(from)),
    0,
  );
