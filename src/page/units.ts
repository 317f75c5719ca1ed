import type { Fragment } from './fragments.ts';
import { bulletOf, bylineAtEnd, isClosingNote, sourceAtEnd, speakerOf } from './marks.ts';
import type { Paragraph } from './paragraphs.ts';
import { isHan } from './statistics.ts';
import type { Bag, Words } from './words.ts';

/** A paragraph or item of text that an article is to be found for, and what is known of it. */
export interface Unit {
  readonly index: number;
  readonly paragraph: Paragraph;
  readonly bag: Bag;
  /** Weight of its words. */
  readonly weight: number;
  /** The measure it is set in; 0 where that is not known. */
  readonly width: number;
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
  readonly gap: number;
  /** How far the measures of both differ. */
  readonly step: number;
  readonly lean: number;
  readonly open: number;
  readonly list: number;
  readonly item: number;
  readonly answer: number;
  readonly turn: number;
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
  readonly glued: boolean;
  /** Other headings that begin with the same two characters, up to two. */
  readonly parallel: number;
  /** Says what sort of box stands under it: a list, questions, a comment. */
  readonly cue: number;
  /** How much it is made like a headline rather than a section heading. */
  readonly shape: number;
  /** Weights of its words and characters, and for each unit which of them it says. */
  readonly wordWeights: readonly number[];
  readonly words: Uint32Array;
  readonly charWeights: readonly number[];
  readonly chars: Uint32Array;
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

/** Names of boxes. */
const LIST_CUE =
  /(?:一览|要点|清单|摘要|名单|时间表|时刻表|大事记|档案|日程|年表|速览|看点|数据|重点|提示|链接|成果|[一二三四五六七八九十两\d]+(?:点|项|条|问)(?!.*[，。])|问答|专访|短评|社评|观察|解读|拆局|学者：|专家：|律师：|分析：)/;

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
  const gapless = new Map<string, Set<number>>();
  return flow.map((paragraph, index) => {
    const f = paragraph.first;
    let byline = 0;
    let credit = 0;
    let picture = 0;
    let headed = 0;
    let k = f.index - 1;
    for (; k >= 0 && !isFlow(fragments[k]); k--) {
      const { kind } = fragments[k];
      if (kind === 'byline') byline = 1;
      else if (kind === 'credit') credit = fragments[k - 1]?.kind === 'caption' ? credit : 1;
      else if (kind === 'caption') picture = 1;
      else if (kind === 'heading') headed = 1;
    }
    const last = k >= 0 ? fragments[k] : undefined;
    // What goes on elsewhere says nothing of how it ends.
    const above = owner.get(k) ?? -1;
    const whole = last !== undefined && (above < 0 || flow[above].last === last);
    const name = speakerOf(f.text);
    const key = name.slice(-2);
    let named = key === '' ? undefined : gapless.get(key);
    if (key !== '' && named === undefined) {
      named = new Set();
      for (let u = 0; u < flow.length; u++) if (flow[u].parts.some((part) => part.text.includes(key))) named.add(u);
      gapless.set(key, named);
    }
    const bag = paragraph.parts.map((part) => part.terms);
    const end = last?.text ?? '';
    const framed = habits.indents < 0.15 ? 1 : habits.indents < 0.3 ? 0.5 : habits.indents < 0.6 ? 0.15 : 0;
    const style = styleOf(f);
    return {
      index,
      paragraph,
      bag,
      weight: words.sum(bag),
      width: widthOf(paragraph),
      style,
      before: above,
      seam: {
        dateline: paragraph.dateline > 0 ? 1 : 0,
        byline: byline > 0 || (whole && bylineAtEnd(end) >= 0) ? 1 : 0,
        credit: credit > 0 || (whole && sourceAtEnd(end) >= 0) ? 1 : 0,
        picture,
        closing: whole && isClosingNote(end) ? 1 : 0,
        colon: whole && last?.ending === 'colon' ? 1 : 0,
        frame: f.indented || (headed === 1 && indentedHead(fragments, f.index)) ? framed : 0,
        gap: headed === 0 && f.before > habits.gap + 1 ? 1 : 0,
        step: last === undefined ? 0 : stepOf(above < 0 ? last.width : widthOf(flow[above]), widthOf(paragraph)),
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
    };
  });
}

const isBullet = (style: string) => style !== 'text' && style !== 'qa' && style !== '';

function stepOf(a: number, b: number): number {
  const gap = a === 0 || b === 0 ? 0 : Math.abs(a - b);
  return gap <= 2 ? 0 : gap <= 4 ? 0.6 : 1;
}

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

/** How much a heading is made like a headline: two lines, parts, length, space around it. */
function shapeOf(f: Fragment, habits: Habits, parts: number): number {
  let shape = 0;
  if (f.to - f.from > 1) shape += 1.5;
  if (parts > 1) shape += 0.4;
  shape += f.text.length > 15 ? 1 : f.text.length > 11 ? 0.4 : f.text.length > 8 ? 0 : -0.4;
  const space = Math.max(f.before, f.after);
  if (space > habits.gap + 1 && f.before > 0) shape += 0.6;
  if (f.after === 0) shape -= 0.5;
  else if (habits.glued > 0.25) shape += 0.5;
  return shape;
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
  const heads: Head[] = [];
  const begins = new Map<string, number>();
  for (const p of paragraphs)
    if (p.first.kind === 'heading') {
      const key = p.first.text.slice(0, 2);
      begins.set(key, (begins.get(key) ?? 0) + 1);
    }
  for (const p of paragraphs) {
    const f = p.first;
    if (f.kind !== 'heading') continue;
    let next = f.index + 1;
    let close = true;
    while (next < fragments.length && !isFlow(fragments[next])) {
      if (fragments[next].kind === 'heading') close = false;
      next++;
    }
    let previous = f.index - 1;
    while (previous >= 0 && !isFlow(fragments[previous])) previous--;
    heads.push({
      index: heads.length,
      paragraph: p,
      next: owner.get(next) ?? -1,
      previous: owner.get(previous) ?? -1,
      close,
      glued: f.after === 0,
      cue: LIST_CUE.test(f.text) ? 1 : 0,
      parallel: Math.min(2, (begins.get(f.text.slice(0, 2)) ?? 1) - 1),
      shape: shapeOf(f, habits, partsOf(f)),
      ...sharedWords(f, units, words),
      ...sharedChars(f, units),
    });
  }
  return heads;
}

function sharedWords(f: Fragment, units: readonly Unit[], words: Words): Pick<Head, 'words' | 'wordWeights'> {
  const terms = [...new Set(f.terms)].slice(0, 32);
  const bit = new Map(terms.map((term, i) => [term, 1 << i]));
  const masks = new Uint32Array(units.length);
  for (const u of units)
    for (const list of u.bag)
      for (const term of list) {
        const b = bit.get(term);
        if (b !== undefined) masks[u.index] |= b;
      }
  return { wordWeights: terms.map((term) => words.weightOf(term)), words: masks };
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
    charWeights: counts.map((n) => Math.max(0.05, -Math.log2(Math.max(1, n) / Math.max(4, units.length)))),
    chars: masks,
  };
}
