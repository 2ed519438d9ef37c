import { expect, it } from 'vitest';
import type { Message } from './dialogues';
import { Thread } from './thread';

const m = (seq: number): Message => ({
  id: `m${seq}`,
  dialogue: 'd',
  seq,
  from: 'visitor',
  at: '2026-03-01T09:00:00Z',
  text: '',
});
const seqs = (thread: Thread) => thread.items.map(({ seq }) => seq);

it('a live message before the first page waits for it', () => {
  const thread = new Thread();
  expect(thread.add([m(12)])).toBe(false);
  expect(seqs(thread)).toEqual([]);
  thread.add([m(9), m(10), m(11)], true);
  expect(seqs(thread)).toEqual([9, 10, 11, 12]);
});
it('what lies behind a gap is kept back until the gap is filled', () => {
  const thread = new Thread();
  thread.add([m(1), m(2)], true);
  thread.add([m(5)]);
  expect([seqs(thread), thread.gap, thread.last]).toEqual([[1, 2], true, 2]);
  thread.add([m(4), m(3)]);
  expect([seqs(thread), thread.gap]).toEqual([[1, 2, 3, 4, 5], false]);
});
it('twice is once', () => {
  const thread = new Thread();
  thread.add([m(1)], true);
  expect(thread.add([m(1)])).toBe(false);
  expect(seqs(thread)).toEqual([1]);
});
it('grows upwards until the beginning', () => {
  const thread = new Thread();
  thread.add([m(4), m(5)], true);
  expect(thread.whole).toBe(false);
  thread.add([m(1), m(2), m(3)]);
  expect([seqs(thread), thread.whole]).toEqual([[1, 2, 3, 4, 5], true]);
});
