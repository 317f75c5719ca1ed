import type { Board, Value } from './board.ts';

/** What a heading serves as. */
export interface Use {
  readonly as: 'headline' | 'deck' | 'subhead';
  /** A number of a cluster. */
  readonly article: number;
  readonly score: number;
}

/** What each heading serves as in a division into articles, and what all of that is worth. */
export function useHeads(
  board: Board,
  values: readonly (Value | undefined)[],
  of: Int32Array,
): { uses: Use[]; total: number } {
  const open: number[] = [];
  let total = 0;
  const cost: number[] = [];
  for (let c = 0; c < values.length; c++) {
    const value = values[c];
    if (value === undefined) continue;
    board.view(value);
    open.push(c);
    cost.push(board.headless(value));
    total += cost[cost.length - 1];
  }
  const uses = board.heads.map((_, i) => otherUse(board, values, of, open, i));
  for (const use of uses) total += use.score;
  const headOf = assign(
    open.map((c) => values[c]!.heads!),
    uses.map((use) => use.score),
    cost,
  );
  headOf.forEach((i, k) => {
    if (i < 0) return;
    const score = values[open[k]]!.heads![i];
    total += score - uses[i].score - cost[k];
    uses[i] = { as: 'headline', article: open[k], score };
  });
  const won = settleStacks(board, values, of, open, uses);
  sectionDecks(board, of, uses);
  return { uses, total: total + won };
}

/** A deck in the running text of its own article, away from the headline, is the name of a section. */
function sectionDecks({ heads, units }: Board, of: Int32Array, uses: Use[]): void {
  heads.forEach(({ next, previous, stack }, i) => {
    const { as, article, score } = uses[i];
    if (as !== 'deck' || next < 0 || previous < 0 || units[next].before !== previous) return;
    if (of[next] !== article || of[previous] !== article) return;
    for (let j = i - 1; j >= 0 && heads[j].stack === stack; j--) if (uses[j].as === 'headline') return;
    for (let j = i + 1; j < heads.length && heads[j].stack === stack; j++) if (uses[j].as === 'headline') return;
    uses[i] = { as: 'subhead', article, score };
  });
}

/** The best use of a heading other than as a headline, whatever stands beside it. */
function otherUse(
  board: Board,
  values: readonly (Value | undefined)[],
  of: Int32Array,
  open: readonly number[],
  i: number,
): Use {
  const h = board.heads[i];
  const sub = board.subhead(h, values, of);
  let deck = Number.NEGATIVE_INFINITY;
  let home = h.next >= 0 ? of[h.next] : (open[0] ?? 0);
  for (const c of open) {
    const score = board.deck(i, values[c]!, of);
    if (score > deck) {
      deck = score;
      home = c;
    }
  }
  return sub >= deck ? { as: 'subhead', article: of[h.next], score: sub } : { as: 'deck', article: home, score: deck };
}

/**
 * The heading of each article that makes the sum of gains largest (-1: none gains), first the largest gain of all,
 * then exchanges. `rows` has by article the worth of each heading as its headline, `others` that of its other use.
 */
function assign(rows: readonly Float64Array[], others: readonly number[], cost: readonly number[]): Int32Array {
  const n = rows.length;
  const m = others.length;
  const headOf = new Int32Array(n).fill(-1);
  const articleOf = new Int32Array(m).fill(-1);
  const gain = (k: number, i: number) => (i < 0 ? 0 : rows[k][i] - others[i] - cost[k]);
  for (;;) {
    let most = 0;
    let head = -1;
    let place = -1;
    for (let k = 0; k < n; k++) {
      if (headOf[k] >= 0) continue;
      const row = rows[k];
      for (let i = 0; i < m; i++) {
        if (articleOf[i] >= 0) continue;
        const g = row[i] - others[i] - cost[k];
        if (g > most) {
          most = g;
          head = i;
          place = k;
        }
      }
    }
    if (head < 0) break;
    headOf[place] = head;
    articleOf[head] = place;
  }
  // An article takes another's heading, which takes that article's or the best free one in turn.
  for (let round = 0; round < 3; round++) {
    let changed = false;
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) {
        const i = headOf[b];
        const j = headOf[a];
        if (a === b || i < 0) continue;
        const gained = gain(a, i) - gain(a, j) - gain(b, i);
        if (gained + Math.max(0, gain(b, j)) <= 1e-9 && gained <= -9) continue;
        let best = j >= 0 ? Math.max(0, gain(b, j)) : 0;
        let take = j >= 0 && best > 0 ? j : -1;
        for (let f = 0; f < m; f++)
          if (articleOf[f] < 0) {
            const g = gain(b, f);
            if (g > best) {
              best = g;
              take = f;
            }
          }
        if (gained + best <= 1e-9) continue;
        if (j >= 0) articleOf[j] = -1;
        headOf[a] = i;
        articleOf[i] = a;
        headOf[b] = take;
        if (take >= 0) articleOf[take] = b;
        changed = true;
      }
    if (!changed) break;
  }
  return headOf;
}

/** Where headings stand one after the other, which of them is the headline and which are its decks; what is won. */
function settleStacks(
  board: Board,
  values: readonly (Value | undefined)[],
  of: Int32Array,
  open: readonly number[],
  uses: Use[],
): number {
  const { heads } = board;
  let won = 0;
  for (let from = 0; from < heads.length; ) {
    let to = from + 1;
    while (to < heads.length && heads[to].stack === heads[from].stack) to++;
    if (to - from > 1) won += settleStack(board, values, of, open, uses, from, to);
    from = to;
  }
  return won;
}

function settleStack(
  board: Board,
  values: readonly (Value | undefined)[],
  of: Int32Array,
  open: readonly number[],
  uses: Use[],
  from: number,
  to: number,
): number {
  const before = sum(uses, from, to);
  let best = decksBeside(board, values, of, uses, from, to);
  let most = sum(best, from, to);
  for (let j = from; j < to; j++) {
    const { as, article } = uses[j];
    if (as !== 'headline') continue;
    for (let i = Math.max(from, j - 2); i < Math.min(to, j + 3); i++) {
      if (i === j || uses[i].as === 'headline') continue;
      const tried = uses.slice(from, to);
      tried[i - from] = { as: 'headline', article, score: values[article]!.heads![i] };
      tried[j - from] = otherUse(board, values, of, open, j);
      const whole = [...uses.slice(0, from), ...tried, ...uses.slice(to)];
      const settled = decksBeside(board, values, of, whole, from, to);
      const score = sum(settled, from, to);
      if (score > most + 1e-9) {
        most = score;
        best = settled;
      }
    }
  }
  for (let k = from; k < to; k++) uses[k] = best[k];
  return most - before;
}

function sum(uses: readonly Use[], from: number, to: number): number {
  let total = 0;
  for (let k = from; k < to; k++) total += uses[k].score;
  return total;
}

/** Uses where headings next to a headline are its decks if that is worth more. */
function decksBeside(
  board: Board,
  values: readonly (Value | undefined)[],
  of: Int32Array,
  uses: readonly Use[],
  from: number,
  to: number,
): Use[] {
  const settled = [...uses];
  for (let i = from; i < to; i++) {
    if (uses[i].as === 'headline') continue;
    for (let j = Math.max(from, i - 2); j < Math.min(to, i + 3); j++) {
      const { as, article } = uses[j];
      if (as !== 'headline') continue;
      const score = board.deck(i, values[article]!, of) + board.beside(i, j);
      if (score > settled[i].score) settled[i] = { as: 'deck', article, score };
    }
  }
  return settled;
}
