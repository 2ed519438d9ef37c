// The rating form: one question, the scale, an optional word, send. It stands in the thread above the
// composer and never blocks it. What was typed survives a reload and a lost network.

import { Refused, type Api } from './api';
import { el, icon } from './dom';
import { fill } from './language';
import type { Shelf } from './shelf';
import type { Texts } from './texts/en';
import type { Form, Scale } from './types';

const RANGES: Record<Scale, [number, number]> = {
  thumbs2: [0, 1],
  faces3: [1, 3],
  stars5: [1, 5],
  faces5: [1, 5],
  numbers10: [0, 10],
};

const STAR = 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 16.9l-5.2 2.8 1-5.9L3.5 9.700l5.900-.800Z';
const UP = 'M7 11v9H4v-9h3Zm0 0 4-7a2 2 0 0 1 2 2v4h5.500a2 2 0 0 1 2 2.400l-1.200 6a2 2 0 0 1-2 1.600H7';
const DOWN = 'M17 13V4h3v9h-3Zm0 0-4 7a2 2 0 0 1-2-2v-4H5.500a2 2 0 0 1-2-2.400l1.200-6a2 2 0 0 1 2-1.600H17';
const FACE = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9 9.500v.01M15 9.500v.01';
const MOUTHS = [
  'M8 17q4-5 8 0',
  'M8.500 16.500q3.500-2.500 7 0',
  'M8.500 15.500h7',
  'M8.500 14.500q3.500 3 7 0',
  'M8 14q4 5 8 0',
];

interface Draft {
  score?: number;
  comment?: string;
  reasons?: string[];
}

export class RatingForm {
  readonly element = el('section', { class: 'form', role: 'group' });
  /** Says to those who do not see it that there is a question. */
  readonly announcement = el('p', { class: 'sr', role: 'status' });
  #api: Api;
  #texts: Texts;
  #shelf: Shelf;
  #form: Form | null = null;
  #draft: Draft = {};
  #open = false;
  #shownKey = '';
  #watcher: IntersectionObserver;

  constructor(api: Api, texts: Texts, shelf: Shelf) {
    this.#api = api;
    this.#texts = texts;
    this.#shelf = shelf;
    this.element.hidden = true;
    this.element.setAttribute('aria-label', texts.rating);
    // Shown means shown: half of it on a visible screen.
    this.#watcher = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.seen(),
      {
        threshold: 0.5,
      },
    );
    this.#watcher.observe(this.element);
    document.addEventListener('visibilitychange', () => this.seen());
  }

  /** Looks whether a form is due, and shows it. Lost network changes nothing that is on screen. */
  async look(): Promise<void> {
    let form: Form | null;
    try {
      form = await this.#api.form();
    } catch {
      return;
    }
    const same = form?.form_key === this.#form?.form_key && form?.state === this.#form?.state;
    if (same && form) return;
    this.#form = form;
    this.#draft = form ? this.#kept(form) : {};
    this.#open = form !== null && (form.state === 'asked' || form.state === 'shown');
    this.#draw();
  }

  /** Tells the server that the form is on screen, once. */
  seen(): void {
    const form = this.#form;
    if (!form || !this.#open || form.state === 'rated' || this.#shownKey === form.form_key) return;
    const box = this.element.getBoundingClientRect();
    const onScreen = box.height > 0 && box.top < innerHeight && box.bottom > 0;
    if (document.visibilityState !== 'visible' || !onScreen || !this.visible()) return;
    this.#shownKey = form.form_key;
    this.#api.formShown(form.form_key).catch(() => (this.#shownKey = ''));
  }

  /** Whether the panel itself is open; set by the panel. */
  visible: () => boolean = () => true;

  #kept(form: Form): Draft {
    try {
      const kept = JSON.parse(this.#shelf.get(`form ${form.form_key}`) ?? 'null') as Draft | null;
      if (kept) return kept;
    } catch {
      // Not ours.
    }
    const given = form.given;
    return given ? { score: given.score, comment: given.comment ?? '', reasons: given.reasons } : {};
  }

  #keep(): void {
    if (this.#form) this.#shelf.set(`form ${this.#form.form_key}`, JSON.stringify(this.#draft));
  }

  #draw(): void {
    const form = this.#form;
    this.element.hidden = !form;
    this.element.replaceChildren();
    this.announcement.textContent = form && this.#open ? form.question : '';
    if (!form) return;
    if (!this.#open) {
      this.element.classList.add('quiet');
      const correctable =
        form.state === 'rated' && form.correct_until && new Date(form.correct_until) > new Date();
      if (form.state === 'rated')
        this.element.append(el('p', { role: 'status', dir: 'auto' }, form.reply || this.#texts.thanks));
      if (form.state === 'skipped' || correctable) {
        const label = form.state === 'skipped' ? this.#texts.rateLink : this.#texts.change;
        this.element.append(
          el('button', { type: 'button', class: 'link', click: () => this.#reopen() }, label),
        );
      }
      return;
    }
    this.element.classList.remove('quiet');
    this.element.append(...this.#fields(form));
    this.#reveal();
  }

  /** All of it, or its question first where there is too little room. */
  #reveal(): void {
    const room = this.element.parentElement?.clientHeight ?? 0;
    this.element.scrollIntoView({ block: this.element.offsetHeight > room ? 'start' : 'nearest' });
  }

  #reopen(): void {
    this.#open = true;
    this.#draw();
    this.element.querySelector<HTMLElement>('input:checked, input')?.focus();
    this.seen();
  }

  #fields(form: Form): Node[] {
    const t = this.#texts;
    const problem = el('p', { class: 'problem', role: 'alert' });
    const more = el('div', { class: 'more' });
    const drawMore = () => more.replaceChildren(...this.#more(form));
    const scale = el(
      'fieldset',
      { class: `scale ${form.scale}` },
      el('legend', { dir: 'auto' }, form.question),
    );
    const [low, high] = RANGES[form.scale];
    const row = el('div', { class: 'scores' });
    for (let score = low; score <= high; score += 1) row.append(this.#score(form, score, row, drawMore));
    scale.append(row);
    if (form.scale === 'numbers10' || form.scale === 'stars5') {
      scale.append(
        el('div', { class: 'ends', 'aria-hidden': 'true' }, el('span', {}, t.low), el('span', {}, t.high)),
      );
    }
    drawMore();
    const submit = el('button', { type: 'submit', class: 'primary' }, t.submit);
    const skip = el(
      'button',
      { type: 'button', class: 'link', click: () => void this.#skip(problem) },
      t.skip,
    );
    const body = el(
      'form',
      { novalidate: true },
      scale,
      more,
      problem,
      submit,
      form.state === 'rated' ? null : skip,
    );
    body.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit(problem, submit);
    });
    this.#paint(row);
    return [body];
  }

  #score(form: Form, score: number, row: HTMLElement, changed: () => void): HTMLElement {
    const input = el('input', { type: 'radio', name: 'score', value: score });
    input.checked = this.#draft.score === score;
    input.addEventListener('change', () => {
      this.#draft.score = score;
      if (!form.dissatisfied.includes(score)) delete this.#draft.reasons;
      this.#keep();
      changed();
      this.#paint(row);
      this.#reveal();
    });
    const label = el('label', { title: this.#name(form.scale, score) }, input);
    label.append(
      el('span', { class: 'sr' }, this.#name(form.scale, score)),
      this.#picture(form.scale, score),
    );
    return label;
  }

  #name(scale: Scale, score: number): string {
    const t = this.#texts;
    if (scale === 'thumbs2') return score === 1 ? t.thumbsUp : t.thumbsDown;
    if (scale === 'faces5') return t.faces[score - 1]!;
    if (scale === 'faces3') return t.faces[score === 1 ? 1 : score === 2 ? 2 : 3]!;
    return fill(t.scoreOf, { score, max: RANGES[scale][1] });
  }

  #picture(scale: Scale, score: number): Node {
    switch (scale) {
      case 'stars5':
        return icon(STAR);
      case 'thumbs2':
        return icon(score === 1 ? UP : DOWN);
      case 'faces5':
        return icon(FACE + MOUTHS[score - 1]!);
      case 'faces3':
        return icon(FACE + MOUTHS[score === 1 ? 0 : score === 2 ? 2 : 4]!);
      case 'numbers10':
        return el('b', { 'aria-hidden': 'true' }, String(score));
    }
  }

  /** Stars up to the chosen one are filled, in other scales only the chosen one. */
  #paint(row: HTMLElement): void {
    const stars = this.#form?.scale === 'stars5';
    for (const label of row.querySelectorAll('label')) {
      const value = Number(label.querySelector('input')!.value);
      const chosen = this.#draft.score;
      label.classList.toggle('on', chosen !== undefined && (stars ? value <= chosen : value === chosen));
    }
  }

  /** Reasons on a dissatisfied score, and the comment. */
  #more(form: Form): Node[] {
    const t = this.#texts;
    const score = this.#draft.score;
    const nodes: Node[] = [];
    if (score !== undefined && form.dissatisfied.includes(score) && form.reasons.length > 0) {
      const chips = el('fieldset', { class: 'chips' }, el('legend', {}, t.reasons));
      for (const reason of form.reasons) {
        const input = el('input', { type: 'checkbox', value: reason.id });
        input.checked = this.#draft.reasons?.includes(reason.id) ?? false;
        input.addEventListener('change', () => {
          const others = (this.#draft.reasons ?? []).filter((id) => id !== reason.id);
          this.#draft.reasons = input.checked ? [...others, reason.id] : others;
          this.#keep();
        });
        chips.append(el('label', {}, input, el('span', { dir: 'auto' }, reason.text)));
      }
      nodes.push(chips);
    }
    if (form.comment.mode !== 'off' && score !== undefined) {
      const required = this.#required(form, score);
      const field = el('textarea', {
        rows: 2,
        maxlength: 2000,
        placeholder: form.comment.placeholder,
        'aria-required': required ? 'true' : undefined,
      });
      field.value = this.#draft.comment ?? '';
      field.addEventListener('input', () => {
        this.#draft.comment = field.value;
        this.#keep();
      });
      const hint = required ? '' : ` (${t.optional})`;
      nodes.push(el('label', { class: 'comment' }, el('span', {}, form.comment.label + hint), field));
    }
    return nodes;
  }

  #required(form: Form, score: number): boolean {
    const { mode, at_or_below: bound } = form.comment;
    return mode === 'required' || (mode === 'required_at_or_below' && bound !== null && score <= bound);
  }

  async #submit(problem: HTMLElement, button: HTMLButtonElement): Promise<void> {
    const form = this.#form;
    const t = this.#texts;
    if (!form) return;
    const { score, reasons } = this.#draft;
    const comment = this.#draft.comment?.trim();
    if (score === undefined) return void (problem.textContent = t.chooseScore);
    if (this.#required(form, score) && !comment) {
      problem.textContent = t.commentNeeded;
      this.element.querySelector('textarea')?.focus();
      return;
    }
    problem.textContent = '';
    button.disabled = true;
    button.textContent = t.submitting;
    try {
      const { reply } = await this.#api.rate({
        form_key: form.form_key,
        score,
        ...(comment ? { comment } : {}),
        ...(reasons?.length ? { reasons } : {}),
      });
      this.#shelf.remove(`form ${form.form_key}`);
      this.#form = null;
      await this.look();
      if (this.#form === null) this.#thank(reply);
    } catch (error) {
      button.disabled = false;
      button.textContent = t.submit;
      const over = error instanceof Refused && (error.status === 410 || error.status === 409);
      problem.textContent = over ? t.formExpired : t.ratingFailed;
    }
  }

  /** The window for corrections was 0 minutes: there is nothing to look at any more. */
  #thank(reply: string): void {
    this.element.hidden = false;
    this.element.classList.add('quiet');
    this.element.replaceChildren(el('p', { role: 'status', dir: 'auto' }, reply || this.#texts.thanks));
  }

  async #skip(problem: HTMLElement): Promise<void> {
    if (!this.#form) return;
    try {
      await this.#api.formSkipped(this.#form.form_key);
      this.#form = { ...this.#form, state: 'skipped' };
      this.#open = false;
      this.#draw();
    } catch {
      problem.textContent = this.#texts.ratingFailed;
    }
  }
}
