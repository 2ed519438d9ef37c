// What the filters offer, in the member's words; and what is chosen, as chips to take away.

import { t } from '../lib/texts.svelte';
import type { Choice } from './Choices.svelte';
import { tab } from './live-chat.svelte';
import { FINISHERS, KEYS, KINDS, REASONS, type Key } from './query';
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
  }
}

export interface Chip {
  key: Key;
  value: string;
  text: string;
}

/** Everything chosen, in the order of the filters. */
export const chips = (): Chip[] =>
  KEYS.flatMap((key) =>
    (tab.view.choices[key] ?? []).map((value) => ({ key, value, text: word(key, value) })),
  );
