// Who is typing where, as the socket tells: it is over after a few seconds without news, or with the message.

import { SvelteMap } from 'svelte/reactivity';

/** The other side tells it again every three seconds while it lasts. */
const LASTS = 5_000;

class Typing {
  /** Dialogue → the visitor's typing. */
  visitors = new SvelteMap<string, true>();
  /** Dialogue → the colleague who types. */
  operators = new SvelteMap<string, string>();
  #timers = new Map<string, ReturnType<typeof setTimeout>>();

  heard(dialogue: string, from: string, name: string | null): void {
    if (from === 'visitor') this.visitors.set(dialogue, true);
    else this.operators.set(dialogue, name ?? '');
    clearTimeout(this.#timers.get(from + dialogue));
    this.#timers.set(
      from + dialogue,
      setTimeout(() => this.over(dialogue, from), LASTS),
    );
  }

  over(dialogue: string, from: string): void {
    clearTimeout(this.#timers.get(from + dialogue));
    this.#timers.delete(from + dialogue);
    if (from === 'visitor') this.visitors.delete(dialogue);
    else this.operators.delete(dialogue);
  }

  /** Without a connection nobody is known to type. */
  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.visitors.clear();
    this.operators.clear();
  }
}

export const typing = new Typing();
