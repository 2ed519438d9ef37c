// Draws the thread: days, messages of both sides, what is on its way, who is typing.

import { el, icon, linked } from './dom';
import { fill } from './language';
import type { Outbox } from './outbox';
import type { Texts } from './texts/en';
import type { Thread } from './thread';
import type { Attachment, Message } from './types';

const FILE = 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8l-5-5Zm0 0v5h5';

export interface Actions {
  retry(clientId: string): void;
  discard(clientId: string): void;
}

export class View {
  readonly log: HTMLElement;
  #texts: Texts;
  #language: string;
  #actions: Actions;
  #greeting: string;
  #typing: HTMLElement;
  #list: HTMLElement;
  /** Whether the newest message stays in view when something is added. */
  #following = true;

  constructor(texts: Texts, language: string, greeting: string, actions: Actions) {
    this.#texts = texts;
    this.#language = language;
    this.#greeting = greeting;
    this.#actions = actions;
    this.#list = el('div', {
      class: 'messages',
      role: 'log',
      'aria-label': texts.messages,
      'aria-live': 'polite',
    });
    this.#typing = el('p', { class: 'typing', 'aria-hidden': 'true' });
    this.log = el('div', { class: 'log', tabindex: 0, role: 'region', 'aria-label': texts.messages });
    this.log.append(this.#list, this.#typing);
    // A picture takes its room only when it has come.
    this.log.addEventListener('load', () => this.#following && this.toEnd(), true);
    this.log.addEventListener('scroll', () => (this.#following = this.#atEnd));
  }

  get #atEnd(): boolean {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60;
  }

  /** Draws everything anew but keeps what is unchanged, so that screen readers hear only news. */
  draw(thread: Thread, outbox: Outbox): void {
    const following = this.#following;
    const wanted: HTMLElement[] = [];
    const known = new Map<string, HTMLElement>();
    for (const child of this.#list.children)
      known.set((child as HTMLElement).dataset['id'] ?? '', child as HTMLElement);
    const put = (id: string, version: string, make: () => HTMLElement) => {
      const before = known.get(id);
      const element = before?.dataset['version'] === version ? before : make();
      element.dataset['id'] = id;
      element.dataset['version'] = version;
      wanted.push(element);
    };
    if (this.#greeting)
      put('greeting', '1', () =>
        el(
          'div',
          { class: 'message' },
          el('div', { class: 'bubble' }, el('span', { dir: 'auto' }, this.#greeting)),
        ),
      );
    let day = '';
    for (const message of thread.items) {
      const its = this.#day(message.at);
      if (its !== day) put(`day ${(day = its)}`, '1', () => el('p', { class: 'day' }, its));
      const read = message.from === 'visitor' && (thread.dialogue?.read.operator ?? 0) >= message.seq;
      put(message.client_id ?? message.id, `sent ${read}`, () => this.#message(message, read));
    }
    for (const item of outbox.items) {
      if (thread.has(item.client_id)) continue;
      put(item.client_id, `pending ${item.failed ?? ''}`, () => this.#pending(item));
    }
    const same =
      wanted.length === this.#list.children.length &&
      wanted.every((each, n) => this.#list.children[n] === each);
    if (!same) this.#list.replaceChildren(...wanted);
    if (following) this.toEnd();
  }

  toEnd(): void {
    this.#following = true;
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** A dialogue of the past, as it will stay. */
  past(messages: Message[]): HTMLElement[] {
    const drawn: HTMLElement[] = [];
    let day = '';
    for (const message of messages) {
      const its = this.#day(message.at);
      if (its !== day) drawn.push(el('p', { class: 'day' }, (day = its)));
      drawn.push(this.#message(message, false));
    }
    return drawn;
  }

  typing(name: string | null): void {
    this.#typing.textContent = name ? `${name} ${this.#texts.typing}` : '';
  }

  #message(message: Message, read: boolean): HTMLElement {
    const t = this.#texts;
    const mine = message.from === 'visitor';
    const who = mine ? t.you : (message.operator?.name ?? t.team);
    const time = el('time', {
      datetime: message.at,
      title: new Date(message.at).toLocaleString(this.#language),
    });
    time.textContent = new Date(message.at).toLocaleTimeString(this.#language, {
      hour: '2-digit',
      minute: '2-digit',
    });
    const bubble = el('div', { class: 'bubble' });
    // The text alone decides its direction, not the words that say whose it is.
    bubble.append(el('span', { class: 'sr' }, `${who}: `));
    if (message.erased) bubble.append(el('i', {}, t.erased));
    if (message.text) bubble.append(el('span', { dir: 'auto' }, linked(message.text)));
    if (message.file) bubble.append(this.#file(message.file));
    const meta = el(
      'p',
      { class: 'meta' },
      // A name keeps to itself: beside one in Latin letters an Arabic time would fall apart.
      ...(mine ? [] : [el('bdi', {}, who), ' · ']),
      time,
      mine ? ` · ${read ? t.read : t.sent}` : '',
    );
    return el('div', { class: mine ? 'message mine' : 'message' }, bubble, meta);
  }

  #pending(item: { client_id: string; text: string; fileName?: string; failed?: string }): HTMLElement {
    const t = this.#texts;
    const bubble = el('div', { class: 'bubble' });
    bubble.append(el('span', { dir: 'auto' }, item.text || item.fileName || ''));
    const meta = el('p', { class: 'meta' });
    if (item.failed) {
      meta.append(`${t.failed} ${item.failed} `);
      meta.append(
        el(
          'button',
          { type: 'button', class: 'link', click: () => this.#actions.retry(item.client_id) },
          t.retry,
        ),
        ' ',
        el(
          'button',
          { type: 'button', class: 'link', click: () => this.#actions.discard(item.client_id) },
          t.discard,
        ),
      );
    } else meta.append(t.pending);
    return el('div', { class: `message mine${item.failed ? ' failed' : ' pending'}` }, bubble, meta);
  }

  #file(file: Attachment): HTMLElement {
    if (file.erased) return el('i', {}, this.#texts.fileErased);
    const label = fill(this.#texts.download, { name: file.name });
    if (file.image) {
      const image = el('img', { src: file.url, alt: file.name, loading: 'lazy' });
      return el(
        'a',
        { href: file.url, target: '_blank', rel: 'noopener', class: 'image', title: label },
        image,
      );
    }
    const link = el(
      'a',
      { href: file.url, download: file.name, class: 'file', 'aria-label': label },
      icon(FILE),
    );
    link.append(el('span', {}, file.name), el('small', {}, size(file.size, this.#language)));
    return link;
  }

  #day(at: string): string {
    const date = new Date(at);
    const days = Math.round(
      (new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000,
    );
    if (days === 0) return this.#texts.today;
    if (days === 1) return this.#texts.yesterday;
    return date.toLocaleDateString(this.#language, { weekday: 'long', day: 'numeric', month: 'long' });
  }
}

/** Bytes for people. */
export function size(bytes: number, language: string): string {
  const [value, unit] = bytes < 1_048_576 ? [bytes / 1024, 'kilobyte'] : [bytes / 1_048_576, 'megabyte'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
