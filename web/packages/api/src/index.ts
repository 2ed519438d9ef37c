// The API's own types (schema.ts is generated from docs/openapi.json) and one function that calls it.

import type { components } from './schema';

export type Schemas = components['schemas'];

/** What the server refused, with its stable code. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: Record<string, string> = {},
    readonly retryAfter = 0,
  ) {
    super(message);
  }
}

/** Calls `/api/v1{path}`. Answers null for 204. Throws `Refused`, or a `TypeError` when there is no network. */
export async function call<T>(method: string, path: string, body?: object | FormData): Promise<T> {
  const init: RequestInit = { method, credentials: 'same-origin', headers: {} };
  if (body instanceof FormData) init.body = body;
  else if (body) {
    init.headers = { 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  const answer = await fetch(`/api/v1${path}`, init);
  if (answer.status === 204) return null as T;
  if (answer.ok) return (await answer.json().catch(() => null)) as T;
  throw await refusal(answer);
}

/** A file as it comes, for whoever reads its body. Throws as `call` does, and when `signal` says to stop. */
export async function download(path: string, signal: AbortSignal): Promise<Response> {
  const answer = await fetch(`/api/v1${path}`, { credentials: 'same-origin', signal });
  if (answer.ok) return answer;
  throw await refusal(answer);
}

async function refusal(answer: Response): Promise<Refused> {
  const json = (await answer.json().catch(() => null)) as { error?: Schemas['ProblemBody'] } | null;
  return new Refused(
    answer.status,
    json?.error?.code ?? 'unavailable',
    json?.error?.message ?? answer.statusText,
    (json?.error?.fields as Record<string, string> | undefined) ?? {},
    Number(answer.headers.get('retry-after') ?? 0),
  );
}

export const get = <T>(path: string): Promise<T> => call<T>('GET', path);
export const post = <T>(path: string, body?: object | FormData): Promise<T> => call<T>('POST', path, body);
export const put = <T>(path: string, body: object): Promise<T> => call<T>('PUT', path, body);
export const patch = <T>(path: string, body: object): Promise<T> => call<T>('PATCH', path, body);
export const del = <T>(path: string): Promise<T> => call<T>('DELETE', path);
