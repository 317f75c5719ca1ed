import type { Rectangle } from './print.ts';

/** A printed character. Points; the origin is the top left of the page. */
export interface Glyph {
  readonly text: string;
  /** Middle of its em square. */
  readonly x: number;
  readonly y: number;
  /** Advance along its own baseline. */
  readonly advance: number;
  readonly size: number;
  /** Direction of its baseline in quarter turns, clockwise: 0 as usual, 1 downwards. */
  readonly turn: number;
  /** Set in a font for vertical writing. */
  readonly vertical: boolean;
  readonly bold: boolean;
  /** Number of the text object that draws it. */
  readonly object: number;
  /** Drawn without ink: a layer of words over a picture. */
  readonly hidden: boolean;
}

/** What is drawn on one page. */
export interface Drawn {
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rectangle[];
  readonly pictures: readonly Rectangle[];
  /** Pictures fill most of the page, or all of it. */
  readonly covered: boolean;
  /** Characters whose font does not tell what they are. */
  readonly unmapped: number;
}

/** What is used of a font as pdf.js gives it. */
export interface PdfFont {
  readonly name?: string;
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly isType3Font?: boolean;
  readonly bbox?: readonly number[];
  readonly defaultVMetrics?: readonly number[];
  readonly bold?: boolean;
  readonly black?: boolean;
  /** Of characters of several bytes. */
  readonly composite?: boolean;
}

interface PdfGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly number[] | null;
  /** Its number in the font. */
  readonly originalCharCode?: number;
}

type Matrix = readonly [number, number, number, number, number, number];

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** What the characters of one operator have in common. */
interface Setting {
  /** From text space to the page. */
  readonly matrix: Matrix;
  /** Points on the page for one along the baseline. */
  readonly along: number;
  readonly size: number;
  /** Of the em square over the baseline, in text space. */
  readonly middle: number;
  readonly turn: number;
  readonly vertical: boolean;
  readonly bold: boolean;
  readonly hidden: boolean;
}

interface State {
  ctm: Matrix;
  font: PdfFont;
  size: number;
  /** Of the font, in text space where the size is one: another than 1 in fonts of drawn characters only. */
  em: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  hidden: boolean;
}

/** Letters and signs below U+0100 that are not in Chinese character sets. */
const STRANGE = /[\x7f-\x9f\xa1-\xa3\xa5\xa6\xa9-\xaf\xb2-\xb6\xb8-\xd6\xd8-\xf6\xf8-\xff]/;

/** What Chinese newspapers print: ideographs, their marks and symbols, plain letters and figures. */
const PRINTED = /^[\x20-\x7e\xa0-\xff\u2000-\u27bf\u3000-\u33ff\u3400-\u9fff\uf900-\ufaff\ufe30-\uffef\ud800-\udfff]/;

/** Modes of rendering text that leave no ink. */
const HIDDEN = 3;
const HIDDEN_CLIP = 7;

/** The most characters and drawn shapes that are taken of one page: some twenty broadsheet pages. */
const MOST_GLYPHS = 400_000;
const MOST_SHAPES = 40_000;

/** A page with a greater share of pictures is one itself. */
const COVERED = 0.6;

/** Runs the drawing operators of a page for its characters, rules and pictures; nothing is painted. */
export class Drawing {
  readonly #ops: Readonly<Record<string, number>>;
  readonly #font: (name: string) => PdfFont;
  readonly glyphs: Glyph[] = [];
  readonly rules: Rectangle[] = [];
  readonly pictures: Rectangle[] = [];
  /** Area of all pictures, also of one that fills the page, in square points. */
  pictured = 0;
  unmapped = 0;
  #state: State;
  #stack: State[] = [];
  #text: Matrix = [1, 0, 0, 1, 0, 0];
  #line: Matrix = [1, 0, 0, 1, 0, 0];
  #object = 0;
  readonly #ideographic = new Set<PdfFont>();
  /** Of fonts of several bytes, the characters that are nothing but their own numbers. */
  readonly #coded = new Map<PdfFont, number[]>();
  readonly #wide: { readonly at: number; readonly font: PdfFont }[] = [];
  readonly #width: number;
  readonly #height: number;

  constructor(
    ops: Readonly<Record<string, number>>,
    font: (name: string) => PdfFont,
    view: { readonly transform: readonly number[]; readonly width: number; readonly height: number },
  ) {
    this.#ops = ops;
    this.#font = font;
    this.#width = view.width;
    this.#height = view.height;
    this.#state = {
      ctm: view.transform as unknown as Matrix,
      font: {},
      size: 0,
      em: 1,
      charSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      rise: 0,
      hidden: false,
    };
  }

  /** @param codes operators and `values` their operands, as pdf.js lists them */
  run(codes: readonly number[], values: readonly unknown[]): Drawn {
    const o = this.#ops;
    const verbs = new Map<number, (args: unknown[], i: number) => void>([
      [o.save, () => this.#save()],
      [o.restore, () => this.#restore()],
      [o.transform, (a, i) => this.#transform(a as unknown as Matrix, codes[i + 1] === o.restore)],
      [o.paintFormXObjectBegin, (a) => this.#form(a[0] as Matrix | null)],
      [o.paintFormXObjectEnd, () => this.#restore()],
      [o.beginText, () => this.#begin()],
      [o.setFont, (a) => this.#setFont(a[0] as string, a[1] as number)],
      [o.setCharSpacing, (a) => this.#set({ charSpacing: a[0] as number })],
      [o.setWordSpacing, (a) => this.#set({ wordSpacing: a[0] as number })],
      [o.setHScale, (a) => this.#set({ scale: (a[0] as number) / 100 })],
      [o.setLeading, (a) => this.#set({ leading: -(a[0] as number) })],
      [o.setTextRise, (a) => this.#set({ rise: a[0] as number })],
      [o.setTextRenderingMode, (a) => this.#set({ hidden: a[0] === HIDDEN || a[0] === HIDDEN_CLIP })],
      [o.setTextMatrix, (a) => this.#setMatrix(a[0] as Matrix)],
      [o.moveText, (a) => this.#move(a[0] as number, a[1] as number)],
      [o.setLeadingMoveText, (a) => this.#leadAndMove(a[0] as number, a[1] as number)],
      [o.nextLine, () => this.#move(0, this.#state.leading)],
      [o.showText, (a) => this.#show(a[0] as (PdfGlyph | number)[])],
      [o.constructPath, (a) => this.#path(a[0] as number, a[1] as unknown[])],
    ]);
    for (let i = 0; i < codes.length; i++) {
      const verb = verbs.get(codes[i]);
      if (verb !== undefined) verb(values[i] as unknown[], i);
      if (isPaint(o, codes[i])) this.#unit();
    }
    this.#unname();
    const covered = this.pictured > this.#width * this.#height * COVERED;
    return { glyphs: this.glyphs, rules: this.rules, pictures: this.pictures, covered, unmapped: this.unmapped };
  }

  #set(part: Partial<State>): void {
    this.#state = { ...this.#state, ...part };
  }

  #save(): void {
    if (this.#stack.length < 1000) this.#stack.push(this.#state);
  }

  #restore(): void {
    this.#state = this.#stack.pop() ?? this.#state;
  }

  #form(matrix: Matrix | null): void {
    this.#save();
    if (matrix !== null) this.#set({ ctm: multiply(this.#state.ctm, matrix) });
  }

  /** Pictures are not decoded, so that of one nothing stands in the list but its place: a transform, then a restore. */
  #transform(matrix: Matrix, alone: boolean): void {
    this.#set({ ctm: multiply(this.#state.ctm, matrix) });
    if (alone) this.#unit();
  }

  /** The unit square, which a picture fills. */
  #unit(): void {
    const [a, b, c, d] = this.#state.ctm;
    this.pictured += Math.abs(a * d - b * c);
    this.#shape([0, 1, 1, 0], [0, 0, 1, 1], false);
  }

  #begin(): void {
    this.#object++;
    this.#setMatrix([1, 0, 0, 1, 0, 0]);
  }

  #setFont(name: string, size: number): void {
    const font = this.#font(name);
    this.#set({ font, size, em: emOf(font) });
  }

  #setMatrix(matrix: Matrix): void {
    this.#text = matrix;
    this.#line = matrix;
  }

  #move(x: number, y: number): void {
    this.#line = multiply(this.#line, [1, 0, 0, 1, x, y]);
    this.#text = this.#line;
  }

  #leadAndMove(x: number, y: number): void {
    this.#set({ leading: y });
    this.#move(x, y);
  }

  #show(items: readonly (PdfGlyph | number)[]): void {
    const { font, size, charSpacing, wordSpacing, scale, ctm } = this.#state;
    const unit = unitOf(font);
    const vertical = font.vertical === true;
    const matrix = multiply(ctm, this.#text);
    let set = this.#setting(matrix);
    // How far the characters of this operator have gone, in text space.
    let x = 0;
    let y = 0;
    for (const item of items) {
      if (typeof item === 'number') {
        if (vertical) y -= (item * size) / 1000;
        else x -= (item * size * scale) / 1000;
        continue;
      }
      const spacing = (item.isSpace ? wordSpacing : 0) + charSpacing;
      const down = item.vmetric ?? font.defaultVMetrics;
      const width = vertical && down ? -down[0] * unit * size : item.width * unit * size;
      if (font.isType3Font === true && this.#measure(item)) set = this.#setting(matrix);
      if (set !== undefined) {
        this.#glyph(item.unicode, set, x, y, width * (vertical ? 1 : scale));
        this.#lookAt(item, font);
      }
      if (vertical) y -= width + spacing;
      else x += (width + spacing) * scale;
    }
    this.#text = multiply(this.#text, [1, 0, 0, 1, x, y]);
  }

  /** Notes fonts that draw ideographs, and letters that are as wide as those. */
  #lookAt({ unicode, originalCharCode }: PdfGlyph, font: PdfFont): void {
    const code = unicode.charCodeAt(0);
    if (font.composite === true && code === originalCharCode) {
      const coded = this.#coded.get(font);
      if (coded === undefined) this.#coded.set(font, [this.glyphs.length - 1]);
      else coded.push(this.glyphs.length - 1);
    }
    if (code >= 0x4e00 && code < 0xa000) this.#ideographic.add(font);
    else if (code > 0x20 && code < 0x100 && unicode.length === 1) {
      const at = this.glyphs.length - 1;
      const glyph = this.glyphs[at];
      const least = font.isType3Font === true ? 0.75 : 0.97;
      if (glyph?.text === unicode && glyph.advance > glyph.size * least) this.#wide.push({ at, font });
    }
  }

  /** An ideograph is as wide as its em: takes that of a font of drawn characters, and says whether it is another. */
  #measure({ unicode, width }: PdfGlyph): boolean {
    const { font, em } = this.#state;
    const own = width * unitOf(font);
    if (!(own > 0) || !/^[\u3400-\u9fff]$/.test(unicode)) return false;
    const next = own > 1.25 || own < 0.8 ? own : 1;
    if (next === em) return false;
    this.#set({ em: next });
    return true;
  }

  /**
   * Programs that write PDF anew lose the names of some characters, and what is left are numbers: letters as wide as
   * ideographs. Where some of a font that draws these, or many of a page, are letters that no Chinese text has, none of
   * them says what is printed.
   */
  #unname(): void {
    const isStrange = (at: number) => STRANGE.test(this.glyphs[at].text);
    const count = this.#wide.filter(({ at }) => isStrange(at)).length;
    const kinds = new Set(this.#wide.flatMap(({ at }) => (isStrange(at) ? [this.glyphs[at].text] : [])));
    const all = kinds.size >= 3 && (kinds.size >= 8 || count >= this.#wide.length * 0.2);
    for (const [font, wide] of Map.groupBy(this.#wide, (one) => one.font)) {
      const strange = new Set(wide.flatMap(({ at }) => (isStrange(at) ? [this.glyphs[at].text] : [])));
      if (!all && !(this.#ideographic.has(font) && strange.size >= 2)) continue;
      for (const { at } of wide) this.#lose(at);
    }
    // A font without a map, whose numbers are taken for characters: of a dozen scripts that no newspaper prints.
    for (const places of this.#coded.values()) {
      const known = places.filter((at) => PRINTED.test(this.glyphs[at]?.text ?? '')).length;
      if (known < places.length * 0.6) for (const at of places) this.#lose(at);
    }
  }

  #lose(at: number): void {
    if (this.glyphs[at] === undefined || this.glyphs[at].text === '\ufffd') return;
    this.glyphs[at] = { ...this.glyphs[at], text: '\ufffd' };
    this.unmapped++;
  }

  /** How characters of the current font stand under a matrix; undefined where they could not be seen. */
  #setting(matrix: Matrix): Setting | undefined {
    const { font, rise } = this.#state;
    const em = this.#state.size * this.#state.em;
    const along = Math.hypot(matrix[0], matrix[1]);
    const size = Math.abs(em) * Math.hypot(matrix[2], matrix[3]);
    if (!(size > 0.5) || !Number.isFinite(size) || !Number.isFinite(along)) return undefined;
    const angle = Math.atan2(matrix[1], matrix[0]);
    return {
      matrix,
      along,
      size,
      // Ideographs stand from .12 below the baseline to .88 above it.
      middle: em * 0.38 + rise,
      turn: ((Math.round(angle / (Math.PI / 2)) % 4) + 4) % 4,
      vertical: font.vertical === true,
      bold: isBold(font),
      hidden: this.#state.hidden,
    };
  }

  #glyph(unicode: string, set: Setting, x0: number, y0: number, width: number): void {
    if (this.glyphs.length >= MOST_GLYPHS) return;
    const text = readable(unicode);
    if (text === '\ufffd') this.unmapped++;
    const { matrix: m, along, size, turn, vertical, bold, hidden } = set;
    // The middle of the em square.
    const right = x0 + (vertical ? 0 : width / 2);
    const up = y0 + (vertical ? -width / 2 : set.middle);
    const x = m[0] * right + m[2] * up + m[4];
    const y = m[1] * right + m[3] * up + m[5];
    if (!(x >= -2 && y >= -2 && x <= this.#width + 2 && y <= this.#height + 2)) return;
    const advance = Math.abs(width) * along;
    this.glyphs.push({ text, x, y, advance, size, turn, vertical, bold, object: this.#object, hidden });
  }

  #path(paint: number, data: readonly unknown[]): void {
    const o = this.#ops;
    if (paint === o.endPath) return;
    const stroke = paint === o.stroke || paint === o.closeStroke;
    for (const part of data) {
      const numbers = part as ArrayLike<number> | null;
      if (numbers === null || typeof numbers !== 'object' || numbers.length === 0) continue;
      for (const { xs, ys } of subpaths(numbers)) this.#shape(xs, ys, stroke);
    }
  }

  /** Keeps a shape as a rule where it is thin, as the four sides of a frame where it is drawn as an outline. */
  #shape(xs: readonly number[], ys: readonly number[], stroke: boolean): void {
    if (this.rules.length + this.pictures.length >= MOST_SHAPES || xs.length < 2) return;
    const { ctm } = this.#state;
    const px = xs.map((x, i) => ctm[0] * x + ctm[2] * ys[i] + ctm[4]);
    const py = xs.map((x, i) => ctm[1] * x + ctm[3] * ys[i] + ctm[5]);
    const x = Math.max(0, Math.min(...px));
    const y = Math.max(0, Math.min(...py));
    const width = Math.min(this.#width, Math.max(...px)) - x;
    const height = Math.min(this.#height, Math.max(...py)) - y;
    if (!(width >= 0 && height >= 0) || Math.max(width, height) < 12) return;
    if (Math.min(width, height) <= 3) this.rules.push({ x, y, width, height });
    else if (stroke) this.rules.push(...sidesOf({ x, y, width, height }));
    else if (Math.min(width, height) > 18 && width * height < this.#width * this.#height * 0.9)
      this.pictures.push({ x, y, width, height });
  }
}

/** Text space for one unit of a font's widths. */
const unitOf = (font: PdfFont) => (font.isType3Font === true ? Math.abs(font.fontMatrix?.[0] ?? 0.001) : 0.001);

/** The em of a font; that of drawn characters is guessed by the box around them where it is out of all proportion. */
function emOf({ bbox, fontMatrix, isType3Font }: PdfFont): number {
  if (isType3Font !== true) return 1;
  const tall = Math.abs(((bbox?.[3] ?? 0) - (bbox?.[1] ?? 0)) * (fontMatrix?.[3] ?? 0.001));
  return tall > 1.6 || (tall > 0 && tall < 0.2) ? tall / 0.8 : 1;
}

const sidesOf = ({ x, y, width, height }: Rectangle): Rectangle[] => [
  { x, y, width, height: 0.5 },
  { x, y: y + height, width, height: 0.5 },
  { x, y, width: 0.5, height },
  { x: x + width, y, width: 0.5, height },
];

const isPaint = (o: Readonly<Record<string, number>>, code: number) =>
  code === o.paintImageXObject || code === o.paintInlineImageXObject || code === o.paintImageMaskXObject;

/** Codes of a path as pdf.js packs it, and how many numbers follow each. */
const MOVE = 0;
const NUMBERS: readonly number[] = [2, 2, 6, 4, 0];

function subpaths(data: ArrayLike<number>): { xs: number[]; ys: number[] }[] {
  const found: { xs: number[]; ys: number[] }[] = [];
  let last: { xs: number[]; ys: number[] } | undefined;
  for (let i = 0; i < data.length && found.length < 2000; ) {
    const code = data[i++];
    const count = NUMBERS[code];
    if (count === undefined) break;
    if (code === MOVE || last === undefined) {
      last = { xs: [], ys: [] };
      found.push(last);
    }
    for (let k = 0; k + 1 < count; k += 2) {
      last.xs.push(data[i + k]);
      last.ys.push(data[i + k + 1]);
    }
    i += count;
  }
  return found;
}

const isBold = (font: PdfFont) =>
  font.bold === true || font.black === true || /bold|black|heavy|semibold|-B(?:d|I)?$/i.test(font.name ?? '');

/** Radicals that have no compatibility mapping of their own in Unicode. */
const RADICALS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'⺁厂⺄乙⺅亻⺈刀⺉刂⺊卜⺋卩⺍小⺎兀⺐尣⺒巳⺓幺⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺠民⺡氵⺢水⺣灬⺥爪⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱罒⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺聿⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'.match(
      /../gu,
    )!,
  ].map((pair) => [...pair] as [string, string]),
);
/** Punctuation cut for vertical lines, as it is written in horizontal ones. */
const UPRIGHT: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰：︱—︲–︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］'.match(
      /../gu,
    )!,
  ].map((pair) => [...pair] as [string, string]),
);

/** A character as it is read: compatibility forms undone; U+FFFD where the font does not tell what it is. */
export function readable(unicode: string): string {
  const plain = unicode.length === 1 ? unicode.charCodeAt(0) : 0;
  if ((plain >= 0x4e00 && plain < 0xa000) || (plain >= 0x20 && plain < 0x7f)) return unicode;
  let out = '';
  for (const c of unicode) {
    const code = c.codePointAt(0) ?? 0;
    if (code < 0x20 || (code >= 0x7f && code < 0xa0)) continue;
    if (code === 0x2e3a) out += '——';
    else if ((code >= 0xe000 && code < 0xf900) || code >= 0xf0000 || code === 0xfffd) out += '\ufffd';
    else if (code >= 0x2e80 && code < 0x2fe0) out += RADICALS[c] ?? c.normalize('NFKC');
    else if (code >= 0xfe10 && code < 0xfe50) out += UPRIGHT[c] ?? c;
    else if ((code >= 0xf900 && code < 0xfb07) || (code >= 0x2f800 && code < 0x2fa20)) out += c.normalize('NFKC');
    else out += c;
  }
  return out === '' && unicode !== '' ? '\ufffd' : out;
}
