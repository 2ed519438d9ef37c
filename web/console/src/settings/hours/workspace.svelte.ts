// The workspace's working time while it is edited.

import { get, put, type Schemas } from '@candor/api';
import { t } from '../../lib/texts.svelte';
import { Draft } from '../draft.svelte';
import { check, under, type WorkingTime } from './week';

export interface Setting {
  working_time: WorkingTime | null;
}

const PATH = '/workspace/working-time';
const kept = (said: Schemas['WorkspaceWorkingTime']): Setting => ({
  working_time: said.working_time ?? null,
});

function wrong({ working_time: working }: Setting): Record<string, string> {
  const found = working ? under('working_time', check(working)) : {};
  return Object.fromEntries(Object.entries(found).map(([field, id]) => [field, t(id)]));
}

export async function load(): Promise<Draft<Setting>> {
  return new Draft(kept(await get(PATH)), {
    check: wrong,
    send: async (now) => kept(await put(PATH, now)),
  });
}
