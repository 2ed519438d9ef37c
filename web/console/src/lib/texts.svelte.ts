// Every word on screen, in the member's language. A catalogue is a few Fluent files; a fifth language is a
// few more of them.

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

const FILES = import.meta.glob<string>('../texts/*.ftl', { query: '?raw', import: 'default', eager: true });
export const LANGUAGES = ['en', 'fr', 'ru', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  fr: 'Français',
  ru: 'Русский',
  ar: 'العربية',
};

function bundle(language: Language): FluentBundle {
  const made = new FluentBundle(language === 'ar' ? 'ar-u-nu-latn' : language, { useIsolating: false });
  for (const [path, text] of Object.entries(FILES)) {
    if (path.endsWith(`.${language}.ftl`)) made.addResource(new FluentResource(text));
  }
  return made;
}

const known = (wish: string | undefined): Language =>
  LANGUAGES.find((language) => language === wish?.slice(0, 2)) ?? 'en';

class Speech {
  language = $state<Language>(known(document.documentElement.lang || navigator.language));
  #bundle = $derived(bundle(this.language));

  /** Speaks another language from now on, and remembers it for the next start. */
  use(wish: string): void {
    this.language = known(wish);
    document.documentElement.lang = this.language;
    document.documentElement.dir = this.language === 'ar' ? 'rtl' : 'ltr';
    try {
      localStorage.setItem('language', this.language);
    } catch {
      // Without storage the next start asks the browser again.
    }
  }

  say(id: string, values?: Record<string, FluentVariable>): string {
    const message = this.#bundle.getMessage(id);
    return message?.value ? this.#bundle.formatPattern(message.value, values) : id;
  }
}

export const speech = new Speech();
export const t = (id: string, values?: Record<string, FluentVariable>): string => speech.say(id, values);
