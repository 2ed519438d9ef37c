import { describe, expect, it } from 'vitest';
import { added, cleaned, folded, joined, refused, removed, suggested } from './tags';

describe('tags', () => {
  it('are one when they differ in case or marks alone', () => {
    expect(folded('Déçu')).toBe('decu');
    expect(folded('Straße')).toBe(folded('STRASSE'));
    expect(added(['Delivery'], 'delivery')).toEqual(['Delivery']);
    expect(removed(['Delivery', 'Price'], 'DELIVERY')).toEqual(['Price']);
    expect(joined(['Price'], ['price', 'Tone'])).toEqual(['Price', 'Tone']);
  });

  it('have single spaces and a limit', () => {
    expect(cleaned('  two \n words ')).toBe('two words');
    expect(refused([], 'x'.repeat(40))).toBeNull();
    expect(refused([], 'x'.repeat(41))).toBe('long');
    const full = Array.from({ length: 20 }, (_, n) => `tag ${n}`);
    expect(refused(full, 'one more')).toBe('many');
    expect(refused(full, 'Tag 3')).toBeNull();
  });

  it('are suggested by their beginning first, without those that are there', () => {
    const known = ['Late delivery', 'Delivery', 'Price', 'Déjà vu'];
    expect(suggested(known, [], 'de')).toEqual(['Delivery', 'Déjà vu', 'Late delivery']);
    expect(suggested(known, ['price'], '')).toEqual(['Late delivery', 'Delivery', 'Déjà vu']);
  });
});
