// The trial of the rules on screen, asked for while they are edited. It changes nothing on the server. The last
// answer stays until the next is there, and an answer that comes late for what is on screen is dropped.

import { post, type Schemas } from '@candor/api';
import { problem } from '../../lib/problem';
import { check, cleaned, type Quality } from './rules';

/** Until somebody who types or clicks a number up has probably finished. */
const PAUSE_MS = 350;

export class Trial {
  answer = $state.raw<Schemas['Trial'] | null>(null);
  wrong = $state('');
  /** What is on screen cannot be tried; the answer is of what could be, last. */
  invalid = $state(false);
  /** The answer is not yet of what is on screen. */
  busy = $state(false);
  #place: string;
  #wanted = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(place: string) {
    this.#place = place;
  }

  /** Tries this soon, unless it is what was tried last: texts decide nothing, and ask nothing. */
  want(quality: Quality): void {
    this.invalid = Object.keys(check(quality)).length > 0;
    if (this.invalid) return this.stop();
    const wanted = JSON.stringify([quality.enabled, quality.rules, quality.version]);
    if (wanted === this.#wanted) return;
    clearTimeout(this.#timer);
    this.#wanted = wanted;
    this.busy = true;
    const pause = this.answer ? PAUSE_MS : 0;
    this.#timer = setTimeout(() => void this.#ask(wanted, cleaned(quality)), pause);
  }

  /** Asks no more, and hears no answer any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#wanted = '';
    this.busy = false;
  }

  async #ask(wanted: string, quality: Quality): Promise<void> {
    try {
      const answer = await post<Schemas['Trial']>(`${this.#place}/trial`, quality);
      if (wanted !== this.#wanted) return;
      this.answer = answer;
      this.wrong = '';
    } catch (error) {
      if (wanted !== this.#wanted) return;
      this.wrong = problem(error);
    }
    this.busy = false;
  }
}
