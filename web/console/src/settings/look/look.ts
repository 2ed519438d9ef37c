// How a chat looks, as it is edited: what visitors would see of it, and what is wrong with it. The rules are the
// server's. Pure.

import type { Schemas } from '@candor/api';

/** As the server answers it: everything is named there. */
export type Look = Required<Schemas['Look']>;
export type Texts = Record<string, string>;
/** What the preview draws: the same as pages and panels get from the server. */
export type Face = Omit<Schemas['Face'], 'kind'>;

/** What of a chat's settings the look is made of. */
export interface Looking {
  title: string;
  greeting: string;
  colour: string;
  language: string;
  files: Schemas['FileRules'];
  look: Look;
}

const COLOUR = /^#[0-9a-f]{6}$/i;
export const isColour = (text: string): boolean => COLOUR.test(text);

/** Contrast of text that people can read (WCAG 2.2, 1.4.3). */
const READABLE = 4.5;

const shares = (colour: string): number[] =>
  [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);

/** Relative luminance (WCAG 2.2). */
function luminance([red, green, blue]: number[]): number {
  const linear = (share: number) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red!) + 0.7152 * linear(green!) + 0.0722 * linear(blue!);
}

/** Black or white, whichever reads better on the worst part of the colour or gradient; null: neither can. */
export function ink(colour: string, second: string | null): '#ffffff' | '#000000' | null {
  const [from, to] = [shares(colour), shares(second ?? colour)];
  // Between two colours a gradient may be darker than both.
  const parts = Array.from({ length: 17 }, (_, step) =>
    luminance(from.map((share, n) => share + (to[n]! - share) * (step / 16))),
  );
  const white = 1.05 / (Math.max(...parts) + 0.05);
  const black = (Math.min(...parts) + 0.05) / 0.05;
  if (Math.max(white, black) < READABLE) return null;
  return white >= black ? '#ffffff' : '#000000';
}

/** A text in one language, else in the chat's, else in any that there is. */
export function say(texts: Texts, language: string, own: string): string {
  const any = Object.values(texts).find((text) => text.trim());
  return [texts[language], texts[own], any].find((text) => text?.trim()) ?? '';
}

/** Title and greeting have a text of their own beside those of other languages. */
const other = (texts: Texts, language: string, base: string) => texts[language]?.trim() || base;

export function faceOf(chat: Looking, avatar: string | null, language: string): Face {
  const { look, language: own } = chat;
  const second = look.second_colour && isColour(look.second_colour) ? look.second_colour : null;
  const colour = isColour(chat.colour) ? chat.colour : '#1f5a7a';
  const text = (texts: Texts) => say(texts, language, own);
  return {
    title: other(look.titles, language, chat.title),
    subtitle: text(look.subtitle),
    greeting: other(look.greetings, language, chat.greeting),
    banner: text(look.banner),
    buttons: look.buttons.map(text).filter(Boolean),
    colour,
    second_colour: second,
    ink: ink(colour, second) ?? '#ffffff',
    theme: look.theme,
    launcher: {
      shape: look.shape,
      side: look.side,
      offset_inline: look.offset_inline,
      offset_block: look.offset_block,
      text: look.shape === 'pill' ? text(look.launcher_text) : '',
      bubble: text(look.bubble),
    },
    avatar,
    language: own,
    files: chat.files,
  };
}

/** Field → id of the text that says what to do. */
export function checkLook({ colour, look }: Looking): Record<string, string> {
  const wrong: Record<string, string> = {};
  const { second_colour: second } = look;
  if (second !== null) {
    if (!isColour(second)) wrong['look.second_colour'] = 'settings-colour-wrong';
    else if (isColour(colour) && !ink(colour, second))
      wrong['look.second_colour'] = 'settings-gradient-wrong';
  }
  for (const field of ['offset_inline', 'offset_block'] as const)
    if (!Number.isInteger(look[field]) || look[field] < 0 || look[field] > 200)
      wrong[`look.${field}`] = 'settings-offset-wrong';
  if (!look.buttons.every((texts) => Object.values(texts).some((text) => text.trim())))
    wrong['look.buttons'] = 'settings-starts-wrong';
  return wrong;
}
