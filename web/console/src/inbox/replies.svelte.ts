// The workspace's canned replies: loaded when first needed, and again whenever they are looked at.

import { del, get, patch, post, type Schemas } from '@candor/api';
import type { Reply } from './canned';

class Replies {
  all = $state.raw<Reply[]>([]);
  known = $state(false);

  async load(): Promise<void> {
    this.all = (await get<Schemas['CannedReplies']>('/canned-replies')).items;
    this.known = true;
  }

  /** Looks again without disturbing anybody: what is known stays when it fails. */
  look(): void {
    this.load().catch(() => undefined);
  }

  async create(shortcut: string, text: string): Promise<void> {
    const made = await post<Reply>('/canned-replies', { shortcut, text });
    this.all = [...this.all, made];
  }

  async change(id: string, shortcut: string, text: string): Promise<void> {
    const changed = await patch<Reply>(`/canned-replies/${id}`, { shortcut, text });
    this.all = this.all.map((reply) => (reply.id === id ? changed : reply));
  }

  async delete(id: string): Promise<void> {
    await del(`/canned-replies/${id}`);
    this.all = this.all.filter((reply) => reply.id !== id);
  }
}

export const replies = new Replies();
