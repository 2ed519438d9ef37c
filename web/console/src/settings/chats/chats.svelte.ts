// The workspace's chats, and the one that is edited.

import { call, del, get, patch, post, type Schemas } from '@candor/api';
import { session } from '../../lib/session.svelte';
import { t } from '../../lib/texts.svelte';
import { changes, Draft } from '../draft.svelte';
import { check, editable, type ChatView, type Editable } from './chat';

type Member = Schemas['MemberView'];

class Chats {
  items = $state.raw<ChatView[] | null>(null);

  async load(): Promise<void> {
    this.items = (await get<Schemas['Chats']>('/chats')).items;
  }

  async create(name: string, kind: Schemas['Kind']): Promise<ChatView> {
    const chat = await post<ChatView>('/chats', { name, kind });
    this.items = [...(this.items ?? []), chat];
    // Who is signed in may answer in it from now on.
    await session.load();
    return chat;
  }
}

export const chats = new Chats();

/** One chat while it is looked at and edited. */
export class ChatEditor {
  readonly draft: Draft<Editable>;
  chat = $state.raw() as ChatView;
  operators = $state.raw<Member[]>([]);
  secret = $state<string | null>(null);

  constructor(chat: ChatView, members: Member[]) {
    this.chat = chat;
    this.operators = members.filter((member) => member.role !== 'analyst' && member.status === 'active');
    this.draft = new Draft(editable(chat), {
      check: (now) => Object.fromEntries(Object.entries(check(now)).map(([field, id]) => [field, t(id)])),
      send: async (now, saved) => {
        this.chat = await patch<ChatView>(`/chats/${this.chat.id}`, changes(this.#known(now), saved));
        return editable(this.chat);
      },
    });
  }

  static async load(id: string): Promise<ChatEditor> {
    const [chat, members] = await Promise.all([
      get<ChatView>(`/chats/${id}`),
      get<Schemas['Members']>('/members'),
    ]);
    return new ChatEditor(chat, members.items);
  }

  async setAvatar(file: File): Promise<void> {
    const body = new FormData();
    body.append('file', file, file.name);
    this.chat = await call<ChatView>('PUT', `/chats/${this.chat.id}/avatar`, body);
  }

  async removeAvatar(): Promise<void> {
    this.chat = await del<ChatView>(`/chats/${this.chat.id}/avatar`);
  }

  async showSecret(): Promise<void> {
    this.secret = (await get<Schemas['Secret']>(`/chats/${this.chat.id}/identity-secret`)).secret;
  }

  async renewSecret(): Promise<void> {
    this.secret = (await post<Schemas['Secret']>(`/chats/${this.chat.id}/identity-secret`)).secret;
  }

  async delete(): Promise<void> {
    await del(`/chats/${this.chat.id}`);
    this.draft.discard();
    await session.load();
  }

  /** Those who left or lost the role meanwhile cannot be chosen any more. */
  #known(now: Editable): Editable {
    if (now.operators === 'all') return now;
    const active = new Set(this.operators.map((member) => member.id));
    return { ...now, operators: now.operators.filter((id) => active.has(id)) };
  }
}
