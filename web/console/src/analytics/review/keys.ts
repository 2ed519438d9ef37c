// The keys of the review beside the list: they work while a dialogue stands open.

import { session } from '../../lib/session.svelte';
import { tab } from '../live-chat.svelte';
import { STATUSES, reviews } from './review.svelte';

/** What a key presses or moves to, by its place in the review. */
const PLACES: Record<string, string> = {
  a: '[data-review="assignee"] button',
  t: '[data-review="tags"] input',
  n: '[data-review="note"] textarea',
  x: '[data-review="exclude"]',
};

export function reviewKeys(event: KeyboardEvent): void {
  const item = tab.open.read?.dialogue;
  if (!item || item.dialogue !== tab.view.dialogue) return;
  const status = STATUSES[Number(event.key) - 1];
  const me = session.now?.member;
  if (status) void reviews.setStatus(item, status);
  else if (event.key === 'i' && me) void reviews.assign(item, { id: me.id, name: me.name });
  else go(event, PLACES[event.key]);
}

function go(event: KeyboardEvent, place: string | undefined): void {
  const target = place ? document.querySelector<HTMLElement>(place) : null;
  if (!target) return;
  // The letter is not typed where it leads to.
  event.preventDefault();
  target.scrollIntoView({ block: 'nearest' });
  if (target instanceof HTMLButtonElement) target.click();
  else target.focus({ preventScroll: true });
}

/** Keys of the whole tab, and the text that says what they do. */
export const SHEET: readonly (readonly [readonly string[], string])[] = [
  [['J'], 'analytics-review-key-next'],
  [['K'], 'analytics-review-key-previous'],
  [['⏎'], 'analytics-review-key-open'],
  [['Esc'], 'analytics-review-key-close'],
  [['1', '2', '3'], 'analytics-review-key-status'],
  [['A'], 'analytics-review-key-assign'],
  [['I'], 'analytics-review-key-mine'],
  [['T'], 'analytics-review-key-tag'],
  [['N'], 'analytics-review-key-note'],
  [['X'], 'analytics-review-key-exclude'],
  [['/'], 'analytics-key-search'],
  [['E'], 'analytics-export'],
  [['?'], 'analytics-review-key-help'],
];
