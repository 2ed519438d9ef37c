// Named periods as civil dates, and which steps suit a length. Pure: what day it is in the chosen zone is
// handed in; midnights in that zone are the server's business.

export const NAMED = [
  'today',
  'yesterday',
  '7d',
  '30d',
  '90d',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
] as const;
export type Named = (typeof NAMED)[number];

export const STEPS = ['hour', 'day', 'week', 'month'] as const;
export type Step = (typeof STEPS)[number];

/** `from` ≤ finished < `to`: dates (YYYY-MM-DD), or instants. */
export interface Range {
  from: string;
  to: string;
}

const DAY = 86_400_000;

/** Today's date where the clock shows `zone`'s time. */
export function dateIn(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(at);
}

const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);
const text = (at: Date): string => at.toISOString().slice(0, 10);
export const plusDays = (date: string, days: number): string =>
  text(new Date(utc(date).getTime() + days * DAY));

/** How many days lie between two dates. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((utc(to.slice(0, 10)).getTime() - utc(from.slice(0, 10)).getTime()) / DAY);

function month(date: string, shift: number, size: number): string {
  const at = utc(date);
  const first = Math.floor(at.getUTCMonth() / size) * size;
  return text(new Date(Date.UTC(at.getUTCFullYear(), first + shift * size, 1)));
}

const WEEK_STARTS: Record<string, number> = { sunday: 0, monday: 1, saturday: 6 };

/** The range of a named period. What runs until now ends with today, so that it is compared with the same days before. */
export function rangeOf(period: Named, today: string, weekStart: string): Range {
  const tomorrow = plusDays(today, 1);
  const start = WEEK_STARTS[weekStart] ?? 1;
  const monday = plusDays(today, -((utc(today).getUTCDay() - start + 7) % 7));
  switch (period) {
    case 'today':
      return { from: today, to: tomorrow };
    case 'yesterday':
      return { from: plusDays(today, -1), to: today };
    case '7d':
      return { from: plusDays(today, -6), to: tomorrow };
    case '30d':
      return { from: plusDays(today, -29), to: tomorrow };
    case '90d':
      return { from: plusDays(today, -89), to: tomorrow };
    case 'this_week':
      return { from: monday, to: tomorrow };
    case 'last_week':
      return { from: plusDays(monday, -7), to: monday };
    case 'this_month':
      return { from: month(today, 0, 1), to: tomorrow };
    case 'last_month':
      return { from: month(today, -1, 1), to: month(today, 0, 1) };
    case 'this_quarter':
      return { from: month(today, 0, 3), to: tomorrow };
    case 'last_quarter':
      return { from: month(today, -1, 3), to: month(today, 0, 3) };
    case 'this_year':
      return { from: month(today, 0, 12), to: tomorrow };
    case 'last_year':
      return { from: month(today, -1, 12), to: month(today, 0, 12) };
  }
}

/** The steps worth offering for so many days, finest first. */
export function stepsFor(days: number): Step[] {
  const fits: Record<Step, boolean> = {
    hour: days <= 14,
    day: days > 1 && days <= 400,
    week: days >= 14 && days <= 3_000,
    month: days >= 60,
  };
  return STEPS.filter((step) => fits[step]);
}

/** The step that shows so many days best. */
export const stepFor = (days: number): Step =>
  days <= 2 ? 'hour' : days <= 100 ? 'day' : days <= 800 ? 'week' : 'month';
