import { describe, expect, it } from 'vitest';
import { isShorter, offered, sent, shown } from './retention';

describe('retention', () => {
  const ever = { messages_days: 0, files_days: 0, comments_days: 0 };

  it('shows for ever as 0 and sends it as null', () => {
    const stored = { messages_days: 30, files_days: null, comments_days: null };
    expect(shown(stored)).toEqual({ ...ever, messages_days: 30 });
    expect(sent(shown(stored))).toEqual(stored);
  });

  it('offers what is stored beside the usual', () => {
    expect(offered(30)).toEqual([0, 7, 30, 90, 180, 365, 730, 1_095]);
    expect(offered(45)).toContain(45);
  });

  it('asks only before something is erased', () => {
    expect(isShorter({ ...ever, files_days: 30 }, ever)).toBe(true);
    expect(isShorter({ ...ever, files_days: 30 }, { ...ever, files_days: 90 })).toBe(true);
    expect(isShorter({ ...ever, files_days: 90 }, { ...ever, files_days: 30 })).toBe(false);
    expect(isShorter(ever, { ...ever, messages_days: 30 })).toBe(false);
  });
});
