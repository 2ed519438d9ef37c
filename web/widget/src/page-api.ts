// What the customer's page may ask of its chats: window.Candor. Calls made before this script was there wait in
// a queue that the page makes itself; calls without a chat's key are for all chats of the page.

export type Event = 'open' | 'close' | 'unread';

export interface Chat {
  open(): void;
  close(): void | boolean;
  identify(identity: object): void;
  set(fields: object): void;
  lang(tag: string): void;
  on(event: Event, handler: (value?: number) => void): void;
}

type Verb = keyof Chat;
/** A call that was made here also has what a later one takes its place by: the verb, for whom, and which values. */
type Call = [verb: Verb, given: unknown[], place?: string];

/** What stands in `window.Candor` once a script is there: the verbs, and what they need. */
interface Registry {
  chats: Map<string, Chat & { revive(): void }>;
  calls: Call[];
}

function perform({ chats }: Registry, [verb, given]: Call, newcomer?: string): void {
  const [first] = chats.keys();
  for (const [key, chat] of chats) {
    const act = chat[verb] as (...values: unknown[]) => void;
    // What follows the values that a verb takes is a chat's key.
    const wanted = given[act.length];
    if ((newcomer ?? key) !== key || (wanted ?? key) !== key) continue;
    // Where nothing says which, the first one opens.
    if (verb !== 'open' || wanted || key === first) act(...given);
  }
}

/** Adds a chat; false when this page has it already, which is then brought back. */
export function register(key: string, chat: Chat, revive: () => void): boolean {
  const page = window as unknown as { Candor?: Registry | (Call[] & { chats?: undefined }) };
  const before = page.Candor;
  let registry = before as Registry;
  // A page's queue has a function by every name.
  if (!before?.chats?.size) {
    page.Candor = registry = { chats: new Map(), calls: [...((before as Call[] | undefined) ?? [])] };
    for (const verb in chat)
      Object.assign(registry, {
        [verb](...given: unknown[]) {
          const call: Call = [
            verb as Verb,
            given,
            verb + given[chat[verb as Verb].length] + Object.keys(given[0] ?? ''),
          ];
          // A chat that comes later is told what holds by then, not all that was said.
          registry.calls = [...registry.calls.filter((each) => verb === 'on' || each[2] !== call[2]), call];
          perform(registry, call);
        },
      });
  }
  const known = registry.chats.get(key);
  known?.revive();
  if (known) return false;
  registry.chats.set(key, { ...chat, revive });
  for (const call of registry.calls) perform(registry, call, key);
  return true;
}
