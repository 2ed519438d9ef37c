import { describe, expect, it } from 'vitest';
import {
  bounds,
  check,
  cleaned,
  dueOf,
  runs,
  scoresOf,
  SCALES,
  senseOf,
  senses,
  spoken,
  whole,
  withScale,
  type BuiltIn,
} from './rules';

const stored = {
  version: 3,
  enabled: true,
  scale: 'stars5',
  satisfied: [4, 5],
  dissatisfied: [1, 2],
  comment: { mode: 'optional' },
  reasons: [
    { id: 'slow', about: 'service', text: { en: 'Slow', fr: 'Lent' } },
    { id: 'product', about: 'product', text: { en: 'Product' } },
  ],
  rules: {
    min_visitor_messages: 1,
    min_operator_messages: 1,
    hours_between: 12,
    ask_on_idle: true,
    expires_days: 7,
    correct_minutes: 10,
    sample_percent: 100,
  },
  saved_at: '2026-03-02T09:00:00.000Z',
} as const;
const quality = () => structuredClone(whole(stored as unknown as Parameters<typeof whole>[0]));

const english: BuiltIn = {
  language: 'en',
  question: 'How did {operator} do?',
  comment_label: 'Your comment',
  comment_placeholder: 'What should we know?',
  reply_satisfied: 'Glad',
  reply_neutral: 'Thanks',
  reply_dissatisfied: 'Sorry',
  some_operator: 'our team',
};

describe('scales', () => {
  it('has PRODUCT’s defaults', () => {
    const defaults = Object.fromEntries(
      SCALES.map((scale) => {
        const { satisfied, dissatisfied } = withScale(quality(), scale);
        return [scale, [satisfied, dissatisfied]];
      }),
    );
    expect(defaults).toEqual({
      thumbs2: [[1], [0]],
      faces3: [[3], [1]],
      stars5: [
        [4, 5],
        [1, 2],
      ],
      faces5: [
        [4, 5],
        [1, 2],
      ],
      numbers10: [
        [8, 9, 10],
        [0, 1, 2, 3, 4],
      ],
    });
  });

  it('divides its scores by two bounds and finds them again', () => {
    const divided = senses('numbers10', 6, 9);
    expect(bounds(divided)).toEqual({ dissatisfiedTo: 6, satisfiedFrom: 9 });
    expect(scoresOf('numbers10').map((score) => senseOf(divided, score)[0])).toEqual([...'dddddddnnss']);
  });

  it('joins scores that count as the same', () => {
    expect(runs({ scale: 'numbers10', ...senses('numbers10', 4, 9) })).toEqual([
      { from: 0, to: 4, sense: 'dissatisfied' },
      { from: 5, to: 8, sense: 'neutral' },
      { from: 9, to: 10, sense: 'satisfied' },
    ]);
    expect(runs({ scale: 'stars5', satisfied: [3, 5], dissatisfied: [1] }).length).toBe(5);
  });

  it('takes the bound for comments along to another scale', () => {
    const asked = quality();
    asked.comment = { ...asked.comment, mode: 'required_at_or_below', at_or_below: 2 };
    expect(withScale(asked, 'numbers10').comment.at_or_below).toBe(4);
    expect(withScale(quality(), 'numbers10').comment.at_or_below).toBeNull();
  });
});

describe('texts', () => {
  it('speaks the visitor’s language, then the chat’s, then its own', () => {
    const own = { fr: 'Bon ?', en: 'Good?', ru: ' ' };
    expect(spoken(own, 'fr', 'en', 'x')).toBe('Bon ?');
    expect(spoken(own, 'ar', 'en', 'x')).toBe('Good?');
    expect(spoken(own, 'ru', 'ar', 'x')).toBe('x');
  });

  it('stores no empty text', () => {
    const edited = quality();
    edited.question = { en: '', fr: 'Bien ?', ru: '  ' };
    edited.comment.at_or_below = 3;
    const { question, comment } = cleaned(edited);
    expect(question).toEqual({ fr: 'Bien ?' });
    expect(comment.at_or_below).toBeNull();
  });

  it('saves what it read without a change', () => {
    expect(cleaned(quality())).toEqual(quality());
  });
});

describe('the form', () => {
  it('is what the visitor gets', () => {
    const due = dueOf(quality(), { visitor: 'fr', chat: 'en', operator: 'Olga', builtIn: english });
    expect(due.form.question).toBe('How did Olga do?');
    expect(due.form.reasons.map((reason) => reason.text)).toEqual(['Lent', 'Product']);
    expect([5, 3, 1].map(due.reply)).toEqual(['Glad', 'Thanks', 'Sorry']);
    expect(due.correctable).toBe(true);
  });
});

describe('checks', () => {
  it('finds nothing wrong with the defaults', () => {
    expect(check(quality())).toEqual({});
  });

  it('names every field that the server would refuse', () => {
    const wrong = quality();
    wrong.question = { en: 'x'.repeat(301) };
    wrong.replies.neutral = { ar: 'x'.repeat(501) };
    wrong.reasons = [{ id: 'own', about: 'service', text: { en: 'Mine' } }];
    wrong.rules.hours_between = 9_000;
    wrong.rules.expires_days = null as unknown as number;
    expect(Object.fromEntries(Object.entries(check(wrong)).map(([field, { id }]) => [field, id]))).toEqual({
      question: 'settings-qc-too-long',
      'replies.neutral': 'settings-qc-too-long',
      reasons: 'settings-qc-reasons-product',
      'rules.hours_between': 'settings-qc-within',
      'rules.expires_days': 'settings-qc-within',
    });
  });

  it('wants a text for a reason', () => {
    const wrong = quality();
    wrong.reasons.push({ id: 'own', about: 'service', text: { en: ' ' } });
    expect(check(wrong)['reasons']?.id).toBe('settings-qc-reason-empty');
  });
});
