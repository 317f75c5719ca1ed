// Quality of page assembly: folders of pages with line gold, and simulated pages.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pageEntry, readArticles } from '../src/page/page.ts';
import type { ArticleEntry, Role } from '../src/record/kinds.ts';
import { readSource } from '../src/source/read.ts';
import { HELD_BACK_YEARS, SHARED } from './shared.ts';
import { TUNING } from './simulate/items.ts';
import { simulateYears } from './simulate/run.ts';
import { type Row, type ScoredPage, scorePages } from './simulate/score.ts';

export interface PagesResult {
  readonly name: string;
  readonly pages: number;
  readonly rows: readonly Row[];
}

interface Read {
  readonly page: ScoredPage;
  readonly articles: readonly ArticleEntry[];
}

/**
 * The pages of a folder that have `NAME.lines.tsv` and `NAME.articles.json` beside them, and what was read of them; of
 * some names only where `wanted` says so.
 */
export function folderPages(texts: string, gold: string, wanted: (name: string) => boolean = () => true): Read[] {
  return readdirSync(gold)
    .filter((file) => file.endsWith('.lines.tsv') && wanted(file))
    .sort()
    .map((file, seed) => {
      const name = file.replace('.lines.tsv', '');
      const sidecar = `${texts}${name}.meta.json`;
      const told = existsSync(sidecar) ? JSON.parse(readFileSync(sidecar, 'utf8')) : {};
      const source = readSource(readFileSync(`${texts}${name}.txt`), { file: `${name}.txt`, told });
      const lines = readFileSync(`${gold}${file}`, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split('\t'))
        .filter(([, article]) => article !== 'x')
        .map(([no, article, role, order, joined]) => ({
          no: Number(no),
          article,
          role: role as Role,
          order: Number(order),
          joined: joined === '1',
        }));
      const articles = (
        JSON.parse(readFileSync(`${gold}${name}.articles.json`, 'utf8')) as { id: string; headline: string | null }[]
      )
        .filter(({ headline }) => headline !== null)
        .map(({ id, headline }) => ({ id, headline: headline ?? '' }));
      return {
        page: { seed, family: 'column' as const, text: source.text, lines, articles },
        articles: readArticles(source, pageEntry(source)),
      };
    });
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const result = (name: string, read: readonly Read[]): PagesResult => ({
  name,
  pages: read.length,
  rows: scorePages(read),
});

/** The bundled samples, read anew and scored against their line gold. */
export const samplesResult = (): PagesResult =>
  result('samples', folderPages(here('../samples/'), here('../samples/')));

/** The three real pages with gold; undefined where they are not at hand. */
export const goldResult = (): PagesResult | undefined =>
  existsSync(`${SHARED}gold`) ? result('gold pages', folderPages(`${SHARED}pages/`, `${SHARED}gold/`)) : undefined;

/** Layout pages that weights are learned on: those of the c and l names, and of the m names those with odd numbers. */
export const isTunedOn = (name: string) => /^(?:[cl]|m\d*[13579]-)/.test(name);

/** All tables of page assembly; what needs material that is not at hand is left out. */
export function pagesResults(simulated = 200): PagesResult[] {
  const results: PagesResult[] = [];
  const gold = goldResult();
  if (gold !== undefined) results.push(gold);
  results.push(samplesResult());
  const layouts = here('./dev/layouts/');
  results.push(result('layout pages, tuned on', folderPages(layouts, layouts, isTunedOn)));
  results.push(
    result(
      'layout pages, check',
      folderPages(layouts, layouts, (name) => !isTunedOn(name)),
    ),
  );
  results.push(
    result('layout pages, held back', folderPages(here('./heldback/layouts/'), here('./heldback/layouts/'))),
  );
  for (const [name, years, seed] of [
    ['simulated, tuning', TUNING, 1],
    ['simulated, held back', HELD_BACK_YEARS, 500_001],
  ] as const) {
    const made = simulateYears(years, simulated, seed);
    if (made.length > 0) results.push(result(name, made));
  }
  return results;
}

export function pagesTable(results: readonly PagesResult[]): string {
  const rows = results[0]?.rows.map((row) => row.name) ?? [];
  const lines = [
    `| | ${results.map(({ name, pages }) => `${name} (${pages})`).join(' | ')} |`,
    `|---|${results.map(() => '---|').join('')}`,
  ];
  for (const name of rows)
    lines.push(
      `| ${name} | ${results.map((r) => r.rows.find((row) => row.name === name)?.value.toFixed(3) ?? '').join(' | ')} |`,
    );
  return lines.join('\n');
}
