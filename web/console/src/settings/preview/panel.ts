// The visitor's panel with its own code and style, drawn from settings that nobody has saved yet. It calls no
// server: what is rated here is rated nowhere.

import { Api } from '@candor/widget/src/panel/api';
import { el, icon } from '@candor/widget/src/panel/dom';
import { RatingForm } from '@candor/widget/src/panel/form';
import { direction, load } from '@candor/widget/src/panel/language';
import { Outbox } from '@candor/widget/src/panel/outbox';
import { Shelf } from '@candor/widget/src/panel/shelf';
import { banner, header, paint, starts } from '@candor/widget/src/panel/shell';
import { Thread } from '@candor/widget/src/panel/thread';
import type { Form } from '@candor/widget/src/panel/types';
import type { Texts } from '@candor/widget/src/panel/texts/en';
import { View } from '@candor/widget/src/panel/view';
import type { Face } from '../look/look';

/** The form as it would be due, and the replies to what is chosen. */
export interface Due {
  form: Omit<Form, 'form_key' | 'dialogue' | 'state' | 'expires_at' | 'given' | 'correct_until' | 'reply'>;
  reply(score: number): string;
  correctable: boolean;
}

const CLIP =
  'M21 11.500l-8.600 8.600a5.500 5.500 0 0 1-7.800-7.800l8.600-8.600a3.700 3.700 0 0 1 5.200 5.200l-8.600 8.600a1.800 1.800 0 0 1-2.600-2.600l7.900-7.900';
const SEND = 'M12 19V5M5 12l7-7 7 7';

/** Answers like the server, from memory. */
class Rehearsal extends Api {
  due: Due | null = null;
  state: Form['state'] = 'asked';
  given: Form['given'] = null;
  /** Another key for every form that differs: the form then draws itself anew. */
  turn = 0;

  get formKey(): string {
    return `preview ${this.turn}`;
  }

  override form(): Promise<Form | null> {
    const { due, state, given } = this;
    if (!due || (state === 'rated' && !due.correctable)) return Promise.resolve(null);
    const rated = state === 'rated' && given;
    return Promise.resolve({
      ...due.form,
      form_key: this.formKey,
      dialogue: 'preview',
      state,
      expires_at: '',
      given,
      correct_until: rated ? new Date(Date.now() + 600_000).toISOString() : null,
      reply: rated ? due.reply(given.score) : null,
    });
  }

  override rate(body: { score: number; comment?: string; reasons?: string[] }): Promise<{ reply: string }> {
    this.given = { score: body.score, comment: body.comment ?? null, reasons: body.reasons ?? [] };
    this.state = 'rated';
    return Promise.resolve({ reply: this.due?.reply(body.score) ?? '' });
  }

  override formShown(): Promise<unknown> {
    return Promise.resolve();
  }

  override formSkipped(): Promise<unknown> {
    this.state = 'skipped';
    return Promise.resolve();
  }
}

export class Panel {
  #document: Document;
  #language: string;
  #texts: Texts;
  #api = new Rehearsal('preview');
  // What is typed here is kept by nothing but this page.
  #shelf = new Shelf(() => {
    throw new Error('memory only');
  });
  #form: RatingForm;
  #face = '';
  #due = '';

  private constructor(document: Document, language: string, texts: Texts) {
    this.#document = document;
    this.#language = language;
    this.#texts = texts;
    this.#form = new RatingForm(this.#api, texts, this.#shelf);
    this.#form.visible = () => false;
    // The panel scrolls to its form; here nothing may move the page around it.
    this.#form.element.scrollIntoView = () => undefined;
  }

  /** `document` is the frame's; it holds nothing but the panel's style. */
  static async in(document: Document, language: string): Promise<Panel> {
    return new Panel(document, language, await load(language));
  }

  async draw(face: Face, due: Due | null): Promise<void> {
    const look = JSON.stringify(face);
    if (look !== this.#face) this.#drawFace(face, due !== null);
    this.#face = look;
    const wanted = JSON.stringify([due?.form, due?.correctable]);
    this.#api.due = due;
    if (wanted !== this.#due) await this.#renew();
    this.#due = wanted;
  }

  /** The form as it was before anything was chosen. */
  async again(): Promise<void> {
    this.#shelf.remove(`form ${this.#api.formKey}`);
    this.#api.given = null;
    await this.#renew('asked');
  }

  /** A form that has changed keeps what was already chosen in it. */
  async #renew(state = this.#api.state): Promise<void> {
    const chosen = JSON.parse(this.#shelf.get(`form ${this.#api.formKey}`) ?? 'null') as Partial<
      NonNullable<Form['given']>
    > | null;
    if (chosen?.score !== undefined)
      this.#api.given = {
        score: chosen.score,
        comment: chosen.comment ?? null,
        reasons: chosen.reasons ?? [],
      };
    this.#api.state = state;
    this.#api.turn += 1;
    await this.#form.look();
  }

  #drawFace(face: Face, finished: boolean): void {
    const { documentElement: root, body } = this.#document;
    root.lang = this.#language;
    root.dir = direction(this.#language);
    paint(root, { ...face, second_colour: face.second_colour ?? null });
    const t = this.#texts;
    const top = header(t, { ...face, avatar: face.avatar ?? null });
    top.draw(undefined, finished ? t.ended : '');
    top.end.hidden = true;
    const strip = banner(face.banner, t, () => undefined);
    const first = starts(finished ? [] : face.buttons, t, () => undefined);
    const view = new View(t, this.#language, face.greeting, {
      retry: () => undefined,
      discard: () => undefined,
    });
    view.draw(new Thread(), new Outbox(this.#shelf, 'preview'));
    view.log.append(first, this.#form.element);
    const attach = el('span', { class: 'icon', 'aria-hidden': 'true' }, icon(CLIP));
    attach.hidden = !face.files.enabled;
    const field = el('textarea', { rows: 1, placeholder: t.write, 'aria-label': t.write, readonly: true });
    const send = el(
      'button',
      { type: 'button', class: 'send', disabled: true, 'aria-label': t.send },
      icon(SEND),
    );
    const composer = el('div', { class: 'composer' }, attach, field, send);
    body.replaceChildren(
      top.element,
      el('section', { class: 'body', 'aria-label': face.title }, strip, view.log, composer),
    );
  }
}
