import { Board, type Places, tiesOf } from './board.ts';
import { type Chain, chainsOf, type Heading } from './chains.ts';
import { type Division, divide } from './divide.ts';
import type { Fragment, FragmentKind } from './fragments.ts';
import { isSignature, type Link, type Links, linkBlocks } from './geometry-links.ts';
import { placeScore } from './geometry-near.ts';
import { type Block, type Sheet, union, widthOf } from './geometry-page.ts';
import { endingOf } from './label.ts';
import { datelineLength, leansBack, opensReport } from './marks.ts';
import type { Paragraph } from './paragraphs.ts';
import { habitsOf, readHeads, readUnits } from './units.ts';
import { WEIGHTS } from './weights.ts';
import type { Words } from './words.ts';

/** Columns that surely go on with each other: one text of the assembly. */
export interface Strand {
  readonly blocks: readonly Block[];
  /** The links between its blocks. */
  readonly links: readonly Link[];
  /** The link from the text that it goes on with, which the assembly may take or leave. */
  before: Link | undefined;
}

/** A printed page in the assembly. */
export interface PrintBoard {
  readonly board: Board;
  readonly division: Division;
  readonly chains: readonly Chain[];
  readonly headings: readonly Heading[];
  /** By fragment index what it is made of. */
  readonly strands: ReadonlyMap<number, Strand>;
  readonly heads: ReadonlyMap<number, Block>;
}

/** A link that is worth as much is not left open, unless a page has too many texts. */
const SURE = 6;
/** More texts are not divided at once. */
const MOST = 110;

/**
 * Divides a printed page into articles: the texts and headings that its geometry makes, in the order it gives them, go on
 * the same board as those of a page without places; what the places say is one more score.
 */
export function dividePrint(sheet: Sheet, words: Words): PrintBoard {
  const found = linkBlocks(sheet, words);
  let strands = strandsOf(sheet, found.links, SURE);
  if (strands.length > MOST) strands = strandsOf(sheet, found.links, 2);
  if (strands.length > MOST) strands = strandsOf(sheet, found.links, Number.NEGATIVE_INFINITY);
  const made = fragmentsOf(sheet, strands, found.links);
  const { fragments, paragraphs } = made;
  const habits = habitsOf(fragments);
  const texts = [...made.strands.values()];
  const units = readUnits(fragments, paragraphs, words, habits).map((unit) => {
    const before = texts[unit.index].before;
    return { ...unit, before: before === undefined ? -1 : texts.findIndex((t) => t.blocks.includes(before.from)) };
  });
  const heads = readHeads(fragments, paragraphs, units, words, habits, () => 1);
  const places = placesOf(sheet, texts, [...made.heads.values()], found);
  const board = new Board(units, heads, tiesOf(units, words), WEIGHTS, places);
  const division = units.length === 0 ? { values: [], uses: [], total: 0 } : divide(board);
  return { board, division, ...chainsOf(board, division, 0), strands: made.strands, heads: made.heads };
}

/** The texts of a page in the order of its links. */
function strandsOf(sheet: Sheet, links: readonly Link[], sure: number): Strand[] {
  const next = new Map(links.map((link) => [link.from, link]));
  const linked = new Set(links.filter((link) => link.from.part !== 'head').map((link) => link.to));
  const strands: Strand[] = [];
  for (const block of sheet.blocks) {
    if ((block.part !== 'text' && block.part !== 'sub') || linked.has(block)) continue;
    let blocks = [block];
    let own: Link[] = [];
    let before: Link | undefined;
    for (let link = next.get(block); link !== undefined; link = next.get(link.to)) {
      if (isSignature(link.from) || (link.score.total >= sure && datelineLength(link.to.text) === 0)) {
        blocks.push(link.to);
        own.push(link);
        continue;
      }
      strands.push({ blocks, links: own, before });
      blocks = [link.to];
      own = [];
      before = link;
    }
    strands.push({ blocks, links: own, before });
  }
  return strands;
}

interface Made {
  readonly fragments: Fragment[];
  readonly paragraphs: Paragraph[];
  readonly strands: Map<number, Strand>;
  readonly heads: Map<number, Block>;
}

/** Texts and headings as the assembly knows them: each headline right before the text that begins under it. */
function fragmentsOf(sheet: Sheet, strands: readonly Strand[], links: readonly Link[]): Made {
  const made: Made = { fragments: [], paragraphs: [], strands: new Map(), heads: new Map() };
  const over = new Map(links.filter((link) => link.from.part === 'head').map((link) => [link.to, link.from]));
  const put = (kind: FragmentKind, blocks: readonly Block[]) => {
    const fragment = fragmentOf(made.fragments.length, kind, blocks);
    const { dateline, opens, leans } = fragment;
    made.fragments.push(fragment);
    made.paragraphs.push({
      index: made.paragraphs.length,
      ...{ parts: [fragment], first: fragment, last: fragment, dateline, opens, leans, joins: [] },
    });
    return fragment.index;
  };
  const placed = new Set<Block>();
  const putHead = (head: Block) => {
    if (placed.has(head)) return;
    placed.add(head);
    made.heads.set(put('heading', [head]), head);
  };
  const bare = sheet.blocks.filter((b) => b.part === 'head' && !links.some((link) => link.from === b));
  for (const strand of strands) {
    const [first] = strand.blocks;
    for (const head of bare) if (head.index < first.index && strand.before === undefined) putHead(head);
    const head = over.get(first);
    if (head !== undefined) putHead(head);
    made.strands.set(put('text', strand.blocks), strand);
  }
  for (const head of bare) putHead(head);
  return made;
}

function fragmentOf(index: number, kind: FragmentKind, blocks: readonly Block[]): Fragment {
  const texts = blocks.filter((b) => b.part !== 'sub' && !isSignature(b));
  const whole = texts.length === 0 ? blocks : texts;
  const text = whole.map((b) => b.text).join('');
  const terms = blocks.map((b) => b.terms);
  const [first] = whole;
  const opening = text.slice(0, 400);
  return {
    index,
    kind,
    from: 0,
    to: blocks.reduce((n, b) => n + b.lines.length, 0),
    text,
    terms: terms.length === 1 ? terms[0] : mergedTerms(terms),
    width: kind === 'heading' || first.lines.length < 2 ? 0 : Math.round(widthOf(first.read) / first.size),
    ending: endingOf(text),
    ...{ orphan: false, torn: false, indented: false, marked: false, before: 1, after: 1 },
    dateline: datelineLength(opening),
    opens: opensReport(opening),
    leans: leansBack(opening),
  };
}

function mergedTerms(lists: readonly Int32Array[]): Int32Array {
  const all = new Set<number>();
  for (const list of lists) for (const term of list) all.add(term);
  return Int32Array.from(all);
}

/** What the places of texts and headings say. */
function placesOf(sheet: Sheet, texts: readonly Strand[], heads: readonly Block[], { links, under }: Links): Places {
  const n = texts.length;
  const near = new Float32Array(n * n);
  const headOf = new Map(links.filter((link) => link.from.part === 'head').map((link) => [link.to, link.from]));
  const homes = texts.map(({ blocks }) => ({ head: headOf.get(blocks[0]), decks: [], texts: blocks }));
  const boxes = texts.map(({ blocks }) => union(blocks.map((b) => b.box)));
  for (let u = 0; u < n; u++)
    for (let v = 0; v < n; v++) if (u !== v) near[u * n + v] = placeScore(sheet, homes[v], boxes[u]).total - APART;
  return {
    links: Float64Array.from(texts, ({ before }) => before?.score.total ?? 0),
    near,
    heads: heads.map((head) => Float64Array.from(texts, ({ blocks }) => under(head, blocks[0])?.total ?? NOWHERE)),
    homes: Int32Array.from(heads, (head) => {
      let home = -1;
      let best = Number.NEGATIVE_INFINITY;
      homes.forEach((one, u) => {
        const score = placeScore(sheet, one, head.box).total;
        if (score > best) {
          best = score;
          home = u;
        }
      });
      return home;
    }),
  };
}

/** Texts that do not go on with each other are of two articles unless their places say more than this. */
const APART = 7;

/** A headline that does not stand over or beside a text is hardly its headline. */
const NOWHERE = -4;
