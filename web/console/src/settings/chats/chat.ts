// A chat as it is edited: shaping and checking. Pure.

import type { Schemas } from '@candor/api';
import { check as checkHours, under } from '../hours/week';
import { checkLook, type Look } from '../look/look';

export type ChatView = Schemas['ChatView'];

/** What can be changed of a chat. */
export type Editable = Omit<ChatView, 'id' | 'key' | 'kind' | 'created_at' | 'embed' | 'avatar' | 'look'> & {
  look: Look;
};

export function editable(chat: ChatView): Editable {
  const { id: _, key: _key, kind: _kind, created_at: _at, embed: _embed, avatar: _avatar, ...rest } = chat;
  return { ...rest, look: rest.look as Look };
}

/** Candor's own address as the embed code has it. */
export const originOf = (chat: ChatView): string => /src="([^"]+)\/widget\.js"/.exec(chat.embed)?.[1] ?? '';

/** What people paste, as the host that is meant: `https://Example.org/shop` → `example.org`. */
export const hostOf = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/[/?#].*$/, '');

export const hostsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,]+/)
      .map(hostOf)
      .filter(Boolean),
  ),
];

const LABEL = /^[a-z0-9-]{1,63}$/;

/** A host name, also with `*.` before it and a port after it; the same rule as the server's. */
export function isHost(text: string): boolean {
  const [host = '', port, ...more] = text.split(':');
  const name = host.replace(/^\*\./, '');
  const soundPort = port === undefined || (/^\d{1,5}$/.test(port) && Number(port) <= 65_535);
  return (
    more.length === 0 &&
    soundPort &&
    name.length <= 253 &&
    name.split('.').every((label) => LABEL.test(label))
  );
}

/** Kinds of files by what people call them. */
export const FILE_KINDS = {
  images: ['image/png', 'image/jpeg', 'image/gif', 'image/webp'],
  pdf: ['application/pdf'],
  text: ['text/plain', 'text/csv'],
  office: [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ],
  archives: ['application/zip'],
  sound: ['audio/mpeg', 'audio/mp4', 'audio/ogg'],
  video: ['video/mp4', 'video/webm'],
} as const satisfies Record<string, readonly string[]>;
export type FileKind = keyof typeof FILE_KINDS;
export const FILE_KIND_NAMES = Object.keys(FILE_KINDS) as FileKind[];

export const holdsKind = (types: string[], kind: FileKind): boolean =>
  FILE_KINDS[kind].every((type) => types.includes(type));

/** The types with a kind added or taken away; what else there is stays. */
export function withKind(types: string[], kind: FileKind, on: boolean): string[] {
  const others = types.filter((type) => !(FILE_KINDS[kind] as readonly string[]).includes(type));
  return on ? [...others, ...FILE_KINDS[kind]] : others;
}

/** Types that belong to no kind that is wholly chosen, as text to edit. */
export function otherTypes(types: string[]): string[] {
  const chosen = new Set<string>(
    FILE_KIND_NAMES.filter((kind) => holdsKind(types, kind)).flatMap((kind) => FILE_KINDS[kind]),
  );
  return types.filter((type) => !chosen.has(type));
}

export const withOthers = (types: string[], others: string[]): string[] => [
  ...types.filter((type) => !otherTypes(types).includes(type)),
  ...others,
];

export const isMediaType = (text: string): boolean => /^[a-z0-9.+-]{1,100}\/[a-z0-9.+-]{1,100}$/.test(text);

/** Field → id of the text that says what to do. */
export function check(chat: Editable): Record<string, string> {
  const wrong: Record<string, string> = checkLook(chat);
  const line = (text: string) => {
    const length = [...text.trim()].length;
    return length >= 1 && length <= 100 && !/\p{Cc}/u.test(text.trim());
  };
  if (!line(chat.name)) wrong['name'] = 'field-name';
  if (!line(chat.title)) wrong['title'] = 'field-title';
  if ([...chat.greeting].length > 500) wrong['greeting'] = 'settings-greeting-wrong';
  if (!/^#[0-9a-f]{6}$/i.test(chat.colour)) wrong['colour'] = 'settings-colour-wrong';
  if (chat.allowed_sites.length > 100 || !chat.allowed_sites.every(isHost))
    wrong['allowed_sites'] = 'settings-sites-wrong';
  if (chat.operators !== 'all' && chat.operators.length === 0) wrong['operators'] = 'settings-operators-none';
  const own = chat.working_time.own;
  if (own) Object.assign(wrong, under('working_time.own', checkHours(own)));
  const within = (value: unknown, low: number, high: number) =>
    typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
  if (!within(chat.idle_finish_minutes, 5, 43_200)) wrong['idle_finish_minutes'] = 'settings-idle-wrong';
  if (!within(chat.files.max_bytes, 1, 20 * 1_048_576))
    wrong['files.max_bytes'] = 'settings-files-size-wrong';
  if (chat.files.types.length > 50 || !chat.files.types.every(isMediaType))
    wrong['files.types'] = 'settings-files-types-wrong';
  return wrong;
}
