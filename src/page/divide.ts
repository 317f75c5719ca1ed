import type { Board, Value } from './board.ts';
import { type Use, useHeads } from './uses.ts';

/** A page's texts divided into articles. */
export interface Division {
  /** Texts of each article by number, in file order. */
  readonly values: readonly Value[];
  readonly uses: readonly Use[];
  readonly total: number;
}

const ROUNDS = 6;
/** A move that loses more than this before headings are looked at is not tried. */
const HOPE = 5;

/** The division of a page's texts into articles that is worth most, as far as a local search finds it. */
export function divide(board: Board): Division {
  const n = board.units.length;
  if (n > 0 && isPlain(board)) return new Search(board, [board.units.map((u) => u.index)]).result();
  const runs: number[][] = [];
  const of = new Int32Array(n);
  for (const u of board.units) {
    const headed = board.heads.some((h) => h.next === u.index && h.close && h.glued === 0) ? 1 : 0;
    if (u.before >= 0 && board.seams[u.index] - headed > 0 && u.before < u.index) {
      of[u.index] = of[u.before];
      runs[of[u.before]].push(u.index);
    } else {
      of[u.index] = runs.length;
      runs.push([u.index]);
    }
  }
  return new Search(board, runs).run();
}

/**
 * Whether nothing on a page shows that a second article begins: no heading inside, no two at the end, no other dateline or
 * signature.
 */
function isPlain(board: Board): boolean {
  return (
    board.heads.every((h) => h.next <= 0) &&
    board.heads.filter((h) => h.next < 0).length < 2 &&
    board.units.every(
      ({ index, before, seam }) =>
        index === 0 ||
        (before === index - 1 &&
          seam.byline + seam.credit + seam.frame + seam.picture === 0 &&
          (seam.dateline === 0 || index === 1)),
    )
  );
}

class Search {
  readonly #board: Board;
  readonly #values: (Value | undefined)[];
  readonly #of: Int32Array;
  #total: number;

  constructor(board: Board, groups: readonly (readonly number[])[]) {
    this.#board = board;
    this.#values = groups.map((g) => board.value(g));
    this.#of = new Int32Array(board.units.length);
    groups.forEach((g, c) => {
      for (const u of g) this.#of[u] = c;
    });
    this.#total = this.#sum();
  }

  #sum(): number {
    let total = 0;
    for (const value of this.#values) if (value !== undefined) total += value.total;
    return total + useHeads(this.#board, this.#values, this.#of).total;
  }

  /** Puts units into another article (-1: a new one) where that is worth more. */
  #try(units: readonly number[], from: number, to: number): boolean {
    const values = this.#values;
    const source = values[from];
    if (source === undefined || from === to) return false;
    const moved = new Set(units);
    const rest = source.members.filter((u) => !moved.has(u));
    let target = to;
    if (to < 0) {
      if (rest.length === 0) return false;
      target = values.indexOf(undefined);
      if (target < 0) target = values.length;
    }
    const old = values[target];
    const grown = old === undefined ? [...units] : merge(old.members, units);
    const less = rest.length === 0 ? undefined : this.#board.value(rest);
    const more = this.#board.value(grown);
    // What headings can add is bounded; most moves are lost before they are asked.
    if ((less?.total ?? 0) + more.total < source.total + (old?.total ?? 0) - HOPE) return false;
    values[from] = less;
    values[target] = more;
    for (const u of units) this.#of[u] = target;
    const total = this.#sum();
    if (total > this.#total + 1e-6) {
      this.#total = total;
      return true;
    }
    values[from] = source;
    if (old === undefined && target === values.length - 1) values.pop();
    else values[target] = old;
    for (const u of units) this.#of[u] = from;
    return false;
  }

  run(): Division {
    for (let round = 0; round < ROUNDS; round++) {
      let changed = this.#merge();
      changed = this.#movePieces() || changed;
      changed = this.#split() || changed;
      changed = this.#moveUnits() || changed;
      if (!changed) break;
    }
    return this.result();
  }

  /** The division as it stands. */
  result(): Division {
    const live = this.#values.filter((v): v is Value => v !== undefined);
    const at = new Map(live.map((v, i) => [v, i]));
    const { uses, total } = useHeads(this.#board, this.#values, this.#of);
    return {
      values: live,
      uses: uses.map((use) => ({ ...use, article: at.get(this.#values[use.article] as Value) ?? 0 })),
      total: total + live.reduce((sum, v) => sum + v.total, 0),
    };
  }

  #merge(): boolean {
    let changed = false;
    for (let a = 0; a < this.#values.length; a++)
      for (let b = 0; b < this.#values.length; b++) {
        const value = this.#values[b];
        if (a !== b && value !== undefined && this.#values[a] !== undefined)
          if (this.#try(value.members, b, a)) changed = true;
      }
    return changed;
  }

  /** Stretches of one article that nothing interrupts. */
  #pieces(value: Value): number[][] {
    const inside = new Set(value.members);
    const pieces: number[][] = [];
    for (const u of value.members) {
      const { before } = this.#board.units[u];
      const piece = before >= 0 && inside.has(before) ? pieces.find((p) => p.includes(before)) : undefined;
      if (piece === undefined) pieces.push([u]);
      else piece.push(u);
    }
    return pieces;
  }

  #movePieces(): boolean {
    let changed = false;
    for (let c = 0; c < this.#values.length; c++) {
      const value = this.#values[c];
      if (value === undefined) continue;
      for (const piece of this.#pieces(value))
        if (this.#targets(piece, c, 5).some((to) => this.#try(piece, c, to))) changed = true;
    }
    return changed;
  }

  /** Parts an article in two at every place, one part to a new article or to another. */
  #split(): boolean {
    let changed = false;
    for (let c = 0; c < this.#values.length; c++) {
      const value = this.#values[c];
      if (value === undefined) continue;
      for (const piece of this.#pieces(value))
        for (let k = 1; k < piece.length; k++) {
          const head = piece.slice(0, k);
          const tail = piece.slice(k);
          if (
            this.#targets(tail, c, 2).some((to) => this.#try(tail, c, to)) ||
            this.#targets(head, c, 2).some((to) => this.#try(head, c, to))
          ) {
            changed = true;
            break;
          }
        }
    }
    return changed;
  }

  #moveUnits(): boolean {
    let changed = false;
    for (let u = 0; u < this.#of.length; u++) {
      const from = this.#of[u];
      if (this.#targets([u], from, 3).some((to) => this.#try([u], from, to))) changed = true;
    }
    return changed;
  }

  /** Where texts may go: to a new article, to those next to them, to those that share most words with them. */
  #targets(units: readonly number[], from: number, most: number): number[] {
    const values = this.#values;
    const found = [-1];
    const add = (c: number | undefined) => {
      if (c !== undefined && c !== from && !found.includes(c)) found.push(c);
    };
    add(this.#of[this.#board.units[units[0]].before]);
    add(this.#of[units[units.length - 1] + 1]);
    const ranked: { c: number; shared: number }[] = [];
    values.forEach((value, c) => {
      if (value === undefined || c === from) return;
      let shared = 0;
      let mass = 0;
      for (const v of value.members) {
        mass += this.#board.masses[v];
        for (const u of units) shared += this.#board.tie(u, v);
      }
      ranked.push({ c, shared: shared / Math.sqrt(mass + 1) });
    });
    ranked.sort((a, b) => b.shared - a.shared || a.c - b.c);
    for (const { c } of ranked.slice(0, most)) add(c);
    return found;
  }
}

/** Two ascending lists as one. */
function merge(a: readonly number[], b: readonly number[]): number[] {
  const out: number[] = [];
  let i = 0;
  for (const u of b) {
    while (i < a.length && a[i] < u) out.push(a[i++]);
    out.push(u);
  }
  while (i < a.length) out.push(a[i++]);
  return out;
}
