// Reviews as they are changed here: what was chosen shows at once and is put back when it is refused; changes go
// to the server one after the other, each saying only what it changes. No words and no drawing.

import { get, patch, type Schemas } from '@candor/api';
import { SvelteMap } from 'svelte/reactivity';
import { added, joined, removed } from '../../lib/tags';
import { tab } from '../live-chat.svelte';
import type { Item } from '../merge';

export type Review = Item['review'];
export type Status = Review['status'];
export type Person = Schemas['Person'];
export type Mark = 'exclude' | 'test' | 'spam';
export type Part = 'status' | 'assignee' | 'tags' | 'note' | Mark;
type Change = Partial<Schemas['ReviewChange']>;
type Shown = Partial<Pick<Review, 'status' | 'assignee' | 'tags'>>;

interface Pending {
  turn: number;
  show: (review: Review) => Shown;
}

export const STATUSES: readonly Status[] = ['new', 'in_review', 'done'];
export const MARKS: readonly Mark[] = ['exclude', 'test', 'spam'];

class Reviews {
  /** By dialogue and part. */
  #pending = new SvelteMap<string, Pending[]>();
  #wrong = new SvelteMap<string, unknown>();
  #saving = new SvelteMap<string, number>();
  #last: Promise<unknown> = Promise.resolve();
  #turn = 0;
  reviewers = $state.raw<Person[] | null>(null);
  /** Tags given since the page was loaded. */
  #given = $state.raw<string[]>([]);

  /** A review as it will be when everything that is under way has arrived. */
  of(item: Item): Review {
    let review = item.review;
    for (const part of ['status', 'assignee', 'tags'] as const) {
      for (const { show } of this.#pending.get(`${item.dialogue}:${part}`) ?? []) {
        review = { ...review, ...show(review) };
      }
    }
    return review;
  }

  wrong(dialogue: string, part: Part): unknown {
    return this.#wrong.get(`${dialogue}:${part}`);
  }

  saving(dialogue: string, part: Part): boolean {
    return (this.#saving.get(`${dialogue}:${part}`) ?? 0) > 0;
  }

  setStatus(item: Item, status: Status): Promise<boolean> {
    if (this.of(item).status === status) return Promise.resolve(true);
    const change = () => ({ status });
    return this.#send(item.dialogue, 'status', change, change);
  }

  assign(item: Item, assignee: Person | null): Promise<boolean> {
    if (this.of(item).assignee?.id === assignee?.id) return Promise.resolve(true);
    const shown = () => ({ assignee });
    return this.#send(item.dialogue, 'assignee', () => ({ assignee: assignee?.id ?? null }), shown);
  }

  addTag(item: Item, tag: string): Promise<boolean> {
    this.#given = joined(this.#given, [tag]);
    return this.#changeTags(item, (tags) => added(tags, tag));
  }

  removeTag(item: Item, tag: string): Promise<boolean> {
    return this.#changeTags(item, (tags) => removed(tags, tag));
  }

  saveNote(dialogue: string, note: string): Promise<boolean> {
    return this.#send(dialogue, 'note', () => ({ note }));
  }

  /** Leaves it out for a reason; null takes that back. Shown when it is so, not before. */
  leaveOut(dialogue: string, mark: Mark, reason: string | null): Promise<boolean> {
    return this.#send(dialogue, mark, () => ({ [mark]: reason === null ? null : { reason } }));
  }

  /** Tags to choose from: the workspace's, and what was met or given meanwhile. */
  knownTags(): string[] {
    const used = tab.options?.review_tags ?? [];
    const met = tab.list.items.flatMap((item) => item.review.tags);
    return joined(joined(used, this.#given), met);
  }

  /** Who can be given a review; asked again whenever somebody is about to choose. */
  async loadReviewers(): Promise<void> {
    const answer = await get<Schemas['Reviewers']>('/analytics/reviewers').catch(() => null);
    if (answer) this.reviewers = answer.items;
  }

  /** The tags are those of the moment when it is sent: what another analyst added meanwhile stays. */
  #changeTags(item: Item, change: (tags: string[]) => string[]): Promise<boolean> {
    const latest = () => tab.item(item.dialogue)?.review.tags ?? item.review.tags;
    return this.#send(
      item.dialogue,
      'tags',
      () => ({ tags: change(latest()) }),
      (review) => ({ tags: change(review.tags) }),
    );
  }

  async #send(
    dialogue: string,
    part: Part,
    change: () => Change,
    show: Pending['show'] = () => ({}),
  ): Promise<boolean> {
    const place = `${dialogue}:${part}`;
    const turn = (this.#turn += 1);
    this.#wrong.delete(place);
    this.#saving.set(place, (this.#saving.get(place) ?? 0) + 1);
    this.#pending.set(place, [...(this.#pending.get(place) ?? []), { turn, show }]);
    const sent = this.#last.then(() => patch<Schemas['Outcome']>(`/dialogues/${dialogue}/outcome`, change()));
    // What follows waits for it whether it was taken or refused.
    this.#last = sent.catch(() => undefined);
    try {
      tab.take(await sent);
      return true;
    } catch (error) {
      this.#wrong.set(place, error);
      return false;
    } finally {
      this.#saving.set(place, (this.#saving.get(place) ?? 1) - 1);
      const left = (this.#pending.get(place) ?? []).filter((pending) => pending.turn !== turn);
      if (left.length > 0) this.#pending.set(place, left);
      else this.#pending.delete(place);
    }
  }
}

export const reviews = new Reviews();
