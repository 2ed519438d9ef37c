// One's own profile while it is edited.

import { patch, type Schemas } from '@candor/api';
import { session } from '../../lib/session.svelte';
import { t } from '../../lib/texts.svelte';
import { changes, Draft } from '../draft.svelte';

export interface Profile {
  name: string;
  language: string;
}

const of = (from: Schemas['Session']): Profile => ({
  name: from.member.name,
  language: from.member.language,
});

export function edit(from: Schemas['Session']): Draft<Profile> {
  return new Draft<Profile>(of(from), {
    check: (now): Record<string, string> => {
      const length = [...now.name.trim()].length;
      return length < 1 || length > 100 ? { name: t('field-name') } : {};
    },
    send: async (now, saved) => {
      const stored = await patch<Schemas['Session']>('/session', changes(now, saved));
      session.set(stored);
      return of(stored);
    },
  });
}

/** Ends all other sessions of this member. */
export async function changePassword(current_password: string, new_password: string): Promise<void> {
  await patch('/session', { current_password, new_password });
}
