// Sends what operators write: one message at a time per dialogue, again after every failure that may pass, kept
// across reloads until the server has acknowledged it. The queue's rules are in outbox.ts.

import { Refused, post, type Schemas } from '@candor/api';
import { clientId } from '@candor/live';
import { keep, keptKeys, recall } from '../lib/kept';
import { session } from '../lib/session.svelte';
import type { Message } from './dialogues';
import * as queue from './outbox';
import type { Outgoing } from './outbox';

/** An answer that takes longer is asked for again, which is safe. */
const PATIENCE = 15_000;
const PAUSE = 3_000;

class Outbox {
  all = $state.raw<Outgoing[]>([]);
  #busy = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Called after every attempt. */
  #settled: (() => void)[] = [];
  /** Hears of every acknowledged message. */
  sent: (message: Message) => void = () => undefined;

  #key = (id: string): string => `outbox.${session.now?.member.id}.${id}`;

  /** Takes up what an earlier start left, and begins. */
  start(): void {
    const kept = keptKeys(this.#key('')).map((key) => recall<Outgoing>(key));
    this.all = queue.joined(
      kept.filter((each) => each !== undefined),
      this.all,
    );
    this.hurry();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.all = [];
  }

  write(dialogue: string, text: string, file: Schemas['FileView'] | null = null): void {
    const written: Outgoing = {
      client_id: clientId(),
      dialogue,
      text,
      file,
      at: new Date().toISOString(),
      state: 'pending',
    };
    this.all = [...this.all, written];
    keep(this.#key(written.client_id), written);
    void this.#pump(dialogue);
  }

  retry(clientId: string): void {
    this.all = queue.again(this.all, clientId);
    this.hurry();
  }

  discard(clientId: string): void {
    this.all = queue.without(this.all, clientId);
    keep(this.#key(clientId), undefined);
    this.hurry();
  }

  /** The server has it, as an answer or an event says. */
  acknowledged(clientId: string): void {
    if (!this.all.some((each) => each.client_id === clientId)) return;
    this.discard(clientId);
  }

  /** Waits until all of a dialogue is acknowledged; false when something is refused or there is no network. */
  async emptied(dialogue: string): Promise<boolean> {
    const until = Date.now() + PATIENCE;
    this.hurry();
    for (;;) {
      const left = queue.ofDialogue(this.all, dialogue);
      if (left.length === 0) return true;
      if (left.some((each) => each.state === 'failed') || Date.now() > until) return false;
      await new Promise((resolve) => this.#settled.push(() => resolve(null)));
    }
  }

  /** Tries now what waits for the network. */
  hurry(): void {
    clearTimeout(this.#timer);
    for (const dialogue of queue.dialoguesOf(this.all)) void this.#pump(dialogue);
  }

  async #pump(dialogue: string): Promise<void> {
    if (this.#busy.has(dialogue)) return;
    const head = queue.next(this.all, dialogue);
    if (!head) return;
    this.#busy.add(dialogue);
    const goesOn = await this.#send(head);
    this.#busy.delete(dialogue);
    for (const settled of this.#settled.splice(0)) settled();
    if (goesOn) void this.#pump(dialogue);
    else {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.hurry(), PAUSE);
    }
  }

  /** False when it is to be tried again later. */
  async #send(head: Outgoing): Promise<boolean> {
    const body = { client_id: head.client_id, text: head.text, ...(head.file ? { file: head.file.id } : {}) };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new TypeError('no answer')), PATIENCE);
    });
    try {
      const message = await Promise.race([post<Message>(`/dialogues/${head.dialogue}/messages`, body), late]);
      this.sent(message);
      this.acknowledged(head.client_id);
      return true;
    } catch (error) {
      const status = error instanceof Refused ? error.status : null;
      if (queue.passes(status)) return false;
      this.all = queue.refused(
        this.all,
        head.client_id,
        error instanceof Refused ? error.code : 'unavailable',
      );
      return true;
    } finally {
      clearTimeout(timer);
    }
  }
}

export const outbox = new Outbox();
