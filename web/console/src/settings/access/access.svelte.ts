// How one gets in: the second factor, and where one is signed in.

import { del, get, post, type Schemas } from '@candor/api';
import { session } from '../../lib/session.svelte';

export type Device = Schemas['Device'];

/** One's own second factor while it is set up. */
export class TwoFactor {
  /** To be put into an app; shown until it is confirmed. */
  secret = $state.raw<Schemas['TwoFactorSecret'] | null>(null);
  /** Shown once, until they are put away. */
  codes = $state.raw<string[] | null>(null);

  async begin(password: string): Promise<void> {
    this.secret = await post<Schemas['TwoFactorSecret']>('/session/two-factor', { password });
  }

  async confirm(code: string): Promise<void> {
    const made = await post<Schemas['RecoveryCodes']>('/session/two-factor/confirm', { code });
    this.secret = null;
    this.codes = made.recovery_codes;
  }

  async renew(code: string): Promise<void> {
    const made = await post<Schemas['RecoveryCodes']>('/session/two-factor/recovery-codes', { code });
    this.codes = made.recovery_codes;
  }

  async off(code: string): Promise<void> {
    await post('/session/two-factor/off', { code });
    await session.load();
  }

  /** The codes were written down: the frame shows what there is now. */
  async done(): Promise<void> {
    this.codes = null;
    await session.load();
  }
}

export class Devices {
  items = $state.raw<Device[] | null>(null);

  async load(): Promise<void> {
    this.items = (await get<Schemas['Devices']>('/sessions')).items;
  }

  async end(device: Device): Promise<void> {
    await del(`/sessions/${device.id}`);
    this.items = (this.items ?? []).filter((each) => each.id !== device.id);
  }
}
