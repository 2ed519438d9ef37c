// What stands around the thread: colours, header, banner, start buttons. Only draws; the preview in the chat's
// settings is made of the same parts.

import { el, icon, initials, linked } from './dom';
import type { Texts } from './texts/en';
import type { Face } from './types';

const CROSS = 'M6 6l12 12M18 6L6 18';
const END = 'M9 12l2 2 4-4M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z';

export type Look = Pick<Face, 'colour' | 'second_colour' | 'ink' | 'theme'>;

/** Puts the chat's colours and theme on a page. */
export function paint(root: HTMLElement, { colour, second_colour: second, ink, theme }: Look): void {
  root.dataset['theme'] = theme;
  root.style.setProperty('--accent', colour);
  root.style.setProperty('--accent-ink', ink);
  root.style.setProperty('--head', second ? `linear-gradient(135deg, ${colour}, ${second})` : colour);
}

export interface Header {
  element: HTMLElement;
  end: HTMLButtonElement;
  close: HTMLButtonElement;
  /** Whoever answers, if anybody does, and a line below. */
  draw(operator: string | undefined, line: string): void;
}

export function header(texts: Texts, face: Pick<Face, 'title' | 'subtitle' | 'avatar'>): Header {
  const name = el('h1', { dir: 'auto' });
  const state = el('small', { dir: 'auto' });
  const mark = el('span', { class: 'face', 'aria-hidden': 'true' });
  const button = (label: string, path: string) =>
    el('button', { type: 'button', class: 'icon', 'aria-label': label, title: label }, icon(path));
  const end = button(texts.end, END);
  const close = button(texts.close, CROSS);
  const picture = face.avatar ? el('img', { src: face.avatar, alt: '' }) : null;
  return {
    // Named, because the page around it has a header too.
    element: el(
      'header',
      { 'aria-label': face.title },
      mark,
      el('div', { class: 'who' }, name, state),
      end,
      close,
    ),
    end,
    close,
    draw(operator, line) {
      name.textContent = operator ?? face.title;
      state.textContent = line || (operator ? '' : face.subtitle);
      // The chat's picture is not the operator's.
      mark.replaceChildren(operator || !picture ? initials(name.textContent) : picture);
    },
  };
}

export function banner(text: string, texts: Texts, hide: () => void): HTMLElement {
  const element = el('div', { class: 'banner', role: 'note', hidden: !text });
  const close = el(
    'button',
    { type: 'button', class: 'icon', 'aria-label': texts.hide, title: texts.hide },
    icon(CROSS),
  );
  close.addEventListener('click', () => {
    element.hidden = true;
    hide();
  });
  element.append(el('p', { dir: 'auto' }, linked(text)), close);
  return element;
}

/** Texts that a click sends instead of writing. */
export function starts(buttons: string[], texts: Texts, send: (text: string) => void): HTMLElement {
  const one = (text: string) => el('button', { type: 'button', dir: 'auto', click: () => send(text) }, text);
  return el(
    'div',
    { class: 'starts', role: 'group', 'aria-label': texts.starts, hidden: buttons.length === 0 },
    ...buttons.map(one),
  );
}
