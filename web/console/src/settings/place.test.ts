import { describe, expect, it } from 'vitest';
import { placeOf } from './place';

describe('places', () => {
  it('names section, chat and tab', () => {
    expect(placeOf('/settings/chats/1/quality-control', true)).toEqual({
      section: 'chats',
      chat: '1',
      tab: 'quality-control',
    });
  });

  it('falls back to what is there', () => {
    expect(placeOf('/settings', true)).toEqual({ section: 'chats', chat: null, tab: 'look' });
    expect(placeOf('/settings/nothing/x/y', true).section).toBe('chats');
    expect(placeOf('/settings/chats/1/nothing', true).tab).toBe('look');
  });

  it('shows nothing but the profile to those who do not manage', () => {
    for (const path of ['/settings', '/settings/members', '/settings/chats/1/look'])
      expect(placeOf(path, false).section).toBe('profile');
  });
});
