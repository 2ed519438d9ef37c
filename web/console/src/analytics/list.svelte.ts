// The list below the figures: comments, or all dialogues; read on by cursor, renewed in place.

import { get, type Schemas } from '@candor/api';
import { merge, type Item, type Order } from './merge';
import type { View } from './query';

type Items = Schemas['Items'];
const PAGE = 30;

/** By what the server orders a list. */
function ordered(which: View['list'], query: string): Order {
  switch (new URLSearchParams(query).get('of')) {
    case null:
      return which === 'comments' ? 'rated_at' : 'finished_at';
    case 'started':
      return 'opened_at';
    default:
      return null;
  }
}

export class DialogueList {
  items = $state.raw<Item[]>([]);
  /** How many the whole list has; null while not known. */
  total = $state<number | null>(null);
  /** Of a list of answered ones: how many answers they have in that time. */
  answers = $state<number | null>(null);
  loading = $state(false);
  wrong = $state.raw<unknown>(null);
  #next = $state<string | undefined>();
  /** Where those stood that left the list since it was shown. */
  #left = new Map<string, number>();
  #asked = '';
  /** How often `put` was called: an answer that was asked for before is older than what it put. */
  #puts = 0;
  /** What is shown, and a number that tells a late answer from a current one. */
  #which: View['list'] = 'comments';
  #query = '';
  #turn = 0;

  get more(): boolean {
    return this.#next !== undefined;
  }

  /**
   * Shows another list; null: nothing can belong to it. The old one stays until the new one is there. One that is
   * shown already keeps everything that was read.
   */
  async show(which: View['list'], query: string | null): Promise<void> {
    const asked = `${which} ${query}`;
    if (asked === this.#asked && !this.wrong) return;
    this.#asked = asked;
    this.#left.clear();
    const turn = (this.#turn += 1);
    this.wrong = null;
    if (query === null) {
      [this.items, this.total, this.answers, this.#next] = [[], 0, null, undefined];
      return;
    }
    [this.#which, this.#query] = [which, query];
    await this.#ask(turn, PAGE, '', (page) => (this.items = page.items));
  }

  /** Reads on. */
  async further(): Promise<void> {
    if (this.loading || this.#next === undefined) return;
    await this.#ask(this.#turn, PAGE, this.#next, (page) => {
      const known = new Set(this.items.map((item) => item.dialogue));
      this.items = [...this.items, ...page.items.filter((item) => !known.has(item.dialogue))];
    });
  }

  /** Asks again for what is shown, as something changed. */
  async renew(): Promise<void> {
    if (this.total === null || !this.#query) return;
    const [turn, puts] = [this.#turn, this.#puts];
    const limit = Math.min(100, Math.max(PAGE, this.items.length));
    const page = await get<Items>(this.#path(limit, ''));
    if (turn !== this.#turn) return;
    if (puts !== this.#puts) return this.renew();
    const before = this.items;
    const order = ordered(this.#which, this.#query);
    const beyond = this.items.length > page.items.length && page.next !== undefined && page.next !== null;
    this.items = merge(before, page.items, order, !beyond);
    const still = new Set(this.items.map((item) => item.dialogue));
    before.forEach((item, place) => !still.has(item.dialogue) && this.#left.set(item.dialogue, place));
    this.#count(page);
    if (!beyond) this.#next = page.next ?? undefined;
  }

  /** A dialogue as it is now, in its place. */
  put(item: Item): void {
    this.#puts += 1;
    this.items = this.items.map((old) => (old.dialogue === item.dialogue ? item : old));
  }

  /** The place of the next one or the one before; beside where it stood, if it left the list meanwhile. */
  beside(dialogue: string, by: 1 | -1): number {
    const here = this.items.findIndex((item) => item.dialogue === dialogue);
    if (here !== -1) return here + by;
    const was = this.#left.get(dialogue);
    return was === undefined ? 0 : was + Math.min(0, by);
  }

  async #ask(turn: number, limit: number, cursor: string, take: (page: Items) => void): Promise<void> {
    this.loading = true;
    try {
      const page = await get<Items>(this.#path(limit, cursor));
      if (turn !== this.#turn) return;
      take(page);
      this.#count(page);
      this.#next = page.next ?? undefined;
    } catch (error) {
      if (turn === this.#turn) this.wrong = error;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  #count(page: Items): void {
    this.total = page.total;
    this.answers = page.answers ?? null;
  }

  #path(limit: number, cursor: string): string {
    return `/analytics/live-chat/${this.#which}?${this.#query}&limit=${limit}${cursor && `&cursor=${cursor}`}`;
  }
}
