// Messages and events of a dialogue in one order of time. Pure. Opening is the first message itself.

import type { Schemas } from '@candor/api';

export interface Entry {
  key: string;
  at: number;
  message?: Schemas['OperatorMessage'];
  event?: Schemas['HistoryEntry'];
}

export function entries(read: Pick<Schemas['Transcript'], 'messages' | 'history'>): Entry[] {
  const said: Entry[] = read.messages.map((message) => ({
    key: message.id,
    at: Date.parse(message.at),
    message,
  }));
  const happened: Entry[] = read.history
    .filter((event) => event.kind !== 'opened')
    .map((event, place) => ({ key: `event-${place}`, at: Date.parse(event.at), event }));
  // At the same instant it was taken before it was answered; sorting keeps what is equal in place.
  return [...happened, ...said].sort((a, b) => a.at - b.at);
}
