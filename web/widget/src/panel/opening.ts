// Working time as the server told it: whether the team is there now, and when it will be. It goes on by itself, so
// that a page that stays open says what is true.

export interface Told {
  /** The server's clock. */
  at: string;
  open: boolean;
  /** When it closes or opens next, and so on in turn. */
  changes: string[];
}

/** A timer holds no more than 24 days. */
const LONGEST = 2_000_000_000;

export class Opening {
  readonly #told: Told | undefined;
  /** What the visitor's clock is behind the server's. */
  readonly #behind: number;
  readonly #now: () => number;
  readonly #changed: () => void;

  constructor(told: Told | undefined, changed: () => void, now: () => number = () => Date.now()) {
    this.#told = told;
    this.#behind = told ? Date.parse(told.at) - now() : 0;
    this.#now = now;
    this.#changed = changed;
    this.#wait();
  }

  /** How many changes are past. */
  #past(): number {
    const now = this.#now() + this.#behind;
    return this.#told!.changes.filter((at) => Date.parse(at) <= now).length;
  }

  get closed(): boolean {
    return this.#told !== undefined && this.#told.open === (this.#past() % 2 === 1);
  }

  /** When it opens, while it is closed and that is known: by the visitor's own clock. */
  get opens(): Date | undefined {
    const next = this.closed ? this.#told!.changes[this.#past()] : undefined;
    return next === undefined ? undefined : new Date(Date.parse(next) - this.#behind);
  }

  #wait(): void {
    const next = this.#told?.changes[this.#past()];
    if (next === undefined) return;
    const rest = Date.parse(next) - this.#now() - this.#behind;
    setTimeout(
      () => {
        this.#wait();
        this.#changed();
      },
      Math.min(rest + 20, LONGEST),
    );
  }
}

/** An instant to come, as people say it: the time alone today, the weekday within a week, otherwise the date. */
export function when(at: Date, now: number, language: string): string {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at.getTime()) - midnight(now)) / 86_400_000);
  const day =
    days === 0
      ? {}
      : days < 7
        ? ({ weekday: 'long' } as const)
        : ({ weekday: 'long', day: 'numeric', month: 'long' } as const);
  return at.toLocaleString(language, { ...day, hour: '2-digit', minute: '2-digit' });
}
