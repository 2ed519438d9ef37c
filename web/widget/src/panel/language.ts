// Which language the panel speaks: the page's wish, then the browser's, then the chat's. Only the one that is
// needed is fetched.

import type { Texts } from './texts/en';

const LOADERS: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => import('./texts/en'),
  fr: () => import('./texts/fr'),
  ru: () => import('./texts/ru'),
  ar: () => import('./texts/ar'),
};

/** Whether there is a catalogue for a wish. */
export const isSpoken = (wish: string | null | undefined): wish is string =>
  (wish?.toLowerCase().split('-')[0] ?? '') in LOADERS;

/** The first wish that there is a catalogue for. */
export function choose(wishes: readonly (string | null | undefined)[]): string {
  for (const wish of wishes) {
    const primary = wish?.toLowerCase().split('-')[0];
    if (primary && primary in LOADERS) return primary;
  }
  return 'en';
}

export async function load(language: string): Promise<Texts> {
  return (await (LOADERS[language] ?? LOADERS['en']!)()).default;
}

/** The browser's own way to write this language: the hour as people there write it. */
export function regional(language: string): string {
  return (
    navigator.languages.find((wish) => choose([wish]) === language && wish.startsWith(language)) ?? language
  );
}

export function direction(language: string): 'rtl' | 'ltr' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** Puts values into `{name}` places. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
