// What the trial answered, shaped for its bar: who would have been asked, then why not, most frequent first.
// Pure. Every finished dialogue is in exactly one part, so that the parts fill the bar.

import type { Schemas } from '@candor/api';

export interface Part {
  /** The end of its text's id: `asked`, or a reason as `asked-recently`. */
  id: string;
  count: number;
  /** Of the bar, 0 to 1. */
  share: number;
  /** Which of the reasons it is, for its shade; null for who would have been asked. */
  reason: number | null;
}

/** In the order of PRODUCT §2, which decides between reasons that are as frequent. A shade belongs to a reason. */
const REASONS = [
  'switched_off',
  'no_operator_reply',
  'too_few_messages',
  'idle_finish',
  'asked_recently',
  'not_sampled',
];

/** None when nothing was finished: there is nothing to measure by. Parts without a dialogue are left out. */
export function parts({ finished, tried }: Pick<Schemas['Trial'], 'finished' | 'tried'>): Part[] {
  if (finished === 0) return [];
  const part = (code: string, count: number, reason: number | null): Part => ({
    id: code.replaceAll('_', '-'),
    count,
    share: count / finished,
    reason,
  });
  const reasons = REASONS.map((code, at) => part(code, tried.not_asked[code] ?? 0, at));
  return [part('asked', tried.asked, null), ...reasons.sort((one, other) => other.count - one.count)].filter(
    ({ count }) => count > 0,
  );
}
