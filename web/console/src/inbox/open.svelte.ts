// One opened dialogue: its messages (the newest page first, older ones on demand, live ones as they come), its
// history and the visitor's earlier dialogues. The server is the truth: after every gap it is asked again.

import { Refused, get, type Schemas } from '@candor/api';
import { Attachments } from './attachments.svelte';
import { Deeds } from './deeds.svelte';
import type { Dialogue, Message } from './dialogues';
import { drafts } from './drafts.svelte';
import { Thread } from './thread';

const PAGE = 60;
/** Greater than any message's number. */
const END = 2_147_483_647;

export class OpenDialogue {
  /** What goes with the next message. */
  readonly attachments: Attachments;
  readonly deeds: Deeds;
  /** The text that is being written; kept in this browser. */
  text = $state('');
  items = $state.raw<Message[]>([]);
  history = $state.raw<Schemas['HistoryEntry'][]>([]);
  earlier = $state.raw<Schemas['Earlier'][]>([]);
  /** Whether it was loaded at least once. */
  known = $state(false);
  /** Not there, or not for this member (any more). */
  missing = $state(false);
  /** Why it could not be loaded. */
  problem = $state.raw<unknown>(null);
  loadingOlder = $state(false);
  /** Whether the beginning is loaded. */
  whole = $state(false);

  #thread = new Thread();
  #running: Promise<void> | null = null;
  #askAgain = false;

  constructor(
    readonly id: string,
    /** Hears of the dialogue as the server has it. */
    private readonly learned: (dialogue: Dialogue) => void,
    /** What is known of it. */
    known: () => Dialogue | undefined,
  ) {
    const draft = drafts.get(id);
    this.text = draft.text;
    this.attachments = new Attachments(id, draft.files, () => this.keepDraft());
    this.deeds = new Deeds(id, learned, () => this.refresh().then(known));
    void this.refresh();
  }

  keepDraft(): void {
    drafts.set(this.id, this.text, this.attachments.ready);
  }

  /** Asks for what is new: messages after the last one, state, history. Calls in between are joined. */
  refresh(): Promise<void> {
    if (this.#running) {
      this.#askAgain = true;
      return this.#running;
    }
    this.#running = this.#refresh().finally(() => {
      this.#running = null;
      if (this.#askAgain) {
        this.#askAgain = false;
        void this.refresh();
      }
    });
    return this.#running;
  }

  async #refresh(): Promise<void> {
    try {
      const detail = await get<Schemas['DialogueDetail']>(`/dialogues/${this.id}`);
      this.history = detail.history;
      this.earlier = detail.earlier;
      // Erased since it was loaded: what is held is forgotten and asked for again.
      if (detail.visitor.erased && this.items.some(({ erased }) => !erased)) this.#forget();
      await this.#newer();
      this.learned(detail);
      this.known = true;
      this.missing = false;
      this.problem = null;
    } catch (error) {
      if (error instanceof Refused && error.status === 404) this.missing = true;
      else this.problem = error;
    }
  }

  #forget(): void {
    this.#thread = new Thread();
    this.items = [];
    this.whole = false;
    this.text = '';
  }

  async #newer(): Promise<void> {
    if (this.#thread.first === 0) {
      const page = await this.#page(`before=${END}`);
      this.#add(page.items, true);
      return;
    }
    for (;;) {
      const page = await this.#page(`after=${this.#thread.last}`);
      this.#add(page.items);
      if (this.#thread.last >= page.last_seq || page.items.length === 0) return;
    }
  }

  /** Loads the page before the first message. */
  async older(): Promise<void> {
    if (this.loadingOlder || this.whole || this.#thread.first === 0) return;
    this.loadingOlder = true;
    try {
      const page = await this.#page(`before=${this.#thread.first}`);
      this.#add(page.items);
    } catch (error) {
      this.problem = error;
    } finally {
      this.loadingOlder = false;
    }
  }

  /** A message came by the socket or as an acknowledgement. */
  heard(message: Message): void {
    this.#add([message]);
    if (this.#thread.gap) void this.refresh();
  }

  #page(part: string): Promise<Schemas['Messages']> {
    return get<Schemas['Messages']>(`/dialogues/${this.id}/messages?${part}&limit=${PAGE}`);
  }

  #add(messages: Message[], loaded = false): void {
    if (this.#thread.add(messages, loaded)) this.items = this.#thread.items;
    this.whole = this.#thread.whole;
  }
}
