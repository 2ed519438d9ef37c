import { describe, expect, it } from 'vitest';
import { counted, listed, merged, steady, written, type Dialogue, type Message } from './dialogues';

const at = (minute: number): string => `2026-03-01T09:${String(minute).padStart(2, '0')}:00Z`;
function dialogue(change: Partial<Dialogue> = {}): Dialogue {
  return {
    id: 'a',
    chat: { id: 'c', name: 'Shop', kind: 'website' },
    state: 'waiting',
    visitor: { id: 'v', language: 'en', verified: false },
    opened_at: at(0),
    waiting_since: at(0),
    last_message: { seq: 1, from: 'visitor', text: 'one', at: at(0) },
    last_seq: 1,
    operator_read: 0,
    visitor_read: 1,
    unread: 1,
    test: false,
    tags: [],
    revision: 1,
    ...change,
  };
}
const message = (change: Partial<Message>): Message => ({
  id: `m${change.seq}`,
  dialogue: 'a',
  seq: 2,
  from: 'visitor',
  at: at(2),
  text: 'two',
  ...change,
});

describe('merged', () => {
  const taken = dialogue({ revision: 2, state: 'active', operator: { id: 'me', name: 'Anna' } });
  const wrote = written(dialogue(), message({ seq: 2 }));

  it('is the same whatever comes first', () => {
    expect(merged(merged(undefined, wrote), taken)).toEqual(merged(merged(undefined, taken), wrote));
  });
  it('knows the state from the newer revision and the text from the newer message', () => {
    const both = merged(wrote, taken);
    expect([both.state, both.last_seq, both.last_message?.text, both.unread]).toEqual([
      'active',
      2,
      'two',
      2,
    ]);
  });
  it('moves read marks only forward', () => {
    const read = dialogue({ revision: 3, operator_read: 1, unread: 0 });
    expect(merged(read, dialogue({ revision: 2 })).operator_read).toBe(1);
    expect(merged(read, dialogue({ revision: 2 })).unread).toBe(0);
  });
});

describe('written', () => {
  it('ignores what is known', () => {
    const known = dialogue();
    expect(written(known, message({ seq: 1 }))).toBe(known);
  });
  it('an answer ends the waiting and is read by the team', () => {
    const answered = written(dialogue(), message({ from: 'operator', operator: { id: 'me', name: 'Anna' } }));
    expect([answered.waiting_since, answered.operator_read, answered.unread]).toEqual([null, 2, 0]);
  });
  it('a visitor waits from his first unanswered message', () => {
    expect(written(dialogue(), message({ seq: 2 })).waiting_since).toBe(at(0));
    expect(written(dialogue({ waiting_since: null }), message({ seq: 2 })).waiting_since).toBe(at(2));
  });
});

describe('lists', () => {
  const me = 'me';
  const mine = { state: 'active', operator: { id: me, name: 'Anna' } } as const;
  const last = (minute: number) => ({
    last_message: { seq: 1, from: 'visitor' as const, text: '', at: at(minute) },
  });
  const all = [
    dialogue({ id: 'w1', waiting_since: at(5) }),
    dialogue({ id: 'w2', waiting_since: at(1) }),
    dialogue({ id: 'm1', ...mine, ...last(3) }),
    dialogue({ id: 'm2', ...mine, ...last(9) }),
    dialogue({ id: 'o', state: 'active', operator: { id: 'ben', name: 'Ben' } }),
    dialogue({ id: 'f1', state: 'finished', finished_at: at(10), operator: { id: me, name: 'Anna' } }),
    dialogue({ id: 'f2', state: 'finished', finished_at: at(20) }),
  ];
  const ids = (list: Parameters<typeof listed>[0]) => listed(list, all, me).map(({ id }) => id);

  it('who waits longest is first; otherwise the newest', () => {
    expect(ids('waiting')).toEqual(['w2', 'w1']);
    expect(ids('mine')).toEqual(['m2', 'm1']);
    expect(ids('finished')).toEqual(['f2', 'f1']);
    expect(ids('all')).toHaveLength(5);
  });
  it('counts what they hold', () => {
    expect(counted(all, me)).toEqual({ waiting: 2, mine: 2, all: 5 });
  });
  it('rows keep their places while somebody points at them', () => {
    const now = ['new', 'c', 'a'].map((id) => dialogue({ id }));
    expect(steady(['a', 'b', 'c'], now).map(({ id }) => id)).toEqual(['new', 'a', 'c']);
  });
});
