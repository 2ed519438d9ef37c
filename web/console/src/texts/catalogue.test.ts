// The catalogues: every language says the same things, every text is used, every use has a text, and every
// number has the forms that its language needs. It reads all areas, whoever writes them.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

const LANGUAGES = ['en', 'fr', 'ru', 'ar'];
const here = fileURLToPath(new URL('.', import.meta.url));
const source = join(here, '..');
const server = join(here, '../../../../server/src/error.rs');

const files = readdirSync(here).filter((name) => name.endsWith('.ftl'));
const areas = [...new Set(files.map((name) => name.split('.')[0]!))].sort();
const text = (area: string, language: string) => readFileSync(join(here, `${area}.${language}.ftl`), 'utf8');
const resource = (area: string, language: string) => new FluentResource(text(area, language));
const idsOf = (area: string, language: string) => resource(area, language).body.map((message) => message.id);

/** Everything in the console that may name a text. */
function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.(svelte|ts)$/.test(name) && !name.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}
const code = sources(source).join('\n');

// Ids are written in quotes; a part that is only known when it runs stands in a template: t(`area-${what}`).
const quoted = new Set(
  [...code.matchAll(/['"]([a-z][a-z0-9]*(?:-[a-z0-9]+)*)['"]/g)].map((match) => match[1]!),
);
const called = [...code.matchAll(/\bt\(\s*'([a-z0-9-]+)'/g)].map((match) => match[1]!);
const templates = [...code.matchAll(/`([a-z][a-z0-9]*-[^`\s]*\$\{[^`]*)`/g)].map((match) => {
  const parts = match[1]!.split(/\$\{(?:[^{}]|\{[^}]*\})*\}/);
  return new RegExp(`^${parts.map((part) => part.replace(/[^a-z0-9-]/g, '')).join('[a-z0-9-]+')}$`);
});

const english = areas.flatMap((area) => idsOf(area, 'en'));

describe('catalogues', () => {
  it('are there in every language', () => {
    const wanted = areas.flatMap((area) => LANGUAGES.map((language) => `${area}.${language}.ftl`));
    expect([...files].sort()).toEqual([...wanted].sort());
    expect(english.length).toBeGreaterThan(100);
  });

  it.each(areas.flatMap((area) => LANGUAGES.map((language) => [area, language])))(
    '%s.%s has the ids of the others, each once, and nothing that cannot be read',
    (area, language) => {
      const ids = idsOf(area!, language!);
      expect(ids).toEqual([...new Set(ids)]);
      expect([...ids].sort()).toEqual([...idsOf(area!, 'en')].sort());
      // What the parser does not understand it silently leaves out.
      const written = [...text(area!, language!).matchAll(/^([a-zA-Z][\w-]*)\s*=/gm)].map(
        (match) => match[1],
      );
      expect(written).toEqual(ids);
    },
  );

  it.each(LANGUAGES)('every message in %s formats, with the places that English has', (language) => {
    const bundle = new FluentBundle(language, { useIsolating: false });
    const reference = new FluentBundle('en', { useIsolating: false });
    for (const area of areas) {
      expect(bundle.addResource(resource(area, language))).toEqual([]);
      reference.addResource(resource(area, 'en'));
    }
    for (const id of english) {
      const message = bundle.getMessage(id);
      expect(message?.value, id).not.toBeNull();
      const problems: Error[] = [];
      const values = Object.fromEntries(places(reference, id).map((place) => [place, place.length]));
      const said = bundle.formatPattern(message!.value!, values, problems);
      expect(problems, `${language} ${id}`).toEqual([]);
      expect(said.trim(), `${language} ${id}`).not.toBe('');
    }
  });

  it.each(LANGUAGES)('every number in %s has all forms that the language has', (language) => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const known = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);
    for (const area of areas) {
      for (const message of resource(area, language).body) {
        for (const forms of selectors(message.value)) {
          // Not a number but a word: its variants are its own.
          if (!forms.every((form) => known.has(form) || /^\d+$/.test(form))) continue;
          const missing = wanted.filter((form) => !forms.includes(form));
          expect(missing, `${area}.${language} ${message.id}`).toEqual([]);
        }
      }
    }
  });
});

describe('the console', () => {
  it('says nothing that the catalogues do not have', () => {
    const missing = [...new Set(called)].filter((id) => !english.includes(id));
    expect(missing).toEqual([]);
  });

  it('has no text that is never said', () => {
    const unused = english.filter(
      (id) => !quoted.has(id) && !templates.some((template) => template.test(id)),
    );
    expect(unused).toEqual([]);
  });

  it('has words for every error the server knows', () => {
    const codes = [...readFileSync(server, 'utf8').matchAll(/Code::\w+ => "([a-z_]+)"/g)].map(
      (match) => match[1]!,
    );
    expect(codes.length).toBeGreaterThan(20);
    expect(
      codes.map((each) => `error-${each.replaceAll('_', '-')}`).filter((id) => !english.includes(id)),
    ).toEqual([]);
  });
});

type Node = {
  type?: string;
  name?: string;
  selector?: Node;
  args?: Node[];
  variants?: { key: Node; value: unknown }[];
  value?: unknown;
};

function walk(pattern: unknown, see: (node: Node) => void): void {
  if (Array.isArray(pattern)) return pattern.forEach((element) => walk(element, see));
  if (typeof pattern !== 'object' || pattern === null) return;
  const node = pattern as Node;
  see(node);
  walk(node.selector, see);
  walk(node.args, see);
  node.variants?.forEach((variant) => walk(variant.value, see));
}

/** The keys of every choice in a message. */
function selectors(pattern: unknown): string[][] {
  const found: string[][] = [];
  walk(pattern, (node) => {
    if (node.type === 'select') found.push(node.variants!.map((variant) => String(variant.key.value)));
  });
  return found;
}

/** The names of the values that a message wants. */
function places(bundle: FluentBundle, id: string): string[] {
  const found = new Set<string>();
  walk(bundle.getMessage(id)?.value, (node) => {
    if (node.type === 'var' && node.name) found.add(node.name);
  });
  return [...found];
}
