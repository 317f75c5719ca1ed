import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAll, readPage, readPages } from './reading.ts';
import { isTimeValue } from './record/edtf.ts';
import { recordJsonSchema } from './record/json-schema.ts';
import { entry } from './record/schema.ts';
import { readItem, readSource } from './source/read.ts';

const samples = new URL('../samples/', import.meta.url);
const readings = readdirSync(samples)
  .filter((name) => /\.(txt|html|jsonl)$/.test(name))
  .flatMap((name) => {
    const bytes = readFileSync(new URL(name, samples));
    const sources = name.endsWith('.jsonl')
      ? bytes
          .toString('utf8')
          .split('\n')
          .filter(Boolean)
          .map((line, i) => readItem(line, name, i + 1))
      : [readSource(bytes, { file: name, told: { published: '2025-01-01' } })];
    return sources.map((source) => readPage(source));
  });

describe('the record of the samples', () => {
  it.each(readings.map((reading) => [reading.page.item ?? reading.page.file, reading] as const))(
    '%s fits the schema, field for field',
    (_name, { page, articles, conflicts }) => {
      const all = [page, ...articles.flatMap(({ article, entries }) => [article, ...entries]), ...conflicts];
      for (const one of all) expect(entry.parse(one)).toEqual(one);
    },
  );

  it('has EDTF dates and ISO 8601 lengths of time', () => {
    for (const { articles } of readings)
      for (const one of articles.flatMap(({ entries }) => entries))
        if (one.kind === 'time') expect(`${one.quote} ${isTimeValue(one.value)}`).toBe(`${one.quote} true`);
  });

  it('cites every character of a page in exactly one block', () => {
    for (const { source, articles } of readings) {
      const seen = new Uint8Array(source.text.length);
      for (const { article } of articles)
        for (const { spans } of article.blocks)
          for (const [start, end] of spans) for (let i = start; i < end; i++) seen[i]++;
      for (let i = 0; i < seen.length; i++)
        if (!/\s/.test(source.text[i])) expect(`${source.file} ${i} ${seen[i]}`).toBe(`${source.file} ${i} 1`);
    }
  });

  it('gives every entry spans that read as its quote, and an id of its own', () => {
    for (const { source, articles } of readings) {
      const ids = new Set<string>();
      for (const one of articles.flatMap(({ entries }) => entries)) {
        if (!('spans' in one)) continue;
        expect(
          one.spans
            .map(([s, e]) => source.text.slice(s, e))
            .join('')
            .replace(/\s/g, ''),
        ).toBe(one.quote.replace(/\s/g, ''));
        expect(ids.has(one.id)).toBe(false);
        ids.add(one.id);
      }
    }
  });

  it('is described by the JSON Schema in docs/, which tools/make-schema.ts writes', () => {
    expect(JSON.parse(readFileSync(new URL('../docs/record.schema.json', import.meta.url), 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(recordJsonSchema())),
    );
  });
});

describe('many pages at once', () => {
  const sources = readings.map(({ source }) => source);
  const toJson = (reading: (typeof readings)[number]) =>
    JSON.stringify([reading.page, reading.articles, reading.conflicts]);

  it('are read as each alone', () => {
    expect(readPages(sources).map(toJson)).toEqual(readings.map(toJson));
  });

  it('keep the reasons of each', () => {
    for (const { articles, reasons } of readPages(sources, { explain: true }))
      for (const { entries } of articles) for (const { id } of entries) expect(reasons.get(id)?.rule).toBeTruthy();
  });

  it('go on after one that cannot be read', () => {
    const broken = {
      ...sources[1],
      get text(): string {
        throw new RangeError('no text');
      },
    };
    const read: string[] = [];
    const failed: string[] = [];
    readAll(
      [sources[0], broken, sources[2]],
      {},
      ({ source }) => read.push(source.file),
      (source, error) => failed.push(`${source.file}: ${(error as Error).name}`),
    );
    expect(read).toEqual([sources[0].file, sources[2].file]);
    expect(failed).toEqual([`${broken.file}: RangeError`]);
  });
});
