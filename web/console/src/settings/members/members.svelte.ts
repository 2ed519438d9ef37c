// The workspace's members and what can be done with them.

import { del, get, patch, post, type Schemas } from '@candor/api';
import { session } from '../../lib/session.svelte';

export type Member = Schemas['MemberView'];
export type Role = Schemas['Role'];

/** Only an owner makes owners and touches them. */
export function rolesToGive(own: Role | undefined): Role[] {
  return own === 'owner' ? ['owner', 'admin', 'analyst', 'operator'] : ['admin', 'analyst', 'operator'];
}

export const mayTouch = (own: Role | undefined, member: Member): boolean =>
  own === 'owner' || member.role !== 'owner';

/** The link of an invitation, shown once. */
export interface Invited {
  member: Member;
  link: string;
  /** It is also on its way by mail. */
  mailed: boolean;
}

class Members {
  items = $state.raw<Member[] | null>(null);
  invited = $state.raw<Invited | null>(null);

  async load(): Promise<void> {
    this.items = (await get<Schemas['Members']>('/members')).items;
  }

  async add(body: Schemas['NewMember']): Promise<void> {
    const { invitation_url: link, mailed, ...member } = await post<Schemas['AddedMember']>('/members', body);
    this.invited = link ? { member, link, mailed } : null;
    await this.load();
  }

  async inviteAgain(member: Member): Promise<void> {
    const { invitation_url: link, mailed } = await post<Schemas['InvitationLink']>(
      `/members/${member.id}/invitation`,
    );
    this.invited = { member, link, mailed };
  }

  async change(member: Member, change: Schemas['MemberChange']): Promise<void> {
    const changed = await patch<Member>(`/members/${member.id}`, change);
    this.items = (this.items ?? []).map((each) => (each.id === changed.id ? changed : each));
    // One's own role or name: the frame shows what it permits.
    if (changed.id === session.now?.member.id) await session.load();
  }

  async endSessions(member: Member): Promise<void> {
    await del(`/members/${member.id}/sessions`);
  }

  async resetFactor(member: Member): Promise<void> {
    await del(`/members/${member.id}/two-factor`);
    await this.load();
  }

  async remove(member: Member): Promise<void> {
    await del(`/members/${member.id}`);
    this.items = (this.items ?? []).filter((each) => each.id !== member.id);
    if (this.invited?.member.id === member.id) this.invited = null;
    if (member.id === session.now?.member.id) await session.load();
  }
}

export const members = new Members();
