// Where the visitor writes: grows with the text, Enter sends, files by button, paste and drop.

import { el, icon } from './dom';
import type { Shelf } from './shelf';
import type { Texts } from './texts/en';
import type { Attachment, Face } from './types';

const SEND = 'M12 19V5M5 12l7-7 7 7';
const CLIP =
  'M21 11.500l-8.600 8.600a5.500 5.500 0 0 1-7.800-7.800l8.600-8.600a3.700 3.700 0 0 1 5.200 5.200l-8.600 8.600a1.800 1.800 0 0 1-2.600-2.600l7.900-7.900';
const TEXT_MAX = 4_000;

export interface Doing {
  send(text: string, file?: Attachment): void;
  upload(file: File): Promise<Attachment | undefined | void>;
  typing(): void;
}

export function composer(
  texts: Texts,
  chat: Face,
  drafts: Shelf,
  draft: string,
  doing: Doing,
): { element: HTMLElement; focus(): void } {
  const field = el('textarea', {
    rows: 1,
    placeholder: texts.write,
    'aria-label': texts.write,
    enterkeyhint: 'send',
  });
  const counter = el('small', { class: 'counter', role: 'status' });
  const send = el(
    'button',
    { type: 'submit', class: 'send', 'aria-label': texts.send, title: texts.send },
    icon(SEND),
  );
  const picker = el('input', { type: 'file', hidden: true, accept: chat.files.types.join(',') });
  const attach = el(
    'button',
    { type: 'button', class: 'icon', 'aria-label': texts.attach, title: texts.attach },
    icon(CLIP),
  );
  attach.hidden = !chat.files.enabled;
  const element = el('form', { class: 'composer' }, attach, picker, field, counter, send);
  let lastTyping = 0;

  const grow = () => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 140)}px`;
    const length = [...field.value].length;
    counter.textContent = length > TEXT_MAX - 200 ? String(TEXT_MAX - length) : '';
    send.disabled = length > TEXT_MAX || field.value.trim() === '';
  };
  const submit = () => {
    const text = field.value.trim();
    if (!text || [...text].length > TEXT_MAX) return;
    field.value = '';
    drafts.remove(draft);
    grow();
    doing.send(text);
    field.focus();
  };
  const take = async (files: FileList | null | undefined) => {
    for (const file of files ?? []) {
      const stored = await doing.upload(file);
      if (stored) doing.send('', stored);
    }
  };

  field.value = drafts.get(draft) ?? '';
  field.addEventListener('input', () => {
    drafts.set(draft, field.value);
    grow();
    // Once every few seconds is enough to say so.
    if (Date.now() - lastTyping > 3_000 && field.value) {
      lastTyping = Date.now();
      doing.typing();
    }
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  field.addEventListener('paste', (event) => {
    if (chat.files.enabled && event.clipboardData?.files.length) {
      event.preventDefault();
      void take(event.clipboardData.files);
    }
  });
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  attach.addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => void take(picker.files).then(() => (picker.value = '')));
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    if (chat.files.enabled) void take(event.dataTransfer?.files);
  });
  requestAnimationFrame(grow);
  return { element, focus: () => field.focus() };
}
