import { Converter } from 'opencc-js';
import { bond } from '../../src/page/statistics.ts';
import type { Role } from '../../src/record/kinds.ts';
import { fold } from '../../src/text/fold.ts';
import type { Item } from './items.ts';
import { Random } from './random.ts';
import { wrap } from './wrap.ts';

/** What a line of a page is, as in the hand-made gold: see `GoldArticle` for the articles. */
export interface GoldLine {
  /** 1-based number of the physical line. */
  readonly no: number;
  readonly article: string;
  readonly role: Role;
  /** Place in the article's reading order, from 1. */
  readonly order: number;
  /** It goes on with the paragraph of the line before it in reading order. */
  readonly joined: boolean;
}

export interface GoldArticle {
  readonly id: string;
  readonly headline: string;
}

/** A page with its answers. */
export interface SimulatedPage {
  readonly seed: number;
  readonly family: 'column' | 'long';
  /** Its articles lie in pieces among each other. */
  readonly torn: boolean;
  readonly text: string;
  readonly lines: readonly GoldLine[];
  readonly articles: readonly GoldArticle[];
}

/** A paragraph, headline or caption before it is printed. */
interface Block {
  role: Role;
  text: string;
  /** Place in reading order. */
  seq: number;
  article: string;
}

/** Blocks that are printed one after the other, at one measure. */
interface Piece {
  blocks: { block: Block; from: number; to: number }[];
  width: number;
  frame: boolean;
}

/** What a page does throughout; drawn once for each page. */
interface Style {
  family: 'column' | 'long';
  /** Articles lie in pieces among each other, headlines anywhere. */
  torn: boolean;
  /** Chance of an empty line between paragraphs. */
  gap: number;
  /** Chance of an empty line after the first line of a paragraph. */
  firstLineGap: number;
  /** An empty line every so many lines, wherever that falls. */
  columnBreak: number;
  headlineGap: number;
  glueSubheads: boolean;
  straySpaces: boolean;
  frameIndent: boolean;
  paragraphIndent: boolean;
  captionMark: string;
  dateline: ((random: Random) => string) | undefined;
  bylines: number;
}

const SURNAMES = '王李張劉陳楊黃趙周吳徐孫胡朱高林何郭馬羅';
const GIVEN = ['明', '偉', '志強', '曉玲', '文', '建國', '雅婷', '俊傑', '靜', '海峰', '思遠', '美玲'];
const PAPERS = ['香港日報', '南方晚報', '聯合時報', '星洲日報', '中央時報', '環球商報'];
const PLACES = ['北京', '台北', '香港', '新加坡', '上海', '東京', '紐約'];
const AGENCIES = ['新華社', '中新社', '中央社', '路透社', '法新社'];

const DATELINES: readonly ((paper: string) => (random: Random) => string)[] = [
  (paper) => () => `【${paper}訊】`,
  () => () => '【本報訊】',
  (paper) => (r) => `【${paper}訊】據${r.pick(AGENCIES)}報道，`,
  () => (r) => `（${r.pick(PLACES)}訊）`,
  () => (r) => `〔記者${person(r)}／${r.pick(PLACES)}報導〕`,
  () => (r) => `本報${r.pick(PLACES)}${r.int(1, 12)}月${r.int(1, 28)}日電（記者${person(r)}）`,
  (paper) => (r) => `${paper}訊 據${r.pick(AGENCIES)}報道，`,
  () => (r) => `${r.pick(AGENCIES)}${r.pick(PLACES)}${r.int(1, 28)}日電 `,
];

const person = (r: Random) => r.pick([...SURNAMES]) + r.pick(GIVEN);

const toHongKong = Converter({ from: 'cn', to: 'hk' });
const toTaiwan = Converter({ from: 'cn', to: 'tw' });

/**
 * Makes a page with known answers out of news items: as column layouts and long-line layouts come out of a
 * page file, with wraps, breaks in mid-sentence, pieces out of order, captions, boxes and fused credits.
 * Same seed and items, same page.
 */
export function simulate(
  seed: number,
  options: { items: readonly Item[]; family?: 'column' | 'long'; torn?: boolean },
): SimulatedPage {
  const random = new Random(seed);
  const family = options.family ?? (random.chance(0.6) ? 'column' : 'long');
  const paper = random.pick(PAPERS);
  const torn = options.torn ?? random.chance(0.4);
  const style = drawStyle(random, family, paper, torn);
  const convert = random.chance(0.45) ? toHongKong : random.chance(0.5) ? toTaiwan : (text: string) => text;
  const quotes = random.chance(0.75) && convert('国') === '國';
  const write = (text: string) => {
    const written = convert(text);
    return quotes ? written.replace(/“/g, '「').replace(/”/g, '」').replace(/‘/g, '『').replace(/’/g, '』') : written;
  };
  const count = random.chance(0.12) ? 1 : random.int(2, 5);
  const week = weekOf(random, options.items);
  const chosen = withBriefs(random, withAsides(random, choose(random, week, count), week));
  const articles: GoldArticle[] = [];
  const all: Piece[][] = [];
  const loose: Piece[] = [];
  chosen.forEach((item, index) => {
    const id = `a${index + 1}`;
    const box = index > 0 && random.chance(0.2);
    const made = box
      ? makeBox(random, style, item, id, write)
      : makeArticle(random, style, item, id, write, paper, index);
    articles.push({ id, headline: made.headline });
    all.push(made.pieces);
    loose.push(...made.loose);
  });
  // On some pages the headlines come out one after another at the end.
  const gathered = random.chance(0.15);
  const heads = gathered ? all.flatMap((pieces) => takeHead(pieces)) : [];
  const order = torn ? scatter(random, all, loose) : arrange(random, all, loose);
  order.push(...heads);
  const printed = print(random, style, order);
  return { seed, family, torn, text: printed.text, lines: printed.lines, articles };
}

function drawStyle(random: Random, family: 'column' | 'long', paper: string, torn: boolean): Style {
  return {
    family,
    torn,
    gap: family === 'long' ? 0.97 : random.pick([0.05, 0.5, 0.9, 1]),
    firstLineGap: family === 'column' ? random.pick([0, 0, 0.3, 0.8]) : 0,
    columnBreak: family === 'column' ? random.int(14, 45) : 0,
    headlineGap: random.pick([1, 1, 2, 3]),
    glueSubheads: family === 'column' && random.chance(0.7),
    straySpaces: random.chance(0.4),
    frameIndent: random.chance(0.35),
    paragraphIndent: random.chance(0.12),
    captionMark: random.pick(['▲', '▲', '●', '', '■']),
    dateline: random.chance(0.75) ? random.pick(DATELINES)(paper) : undefined,
    bylines: random.pick([0, 0, 0.3, 0.7]),
  };
}

/** How many items that follow each other in the archive a page is chosen from: about a week. */
const NEAR = 120;

/** Takes the headline from the pieces of an article that has others. */
function takeHead(pieces: Piece[]): Piece[] {
  const at = pieces.findIndex((piece) => piece.blocks[0].block.role === 'headline');
  const only = at >= 0 && pieces[at].blocks.every(({ block }) => block.role === 'headline' || block.role === 'deck');
  return only && pieces.length > 1 ? pieces.splice(at, 1) : [];
}

const weekOf = (random: Random, items: readonly Item[]): readonly Item[] => {
  const at = random.int(0, Math.max(0, items.length - NEAR));
  return items.slice(at, at + NEAR);
};

/** By item the share of its pairs of characters that stand in some texts too. */
function likenessTo(texts: readonly string[], wordsOf: (item: Item) => string): (item: Item) => number {
  const pairs = new Set<string>();
  for (const text of texts) for (let i = 0; i + 2 <= text.length; i++) pairs.add(text.slice(i, i + 2));
  return (item) => {
    let shared = 0;
    const text = wordsOf(item);
    for (let i = 0; i + 2 <= text.length; i++) if (pairs.has(text.slice(i, i + 2))) shared++;
    return shared / text.length;
  };
}

const alike = (first: Item) =>
  likenessTo([first.title, first.paragraphs[0]], (item) => item.title + item.paragraphs[0]);
/** Above this two headlines are of one report on two days: no paper prints both. */
const SAME_REPORT = 0.5;

/** Items of one week; on most pages those that have most in common. */
function choose(random: Random, week: readonly Item[], count: number): Item[] {
  const first = random.pick(week);
  const likeness = alike(first);
  const others = week.filter((item) => item !== first);
  if (random.chance(0.75)) others.sort((a, b) => likeness(b) - likeness(a));
  else random.shuffle(others);
  return random.shuffle([first, ...others.slice(0, count - 1)]);
}

/**
 * Puts a second piece on the same matter, without a dateline, beside long stories: the item of that week that is most
 * like the story. Its headline is the archive's own, which names who and what; a clause of the text as its headline
 * would look like a section heading to any reader.
 */
function withAsides(random: Random, chosen: readonly Item[], week: readonly Item[]): Item[] {
  const used = new Set(chosen);
  return chosen.flatMap((item) => {
    if (item.paragraphs.length < 6 || random.chance(0.4)) return [item];
    const likeness = alike(item);
    const again = likenessTo([item.title], ({ title }) => title);
    const others = week.filter((other) => !used.has(other) && again(other) < SAME_REPORT);
    const [beside] = others.sort((a, b) => likeness(b) - likeness(a));
    if (beside === undefined) return [item];
    used.add(beside);
    return [item, { ...beside, aside: true as const }];
  });
}

/** On pages of three pieces and more some are told shortly: their first paragraphs only. */
function withBriefs(random: Random, chosen: readonly Item[]): Item[] {
  if (chosen.length < 3) return [...chosen];
  return chosen.map((item) => {
    if (item.paragraphs.length < 4 || random.chance(0.65)) return item;
    const paragraphs = item.paragraphs.slice(0, random.int(2, 3));
    return paragraphs.join('').length < 160 ? item : { ...item, paragraphs };
  });
}

const COLUMNS = ['國際觀察', '今日短評', '記者手記', '焦點評論', '天下縱橫', '港灣筆記', '熱點時評'];

/** A clause of a text between two marks, of fitting length: a section heading or a deck. */
function clause(random: Random, text: string, least: number, most: number): string | undefined {
  const clauses = text
    .split(/[，。；：、！？「」“”]/)
    .filter(
      (c) =>
        c.length >= least &&
        c.length <= most &&
        /^[\p{Script=Han}\d]+$/u.test(c) &&
        !/^(?:他|她|其|这|該|该|并|也|而|但)|(?:的|了|在|和|与|是|为|对|将|时|后|中|上|下|说|称)$/.test(c),
    );
  return clauses.length === 0 ? undefined : random.pick(clauses);
}

interface Made {
  headline: string;
  pieces: Piece[];
  /** Captions, and parts that are printed away from the rest. */
  loose: Piece[];
}

/** A title of two long parts is at times printed as a headline and its deck. */
function splitTitle(random: Random, title: string): [string, string | undefined] {
  const at = title.indexOf(' ');
  if (at < 9 || title.length - at - 1 < 9 || random.chance(0.45)) return [title, undefined];
  return [title.slice(0, at), title.slice(at + 1)];
}

const columnWidth = (random: Random, style: Style) => (style.family === 'long' ? 0 : random.int(12, 28));

function makeArticle(
  random: Random,
  style: Style,
  item: Item,
  article: string,
  write: (text: string) => string,
  paper: string,
  index: number,
): Made {
  let seq = 0;
  const width = columnWidth(random, style);
  const block = (role: Role, text: string): Block => ({ role, text, seq: seq++, article });
  const whole = (b: Block) => ({ block: b, from: 0, to: b.text.length });
  const heads: Block[] = [];
  const [title, under] = splitTitle(random, write(item.title));
  heads.push(block('headline', title));
  if (under !== undefined) heads.push(block('deck', under));
  // A comment stands under the name of its column; a shoulder line over its headline.
  const column = item.aside === true && random.chance(0.3);
  if (column) heads.unshift(block('deck', write(random.pick(COLUMNS))));
  else if (under !== undefined && random.chance(0.25)) heads.reverse();
  const top: Block[] = [];
  const signed = random.chance(column ? 0.8 : style.bylines);
  const name = person(random);
  const bylineAtTop = signed && random.chance(column ? 0.8 : 0.3);
  if (bylineAtTop)
    top.push(
      block('byline', random.pick([`記者${name}／${random.pick(PLACES)}報導`, `文：${name}`, `${paper}記者 ${name}`])),
    );
  const lead: Block[] = [];
  if (style.dateline !== undefined && random.chance(0.15)) {
    const first = item.paragraphs[0];
    const summary = first.length > 40 ? first.slice(0, first.indexOf('。', 30) + 1) : '';
    if (summary.length > 30) lead.push(block('body', write(summary)));
  }
  const body: Block[] = [];
  const sections = item.paragraphs.length >= 4 && random.chance(0.45);
  item.paragraphs.forEach((p, i) => {
    if (sections && i > 1 && random.chance(0.4)) {
      // What a section is called may be told further down in it.
      const name = clause(random, p + (item.paragraphs[i + 1] ?? ''), 6, 15);
      if (name !== undefined) body.push(block('subhead', write(name)));
    }
    const opening =
      i === 0 && style.dateline !== undefined && item.aside !== true && random.chance(0.9)
        ? style.dateline(random)
        : '';
    body.push(block('body', opening + write(p)));
  });
  const tail: Block[] = [];
  if (signed && !bylineAtTop)
    tail.push(
      block(
        'byline',
        random.pick([`●${paper}記者 ${name} ${random.pick(PLACES)}報道`, `記者${name}`, `（記者 ${name}）`]),
      ),
    );
  const pieces: Piece[] = [];
  const frame = style.frameIndent && random.chance(0.6);
  pieces.push({ blocks: heads.map(whole), width: Math.max(width, 14), frame: false });
  const leadPiece: Piece | undefined =
    lead.length === 0
      ? undefined
      : { blocks: lead.map(whole), width: width === 0 ? 0 : width + random.int(4, 10), frame: false };
  const text = [...top, ...body, ...tail].map(whole);
  const parts = splitPieces(random, text, style.torn);
  const loose: Piece[] = [];
  const captions = index < 3 && random.chance(0.4) ? random.int(1, 2) : 0;
  for (let i = 0; i < captions; i++) {
    const sentence = random.pick(item.paragraphs).split('。')[0].slice(0, 60);
    if (sentence.length < 14) continue;
    const day = `${random.int(1, 12)}月${random.int(1, 28)}日，`;
    const credit = random.chance(0.75) ? `${random.chance(0.5) ? ' ' : ''}${random.pick(AGENCIES)}` : '';
    const mark = style.captionMark;
    const start = mark === '' || random.chance(0.6) ? day : '圖為';
    loose.push({
      blocks: [
        whole(
          block('caption', `${mark}${start}${write(sentence)}。${mark === '' && credit === '' ? ' 新華社' : credit}`),
        ),
      ],
      width: width === 0 ? 0 : random.int(Math.max(14, width), 40),
      frame: false,
    });
  }
  const pieceList = parts.map((blocks, i): Piece => ({ blocks, width, frame: frame && i === 0 }));
  // The headline first, mostly; after the body or elsewhere at times; the lead before the text or at the end.
  const result: Piece[] = [];
  const head = pieces[0];
  const where = style.torn ? random.next() * 0.5 + 0.5 : random.next();
  if (leadPiece !== undefined && random.chance(0.25)) loose.push(leadPiece);
  else if (leadPiece !== undefined) pieceList.unshift(leadPiece);
  if (where < 0.8) result.push(head, ...pieceList);
  else if (where < 0.92) result.push(...pieceList, head);
  else {
    result.push(...pieceList);
    loose.push(head);
  }
  // An opening after later sections: the text from its first section heading on is printed first.
  if (pieceList.length === 1 && where < 0.92 && random.chance(0.12)) {
    const piece = pieceList[0];
    const at = piece.blocks.findIndex((b, i) => i > 0 && b.block.role === 'subhead');
    if (at > 0 && style.dateline !== undefined) {
      const late: Piece = { ...piece, blocks: piece.blocks.slice(at), frame: false };
      const early: Piece = { ...piece, blocks: piece.blocks.slice(0, at) };
      const k = result.indexOf(piece);
      result.splice(k, 1, early);
      return { headline: title, pieces: [late, ...result], loose };
    }
  }
  return { headline: title, pieces: result, loose };
}

/** Cuts a text into one to three pieces, between paragraphs or in the middle of a sentence. */
function splitPieces(
  random: Random,
  text: { block: Block; from: number; to: number }[],
  torn: boolean,
): { block: Block; from: number; to: number }[][] {
  const parts: { block: Block; from: number; to: number }[][] = [text];
  const cuts = torn ? random.int(1, 3) : random.chance(0.6) ? 0 : random.int(1, 2);
  for (let c = 0; c < cuts; c++) {
    const last = parts[parts.length - 1];
    if (last.length < 3) break;
    const at = random.int(1, last.length - 1);
    const cut = last[at];
    if (cut.block.role === 'subhead' || cut.block.role === 'byline' || last[at - 1].block.role === 'subhead') continue;
    parts.pop();
    if (random.chance(0.6) && cut.to - cut.from > 60) {
      let middle = cut.from + random.int(20, cut.to - cut.from - 20);
      while (middle < cut.to - 4 && /[，。、；：！？」』）》”]/.test(cut.block.text[middle])) middle++;
      if (/[A-Za-z0-9]/.test(cut.block.text[middle - 1])) middle = -1;
      if (middle > 0 && middle < cut.to - 4) {
        parts.push([...last.slice(0, at), { ...cut, to: middle }], [{ ...cut, from: middle }, ...last.slice(at + 1)]);
        continue;
      }
    }
    parts.push(last.slice(0, at), last.slice(at));
  }
  return parts;
}

/** A box: a headline and a list of items with a credit. */
function makeBox(random: Random, style: Style, item: Item, article: string, write: (text: string) => string): Made {
  let seq = 0;
  const block = (role: Role, text: string): Block => ({ role, text, seq: seq++, article });
  const bullet = random.pick(['●', '●', '■', '- ', '◆']);
  const title = write(item.title);
  const blocks: Block[] = [block('headline', title)];
  const sentences = item.paragraphs
    .join('')
    .split(/(?<=。)/)
    .filter((s) => s.length > 14)
    .slice(0, 8);
  const stops = random.chance(0.5);
  sentences.forEach((sentence, i) => {
    if (i > 0 && random.chance(0.15)) {
      const name = clause(random, sentence, 6, 12);
      if (name !== undefined) blocks.push(block('subhead', write(name)));
    }
    blocks.push(block('list', bullet + write(stops ? sentence : sentence.replace(/。$/, ''))));
  });
  if (random.chance(0.6))
    blocks.push(block('credit', `${random.pick(['資料來源', '來源'])}：${random.pick(AGENCIES)}`));
  const width = columnWidth(random, style);
  return {
    headline: title,
    pieces: [
      {
        blocks: blocks.map((b) => ({ block: b, from: 0, to: b.text.length })),
        width: width === 0 ? 0 : width + random.int(0, 12),
        frame: style.frameIndent && random.chance(0.5),
      },
    ],
    loose: [],
  };
}

/** The order of pieces on the page: articles one after the other, with what is loose and some boxes between pieces. */
function arrange(random: Random, articles: Piece[][], loose: Piece[]): Piece[] {
  const order: Piece[] = [];
  for (const pieces of articles) {
    // A short article may stand between the pieces of the one before it.
    if (order.length > 0 && pieces.length <= 2 && random.chance(0.15)) {
      const at = random.int(1, order.length);
      order.splice(at, 0, ...pieces);
    } else order.push(...pieces);
  }
  for (const piece of loose) {
    const last = random.chance(0.3);
    order.splice(last ? order.length : random.int(1, order.length), 0, piece);
  }
  return order;
}

/** The pieces of all articles among each other: mostly each article's in order, some out of it. */
function scatter(random: Random, articles: Piece[][], loose: Piece[]): Piece[] {
  const left = articles.map((pieces) => [...pieces]);
  const order: Piece[] = [];
  let at = random.int(0, left.length - 1);
  while (left.some((pieces) => pieces.length > 0)) {
    if (left[at].length === 0 || random.chance(0.55)) at = random.int(0, left.length - 1);
    const pieces = left[at];
    const piece = random.chance(0.15) ? pieces.pop() : pieces.shift();
    if (piece !== undefined) order.push(piece);
  }
  for (const piece of loose) order.splice(random.int(1, order.length), 0, piece);
  return order;
}

function print(random: Random, style: Style, pieces: readonly Piece[]): { text: string; lines: GoldLine[] } {
  const out: string[] = [];
  const made: { no: number; block: Block; from: number }[] = [];
  const blank = (n: number) => {
    for (let i = 0; i < n; i++) out.push('');
  };
  let sinceBreak = 0;
  pieces.forEach((piece, index) => {
    if (index > 0) blank(style.family === 'long' ? 1 : random.chance(0.85) ? 1 : 0);
    const double = style.family === 'column' && random.chance(0.06);
    piece.blocks.forEach(({ block, from, to }, i) => {
      const heading = block.role === 'headline' || block.role === 'deck';
      if (i > 0 && heading) blank(random.chance(0.5) && style.family === 'column' ? 0 : 1);
      else if (i > 0 && block.role === 'subhead') blank(1);
      else if (i > 0) {
        const afterSub = piece.blocks[i - 1].block.role === 'subhead';
        const item = block.role === 'list' && piece.blocks[i - 1].block.role === 'list';
        if (afterSub) blank(style.glueSubheads ? 0 : 1);
        else if (piece.blocks[i - 1].block.role === 'headline' || piece.blocks[i - 1].block.role === 'deck')
          blank(style.headlineGap);
        else if (item && style.family === 'long') blank(random.chance(0.3) ? 1 : 0);
        else blank(random.chance(style.gap) ? 1 : 0);
      }
      const text = block.text.slice(from, to);
      const rows = printBlock(random, style, piece, block, text, from > 0);
      rows.forEach((row, r) => {
        if (r > 0) {
          sinceBreak++;
          if (heading) sinceBreak++;
          else if (double) blank(1);
          else if (r === 1 && from === 0 && random.chance(style.firstLineGap)) blank(1);
          else if (style.columnBreak > 0 && sinceBreak >= style.columnBreak) {
            blank(1);
            sinceBreak = 0;
          } else if (style.family === 'long') blank(1);
        }
        const indent =
          (i === 0 && r === 0 && piece.frame) ||
          (style.paragraphIndent && r === 0 && from === 0 && block.role === 'body')
            ? style.paragraphIndent
              ? '　　'
              : ' '
            : '';
        out.push(indent + decorate(random, style, row, heading));
        made.push({ no: out.length, block, from: from + r });
      });
    });
    if (piece.blocks.some((b) => b.block.role === 'headline') && index + 1 < pieces.length && piece.blocks.length <= 2)
      blank(style.headlineGap - 1);
  });
  blank(random.int(0, 2));
  return { text: out.join('\n') + '\n', lines: goldLines(made) };
}

/** Where a headline of two lines is broken: between words, near its middle. */
function breakOf(text: string): number {
  const folded = fold(text);
  const middle = text.length / 2;
  let best = Math.ceil(middle);
  let least = Infinity;
  for (let at = Math.ceil(middle - 3); at <= middle + 3; at++) {
    if (at < 3 || at > text.length - 3 || /[，、：；」』》”）]/.test(text[at]) || /[「『《“（]/.test(text[at - 1]))
      continue;
    if (/[A-Za-z0-9.%]{2}/.test(text.slice(at - 1, at + 1))) continue;
    const space = text[at] === ' ' || text[at - 1] === ' ';
    const held = space ? -9 : bond(folded.charCodeAt(at - 1), folded.charCodeAt(at)) + 0.4 * Math.abs(at - middle);
    if (held < least) {
      least = held;
      best = at;
    }
  }
  return best;
}

function printBlock(
  random: Random,
  style: Style,
  piece: Piece,
  block: Block,
  text: string,
  continued: boolean,
): string[] {
  if (block.role === 'headline') {
    const half = text.indexOf(' ');
    if (half > 3 && half < 11 && text.length - half < 12 && random.chance(0.5))
      return [text.slice(0, half), text.slice(half + 1)];
    if (style.family === 'column' && text.length > 11 && random.chance(0.35)) {
      const at = breakOf(text);
      return [text.slice(0, at).trim(), text.slice(at).trim()];
    }
    return [text];
  }
  if (block.role === 'deck' || block.role === 'subhead' || block.role === 'byline' || block.role === 'credit')
    return [text];
  if (style.family === 'long' || piece.width === 0) {
    // A column break in the middle of a long paragraph.
    if (text.length > 120 && block.role === 'body' && random.chance(0.12)) {
      let at = random.int(30, text.length - 30);
      while (at < text.length - 5 && /[，。、；：！？」』）》”]/.test(text[at])) at++;
      if (!/[A-Za-z0-9]/.test(text[at - 1])) return [text.slice(0, at), text.slice(at)];
    }
    return [text];
  }
  const indent = continued || block.role === 'caption' || block.role === 'list' ? 0 : 2;
  const narrowFrom =
    block.role === 'body' && text.length > 70 && random.chance(0.1) ? (random.chance(0.5) ? 0 : random.int(1, 3)) : -1;
  const narrow = Math.max(5, Math.floor(piece.width * (0.35 + random.next() * 0.2)));
  const rows = random.int(3, 7);
  return wrap(
    text,
    (line) =>
      narrowFrom >= 0 && line >= narrowFrom && line < narrowFrom + rows
        ? narrow
        : piece.width - (line === 0 ? indent : 0),
    random,
  );
}

/** Stray spaces and letter-spacing. */
function decorate(random: Random, style: Style, row: string, heading: boolean): string {
  if (style.straySpaces && !heading) {
    let text = row;
    if (random.chance(0.8)) text = text.replace(/([^\s])([「『])/g, '$1 $2');
    if (random.chance(0.1)) text = text.replace(/(\d+)(年|月)/g, ' $1 $2');
    if (random.chance(0.01) && row.length < 16) text = [...row].join(' ');
    return text;
  }
  return row;
}

function goldLines(made: readonly { no: number; block: Block; from: number }[]): GoldLine[] {
  const byArticle = new Map<string, { no: number; block: Block; from: number }[]>();
  for (const line of made) {
    const list = byArticle.get(line.block.article);
    if (list === undefined) byArticle.set(line.block.article, [line]);
    else list.push(line);
  }
  const lines: GoldLine[] = [];
  for (const list of byArticle.values()) {
    list.sort((a, b) => a.block.seq - b.block.seq || a.from - b.from || a.no - b.no);
    list.forEach((line, i) => {
      lines.push({
        no: line.no,
        article: line.block.article,
        role: line.block.role,
        order: i + 1,
        joined: i > 0 && list[i - 1].block === line.block,
      });
    });
  }
  return lines.sort((a, b) => a.no - b.no);
}
