import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const read = (file: string) => readFileSync(file, 'utf8');

/** A file and all that it takes in, directly or not. */
function takenIn(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  for (const [, name] of read(file).matchAll(/(?:from\s+|import\s+|@import\s+)['"](\.[^'"]+)['"]/g))
    takenIn(resolve(dirname(file), name), seen);
  return seen;
}

/** Classes that a stylesheet gives a look of their own; states and marks of others are none. */
function styled(file: string): Set<string> {
  const text = read(file).replace(/\/\*[\s\S]*?\*\//g, '');
  const selectors = [...text.matchAll(/([^{}]+)\{/g)].flatMap(([, one]) => one.replace(/\([^)]*\)/g, '').split(','));
  return new Set(selectors.flatMap((one) => /^\s*(?:[a-z]+)?\.([a-z][\w-]*)/i.exec(one)?.[1] ?? []));
}

/** Whether a stylesheet speaks of a class at all. */
const names = (file: string, name: string): boolean => new RegExp(`\\.${name}(?![\\w-])`).test(read(file));

/** Classes that a component writes as they stand. */
const written = (file: string): string[] =>
  [...read(file).matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names.split(' '));

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).map((file) => join(ROOT, file));
const sheets = new Map(files.filter((file) => file.endsWith('.css')).map((file) => [file, styled(file)]));
const always = takenIn(join(ROOT, 'main.tsx'));

test.each(readdirSync(join(ROOT, 'screens')).filter((file) => file.endsWith('.tsx')))(
  '%s brings the styles of all that it shows, so that it looks the same however one comes to it',
  (screen) => {
    const own = takenIn(join(ROOT, 'screens', screen));
    const here = [...own, ...always].filter((file) => file.endsWith('.css'));
    const lacking = [...own]
      .filter((file) => file.endsWith('.tsx') && !always.has(file))
      .flatMap((file) => written(file).map((name) => ({ name, by: file.slice(ROOT.length) })))
      .filter(({ name }) => {
        const isStyled = [...sheets.values()].some((classes) => classes.has(name));
        return isStyled && !here.some((file) => names(file, name));
      });
    expect(lacking).toEqual([]);
  },
);
