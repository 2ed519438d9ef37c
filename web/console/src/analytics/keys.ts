// The tab's keys: `/` to the words in comments, `e` to the export, `j` and `k` through the list, Escape back, one
// step at a time; those of the review are in `review/keys.ts`. Single keys can be switched off.

import { tick } from 'svelte';
import { singleKeys } from '../lib/KeySheet.svelte';
import { tab } from './live-chat.svelte';
import { reviewKeys } from './review/keys';

/** Where `/` and `e` lead. */
export const SEARCH = 'words-in-comments';
export const EXPORT = 'export-menu';

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function keys(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || writes(event.target))
    return;
  // An open popover has the keyboard to itself.
  if (document.querySelector('[popover="auto"]:popover-open, dialog[open]')) return;
  if (!singleKeys() && event.key !== 'Escape') return;
  if (event.key === '/') {
    event.preventDefault();
    document.getElementById(SEARCH)?.focus();
  } else if (event.key === 'e') {
    event.preventDefault();
    document.querySelector<HTMLElement>(`#${EXPORT} button`)?.click();
  } else if (event.key === '?') tab.keysShown = true;
  else if (event.key === 'j' || event.key === 'k') {
    event.preventDefault();
    void step(event.key === 'j' ? 1 : -1);
  } else if (event.key === 'Escape') back();
  else reviewKeys(event);
}

/** The next or the one before; where a dialogue stands open, the next one opens. */
export async function step(by: 1 | -1): Promise<void> {
  const items = tab.list.items;
  const focused = document.activeElement?.closest<HTMLElement>('[data-dialogue]')?.dataset['dialogue'];
  const place = tab.list.beside(focused ?? tab.view.dialogue, by);
  if (place >= items.length - 5) void tab.list.further();
  const next = items[Math.max(0, place)];
  if (!next) return;
  if (tab.view.dialogue) tab.go({ dialogue: next.dialogue }, true);
  await tick();
  const row = document.querySelector<HTMLElement>(`[data-dialogue="${next.dialogue}"]`);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

/** Closes the dialogue, then lets go of what was picked. */
function back(): void {
  const id = tab.view.dialogue;
  if (id) {
    tab.go({ dialogue: '' });
    document.querySelector<HTMLElement>(`[data-dialogue="${id}"]`)?.focus({ preventScroll: true });
  } else if (tab.picked) tab.go({ pick: {} });
}
