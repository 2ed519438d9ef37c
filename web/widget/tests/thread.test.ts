import { describe, expect, it } from 'vitest';
import { Outbox } from '../src/panel/outbox';
import { Thread } from '../src/panel/thread';
import type { Dialogue, Message } from '../src/panel/types';

const dialogue = (last_seq: number, id = 'd1'): Dialogue => ({
  id,
  state: 'active',
  operator: null,
  last_seq,
  read: { visitor: 0, operator: 0 },
});
const message = (seq: number, id = 'd1'): Message => ({
  id: `m${seq}`,
  dialogue: id,
  seq,
  from: seq % 2 ? 'visitor' : 'operator',
  operator: null,
  at: '2026-03-02T09:00:00.000Z',
  text: `text ${seq}`,
  client_id: `client-${seq}`,
  file: null,
});

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('thread', () => {
  it('shows every message once and in order, however they arrive', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const next = random(seed);
      const count = 1 + Math.floor(next() * 30);
      const thread = new Thread();
      thread.see(dialogue(count));
      const arrivals = Array.from({ length: count * 3 }, () => 1 + Math.floor(next() * count));
      for (const seq of arrivals) {
        thread.add(message(seq));
        const shown = thread.items.map((item) => item.seq);
        expect(shown, `seed ${seed}`).toEqual(shown.map((_, n) => n + 1));
      }
      for (let seq = thread.whole + 1; thread.gap; seq += 1) thread.add(message(seq));
      expect(thread.items.map((item) => item.seq)).toEqual(Array.from({ length: count }, (_, n) => n + 1));
    }
  });

  it('starts anew with another dialogue and refuses the old one', () => {
    const thread = new Thread();
    thread.see(dialogue(1));
    thread.add(message(1));
    thread.see(dialogue(0, 'd2'));
    expect(thread.items).toEqual([]);
    expect(thread.add(message(2))).toBe(false);
    expect(thread.add(message(1, 'd2'))).toBe(true);
  });

  it('is not taken back by an answer that was asked for earlier', () => {
    const thread = new Thread();
    thread.see(dialogue(1, 'd2'));
    thread.add(message(1, 'd2'));
    thread.see(null);
    thread.see(dialogue(7, 'd1'));
    thread.see(dialogue(0, 'd2'));
    expect(thread.items.map((item) => item.seq)).toEqual([1]);
    expect(thread.gap).toBe(false);
  });
});

describe('outbox', () => {
  it('keeps what was not acknowledged over a reload, in order', () => {
    const kept = new Map<string, string>();
    const shelf = {
      get: (name: string) => kept.get(name) ?? null,
      set: (name: string, value: string) => void kept.set(name, value),
      remove: (name: string) => void kept.delete(name),
      names: (prefix: string) => [...kept.keys()].filter((name) => name.startsWith(prefix)).sort(),
    };
    const outbox = new Outbox(shelf, 'outbox');
    for (const n of [1, 2, 3]) outbox.add({ client_id: `client-${n}`, text: String(n) });
    outbox.done('client-1');
    outbox.fail('client-2', 'too long');
    const again = new Outbox(shelf, 'outbox');
    expect(again.items.map((item) => item.client_id)).toEqual(['client-2', 'client-3']);
    expect(again.next?.client_id).toBe('client-3');
    again.retry('client-2');
    expect(again.next?.client_id).toBe('client-2');
  });

  it('keeps what two tabs write at once, and leaves another visitor’s alone', () => {
    const kept = new Map<string, string>();
    const shelf = {
      get: (name: string) => kept.get(name) ?? null,
      set: (name: string, value: string) => void kept.set(name, value),
      remove: (name: string) => void kept.delete(name),
      names: (prefix: string) => [...kept.keys()].filter((name) => name.startsWith(prefix)).sort(),
    };
    const [one, two, signed] = [
      new Outbox(shelf, 'outbox key'),
      new Outbox(shelf, 'outbox key'),
      new Outbox(shelf, 'outbox key signed'),
    ];
    one.add({ client_id: 'client-1', text: '1' }, 1_000);
    two.add({ client_id: 'client-2', text: '2' }, 1_000);
    signed.add({ client_id: 'client-3', text: '3' }, 1_000);
    one.add({ client_id: 'client-4', text: '4' }, 1_001);
    expect(new Outbox(shelf, 'outbox key').items.map((item) => item.text)).toEqual(['1', '2', '4']);
    two.done('client-2');
    expect(new Outbox(shelf, 'outbox key').items.map((item) => item.text)).toEqual(['1', '4']);
  });
});
