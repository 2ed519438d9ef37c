// Every word on screen, in the member's language. A catalogue is a few Fluent files; a fifth language is a
// few more of them, and a line in each list here.

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

export const LANGUAGES = ['en', 'fr', 'ru', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  fr: 'Français',
  ru: 'Русский',
  ar: 'العربية',
};

/** A language's catalogue is loaded when it is spoken, in one piece. */
const CATALOGUES: Record<Language, () => Promise<{ files: Record<string, string> }>> = {
  en: () => import('../texts/en'),
  fr: () => import('../texts/fr'),
  ru: () => import('../texts/ru'),
  ar: () => import('../texts/ar'),
};

async function bundle(language: Language): Promise<FluentBundle> {
  const made = new FluentBundle(language === 'ar' ? 'ar-u-nu-latn' : language, { useIsolating: false });
  const { files } = await CATALOGUES[language]();
  for (const text of Object.values(files)) made.addResource(new FluentResource(text));
  return made;
}

const known = (wish: string | undefined): Language =>
  LANGUAGES.find((language) => language === wish?.slice(0, 2)) ?? 'en';

class Speech {
  /** What is spoken: it changes when the words of another language are there, and not before. */
  language = $state<Language>(known(document.documentElement.lang || navigator.language));
  #bundle = $state.raw<FluentBundle | null>(null);
  #wish = this.language;

  /** Gets the first words. Nothing is drawn before, so that nobody sees ids. */
  async start(): Promise<void> {
    await this.#speak(this.language);
  }

  /**
   * Speaks another language as soon as its words are there, and remembers it for the next start. When they do
   * not come, the old ones stay, and nothing is thrown.
   */
  async use(wish: string): Promise<void> {
    const language = known(wish);
    try {
      localStorage.setItem('language', language);
    } catch {
      // Without storage the next start asks the browser again.
    }
    if (language !== this.#wish) await this.#speak(language).catch(() => undefined);
  }

  async #speak(language: Language): Promise<void> {
    this.#wish = language;
    try {
      const made = await bundle(language);
      // Another language was wished for meanwhile.
      if (this.#wish !== language) return;
      this.#bundle = made;
      this.language = language;
      document.documentElement.lang = language;
      document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
    } catch (error) {
      if (this.#wish === language) this.#wish = this.language;
      throw error;
    }
  }

  say(id: string, values?: Record<string, FluentVariable>): string {
    const message = this.#bundle?.getMessage(id);
    return message?.value ? this.#bundle!.formatPattern(message.value, values) : id;
  }
}

export const speech = new Speech();
export const t = (id: string, values?: Record<string, FluentVariable>): string => speech.say(id, values);
