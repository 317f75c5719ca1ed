import type { ArticleEntry } from '../../src/record/kinds.ts';
import type { SimulatedPage } from './page.ts';

/** One row of the table: hits of all. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly of: number;
}

const squeeze = (text: string) => text.normalize('NFKC').replace(/[\s*]/g, '');

/** Roles that count as one: a deck is a headline, an item is body, a byline is a credit. */
const family = (role: string) =>
  ({ deck: 'headline', subhead: 'headline', pullquote: 'body', list: 'body', byline: 'credit' })[role] ?? role;

interface Owner {
  count: number;
  article: string;
  role: string;
  block: string;
  order: number;
}

/** A page with known answers; where the layout was torn does not matter. */
export type ScoredPage = Omit<SimulatedPage, 'torn'>;

/** Which block took most characters of each line. */
function ownersOf(page: ScoredPage, articles: readonly ArticleEntry[]): Map<number, Owner> {
  const lineAt = new Int32Array(page.text.length + 1);
  let no = 1;
  for (let i = 0; i < page.text.length; i++) {
    lineAt[i] = no;
    if (page.text[i] === '\n') no++;
  }
  const owners = new Map<number, Owner>();
  let order = 0;
  for (const article of articles)
    article.blocks.forEach((block, index) => {
      for (const [start, end] of block.spans) {
        order++;
        for (let from = start; from < end; ) {
          const line = lineAt[from];
          let to = from;
          while (to < end && lineAt[to] === line) to++;
          const count = squeeze(page.text.slice(from, to)).length;
          if (count > (owners.get(line)?.count ?? 0))
            owners.set(line, { count, article: article.id, role: block.role, block: `${article.id}#${index}`, order });
          from = to;
        }
      }
    });
  return owners;
}

/** The same rows as the scorer of the hand-made gold, over simulated pages. */
export function scorePages(pages: readonly { page: ScoredPage; articles: readonly ArticleEntry[] }[]): Row[] {
  const hits = new Map<string, [number, number]>();
  const add = (name: string, hit: number, all: number) => {
    const row = hits.get(name) ?? [0, 0];
    row[0] += hit;
    row[1] += all;
    hits.set(name, row);
  };
  let same = 0;
  let found = 0;
  let both = 0;
  for (const { page, articles } of pages) {
    const owners = ownersOf(page, articles);
    const { lines } = page;
    for (const line of lines) {
      const owner = owners.get(line.no);
      add('lines placed', owner === undefined ? 0 : 1, 1);
      add('role', owner !== undefined && family(owner.role) === family(line.role) ? 1 : 0, 1);
    }
    const pairs = pairsOf(page, owners);
    same += pairs.same;
    found += pairs.found;
    both += pairs.both;
    for (const article of articles)
      for (const block of article.blocks) {
        const words = block.spans.map(([a, b]) => page.text.slice(a, b)).join('');
        add('provenance', squeeze(words) === squeeze(block.quote) ? 1 : 0, 1);
      }
    const byArticle = Map.groupBy(lines, (line) => line.article);
    for (const [id, group] of byArticle) {
      const sorted = [...group].sort((a, b) => a.order - b.order);
      for (let i = 1; i < sorted.length; i++) {
        const a = owners.get(sorted[i - 1].no);
        const b = owners.get(sorted[i].no);
        const follows =
          a !== undefined && b !== undefined && a.article === b.article && b.order >= a.order && b.order - a.order <= 1;
        add('next line follows', follows ? 1 : 0, 1);
        add('break or join', follows && (a.block === b.block) === sorted[i].joined ? 1 : 0, 1);
      }
      const ids = group.map((line) => owners.get(line.no)?.article);
      const main = mostCommon(ids);
      const gold = page.articles.find((article) => article.id === id);
      const got = articles.find((article) => article.id === main);
      add('headline exact', got !== undefined && squeeze(got.headline) === squeeze(gold?.headline ?? '') ? 1 : 0, 1);
    }
  }
  const precision = found === 0 ? 0 : both / found;
  const recall = same === 0 ? 1 : both / same;
  const rows: Row[] = [
    {
      name: 'same-article pairs F1',
      value: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
      of: same,
    },
    { name: 'same-article pairs precision', value: precision, of: found },
    { name: 'same-article pairs recall', value: recall, of: same },
  ];
  for (const [name, [hit, all]] of hits) rows.push({ name, value: all === 0 ? 0 : hit / all, of: all });
  return rows;
}

function pairsOf(page: ScoredPage, owners: Map<number, Owner>): { same: number; found: number; both: number } {
  const choose = (n: number) => (n * (n - 1)) / 2;
  const count = (keys: readonly string[]) => {
    const sizes = new Map<string, number>();
    for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
    return [...sizes.values()].reduce((n, size) => n + choose(size), 0);
  };
  const gold = page.lines.map((line) => line.article);
  const mine = page.lines.map((line) => owners.get(line.no)?.article ?? `none${line.no}`);
  return { same: count(gold), found: count(mine), both: count(gold.map((g, i) => `${g}|${mine[i]}`)) };
}

function mostCommon(list: readonly (string | undefined)[]): string | undefined {
  const sizes = new Map<string, number>();
  for (const key of list) if (key !== undefined) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0];
}
