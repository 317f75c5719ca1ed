import type { Fragment } from './fragments.ts';
import {
  bulletOf,
  bylineAtEnd,
  introducedIn,
  isClosingNote,
  isColumnName,
  isRule,
  isSpeakerLine,
  refersAbove,
  sourceAtEnd,
  speakerOf,
} from './marks.ts';
import { isOpen, type Paragraph } from './paragraphs.ts';
import { countBits, retelling } from './retelling.ts';
import { isHan } from './statistics.ts';
import type { Bag, Terms, Words } from './words.ts';

/** A paragraph or item of text that an article is to be found for, and what is known of it. */
export interface Unit {
  readonly index: number;
  readonly paragraph: Paragraph;
  readonly bag: Bag;
  /** Words of its first sentence, the dateline left out. */
  readonly lead: Terms;
  /** Weight of its words. */
  readonly weight: number;
  /** The measure it is set in, 0 where that is not known; whether three full lines and more show it. */
  readonly width: number;
  readonly sure: boolean;
  /** Speaks of what is told above, as a report does whose lead stands elsewhere. */
  readonly refers: boolean;
  /** `text`, `qa`, or the bullet of an item. */
  readonly style: string;
  /** The text right before it on the page; -1 for none. */
  readonly before: number;
  /** Parts of the score that it goes on with the text before it, without weights. */
  readonly seam: Seam;
  /** How much its first words sound like those of an article. */
  readonly opening: number;
  /** Who speaks in its first words, and the units that name that person, by index. */
  readonly named: ReadonlySet<number> | undefined;
  /** Whom its first words introduce with an office, and the units that name that person, by index. */
  readonly introduced: ReadonlySet<number> | undefined;
}

/** Evidence between a text and the text right before it on the page. */
export interface Seam {
  readonly dateline: number;
  readonly byline: number;
  readonly credit: number;
  readonly picture: number;
  readonly closing: number;
  readonly colon: number;
  readonly frame: number;
  /** One blank line, or more, beyond what the page has between texts; the last where headings stand between. */
  readonly space: number;
  readonly gap: number;
  readonly apart: number;
  /** The text above goes on elsewhere on the page; it ends in mid-sentence; this one begins so. */
  readonly leads: number;
  readonly cut: number;
  readonly stray: number;
  readonly lean: number;
  readonly open: number;
  readonly list: number;
  readonly item: number;
  readonly answer: number;
  readonly turn: number;
  /** One heading stands between, with space under it; or two and more. */
  readonly headed: number;
  readonly stacked: number;
  /** A line is drawn between them. */
  readonly rule: number;
  /** The text before may be the lead of a report that gives its dateline only now. */
  readonly lead: number;
}

/** A heading, and what stands around it. */
export interface Head {
  readonly index: number;
  readonly paragraph: Paragraph;
  /** The texts after and before it with nothing but headings, pictures and signatures between; -1 for none. */
  readonly next: number;
  readonly previous: number;
  /** The text follows at once: no other heading between. */
  readonly close: boolean;
  /** No space between it and the text after it, but before it; or none around it. */
  readonly glued: number;
  readonly set: number;
  /** A speaker's name, or the name of a section over one. */
  readonly speaker: number;
  /** The text after it begins in mid-sentence: it goes on with another text. */
  readonly astray: boolean;
  /** Number of the stack it stands in: headings one after the other with no text between. */
  readonly stack: number;
  /** Other headings that begin or end with the same two characters, up to two. */
  readonly parallel: number;
  /** How many points, items or questions it speaks of; 0 for none. */
  readonly count: number;
  /** Weights of its figures and Latin words, the fewer texts say them the more, and for each unit which of them it says. */
  readonly figureWeights: readonly number[];
  readonly saidFigures: Uint32Array;
  /** How much the space under it is that of headlines over datelines on this page, in logarithms of odds. */
  readonly alike: number;
  /** More blank lines under its stack than the page has between texts. */
  readonly wide: number;
  /** What sort of box stands under it, by its words. */
  readonly cue: Cue;
  /** How it is made, each mostly between 0 and 1. */
  readonly shape: Shape;
  /** Weights of its words and characters, and for each unit which of them it says, and which its first sentence says. */
  readonly wordWeights: readonly number[];
  readonly words: Uint32Array;
  readonly lead: Uint32Array;
  readonly charWeights: readonly number[];
  readonly chars: Uint32Array;
  /** Of each unit how fully its first sentence tells the heading again, other words between; whether it has it word for word. */
  readonly retold: Float64Array;
  readonly quoted: Uint8Array;
}

export type Cue = 'list' | 'turns' | 'view' | '';

/**
 * The make of a heading: lines, parts set apart by spaces, length against ten characters, three characters and fewer, space
 * around it, a dash, the name of a column.
 */
export interface Shape {
  readonly lines: number;
  readonly parts: number;
  readonly long: number;
  readonly short: number;
  readonly tiny: number;
  readonly space: number;
  readonly dash: number;
  readonly column: number;
}

export interface Habits {
  readonly gap: number;
  readonly indents: number;
  readonly glued: number;
}

export const isFlow = (f: Fragment) => f.kind === 'text' || f.kind === 'item';

export function habitsOf(fragments: readonly Fragment[]): Habits {
  const counts = [0, 0, 0, 0];
  let texts = 0;
  let indented = 0;
  let headings = 0;
  let glued = 0;
  for (const f of fragments) {
    if (f.index > 0) counts[Math.min(3, f.before)]++;
    if (f.kind === 'heading') {
      headings++;
      if (f.after === 0) glued++;
    }
    if (!isFlow(f)) continue;
    texts++;
    if (f.indented) indented++;
  }
  return {
    gap: counts.indexOf(Math.max(...counts)),
    indents: texts === 0 ? 0 : indented / texts,
    glued: headings === 0 ? 0 : glued / headings,
  };
}

/** Names of boxes: lists, turns of questions and answers, views of somebody. */
const CUES: readonly (readonly [Cue, RegExp])[] = [
  ['turns', /(?:问答|问与答|专访|对话|答问|答客问|[一二三四五六七八九十两\d]问|访谈|你可能想问)/],
  [
    'list',
    /(?:一览|要点|清单|摘要|名单|时间表|时刻表|大事记|档案|日程|年表|速览|看点|数据|数字|重点|提示|链接|成果|小资料|小知识|话你知|背景|知识卡片|短波|速递|简讯|简报|看板|动态|速写|记事|[一二三四五六七八九十两\d](?:点|项|条|问)(?!.*[，。]))/,
  ],
  ['view', /(?:短评|社评|快评|时评|观察|解读|拆局|热议|学者：|专家：|律师：|分析：)/],
];
const cueOf = (text: string): Cue => CUES.find(([, pattern]) => pattern.test(text))?.[0] ?? '';

const COUNTED = /([二三四五六七八九十两]|\d{1,2})(?:点|项|条|大|个?方面|问|则|招)/;
const countOf = (text: string): number => {
  const found = COUNTED.exec(text)?.[1];
  if (found === undefined) return 0;
  return found === '两' ? 2 : /\d/.test(found) ? Number(found) : '一二三四五六七八九十'.indexOf(found) + 1;
};

const styleOf = (f: Fragment) =>
  f.kind === 'item' ? bulletOf(f.text) || '1' : /^(?:\**)(?:问|答|Q|A)[：:]/.test(f.text) ? 'qa' : 'text';

const widthOf = (p: Paragraph) =>
  p.parts.length === 1 && p.first.to - p.first.from === 1 ? 0 : p.parts.reduce((w, part) => Math.max(w, part.width), 0);

/** By fragment the number of its paragraph. */
function ownersOf(paragraphs: readonly Paragraph[]): Map<number, number> {
  const owner = new Map<number, number>();
  paragraphs.forEach((p, i) => {
    for (const part of p.parts) owner.set(part.index, i);
  });
  return owner;
}

/** A stretch of a page that is divided into articles at once. */
export interface Window {
  readonly paragraphs: readonly Paragraph[];
  /** Begins where nothing speaks for another article: only because the one before it is full. */
  readonly goesOn: boolean;
}

/** Texts in one window: no newspaper page has more. */
const FULL = 110;
const HALF = 60;

/** Paragraphs and headings in file order, cut into windows, at a dateline where there is one. */
export function windowsOf(paragraphs: readonly Paragraph[]): Window[] {
  const sorted = [...paragraphs].sort((a, b) => a.first.index - b.first.index);
  const windows: Window[] = [];
  const flows = sorted.filter((p) => isFlow(p.first)).length;
  let list: Paragraph[] = [];
  let texts = 0;
  let goesOn = false;
  for (const p of sorted) {
    const flow = isFlow(p.first);
    const dated = flow && p.dateline > 0 && texts > HALF && flows > FULL;
    if (flow && (dated || texts >= FULL)) {
      // Headings right before it belong to it.
      let cut = list.length;
      while (cut > 0 && list[cut - 1].first.kind === 'heading' && list[cut - 1].first.index >= p.first.index - 4) cut--;
      windows.push({ paragraphs: list.slice(0, cut), goesOn });
      goesOn = !dated && cut === list.length;
      list = list.slice(cut);
      texts = 0;
    }
    list.push(p);
    if (flow) texts++;
  }
  if (list.length > 0) windows.push({ paragraphs: list, goesOn });
  return windows;
}

/** The texts of a page as units, in file order. */
export function readUnits(
  fragments: readonly Fragment[],
  paragraphs: readonly Paragraph[],
  words: Words,
  habits: Habits,
): Unit[] {
  const flow = paragraphs.filter((p) => isFlow(p.first));
  const owner = ownersOf(flow);
  const wrapped = flow.filter((p) => p.parts.some((part) => part.to - part.from > 2)).length > flow.length / 4;
  const gapless = new Map<string, Set<number>>();
  const naming = (key: string): Set<number> | undefined => {
    if (key === '') return undefined;
    const known = gapless.get(key);
    if (known !== undefined) return known;
    const found = new Set<number>();
    for (let u = 0; u < flow.length; u++) if (flow[u].parts.some((part) => part.text.includes(key))) found.add(u);
    gapless.set(key, found);
    return found;
  };
  return flow.map((paragraph, index) => {
    const f = paragraph.first;
    let byline = 0;
    let credit = 0;
    let picture = 0;
    let headed = 0;
    let headings = 0;
    let rule = 0;
    let blanks = f.before;
    let k = f.index - 1;
    for (; k >= 0 && !isFlow(fragments[k]); k--) {
      const { kind, before } = fragments[k];
      blanks = Math.max(blanks, before);
      if (kind === 'byline') byline = 1;
      else if (kind === 'credit') credit = fragments[k - 1]?.kind === 'caption' ? credit : 1;
      else if (kind === 'caption') picture = 1;
      else if (kind === 'furniture' && isRule(fragments[k].text)) rule = 1;
      else if (kind === 'heading') {
        headed = 1;
        if (!isSpeakerLine(fragments[k].text)) headings++;
      }
    }
    const last = k >= 0 ? fragments[k] : undefined;
    // What goes on elsewhere says nothing of how it ends.
    const above = owner.get(k) ?? -1;
    const whole = last !== undefined && (above < 0 || flow[above].last === last);
    const name = speakerOf(f.text);
    const named = naming(name.slice(-2));
    const introduced = naming(introducedIn(f.text.slice(paragraph.dateline)));
    const bag = paragraph.parts.map((part) => part.terms);
    const end = last?.text ?? '';
    const framed = habits.indents < 0.15 ? 1 : habits.indents < 0.3 ? 0.5 : habits.indents < 0.6 ? 0.15 : 0;
    const style = styleOf(f);
    return {
      index,
      paragraph,
      bag,
      lead: words.read(leadOf(paragraph), false),
      weight: words.sum(bag),
      width: wrapped ? widthOf(paragraph) : 0,
      sure: paragraph.parts.some((part) => part.to - part.from > 3),
      refers: paragraph.parts.some((part) => refersAbove(part.text)),
      style,
      before: above,
      seam: {
        dateline: paragraph.dateline > 0 ? 1 : 0,
        byline: byline > 0 || (whole && bylineAtEnd(end) >= 0) ? 1 : 0,
        credit: credit > 0 || (whole && sourceAtEnd(end) >= 0) ? 1 : 0,
        picture,
        closing: whole && isClosingNote(end) ? 1 : 0,
        colon: whole && last?.ending === 'colon' ? 1 : 0,
        rule,
        headed: headings === 1 && fragments[f.index - 1].after > 0 ? 1 : 0,
        stacked: headings > 1 ? 1 : 0,
        frame: f.indented || (headed === 1 && indentedHead(fragments, f.index)) ? framed : 0,
        space: headed === 0 && blanks === habits.gap + 1 ? 1 : 0,
        gap: headed === 0 && blanks > habits.gap + 1 ? 1 : 0,
        apart: headed === 1 && blanks > habits.gap + 1 ? 1 : 0,
        leads: last !== undefined && !whole ? 1 : 0,
        cut: last !== undefined && whole && last.kind === 'text' && isOpen(last) ? 1 : 0,
        stray: f.orphan ? 1 : 0,
        lean: paragraph.leans,
        open: paragraph.dateline > 0 ? 0 : paragraph.opens,
        lead: paragraph.dateline > 0 && whole && headed + byline + credit === 0 && isLead(fragments, last) ? 1 : 0,
        ...styleSeam(last === undefined ? '' : styleOf(last), style, f.text),
      },
      opening:
        (paragraph.dateline > 0 ? 3 : 0) +
        paragraph.opens * 0.5 -
        paragraph.leans * 0.8 -
        (f.orphan ? 2 : 0) -
        (name !== '' && named !== undefined && named.size > 1 ? 0.5 : 0),
      named: named !== undefined && named.size > 0 ? named : undefined,
      introduced: introduced !== undefined && introduced.size > 1 ? introduced : undefined,
    };
  });
}

/** The first sentence of a text after its dateline, at most 110 characters. */
function leadOf({ parts, dateline }: Paragraph): string {
  const text = parts.map((part) => part.text.slice(0, 160)).join('');
  const head = text.slice(dateline, dateline + 110);
  const stop = head.indexOf('。', 24);
  return stop < 0 ? head : head.slice(0, stop);
}

export const isBullet = (style: string) => style !== 'text' && style !== 'qa' && style !== '';

/** A short text without a dateline, first under a heading or a picture or at the top of the page. */
function isLead(fragments: readonly Fragment[], f: Fragment): boolean {
  if (f.kind !== 'text' || f.dateline > 0 || f.text.length > 220 || f.ending !== 'stop') return false;
  const above = fragments[f.index - 1];
  return above === undefined || above.kind === 'heading' || above.kind === 'caption' || f.indented;
}

/** Whether a list begins, ends or goes on here, and whether an answer follows its question. */
function styleSeam(before: string, style: string, text: string): Pick<Seam, 'list' | 'item' | 'answer' | 'turn'> {
  return {
    list: before !== '' && before !== style && (isBullet(before) || isBullet(style)) ? 1 : 0,
    item: before === style && isBullet(style) ? 1 : 0,
    answer: before === 'qa' && /^(?:答|A)/.test(text) ? 1 : 0,
    turn: before !== style && (before === 'qa' || style === 'qa') && !isBullet(before) && !isBullet(style) ? 1 : 0,
  };
}

function indentedHead(fragments: readonly Fragment[], at: number): boolean {
  for (let k = at - 1; k >= 0 && !isFlow(fragments[k]); k--)
    if (fragments[k].kind === 'heading' && fragments[k].indented) return true;
  return false;
}

const edgesOf = (text: string) => [`^${text.slice(0, 2)}`, `${text.slice(-2)}$`];

function shapeOf(f: Fragment, habits: Habits, parts: number): Shape {
  const { length } = f.text;
  const space = Math.max(f.before, f.after);
  return {
    lines: f.to - f.from > 1 ? 1 : 0,
    parts: parts > 1 ? 1 : 0,
    long: Math.max(0, Math.min(1, (length - 10) / 6)),
    short: Math.max(0, Math.min(1, (9 - length) / 4)),
    tiny: length < 4 ? 1 : 0,
    space: space > habits.gap + 1 && f.before > 0 ? 1 : 0,
    column: isColumnName(f.text) || f.ending === 'colon' ? 1 : 0,
    dash: /^(?:——|—|──|--)/.test(f.text) ? 1 : 0,
  };
}

/** The headings of a page, each with what units share with it. Window of units around each is bounded. */
export function readHeads(
  fragments: readonly Fragment[],
  paragraphs: readonly Paragraph[],
  units: readonly Unit[],
  words: Words,
  habits: Habits,
  partsOf: (f: Fragment) => number,
): Head[] {
  const owner = ownersOf(units.map((u) => u.paragraph));
  const leads = units.map((u) => leadOf(u.paragraph));
  const heads: Head[] = [];
  const begins = new Map<string, number>();
  for (const p of paragraphs)
    if (p.first.kind === 'heading') {
      for (const key of edgesOf(p.first.text)) begins.set(key, (begins.get(key) ?? 0) + 1);
    }
  let stack = 0;
  for (const p of paragraphs) {
    const f = p.first;
    if (f.kind !== 'heading') continue;
    const above = heads[heads.length - 1]?.paragraph.first.index ?? -9;
    if (f.index - above > 2 || (f.index - above === 2 && isFlow(fragments[f.index - 1]))) stack++;
    let next = f.index + 1;
    let close = true;
    while (next < fragments.length && !isFlow(fragments[next])) {
      if (fragments[next].kind === 'heading') close = false;
      next++;
    }
    let previous = f.index - 1;
    while (previous >= 0 && !isFlow(fragments[previous])) previous--;
    const said = sharedWords(f, units, words);
    heads.push({
      index: heads.length,
      paragraph: p,
      next: owner.get(next) ?? -1,
      previous: owner.get(previous) ?? -1,
      close,
      glued: f.after === 0 && f.before > 0 ? 1 : 0,
      set: f.after === 0 && f.before === 0 ? 1 : 0,
      speaker:
        isSpeakerLine(f.text) ||
        (fragments[f.index + 1]?.kind === 'heading' && isSpeakerLine(fragments[f.index + 1].text))
          ? 1
          : 0,
      astray:
        fragments[next]?.orphan === true ||
        (owner.has(next) && units[owner.get(next)!].paragraph.first !== fragments[next]),
      stack,
      count: countOf(f.text),
      cue: cueOf(f.text),
      parallel: Math.min(2, Math.max(...edgesOf(f.text).map((key) => begins.get(key) ?? 1)) - 1),
      shape: shapeOf(f, habits, partsOf(f)),
      ...said,
      ...sharedChars(f, units),
      ...sharedFigures(f, units),
      ...retoldIn(f, said, units, leads),
      alike: 0,
      wide: 0,
    });
  }
  return withSpace(withHabits(heads, units), habits);
}

/** How much the space under a heading is that of the headlines of the page that stand over a dateline. */
function withHabits(heads: readonly Head[], units: readonly Unit[]): Head[] {
  const space = (h: Head) => Math.min(3, h.paragraph.last.after);
  const sure = [0, 0, 0, 0];
  const all = [0, 0, 0, 0];
  const isSure = (h: Head) => h.close && h.next >= 0 && !h.astray && units[h.next].seam.dateline > 0;
  for (const h of heads) {
    all[space(h)]++;
    if (isSure(h)) sure[space(h)]++;
  }
  return heads.map((h) => {
    const own = isSure(h) ? 1 : 0;
    const n = sure.reduce((a, b) => a + b, 0) - own;
    if (!h.close || n <= 0) return h;
    const share = (all[space(h)] + 1) / (heads.length + 4);
    const odds = (sure[space(h)] - own + 2 * share) / (n + 2) / share;
    return { ...h, alike: Math.max(-1.5, Math.min(1.5, Math.log(odds))) };
  });
}

/** Figures and Latin words of a heading, at most eight, and which of them each text says. */
function sharedFigures(f: Fragment, units: readonly Unit[]): Pick<Head, 'saidFigures' | 'figureWeights'> {
  const figures = [...new Set(f.text.match(/[A-Za-z0-9.]{2,}/g) ?? [])].slice(0, 8);
  const saidFigures = new Uint32Array(units.length);
  const counts = figures.map(() => 0);
  for (const u of units)
    figures.forEach((figure, i) => {
      if (!u.paragraph.parts.some((part) => part.text.includes(figure))) return;
      saidFigures[u.index] |= 1 << i;
      counts[i]++;
    });
  return { figureWeights: counts.map((n) => rarity(n, units.length)), saidFigures };
}

/** Whether the space under the last heading of each stack is more than the page has between texts. */
function withSpace(heads: readonly Head[], { gap }: Habits): Head[] {
  const under = new Map(heads.map((h) => [h.stack, h.paragraph.last.after]));
  return heads.map((h) => ({ ...h, wide: h.next >= 0 && under.get(h.stack)! > gap ? 1 : 0 }));
}

/** Weight of what so many of a page's texts say: bits, never nothing. */
const rarity = (said: number, texts: number) => Math.max(0.05, -Math.log2(Math.max(1, said) / Math.max(4, texts)));

function sharedWords(f: Fragment, units: readonly Unit[], words: Words): Pick<Head, 'words' | 'lead' | 'wordWeights'> {
  const terms = [...new Set(f.terms)].slice(0, 32);
  const bit = new Map(terms.map((term, i) => [term, 1 << i]));
  const mask = (list: Terms) => {
    let said = 0;
    for (const term of list) said |= bit.get(term) ?? 0;
    return said;
  };
  const masks = new Uint32Array(units.length);
  const lead = new Uint32Array(units.length);
  for (const u of units) {
    for (const list of u.bag) masks[u.index] |= mask(list);
    if (masks[u.index] !== 0) lead[u.index] = mask(u.lead);
  }
  return { wordWeights: terms.map((term) => words.weightOf(term)), words: masks, lead };
}

/** What first sentences tell of a heading, and which texts have it word for word. */
function retoldIn(
  { text }: Fragment,
  said: Pick<Head, 'words' | 'wordWeights'>,
  units: readonly Unit[],
  leads: readonly string[],
): Pick<Head, 'retold' | 'quoted'> {
  const whole = (2 ** said.wordWeights.length - 1) >>> 0;
  const quoted = Uint8Array.from(units, ({ index, paragraph: { parts } }) =>
    // Only a text with all its words has it; a word may lie across two parts.
    countBits(whole & ~said.words[index]) < parts.length &&
    parts
      .map((part) => part.text)
      .join('')
      .includes(text)
      ? 1
      : 0,
  );
  const retold = retelling(text, leads).map((share, u) => (quoted[u] > 0 ? 0 : Math.max(0, 2 * share - 1)));
  return { retold, quoted };
}

function sharedChars(f: Fragment, units: readonly Unit[]): Pick<Head, 'chars' | 'charWeights'> {
  const chars = [...new Set(f.text)].filter((c) => isHan(c.charCodeAt(0))).slice(0, 32);
  const counts = chars.map(() => 0);
  const masks = new Uint32Array(units.length);
  for (const u of units) {
    let mask = 0;
    chars.forEach((c, i) => {
      if (u.paragraph.parts.some((part) => part.text.includes(c))) {
        mask |= 1 << i;
        counts[i]++;
      }
    });
    masks[u.index] = mask;
  }
  return {
    charWeights: counts.map((n) => rarity(n, units.length)),
    chars: masks,
  };
}
