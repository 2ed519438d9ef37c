// A chat's quality control while it is edited, its versions, and Candor's own texts.

import { get, put, type Schemas } from '@candor/api';
import { t } from '../../lib/texts.svelte';
import { Draft } from '../draft.svelte';
import { check, cleaned, whole, type BuiltIn, type Quality } from './rules';
import { Trial } from './trial.svelte';

type Version = Schemas['Version'];

export class QualityEditor {
  readonly draft: Draft<Quality>;
  readonly trial: Trial;
  versions = $state.raw<Version[]>([]);
  readonly builtIn: BuiltIn[];
  #place: string;

  constructor(place: string, stored: Schemas['QualityControl'], versions: Version[], builtIn: BuiltIn[]) {
    this.#place = place;
    this.trial = new Trial(place);
    this.versions = versions;
    this.builtIn = builtIn;
    this.draft = new Draft(whole(stored), {
      check: (now) =>
        Object.fromEntries(
          Object.entries(check(now)).map(([field, { id, values }]) => [field, t(id, values)]),
        ),
      send: async (now) => {
        const saved = await put<Schemas['QualityControl']>(this.#place, cleaned(now));
        await this.#loadVersions();
        return whole(saved);
      },
    });
  }

  static async load(chat: string): Promise<QualityEditor> {
    const place = `/chats/${chat}/quality-control`;
    const [stored, versions, builtIn] = await Promise.all([
      get<Schemas['QualityControl']>(place),
      get<Schemas['Versions']>(`${place}/versions`),
      get<Schemas['BuiltIn']>('/quality-control/built-in-texts'),
    ]);
    return new QualityEditor(place, stored, versions.items, builtIn.items);
  }

  async #loadVersions(): Promise<void> {
    // What was saved is saved, also when the list of versions does not come.
    const versions = await get<Schemas['Versions']>(`${this.#place}/versions`).catch(() => null);
    if (versions) this.versions = versions.items;
  }
}
