import type { Role } from '../../src/record/kinds.ts';
import { Random } from '../simulate/random.ts';

/** What is printed: an article before it is set. */
export interface Copy {
  /** Of an article that goes on on another page: its parts have the same. */
  readonly id?: string;
  readonly headline: string;
  readonly paragraphs: readonly string[];
  readonly deck?: string;
  readonly byline?: string;
  readonly caption?: string;
  /** Lines of a box inside the article. */
  readonly box?: readonly string[];
}

/** A set line with its answer. Points, origin at the top left of the page; x and y are of its middle. */
export interface SetLine {
  readonly page: number;
  readonly article: string;
  readonly role: Role;
  /** Place in the article's reading order. */
  readonly order: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** A typeset issue: HTML for a browser to print, and its answers. */
export interface SetPage {
  readonly html: string;
  readonly lines: readonly SetLine[];
  readonly articles: readonly { readonly id: string; readonly headline: string }[];
}

interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

interface Piece {
  text: string;
  role: Role;
}

export interface Look {
  readonly paper: string;
  readonly date: string;
  readonly vertical: boolean;
  /** Family of fonts, as CSS names it. */
  readonly font: string;
}

const WIDTH = 992;
const HEIGHT = 1417;
const MARGIN = 42;
const FORBIDDEN = /[，。、；：！？」』）》〉】〕…”’]/;
const FIRM = /[「『（《〈【〔“‘]/;

const widthOf = (text: string) => {
  let width = 0;
  for (const c of text) width += c.charCodeAt(0) < 0x2e80 && !/[“”‘’…—·]/.test(c) ? 0.62 : 1;
  return width;
};

/** Breaks a text to a measure, in ideographs; no mark stands where it must not. */
export function breakLines(text: string, measure: number, indent = 0): string[] {
  const lines: string[] = [];
  const units = text.match(/[A-Za-z0-9.,%$-]+|[\s\S]/gu) ?? [];
  let line = '';
  let room = measure - indent;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i];
    const next = units[i + 1] ?? '';
    const wide = widthOf(unit) + (FORBIDDEN.test(next) && next.length === 1 ? 1 : 0);
    if (line !== '' && widthOf(line) + wide > room + 0.01 && !FORBIDDEN.test(unit)) {
      lines.push(line);
      line = '';
      room = measure;
      if (unit === ' ') continue;
    } else if (line !== '' && FIRM.test(unit) && widthOf(line) + wide + 1 > room) {
      lines.push(line);
      line = '';
      room = measure;
    }
    line += unit;
  }
  if (line !== '') lines.push(line);
  return lines;
}

const escaped = (text: string) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);

/** Sets one or more printed pages; same seed and copy, same pages. The drawing order is shuffled. */
export class Typesetter {
  readonly #random: Random;
  readonly #look: Look;
  #page = 0;
  #drawn: string[][] = [];
  readonly lines: SetLine[] = [];
  readonly articles: { id: string; headline: string }[] = [];
  #order = new Map<string, number>();
  #headRole: Role = 'headline';

  constructor(seed: number, look: Look) {
    this.#random = new Random(seed);
    this.#look = look;
  }

  /** Sets a page of some articles; what does not fit of the last goes on the next page where `jump` is told. */
  page(copies: readonly Copy[], label: string): void {
    this.#drawn.push([]);
    this.#page = this.#drawn.length;
    const head = `${label}　${this.#look.paper}　${this.#look.date}`;
    this.#put(head, { x: MARGIN, y: 24, w: 400, h: 12 }, 11, false, undefined, '', 'furniture', false);
    this.#rule({ x: MARGIN, y: 40, w: WIDTH - 2 * MARGIN, h: 0.8 });
    this.#put(
      String(this.#page),
      { x: WIDTH / 2 - 8, y: HEIGHT - 30, w: 20, h: 10 },
      9,
      false,
      undefined,
      '',
      'furniture',
      false,
    );
    const area = { x: MARGIN, y: 50, w: WIDTH - 2 * MARGIN, h: HEIGHT - 50 - 44 };
    const sizes = copies.map((copy) => copy.paragraphs.join('').length + 260);
    this.#split(area, copies, sizes, true);
  }

  /** The rest of an article on this page, under its jump line. */
  result(): SetPage {
    const sheets = this.#drawn.map((drawn) => `<section>${this.#random.shuffle([...drawn]).join('')}</section>`);
    const css = `@page{size:${WIDTH}pt ${HEIGHT}pt;margin:0}*{margin:0;padding:0}body{font-family:"${this.#look.font}";-webkit-print-color-adjust:exact}section{position:relative;width:${WIDTH}pt;height:${HEIGHT}pt;overflow:hidden;break-after:page}section:last-child{break-after:auto}div{position:absolute;white-space:pre;line-height:1}.j{text-align:justify;text-align-last:justify}.v{writing-mode:vertical-rl;font-family:"Noto Sans CJK TC"}.p{background:#ccc}.r{background:#000}.b{font-weight:bold}`;
    return {
      html: `<!doctype html><html lang="zh-Hant"><meta charset="utf-8"><title>page</title><style>${css}</style>${sheets.join('\n')}`,
      lines: this.lines,
      articles: this.articles,
    };
  }

  #rule(r: Rect): void {
    this.#drawn[this.#page - 1].push(
      `<div class="r" style="left:${r.x}pt;top:${r.y}pt;width:${r.w}pt;height:${r.h}pt"></div>`,
    );
  }

  #frame(r: Rect): void {
    for (const side of [
      { ...r, h: 0.7 },
      { ...r, y: r.y + r.h, h: 0.7 },
      { ...r, w: 0.7 },
      { ...r, x: r.x + r.w, w: 0.7 },
    ])
      this.#rule(side);
  }

  #put(
    text: string,
    r: Rect,
    size: number,
    vertical: boolean,
    fill: boolean | undefined,
    article: string,
    role: Role,
    bold: boolean,
  ): void {
    const along = vertical ? `height:${r.h}pt;width:${size}pt` : `width:${r.w}pt;height:${size}pt`;
    const classes = [vertical ? 'v' : '', fill === true ? 'j' : '', bold ? 'b' : ''].filter(Boolean).join(' ');
    // Justified text needs places where it may stretch; a browser stretches between ideographs.
    this.#drawn[this.#page - 1].push(
      `<div class="${classes}" style="left:${r.x.toFixed(2)}pt;top:${r.y.toFixed(2)}pt;${along};font-size:${size}pt">${escaped(text)}</div>`,
    );
    const order = this.#order.get(article) ?? 0;
    this.#order.set(article, order + 1);
    const long = Math.min(widthOf(text) * size, vertical ? r.h : r.w);
    this.lines.push({
      page: this.#page,
      article,
      role,
      order,
      text,
      x: vertical ? r.x + size / 2 : r.x + long / 2,
      y: vertical ? r.y + long / 2 : r.y + size / 2,
    });
  }

  #split(area: Rect, copies: readonly Copy[], sizes: readonly number[], across: boolean): void {
    const random = this.#random;
    if (copies.length === 2 && area.w > 420 && area.h > 420 && random.chance(0.35)) {
      this.#article(area, copies[0], copies[1]);
      return;
    }
    if (copies.length === 1) {
      this.#article(area, copies[0]);
      return;
    }
    const all = sizes.reduce((a, b) => a + b, 0);
    let cut = 1;
    for (let best = 1, i = 1; i < copies.length; i++) {
      const share = sizes.slice(0, i).reduce((a, b) => a + b, 0) / all;
      const off = Math.abs(share - 0.5) + random.next() * 0.2;
      if (off < best) {
        best = off;
        cut = i;
      }
    }
    const share = Math.min(0.78, Math.max(0.22, sizes.slice(0, cut).reduce((a, b) => a + b, 0) / all));
    const rows = area.h < 320 ? false : area.w < 330 ? true : across ? random.chance(0.7) : random.chance(0.3);
    const gap = 14;
    const ruled = random.chance(0.5);
    const first: Rect = rows ? { ...area, h: area.h * share - gap / 2 } : { ...area, w: area.w * share - gap / 2 };
    const second: Rect = rows
      ? { ...area, y: area.y + area.h * share + gap / 2, h: area.h * (1 - share) - gap / 2 }
      : { ...area, x: area.x + area.w * share + gap / 2, w: area.w * (1 - share) - gap / 2 };
    if (ruled)
      this.#rule(
        rows
          ? { x: area.x, y: second.y - gap / 2, w: area.w, h: 0.5 }
          : { x: second.x - gap / 2, y: area.y, w: 0.5, h: area.h },
      );
    this.#split(first, copies.slice(0, cut), sizes.slice(0, cut), !rows);
    this.#split(second, copies.slice(cut), sizes.slice(cut), !rows);
  }

  /** @param corner an article set into the lower right corner of the columns of this one */
  #article(area: Rect, copy: Copy, corner?: Copy): void {
    const id = copy.id ?? `a${this.articles.length + 1}`;
    const goesOn = this.articles.some((article) => article.id === id);
    if (!goesOn) this.articles.push({ id, headline: copy.headline });
    this.#headRole = goesOn ? 'subhead' : 'headline';
    const framed = corner === undefined && this.#random.chance(0.18);
    let inner = area;
    if (framed) {
      this.#frame(area);
      inner = { x: area.x + 8, y: area.y + 8, w: area.w - 16, h: area.h - 16 };
    }
    const vertical = this.#look.vertical && this.#random.chance(0.85);
    const body = vertical ? this.#headVertical(inner, copy, id) : this.#headHorizontal(inner, copy, id);
    this.#fill(body, copy, id, vertical, corner);
  }

  #headHorizontal(area: Rect, copy: Copy, id: string): Rect {
    const random = this.#random;
    if (random.chance(0.15) && area.h > 300 && area.w > 260) return this.#headVertical(area, copy, id);
    const wide = widthOf(copy.headline);
    let size = Math.min(46, Math.max(18, Math.floor((area.w / wide) * (random.chance(0.5) ? 0.95 : 0.8))));
    let parts = [copy.headline];
    if (wide * size > area.w) {
      parts = halves(copy.headline);
      size = Math.min(40, Math.floor((area.w / Math.max(...parts.map(widthOf))) * 0.97));
    }
    if (size < 16) {
      size = 16;
      parts = breakLines(copy.headline, Math.floor(area.w / size));
    }
    let { y } = area;
    const spaced = parts.length === 1 && wide * size * 1.25 < area.w && random.chance(0.3);
    for (const part of parts) {
      this.#put(
        part,
        { x: area.x, y, w: spaced ? area.w : Math.max(area.w, 10), h: size },
        size,
        false,
        spaced,
        id,
        'headline',
        true,
      );
      y += size * 1.16;
    }
    if (copy.deck !== undefined) {
      y += 4;
      for (const line of breakLines(copy.deck, Math.floor(area.w / 15))) {
        this.#put(line, { x: area.x, y, w: area.w, h: 14 }, 14, false, false, id, 'deck', false);
        y += 18;
      }
    }
    y += 8;
    return { ...area, y, h: area.y + area.h - y };
  }

  /** A headline set downwards at the right (or the left) of its article. */
  #headVertical(area: Rect, copy: Copy, id: string): Rect {
    const random = this.#random;
    const wide = widthOf(copy.headline);
    let parts = [copy.headline];
    let size = Math.min(40, Math.floor((area.h / wide) * 0.9));
    if (size < 22) {
      parts = halves(copy.headline);
      size = Math.max(16, Math.min(36, Math.floor((area.h / Math.max(...parts.map(widthOf))) * 0.9)));
    }
    const thick = parts.length * size * 1.2 + (copy.deck === undefined ? 0 : 24);
    const left = !this.#look.vertical && random.chance(0.5);
    let x = left ? area.x + thick - size : area.x + area.w - size;
    for (const part of parts) {
      this.#put(part, { x, y: area.y, w: size, h: area.h }, size, true, false, id, this.#headRole, true);
      x -= size * 1.2;
    }
    if (copy.deck !== undefined)
      this.#put(
        copy.deck.slice(0, Math.floor(area.h / 15)),
        { x: x + size * 1.2 - 22, y: area.y, w: 14, h: area.h },
        14,
        true,
        false,
        id,
        'deck',
        false,
      );
    return left ? { ...area, x: area.x + thick + 10, w: area.w - thick - 10 } : { ...area, w: area.w - thick - 12 };
  }

  #fill(area: Rect, copy: Copy, id: string, vertical: boolean, corner: Copy | undefined): void {
    const random = this.#random;
    const gutter = random.pick([12, 14, 18]);
    const columns = vertical
      ? Math.max(1, Math.round(area.h / random.pick([150, 180, 220])))
      : Math.max(1, Math.min(7, Math.round(area.w / random.pick([130, 155, 185]))));
    const length = copy.paragraphs.join('').length;
    const along = vertical ? area.h : area.w;
    const across = vertical ? area.w : area.h;
    const measurePt = (along - gutter * (columns - 1)) / columns;
    // The type as large as the text allows, and the columns as even as they come.
    const share = corner === undefined ? 1 : 0.72;
    let size = 12;
    let rows = 0;
    for (; size > 7; size -= 0.5) {
      const fit = Math.floor(measurePt / size);
      const need = copy.paragraphs.reduce(
        (n, p) => n + breakLines(p, fit, 2).length,
        copy.byline === undefined ? 0 : 1,
      );
      const extra = vertical ? 0 : (copy.caption === undefined ? 0 : 18) + (copy.box === undefined ? 0 : 14);
      rows = Math.ceil((need + extra) / columns / share) + 1;
      if (rows * size * 1.5 < across && length > 0) break;
    }
    const leading = size * (size > 9 ? 1.5 : 1.42);
    const cells = Math.floor(measurePt / size);
    const even = corner === undefined && random.chance(0.7) ? Math.min(across, rows * leading) : across;
    if (vertical) area = { ...area, x: area.x + area.w - even, w: even };
    else area = { ...area, h: even };
    const bands: Rect[] = [];
    for (let i = 0; i < columns; i++) {
      const at = i * (measurePt + gutter);
      bands.push(
        vertical
          ? { x: area.x, y: area.y + at, w: area.w, h: measurePt }
          : { x: area.x + at, y: area.y, w: measurePt, h: area.h },
      );
    }
    if (corner !== undefined && !vertical && columns > 1) {
      const from = random.int(1, columns - 1);
      const top = area.y + area.h * 0.55;
      this.#split(
        { x: bands[from].x, y: top + 10, w: area.x + area.w - bands[from].x, h: area.y + area.h - top - 10 },
        [corner],
        [1],
        true,
      );
      if (random.chance(0.5)) this.#rule({ x: bands[from].x, y: top + 2, w: area.x + area.w - bands[from].x, h: 0.5 });
      for (const band of bands.slice(from)) band.h = top - 4 - band.y;
    }
    if (random.chance(0.35))
      for (let i = 1; i < columns; i++)
        this.#rule(
          vertical
            ? { x: area.x, y: bands[i].y - gutter / 2, w: area.w, h: 0.4 }
            : { x: bands[i].x - gutter / 2, y: area.y, w: 0.4, h: bands[i].h },
        );
    if (copy.caption !== undefined && !vertical) this.#picture(bands, copy.caption, id, size);
    if (copy.box !== undefined && !vertical) this.#box(bands, copy.box, id, size);
    const pieces: Piece[] = [
      ...(copy.byline === undefined ? [] : [{ text: copy.byline, role: 'byline' as const }]),
      ...copy.paragraphs.map((text) => ({ text, role: 'body' as const })),
    ];
    let band = 0;
    let used = 0;
    for (const piece of pieces) {
      const indent = piece.role === 'body' ? 2 : 0;
      const set = breakLines(piece.text, cells, indent);
      set.forEach((text, i) => {
        const room = vertical ? bands[band]?.w : bands[band]?.h;
        if (room !== undefined && used + size > room) {
          band++;
          used = 0;
        }
        const b = bands[band];
        if (b === undefined) return; // No room is left: the rest of the article is not printed.
        const shift = i === 0 ? indent * size : 0;
        const filled = i < set.length - 1;
        const long = measurePt - shift;
        this.#put(
          text,
          vertical
            ? { x: b.x + b.w - used - size, y: b.y + shift, w: size, h: long }
            : { x: b.x + shift, y: b.y + used, w: long, h: size },
          size,
          vertical,
          filled,
          id,
          piece.role,
          false,
        );
        used += leading;
      });
    }
  }

  /** A picture over one or two columns with its caption, at the head or the foot of them. */
  #picture(bands: Rect[], caption: string, id: string, size: number): void {
    const random = this.#random;
    const span = bands.length > 2 && random.chance(0.6) ? 2 : 1;
    const from = bands.length === 1 ? 0 : random.int(bands.length > span ? 1 : 0, bands.length - span);
    const [a, b] = [bands[from], bands[from + span - 1]];
    const w = b.x + b.w - a.x;
    const h = Math.min(a.h * 0.35, w * 0.62);
    if (h < 50) return;
    const small = size - 1;
    const lines = breakLines(caption, Math.floor(w / small));
    const tall = h + 4 + lines.length * small * 1.35 + 10;
    const foot = random.chance(0.4);
    const y = foot ? a.y + a.h - tall + 10 : a.y;
    this.#drawn[this.#page - 1].push(
      `<div class="p" style="left:${a.x}pt;top:${y}pt;width:${w}pt;height:${h}pt"></div>`,
    );
    lines.forEach((line, i) => {
      this.#put(
        line,
        { x: a.x, y: y + h + 4 + i * small * 1.35, w, h: small },
        small,
        false,
        i < lines.length - 1,
        id,
        'caption',
        false,
      );
    });
    for (let i = from; i < from + span; i++) {
      if (!foot) bands[i].y += tall;
      bands[i].h -= tall;
    }
  }

  #box(bands: Rect[], box: readonly string[], id: string, size: number): void {
    const band = bands[this.#random.int(0, bands.length - 1)];
    const lines = box.flatMap((item) => breakLines(item, Math.floor((band.w - 14) / size)));
    const tall = lines.length * size * 1.4 + 16;
    if (tall > band.h * 0.6) return;
    const y = band.y + band.h - tall;
    this.#frame({ x: band.x, y, w: band.w, h: tall });
    lines.forEach((line, i) => {
      this.#put(
        line,
        { x: band.x + 7, y: y + 8 + i * size * 1.4, w: band.w - 14, h: size },
        size,
        false,
        false,
        id,
        i === 0 ? 'subhead' : 'list',
        i === 0,
      );
    });
    band.h -= tall + 8;
  }
}

/** A headline in two lines of about equal width, cut where a space or a mark stands if one is near. */
export function halves(text: string): string[] {
  const middle = text.length / 2;
  const space = text.indexOf(' ', middle - 4);
  const at = space > 0 && space < middle + 4 ? space : Math.ceil(middle);
  return [text.slice(0, at).trim(), text.slice(at).trim()];
}
