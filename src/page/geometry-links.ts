import { across, type Block, type Box, down, heightOf, type Sheet, turned, widthOf } from './geometry-page.ts';
import { datelineLength, isByline, leansBack, opensReport } from './marks.ts';
import { type Score, total } from './score.ts';
import { bond, completes } from './statistics.ts';
import type { Words } from './words.ts';

/** That one block goes on with another, or stands first under a headline. */
export interface Link {
  readonly from: Block;
  readonly to: Block;
  readonly score: Score;
}

const STOP = '。'.charCodeAt(0);
/** A link that is worth less is not made. */
const LEAST = 0;

/** How the lines of a block begin and end. */
interface Edges {
  /** The first line is indented; undefined where one line does not tell. */
  readonly indented: boolean | undefined;
  /** The last line fills the measure. */
  readonly full: boolean;
  /** The last line ends a sentence. */
  readonly stopped: boolean;
}

const startOf = (block: Block, i: number) => turned(boxAt(block, i), block.vertical);
const boxAt = (block: Block, i: number): Box => {
  const { x, y, width, height } = block.lines[i];
  return { x0: x, x1: x + width, y0: y, y1: y + height };
};

export function edgesOf(block: Block): Edges {
  const { read, size, lines, text } = block;
  const first = startOf(block, 0);
  const last = startOf(block, lines.length - 1);
  return {
    indented: lines.length === 1 ? undefined : first.x0 - read.x0 > size * 1.2,
    full: lines.length > 1 && read.x1 - last.x1 < size * 1.3,
    stopped: /[。！？!?；：][」』）”’》]*$/.test(text),
  };
}

/** A byline on a line of its own. */
export const isSignature = (block: Block) => block.lines.length === 1 && isByline(block.text);

/** Whether paragraphs of a page begin with an indented line. */
export function usesIndents(blocks: readonly Block[]): boolean {
  let indented = 0;
  let flush = 0;
  for (const block of blocks) {
    if (block.part !== 'text') continue;
    for (let i = 1; i < block.lines.length; i++) {
      const before = startOf(block, i - 1);
      if (block.read.x1 - before.x1 < block.size * 1.5) continue;
      if (startOf(block, i).x0 - block.read.x0 > block.size * 1.2) indented++;
      else flush++;
    }
  }
  return indented >= flush;
}

/** The links of a page. */
export interface Links {
  readonly links: readonly Link[];
  /** That a text begins under a headline, by its place and how it begins; undefined where it cannot. */
  readonly under: (head: Block, to: Block) => Score | undefined;
}

/** Scores all links of a page that its geometry allows, and makes those that are worth most together. */
export function linkBlocks(sheet: Sheet, words: Words): Links {
  const texts = sheet.blocks.filter((b) => b.part === 'text' || b.part === 'sub');
  const heads = sheet.blocks.filter((b) => b.part === 'head');
  const context = new Context(sheet, texts, heads, words);
  const links: Link[] = [];
  for (const to of texts) {
    for (const from of heads) keep(links, from, to, context.headScore(from, to));
    for (const from of texts) if (from !== to) keep(links, from, to, context.textScore(from, to));
  }
  return { links: choose(links), under: (head, to) => context.underScore(head, to) };
}

function keep(links: Link[], from: Block, to: Block, score: Score | undefined): void {
  if (score !== undefined && score.total > LEAST) links.push({ from, to, score });
}

/** Best first; then ends of two links are swapped where both together are worth more. */
function choose(links: readonly Link[]): Link[] {
  const sorted = [...links].sort(
    (a, b) => b.score.total - a.score.total || a.from.index - b.from.index || a.to.index - b.to.index,
  );
  const worth = new Map(sorted.map((link) => [`${link.from.index}>${link.to.index}`, link]));
  const next = new Map<number, Link>();
  const before = new Map<number, Link>();
  const set = (link: Link) => {
    next.set(link.from.index, link);
    before.set(link.to.index, link);
  };
  for (const link of sorted)
    if (!next.has(link.from.index) && !before.has(link.to.index) && !leadsTo(next, link.to.index, link.from.index))
      set(link);
  for (let round = 0; round < 3; round++)
    for (const wanted of sorted) {
      const old = before.get(wanted.to.index);
      const rival = next.get(wanted.from.index);
      if (old === wanted || rival === undefined) continue;
      // The rival takes what the wanted link's end was joined to.
      const other = old === undefined ? undefined : worth.get(`${old.from.index}>${rival.to.index}`);
      const gain = wanted.score.total - (old?.score.total ?? 0) - rival.score.total + (other?.score.total ?? 0);
      if (gain <= 0.01) continue;
      next.delete(wanted.from.index);
      before.delete(rival.to.index);
      if (old !== undefined) next.delete(old.from.index);
      if (leadsTo(next, wanted.to.index, wanted.from.index)) {
        set(rival);
        if (old !== undefined) set(old);
        continue;
      }
      set(wanted);
      if (other !== undefined && !leadsTo(next, other.to.index, other.from.index)) set(other);
    }
  return [...next.values()];
}

function leadsTo(next: ReadonlyMap<number, Link>, from: number, to: number): boolean {
  for (let at: number | undefined = from, n = 0; at !== undefined && n < 5000; n++) {
    if (at === to) return true;
    at = next.get(at)?.to.index;
  }
  return false;
}

class Context {
  readonly #texts: readonly Block[];
  readonly #heads: readonly Block[];
  readonly #marks: readonly Box[];
  readonly #words: Words;
  readonly #indents: boolean;
  readonly #over = new Map<number, { head: Block; direct: boolean; signed: boolean } | undefined>();

  constructor(sheet: Sheet, texts: readonly Block[], heads: readonly Block[], words: Words) {
    this.#texts = texts;
    this.#heads = heads;
    this.#marks = sheet.rules;
    this.#words = words;
    this.#indents = usesIndents(texts);
    for (const block of texts) this.#over.set(block.index, this.#headOver(block));
  }

  /** The nearest headline over a block, and whether no text stands between. */
  #headOver(block: Block): { head: Block; direct: boolean; signed: boolean } | undefined {
    const at = block.read;
    let best: Block | undefined;
    let edge = -Infinity;
    for (const head of this.#heads) {
      const box = turned(head.box, block.vertical);
      if (head.frame !== block.frame || box.y1 > at.y0 + block.size || across(box, at) < widthOf(at) * 0.3) continue;
      if (box.y1 > edge) {
        edge = box.y1;
        best = head;
      }
    }
    if (best === undefined) return undefined;
    const top = edge;
    const between = this.#texts.filter((t) => {
      const box = turned(t.box, block.vertical);
      const inside =
        box.y0 > top - 2 && box.y1 < at.y0 + 2 && across(box, at) > Math.min(widthOf(at), widthOf(box)) * 0.3;
      return t !== block && t.part === 'text' && inside;
    });
    const open = !this.#ruled(turned(best.box, block.vertical), at, block.vertical);
    return { head: best, direct: open && between.every(isSignature), signed: between.some(isSignature) };
  }

  /** Whether a rule across the lines' direction lies between two boxes, one over the other, in reading space. */
  #ruled(a: Box, b: Box, vertical: boolean): boolean {
    const wide = Math.min(widthOf(a), widthOf(b));
    return this.#marks.some((mark) => {
      const rule = turned(mark, vertical);
      if (widthOf(rule) < heightOf(rule)) return false;
      return rule.y0 > a.y1 - 3 && rule.y1 < b.y0 + 3 && across(rule, b) > Math.min(wide, widthOf(b)) * 0.5;
    });
  }

  /** What a block says for being the first under a headline. */
  #opening(to: Block): Record<string, number> {
    const { indented } = edgesOf(to);
    const first = to.lines[0];
    const byline =
      to.text.length < 40 ? isByline(to.text) : isByline(to.text.slice(0, Math.max(4, first.end - first.start)));
    const start = indented === undefined || byline ? 0 : indented ? 1 : this.#indents ? -3 : 0;
    return {
      start,
      byline: byline ? 2 : 0,
      begins: Math.max(-1, Math.min(1, bond(STOP, to.text.charCodeAt(0)) * 0.3)),
      dateline: datelineLength(to.text) > 0 ? 1.5 : 0,
      opens: Math.min(0.8, opensReport(to.text) * 0.3) - leansBack(to.text) * 0.3,
    };
  }

  underScore(head: Block, to: Block): Score | undefined {
    if (head.frame !== to.frame) return undefined;
    const place = this.#headPlace(head, to);
    return place === undefined ? undefined : total({ ...place, ...this.#opening(to) });
  }

  headScore(head: Block, to: Block): Score | undefined {
    const place = this.underScore(head, to);
    if (place === undefined) return undefined;
    const cover = this.#words.coverage([head.terms], [to.terms]);
    return total({ ...place.parts, words: 1.5 * Math.min(1, cover) });
  }

  #headPlace(head: Block, to: Block): Record<string, number> | undefined {
    const box = turned(head.box, to.vertical);
    const at = to.read;
    const em = to.size;
    if (across(box, at) > em && box.y1 < at.y0 + em) return this.#under(head, box, to);
    if (head.vertical === to.vertical) return undefined;
    return this.#beside(box, to, em);
  }

  #under(head: Block, box: Box, to: Block): Record<string, number> | undefined {
    const at = to.read;
    const em = to.size;
    const over = this.#over.get(to.index);
    if (over?.head !== head) return undefined;
    if (!over.direct || over.signed) return undefined;
    const gap = (at.y0 - box.y1) / em;
    const off = Math.abs(at.x0 - box.x0) / em;
    const firsts = this.#texts.filter(
      (t) => t.vertical === to.vertical && this.#over.get(t.index)?.head === head && this.#over.get(t.index)?.direct,
    );
    const behind = firsts.filter((t) => t.read.x1 < at.x0 + em && t.frame === to.frame).length;
    return {
      under: 3,
      gap: -Math.max(0, gap - 3) * 0.12,
      aligned: off < 2.2 ? 1.2 : 0,
      behind: -2.5 * Math.min(2, behind),
    };
  }

  /** A headline set crosswise, at the side of the text: at its start, or at its far end beside the last column. */
  #beside(box: Box, to: Block, em: number): Record<string, number> | undefined {
    const at = to.read;
    if (down(box, at) < Math.min(em * 2, heightOf(at) * 0.6) && Math.abs(at.y0 - box.y0) > em * 3) return undefined;
    const over = this.#over.get(to.index);
    const before = at.x0 - box.x1;
    const after = box.x0 - at.x1;
    const level = Math.abs(at.y0 - box.y0) / em;
    const between = (from: number, to2: number) =>
      this.#heads.some((h) => {
        const b = turned(h.box, to.vertical);
        return b !== box && b.x0 > from - 1 && b.x1 < to2 + 1 && down(b, at) > em * 2 && h.vertical !== to.vertical;
      });
    const covered = over?.direct === true && turned(over.head.box, to.vertical).y1 > box.y0 ? -3 : 0;
    if (before > -em && before < em * 5)
      return { beside: 2.6, level: level < 3 ? 1 : -0.1 * Math.min(20, level), covered };
    const lefts = this.#texts.filter(
      (t) =>
        t.vertical === to.vertical &&
        t.frame === to.frame &&
        t.read.x1 < at.x0 + em &&
        at.x0 - t.read.x1 < em * 4 &&
        down(t.read, at) > em * 2,
    );
    if (after > -em && !between(at.x1, box.x0))
      return {
        beyond: 1,
        level: level < 3 ? 1.2 : -0.1 * Math.min(20, level),
        far: -Math.min(3, after / em / 30),
        covered,
        lefts: lefts.length > 0 ? -1.5 : 0,
      };
    return undefined;
  }

  textScore(from: Block, to: Block): Score | undefined {
    if (from.vertical !== to.vertical || from.frame !== to.frame) return undefined;
    const place = this.#place(from, to);
    if (place === undefined) return undefined;
    return total({ ...place, ...this.#type(from, to), ...this.#reads(from, to), ...this.#headed(from, to) });
  }

  #place(from: Block, to: Block): Record<string, number> | undefined {
    const a = from.read;
    const b = to.read;
    const em = Math.max(from.size, to.size);
    if (across(a, b) > Math.min(widthOf(a), widthOf(b)) * 0.6) {
      if (b.y0 < a.y1 - em * 0.5) return undefined;
      const gap = (b.y0 - a.y1) / em;
      const blocked = this.#between(a, b, to);
      if (blocked === 'head') return undefined;
      return {
        below: 1.5,
        near: gap < 3 ? 1.2 : -Math.min(2, (gap - 3) * 0.06),
        ruled: this.#ruled(a, b, to.vertical) ? -3 : 0,
        blocked: blocked === 'text' ? -4 : 0,
      };
    }
    const gap = (b.x0 - a.x1) / em;
    if (gap > -0.5 && gap < 40 && down(a, b) > -em * 2) {
      const top = (b.y0 - a.y0) / em;
      return {
        beside: 1.5,
        top: Math.abs(top) < 1.6 ? 1.5 : Math.max(-1, 0.6 - Math.abs(top) * 0.02),
        gutter: gap < 3.5 ? 0.8 : -Math.min(3, (gap - 3.5) * 0.3),
        past: -3 * Math.min(2, this.#columnsBetween(a, b, to)),
      };
    }
    // From the foot of the last column to a row of columns below it.
    if (b.y0 > a.y1 - em && b.x1 < a.x0 + em) {
      const gap2 = (b.y0 - a.y1) / em;
      return {
        row: -0.3,
        near: gap2 < 4 ? 0.5 : -Math.min(3, gap2 * 0.08),
        ruled: this.#ruled({ ...a, x0: b.x0 }, b, to.vertical) ? -3 : 0,
      };
    }
    return undefined;
  }

  /** What stands between two blocks, one over the other. */
  #between(a: Box, b: Box, to: Block): 'head' | 'text' | undefined {
    const inside = (block: Block) => {
      const box = turned(block.box, to.vertical);
      return box.y0 > a.y1 - 3 && box.y1 < b.y0 + 3 && across(box, b) > widthOf(b) * 0.3;
    };
    if (this.#heads.some((h) => h.frame === to.frame && inside(h))) return 'head';
    return this.#texts.some((t) => t !== to && t.frame === to.frame && inside(t)) ? 'text' : undefined;
  }

  #columnsBetween(a: Box, b: Box, to: Block): number {
    let count = 0;
    for (const t of this.#texts) {
      const box = turned(t.box, to.vertical);
      if (t.frame === to.frame && box.x0 > a.x1 - 2 && box.x1 < b.x0 + 2 && down(box, b) > to.size * 2) count++;
    }
    return count;
  }

  #type(from: Block, to: Block): Record<string, number> {
    if (from.part === 'sub' || to.part === 'sub') return { sub: -0.2 };
    const same = Math.abs(from.size - to.size) < 0.02 * from.size + 0.05;
    const wide = Math.abs(widthOf(from.read) - widthOf(to.read)) / to.size;
    const few = Math.min(from.lines.length, to.lines.length) < 2;
    return { size: same ? 1 : -3, measure: wide < 1.2 ? 0.5 : few ? 0 : -0.8, bold: from.bold === to.bold ? 0 : -1 };
  }

  /** Whether the words of one go on with those of the other. */
  #reads(from: Block, to: Block): Record<string, number> {
    if (from.part === 'sub' || to.part === 'sub') return {};
    const a = edgesOf(from);
    const b = edgesOf(to);
    if (isSignature(from)) return { signed: to.read.x0 > from.read.x1 - to.size ? -3 : b.indented === true ? 1 : 0 };
    const alone = from.lines.length === 1 && widthOf(from.read) > widthOf(to.read) - to.size * 3.5;
    const mid = !a.stopped && (a.full || alone);
    const last = from.text.charCodeAt(from.text.length - 1);
    const first = to.text.charCodeAt(0);
    if (mid) {
      if (b.indented === true && this.#indents) return { torn: -5 };
      return { through: 1 + Math.max(-3, Math.min(3, completes(last, first) * 0.8)) };
    }
    const starts = b.indented ?? undefined;
    if (!a.full && starts === false && this.#indents && from.lines.length > 1) return { torn: -4 };
    return {
      opens:
        starts === true ? 0.2 - (datelineLength(to.text) > 0 ? 3 : 0) - (isByline(to.text.slice(0, 24)) ? 2 : 0) : 0,
    };
  }

  /** Blocks under one headline go together; a block right under another headline starts there. */
  #headed(from: Block, to: Block): Record<string, number> {
    const a = this.#over.get(from.index);
    const b = this.#over.get(to.index);
    if (b === undefined) return {};
    if (a?.head === b.head) return { headed: b.direct && a.direct ? 1.2 : 0.4 };
    return { headed: b.direct ? -2 : -0.6 };
  }
}
