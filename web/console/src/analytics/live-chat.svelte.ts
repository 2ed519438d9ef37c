// The Live Chat tab: the view in the address, the figures, the list, the open dialogue, and the socket that
// says when to ask again. No words and no drawing here.

import { Refused, get, type Schemas } from '@candor/api';
import { Socket } from '@candor/live';
import { parse as parseHours, within as withHours } from '../hours/view';
import { present } from '../lib/present.svelte';
import { router } from '../lib/router.svelte';
import { session } from '../lib/session.svelte';
import { DialogueList } from './list.svelte';
import type { Item } from './merge';
import { narrow, picked } from './narrow';
import { dateIn, daysBetween, stepFor, stepsFor } from './period';
import {
  address,
  exportQuestion,
  listQuestion,
  parse,
  question,
  range,
  type Key,
  type Pick,
  type View,
} from './query';
import { OpenDialogue } from './transcript.svelte';

type Figures = Schemas['LiveChat'];

class LiveChatTab {
  readonly view = $derived(parse(router.query));
  figures = $state.raw<Figures | null>(null);
  options = $state.raw<Schemas['Options'] | null>(null);
  /** Chats whose rating is switched off, as far as this member may know. */
  switchedOff = $state.raw<{ id: string; name: string }[]>([]);
  /** Another view was asked for and is not there yet. */
  loading = $state(false);
  wrong = $state.raw<unknown>(null);
  live = $state<'connecting' | 'live' | 'away'>('connecting');
  /** Scales met since the tab was opened: what the filter of scores offers. */
  scales = $state<string[]>([]);
  /** The sheet of keys is open. */
  keysShown = $state(false);
  /** How far the tab was scrolled, for whoever comes back to it. */
  scrolled = 0;
  readonly list = new DialogueList();
  readonly open = new OpenDialogue();

  readonly homeZone = $derived(this.options?.time_zone ?? session.now?.workspace.time_zone ?? 'UTC');
  readonly zone = $derived(this.view.tz || this.homeZone);
  readonly today = $derived(dateIn(this.zone, present.now));
  readonly range = $derived(range(this.view, this.today, session.now?.workspace.week_start ?? 'monday'));
  readonly days = $derived(Math.max(1, daysBetween(this.range.from, this.range.to)));
  readonly steps = $derived(stepsFor(this.days));
  readonly step = $derived(
    this.view.step && this.steps.includes(this.view.step) ? this.view.step : stepFor(this.days),
  );
  readonly question = $derived(question(this.view.choices, this.range, this.view.tz, this.step));
  /** The same without steps: what lists and exports are asked. */
  readonly dialoguesQuestion = $derived(question(this.view.choices, this.range, this.view.tz));
  readonly listQuestion = $derived(listQuestion(this.dialoguesQuestion, this.view));
  readonly listedQuestion = $derived(exportQuestion(this.dialoguesQuestion, this.view));
  readonly picked = $derived(picked(this.view.pick));
  /** Whether what was picked can be said as filters of the whole view. */
  readonly adoptable = $derived(narrow(this.view.choices, this.view.pick) !== null);
  /** Fewer ratings than this are *few answers*. */
  readonly few = $derived(session.now?.workspace.few_answers ?? 30);

  #turn = 0;
  #renewing = false;
  #again = false;

  start(): () => void {
    void this.#loadOptions();
    const socket = new Socket('/api/v1/analytics/live', {
      open: () => undefined,
      frame: () => {
        // The greeting, too: something may have changed while nobody told us.
        this.live = 'live';
        void this.renew();
      },
      closed: (code) => {
        this.live = 'away';
        if (code === 4401) void session.load();
      },
    });
    // What is open and waiting is not announced here; it is looked at every minute.
    const timer = setInterval(() => document.visibilityState === 'visible' && void this.renew(), 60_000);
    return () => {
      clearInterval(timer);
      socket.stop();
    };
  }

  /** Another view: its address is the truth, drawing follows it. */
  go(change: Partial<View>, replace = false): void {
    const view = address({ ...this.view, ...change });
    router.go(router.path + withHours(view, parseHours(router.query)), replace);
  }

  /** Sets one filter; what was picked under the old ones is let go. */
  choose(key: Key, values: string[]): void {
    const choices = { ...this.view.choices };
    if (values.length > 0) choices[key] = values;
    else delete choices[key];
    this.go({ choices, pick: {}, dialogue: '' });
  }

  /** The list behind a number. */
  pick(pick: Pick): void {
    this.go({ pick, list: 'dialogues', dialogue: '' });
  }

  /** Makes what was picked a filter of the whole view. */
  adopt(): void {
    const { pick, choices } = this.view;
    const common = narrow(choices, pick);
    if (!common) return;
    const period =
      pick.from && pick.to ? { from: this.#plain(pick.from), to: this.#plain(pick.to) } : this.view.period;
    this.go({ choices: common, period, pick: {}, step: '' });
  }

  /** No filters; the period stays. */
  clear(): void {
    this.go({ choices: {}, pick: {}, dialogue: '' });
  }

  async load(asked: string): Promise<void> {
    const turn = (this.#turn += 1);
    this.loading = true;
    try {
      const figures = await get<Figures>(`/analytics/live-chat?${asked}`);
      if (turn !== this.#turn) return;
      this.#take(figures);
    } catch (error) {
      if (turn === this.#turn) this.wrong = error;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  /** A dialogue that is shown: the open one, or one of the list. */
  item(dialogue: string): Item | undefined {
    const open = this.open.read?.dialogue;
    return open?.dialogue === dialogue ? open : this.list.items.find((item) => item.dialogue === dialogue);
  }

  /** What a review answered goes into its places at once; figures follow where it counts. */
  take(outcome: Schemas['Outcome']): void {
    const [before, after] = [this.item(outcome.dialogue.dialogue), outcome.dialogue];
    const counts = (item: Item) => [item.excluded, item.test, item.spam].join();
    this.list.put(after);
    this.open.put(outcome);
    // The socket says so too; where there is none, or where it counts, nobody waits for it.
    if (this.live !== 'live' || !before || counts(before) !== counts(after)) void this.renew();
  }

  /** Asks again for what is shown. One at a time, and once more when something changed meanwhile. */
  async renew(): Promise<void> {
    if (this.#renewing) {
      this.#again = true;
      return;
    }
    this.#renewing = true;
    do {
      this.#again = false;
      const turn = this.#turn;
      try {
        const [figures] = await Promise.all([
          get<Figures>(`/analytics/live-chat?${this.question}`),
          this.list.renew(),
          this.open.renew(),
        ]);
        if (turn === this.#turn) this.#take(figures);
      } catch (error) {
        // No network: the mark says so already, and what is shown stays.
        if (error instanceof Refused && turn === this.#turn) this.wrong = error;
      }
    } while (this.#again);
    this.#renewing = false;
  }

  /** Chats and operators are others than before. */
  async afresh(): Promise<void> {
    await this.#loadOptions();
    await this.renew();
  }

  #take(figures: Figures): void {
    this.figures = figures;
    this.wrong = null;
    const met = figures.distribution.map((one) => one.scale).filter((scale) => !this.scales.includes(scale));
    if (met.length > 0) this.scales = [...this.scales, ...met];
    if (figures.totals.finished === 0) void this.#lookForSwitches();
  }

  /** An instant as a date where it is a midnight of the zone. */
  #plain(moment: string): string {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: this.zone, timeStyle: 'medium' }).format(
      Date.parse(moment),
    );
    return clock === '00:00:00' ? dateIn(this.zone, Date.parse(moment)) : moment;
  }

  /** What the filters offer, anew: a tag may have been given meanwhile. */
  async renewOptions(): Promise<void> {
    this.options = await get<Schemas['Options']>('/analytics/options').catch(() => this.options);
  }

  /** What filters offer, for a page that shows no figures. */
  async offer(): Promise<void> {
    if (!this.options) await this.#loadOptions();
  }

  async #loadOptions(): Promise<void> {
    await this.renewOptions();
    if (this.figures?.totals.finished === 0) void this.#lookForSwitches();
  }

  /** An empty tab says whether rating is switched off: only who manages may see the switches. */
  async #lookForSwitches(): Promise<void> {
    if (!session.manages || !this.options) return;
    const off: { id: string; name: string }[] = [];
    for (const chat of this.options.chats.slice(0, 20)) {
      const quality = await get<Schemas['QualityControl']>(`/chats/${chat.id}/quality-control`).catch(
        () => null,
      );
      if (quality && !quality.enabled) off.push(chat);
    }
    this.switchedOff = off;
  }
}

export const tab = new LiveChatTab();
