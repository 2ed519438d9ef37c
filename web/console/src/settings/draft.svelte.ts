// Settings while they are edited: what is stored, what is on screen, what is wrong with it. Nothing that was
// entered is lost when saving fails.

import { Refused } from '@candor/api';
import { fieldsOf, problem } from '../lib/problem';

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Only what differs, as PATCH wants it. */
export function changes<T extends object>(now: T, saved: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => !same(value, saved[name as keyof T])),
  ) as Partial<T>;
}

export interface Saving<T> {
  /** Stores, and answers what is stored then. */
  send(now: T, saved: T): Promise<T>;
  /** What is wrong before it is sent: field → what to do. */
  check?(now: T): Record<string, string>;
}

export class Draft<T extends object> {
  saved = $state.raw() as T;
  now = $state() as T;
  busy = $state(false);
  /** Stored, and not changed since. */
  done = $state(false);
  wrong = $state('');
  /** The server's stable code of what is wrong. */
  code = $state('');
  #tried = $state(false);
  #refused = $state.raw<Record<string, string>>({});
  #saving: Saving<T>;

  dirty = $derived.by(() => !same(this.now, this.saved));
  /** Field → what is wrong with it. */
  fields: Record<string, string> = $derived.by(() => ({
    ...this.#refused,
    ...(this.#tried ? this.#saving.check?.(this.now) : {}),
  }));

  constructor(saved: T, saving: Saving<T>) {
    this.#saving = saving;
    this.#take(saved);
  }

  /** Whether it is stored now. */
  async save(): Promise<boolean> {
    if (this.busy) return false;
    this.wrong = this.code = '';
    this.#refused = {};
    this.#tried = true;
    if (Object.keys(this.fields).length > 0) return false;
    this.busy = true;
    try {
      this.#take(await this.#saving.send($state.snapshot(this.now) as T, this.saved));
      this.done = true;
      return true;
    } catch (error) {
      this.#refused = fieldsOf(error);
      this.code = error instanceof Refused ? error.code : '';
      if (Object.keys(this.#refused).length === 0) this.wrong = problem(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  discard(): void {
    this.#take(this.saved);
  }

  #take(saved: T): void {
    this.saved = saved;
    this.now = structuredClone(saved);
    this.wrong = this.code = '';
    this.#refused = {};
    this.#tried = this.done = false;
  }
}
