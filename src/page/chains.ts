import type { Board } from './board.ts';
import type { Division } from './divide.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Score } from './score.ts';
import type { Use } from './uses.ts';
import type { Bag } from './words.ts';

/** Texts of one article that stand together on the page, with the section headings over them. */
export interface Run {
  readonly members: readonly Paragraph[];
  readonly first: Paragraph;
  readonly last: Paragraph;
}

/** One article: its texts in reading order. */
export interface Chain {
  readonly index: number;
  readonly runs: readonly Run[];
  /** Why the texts are of one article, together. */
  readonly score: Score;
  /** How much its text number `i` has in common with the others, in logarithms of odds; by fragment index. */
  readonly likeness: ReadonlyMap<number, number>;
  readonly bag: Bag;
  readonly opening: Bag;
}

/** What became of a heading. */
export interface Heading {
  readonly paragraph: Paragraph;
  /** Index of the chain that it belongs to. */
  readonly chain: number;
  readonly as: 'headline' | 'deck' | 'subhead';
  readonly score: Score;
  /** By how much the best other article falls behind; small is doubtful. */
  readonly margin: number;
}

/** Articles and headings of a board, numbered as from `first` on. */
export function chainsOf(board: Board, division: Division, first: number): { chains: Chain[]; headings: Heading[] } {
  const { uses } = division;
  const headings: Heading[] = [];
  const over = new Map<number, Paragraph[]>();
  uses.forEach((use, h) => {
    const { paragraph, next } = board.heads[h];
    if (use.as === 'subhead') {
      const list = over.get(next);
      if (list === undefined) over.set(next, [paragraph]);
      else list.push(paragraph);
    }
    headings.push({
      paragraph,
      chain: first + use.article,
      as: use.as,
      score:
        use.as === 'headline'
          ? board.explainHead(h, division.values[use.article])
          : board.explainOther(h, use.as, use.score, division.values[use.article]),
      margin: use.as === 'headline' ? marginOf(division, use, h) : 9,
    });
  });
  const chains = division.values.map((value, i): Chain => {
    const runs = orderPieces(board, value.members, value.opener).map((piece): Run => {
      const members = piece.flatMap((u) => [...(over.get(u) ?? []), board.units[u].paragraph]);
      return { members, first: board.units[piece[0]].paragraph, last: members[members.length - 1] };
    });
    const likeness = new Map<number, number>();
    if (value.members.length > 1)
      for (const u of value.members)
        likeness.set(board.units[u].paragraph.first.index, board.likeness(u, value.members));
    const bag = value.members.flatMap((u) => board.units[u].bag);
    const opening = value.members.filter((u) => u >= value.opener).slice(0, 4);
    return {
      index: first + i,
      runs,
      score: board.explain(value.members),
      likeness,
      bag,
      opening: opening.flatMap((u) => board.units[u].bag),
    };
  });
  return { chains, headings };
}

function marginOf(division: Division, use: Use, h: number): number {
  let second = Number.NEGATIVE_INFINITY;
  division.values.forEach((value, c) => {
    if (c !== use.article) second = Math.max(second, value.heads?.[h] ?? second);
  });
  return Math.min(9, use.score - second);
}

/**
 * Stretches of an article in reading order: the one with the opening first, a short lead right before a dateline
 * with it, all others as they stand on the page.
 */
function orderPieces(board: Board, members: readonly number[], opener: number): number[][] {
  const inside = new Set(members);
  const pieces: number[][] = [];
  const of = new Map<number, number[]>();
  for (const u of members) {
    const { before } = board.units[u];
    const piece = inside.has(before) ? of.get(before) : undefined;
    const lead = piece !== undefined && u === opener && piece.length > 2;
    if (piece === undefined || lead || piece[piece.length - 1] !== before) {
      const fresh = [u];
      pieces.push(fresh);
      of.set(u, fresh);
    } else {
      piece.push(u);
      of.set(u, piece);
    }
  }
  const main = of.get(opener);
  if (main === undefined) return pieces;
  const rest = pieces.filter((piece) => piece !== main);
  const above = board.units[opener].refers ? leadOf(board, rest, opener) : undefined;
  return above === undefined ? [main, ...rest] : [above, main, ...rest.filter((piece) => piece !== above)];
}

/** Of pieces the one paragraph that most likely tells what the opening calls said above. */
function leadOf(board: Board, pieces: readonly number[][], opener: number): number[] | undefined {
  const leads = pieces.filter(
    ([u, ...more]) => more.length === 0 && board.units[u].style === 'text' && board.units[u].paragraph.leans < 1,
  );
  return leads.sort((a, b) => board.tie(b[0], opener) - board.tie(a[0], opener))[0];
}
