import { describe, expect, it } from 'vitest';
import { checkLook, faceOf, ink, say, type Looking } from './look';

const chat = (look: Partial<Looking['look']> = {}): Looking => ({
  title: 'Tea',
  greeting: 'Hello',
  colour: '#1f5a7a',
  language: 'en',
  files: { enabled: true, max_bytes: 1, types: [] },
  look: {
    second_colour: null,
    theme: 'auto',
    shape: 'round',
    side: 'end',
    offset_inline: 20,
    offset_block: 20,
    titles: {},
    greetings: {},
    subtitle: {},
    launcher_text: {},
    bubble: {},
    banner: {},
    buttons: [],
    ...look,
  },
});

describe('ink', () => {
  it('is black or white, whichever reads better, as the server says', () => {
    expect(ink('#1f5a7a', null)).toBe('#ffffff');
    expect(ink('#ffdd00', null)).toBe('#000000');
    expect(ink('#1f5a7a', '#5a3d8a')).toBe('#ffffff');
  });

  it('is judged by the worst part of a gradient', () => {
    expect(ink('#000000', '#ffffff')).toBeNull();
    expect(ink('#ff0000', '#0080ff')).toBeNull();
  });
});

describe('what visitors see', () => {
  it('falls back from their language to the chat’s to any', () => {
    expect(say({ fr: 'Bonjour', ar: ' ' }, 'ar', 'fr')).toBe('Bonjour');
    expect(say({ fr: 'Bonjour' }, 'ru', 'en')).toBe('Bonjour');
    const face = faceOf(chat({ titles: { fr: 'Thé' }, buttons: [{ en: 'Order' }, {}] }), null, 'fr');
    expect([face.title, face.greeting, face.buttons]).toEqual(['Thé', 'Hello', ['Order']]);
  });

  it('has a text on the launcher only where it is a pill', () => {
    const launcher_text = { en: 'Ask us' };
    expect(faceOf(chat({ launcher_text }), null, 'en').launcher.text).toBe('');
    expect(faceOf(chat({ launcher_text, shape: 'pill' }), null, 'en').launcher.text).toBe('Ask us');
  });

  it('is drawn also while a colour is being typed', () => {
    expect(faceOf({ ...chat({ second_colour: '#5' }), colour: '#1f' }, null, 'en')).toMatchObject({
      colour: '#1f5a7a',
      second_colour: null,
    });
  });
});

describe('what is wrong', () => {
  it('is told field by field', () => {
    expect(checkLook(chat())).toEqual({});
    const wrong = checkLook(
      chat({ second_colour: '#ffffff', offset_inline: 201, offset_block: 1.5, buttons: [{ en: ' ' }] }),
    );
    expect(Object.keys(wrong)).toEqual([
      'look.second_colour',
      'look.offset_inline',
      'look.offset_block',
      'look.buttons',
    ]);
  });
});
