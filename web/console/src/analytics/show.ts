// Going to the list behind a number: the address changes, and the list comes into sight with the focus on it.

import { tick } from 'svelte';
import { router } from '../lib/router.svelte';
import { tab } from './live-chat.svelte';
import { address, type Pick } from './query';

export const LIST = 'dialogues-below';

/** The address of the list behind a number. */
export const behind = (pick: Pick): string =>
  router.path + address({ ...tab.view, pick, list: 'dialogues', dialogue: '' });

/** Follows it here; with a modifier key the browser does what it always does. */
export async function follow(event: MouseEvent | KeyboardEvent, pick: Pick): Promise<void> {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  tab.pick(pick);
  await tick();
  const list = document.getElementById(LIST);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  list?.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
  list?.focus({ preventScroll: true });
}
