import { Board, type Ties, tiesOf } from '../../src/page/board.ts';
import { type Division, divide } from '../../src/page/divide.ts';
import { cutSheet, type Fragment } from '../../src/page/fragments.ts';
import { joinParagraphs } from '../../src/page/paragraphs.ts';
import { type Head, habitsOf, readHeads, readUnits, type Unit } from '../../src/page/units.ts';
import type { Use } from '../../src/page/uses.ts';
import { WEIGHTS, type Weights } from '../../src/page/weights.ts';
import { fold } from '../../src/text/fold.ts';
import type { GoldLine, SimulatedPage } from '../simulate/page.ts';

/** Names of the weights that are learned; the others are set by hand. */
export const NAMES = (Object.keys(WEIGHTS) as (keyof Weights)[]).filter(
  (name) => name !== 'prior' && name !== 'smooth' && !name.startsWith('place'),
);

/** A page's texts divided into articles, and what its headings serve as: what is scored as a whole. */
export interface Answer {
  readonly groups: readonly (readonly number[])[];
  readonly uses: readonly Pick<Use, 'as' | 'article'>[];
}

/** A page with answers, taken apart as far as weights play no part. */
export class Example {
  readonly units: readonly Unit[];
  readonly heads: readonly Head[];
  readonly #ties: Ties;
  /** By text and by heading the article it is of, as a number; -1 for none. */
  readonly #articleOf: readonly number[];
  readonly #headings: readonly { readonly role: string; readonly article: number }[];
  readonly #single: Board[] = [];

  constructor(page: Pick<SimulatedPage, 'text' | 'lines'>) {
    const sheet = cutSheet(page.text, fold(page.text));
    const { fragments, words, lines } = sheet;
    const paragraphs = joinParagraphs(fragments, words);
    const habits = habitsOf(fragments);
    this.units = readUnits(fragments, paragraphs, words, habits);
    this.heads = readHeads(fragments, paragraphs, this.units, words, habits, (f) => lines[f.from].parts);
    this.#ties = tiesOf(this.units, words);
    const gold = new Map(page.lines.map((line) => [line.no, line]));
    const linesOf = (f: Fragment) => lines.slice(f.from, f.to).flatMap((line) => gold.get(line.no) ?? []);
    const numbers = new Map<string, number>();
    const numberOf = (article: string) => numbers.get(article) ?? numbers.set(article, numbers.size).get(article)!;
    this.#articleOf = this.units.map((u) => numberOf(mostOf(u.paragraph.parts.flatMap(linesOf)) ?? 'none'));
    this.#headings = this.heads.map((h) => {
      const own = linesOf(h.paragraph.first);
      const role = (own.find((line) => line.role === 'headline') ?? own[0])?.role ?? 'none';
      return { role, article: numbers.get(mostOf(own) ?? '') ?? -1 };
    });
  }

  board(weights: Weights): Board {
    return new Board(this.units, this.heads, this.#ties, weights);
  }

  /** What these weights make of the page. */
  read(weights: Weights): Answer {
    const { values, uses }: Division = divide(this.board(weights));
    return { groups: values.map(({ members }) => members), uses };
  }

  /** The right answer; headings that are none are put where these weights would put them. */
  right(weights: Weights): Answer {
    const board = this.board(weights);
    const groups = [...Map.groupBy(this.#articleOf.keys(), (u) => this.#articleOf[u])];
    const placeOf = new Map(groups.map(([article], place) => [article, place]));
    const members = groups.map(([, list]) => [...list]);
    const of = new Int32Array(this.units.length);
    members.forEach((list, place) => {
      for (const u of list) of[u] = place;
    });
    const values = members.map((list) => board.value(list));
    for (const value of values) board.view(value);
    const headed = new Set<number>();
    const uses = this.#headings.map(({ role, article }, i): Answer['uses'][number] => {
      const place = placeOf.get(article);
      const { next } = this.heads[i];
      if (place !== undefined && role === 'headline' && !headed.has(place)) {
        headed.add(place);
        return { as: 'headline', article: place };
      }
      if (role === 'subhead' && next >= 0 && (place === undefined || of[next] === place))
        return { as: 'subhead', article: of[next] };
      if (place !== undefined) return { as: 'deck', article: place };
      const deck = values.map((value) => board.deck(i, value, of));
      const best = deck.indexOf(Math.max(...deck));
      return next >= 0 && board.subhead(this.heads[i], values, of) >= deck[best]
        ? { as: 'subhead', article: of[next] }
        : { as: 'deck', article: best };
    });
    return { groups: members, uses };
  }

  /** For each weight how often an answer counts it: the worth of the answer where all others are nought. */
  features({ groups, uses }: Answer): Float64Array {
    if (this.#single.length === 0) for (const name of NAMES) this.#single.push(this.board({ ...zero(), [name]: 1 }));
    return Float64Array.from(this.#single, (board) => worthOf(board, groups, uses));
  }

  /** How good an answer is, 0 to 1.8: texts together, headlines, headings with their article. */
  quality({ groups, uses }: Answer): number {
    const of = new Int32Array(this.units.length);
    groups.forEach((list, place) => {
      for (const u of list) of[u] = place;
    });
    const gold = this.#articleOf;
    const weight = this.units.map(({ paragraph }) =>
      paragraph.parts.reduce((sum, f) => sum + Math.max(f.to - f.from, Math.min(8, f.text.length / 22)), 0),
    );
    const square = (keyOf: (u: number) => string | number) => {
      const sums = new Map<string | number, number>();
      weight.forEach((w, u) => {
        sums.set(keyOf(u), (sums.get(keyOf(u)) ?? 0) + w);
      });
      return [...sums.values()].reduce((sum, x) => sum + x * x, 0);
    };
    const pairs = (2 * square((u) => `${gold[u]}|${of[u]}`)) / (square((u) => gold[u]) + square((u) => of[u]));
    const mainOf = new Map<number, number>();
    for (const article of new Set(gold)) {
      const counts = new Map<number, number>();
      gold.forEach((a, u) => {
        if (a === article) counts.set(of[u], (counts.get(of[u]) ?? 0) + weight[u]);
      });
      mainOf.set(article, [...counts].sort((a, b) => b[1] - a[1])[0][0]);
    }
    let headlines = 0;
    for (const [article, place] of mainOf) {
      const want = this.#headings.findIndex((h) => h.role === 'headline' && h.article === article);
      if (uses.findIndex((use) => use.as === 'headline' && use.article === place) === want) headlines++;
    }
    const known = this.#headings.flatMap(({ article, role }, i) =>
      article < 0 ? [] : [{ article, role, use: uses[i] }],
    );
    const home = known.filter(({ article, use }) => use.article === mainOf.get(article)).length;
    const roles = known.filter(({ role, use }) => role === use.as).length;
    const of1 = (hits: number, all: number) => (all === 0 ? 1 : hits / all);
    return pairs + 0.6 * of1(headlines, mainOf.size) + 0.1 * of1(home, known.length) + 0.25 * of1(roles, known.length);
  }
}

const zero = (): Weights =>
  Object.fromEntries(
    Object.keys(WEIGHTS).map((name) => [name, name in FIXED ? FIXED[name as keyof typeof FIXED] : 0]),
  ) as Weights;
const FIXED = { prior: WEIGHTS.prior, smooth: WEIGHTS.smooth };

/** The article that most of some lines are of. */
function mostOf(lines: readonly GoldLine[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { article } of lines) counts.set(article, (counts.get(article) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** What an answer is worth on a board. */
function worthOf(board: Board, groups: Answer['groups'], uses: Answer['uses']): number {
  const values = groups.map((list) => board.value(list));
  const of = new Int32Array(board.units.length);
  let total = 0;
  values.forEach((value, place) => {
    for (const u of value.members) of[u] = place;
    board.view(value);
    total += value.total;
    if (!uses.some((use) => use.as === 'headline' && use.article === place)) total += board.headless(value);
  });
  uses.forEach(({ as, article }, i) => {
    if (as === 'headline') total += values[article].heads![i];
    else if (as === 'subhead') total += board.subhead(board.heads[i], values, of);
    else total += board.deck(i, values[article], of) + beside(board, uses, i);
  });
  return total;
}

/** What a deck gains next to its headline. */
function beside(board: Board, uses: Answer['uses'], i: number): number {
  const { heads } = board;
  for (let j = Math.max(0, i - 2); j < Math.min(uses.length, i + 3); j++)
    if (
      j !== i &&
      heads[j].stack === heads[i].stack &&
      uses[j].as === 'headline' &&
      uses[j].article === uses[i].article
    )
      return board.beside(i, j);
  return 0;
}
