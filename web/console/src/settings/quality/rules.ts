// Quality control as it is edited: scales and what their scores count as, texts with their fallback, checks,
// and the form as a visitor would get it. Pure; the server's rules are in domain/quality.rs.

import type { Schemas } from '@candor/api';
import type { Due } from '../preview/panel';

type Stored = Schemas['QualityControl'];
export type Scale = Schemas['Scale'];
export type Reason = Schemas['Reason'] & { text: Texts };
export type Texts = Record<string, string>;
export type BuiltIn = Schemas['BuiltInTexts'];
export type Sense = 'satisfied' | 'neutral' | 'dissatisfied';

/** All of it, nothing left out. */
export interface Quality extends Required<Omit<Stored, 'comment' | 'reasons' | 'saved_at' | 'saved_by'>> {
  comment: { mode: Schemas['CommentMode']; at_or_below: number | null; label: Texts; placeholder: Texts };
  reasons: Reason[];
  replies: Record<Sense, Texts>;
  rules: Required<Schemas['Rules']>;
}

export const SCALES: readonly Scale[] = ['thumbs2', 'faces3', 'stars5', 'faces5', 'numbers10'];
const RANGES: Record<Scale, [number, number]> = {
  thumbs2: [0, 1],
  faces3: [1, 3],
  stars5: [1, 5],
  faces5: [1, 5],
  numbers10: [0, 10],
};
/** The highest dissatisfied and the lowest satisfied score, by default (PRODUCT §3). */
const DEFAULTS: Record<Scale, [number, number]> = {
  thumbs2: [0, 1],
  faces3: [1, 3],
  stars5: [2, 4],
  faces5: [2, 4],
  numbers10: [4, 8],
};

export const scoresOf = (scale: Scale): number[] => {
  const [low, high] = RANGES[scale];
  return Array.from({ length: high - low + 1 }, (_, n) => low + n);
};

export const senseOf = (quality: Pick<Quality, 'satisfied' | 'dissatisfied'>, score: number): Sense =>
  quality.satisfied.includes(score)
    ? 'satisfied'
    : quality.dissatisfied.includes(score)
      ? 'dissatisfied'
      : 'neutral';

/** Dissatisfied up to one score, satisfied from another: at least one of each, never both. */
export function senses(
  scale: Scale,
  dissatisfiedTo: number,
  satisfiedFrom: number,
): Pick<Quality, 'satisfied' | 'dissatisfied'> {
  const scores = scoresOf(scale);
  return {
    satisfied: scores.filter((score) => score >= satisfiedFrom),
    dissatisfied: scores.filter((score) => score <= dissatisfiedTo),
  };
}

export const bounds = (quality: Pick<Quality, 'satisfied' | 'dissatisfied'>) => ({
  dissatisfiedTo: Math.max(...quality.dissatisfied),
  satisfiedFrom: Math.min(...quality.satisfied),
});

/** Scores side by side that count as the same. */
export function runs(
  quality: Pick<Quality, 'scale' | 'satisfied' | 'dissatisfied'>,
): { from: number; to: number; sense: Sense }[] {
  const found: { from: number; to: number; sense: Sense }[] = [];
  for (const score of scoresOf(quality.scale)) {
    const sense = senseOf(quality, score);
    const last = found.at(-1);
    if (last?.sense === sense) last.to = score;
    else found.push({ from: score, to: score, sense });
  }
  return found;
}

/** Another scale begins with its own defaults: a score of one means nothing on another. */
export function withScale(quality: Quality, scale: Scale): Quality {
  const [to, from] = DEFAULTS[scale];
  const { mode } = quality.comment;
  const at_or_below = mode === 'required_at_or_below' ? to : null;
  return { ...quality, scale, ...senses(scale, to, from), comment: { ...quality.comment, at_or_below } };
}

/** Empty texts are no texts: the next in line speaks. */
const filled = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));

/** As it is stored: without empty texts, without what only reading adds. */
export function cleaned(quality: Quality): Quality {
  const { satisfied, neutral, dissatisfied } = quality.replies;
  return {
    ...quality,
    question: filled(quality.question),
    comment: {
      ...quality.comment,
      at_or_below: quality.comment.mode === 'required_at_or_below' ? quality.comment.at_or_below : null,
      label: filled(quality.comment.label),
      placeholder: filled(quality.comment.placeholder),
    },
    replies: { satisfied: filled(satisfied), neutral: filled(neutral), dissatisfied: filled(dissatisfied) },
    reasons: quality.reasons.map((reason) => ({ ...reason, text: filled(reason.text) })),
  };
}

/** What GET gave, completed. */
export function whole(stored: Stored): Quality {
  const { saved_at: _at, saved_by: _by, ...rest } = stored;
  return {
    ...rest,
    question: rest.question ?? {},
    comment: {
      mode: rest.comment.mode,
      at_or_below: rest.comment.at_or_below ?? null,
      label: rest.comment.label ?? {},
      placeholder: rest.comment.placeholder ?? {},
    },
    replies: {
      satisfied: rest.replies?.satisfied ?? {},
      neutral: rest.replies?.neutral ?? {},
      dissatisfied: rest.replies?.dissatisfied ?? {},
    },
    reasons: (rest.reasons ?? []).map((reason) => ({ ...reason, text: reason.text ?? {} })),
    rules: rest.rules as Quality['rules'],
  };
}

/** With another text in one language; an empty one is none. */
export function withText(texts: Texts, language: string, text: string): Texts {
  const { [language]: _, ...others } = texts;
  return text ? { ...others, [language]: text } : others;
}

/** The text a visitor reads: the chat's in his language, else in the chat's language, else Candor's own. */
export const spoken = (own: Texts, visitor: string, chat: string, builtIn: string): string =>
  own[visitor]?.trim() ? own[visitor] : own[chat]?.trim() ? own[chat] : builtIn;

/** A reason is never left out: any text it has will do. */
const reasonText = (reason: Reason, visitor: string, chat: string): string =>
  spoken(reason.text, visitor, chat, Object.values(reason.text).find((text) => text.trim()) ?? '…');

export interface Speaking {
  visitor: string;
  chat: string;
  operator: string;
  builtIn: BuiltIn | undefined;
}

export function dueOf(quality: Quality, { visitor, chat, operator, builtIn }: Speaking): Due {
  const say = (own: Texts, otherwise: keyof BuiltIn) =>
    spoken(own, visitor, chat, builtIn?.[otherwise] ?? '');
  return {
    form: {
      scale: quality.scale,
      question: say(quality.question, 'question').replaceAll('{operator}', operator),
      comment: {
        mode: quality.comment.mode,
        at_or_below: quality.comment.at_or_below,
        label: say(quality.comment.label, 'comment_label'),
        placeholder: say(quality.comment.placeholder, 'comment_placeholder'),
      },
      reasons: quality.reasons.map((reason) => ({ id: reason.id, text: reasonText(reason, visitor, chat) })),
      dissatisfied: quality.dissatisfied,
    },
    reply: (score) => {
      const sense = senseOf(quality, score);
      return say(quality.replies[sense], `reply_${sense}`);
    },
    correctable: quality.rules.correct_minutes > 0,
  };
}

export const RULES = {
  min_visitor_messages: [1, 100],
  min_operator_messages: [1, 100],
  hours_between: [0, 8_760],
  expires_days: [1, 90],
  correct_minutes: [0, 1_440],
  sample_percent: [1, 100],
} as const satisfies Partial<Record<keyof Quality['rules'], readonly [number, number]>>;

/** What is wrong, field by field: the id of a text, and its values. */
export type Wrong = Record<string, { id: string; values?: Record<string, number> }>;

export function check(quality: Quality): Wrong {
  const wrong: Wrong = {};
  const long = (field: string, texts: Texts, max: number) => {
    if (Object.values(texts).some((text) => [...text].length > max))
      wrong[field] = { id: 'settings-qc-too-long', values: { max } };
  };
  long('question', quality.question, 300);
  long('comment.label', quality.comment.label, 200);
  long('comment.placeholder', quality.comment.placeholder, 200);
  for (const sense of ['satisfied', 'neutral', 'dissatisfied'] as const)
    long(`replies.${sense}`, quality.replies[sense], 500);
  for (const reason of quality.reasons) {
    long('reasons', reason.text, 100);
    if (Object.keys(filled(reason.text)).length === 0) wrong['reasons'] = { id: 'settings-qc-reason-empty' };
  }
  if (quality.reasons.length > 12) wrong['reasons'] = { id: 'settings-qc-reasons-many' };
  if (quality.reasons.length > 0 && !quality.reasons.some((reason) => reason.about === 'product'))
    wrong['reasons'] = { id: 'settings-qc-reasons-product' };
  for (const [name, [low, high]] of Object.entries(RULES)) {
    const value: unknown = quality.rules[name as keyof typeof RULES];
    if (typeof value !== 'number' || !Number.isInteger(value) || value < low || value > high)
      wrong[`rules.${name}`] = { id: 'settings-qc-within', values: { low, high } };
  }
  return wrong;
}
