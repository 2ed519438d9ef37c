import { describe, expect, it } from 'vitest';
import {
  check,
  FILE_KINDS,
  holdsKind,
  hostsOf,
  isHost,
  originOf,
  otherTypes,
  withKind,
  withOthers,
  type ChatView,
} from './chat';

const chat = {
  name: 'Shop',
  title: 'Shop',
  greeting: 'Hello!',
  colour: '#1f5a7a',
  language: 'en',
  allowed_sites: [],
  operators: 'all',
  identity_required: false,
  files: { enabled: true, max_bytes: 1_048_576, types: ['image/png'] },
  idle_finish_minutes: 60,
  working_time: { follows: 'always_open', own: null },
  look: { second_colour: null, offset_inline: 20, offset_block: 20, buttons: [] },
} as const;
const editing = () => structuredClone(chat) as unknown as Parameters<typeof check>[0];

describe('sites', () => {
  it('takes what people paste', () => {
    expect(hostsOf('https://Example.org/shop?x, *.example.net\n\nlocalhost:3000')).toEqual([
      'example.org',
      '*.example.net',
      'localhost:3000',
    ]);
  });

  it('judges hosts as the server does', () => {
    for (const good of ['example.org', '*.example.org', 'localhost:3000', '127.0.0.1'])
      expect(isHost(good)).toBe(true);
    for (const bad of ['*', 'a b', 'example.org;script-src', '', 'a:99999', 'a:1:2', 'exa_mple.org'])
      expect(isHost(bad)).toBe(false);
  });
});

describe('files', () => {
  it('adds and takes away whole kinds and keeps the rest', () => {
    const types = withKind(['application/x-own', 'image/png'], 'images', true);
    expect(types).toEqual(['application/x-own', ...FILE_KINDS.images]);
    expect(holdsKind(types, 'images')).toBe(true);
    expect(otherTypes(types)).toEqual(['application/x-own']);
    expect(withKind(types, 'images', false)).toEqual(['application/x-own']);
    expect(withOthers(types, ['font/woff2'])).toEqual([...FILE_KINDS.images, 'font/woff2']);
  });
});

describe('checking', () => {
  it('finds nothing wrong with a new chat', () => {
    expect(check(editing())).toEqual({});
  });

  it('names every field that is wrong', () => {
    const wrong = editing();
    Object.assign(wrong, {
      name: ' ',
      title: 'a\nb',
      greeting: 'x'.repeat(501),
      colour: 'red',
      operators: [],
    });
    Object.assign(wrong, { allowed_sites: ['a b'], idle_finish_minutes: 4 });
    wrong.files = { enabled: true, max_bytes: 0, types: ['png'] };
    expect(Object.keys(check(wrong)).sort()).toEqual(
      [
        'allowed_sites',
        'colour',
        'files.max_bytes',
        'files.types',
        'greeting',
        'idle_finish_minutes',
        'name',
        'operators',
        'title',
      ].sort(),
    );
  });
});

it('reads Candor’s address from the embed code', () => {
  const embed = '<script src="https://chat.example.org/widget.js" data-chat="K" async></script>';
  expect(originOf({ embed } as ChatView)).toBe('https://chat.example.org');
});
