// Who is signed in, and what he may see.

import { Refused, call, del, get, post, type Schemas } from '@candor/api';
import { speech } from './texts.svelte';

type Session = Schemas['Session'];

class SignedIn {
  now = $state<Session | null>(null);
  /** Whether it is known yet. */
  known = $state(false);
  /** Whether Candor still waits to be set up. */
  fresh = $state(false);

  async load(): Promise<void> {
    try {
      await this.#enter(await get<Session>('/session'));
    } catch (error) {
      this.now = null;
      if (error instanceof Refused && error.status === 401) {
        this.fresh = await call('GET', '/setup').then(
          () => true,
          () => false,
        );
      }
    }
    this.known = true;
  }

  set(session: Session): void {
    this.now = session;
    this.fresh = false;
    void speech.use(session.member.language);
  }

  async signIn(email: string, password: string, code?: string): Promise<void> {
    await this.#enter(await post<Session>('/session', { email, password, ...(code ? { code } : {}) }));
  }

  /** His words first: nothing is drawn in another language before. */
  async #enter(session: Session): Promise<void> {
    await speech.use(session.member.language);
    this.set(session);
  }

  async signOut(): Promise<void> {
    await del('/session').catch(() => undefined);
    this.now = null;
    location.assign('/');
  }

  get operates(): boolean {
    return this.now !== null && this.now.member.role !== 'analyst';
  }
  get manages(): boolean {
    return this.now !== null && ['owner', 'admin'].includes(this.now.member.role);
  }
  get analyses(): boolean {
    return this.now !== null && this.now.member.role !== 'operator';
  }
}

export const session = new SignedIn();
