import { type Attachment, attachRest } from './attach.ts';
import { Board, tiesOf } from './board.ts';
import { type Chain, chainsOf, type Heading } from './chains.ts';
import { divide } from './divide.ts';
import { cutSheet, type Sheet } from './fragments.ts';
import { joinParagraphs, type Paragraph } from './paragraphs.ts';
import { habitsOf, readHeads, readUnits, windowsOf } from './units.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** A page taken apart and put together: every step's result, for building articles and for `--explain`. */
export interface Layout {
  readonly sheet: Sheet;
  readonly paragraphs: readonly Paragraph[];
  readonly boards: readonly Board[];
  readonly chains: readonly Chain[];
  readonly headings: readonly Heading[];
  readonly attachments: readonly Attachment[];
}

/** Works out a page from its text alone. Time is linear in the length of the page. */
export function layOut(source: string, folded: string, weights: Weights = WEIGHTS): Layout {
  const sheet = cutSheet(source, folded);
  const { fragments, words, lines } = sheet;
  const paragraphs = joinParagraphs(fragments, words);
  const habits = habitsOf(fragments);
  const boards: Board[] = [];
  const chains: Chain[] = [];
  const headings: Heading[] = [];
  const goesOn = new Map<number, number>();
  let last = 0;
  for (const window of windowsOf(paragraphs)) {
    const units = readUnits(fragments, window.paragraphs, words, habits);
    const heads = readHeads(fragments, window.paragraphs, units, words, habits, (f) => lines[f.from].parts);
    const board = new Board(units, heads, tiesOf(units, words), weights);
    boards.push(board);
    if (units.length === 0) continue;
    const made = chainsOf(board, divide(board), chains.length);
    if (window.goesOn && chains.length > 0) {
      const top = made.chains.reduce((a, b) => (startOf(b) < startOf(a) ? b : a));
      if (!made.headings.some((h) => h.chain === top.index && h.as === 'headline')) goesOn.set(top.index, last);
    }
    chains.push(...made.chains);
    headings.push(...made.headings);
    last = made.chains.reduce((a, b) => (endOf(b) > endOf(a) ? b : a)).index;
  }
  const whole = fuse(chains, headings, goesOn);
  const chainOf = new Int32Array(fragments.length).fill(-1);
  for (const chain of whole.chains)
    for (const run of chain.runs)
      for (const p of run.members) for (const part of p.parts) chainOf[part.index] = chain.index;
  for (const heading of whole.headings) chainOf[heading.paragraph.first.index] = heading.chain;
  const attachments = attachRest(fragments, whole.chains, chainOf, words);
  return { sheet, paragraphs, boards, ...whole, attachments };
}

const startOf = (chain: Chain) => Math.min(...chain.runs.map((run) => run.first.first.index));
const endOf = (chain: Chain) => Math.max(...chain.runs.map((run) => run.last.last.index));

/** Joins articles that go on from one window to the next, and numbers all anew. */
function fuse(
  chains: readonly Chain[],
  headings: readonly Heading[],
  goesOn: ReadonlyMap<number, number>,
): { chains: Chain[]; headings: Heading[] } {
  if (goesOn.size === 0) return { chains: [...chains], headings: [...headings] };
  const places: number[] = [];
  const groups: Chain[][] = [];
  for (const chain of chains) {
    const before = goesOn.get(chain.index);
    const place = before === undefined ? groups.length : places[before];
    places.push(place);
    if (place === groups.length) groups.push([chain]);
    else groups[place].push(chain);
  }
  return {
    chains: groups.map(
      (group, index): Chain => ({
        ...group[0],
        index,
        runs: group.flatMap((chain) => chain.runs),
        likeness: new Map(group.flatMap((chain) => [...chain.likeness])),
        bag: group.flatMap((chain) => chain.bag),
      }),
    ),
    headings: headings.map((h) => ({ ...h, chain: places[h.chain] })),
  };
}
