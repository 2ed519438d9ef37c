// A dialogue as lines on screen: days, groups of messages, what happened in between. Pure.

import type { Schemas } from '@candor/api';
import type { Message } from './dialogues';

export type Event = Schemas['HistoryEntry'];

export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'event'; key: string; event: Event }
  | { kind: 'message'; key: string; message: Message; starts: boolean; ends: boolean };

/** Messages of one author within this time stand together. */
const TOGETHER = 5 * 60_000;

const author = (message: Message): string => message.operator?.id ?? 'visitor';

const together = (a: Message, b: Message): boolean =>
  author(a) === author(b) && Math.abs(Date.parse(b.at) - Date.parse(a.at)) < TOGETHER;

/**
 * `items` and `history` in one line, by time; a message keeps its place by number even where clocks jumped. Of
 * the history only what belongs to the loaded part, unless the beginning is loaded. `dayOf` names the day of
 * an instant in the reader's zone.
 */
export function rowsOf(
  items: readonly Message[],
  history: readonly Event[],
  whole: boolean,
  dayOf: (at: string) => string,
): Row[] {
  const start = items[0] ? Date.parse(items[0].at) : Infinity;
  const events = history
    .map((event, index) => ({ event, key: `event-${index}` }))
    .filter(({ event }) => event.kind !== 'opened' && (whole || Date.parse(event.at) >= start));
  const rows: Row[] = [];
  let day = '';
  let next = 0;
  const dated = (at: string): void => {
    if (dayOf(at) === day) return;
    day = dayOf(at);
    rows.push({ kind: 'day', key: `day-${at}`, at });
  };
  const eventsUntil = (at: number): void => {
    for (; next < events.length && Date.parse(events[next]!.event.at) < at; next += 1) {
      const { event, key } = events[next]!;
      dated(event.at);
      rows.push({ kind: 'event', key, event });
    }
  };
  for (const message of items) {
    eventsUntil(Date.parse(message.at));
    dated(message.at);
    const before = rows.at(-1);
    const starts = before?.kind !== 'message' || !together(before.message, message);
    if (before?.kind === 'message') before.ends = starts;
    rows.push({ kind: 'message', key: message.client_id ?? message.id, message, starts, ends: true });
  }
  eventsUntil(Infinity);
  return rows;
}

/** The number of the first message the team had not read when the dialogue was opened; 0: none. */
export const firstUnread = (items: readonly Message[], read: number): number =>
  items.find((message) => message.seq > read && message.from === 'visitor')?.seq ?? 0;
