import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';

const dist = new URL('../../dist/widget/', import.meta.url);
const gzip = (path: string) => gzipSync(readFileSync(new URL(path, dist)), { level: 9 }).length;

describe('size, gzip', () => {
  beforeAll(() => {
    execFileSync('node', ['build.mjs'], { cwd: new URL('..', import.meta.url) });
  }, 60_000);

  it('the loader stays within 3 KB', () => {
    expect(gzip('widget.js')).toBeLessThanOrEqual(3 * 1024);
  });

  it('everything on opening stays within 20 KB, in every language', () => {
    const assets = readdirSync(new URL('assets/', dist));
    const isLanguage = (name: string) => /^(en|fr|ru|ar)-/.test(name);
    const languages = assets.filter(isLanguage).map((name) => gzip(`assets/${name}`));
    expect(languages).toHaveLength(4);
    // What is fetched only where a chat has a greeting is not part of opening.
    const rest = assets
      .filter((name) => !isLanguage(name) && !name.startsWith('bubble-'))
      .reduce((sum, name) => sum + gzip(`assets/${name}`), 0);
    const total = gzip('widget.js') + gzip('panel.html') + rest + Math.max(...languages);
    expect(total).toBeLessThanOrEqual(20 * 1024);
  });

  it('nothing is inline and nothing comes from elsewhere', () => {
    const html = readFileSync(new URL('panel.html', dist), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*src=)|<style|style=|https?:\/\//);
  });
});
