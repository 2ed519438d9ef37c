// Analytics → Operators: who answered when. The view is the address's, with the Live Chat tab's own words for
// period, zone and filters. No words and no drawing here.

import { Refused, get, type Schemas } from '@candor/api';
import { router } from '../lib/router.svelte';
import { parse, within, type HoursView } from '../hours/view';
import { tab } from './live-chat.svelte';
import { stepFor } from './period';
import { address, question, type Choices, type Key } from './query';

export type ByTime = Schemas['OperatorsByTime'];

/** The filters that concern answers. */
const ABOUT = ['chat', 'operator', 'kind', 'language', 'tag', 'time'] as const satisfies readonly Key[];

class OperatorsByTime {
  readonly view = $derived(parse(router.query));
  found = $state.raw<ByTime | null>(null);
  /** Another view was asked for and is not there yet. */
  loading = $state(false);
  wrong = $state.raw<unknown>(null);

  readonly choices = $derived(
    Object.fromEntries(
      ABOUT.flatMap((key) => {
        const values = (tab.view.choices[key] ?? []).filter((value) => value !== 'nobody');
        return values.length > 0 ? [[key, values]] : [];
      }),
    ) as Choices,
  );
  readonly step = $derived.by(() => {
    const fits = stepFor(tab.days);
    return fits === 'hour' ? 'day' : fits;
  });
  readonly question = $derived(question(this.choices, tab.range, tab.view.tz, this.step));

  #turn = 0;

  start(): () => void {
    void tab.offer();
    // Answers are not announced to analysts; they are looked at every minute.
    const timer = setInterval(() => document.visibilityState === 'visible' && void this.load(), 60_000);
    return () => clearInterval(timer);
  }

  show(change: Partial<HoursView>): void {
    router.go(router.path + within(address(tab.view), { ...this.view, ...change }), true);
  }

  async load(asked = this.question): Promise<void> {
    const turn = (this.#turn += 1);
    this.loading = true;
    try {
      const found = await get<ByTime>(`/analytics/operators?${asked}`);
      if (turn !== this.#turn) return;
      this.found = found;
      this.wrong = null;
    } catch (error) {
      // No network: what is shown stays.
      if (turn === this.#turn && (error instanceof Refused || !this.found)) this.wrong = error;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }
}

export const byTime = new OperatorsByTime();

/** The address of a page of the section, with what both pages know of the view. */
export function page(path: string): string {
  const { choices } = tab.view;
  const common = Object.fromEntries(ABOUT.flatMap((key) => (choices[key] ? [[key, choices[key]]] : [])));
  return path + address({ ...tab.view, choices: common as Choices, pick: {}, dialogue: '', step: '' });
}
