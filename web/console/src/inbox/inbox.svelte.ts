// The operator's inbox, alive wherever he is in the console: the dialogues, their counts, the connection. The
// database is the truth and events are hints: after every connection and every `reload` all is asked again.

import { Refused, get, type Schemas } from '@candor/api';
import { Socket } from '@candor/live';
import { SvelteMap } from 'svelte/reactivity';
import { router } from '../lib/router.svelte';
import { session } from '../lib/session.svelte';
import { t } from '../lib/texts.svelte';
import { alerts } from './alerts.svelte';
import { counted, listed, merged, written, type Counts, type Dialogue, type Message } from './dialogues';
import { drafts } from './drafts.svelte';
import { OpenDialogue } from './open.svelte';
import { outbox } from './outbox.svelte';
import { address, placeOf, type ListName } from './place';
import { typing } from './typing.svelte';

type Page = Schemas['DialogueList'];

/** How many opened dialogues stay loaded, so that going back to one is instant. */
const OPENED = 12;
/** Unfinished dialogues are all held, up to so many pages of a hundred. */
const PAGES = 20;
/** Between two looks at the connection: one that died without a word, or slept, is noticed by them. */
const HEARTBEAT = 25_000;

/** The finished list before it is asked for. `until`: the oldest instant that is loaded. */
interface Finished {
  known: boolean;
  next: string | null;
  loading: boolean;
  until: number;
}
const NOTHING: Finished = { known: false, next: null, loading: false, until: 0 };

class Inbox {
  dialogues = new SvelteMap<string, Dialogue>();
  connection = $state<'connecting' | 'live' | 'broken'>('connecting');
  /** When the connection was lost, milliseconds. */
  lostAt = $state(0);
  /** Whether the unfinished dialogues were loaded once. */
  known = $state(false);
  problem = $state.raw<unknown>(null);
  finished = $state.raw<Finished>(NOTHING);

  me = $derived(session.now?.member.id ?? '');
  #waiting = $derived(listed('waiting', this.dialogues.values(), this.me));
  #mine = $derived(listed('mine', this.dialogues.values(), this.me));
  #all = $derived(listed('all', this.dialogues.values(), this.me));
  #done = $derived(
    listed('finished', this.dialogues.values(), this.me).filter(
      // What lies behind the loaded pages would stand there with a gap before it.
      ({ finished_at }) => !this.finished.next || Date.parse(finished_at ?? '') >= this.finished.until,
    ),
  );

  #socket: Socket | undefined;
  #member: string | null = null;
  #beat: ReturnType<typeof setInterval> | undefined;
  #watch: (() => void) | undefined;
  #complete = $state(false);
  #counted = $state.raw<Counts>({ waiting: 0, mine: 0, all: 0 });
  #opened = new Map<string, OpenDialogue>();
  #running = false;
  #askAgain = false;
  /** Dialogues heard of while a reload runs: its answer may be older than they are. */
  #touched = new Set<string>();

  get counts(): Counts {
    return this.#complete ? counted(this.dialogues.values(), this.me) : this.#counted;
  }

  list(name: ListName): Dialogue[] {
    return { waiting: this.#waiting, mine: this.#mine, all: this.#all, finished: this.#done }[name];
  }

  isMine(dialogue: Dialogue | undefined): boolean {
    return dialogue?.state === 'active' && dialogue.operator?.id === this.me;
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
    this.#beat = setInterval(() => this.look(), HEARTBEAT);
    addEventListener('offline', this.look);
    this.#watch = $effect.root(() => {
      $effect(() => alerts.badge(this.counts.waiting + this.#mine.filter(({ unread }) => unread > 0).length));
    });
    void this.reload();
  }

  stop(): void {
    this.#socket?.stop();
    this.#socket = undefined;
    this.#member = null;
    this.#watch?.();
    clearInterval(this.#beat);
    removeEventListener('offline', this.look);
    this.dialogues.clear();
    this.#opened.clear();
    this.#complete = this.known = false;
    this.finished = NOTHING;
    outbox.stop();
    alerts.badge(0);
  }

  /** Looks whether the connection is alive, and tries at once when it is not. */
  look = (): void => this.#socket?.check();

  tell(body: object): boolean {
    return this.#socket?.tell(body) ?? false;
  }

  /** An opened dialogue, loaded once and kept up to date. */
  opened(id: string): OpenDialogue {
    const open =
      this.#opened.get(id) ??
      new OpenDialogue(
        id,
        (dialogue) => this.#put(dialogue),
        () => this.dialogues.get(id),
      );
    this.#opened.delete(id);
    this.#opened.set(id, open);
    for (const oldest of this.#opened.keys()) {
      if (this.#opened.size > OPENED) this.#opened.delete(oldest);
    }
    return open;
  }

  /** Asks for everything again; calls in between are joined into one more round. */
  async reload(): Promise<void> {
    this.#askAgain = true;
    if (this.#running) return;
    this.#running = true;
    while (this.#askAgain) {
      this.#askAgain = false;
      await this.#reload();
    }
    this.#running = false;
  }

  async #reload(): Promise<void> {
    this.#touched.clear();
    const before = new Set(this.#waiting.map(({ id }) => id));
    try {
      const found = new Set<string>();
      let next: string | undefined;
      for (let page = 0; page === 0 || (next && page < PAGES); page += 1) {
        const answer: Page = await get<Page>(`/dialogues?limit=100${cursor(next)}`);
        for (const dialogue of answer.items) {
          found.add(dialogue.id);
          this.#put(dialogue);
        }
        next = answer.next ?? undefined;
      }
      if (next) this.#counted = await get<Counts>('/dialogues/counts');
      this.#complete = !next;
      for (const [id, dialogue] of this.dialogues) {
        const gone = dialogue.state !== 'finished' && !found.has(id) && !this.#touched.has(id);
        if (gone && !next) this.dialogues.delete(id);
      }
      if (this.finished.known) await this.#finishedPage(null);
      const missed = this.#waiting.find(({ id }) => !before.has(id));
      if (this.known && missed) this.#call(missed);
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

  async #finishedPage(next: string | null): Promise<void> {
    const answer = await get<Page>(`/dialogues?state=finished&limit=50${cursor(next)}`);
    for (const dialogue of answer.items) this.#put(dialogue);
    const until = Date.parse(answer.items.at(-1)?.finished_at ?? '') || 0;
    this.finished = { known: true, next: answer.next ?? null, loading: false, until };
  }

  #frame(frame: { type: string } & Record<string, unknown>): void {
    switch (frame.type) {
      case 'hello':
        this.connection = 'live';
        outbox.hurry();
        return void this.reload();
      case 'reload':
        // Which chats are his may have changed, too.
        void session.load();
        return void this.reload();
      case 'dialogue':
        return this.learn(frame['dialogue'] as Dialogue);
      case 'message':
        return this.#message(frame['message'] as Message);
      case 'erased':
        return this.#erased(frame['dialogue'] as string);
      case 'typing':
        return typing.heard(
          frame['dialogue'] as string,
          frame['from'] as string,
          frame['name'] as string | null,
        );
    }
  }

  async #closed(code: number): Promise<void> {
    if (this.connection !== 'broken') this.lostAt = Date.now();
    this.connection = 'broken';
    typing.clear();
    if (code === 4401) await this.#signedOut();
  }

  async #signedOut(): Promise<void> {
    await session.load();
    if (!session.now) this.stop();
  }

  #put(dialogue: Dialogue): void {
    this.#touched.add(dialogue.id);
    this.dialogues.set(dialogue.id, merged(this.dialogues.get(dialogue.id), dialogue));
  }

  /** The dialogue as an event or an answer gives it. */
  learn(dialogue: Dialogue): void {
    const before = this.dialogues.get(dialogue.id);
    this.#put(dialogue);
    if (!before || dialogue.revision < before.revision) return;
    const [was, is] = [before.operator?.id, dialogue.operator?.id];
    if (before.state !== dialogue.state || was !== is) void this.#opened.get(dialogue.id)?.refresh();
    // Taken by himself, perhaps in another tab, is no news; given to him by a colleague is.
    if (before.state === 'active' && was !== this.me && this.isMine(dialogue)) this.#call(dialogue);
  }

  #message(message: Message): void {
    const known = this.dialogues.get(message.dialogue);
    this.#touched.add(message.dialogue);
    if (known) this.dialogues.set(known.id, written(known, message));
    else
      void get<Dialogue>(`/dialogues/${message.dialogue}`).then(
        (found) => this.learn(found),
        () => undefined,
      );
    this.#opened.get(message.dialogue)?.heard(message);
    typing.over(message.dialogue, message.from);
    if (message.client_id && message.operator?.id === this.me) outbox.acknowledged(message.client_id);
    const news = known && message.seq > known.last_seq && message.from === 'visitor';
    if (news && (known.state === 'waiting' || this.isMine(known))) this.#call(known, message.text);
  }

  /** What was written in it is gone: nothing of it stays here, a draft about it neither. */
  #erased(id: string): void {
    drafts.set(id, '', []);
    for (const open of this.#opened.values())
      if (open.id === id || open.earlier.some((each) => each.id === id)) void open.refresh();
    if (this.dialogues.has(id))
      void get<Dialogue>(`/dialogues/${id}`).then(
        (found) => this.learn(found),
        () => undefined,
      );
  }

  #call(dialogue: Dialogue, text = dialogue.last_message?.text ?? ''): void {
    const place = placeOf(router.path);
    const looking = document.visibilityState === 'visible' && document.hasFocus();
    const seen = looking && router.path.startsWith('/inbox') && place.dialogue === dialogue.id;
    const list = dialogue.state === 'waiting' ? 'waiting' : 'mine';
    alerts.call(dialogue.visitor.name ?? t('inbox-visitor'), text, address(list, dialogue.id), seen);
  }
}

const cursor = (next: string | null | undefined): string =>
  next ? `&cursor=${encodeURIComponent(next)}` : '';

export const inbox = new Inbox();
