// Operators and chats as rows of one kind of table. Pure. What only operators have, a chat's row leaves out.

import type { Schemas } from '@candor/api';
import type { Pick } from './query';

type Figures = Schemas['LiveChat'];

export interface Row {
  id: string;
  name: string;
  pick: Pick;
  finished: number;
  rated: number;
  unrated: number;
  csat: Schemas['Share'] | null;
  few: boolean;
  average: number | null;
  scale: Schemas['Scale'] | null;
  against?: Schemas['AgainstTeam'] | null;
  response_seconds_mean?: number | null;
  answers: number;
}

const shared = (row: Schemas['OperatorRow'] | Schemas['ChatRow']) => ({
  finished: row.finished,
  rated: row.rated,
  unrated: row.unrated,
  csat: row.csat ?? null,
  few: row.few_answers,
  average: row.average ?? null,
  scale: row.average_scale ?? null,
});

/** The row of dialogues that nobody served is called `nobody`. */
export const operatorRows = (figures: Figures, nobody: string): Row[] =>
  figures.operators.map((row) => ({
    ...shared(row),
    id: row.operator?.id ?? 'nobody',
    name: row.operator?.name ?? nobody,
    pick: { operator: [row.operator?.id ?? 'nobody'] },
    against: row.against_team ?? null,
    response_seconds_mean: row.response_seconds_mean ?? null,
    answers: row.answers,
  }));

export const chatRows = (figures: Figures): Row[] =>
  figures.chats.map((row) => ({
    ...shared(row),
    id: row.chat.id,
    name: row.chat.name,
    pick: { chat: [row.chat.id] },
    answers: 0,
  }));
