// A form on its way to the server: whether it is, and what is wrong with it, by field and over all.

import { fieldsOf, problem } from './problem';

export class Sending {
  busy = $state(false);
  wrong = $state('');
  fields = $state.raw<Record<string, string>>({});

  /** Sends once at a time; what the server refuses is said at its field, or below where there is none. */
  async submit(event: SubmitEvent, send: () => Promise<void>): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.wrong = '';
    this.fields = {};
    try {
      await send();
    } catch (error) {
      this.fields = fieldsOf(error);
      this.wrong = Object.keys(this.fields).length > 0 ? '' : problem(error);
    }
    this.busy = false;
  }
}
