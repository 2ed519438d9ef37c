import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { groups, question } from './audit.svelte';

const NOTHING = { member: '', action: '', from: '', to: '' };
const here = import.meta.dirname;

describe('the audit log', () => {
  it('asks only for what is chosen, the last day included', () => {
    expect(question(NOTHING)).toBe('');
    expect(question({ ...NOTHING, action: 'sign_in', to: '2026-02-28' })).toBe(
      'action=sign_in&to=2026-03-01',
    );
  });

  it('has words for every deed that the server knows', () => {
    const source = readFileSync(join(here, '../../../../../server/src/domain/audit.rs'), 'utf8');
    const known = [...source.matchAll(/^ {4}"([a-z_.]+)",$/gm)].map((match) => match[1]!);
    expect(known.length).toBeGreaterThan(30);
    const words = readFileSync(join(here, '../../texts/owner.en.ftl'), 'utf8');
    const id = (name: string) => name.replaceAll(/[._]/g, '-');
    expect(known.filter((name) => !words.includes(`\nowner-did-${id(name)} =`))).toEqual([]);
    expect(groups(known).filter((name) => !words.includes(`\nowner-group-${id(name)} =`))).toEqual([]);
  });
});
