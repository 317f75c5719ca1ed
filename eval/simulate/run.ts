// Prints how well simulated pages are put together: `node eval/simulate/run.ts [PAGES] [--seed N] [--worst N]`.
import { createHash } from 'node:crypto';
import { pageEntry, readArticles } from '../../src/page/page.ts';
import type { ArticleEntry } from '../../src/record/kinds.ts';
import type { Source } from '../../src/source/source.ts';
import { HELD_BACK_YEARS } from '../shared.ts';
import { loadItems, TUNING } from './items.ts';
import { type SimulatedPage, simulate } from './page.ts';
import { type Row, scorePages } from './score.ts';

/** A simulated page as a source, told nothing. */
export function sourceOf(page: SimulatedPage): Source {
  return {
    file: `simulated-${page.seed}.txt`,
    format: 'text',
    text: page.text,
    sha256: createHash('sha256').update(page.text).digest('hex'),
    encoding: 'utf-8',
    told: {},
    doubts: [],
  };
}

export interface Simulated {
  readonly page: SimulatedPage;
  readonly articles: readonly ArticleEntry[];
}

/** Makes and reads pages out of the items of some years; empty where the archive is absent. */
export function simulateYears(
  years: readonly number[],
  count: number,
  seed: number,
  family?: 'column' | 'long',
): Simulated[] {
  const items = loadItems(years);
  if (items.length < 50) return [];
  return Array.from({ length: count }, (_, i) => {
    const page = simulate(seed + i, { items, ...(family === undefined ? {} : { family }) });
    const source = sourceOf(page);
    return { page, articles: readArticles(source, pageEntry(source)) };
  });
}

function table(name: string, columns: readonly { name: string; rows: readonly Row[] }[]): string {
  const lines = [`${name.padEnd(30)}${columns.map((c) => c.name.padStart(12)).join('')}`];
  for (const row of columns[0].rows)
    lines.push(
      row.name.padEnd(30) +
        columns.map((c) => (c.rows.find((r) => r.name === row.name)?.value ?? 0).toFixed(3).padStart(12)).join(''),
    );
  return lines.join('\n');
}

function main(): void {
  const args = process.argv.slice(2);
  const option = (name: string, fallback: number) =>
    args.includes(name) ? Number(args[args.indexOf(name) + 1]) : fallback;
  const count = Number(args[0] ?? 200) || 200;
  const seed = option('--seed', 1);
  const worst = option('--worst', 0);
  const sets: [string, readonly number[], number][] = [['tuning', TUNING, seed]];
  if (!args.includes('--tuning')) sets.push(['held back', HELD_BACK_YEARS, seed + 500_000]);
  for (const [name, years, from] of sets) {
    const made = simulateYears(years, count, from);
    if (made.length === 0) {
      console.log(`${name}: the news archive is not here; nothing was simulated.`);
      continue;
    }
    const of = (f: 'column' | 'long') => made.filter((m) => m.page.family === f);
    console.log(
      table(`${name} (${made.length} pages)`, [
        { name: 'all', rows: scorePages(made) },
        { name: 'column', rows: scorePages(of('column')) },
        { name: 'long', rows: scorePages(of('long')) },
        { name: 'whole', rows: scorePages(made.filter((m) => !m.page.torn)) },
        { name: 'torn', rows: scorePages(made.filter((m) => m.page.torn)) },
      ]),
    );
    if (worst > 0 && name === 'tuning') {
      const ranked = made
        .map((m) => ({ seed: m.page.seed, rows: scorePages([m]) }))
        .map((m) => ({ seed: m.seed, value: m.rows[0].value, line: m.rows.map((r) => r.value.toFixed(2)).join(' ') }))
        .sort((a, b) => a.value - b.value);
      for (const m of ranked.slice(0, worst)) console.log(m.seed, m.line);
    }
  }
}

if (process.argv[1] !== undefined && import.meta.url.endsWith(process.argv[1].split('/').slice(-3).join('/'))) main();
