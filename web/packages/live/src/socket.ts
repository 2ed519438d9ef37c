// A socket that comes back: growing, jittered pauses, at once when the browser is online again, and a ping for
// a connection that slept.

export interface Heard {
  open(): void;
  frame(frame: { type: string } & Record<string, unknown>): void;
  /** The connection is gone; `code` is WebSocket's. It comes back by itself unless `stop` is called. */
  closed(code: number): void;
}

type Answer = { resolve: (frame: Record<string, unknown>) => void; reject: (error: unknown) => void };

export class Socket {
  #address: string;
  #heard: Heard;
  #socket: WebSocket | undefined;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;
  #next = 1;
  #answers = new Map<number, Answer>();
  #stopped = false;

  constructor(path: string, heard: Heard) {
    const address = new URL(path, location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    this.#address = address.href;
    this.#heard = heard;
    addEventListener('online', this.#hurry);
    document.addEventListener('visibilitychange', this.#hurry);
    this.#connect();
  }

  get open(): boolean {
    return this.#socket?.readyState === 1;
  }

  /** Sends what gets no answer. */
  tell(body: object): boolean {
    if (!this.open) return false;
    this.#socket!.send(JSON.stringify(body));
    return true;
  }

  /** Sends a command and waits for its answer: the `ok` frame, or the error's `{code, message}`. */
  command(body: object): Promise<Record<string, unknown>> {
    const id = this.#next++;
    if (!this.tell({ ...body, id })) return Promise.reject(new Error('offline'));
    return new Promise((resolve, reject) => this.#answers.set(id, { resolve, reject }));
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.#hurry);
    document.removeEventListener('visibilitychange', this.#hurry);
    this.#socket?.close();
  }

  /** Looks whether the connection is alive: connects at once, or asks and drops what does not answer in time. */
  check(): void {
    this.#failures = 0;
    this.#connect();
    if (!this.open) return;
    const [socket, before] = [this.#socket, this.#last];
    this.command({ type: 'ping' }).catch(() => undefined);
    setTimeout(() => this.#last === before && socket === this.#socket && socket?.close(), 5_000);
  }

  #connect(): void {
    clearTimeout(this.#timer);
    if (this.#socket || this.#stopped) return;
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    socket.onopen = () => {
      this.#failures = 0;
      this.#heard.open();
    };
    socket.onmessage = (event) => {
      this.#last = Date.now();
      const frame = JSON.parse(event.data as string) as { type: string; id?: number; error?: unknown };
      const answer = frame.id === undefined ? undefined : this.#answers.get(frame.id);
      if (answer && (frame.type === 'ok' || frame.type === 'error')) {
        this.#answers.delete(frame.id!);
        if (frame.type === 'ok') answer.resolve(frame as unknown as Record<string, unknown>);
        else answer.reject(frame.error);
      } else this.#heard.frame(frame as never);
    };
    socket.onclose = (event) => {
      this.#socket = undefined;
      for (const answer of this.#answers.values()) answer.reject(new Error('offline'));
      this.#answers.clear();
      if (this.#stopped) return;
      this.#failures += 1;
      this.#heard.closed(event.code);
      const pause = Math.min(30_000, 500 * 2 ** Math.min(this.#failures, 6)) * (0.5 + Math.random());
      this.#timer = setTimeout(() => this.#connect(), pause);
    };
  }

  #hurry = (): void => {
    if (document.visibilityState !== 'visible') return;
    if (this.open && Date.now() - this.#last < 20_000) return;
    this.check();
  };
}
