// The retention settings while they are edited.

import { get, put } from '@candor/api';
import { Draft } from '../draft.svelte';
import { sent, shown, type Days, type Kept } from './retention';

const PATH = '/workspace/retention';

export async function load(): Promise<Draft<Kept>> {
  return new Draft(shown(await get<Days>(PATH)), {
    send: async (now) => shown(await put<Days>(PATH, sent(now))),
  });
}
