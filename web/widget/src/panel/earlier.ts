// What this visitor and the team said in earlier dialogues: one more at each press of a button above the
// thread. Must not be mixed with the thread itself: numbers begin anew in every dialogue.

import type { Api } from './api';
import { el } from './dom';
import type { Texts } from './texts/en';
import type { Message } from './types';

export class Earlier {
  readonly element = el('div', { class: 'past' });
  #api: Api;
  #draw: (messages: Message[]) => HTMLElement[];
  #button: HTMLButtonElement;
  #shown = new Set<string>();
  /** Newest first. */
  #waiting: string[] = [];

  constructor(api: Api, texts: Texts, draw: (messages: Message[]) => HTMLElement[]) {
    this.#api = api;
    this.#draw = draw;
    this.#button = el(
      'button',
      { type: 'button', class: 'link', hidden: true, click: () => void this.#more() },
      texts.earlier,
    );
    this.element.append(this.#button);
  }

  /** Looks whether there are any besides the one in the thread. */
  async look(current: string): Promise<void> {
    this.#shown.add(current);
    try {
      const { items } = await this.#api.dialogues();
      this.#waiting = items.map((item) => item.id).filter((id) => !this.#shown.has(id));
    } catch {
      // Nothing is lost without them.
    }
    this.#button.hidden = this.#waiting.length === 0;
  }

  /** A new dialogue has begun in the thread: what stood there stays readable above it. */
  keep(messages: Message[], current: string): void {
    this.#shown.add(current);
    this.element.append(...this.#draw(messages));
  }

  async #more(): Promise<void> {
    const id = this.#waiting[0];
    if (!id) return;
    this.#button.disabled = true;
    try {
      const messages: Message[] = [];
      for (;;) {
        const { items } = await this.#api.messages(messages.at(-1)?.seq ?? 0, 0, id);
        messages.push(...items);
        if (items.length < 200) break;
      }
      this.#waiting.shift();
      this.#shown.add(id);
      const log = this.element.parentElement!;
      const below = log.scrollHeight - log.scrollTop;
      this.#button.after(...this.#draw(messages));
      this.#button.hidden = this.#waiting.length === 0;
      // What was being read stays where it is.
      log.scrollTop = log.scrollHeight - below;
    } catch {
      // The button stays: press again.
    }
    this.#button.disabled = false;
  }
}
