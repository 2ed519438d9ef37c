// The periods of one's own numbers. Pure but for the present.

import { dateIn, plusDays } from '../../analytics/period';
import { session } from '../../lib/session.svelte';

export const PERIODS = ['7d', '30d', '90d'] as const;
export type Period = (typeof PERIODS)[number];
/** Which response time is counted. */
export const COUNTED = ['working', 'clock'] as const;
export type Counted = (typeof COUNTED)[number];

/** Whole days in the workspace's zone, today included; long periods by week. */
export function question(period: Period, time: Counted): string {
  const days = Number.parseInt(period, 10);
  const today = dateIn(session.now?.workspace.time_zone ?? 'UTC', Date.now());
  const from = plusDays(today, 1 - days);
  return `from=${from}&to=${plusDays(today, 1)}&step=${days > 30 ? 'week' : 'day'}&time=${time}`;
}
