// Light, dark, or as the system has it. What was chosen is applied before the next start draws (first.js).

export type Theme = 'auto' | 'light' | 'dark';

class Look {
  theme = $state<Theme>((document.documentElement.dataset['wish'] as Theme | undefined) ?? 'auto');

  use(theme: Theme): void {
    this.theme = theme;
    const root = document.documentElement;
    root.dataset['wish'] = theme;
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset['theme'] = theme === 'dark' || (theme === 'auto' && dark) ? 'dark' : 'light';
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // Only this page then.
    }
  }
}

export const look = new Look();
