// The audit log: a page of it at a time, filtered by who, what and when.

import { get, type Schemas } from '@candor/api';

export type Line = Schemas['AuditLine'];

/** What is chosen; empty: everything. */
export interface Wanted {
  member: string;
  action: string;
  from: string;
  to: string;
}

/** The API's question. Its period is half open: the last day that is chosen is shown. */
export function question(wanted: Wanted): string {
  const query = new URLSearchParams();
  if (wanted.member) query.set('member', wanted.member);
  if (wanted.action) query.set('action', wanted.action);
  if (wanted.from) query.set('from', wanted.from);
  if (wanted.to) query.set('to', dayAfter(wanted.to));
  return query.toString();
}

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** The groups of deeds, in the order in which they come. */
export const groups = (actions: readonly string[]): string[] => [
  ...new Set(actions.map((action) => action.split('.')[0]!)),
];

export class Audit {
  items = $state.raw<Line[] | null>(null);
  next = $state.raw<string | null>(null);
  options = $state.raw<Schemas['AuditOptions'] | null>(null);
  #turn = 0;

  async load(wanted: Wanted): Promise<void> {
    const turn = (this.#turn += 1);
    this.options ??= await get<Schemas['AuditOptions']>('/audit/options');
    const page = await get<Schemas['AuditLines']>(`/audit?${question(wanted)}`);
    // A later question was answered before.
    if (turn === this.#turn) [this.items, this.next] = [page.items, page.next ?? null];
  }

  async more(wanted: Wanted): Promise<void> {
    if (!this.next) return;
    const turn = this.#turn;
    const cursor = encodeURIComponent(this.next);
    const page = await get<Schemas['AuditLines']>(`/audit?${question(wanted)}&cursor=${cursor}`);
    if (turn !== this.#turn) return;
    [this.items, this.next] = [[...(this.items ?? []), ...page.items], page.next ?? null];
  }
}
