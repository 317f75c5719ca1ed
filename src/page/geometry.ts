import type { BlockEntry, Doubt, Role, Span } from '../record/kinds.ts';
import type { Print, PrintLine } from '../source/print.ts';
import { blockOf } from './blocks.ts';
import type { Chain } from './chains.ts';
import { dividePrint, type PrintBoard } from './geometry-board.ts';
import { headOf, joinPages, printedPage } from './geometry-jumps.ts';
import { usesIndents } from './geometry-links.ts';
import { holds, nearest } from './geometry-near.ts';
import { across, type Block, type Box, readSheets, type Sheet, turned, union, widthOf } from './geometry-page.ts';
import { isByline, isCreditLine } from './marks.ts';
import type { Score } from './score.ts';
import { Words } from './words.ts';

/** Blocks of one article of a printed page, with what is doubtful. */
export interface Printed {
  readonly blocks: readonly BlockEntry[];
  readonly doubts: readonly Doubt[];
  readonly confidence: number;
  /** Number of the page that it begins on, as printed. */
  readonly printedPage?: string;
}

/** An article while it is put together. */
export interface Piece {
  readonly sheet: Sheet;
  head: Block | undefined;
  decks: Block[];
  /** Texts and section headings in reading order. */
  texts: Block[];
  /** Captions and boxes. */
  aside: Block[];
  furniture: Block[];
  /** Parts on other pages, in order. */
  more: Piece[];
  /** How sure its links are. */
  weak: { block: Block; score: number }[];
  /** Why captions and boxes stand here. */
  attached: { block: Block; score: Score }[];
  /** Headlines, captions and boxes that may be of another article. */
  unsure: Block[];
}

/** A printed page taken apart and put together: for building articles and for `--explain`. */
export interface PrintLayout {
  readonly sheets: readonly { readonly sheet: Sheet; readonly print: PrintBoard }[];
  /** The parts of each article, in reading order. */
  readonly pieces: readonly Piece[];
  readonly indents: boolean;
}

/**
 * Works out printed pages: columns become texts by where they stand, texts and headings go through the assembly, captions
 * and boxes to the article that they stand in. Every line is in one article.
 */
export function layPrint(print: Print, folded: string): PrintLayout {
  const words = new Words();
  const sheets: { sheet: Sheet; print: PrintBoard }[] = [];
  const pieces = readSheets(print, folded, words).flatMap((sheet) => {
    const made = piecesOf(sheet, words);
    sheets.push({ sheet, print: made.print });
    return made.pieces;
  });
  const indents = usesIndents(sheets.flatMap(({ sheet }) => sheet.blocks));
  return { sheets, pieces: joinPages(pieces, folded, words), indents };
}

/** The articles of printed pages. */
export function draftPrint(print: Print, source: string, folded: string): Printed[] {
  const { pieces, indents } = layPrint(print, folded);
  return pieces.map((piece) => {
    const page = printedPage(headOf(piece.sheet, folded));
    return { ...draft(piece, source, folded, indents), ...(page === undefined ? {} : { printedPage: page }) };
  });
}

const empty = (sheet: Sheet): Piece => ({
  sheet,
  head: undefined,
  decks: [],
  texts: [],
  aside: [],
  furniture: [],
  more: [],
  weak: [],
  attached: [],
  unsure: [],
});

function piecesOf(sheet: Sheet, words: Words): { pieces: Piece[]; print: PrintBoard } {
  const decks = readDecks(sheet);
  const inBox = readBoxes(sheet);
  const flow = { ...sheet, blocks: sheet.blocks.filter((b) => !inBox.has(b) && !decks.has(b)) };
  const print = dividePrint(flow, words);
  const pieces = print.chains.map((chain) => pieceOf(flow, print, chain));
  if (pieces.length === 0 && sheet.blocks.length > 0) pieces.push(bare(flow, print));
  for (const [deck, head] of decks)
    (pieces.find((p) => p.head === head || p.decks.includes(head)) ?? pieces[0]).decks.push(deck);
  const put = (blocks: readonly Block[], box: Box) => {
    const { home, score, margin } = nearest(sheet, pieces, box, blocks, words);
    home.aside.push(...blocks);
    home.attached.push({ block: blocks[0], score });
    if (margin < UNSURE && pieces.length > 1) home.unsure.push(blocks[0]);
  };
  for (const group of Map.groupBy(inBox, ([, frame]) => frame).values())
    put(
      group.map(([b]) => b),
      union(group.map(([b]) => b.box)),
    );
  for (const block of sheet.blocks) {
    if (block.part === 'caption' && !inBox.has(block))
      put([block], block.picture === undefined ? block.box : union([block.box, block.picture]));
    if (block.part === 'furniture') furnitureOwner(pieces, block).furniture.push(block);
  }
  return { pieces, print };
}

/** A caption or box whose next best article is as near as this is a doubt. */
const UNSURE = 0.4;

/** An article as the assembly divides it: its stretches one after the other, strays behind the text they stand under. */
function pieceOf(sheet: Sheet, { board, headings, strands, heads }: PrintBoard, chain: Chain): Piece {
  const piece = empty(sheet);
  chain.runs.forEach((run, i) => {
    const blocks: Block[] = [];
    for (const { first } of run.members) {
      const head = heads.get(first.index);
      if (head !== undefined) blocks.push({ ...head, part: 'sub' });
      const strand = strands.get(first.index);
      if (strand === undefined) continue;
      const { before, links } = strand;
      if (blocks.length > 0 && before !== undefined) {
        const unit = board.units.find((u) => u.paragraph.first === first);
        piece.weak.push({ block: strand.blocks[0], score: unit === undefined ? 0 : board.seams[unit.index] });
      }
      for (const link of links) piece.weak.push({ block: link.to, score: link.score.total });
      blocks.push(...strand.blocks);
    }
    if (i === 0) piece.texts.push(...blocks);
    else insert(piece, blocks);
  });
  for (const heading of headings) {
    if (heading.chain !== chain.index) continue;
    const head = heads.get(heading.paragraph.first.index);
    if (head === undefined || heading.as === 'subhead') continue;
    if (heading.as === 'deck' || piece.head !== undefined) piece.decks.push(head);
    else piece.head = head;
    if (heading.as === 'headline' && heading.margin < 0.6) piece.unsure.push(head);
  }
  return piece;
}

/** A page without a text is one article of its headings. */
function bare(sheet: Sheet, { heads }: PrintBoard): Piece {
  const [head, ...decks] = heads.values();
  return { ...empty(sheet), head, decks };
}

const furnitureOwner = (pieces: readonly Piece[], block: Block) =>
  block.box.y0 < block.lines[0].y + 1 && block.box.y1 < pieces[0].sheet.about.height / 2
    ? pieces[0]
    : pieces[pieces.length - 1];

/** Smaller type right over, under or beside a headline is its deck. */
function readDecks(sheet: Sheet): Map<Block, Block> {
  const heads = sheet.blocks.filter((b) => b.part === 'head');
  const decks = new Map<Block, Block>();
  for (const small of [...heads].sort((a, b) => a.size - b.size)) {
    let best: Block | undefined;
    let least = small.size * 2.2;
    for (const large of heads) {
      if (large === small || large.vertical !== small.vertical || large.frame !== small.frame) continue;
      if (small.size > large.size * 0.93 || decks.has(large)) continue;
      const a = small.read;
      const b = large.read;
      const gap = Math.max(a.y0 - b.y1, b.y0 - a.y1);
      if (across(a, b) < Math.min(widthOf(a), widthOf(b)) * 0.5 || gap > least || gap < -small.size) continue;
      least = gap;
      best = large;
    }
    if (best !== undefined) decks.set(small, best);
  }
  return decks;
}

/** Blocks in a frame without a headline of its own: by block, its frame. */
function readBoxes(sheet: Sheet): Map<Block, number> {
  const boxed = new Map<Block, number>();
  for (const [frame, blocks] of Map.groupBy(sheet.blocks, (b) => b.frame)) {
    if (frame < 0 || blocks.some((b) => b.part === 'head')) continue;
    const inner = sheet.frames.some(
      (f, i) =>
        i !== frame && holds(sheet.frames[frame], f) && sheet.blocks.some((b) => b.frame === i && b.part === 'head'),
    );
    if (!inner) for (const block of blocks) if (block.part !== 'furniture') boxed.set(block, frame);
  }
  return boxed;
}

/** Puts stray texts behind the text that stands nearest before them. */
function insert(home: Piece, texts: readonly Block[]): void {
  const at = texts[0].read;
  let place = home.texts.length;
  for (let i = home.texts.length - 1; i >= 0; i--) {
    const b = home.texts[i].read;
    if (across(b, at) > widthOf(at) * 0.5 && b.y1 <= at.y0 + 2) {
      place = i + 1;
      break;
    }
  }
  home.texts.splice(place, 0, ...texts);
  home.weak.push({ block: texts[0], score: 0 });
}

/** A link that is worth less is a doubt. */
const CLOSE = 2;

function draft(piece: Piece, source: string, folded: string, indents: boolean): Printed {
  const blocks: BlockEntry[] = [];
  const put = (role: Role, spans: readonly Span[]) => {
    const block = blockOf(source, role, spans);
    if (block.spans.length > 0) blocks.push(block);
  };
  const spansOf = (block: Block) => block.lines.map((line): Span => [line.start, line.end]);
  if (piece.head !== undefined) put('headline', spansOf(piece.head));
  for (const deck of piece.decks) put('deck', spansOf(deck));
  const texts = [piece, ...piece.more].flatMap((part, i) => [
    ...(i > 0 && part.head !== undefined ? [{ ...part.head, part: 'sub' as const }] : []),
    ...(i > 0 ? part.decks.map((d) => ({ ...d, part: 'sub' as const })) : []),
    ...part.texts,
  ]);
  for (const { role, spans } of paragraphsOf(texts, folded, indents)) put(role, spans);
  for (const part of [piece, ...piece.more]) {
    for (const block of part.aside)
      if (block.part === 'caption') put('caption', spansOf(block));
      else
        for (const { role, spans } of paragraphsOf([block], folded, false)) put(role === 'body' ? 'list' : role, spans);
    // What stands on one row of a margin is read together: the paper's name, the day, the number of the page.
    for (const row of Map.groupBy(part.furniture, (b) => `${b.page} ${Math.round(b.box.y0 / 4)}`).values())
      put('furniture', row.flatMap(spansOf));
  }
  return { blocks, ...doubtsOf(piece) };
}

function doubtsOf(piece: Piece): { doubts: Doubt[]; confidence: number } {
  const doubts: Doubt[] = [];
  let confidence = 0.96;
  for (const { block, score } of [piece, ...piece.more].flatMap((part) => part.weak)) {
    if (score >= CLOSE) continue;
    confidence *= 0.8;
    doubts.push({
      code: 'follow',
      note: 'This column may belong to another article.',
      spans: [[block.lines[0].start, block.lines[0].end]],
    });
  }
  for (const block of [piece, ...piece.more].flatMap((part) => part.unsure)) {
    const what = block.part === 'head' ? 'headline' : 'caption';
    if (what === 'headline') confidence *= 0.75;
    doubts.push({
      code: what,
      note: what === 'headline' ? 'The headline may belong to another article.' : 'It may belong to another article.',
      spans: block.lines.map(({ start, end }) => [start, end] as const),
    });
  }
  if (piece.head === undefined) {
    confidence *= 0.4;
    doubts.push({ code: 'headline', note: 'No headline was found.' });
  }
  return { doubts, confidence: Math.round(confidence * 100) / 100 };
}

interface Paragraph {
  role: Role;
  spans: Span[];
}

/** Lines of columns as paragraphs: one begins where a line is indented, or after a last line that is short. */
function paragraphsOf(blocks: readonly Block[], folded: string, indents: boolean): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let last: { block: Block; line: PrintLine; short: boolean; stopped: boolean; role: Role } | undefined;
  for (const block of blocks)
    block.lines.forEach((line, i) => {
      const text = folded.slice(line.start, line.end).replace(/\s/g, '');
      const at = turned({ x0: line.x, x1: line.x + line.width, y0: line.y, y1: line.y + line.height }, block.vertical);
      const role: Role =
        block.part === 'sub' ? 'subhead' : isByline(text) ? 'byline' : isCreditLine(text) ? 'credit' : 'body';
      const indented = block.lines.length > 1 && at.x0 - block.read.x0 > block.size * 1.2;
      const goes =
        last !== undefined &&
        last.role === role &&
        role !== 'byline' &&
        role !== 'credit' &&
        (role === 'subhead'
          ? last.block === block
          : !indented && !(last.short && last.stopped) && !(i === 0 && last.stopped && !indents));
      if (goes) paragraphs[paragraphs.length - 1].spans.push([line.start, line.end]);
      else paragraphs.push({ role, spans: [[line.start, line.end]] });
      const short = block.lines.length > 1 && block.read.x1 - at.x1 > block.size * 1.5;
      last = { block, line, short, stopped: /[。！？!?；：][」』）]*$/.test(text), role };
    });
  return paragraphs;
}
