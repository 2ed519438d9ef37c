import type { Schemas } from '@candor/api';
import { expect, test } from 'vitest';
import { entries } from './entries';

test('messages and events stand in one order of time; the opening is the first message itself', () => {
  const message = (id: string, at: string) => ({ id, at }) as Schemas['OperatorMessage'];
  const event = (kind: string, at: string) => ({ kind, at }) as Schemas['HistoryEntry'];
  const found = entries({
    messages: [message('question', '2026-03-01T10:00:00Z'), message('answer', '2026-03-01T10:02:00Z')],
    history: [
      event('opened', '2026-03-01T10:00:00Z'),
      event('taken', '2026-03-01T10:02:00Z'),
      event('finished', '2026-03-01T10:05:00Z'),
    ],
  });
  expect(found.map((entry) => entry.message?.id ?? entry.event?.kind)).toEqual([
    'question',
    'taken',
    'answer',
    'finished',
  ]);
});
