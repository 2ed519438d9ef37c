// How long the workspace keeps what visitors write. Pure. On screen 0 stands for ever, which the API calls null.

import type { Schemas } from '@candor/api';

export type Days = Schemas['Retention'];
export type Kind = 'messages_days' | 'files_days' | 'comments_days';
export type Kept = Record<Kind, number>;

export const KINDS: readonly Kind[] = ['messages_days', 'files_days', 'comments_days'];
/** What is offered, in days; what is stored is offered too. */
const OFFERED = [0, 7, 30, 90, 180, 365, 730, 1_095];

export const offered = (days: number): number[] => [...new Set([...OFFERED, days])].sort((a, b) => a - b);

export const shown = (days: Days): Kept => ({
  messages_days: days.messages_days ?? 0,
  files_days: days.files_days ?? 0,
  comments_days: days.comments_days ?? 0,
});

export const sent = (kept: Kept): Days => ({
  messages_days: kept.messages_days || null,
  files_days: kept.files_days || null,
  comments_days: kept.comments_days || null,
});

/** Whether anything would be erased that is kept now. */
export const isShorter = (now: Kept, saved: Kept): boolean =>
  KINDS.some((kind) => now[kind] > 0 && (saved[kind] === 0 || now[kind] < saved[kind]));
