// Keeps what was entered from being lost by a click on a link, the back button or a closed window. It asks
// only when something would really be lost.

import { router } from '../lib/router.svelte';

/** What can be lost. */
export interface Keeper {
  readonly dirty: boolean;
  save(): Promise<boolean>;
  discard(): void;
}

class Unsaved {
  /** Where the person wants to go, while being asked. */
  wanted = $state<string | null>(null);
  #keepers: Keeper[] = [];

  /** Watches over these until the answer is called. Addresses that begin with `here` lose nothing. */
  watch(here: string, keepers: Keeper[]): () => void {
    this.#keepers = keepers;
    const dirty = () => keepers.some((keeper) => keeper.dirty);
    const hold = (address: string) => {
      if (`${address}/`.startsWith(here) || !dirty()) return false;
      this.wanted = address;
      return true;
    };
    const closing = (event: BeforeUnloadEvent) => dirty() && event.preventDefault();
    router.hold = hold;
    addEventListener('beforeunload', closing);
    return () => {
      if (router.hold === hold) router.hold = null;
      removeEventListener('beforeunload', closing);
    };
  }

  stay(): void {
    this.wanted = null;
  }

  /** Goes where the person wanted; what is not saved is gone. */
  leave(): void {
    for (const keeper of this.#keepers) keeper.discard();
    this.#go();
  }

  async saveAndLeave(): Promise<void> {
    for (const keeper of this.#keepers) {
      // What is wrong stands beside its field.
      if (keeper.dirty && !(await keeper.save())) return this.stay();
    }
    this.#go();
  }

  #go(): void {
    const wanted = this.wanted;
    this.wanted = null;
    if (wanted) router.go(wanted);
  }
}

export const unsaved = new Unsaved();
