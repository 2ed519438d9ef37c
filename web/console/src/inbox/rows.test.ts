import { expect, it } from 'vitest';
import type { Message } from './dialogues';
import { firstUnread, rowsOf, type Event } from './rows';

const m = (seq: number, at: string, change: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  dialogue: 'd',
  seq,
  from: 'visitor',
  at,
  text: '',
  ...change,
});
const event = (kind: string, at: string): Event => ({ kind, at });
const dayOf = (at: string) => at.slice(0, 10);
const kinds = (rows: ReturnType<typeof rowsOf>) =>
  rows.map((row) => (row.kind === 'event' ? row.event.kind : row.kind));

const items = [m(1, '2026-03-01T23:58:00Z'), m(2, '2026-03-01T23:59:00Z'), m(3, '2026-03-02T00:01:00Z')];

it('a day stands before its first line', () => {
  expect(kinds(rowsOf(items, [], true, dayOf))).toEqual(['day', 'message', 'message', 'day', 'message']);
});
it('what happened stands between the messages, by time; the opening says nothing new', () => {
  const history = [
    event('opened', items[0]!.at),
    event('taken', '2026-03-01T23:58:30Z'),
    event('finished', '2026-03-02T00:05:00Z'),
  ];
  expect(kinds(rowsOf(items, history, true, dayOf))).toEqual([
    'day',
    'message',
    'taken',
    'message',
    'day',
    'message',
    'finished',
  ]);
});
it('while the beginning is not loaded, what happened before the loaded part is left out', () => {
  const history = [event('taken', '2026-03-01T23:58:30Z'), event('returned', '2026-03-02T00:02:00Z')];
  expect(kinds(rowsOf(items.slice(2), history, false, dayOf))).toEqual(['day', 'message', 'returned']);
});
it('messages of one author within five minutes stand together', () => {
  const mixed = [
    ...items.slice(0, 2),
    m(3, '2026-03-01T23:59:10Z', { from: 'operator', operator: { id: 'o', name: 'O' } }),
  ];
  const messages = rowsOf(mixed, [], true, dayOf).flatMap((row) =>
    row.kind === 'message' ? [[row.starts, row.ends]] : [],
  );
  expect(messages).toEqual([
    [true, false],
    [false, true],
    [true, true],
  ]);
});
it('the first unread one is the visitor’s', () => {
  expect(firstUnread(items, 1)).toBe(2);
  expect(firstUnread(items, 3)).toBe(0);
});
