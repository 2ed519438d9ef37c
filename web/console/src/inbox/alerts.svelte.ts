// How the inbox calls: a sound, a desktop notification, a number in the tab's title. Each can be switched off,
// which this browser keeps. The browser is asked for permission by the member's own click only.

import { keep, recall } from '../lib/kept';
import { router } from '../lib/router.svelte';
import { t } from '../lib/texts.svelte';
import { chime } from './chime';

interface Wishes {
  sound: boolean;
  desktop: boolean;
  badge: boolean;
}

const KEY = 'inbox-alerts';
const possible = (): boolean => typeof Notification === 'function';

class Alerts {
  wishes = $state.raw<Wishes>({ sound: true, desktop: false, badge: true, ...recall<Wishes>(KEY) });
  /** What the browser permits: default, granted, denied, or impossible. */
  permission = $state<NotificationPermission | 'impossible'>(
    possible() ? Notification.permission : 'impossible',
  );
  #number = 0;
  #watching = false;

  get muted(): boolean {
    return !this.wishes.sound && !(this.wishes.desktop && this.permission === 'granted');
  }

  wish(change: Partial<Wishes>): void {
    this.wishes = { ...this.wishes, ...change };
    keep(KEY, this.wishes);
    this.badge(this.#number);
    if (change.sound) chime();
  }

  /** Call from a click. */
  async wishDesktop(on: boolean): Promise<void> {
    if (on && possible()) this.permission = await Notification.requestPermission();
    this.wish({ desktop: on && this.permission === 'granted' });
  }

  /** Something came that is for this member. `seen`: he is looking at it already. */
  call(title: string, text: string, address: string, seen: boolean): void {
    if (seen) return;
    if (this.wishes.sound) chime();
    const away = document.visibilityState !== 'visible' || !document.hasFocus();
    if (!away || !this.wishes.desktop || this.permission !== 'granted') return;
    const notification = new Notification(title, {
      body: text.slice(0, 160) || t('inbox-a-file'),
      tag: address,
    });
    notification.onclick = () => {
      window.focus();
      router.go(address);
      notification.close();
    };
  }

  /** The number before the title, whoever sets the rest of it. */
  badge(number: number): void {
    this.#number = number;
    if (!this.#watching) {
      this.#watching = true;
      const watch = { childList: true, subtree: true, characterData: true };
      new MutationObserver(() => this.#draw()).observe(document.head, watch);
    }
    this.#draw();
  }

  #draw(): void {
    const bare = document.title.replace(/^\(\d+\) /, '');
    const wanted = this.#number > 0 && this.wishes.badge ? `(${this.#number}) ${bare}` : bare;
    if (document.title !== wanted) document.title = wanted;
  }
}

export const alerts = new Alerts();
