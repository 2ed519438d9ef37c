// The view and its address: everything that is chosen stands in the URL, in the API's own words, so that a
// view can be bookmarked and the back button works. Pure; what is not understood is left out.

import { NAMED, STEPS, rangeOf, type Named, type Range, type Step } from './period';

export const KEYS = [
  'chat',
  'operator',
  'credit',
  'time',
  'score',
  'sense',
  'state',
  'kind',
  'finished_by',
  'language',
  'comment',
  'words',
  'reason',
  'fact',
  'tag',
  'review',
  'review_tag',
] as const;
export type Key = (typeof KEYS)[number];
export type Choices = Partial<Record<Key, string[]>>;
/** Those that the API takes once. */
const ONCE: readonly Key[] = ['credit', 'time', 'comment', 'words'];
/** Those of which a dialogue may have several values: one does not exclude another. */
export const SEVERAL: readonly Key[] = ['words', 'reason', 'fact', 'tag', 'review_tag'];

/** What was clicked: narrows the list below, the figures stay. */
export interface Pick extends Choices {
  from?: string;
  to?: string;
  /** Another list than that of finished dialogues: what was opened, is open, or was answered. */
  of?: Of;
  /** 1 (Monday) to 7, with an hour of the day: what happened then. */
  weekday?: string;
  hour?: string;
}
export const OF = ['started', 'open_now', 'answered'] as const;
export type Of = (typeof OF)[number];

export const NO_ANSWER = ['asked', 'shown', 'skipped', 'expired', 'withdrawn'] as const;
export const REASONS = [
  'switched_off',
  'no_operator_reply',
  'too_few_messages',
  'idle_finish',
  'asked_recently',
  'not_sampled',
] as const;
const STATES: readonly string[] = [
  'rated',
  'no_answer',
  ...NO_ANSWER,
  'not_asked',
  ...REASONS.map((reason) => `not_asked:${reason}`),
  'excluded',
];
export const KINDS = ['website', 'course'] as const;
export const FINISHERS = ['operator', 'visitor', 'idle', 'admin'] as const;
export const SENSES = ['satisfied', 'neutral', 'dissatisfied'] as const;
export const FACTS = [
  'answered',
  'never_answered',
  'timed',
  'handed_over',
  'came_back',
  'shown',
  'can_still_answer',
] as const;
export const REVIEWS = ['new', 'in_review', 'done'] as const;
/** Comments, or every dialogue behind the figures; or what was marked and counts nowhere. */
export const LISTS = ['comments', 'dialogues', 'test', 'spam'] as const;
export type List = (typeof LISTS)[number];
const SORTS = ['finished', 'rated', 'csat', 'response'] as const;
export type Sort = (typeof SORTS)[number];

export interface View {
  period: Named | Range;
  /** Empty: the workspace's. */
  tz: string;
  /** Empty: the one that suits the period. */
  step: Step | '';
  choices: Choices;
  pick: Pick;
  list: List;
  /** The dialogue that stands open. */
  dialogue: string;
  sort: Sort;
}

export const DEFAULT: View = {
  period: '30d',
  tz: '',
  step: '',
  choices: {},
  pick: {},
  list: 'comments',
  dialogue: '',
  sort: 'finished',
};

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const isTag = (value: string): boolean => value.trim() !== '' && [...value].length <= 40;
const VALID: Record<Key, (value: string) => boolean> = {
  chat: (value) => ID.test(value),
  operator: (value) => value === 'nobody' || ID.test(value),
  credit: (value) => value === 'took_part',
  time: (value) => value === 'clock',
  score: (value) => /^(thumbs2:[01]|faces3:[123]|(stars5|faces5):[1-5]|numbers10:(\d|10))$/.test(value),
  state: (value) => STATES.includes(value),
  kind: (value) => (KINDS as readonly string[]).includes(value),
  finished_by: (value) => (FINISHERS as readonly string[]).includes(value),
  language: (value) => /^[A-Za-z0-9-]{1,35}$/.test(value),
  sense: (value) => (SENSES as readonly string[]).includes(value),
  comment: (value) => value === 'yes' || value === 'no',
  words: (value) => value.trim() !== '' && [...value].length <= 200,
  reason: (value) => value !== '' && new TextEncoder().encode(value).length <= 40,
  fact: (value) => (FACTS as readonly string[]).includes(value),
  tag: isTag,
  review: (value) => (REVIEWS as readonly string[]).includes(value),
  review_tag: isTag,
};

const isMoment = (value: string | null): value is string =>
  value !== null && (DATE.test(value) || INSTANT.test(value)) && !Number.isNaN(Date.parse(value));

function zone(wish: string | null): string {
  if (!wish) return '';
  try {
    new Intl.DateTimeFormat('en', { timeZone: wish });
    return wish;
  } catch {
    return '';
  }
}

const oneOf = <T extends string, F>(list: readonly T[], value: string | null, otherwise: F): T | F =>
  list.find((known) => known === value) ?? otherwise;

function choices(query: URLSearchParams, prefix: string): Choices {
  const found: Choices = {};
  for (const key of KEYS) {
    const values = [...new Set(query.getAll(prefix + key))].filter(VALID[key]);
    if (values.length > 0) found[key] = ONCE.includes(key) ? values.slice(0, 1) : values;
  }
  return found;
}

/** The hour of the week that an address names, of a list that has one. */
function hourOf(query: URLSearchParams, of: Of): Pick {
  const [weekday, hour] = [query.get('weekday') ?? '', query.get('hour') ?? ''];
  const known = of !== 'open_now' && /^[1-7]$/.test(weekday) && /^(1?\d|2[0-3])$/.test(hour);
  return known ? { weekday, hour } : {};
}

/** The view that an address names. */
export function parse(search: string): View {
  const query = new URLSearchParams(search);
  const [from, to] = [query.get('from'), query.get('to')];
  const custom = isMoment(from) && isMoment(to) && Date.parse(from) < Date.parse(to) ? { from, to } : null;
  const list = oneOf(LISTS, query.get('list'), DEFAULT.list);
  const of = list === 'dialogues' ? oneOf(OF, query.get('of'), null) : null;
  const pick: Pick = of ? { of, ...hourOf(query, of) } : choices(query, 'in.');
  for (const end of ['from', 'to'] as const) {
    const value = query.get(`in.${end}`);
    if (!of && isMoment(value)) pick[end] = value;
  }
  return {
    period: custom ?? oneOf(NAMED, query.get('period'), DEFAULT.period),
    tz: zone(query.get('tz')),
    step: oneOf(STEPS, query.get('step'), ''),
    choices: choices(query, ''),
    pick,
    list,
    dialogue: ID.test(query.get('dialogue') ?? '') ? query.get('dialogue')! : '',
    sort: oneOf(SORTS, query.get('sort'), DEFAULT.sort),
  };
}

function put(query: URLSearchParams, chosen: Choices, prefix: string): void {
  for (const key of KEYS) for (const value of chosen[key] ?? []) query.append(prefix + key, value);
}

function putPick(query: URLSearchParams, pick: Pick): void {
  put(query, pick, 'in.');
  if (pick.from) query.set('in.from', pick.from);
  if (pick.to) query.set('in.to', pick.to);
  for (const name of ['of', 'weekday', 'hour'] as const) if (pick[name]) query.set(name, pick[name]);
}

// Colons and the like are allowed in a query: addresses stay readable.
const readable = (query: URLSearchParams): string =>
  query.toString().replaceAll('%3A', ':').replaceAll('%2F', '/');

/** The address's search part of a view; empty for the default view. */
export function address(view: View): string {
  const query = new URLSearchParams();
  if (typeof view.period !== 'string') {
    query.set('from', view.period.from);
    query.set('to', view.period.to);
  } else if (view.period !== DEFAULT.period) query.set('period', view.period);
  if (view.tz) query.set('tz', view.tz);
  if (view.step) query.set('step', view.step);
  put(query, view.choices, '');
  // Only the list of dialogues can be made of something else.
  if (!view.pick.of || view.list === 'dialogues') putPick(query, view.pick);
  if (view.list !== DEFAULT.list) query.set('list', view.list);
  if (view.sort !== DEFAULT.sort) query.set('sort', view.sort);
  if (view.dialogue) query.set('dialogue', view.dialogue);
  const said = readable(query);
  return said ? `?${said}` : '';
}

/** The period's range: a named one on this day. */
export const range = (view: View, today: string, weekStart: string): Range =>
  typeof view.period === 'string' ? rangeOf(view.period, today, weekStart) : view.period;

/** The API's query of the figures. */
export function question(chosen: Choices, within: Range, tz: string, step?: Step): string {
  const query = new URLSearchParams({ from: within.from, to: within.to });
  if (tz) query.set('tz', tz);
  if (step) query.set('step', step);
  put(query, chosen, '');
  return readable(query);
}

/**
 * The API's query of the list below: within the question of the figures the part that was picked; or what was marked
 * under the same filters. A list and the number it stands behind agree, as the server intersects both.
 */
export function listQuestion(asked: string, view: View): string {
  const query = new URLSearchParams(asked);
  if (view.list === 'test' || view.list === 'spam') query.set('marked', view.list);
  else putPick(query, view.pick);
  return readable(query);
}

/** The same list as rows of an export: one per dialogue, of comments those that have one. */
export function exportQuestion(asked: string, view: View): string {
  const pick = view.list === 'comments' ? { ...view.pick, comment: ['yes'] } : view.pick;
  return listQuestion(asked, { ...view, pick });
}

/** How many filters are set besides the period. */
export const filters = (view: View): number =>
  KEYS.reduce((count, key) => count + (view.choices[key]?.length ?? 0), 0);
