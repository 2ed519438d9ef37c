// The workspace's webhooks, and what was sent to one of them.

import { del, get, patch, post, type Schemas } from '@candor/api';

export type Webhook = Schemas['WebhookView'];
export type Delivery = Schemas['DeliveryView'];
type Wanted = Pick<Webhook, 'url' | 'events' | 'chats' | 'ratings'>;
export type Event = Webhook['events'][number];

export const EVENTS = ['rating.submitted', 'rating.corrected', 'dialogue.finished'] as const;

class Webhooks {
  items = $state.raw<Webhook[] | null>(null);
  /** The secret of a new webhook, or a new secret: shown this once. */
  secret = $state.raw<{ webhook: string; secret: string } | null>(null);

  async load(): Promise<void> {
    this.items = (await get<Schemas['Webhooks']>('/webhooks')).items;
  }

  async add(wanted: Wanted): Promise<void> {
    const { secret, ...webhook } = await post<Schemas['WebhookWithSecret']>('/webhooks', wanted);
    this.items = [...(this.items ?? []), webhook];
    this.secret = { webhook: webhook.id, secret };
  }

  async change(id: string, change: Schemas['WebhookChange']): Promise<void> {
    this.#put(await patch<Webhook>(`/webhooks/${id}`, change));
  }

  async renew(id: string): Promise<void> {
    const { secret, ...webhook } = await post<Schemas['WebhookWithSecret']>(`/webhooks/${id}/secret`);
    this.#put(webhook);
    this.secret = { webhook: id, secret };
  }

  async remove(id: string): Promise<void> {
    await del(`/webhooks/${id}`);
    this.items = (this.items ?? []).filter((each) => each.id !== id);
    if (this.secret?.webhook === id) this.secret = null;
  }

  #put(webhook: Webhook): void {
    this.items = (this.items ?? []).map((each) => (each.id === webhook.id ? webhook : each));
  }
}

export const webhooks = new Webhooks();

/** What was sent to one webhook, newest first. */
export class Log {
  items = $state.raw<Delivery[] | null>(null);
  next = $state.raw<string | null>(null);
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  async load(): Promise<void> {
    const page = await get<Schemas['Deliveries']>(`/webhooks/${this.id}/deliveries`);
    [this.items, this.next] = [page.items, page.next ?? null];
  }

  async more(): Promise<void> {
    if (!this.next) return;
    const cursor = encodeURIComponent(this.next);
    const page = await get<Schemas['Deliveries']>(`/webhooks/${this.id}/deliveries?cursor=${cursor}`);
    [this.items, this.next] = [[...(this.items ?? []), ...page.items], page.next ?? null];
  }

  async test(): Promise<Delivery> {
    const sent = await post<Delivery>(`/webhooks/${this.id}/test`);
    this.items = [sent, ...(this.items ?? [])];
    return sent;
  }

  async again(delivery: Delivery): Promise<void> {
    const waiting = await post<Delivery>(`/webhooks/deliveries/${delivery.id}/redeliver`);
    this.items = (this.items ?? []).map((each) => (each.id === waiting.id ? waiting : each));
  }
}
