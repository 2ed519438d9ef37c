import { expect, it } from 'vitest';
import { again, joined, next, passes, refused, without, type Outgoing } from './outbox';

const out = (client_id: string, dialogue = 'd', at = '2026-03-01T09:00:00Z'): Outgoing => ({
  client_id,
  dialogue,
  text: client_id,
  file: null,
  at,
  state: 'pending',
});

it('one after the other, each dialogue by itself', () => {
  const queue = [out('1'), out('2'), out('x', 'e')];
  expect(next(queue, 'd')?.client_id).toBe('1');
  expect(next(queue, 'e')?.client_id).toBe('x');
  expect(next(without(queue, '1'), 'd')?.client_id).toBe('2');
});
it('a refused one holds back those behind it until it is tried again or thrown away', () => {
  const queue = refused([out('1'), out('2')], '1', 'not_assigned');
  expect(next(queue, 'd')).toBeUndefined();
  expect(next(again(queue, '1'), 'd')?.client_id).toBe('1');
  expect(next(without(queue, '1'), 'd')?.client_id).toBe('2');
});
it('what an earlier start left comes first, none twice', () => {
  const kept = [out('2', 'd', '2026-03-01T08:00:02Z'), out('1', 'd', '2026-03-01T08:00:01Z')];
  expect(
    joined(kept, [out('3'), out('1', 'd', '2026-03-01T08:00:01Z')]).map((each) => each.client_id),
  ).toEqual(['1', '2', '3']);
});
it('only what may pass by itself is tried again', () => {
  expect([null, 429, 500, 503].every(passes)).toBe(true);
  expect([400, 403, 404, 409, 413].some(passes)).toBe(false);
});
