// Where the focus goes after a deed. The places are found by their ids, so that no component holds another.

export const LIST = 'inbox-rows';
export const COMPOSER = 'inbox-composer';

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`#${LIST} a[data-dialogue]`)];

/** Which row the focus or the opened dialogue is at; −1: none. */
export function rowIndex(): number {
  const all = rows();
  const focused = all.findIndex((row) => row === document.activeElement);
  return focused >= 0 ? focused : all.findIndex((row) => row.ariaCurrent === 'true');
}

/** To the row at `index`, the last one when there are fewer, the list itself when there are none. */
export function focusRow(index: number): void {
  const all = rows();
  const row = all[Math.max(0, Math.min(index, all.length - 1))] ?? document.getElementById(LIST);
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

/** The dialogue whose row has the focus. */
export const focusedDialogue = (): string | null =>
  document.activeElement instanceof HTMLElement ? (document.activeElement.dataset['dialogue'] ?? null) : null;

/** To the composer, if there is one; `typed` is added to what stands there. */
export function focusComposer(typed = ''): boolean {
  const composer = document.getElementById(COMPOSER);
  if (!(composer instanceof HTMLTextAreaElement)) return false;
  composer.focus();
  if (typed) {
    composer.setRangeText(typed, composer.selectionStart, composer.selectionEnd, 'end');
    composer.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return true;
}

/** To the field for tags, where the card shows it. */
export const focusTags = (): void =>
  document.querySelector<HTMLElement>('.tagging input[role="combobox"]')?.focus();
