// The visitor's HTTP calls. An error has the server's stable code.

import type { Attachment, Dialogue, Form, Message, Session } from './types';

export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: Record<string, string> = {},
  ) {
    super(message);
  }
}

export class Api {
  token = '';
  readonly key: string;

  constructor(key: string) {
    this.key = key;
  }

  session(body: object): Promise<Session> {
    return this.#call('POST', `/widget/${encodeURIComponent(this.key)}/session`, body) as Promise<Session>;
  }

  messages(
    after: number,
    wait = 0,
    dialogue?: string,
    state?: string,
  ): Promise<{ dialogue: Dialogue | null; items: Message[] }> {
    const query = new URLSearchParams({ after: String(after), wait: String(wait) });
    if (dialogue) query.set('dialogue', dialogue);
    // What changed since the last answer is told at once, not waited for.
    if (state) query.set('state', state);
    return this.#call('GET', `/widget/messages?${query}`) as Promise<{
      dialogue: Dialogue | null;
      items: Message[];
    }>;
  }

  dialogues(): Promise<{ items: { id: string; state: string; opened_at: string }[] }> {
    return this.#call('GET', '/widget/dialogues') as Promise<{
      items: { id: string; state: string; opened_at: string }[];
    }>;
  }

  send(body: { client_id: string; text: string; file?: string }): Promise<Message> {
    return this.#call('POST', '/widget/messages', body) as Promise<Message>;
  }

  async upload(file: File): Promise<Attachment> {
    const body = new FormData();
    body.set('file', file);
    return (await this.#call('POST', '/widget/files', body)) as Attachment;
  }

  finish(): Promise<unknown> {
    return this.#call('POST', '/widget/finish');
  }

  read(seq: number): Promise<unknown> {
    return this.#call('POST', '/widget/read', { seq });
  }

  form(): Promise<Form | null> {
    return this.#call('GET', '/widget/rating') as Promise<Form | null>;
  }

  formShown(form_key: string): Promise<unknown> {
    return this.#call('POST', '/widget/rating/shown', { form_key });
  }

  formSkipped(form_key: string): Promise<unknown> {
    return this.#call('POST', '/widget/rating/skip', { form_key });
  }

  rate(body: {
    form_key: string;
    score: number;
    comment?: string;
    reasons?: string[];
  }): Promise<{ reply: string }> {
    return this.#call('POST', '/widget/rating', body) as Promise<{ reply: string }>;
  }

  async #call(method: string, path: string, body?: object | FormData): Promise<unknown> {
    const headers: Record<string, string> = {};
    if (this.token) headers['authorization'] = `Visitor ${this.token}`;
    const init: RequestInit = { method, headers };
    if (body instanceof FormData) init.body = body;
    else if (body) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(body);
    }
    const answer = await fetch(`/api/v1${path}`, init);
    if (answer.status === 204) return null;
    const json = (await answer.json().catch(() => null)) as {
      error?: { code: string; message: string; fields?: Record<string, string> };
    } | null;
    if (answer.ok) return json;
    throw new Refused(
      answer.status,
      json?.error?.code ?? 'unavailable',
      json?.error?.message ?? '',
      json?.error?.fields,
    );
  }
}
