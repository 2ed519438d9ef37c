// Hears of news: over a WebSocket, or by long polling where that cannot be opened. It reconnects with growing,
// jittered pauses, and at once when the browser says that it is online again.

import type { Api } from './api';
import { Refused } from './api';
import type { Frame, Message } from './types';

/** How long an answer may take before the connection counts as dead. */
const PATIENCE = 8_000;
/** How long it may be silent before it is asked whether it lives. */
const HEARTBEAT = 25_000;

/** Seconds of one poll. The server waits for news, but what falls between two polls and is no message is seen
 * at the next: so they are short. */
const POLL = 8;

export interface Listener {
  /** Where the thread stands, for resuming. */
  known(): { dialogue?: string; after: number };
  frame(frame: Frame): void;
  online(state: boolean): void;
  /** The token is worth nothing any more. */
  lost(): void;
}

type Answer = { resolve: (message: Message | undefined) => void; reject: (error: unknown) => void };

export class Live {
  #api: Api;
  #listener: Listener;
  #socket: WebSocket | undefined;
  #greeted = false;
  #failures = 0;
  #next = 1;
  #answers = new Map<number, Answer>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heard = 0;
  #polling = false;
  #online = true;

  constructor(api: Api, listener: Listener) {
    this.#api = api;
    this.#listener = listener;
    addEventListener('online', () => this.#hurry(true));
    addEventListener('offline', () => this.#say(false));
    document.addEventListener(
      'visibilitychange',
      () => document.visibilityState === 'visible' && this.#hurry(),
    );
  }

  start(): void {
    this.#connect();
    // A connection may die without a word, when a phone changes networks: whoever looks at it asks.
    setInterval(() => {
      if (document.visibilityState === 'visible' && Date.now() - this.#heard > HEARTBEAT)
        this.command({ type: 'ping' }).catch(() => undefined);
    }, HEARTBEAT);
  }

  /** Sends a command; commands with an answer resolve when it comes. Without a socket it is refused. */
  command(body: object): Promise<Message | undefined> {
    const socket = this.#socket;
    if (!socket || !this.#greeted) return Promise.reject(new Error('offline'));
    const id = this.#next++;
    socket.send(JSON.stringify({ ...body, id }));
    setTimeout(() => this.#answers.has(id) && this.#drop(socket), PATIENCE);
    return new Promise((resolve, reject) => this.#answers.set(id, { resolve, reject }));
  }

  /** Sends what gets no answer; lost when there is no socket. */
  tell(body: object): boolean {
    if (!this.#socket || !this.#greeted) return false;
    this.#socket.send(JSON.stringify(body));
    return true;
  }

  get connected(): boolean {
    return this.#greeted;
  }

  #connect(): void {
    clearTimeout(this.#timer);
    if (this.#socket) return;
    const address = new URL('/api/v1/widget/live', location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.onopen = () => {
      socket.send(JSON.stringify({ type: 'auth', token: this.#api.token, ...this.#listener.known() }));
    };
    socket.onmessage = (event) => this.#hear(JSON.parse(event.data as string) as Frame);
    socket.onclose = (event) => this.#closed(event.code);
    // Something on the way may swallow the opening without a word.
    setTimeout(() => {
      if (this.#greeted || socket !== this.#socket) return;
      this.#failures = Math.max(1, this.#failures);
      this.#drop(socket);
    }, PATIENCE);
  }

  /** Gives up a socket that no longer answers, without waiting for its goodbye. */
  #drop(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    socket.onmessage = socket.onclose = null;
    socket.close();
    this.#closed(4000);
  }

  #hear(frame: Frame): void {
    this.#heard = Date.now();
    this.#say(true);
    if (frame.type === 'hello') {
      this.#greeted = true;
      this.#failures = 0;
      this.#polling = false;
    }
    if (frame.type === 'ok' || (frame.type === 'error' && frame.id !== undefined)) {
      const answer = this.#answers.get(frame.id!);
      this.#answers.delete(frame.id!);
      if (frame.type === 'ok') answer?.resolve(frame.message);
      else answer?.reject(new Refused(409, frame.error.code, frame.error.message));
      return;
    }
    this.#listener.frame(frame);
  }

  #closed(code: number): void {
    this.#socket = undefined;
    this.#greeted = false;
    for (const answer of this.#answers.values()) answer.reject(new Error('offline'));
    this.#answers.clear();
    if (code === 4401) return this.#listener.lost();
    this.#failures += 1;
    // While polling works, a WebSocket that fails again is nothing that the visitor needs to know.
    if (!this.#polling) this.#say(false);
    // Twice in vain: perhaps a proxy that lets no WebSocket through.
    if (this.#failures >= 2 && !this.#polling) {
      this.#polling = true;
      void this.#poll();
    }
    const pause = Math.min(30_000, 500 * 2 ** Math.min(this.#failures, 6)) * (0.5 + Math.random());
    this.#timer = setTimeout(() => this.#connect(), pause);
  }

  async #poll(): Promise<void> {
    // At once the first time: what has happened meanwhile need not be a message.
    let wait = 0;
    let state: string | undefined;
    while (this.#polling && !this.#greeted) {
      try {
        const { dialogue, after } = this.#listener.known();
        const answer = await this.#api.messages(after, wait, undefined, state);
        wait = POLL;
        state = answer.dialogue?.state;
        this.#say(true);
        const other = answer.dialogue && answer.dialogue.id !== dialogue;
        const items = other && after > 0 ? (await this.#api.messages(0)).items : answer.items;
        this.#listener.frame({ type: 'hello', dialogue: answer.dialogue, messages: items });
      } catch (error) {
        if (error instanceof Refused && error.status === 401) return this.#listener.lost();
        this.#say(false);
        wait = 0;
        await new Promise((resolve) => setTimeout(resolve, 3_000 + Math.random() * 3_000));
      }
    }
  }

  /** Tells the panel whether there is a connection, when that has changed. */
  #say(online: boolean): void {
    if (online === this.#online) return;
    this.#online = online;
    this.#listener.online(online);
  }

  #hurry(back = false): void {
    // A laptop that slept may hold a socket that is long dead: ask it.
    if (back || Date.now() - this.#heard > HEARTBEAT) this.command({ type: 'ping' }).catch(() => undefined);
    this.#failures = 0;
    this.#connect();
  }
}
