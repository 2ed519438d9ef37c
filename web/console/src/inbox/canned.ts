// Canned replies in the composer. Pure: where a `/` asks for one, which ones fit, what the text is afterwards.

import type { Schemas } from '@candor/api';

export type Reply = Schemas['CannedReply'];

export interface Asked {
  /** Where the `/` stands. */
  from: number;
  query: string;
}

const ASKED = /(?:^|\s)\/([\p{L}\p{N}_-]{0,40})$/u;

/** What is asked for before the caret, or null: a `/` counts at the start and after a space only. */
export function askedAt(text: string, caret: number): Asked | null {
  const query = ASKED.exec(text.slice(0, caret))?.[1];
  return query === undefined ? null : { from: caret - query.length - 1, query };
}

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** The replies that fit, best first: shortcut begins so, shortcut holds it, text holds it. */
export function fitting(replies: readonly Reply[], query: string): Reply[] {
  const wanted = folded(query);
  const rank = (reply: Reply): number => {
    const shortcut = folded(reply.shortcut);
    if (shortcut.startsWith(wanted)) return 0;
    if (shortcut.includes(wanted)) return 1;
    return folded(reply.text).includes(wanted) ? 2 : 3;
  };
  return replies
    .map((reply) => ({ reply, rank: rank(reply) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank || a.reply.shortcut.localeCompare(b.reply.shortcut))
    .map(({ reply }) => reply);
}

/** The text with the reply in place of what was asked, and where the caret goes. */
export function inserted(
  text: string,
  asked: Asked,
  caret: number,
  reply: string,
): { text: string; caret: number } {
  const before = text.slice(0, asked.from) + reply;
  return { text: before + text.slice(caret), caret: before.length };
}
