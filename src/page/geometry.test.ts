import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Gold, nothing, rowsOf, scorePage } from '../../eval/pdf/score.ts';
import { readPage } from '../reading.ts';
import { readPdf } from '../source/pdf.ts';
import { explainPage } from './explain.ts';
import { pageEntry, readArticles } from './page.ts';

const PAGES = new URL('../../eval/pdf/pages/', import.meta.url);
const stems = readdirSync(PAGES).flatMap((name) => (name.endsWith('.pdf') ? [name.slice(0, -4)] : []));
const sourceOf = (stem: string) => readPdf(readFileSync(new URL(`${stem}.pdf`, PAGES)), { file: `${stem}.pdf` });

describe('typeset pages', () => {
  it('are taken apart into their articles', async () => {
    const tally = nothing();
    const misses: string[] = [];
    for (const stem of stems) {
      const source = await sourceOf(stem);
      const gold = JSON.parse(readFileSync(new URL(`${stem}.json`, PAGES), 'utf8')) as Gold;
      scorePage(source, readArticles(source, pageEntry(source)), gold, tally, (line) => misses.push(`${stem} ${line}`));
    }
    const { order, pairs = 0, heads = 0, asides = 0 } = rowsOf(tally);
    expect(order, misses.join('\n')).toBeGreaterThan(0.97);
    expect(pairs, misses.join('\n')).toBeGreaterThan(0.97);
    expect(heads, misses.join('\n')).toBeGreaterThan(0.93);
    expect(asides, misses.join('\n')).toBeGreaterThan(0.88);
  }, 120_000);

  it('say why: places are one score among those of every page', async () => {
    const explained = explainPage(await sourceOf('across-5'));
    const links = explained.flatMap((one) => one.links).join('\n');
    expect(links).toMatch(/goes on after line \d+: [-\d.]+ = next [-\d.]+, .*place \d/);
    expect(links).toMatch(/headline, ahead by [\d.]+: [-\d.]+ = .*words .*place \d/);
    expect(explained.every((one) => one.article > 0)).toBe(true);
  }, 60_000);

  it('lose no character, and cite what they print', async () => {
    for (const stem of ['jump', 'down-1']) {
      const source = await sourceOf(stem);
      const seen = new Uint8Array(source.text.length);
      for (const { article, entries } of readPage(source).articles) {
        for (const block of article.blocks)
          for (const [start, end] of block.spans) for (let i = start; i < end; i++) seen[i]++;
        for (const entry of entries) {
          if (!('spans' in entry) || !('quote' in entry)) continue;
          const words = entry.spans.map(([a, b]) => source.text.slice(a, b)).join('');
          expect(words.replace(/\s/g, '')).toBe(entry.quote.replace(/\s/g, ''));
        }
      }
      const lost = [...seen.keys()].filter((i) => seen[i] !== 1 && /\S/.test(source.text[i]));
      expect(lost).toEqual([]);
    }
  }, 60_000);

  it('go on on another page, and take outlet and day from the head of the page', async () => {
    const { articles } = readPage(await sourceOf('jump'));
    const [first] = articles;
    expect(articles).toHaveLength(3);
    expect(first.article).toMatchObject({
      outlet: '海濱日報',
      published: '2023-04-06',
      publishedFrom: 'printed',
      printedPage: 'A1',
    });
    expect(first.article.text).toMatch(/下轉A2版[\s\S]*上接A1版/);
  }, 60_000);
});
