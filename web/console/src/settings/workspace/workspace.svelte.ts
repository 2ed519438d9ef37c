// The workspace's own settings while they are edited.

import { get, patch, type Schemas } from '@candor/api';
import { session } from '../../lib/session.svelte';
import { t } from '../../lib/texts.svelte';
import { changes, Draft } from '../draft.svelte';

export type Workspace = Schemas['WorkspaceView'];

function check(now: Workspace): Record<string, string> {
  const wrong: Record<string, string> = {};
  const length = [...now.name.trim()].length;
  if (length < 1 || length > 100) wrong['name'] = t('field-name');
  const few: unknown = now.few_answers;
  if (typeof few !== 'number' || !Number.isInteger(few) || few < 1 || few > 1_000)
    wrong['few_answers'] = t('settings-qc-within', { low: 1, high: 1_000 });
  return wrong;
}

export async function load(): Promise<Draft<Workspace>> {
  return new Draft(await get<Workspace>('/workspace'), {
    check,
    send: async (now, saved) => {
      const stored = await patch<Workspace>('/workspace', changes(now, saved));
      // Dates and weeks follow from here on.
      await session.load();
      return stored;
    },
  });
}
