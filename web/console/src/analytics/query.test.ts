import { expect, test } from 'vitest';
import {
  DEFAULT,
  address,
  exportQuestion,
  filters,
  listQuestion,
  parse,
  question,
  range,
  type View,
} from './query';

const CHAT = '01a16665-1ce8-7129-b758-90ec83c8145d';
const PERSON = '01a16665-1ce8-739f-93f2-9957dae352dc';

const FULL: View = {
  period: { from: '2026-03-01', to: '2026-04-01' },
  tz: 'Asia/Kathmandu',
  step: 'week',
  choices: {
    chat: [CHAT],
    operator: [PERSON, 'nobody'],
    score: ['stars5:5', 'numbers10:10', 'thumbs2:0'],
    state: ['rated', 'not_asked:idle_finish'],
    kind: ['course'],
    finished_by: ['idle', 'visitor'],
    language: ['pt-BR'],
    sense: ['dissatisfied', 'neutral'],
    comment: ['yes'],
    words: ['quince & “déçu”'],
    reason: ['slow', 'product'],
    fact: ['handed_over', 'never_answered'],
    tag: ['Refund', 'Ünknown'],
    review: ['new', 'in_review'],
    review_tag: ['call back', 'цена'],
  },
  pick: { state: ['no_answer'], from: '2026-03-02T23:00:00.000Z', to: '2026-03-03T23:00:00.000Z' },
  list: 'dialogues',
  dialogue: CHAT,
  sort: 'csat',
};

test('a view comes back from its address as it was', () => {
  expect(parse(address(FULL))).toEqual(FULL);
  expect(parse(address({ ...DEFAULT, period: 'last_quarter' })).period).toBe('last_quarter');
});

test('the default view has a bare address', () => {
  expect(address(DEFAULT)).toBe('');
  expect(parse('')).toEqual(DEFAULT);
});

test('a list of what was opened or answered is said in the address, and asked for in the same words', () => {
  const view: View = {
    ...DEFAULT,
    list: 'dialogues',
    pick: { of: 'answered', weekday: '1', hour: '9' },
  };
  expect(address(view)).toBe('?of=answered&weekday=1&hour=9&list=dialogues');
  expect(parse(address(view))).toEqual(view);
  expect(listQuestion('from=a&to=b', view)).toBe('from=a&to=b&of=answered&weekday=1&hour=9');
  // Comments, and what was marked, are about finished dialogues only.
  expect(address({ ...view, list: 'comments' })).toBe('');
  expect(parse('?of=started').pick).toEqual({});
  for (const hour of ['of=open_now&weekday=1&hour=9', 'of=open_now&weekday=8&hour=24']) {
    expect(parse(`?list=dialogues&${hour}`).pick).toEqual({ of: 'open_now' });
  }
});

test('addresses are readable', () => {
  expect(address({ ...DEFAULT, tz: 'Europe/Paris', choices: { score: ['stars5:5'] } })).toBe(
    '?tz=Europe/Paris&score=stars5:5',
  );
});

test('what is not understood is left out, the rest stays', () => {
  const view = parse(
    '?period=ever&tz=Mars/Base&step=minute&score=stars5:6&score=faces3:3&state=bad&operator=me&chat=x' +
      '&kind=shop&list=all&dialogue=1&sort=average&in.state=nonsense&in.from=yesterday&from=2026-04-01&to=2026-03-01',
  );
  expect(view).toEqual({ ...DEFAULT, choices: { score: ['faces3:3'] } });
});

test('a value that is given twice counts once', () => {
  expect(parse('?state=rated&state=rated').choices.state).toEqual(['rated']);
});

test('what the API takes once is taken once', () => {
  expect(parse('?comment=yes&comment=no&words=a&words=b').choices).toEqual({
    comment: ['yes'],
    words: ['a'],
  });
});

test('empty words, tags and reasons, and ones too long, are left out', () => {
  const long = 'ß'.repeat(41);
  expect(
    parse(
      `?words=+&reason=&review_tag=+&words=${'x'.repeat(201)}&reason=${'ß'.repeat(21)}&review_tag=${long}`,
    ).choices,
  ).toEqual({});
  expect(parse(`?sense=happy&fact=true&review=open&comment=maybe&list=excluded`)).toEqual(DEFAULT);
});

test('a list is asked for within the question of the figures', () => {
  const asked = 'from=2026-03-01&to=2026-04-01&state=rated';
  expect(listQuestion(asked, { ...FULL, choices: {} })).toBe(
    `${asked}&in.state=no_answer&in.from=2026-03-02T23:00:00.000Z&in.to=2026-03-03T23:00:00.000Z`,
  );
  expect(listQuestion(asked, DEFAULT)).toBe(asked);
});

test('what was marked is a list of its own, whatever was picked', () => {
  expect(listQuestion('from=a', { ...DEFAULT, list: 'spam', pick: { state: ['rated'] } })).toBe(
    'from=a&marked=spam',
  );
});

test('comments are exported as the dialogues that have one', () => {
  expect(exportQuestion('from=a', DEFAULT)).toBe('from=a&in.comment=yes');
  expect(exportQuestion('from=a', { ...DEFAULT, list: 'dialogues', pick: { reason: ['slow'] } })).toBe(
    'from=a&in.reason=slow',
  );
});

test('the API is asked in its own words', () => {
  const within = range(FULL, '2026-05-01', 'monday');
  expect(question({ state: ['rated'], operator: ['nobody'] }, within, 'Asia/Kolkata', 'day')).toBe(
    'from=2026-03-01&to=2026-04-01&tz=Asia/Kolkata&step=day&operator=nobody&state=rated',
  );
  expect(question({}, within, '')).toBe('from=2026-03-01&to=2026-04-01');
});

test('filters are counted by value', () => {
  expect(filters(FULL)).toBe(26);
  expect(filters(DEFAULT)).toBe(0);
});
