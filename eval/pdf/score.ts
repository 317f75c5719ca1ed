import type { ArticleEntry } from '../../src/record/kinds.ts';
import type { Source } from '../../src/source/source.ts';
import type { SetLine } from './typeset.ts';

export interface Gold {
  readonly lines: readonly SetLine[];
  readonly articles: readonly { readonly id: string; readonly headline: string }[];
}

/** Sums over pages; see `rowsOf`. */
export interface Tally {
  chars: number;
  wrong: number;
  same: number;
  found: number;
  both: number;
  heads: number;
  headsRight: number;
  asides: number;
  asidesRight: number;
}

export const nothing = (): Tally => ({
  chars: 0,
  wrong: 0,
  same: 0,
  found: 0,
  both: 0,
  heads: 0,
  headsRight: 0,
  asides: 0,
  asidesRight: 0,
});

export const squeeze = (text: string) =>
  text.normalize('NFKC').replace(/⸺/gu, '——').replace(/―/gu, '—').replace(/\s/gu, '');

/** Edit distance (insert, delete, replace), in bit-parallel rows after Myers, 1999. */
export function editDistance(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let row = Int32Array.from({ length: short.length + 1 }, (_, i) => i);
  let next = new Int32Array(short.length + 1);
  for (let i = 1; i <= long.length; i++) {
    next[0] = i;
    for (let k = 1; k <= short.length; k++)
      next[k] = Math.min(row[k] + 1, next[k - 1] + 1, row[k - 1] + (short[k - 1] === long[i - 1] ? 0 : 1));
    [row, next] = [next, row];
  }
  return row[short.length];
}

const ASIDE = new Set(['caption', 'list', 'subhead']);

/** Compares the articles of one typeset file with its answers. */
export function scorePage(
  source: Source,
  articles: readonly ArticleEntry[],
  gold: Gold,
  tally: Tally,
  misses?: (line: string) => void,
): void {
  const print = source.print!;
  const owner = new Map<number, { article: number; role: string }>();
  articles.forEach((article, index) => {
    for (const block of article.blocks)
      for (const [start] of block.spans) {
        const line = print.lines.findIndex((l) => l.start <= start && start < l.end);
        if (line >= 0 && !owner.has(line)) owner.set(line, { article: index, role: block.role });
      }
  });
  const goldOf = new Map<number, SetLine>();
  const lineOf = gold.lines.map((g) => {
    const at = print.lines.findIndex(
      (l) =>
        l.page === g.page - 1 &&
        g.x >= l.x - 1 &&
        g.x <= l.x + l.width + 1 &&
        g.y >= l.y - 1 &&
        g.y <= l.y + l.height + 1,
    );
    if (at >= 0) goldOf.set(at, g);
    return at;
  });
  const told = gold.lines.flatMap((g, i) =>
    g.role === 'furniture' ? [] : [{ g, own: owner.get(lineOf[i])?.article ?? -1 - i }],
  );
  addPairs(
    told.map(({ g, own }) => ({ gold: g.article, own: String(own) })),
    tally,
  );
  for (const { id, headline } of gold.articles) {
    const mine = told.filter(({ g }) => g.article === id);
    const own = articles[common(mine.filter(({ g }) => !ASIDE.has(g.role)).map(({ own }) => own))];
    const right = squeeze(
      mine
        .filter(({ g }) => !ASIDE.has(g.role))
        .sort((a, b) => a.g.order - b.g.order)
        .map(({ g }) => g.text)
        .join(''),
    );
    const read = own === undefined ? '' : squeeze(wordsOf(source, own, goldOf));
    const wrong = Math.min(right.length, editDistance(right, read));
    tally.chars += right.length;
    tally.wrong += wrong;
    tally.heads++;
    const exact = own !== undefined && squeeze(own.headline) === squeeze(headline);
    if (exact) tally.headsRight++;
    else misses?.(`headline ${headline} | ${own?.headline}`);
    if (wrong > right.length * 0.02) misses?.(`order ${id} ${headline} ${wrong}/${right.length}`);
    for (const roles of [['caption'], ['list', 'subhead']]) {
      const group = mine.filter(({ g }) => roles.includes(g.role));
      if (group.length === 0) continue;
      tally.asides++;
      if (own !== undefined && common(group.map(({ own }) => own)) === articles.indexOf(own)) tally.asidesRight++;
      else misses?.(`aside ${id} ${headline}: ${group[0].g.text}`);
    }
  }
}

/** The running words of an article; captions and boxes are counted by themselves where they are taken as such. */
function wordsOf(source: Source, article: ArticleEntry, goldOf: ReadonlyMap<number, SetLine>): string {
  const { lines } = source.print!;
  const pieces: string[] = [];
  for (const block of article.blocks) {
    if (block.role === 'furniture') continue;
    for (const [start, end] of block.spans) {
      const at = lines.findIndex((l) => l.start <= start && start < l.end);
      const gold = goldOf.get(at);
      if (gold !== undefined && ASIDE.has(gold.role) && ASIDE.has(block.role)) continue;
      pieces.push(source.text.slice(start, end));
    }
  }
  return pieces.join('');
}

function common(list: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? -1;
}

function addPairs(lines: readonly { gold: string; own: string }[], tally: Tally): void {
  const pairs = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((n, c) => n + (c * (c - 1)) / 2, 0);
  };
  tally.same += pairs(lines.map((l) => l.gold));
  tally.found += pairs(lines.map((l) => l.own));
  tally.both += pairs(lines.map((l) => `${l.gold} ${l.own}`));
}

/**
 * Another program's running text, with the articles told: of each article the lines that stand whole in the text, in
 * the order of the text. The best that could be made of it by someone who knows which line is whose.
 */
export function scoreText(text: string, gold: Gold, tally: Tally): void {
  const whole = squeeze(text);
  for (const { id } of gold.articles) {
    const mine = gold.lines.filter((g) => g.article === id && !ASIDE.has(g.role));
    const right = squeeze(
      [...mine]
        .sort((a, b) => a.order - b.order)
        .map((g) => g.text)
        .join(''),
    );
    const placed = mine.flatMap((g) => {
      const at = whole.indexOf(squeeze(g.text));
      return at < 0 ? [] : [{ at, text: squeeze(g.text) }];
    });
    const read = placed
      .sort((a, b) => a.at - b.at)
      .map((p) => p.text)
      .join('');
    tally.chars += right.length;
    tally.wrong += Math.min(right.length, editDistance(right, read));
  }
}

/** The table's figures: shares between 0 and 1; undefined where nothing was counted. */
export function rowsOf(t: Tally): { order: number; pairs?: number; heads?: number; asides?: number } {
  const precision = t.both / Math.max(1, t.found);
  const recall = t.both / Math.max(1, t.same);
  return {
    order: 1 - t.wrong / Math.max(1, t.chars),
    ...(t.same === 0 ? {} : { pairs: (2 * precision * recall) / Math.max(1e-9, precision + recall) }),
    ...(t.heads === 0 ? {} : { heads: t.headsRight / t.heads }),
    ...(t.asides === 0 ? {} : { asides: t.asidesRight / t.asides }),
  };
}
