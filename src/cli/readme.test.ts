import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toJsonl } from '../publish/jsonl.ts';
import { toText } from '../publish/text.ts';
import { readPage } from '../reading.ts';
import { readSource } from '../source/read.ts';

const root = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const readme = root('README.md');

/** Lines of the fenced blocks of the README that hold `words`, up to where they break off (…). */
const block = (words: string): string[] => {
  const found = readme.split(/^```\w*$/m).find((part) => part.includes(words)) ?? '';
  return found.split('\n').filter((line) => line.trim() !== '' && line.trim() !== '…' && !line.startsWith('$'));
};

describe('what the README shows', () => {
  const file = 'samples/columns-hant.txt';
  const told = JSON.parse(root('samples/columns-hant.meta.json'));
  const reading = readPage(readSource(root(file), { file, told }));

  it('is what the program prints', () => {
    const printed = toText(reading, { colour: false, columns: 80 }).split('\n');
    expect(block('$ npx chancery read samples/columns-hant.txt').filter((line) => !printed.includes(line))).toEqual([]);
  });

  it('is what stands in the record', () => {
    const shown = block('"kind":"statement"').map((line) => JSON.parse(line));
    const entries = toJsonl(reading)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const { id, ...entry } of shown) expect(entries.find((one) => one.id === id)).toMatchObject(entry);
    expect(shown).toHaveLength(1);
  });
});
