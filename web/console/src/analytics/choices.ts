// What the filters offer, in the member's words; and what is chosen, as chips to take away.

import { joined } from '../lib/tags';
import { t } from '../lib/texts.svelte';
import type { Choice } from './Choices.svelte';
import { tab } from './live-chat.svelte';
import { FACTS, FINISHERS, KEYS, KINDS, REASONS, REVIEWS, SENSES, type Key } from './query';
import * as say from './say';
import { COLOURS, SCALES, levelOf, scoresOf, type Scale } from './scales';

export const chats = (): Choice[] =>
  (tab.options?.chats ?? []).map((chat) => ({ value: chat.id, label: chat.name }));

export const operators = (): Choice[] => [
  ...(tab.options?.operators ?? []).map((person) => ({ value: person.id, label: person.name })),
  { value: 'nobody', label: t('analytics-nobody') },
];

/** One list per scale: those met so far and those chosen, or all while none was met. */
export function scores(): { scale: Scale; choices: Choice[] }[] {
  const chosen = (tab.view.choices.score ?? []).map((score) => score.split(':')[0] ?? '');
  const known = SCALES.filter((scale) => tab.scales.includes(scale) || chosen.includes(scale));
  return (known.length > 0 ? known : [...SCALES]).map((scale) => ({
    scale,
    choices: scoresOf(scale).map((score) => ({
      value: `${scale}:${score}`,
      label: say.score(scale, score),
      mark: `var(${COLOURS[levelOf(scale, score)]})`,
    })),
  }));
}

export const states = (): Choice[] => [
  { value: 'rated', label: say.state('rated') },
  { value: 'no_answer', label: say.state('no_answer') },
  ...['shown', 'skipped', 'expired', 'withdrawn'].map((state) => ({
    value: state,
    label: say.state(state),
    part: true,
  })),
  { value: 'not_asked', label: say.state('not_asked') },
  ...REASONS.map((reason) => ({ value: `not_asked:${reason}`, label: say.reason(reason), part: true })),
  { value: 'excluded', label: say.state('excluded') },
];

export const kinds = (): Choice[] => KINDS.map((kind) => ({ value: kind, label: say.kind(kind) }));
export const finishers = (): Choice[] => FINISHERS.map((by) => ({ value: by, label: say.finishedBy(by) }));
export const senses = (): Choice[] => SENSES.map((sense) => ({ value: sense, label: say.sense(sense) }));
export const facts = (): Choice[] => FACTS.map((fact) => ({ value: fact, label: say.fact(fact) }));
export const reviews = (): Choice[] =>
  REVIEWS.map((status) => ({ value: status, label: say.review(status) }));
export const comment = (): Choice[] =>
  ['yes', 'no'].map((value) => ({ value, label: t(`analytics-filter-comment-${value}`) }));
/** Those that were ever offered, and those in the address. */
export const reasons = (): Choice[] => [
  ...(tab.options?.reasons ?? []).map(({ id, text }) => ({ value: id, label: text })),
  ...(tab.view.choices.reason ?? [])
    .filter((id) => tab.options?.reasons.every((reason) => reason.id !== id))
    .map((id) => ({ value: id, label: word('reason', id) })),
];
/** Those in use and those in the address; whatever their case and accents, they are found. */
const inUse = (known: readonly string[], chosen: readonly string[]): Choice[] =>
  joined(known, chosen).map((tag) => ({ value: tag, label: tag }));
/** The team's. */
export const tags = (): Choice[] => inUse(tab.options?.tags ?? [], tab.view.choices.tag ?? []);
/** The analysts' own. */
export const reviewTags = (): Choice[] =>
  inUse(tab.options?.review_tags ?? [], tab.view.choices.review_tag ?? []);
/** Those that visitors had so far, and those in the address. */
export const languages = (): Choice[] =>
  [...new Set([...(tab.options?.languages ?? []), ...(tab.view.choices.language ?? [])])].map((tag) => ({
    value: tag,
    label: say.language(tag),
  }));

/** A value in words. */
export function word(key: Key, value: string): string {
  switch (key) {
    case 'chat':
      return tab.options?.chats.find((chat) => chat.id === value)?.name ?? t('analytics-unknown');
    case 'operator':
      return operators().find((choice) => choice.value === value)?.label ?? t('analytics-unknown');
    case 'credit':
      return t('hours-took-part-chip');
    case 'time':
      return t('time-clock');
    case 'score':
      return say.score(value.split(':')[0] ?? '', Number(value.split(':')[1]));
    case 'state':
      return value.startsWith('not_asked:')
        ? t('analytics-not-asked-because', { reason: say.state(value) })
        : say.state(value);
    case 'kind':
      return say.kind(value);
    case 'finished_by':
      return say.finishedBy(value);
    case 'language':
      return say.language(value);
    case 'sense':
      return say.sense(value);
    case 'comment':
      return t(`analytics-filter-comment-${value}`);
    case 'words':
      return t('analytics-filter-quoted', { words: value });
    case 'reason':
      return reasonText(value);
    case 'fact':
      return say.fact(value);
    case 'review':
      return say.review(value);
    case 'tag':
    case 'review_tag':
      return value;
  }
}

/** A reason in the member's language; its id where nothing is known of it. */
const reasonText = (id: string): string =>
  tab.options?.reasons.find((reason) => reason.id === id)?.text ??
  tab.figures?.reasons.find((reason) => reason.id === id)?.text ??
  id;

const NAMES: Record<Key, string> = {
  chat: 'analytics-chat',
  operator: 'analytics-operator',
  credit: 'hours-credit',
  time: 'time-counted',
  score: 'analytics-filter-score',
  sense: 'analytics-filter-sense',
  state: 'analytics-state',
  kind: 'analytics-kind',
  finished_by: 'analytics-finished-by',
  language: 'analytics-language',
  comment: 'analytics-filter-comment',
  words: 'analytics-filter-words',
  reason: 'analytics-filter-reason',
  fact: 'analytics-filter-fact',
  tag: 'analytics-filter-dialogue-tag',
  review: 'analytics-filter-review',
  review_tag: 'analytics-filter-tag',
};

export interface Chip {
  key: Key;
  value: string;
  /** The filter's name. */
  name: string;
  text: string;
}

/** Everything chosen, in the order of the filters. */
export const chips = (): Chip[] =>
  KEYS.flatMap((key) =>
    (tab.view.choices[key] ?? []).map((value) => ({
      key,
      value,
      name: t(NAMES[key]),
      text: word(key, value),
    })),
  );
