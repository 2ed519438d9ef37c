// What was written and is not acknowledged yet. Pure: in each dialogue one after the other, in the order
// of writing, so that the visitor reads it in that order whatever the network does. A refused message holds
// back those behind it until it is tried again or thrown away.

import type { Schemas } from '@candor/api';

export interface Outgoing {
  /** The server stores a message once per client id, so trying again is always safe. */
  client_id: string;
  dialogue: string;
  text: string;
  file: Schemas['FileView'] | null;
  /** When it was written, RFC 3339. */
  at: string;
  state: 'pending' | 'failed';
  /** The server's stable code when it refused. */
  code?: string;
}

type Queue = readonly Outgoing[];

export const ofDialogue = (queue: Queue, dialogue: string): Outgoing[] =>
  queue.filter((each) => each.dialogue === dialogue);

/** What may be sent now: the first of its dialogue, unless it was refused. */
export function next(queue: Queue, dialogue: string): Outgoing | undefined {
  const first = queue.find((each) => each.dialogue === dialogue);
  return first?.state === 'pending' ? first : undefined;
}

/** The dialogues that have something to send. */
export const dialoguesOf = (queue: Queue): string[] => [...new Set(queue.map((each) => each.dialogue))];

export const without = (queue: Queue, clientId: string): Outgoing[] =>
  queue.filter((each) => each.client_id !== clientId);

export const refused = (queue: Queue, clientId: string, code: string): Outgoing[] =>
  queue.map((each) => (each.client_id === clientId ? { ...each, state: 'failed', code } : each));

export const again = (queue: Queue, clientId: string): Outgoing[] =>
  queue.map((each) => (each.client_id === clientId ? { ...each, state: 'pending' } : each));

/** Kept ones of an earlier start come before what was written since; none twice. */
export function joined(kept: Queue, queue: Queue): Outgoing[] {
  const known = new Set(queue.map((each) => each.client_id));
  return [...kept.filter((each) => !known.has(each.client_id)), ...queue].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );
}

/** Whether a failure may pass by itself: the network, an overloaded or restarting server. */
export const passes = (status: number | null): boolean => status === null || status === 429 || status >= 500;
