import { beforeEach, expect, it } from 'vitest';
import { register, type Chat } from '../src/page-api';

type Given = [verb: string, ...values: unknown[]];
type Page = { Candor?: Record<keyof Chat, (...given: unknown[]) => void> & { calls: unknown[] } };
const page = {} as Page;

/** A chat that writes down what it is told. */
function chat(told: Given[]): Chat {
  return {
    open: () => void told.push(['open']),
    close: () => void told.push(['close']),
    identify: (who) => void told.push(['identify', who]),
    set: (fields) => void told.push(['set', fields]),
    lang: (tag) => void told.push(['lang', tag]),
    on: (event, handler) => void told.push(['on', event, handler]),
  };
}

beforeEach(() => {
  delete page.Candor;
  (globalThis as { window?: unknown }).window = page;
});

it('what is said again and again does not pile up', () => {
  register('one', chat([]), () => {});
  for (let n = 0; n < 1_000; n += 1) {
    page.Candor!.identify({ id: n });
    page.Candor!.set({ n });
    page.Candor!.lang('fr');
    page.Candor!.set({ n }, 'two');
  }
  expect(page.Candor!.calls).toHaveLength(4);
});

it('a chat that comes later is told what holds by then, and every handler', () => {
  register('one', chat([]), () => {});
  const handler = () => {};
  page.Candor!.on('open', handler);
  page.Candor!.on('open', handler);
  page.Candor!.identify({ id: 1 });
  page.Candor!.identify({ id: 2 });
  page.Candor!.set({ plan: 'basic' }, 'two');
  page.Candor!.set({ seats: 2 }, 'two');
  page.Candor!.set({ plan: 'pro' }, 'two');
  page.Candor!.set({ plan: 'free' }, 'one');
  const told: Given[] = [];
  register('two', chat(told), () => {});
  expect(told).toEqual([
    ['on', 'open', handler],
    ['on', 'open', handler],
    ['identify', { id: 2 }],
    ['set', { seats: 2 }],
    ['set', { plan: 'pro' }],
  ]);
});

it('what waited before the script was there is done once it is', () => {
  page.Candor = [
    ['set', [{ plan: 'pro' }]],
    ['open', []],
  ] as unknown as NonNullable<Page['Candor']>;
  const told: Given[] = [];
  register('one', chat(told), () => {});
  expect(told).toEqual([['set', { plan: 'pro' }], ['open']]);
});

it('a queue that has a function by every name is a queue', () => {
  const calls: unknown[] = [];
  page.Candor = new Proxy(calls, {
    get: (queue, verb) =>
      Reflect.get(queue, verb) ?? ((...given: unknown[]) => void queue.push([verb, given])),
  }) as unknown as NonNullable<Page['Candor']>;
  page.Candor.set({ plan: 'pro' });
  const told: Given[] = [];
  register('one', chat(told), () => {});
  expect(told).toEqual([['set', { plan: 'pro' }]]);
});
