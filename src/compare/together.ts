import type { Comparand } from './articles.ts';
import { SEED } from './shared.ts';
import { squeeze } from './squeeze.ts';

/** Share of the shorter article's wording that another page's must have to be about the same. */
const SAME_WORDS = 0.08;
/** Share of the names of both. */
const SAME_NAMES = 0.25;

/**
 * Which articles of several pages belong together: those that share wording, else names. A page with one article takes
 * part whatever it says where the other pages have one each. Each group has one article of a page at most.
 * @param pages the articles of each page
 */
export function belongTogether(pages: readonly (readonly Comparand[])[]): Comparand[][] {
  if (pages.every((articles) => articles.length === 1)) return [pages.map(([article]) => article)];
  const marks = pages.map((articles) => articles.map(marksOf));
  const links: { weight: number; from: readonly [number, number]; to: readonly [number, number] }[] = [];
  marks.forEach((own, p) => {
    own.forEach((mark, i) => {
      for (let q = p + 1; q < marks.length; q++)
        marks[q].forEach((other, j) => {
          const weight = likeness(mark, other);
          if (weight > 0) links.push({ weight, from: [p, i], to: [q, j] });
        });
    });
  });
  links.sort((a, b) => b.weight - a.weight || a.from[0] - b.from[0] || a.from[1] - b.from[1] || a.to[1] - b.to[1]);
  const groups: Map<number, number>[] = [];
  const groupOf = new Map<string, Map<number, number>>();
  const groupAt = ([page, at]: readonly [number, number]) =>
    groupOf.get(`${page}.${at}`) ?? new Map<number, number>([[page, at]]);
  for (const { from, to } of links) {
    const one = groupAt(from);
    const other = groupAt(to);
    if (one === other || [...one.keys()].some((page) => other.has(page))) continue;
    for (const [page, at] of other) one.set(page, at);
    for (const [page, at] of one) groupOf.set(`${page}.${at}`, one);
    if (!groups.includes(one)) groups.push(one);
    const gone = groups.indexOf(other);
    if (gone >= 0) groups.splice(gone, 1);
  }
  return groups.map((group) => [...group].sort(([p], [q]) => p - q).map(([page, at]) => pages[page][at]));
}

interface Marks {
  readonly seeds: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

function marksOf({ article, entries }: Comparand): Marks {
  const { units } = squeeze(article.text);
  const seeds = new Set<string>();
  for (let i = 0; i + SEED + 2 <= units.length; i++) seeds.add(units.slice(i, i + SEED + 2));
  const names = new Set<string>();
  for (const entry of entries) if (entry.kind === 'name' && entry.type !== 'place') names.add(entry.entity);
  return { seeds, names };
}

/** 1 and more by wording, less than 1 by names, 0 where they are not about the same. */
function likeness(a: Marks, b: Marks): number {
  const words = common(a.seeds, b.seeds) / Math.max(1, Math.min(a.seeds.size, b.seeds.size));
  if (words >= SAME_WORDS) return 1 + words;
  const both = common(a.names, b.names);
  const share = both / Math.max(1, a.names.size + b.names.size - both);
  return both >= 2 && share >= SAME_NAMES ? share : 0;
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let n = 0;
  for (const item of small) if (large.has(item)) n++;
  return n;
}
