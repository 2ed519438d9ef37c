// Small words of the inbox that come from the browser or the machine, not from a catalogue.

import { locale } from '../lib/format';

/** The name of a BCP 47 language in the member's own; the tag itself when nobody knows it. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(locale(), { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The key that goes with Enter for finishing, as it is printed on this machine's keyboard. */
export const sign = /mac|iphone|ipad/i.test(navigator.platform) ? '⌘' : 'Ctrl';

/** An address that may become a link: http and https only. */
export const linkable = (url: string): boolean => /^https?:\/\//i.test(url) && URL.canParse(url);
