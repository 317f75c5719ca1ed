import type { BlockEntry, Doubt, Role, Span } from '../record/kinds.ts';
import type { Print, PrintLine } from '../source/print.ts';
import { blockOf } from './blocks.ts';
import { joinPages } from './geometry-jumps.ts';
import { type Link, linkBlocks, usesIndents } from './geometry-links.ts';
import {
  across,
  type Block,
  type Box,
  down,
  heightOf,
  readSheets,
  type Sheet,
  turned,
  union,
  widthOf,
} from './geometry-page.ts';
import { isByline, isCreditLine } from './marks.ts';
import { Words } from './words.ts';

/** Blocks of one article of a printed page, with what is doubtful. */
export interface Printed {
  readonly blocks: readonly BlockEntry[];
  readonly doubts: readonly Doubt[];
  readonly confidence: number;
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
}

/**
 * The articles of printed pages: columns are linked to headlines and to each other by where they stand, and by
 * whether their words go on; captions and boxes go to the article that they stand in. Every line is in one article.
 */
export function layPrint(print: Print, source: string, folded: string): Printed[] {
  const words = new Words();
  const sheets = readSheets(print, folded, words);
  const pieces = sheets.flatMap((sheet) => piecesOf(sheet, words));
  const joined = joinPages(pieces, folded, words);
  const indents = usesIndents(sheets.flatMap((sheet) => sheet.blocks));
  return joined.map((piece) => draft(piece, source, folded, indents));
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
});

function piecesOf(sheet: Sheet, words: Words): Piece[] {
  const decks = readDecks(sheet);
  const inBox = readBoxes(sheet);
  const links = linkBlocks({ ...sheet, blocks: sheet.blocks.filter((b) => !inBox.has(b) && !decks.has(b)) }, words);
  let pieces = chainsOf(sheet, links, inBox, decks);
  for (const [deck, head] of decks) pieces.find((p) => p.head === head)?.decks.push(deck);
  pieces = adopt(pieces, words);
  if (pieces.length === 0 && sheet.blocks.length > 0) pieces.push(empty(sheet));
  for (const group of Map.groupBy(inBox, ([, frame]) => frame).values())
    nearest(
      pieces,
      union(group.map(([b]) => b.box)),
      group.map(([b]) => b),
      words,
    ).aside.push(...group.map(([b]) => b));
  for (const block of sheet.blocks) {
    if (block.part === 'caption' && !inBox.has(block)) {
      const box = block.picture === undefined ? block.box : union([block.box, block.picture]);
      nearest(pieces, box, [block], words).aside.push(block);
    }
    if (block.part === 'furniture') furnitureOwner(pieces, block).furniture.push(block);
  }
  return pieces;
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

const holds = (outer: Box, inner: Box) =>
  inner.x0 >= outer.x0 - 1 && inner.x1 <= outer.x1 + 1 && inner.y0 >= outer.y0 - 1 && inner.y1 <= outer.y1 + 1;

function chainsOf(
  sheet: Sheet,
  links: readonly Link[],
  inBox: ReadonlyMap<Block, number>,
  decks: ReadonlyMap<Block, Block>,
): Piece[] {
  const next = new Map(links.map((link) => [link.from, link]));
  const linked = new Set(links.map((link) => link.to));
  const pieces: Piece[] = [];
  for (const block of sheet.blocks) {
    if (inBox.has(block) || decks.has(block) || linked.has(block)) continue;
    if (block.part !== 'head' && block.part !== 'text' && block.part !== 'sub') continue;
    const piece = empty(sheet);
    if (block.part === 'head') piece.head = block;
    else piece.texts.push(block);
    for (let link = next.get(block); link !== undefined; link = next.get(link.to)) {
      piece.texts.push(link.to);
      piece.weak.push({ block: link.to, score: link.score.total });
    }
    pieces.push(piece);
  }
  return pieces;
}

const boxesOf = (piece: Piece): Box[] => [
  ...(piece.head === undefined ? [] : [piece.head.box]),
  ...piece.decks.map((b) => b.box),
  ...piece.texts.map((b) => b.box),
];

/** How much speaks for a box or a text of being part of an article: where it stands, and what words they share. */
function nearness(piece: Piece, box: Box, blocks: readonly Block[], words: Words): number {
  const own = boxesOf(piece);
  if (own.length === 0) return -99;
  const em = piece.texts[0]?.size ?? 10;
  const hull = union(own);
  const inside =
    (Math.max(0, across(box, hull)) * Math.max(0, down(box, hull))) / Math.max(1, widthOf(box) * heightOf(box));
  let distance = Infinity;
  for (const b of own) {
    const gap = Math.hypot(Math.max(0, -across(box, b)), Math.max(0, -down(box, b)));
    distance = Math.min(distance, gap / em);
  }
  const column = piece.texts.some(
    (b) => Math.abs(b.box.x0 - box.x0) < em * 1.2 || Math.abs(b.box.x1 - box.x1) < em * 1.2,
  )
    ? 0.8
    : 0;
  const over = overOf(piece.sheet, box);
  const under = over !== undefined && own.includes(over) ? 2 : 0;
  if (under > 0) distance *= 0.15;
  const ruled = isCut(piece.sheet, box, hull) ? -2 : 0;
  const terms = blocks.map((b) => b.terms);
  const bag = [...(piece.head === undefined ? [] : [piece.head.terms]), ...piece.texts.map((b) => b.terms)];
  const cover = bag.length === 0 ? 0 : words.coverage(terms, bag);
  const framed = piece.texts
    .concat(piece.head ?? [])
    .some((b) => b.frame >= 0 && !holds(piece.sheet.frames[b.frame], box))
    ? -3
    : 0;
  return inside * 2.5 - Math.min(4, distance * 0.15) + column + under + ruled + framed + Math.min(2.5, cover * 4);
}

/** The text or headline right over a box, nothing between them. */
function overOf(sheet: Sheet, box: Box): Box | undefined {
  let best: Box | undefined;
  for (const block of sheet.blocks) {
    if (block.part === 'furniture' || block.part === 'caption') continue;
    const b = block.box;
    if (b.y1 > box.y0 + 2 || across(b, box) < Math.min(widthOf(b), widthOf(box)) * 0.5) continue;
    if (best === undefined || b.y1 > best.y1) best = b;
  }
  return best;
}

/** Whether a rule cuts a box off from the middle of an article. */
function isCut(sheet: Sheet, box: Box, hull: Box): boolean {
  return sheet.rules.some((r) => {
    if (sheet.frames.some((f) => holds({ x0: f.x0 - 2, x1: f.x1 + 2, y0: f.y0 - 2, y1: f.y1 + 2 }, r) && holds(f, box)))
      return false;
    if (widthOf(r) > heightOf(r)) {
      if (across(r, box) < widthOf(box) * 0.6) return false;
      return (r.y0 >= hull.y1 - 3 && r.y1 <= box.y0 + 3) || (r.y0 >= box.y1 - 3 && r.y1 <= hull.y0 + 3);
    }
    if (down(r, box) < heightOf(box) * 0.6) return false;
    return (r.x0 >= hull.x1 - 3 && r.x1 <= box.x0 + 3) || (r.x0 >= box.x1 - 3 && r.x1 <= hull.x0 + 3);
  });
}

function nearest(pieces: readonly Piece[], box: Box, blocks: readonly Block[], words: Words): Piece {
  let best = pieces[0];
  let most = -Infinity;
  for (const piece of pieces) {
    const score = nearness(piece, box, blocks, words);
    if (score > most) {
      most = score;
      best = piece;
    }
  }
  return best;
}

/** Texts without a headline go to the article they most likely belong to, if any is likely; so do bare headlines. */
function adopt(pieces: readonly Piece[], words: Words): Piece[] {
  const whole = pieces.filter((p) => p.head !== undefined && p.texts.length > 0);
  if (whole.length === 0) return merged(pieces);
  const rest = pieces.filter((p) => !whole.includes(p));
  const kept: Piece[] = [];
  for (const piece of rest) {
    const blocks = piece.head === undefined ? piece.texts : [piece.head];
    const box = union(blocks.map((b) => b.box));
    const home = nearest(whole, box, blocks, words);
    const score = nearness(home, box, blocks, words);
    const long = piece.texts.reduce((n, b) => n + b.text.length, 0);
    if (score < (long > 120 ? 2.2 : -2)) kept.push(piece);
    else if (piece.head !== undefined) home.decks.push(piece.head);
    else insert(home, piece.texts);
  }
  return pieces.filter((p) => whole.includes(p) || kept.includes(p));
}

/** A page without a headline over a text is one article. */
function merged(pieces: readonly Piece[]): Piece[] {
  if (pieces.length < 2) return [...pieces];
  const [first, ...rest] = pieces;
  for (const piece of rest) {
    if (piece.head !== undefined && first.head === undefined) first.head = piece.head;
    else if (piece.head !== undefined) first.decks.push(piece.head);
    first.texts.push(...piece.texts);
  }
  return [first];
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
