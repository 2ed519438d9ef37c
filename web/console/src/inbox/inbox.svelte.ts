// The operator's inbox, alive wherever he is in the console: dialogues, counts, the connection, the verbs. The
// database is the truth and events are hints: after every connection and every `reload` everything is asked again.

import { Refused, get, post, type Schemas } from '@candor/api';
import { Socket } from '@candor/live';
import { SvelteMap } from 'svelte/reactivity';
import { session } from '../lib/session.svelte';
import { counted, listed, merged, written, type Counts, type Dialogue, type Message } from './dialogues';
import { drafts } from './drafts.svelte';
import { OpenDialogue } from './open.svelte';
import { outbox } from './outbox.svelte';
import type { ListName } from './place';

/** How many opened dialogues stay loaded, so that going back to one is instant. */
const OPENED = 12;
/** Unfinished dialogues are all held, up to so many pages of a hundred. */
const PAGES = 20;

type Page = Schemas['DialogueList'];

class Inbox {
  dialogues = new SvelteMap<string, Dialogue>();
  connection = $state<'connecting' | 'live' | 'broken'>('connecting');
  /** Whether the unfinished dialogues were loaded once. */
  known = $state(false);
  problem = $state.raw<unknown>(null);
  finished = $state.raw<{ known: boolean; next: string | null; loading: boolean }>({
    known: false,
    next: null,
    loading: false,
  });

  #socket: Socket | undefined;
  #member: string | null = null;
  #complete = $state(false);
  #counted = $state.raw<Counts>({ waiting: 0, mine: 0, all: 0 });
  #opened = new Map<string, OpenDialogue>();
  #running = false;
  #askAgain = false;
  /** Dialogues heard of while a reload runs: its answer may be older than they are. */
  #touched = new Set<string>();

  me = $derived(session.now?.member.id ?? '');
  waiting = $derived(listed('waiting', this.dialogues.values(), this.me));
  mine = $derived(listed('mine', this.dialogues.values(), this.me));
  all = $derived(listed('all', this.dialogues.values(), this.me));
  done = $derived(listed('finished', this.dialogues.values(), this.me));

  get counts(): Counts {
    return this.#complete ? counted(this.dialogues.values(), this.me) : this.#counted;
  }

  list(name: ListName): Dialogue[] {
    return name === 'finished' ? this.done : this[name];
  }

  /** Begins, once per signed-in member. */
  start(): void {
    const member = session.now?.member.id ?? null;
    if (!member || this.#member === member) return;
    this.stop();
    this.#member = member;
    drafts.start();
    outbox.sent = (message) => this.#message(message);
    outbox.start();
    this.#socket = new Socket('/api/v1/live', {
      open: () => undefined,
      frame: (frame) => this.#frame(frame),
      closed: (code) => void this.#closed(code),
    });
    void this.reload();
  }

  stop(): void {
    this.#socket?.stop();
    this.#socket = undefined;
    this.#member = null;
    this.dialogues.clear();
    this.#opened.clear();
    this.#complete = this.known = false;
    this.finished = { known: false, next: null, loading: false };
    outbox.stop();
  }

  /** An opened dialogue, loaded once and kept up to date. */
  opened(id: string): OpenDialogue {
    let open = this.#opened.get(id);
    if (!open) {
      open = new OpenDialogue(id, (dialogue) => {
        this.#touched.add(id);
        this.#put(dialogue);
      });
      const oldest = this.#opened.size >= OPENED ? this.#opened.keys().next().value : undefined;
      if (oldest) this.#opened.delete(oldest);
    }
    this.#opened.delete(id);
    this.#opened.set(id, open);
    return open;
  }

  // ---- asking ----

  /** Asks for everything again; calls in between are joined into one more round. */
  async reload(): Promise<void> {
    if (this.#running) {
      this.#askAgain = true;
      return;
    }
    this.#running = true;
    do {
      this.#askAgain = false;
      await this.#reload();
    } while (this.#askAgain);
    this.#running = false;
  }

  async #reload(): Promise<void> {
    this.#touched.clear();
    try {
      const found = new Set<string>();
      let next: string | null | undefined;
      for (let page = 0; page === 0 || (next && page < PAGES); page += 1) {
        const answer = await get<Page>(
          `/dialogues?limit=100${next ? `&cursor=${encodeURIComponent(next)}` : ''}`,
        );
        for (const dialogue of answer.items) {
          found.add(dialogue.id);
          this.#put(dialogue);
        }
        next = answer.next;
      }
      this.#complete = !next;
      if (next) this.#counted = await get<Counts>('/dialogues/counts');
      for (const [id, dialogue] of this.dialogues) {
        if (dialogue.state !== 'finished' && !found.has(id) && !this.#touched.has(id))
          this.dialogues.delete(id);
      }
      if (this.finished.known) await this.#finishedPage(null);
      this.known = true;
      this.problem = null;
      for (const open of this.#opened.values()) void open.refresh();
    } catch (error) {
      this.problem = error;
      if (error instanceof Refused && error.status === 401) await this.#signedOut();
    }
  }

  /** Loads the finished list's first page, or its next one. */
  async moreFinished(): Promise<void> {
    if (this.finished.loading || (this.finished.known && !this.finished.next)) return;
    this.finished = { ...this.finished, loading: true };
    try {
      await this.#finishedPage(this.finished.next);
    } catch (error) {
      this.problem = error;
      this.finished = { ...this.finished, loading: false };
    }
  }

  async #finishedPage(cursor: string | null): Promise<void> {
    const answer = await get<Page>(
      `/dialogues?state=finished&limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    );
    for (const dialogue of answer.items) this.#put(dialogue);
    this.finished = { known: true, next: answer.next ?? null, loading: false };
  }

  // ---- hearing ----

  #frame(frame: { type: string } & Record<string, unknown>): void {
    switch (frame.type) {
      case 'hello':
        this.connection = 'live';
        void this.reload();
        outbox.hurry();
        break;
      case 'reload':
        void this.reload();
        break;
      case 'dialogue':
        this.#learn(frame['dialogue'] as Dialogue);
        break;
      case 'message':
        this.#message(frame['message'] as Message);
        break;
    }
  }

  async #closed(code: number): Promise<void> {
    this.connection = 'broken';
    if (code === 4401) await this.#signedOut();
  }

  async #signedOut(): Promise<void> {
    await session.load();
    if (!session.now) this.stop();
  }

  #put(dialogue: Dialogue): void {
    this.dialogues.set(dialogue.id, merged(this.dialogues.get(dialogue.id), dialogue));
  }

  #learn(dialogue: Dialogue): void {
    this.#touched.add(dialogue.id);
    const before = this.dialogues.get(dialogue.id);
    this.#put(dialogue);
    const turned =
      before &&
      (before.state !== dialogue.state || before.operator?.id !== dialogue.operator?.id) &&
      dialogue.revision >= before.revision;
    if (turned) void this.#opened.get(dialogue.id)?.refresh();
  }

  #message(message: Message): void {
    this.#touched.add(message.dialogue);
    const known = this.dialogues.get(message.dialogue);
    if (known) this.dialogues.set(known.id, written(known, message));
    else
      void get<Dialogue>(`/dialogues/${message.dialogue}`).then(
        (dialogue) => this.#put(dialogue),
        () => undefined,
      );
    this.#opened.get(message.dialogue)?.heard(message);
    if (message.client_id && message.operator?.id === this.me) outbox.acknowledged(message.client_id);
  }

  // ---- doing ----

  async take(id: string): Promise<void> {
    this.#learn(await post<Dialogue>(`/dialogues/${id}/take`));
  }

  async finish(id: string): Promise<void> {
    this.#learn(await post<Dialogue>(`/dialogues/${id}/finish`));
  }

  async handOver(id: string, operator: string | null, note: string): Promise<void> {
    this.#learn(await post<Dialogue>(`/dialogues/${id}/transfer`, { operator, note: note || null }));
  }

  tell(body: object): boolean {
    return this.#socket?.tell(body) ?? false;
  }
}

export const inbox = new Inbox();
