// Who gets which mail about ratings. A switch is stored at once; where that fails it goes back.

import { get, put, type Schemas } from '@candor/api';

type Member = Schemas['MemberView'];

/** Who gets a chat's alerts. */
export class Alerts {
  members = $state.raw<Member[]>([]);
  now = $state.raw<Schemas['Alerts'] | null>(null);
  readonly chat: string;

  constructor(chat: string) {
    this.chat = chat;
  }

  /** Those who may know of ratings, and those who were chosen while they might. */
  async load(): Promise<void> {
    const [alerts, members] = await Promise.all([
      get<Schemas['Alerts']>(`/chats/${this.chat}/alerts`),
      get<Schemas['Members']>('/members'),
    ]);
    const sees = ({ role, chats }: Member) => role !== 'analyst' || !chats || chats.includes(this.chat);
    const may = (member: Member) =>
      (member.role !== 'operator' && sees(member)) || alerts.members.includes(member.id);
    this.members = members.items.filter((member) => member.status === 'active' && may(member));
    this.now = alerts;
  }

  async set(id: string, on: boolean): Promise<void> {
    const others = (this.now?.members ?? []).filter((each) => each !== id);
    const members = on ? [...others, id] : others;
    this.now = await put<Schemas['Alerts']>(`/chats/${this.chat}/alerts`, { members });
  }
}

/** Whether I get the weekly summary. */
export class Weekly {
  now = $state.raw<Schemas['WeeklySummary'] | null>(null);

  async load(): Promise<void> {
    this.now = await get<Schemas['WeeklySummary']>('/analytics/weekly-summary');
  }

  async set(wanted: boolean): Promise<void> {
    this.now = await put<Schemas['WeeklySummary']>('/analytics/weekly-summary', { wanted });
  }
}
