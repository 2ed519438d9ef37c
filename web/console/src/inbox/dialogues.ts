// Dialogues as the lists show them. Pure: how news is merged whatever order it arrives in, which list holds
// what, in which order. Nothing here fetches.

import type { Schemas } from '@candor/api';
import type { ListName } from './place';

export type Dialogue = Schemas['DialogueView'];
export type Message = Schemas['OperatorMessage'];
export type Counts = Schemas['Counts'];

/**
 * What is known after hearing of `heard`, in whatever order it came. A greater revision knows better who
 * answers and how it stands; a greater `last_seq` knows better what was written; read marks only grow.
 */
export function merged(known: Dialogue | undefined, heard: Dialogue): Dialogue {
  if (!known) return heard;
  const older =
    heard.revision < known.revision || (heard.revision === known.revision && heard.last_seq < known.last_seq);
  const [base, other] = older ? [known, heard] : [heard, known];
  const written = other.last_seq > base.last_seq ? other : base;
  const operatorRead = Math.max(base.operator_read, other.operator_read);
  return {
    ...base,
    last_seq: written.last_seq,
    last_message: written.last_message ?? null,
    waiting_since: written.waiting_since ?? null,
    operator_read: operatorRead,
    visitor_read: Math.max(base.visitor_read, other.visitor_read),
    unread: written.last_seq - operatorRead,
  };
}

/** The dialogue after one more message; the same object when the message is no news. */
export function written(known: Dialogue, message: Message): Dialogue {
  if (message.seq <= known.last_seq) return known;
  const byVisitor = message.from === 'visitor';
  const operatorRead = byVisitor ? known.operator_read : message.seq;
  return {
    ...known,
    last_seq: message.seq,
    last_message: { seq: message.seq, from: message.from, text: message.text, at: message.at },
    waiting_since: byVisitor ? (known.waiting_since ?? message.at) : null,
    operator_read: operatorRead,
    visitor_read: byVisitor ? message.seq : known.visitor_read,
    unread: message.seq - operatorRead,
  };
}

export const belongs = (list: ListName, dialogue: Dialogue, me: string): boolean =>
  list === 'finished'
    ? dialogue.state === 'finished'
    : dialogue.state !== 'finished' &&
      (list === 'all' ||
        (list === 'waiting' && dialogue.state === 'waiting') ||
        (list === 'mine' && dialogue.operator?.id === me));

const lastAt = (dialogue: Dialogue): string => dialogue.last_message?.at ?? dialogue.opened_at;

/** The instant a list is ordered by, as the server orders it. */
export const orderedBy = (list: ListName, dialogue: Dialogue): number =>
  Date.parse(
    list === 'waiting'
      ? (dialogue.waiting_since ?? lastAt(dialogue))
      : list === 'finished'
        ? (dialogue.finished_at ?? lastAt(dialogue))
        : lastAt(dialogue),
  );

/** One list, in order: who waits longest first, otherwise the newest first. */
export function listed(list: ListName, dialogues: Iterable<Dialogue>, me: string): Dialogue[] {
  const direction = list === 'waiting' ? 1 : -1;
  return [...dialogues]
    .filter((dialogue) => belongs(list, dialogue, me))
    .map((dialogue) => ({ dialogue, at: orderedBy(list, dialogue) }))
    .sort((a, b) => direction * (a.at - b.at || (a.dialogue.id < b.dialogue.id ? -1 : 1)))
    .map(({ dialogue }) => dialogue);
}

export function counted(dialogues: Iterable<Dialogue>, me: string): Counts {
  const counts = { waiting: 0, mine: 0, all: 0 };
  for (const dialogue of dialogues) {
    if (dialogue.state === 'finished') continue;
    counts.all += 1;
    if (dialogue.state === 'waiting') counts.waiting += 1;
    if (dialogue.operator?.id === me) counts.mine += 1;
  }
  return counts;
}

/**
 * The order to show while somebody points at the list: what was there keeps its place, what is new comes
 * where it belongs, so that nobody opens the wrong dialogue because a row moved under his finger.
 */
export function steady(before: readonly string[], now: readonly Dialogue[]): Dialogue[] {
  const byId = new Map(now.map((dialogue) => [dialogue.id, dialogue]));
  const kept = before.filter((id) => byId.has(id));
  const stayed = new Set(kept);
  const result = kept.map((id) => byId.get(id)!);
  now.forEach((dialogue, index) => {
    if (!stayed.has(dialogue.id)) result.splice(Math.min(index, result.length), 0, dialogue);
  });
  return result;
}
