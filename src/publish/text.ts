import { styleText } from 'node:util';
import type { PageReading } from '../reading.ts';
import type { ArticleEntry, BlockEntry, Doubt, Entry, Span } from '../record/kinds.ts';
import { type BriefSection, briefOf } from './brief.ts';
import { grouped, unitWords } from './number.ts';

export interface TextOptions {
  /** Use terminal colours and underlines. */
  readonly colour?: boolean;
  /** Columns of the terminal; 80 by default. A Chinese character takes two. */
  readonly columns?: number;
}

type Style = Parameters<typeof styleText>[0];

/** How each kind is marked inside the text. */
const MARKS: Readonly<Record<string, Style>> = {
  person: ['underline', 'cyan'],
  organisation: ['underline', 'blue'],
  place: ['underline', 'magenta'],
  time: ['underline', 'green'],
  quantity: ['underline', 'yellow'],
  ordinal: ['underline', 'yellow'],
};

/** Lines that a printer does not let begin with these. */
const NO_LINE_START = '，。、；：！？」』）》〉】〕%,.;:!?)”’…—';

/** A terminal must not obey what a page holds: control and direction characters are shown as a sign. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;
export const printable = (text: string): string => text.replace(CONTROLS, '\ufffd');

const widthOfText = (text: string) => [...text].reduce((sum, c) => sum + widthOf(c.codePointAt(0) ?? 0), 0);

/** Columns of one UTF-16 unit: none for the second half of a pair, two for East Asian wide characters. */
function widthOf(unit: number): number {
  if (unit >= 0xdc00 && unit <= 0xdfff) return 0;
  if (unit < 0x1100 || (unit >= 0x2010 && unit <= 0x2027)) return 1;
  return 2;
}

/** The articles of a page, set for reading in a terminal. */
export function toText(reading: PageReading, options: TextOptions = {}): string {
  const paint = (style: Style, text: string) =>
    options.colour === true && text !== '' ? styleText(style, text, { validateStream: false }) : text;
  const columns = Math.max(40, Math.min(options.columns ?? 80, 100));
  const { page, articles } = reading;
  const lineOf = lineNumbers(reading.source.text);
  const out: string[] = [];
  const facts = [page.outlet, page.published, `${articles.length} ${articles.length === 1 ? 'article' : 'articles'}`];
  out.push(
    paint('bold', printable(`━━ ${page.file}${page.item === undefined ? '' : ` · ${page.item}`}`)) +
      paint('dim', printable(` · ${facts.filter(Boolean).join(' · ')}`)),
  );
  for (const doubt of page.doubts ?? []) out.push(paint('dim', `   ? ${doubt.note}`));
  articles.forEach(({ article, entries }, index) => {
    out.push('', articleHead(article, index + 1, paint));
    for (const block of article.blocks) {
      if (block.role === 'headline') continue;
      out.push(...blockLines(block, reading.source.text, entries, columns, options.colour === true, paint));
    }
    const brief = briefOf(entries, reading.conflicts, lineOf);
    if (brief.length > 0) out.push('', ...briefLines(brief, columns, paint));
    const summary = namesAndFigures(entries, columns, paint);
    if (summary.length > 0) out.push('', ...summary);
    for (const doubt of article.doubts ?? []) out.push(paint('dim', `   ? ${doubtLine(doubt, lineOf)}`));
  });
  return `${out.join('\n')}\n\n`;
}

/** Source lines by offset, counted from 1. */
export function lineNumbers(text: string): (offset: number) => number {
  const starts: number[] = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

export function doubtLine(doubt: Doubt, lineOf: (offset: number) => number): string {
  const at = doubt.spans?.[0]?.[0];
  return at === undefined ? doubt.note : `line ${lineOf(at)}: ${doubt.note}`;
}

type Paint = (style: Style, text: string) => string;

function articleHead(article: ArticleEntry, number: number, paint: Paint): string {
  const dated =
    article.published === undefined
      ? 'undated'
      : article.publishedFrom === 'inferred'
        ? `${article.published} (inferred)`
        : article.published;
  const facts = [
    article.genre,
    article.outlet,
    article.agencies.length > 0 ? `via ${article.agencies.join('、')}` : '',
    article.bylines.length > 0 ? `by ${article.bylines.join('、')}` : '',
    [article.dateline?.place, article.dateline?.date].filter(Boolean).join(' '),
    dated,
  ];
  const title = article.headline === '' ? '(no headline)' : article.headline;
  return `${paint('bold', printable(`${number}  ${title}`))}\n   ${paint('dim', printable(facts.filter(Boolean).join(' · ')))}`;
}

/** What stands before a block of each role, and how far it is set in. */
const LEADS: Readonly<Record<string, string>> = {
  deck: '   ',
  subhead: '   ',
  byline: '   — ',
  list: '   • ',
  caption: '   ▣ ',
  credit: '   © ',
  pullquote: '   ❝ ',
  furniture: '   · ',
};

function blockLines(
  block: BlockEntry,
  source: string,
  entries: readonly Entry[],
  columns: number,
  colour: boolean,
  paint: Paint,
): string[] {
  const lead = LEADS[block.role] ?? '   ';
  const { units, offsets } = printed(block, source);
  const marks = colour ? marksOf(offsets, entries) : undefined;
  const lines: string[] = [];
  if (block.role === 'subhead' || block.role === 'body') lines.push('');
  const indent = ' '.repeat([...lead].length);
  const room = columns - indent.length;
  let from = 0;
  while (from < units.length) {
    let to = from;
    let width = 0;
    while (to < units.length && width + widthOf(units.charCodeAt(to)) <= room) width += widthOf(units.charCodeAt(to++));
    while (to < units.length && (NO_LINE_START.includes(units[to]) || widthOf(units.charCodeAt(to)) === 0)) to++;
    const text = painted(units.slice(from, to), marks?.slice(from, to), paint);
    lines.push(
      (from === 0 ? lead : indent) + (block.role === 'subhead' || block.role === 'deck' ? paint('bold', text) : text),
    );
    from = to;
  }
  return lines;
}

/** A block's text as its quote has it, with the source offset of each unit. */
function printed(block: BlockEntry, source: string): { units: string; offsets: Int32Array } {
  const offsets = new Int32Array(block.quote.length).fill(-1);
  let at = 0;
  for (const [start, end] of block.spans)
    for (let i = start; i < end; i++) {
      if (/\s/.test(source[i])) continue;
      while (at < block.quote.length && block.quote[at] !== source[i]) at++;
      if (at < block.quote.length) offsets[at++] = i;
    }
  return { units: printable(block.quote), offsets };
}

function marksOf(offsets: Int32Array, entries: readonly Entry[]): string[] {
  const marks: string[] = new Array(offsets.length).fill('');
  const position = new Map<number, number>();
  offsets.forEach((offset, i) => {
    if (offset >= 0) position.set(offset, i);
  });
  for (const entry of entries) {
    const mark = entry.kind === 'name' ? entry.type : entry.kind;
    if (MARKS[mark] === undefined || !('spans' in entry)) continue;
    for (const [start, end] of entry.spans as readonly Span[])
      for (let i = start; i < end; i++) {
        const at = position.get(i);
        if (at !== undefined && marks[at] === '') marks[at] = mark;
      }
  }
  return marks;
}

function painted(text: string, marks: readonly string[] | undefined, paint: Paint): string {
  if (marks === undefined) return text;
  let out = '';
  for (let i = 0; i < text.length; ) {
    let to = i + 1;
    while (to < text.length && marks[to] === marks[i]) to++;
    out += marks[i] === '' ? text.slice(i, to) : paint(MARKS[marks[i]], text.slice(i, to));
    i = to;
  }
  return out;
}

const BRIEF_STYLES: Readonly<Record<string, Style>> = { conflicts: ['bold', 'red'], said: 'bold', events: 'bold' };

/** Sections of a brief, each row set in under its label, with the source line at its end. */
function briefLines(sections: readonly BriefSection[], columns: number, paint: Paint): string[] {
  return sections.flatMap(({ label, rows }) => [
    `   ${paint(BRIEF_STYLES[label] ?? 'bold', label)}`,
    ...rows.flatMap(({ text, line }) => {
      const lines = folded(`${text}  `, columns - 5);
      const place = `line ${line}`;
      const last = lines[lines.length - 1].trimEnd();
      const fits = widthOfText(last) + 2 + place.length <= columns - 5;
      lines[lines.length - 1] = fits ? `${last}  ${paint('dim', place)}` : last;
      if (!fits) lines.push(paint('dim', place));
      return lines.map((part, i) => `${i === 0 ? '   · ' : '     '}${part}`);
    }),
  ]);
}

/** Text folded to lines of at most `room` columns. */
function folded(text: string, room: number): string[] {
  const clean = printable(text);
  const lines: string[] = [];
  for (let from = 0; from < clean.length; ) {
    let to = from;
    let width = 0;
    while (to < clean.length && width + widthOf(clean.charCodeAt(to)) <= room) width += widthOf(clean.charCodeAt(to++));
    while (to < clean.length && (NO_LINE_START.includes(clean[to]) || widthOf(clean.charCodeAt(to)) === 0)) to++;
    lines.push(clean.slice(from, to));
    from = to;
  }
  return lines.length === 0 ? [''] : lines;
}

/** Who and what is named, when, and how much: one line a kind. */
function namesAndFigures(entries: readonly Entry[], columns: number, paint: Paint): string[] {
  const rows: [string, Style, string[]][] = [
    ['people', MARKS.person, []],
    ['bodies', MARKS.organisation, []],
    ['places', MARKS.place, []],
    ['times', MARKS.time, []],
    ['figures', MARKS.quantity, []],
    ['counted', MARKS.ordinal, []],
  ];
  const seen = new Set<string>();
  const add = (row: number, key: string, text: string) => {
    if (seen.has(`${row}:${key}`)) return;
    seen.add(`${row}:${key}`);
    rows[row][2].push(printable(text));
  };
  for (const entry of entries) {
    if (entry.kind === 'name') {
      const row = entry.type === 'person' ? 0 : entry.type === 'organisation' ? 1 : 2;
      add(row, entry.entity, entry.role === undefined ? entry.name : `${entry.name}（${entry.role}）`);
    } else if (entry.kind === 'time') add(3, `${entry.quote}=${entry.value}`, `${entry.quote} = ${entry.value}`);
    else if (entry.kind === 'quantity') add(4, `${entry.quote}${entry.unit}`, `${entry.quote} = ${figure(entry)}`);
    else if (entry.kind === 'ordinal') add(5, entry.quote, `${entry.quote} = ${entry.n}`);
  }
  return rows
    .filter(([, , items]) => items.length > 0)
    .flatMap(([label, style, items]) => hung(paint(style, label), label.length, items, columns));
}

function figure(entry: { value: number; unit: string; from?: number; to?: number; per?: string }): string {
  const change =
    entry.from !== undefined && entry.to !== undefined
      ? `${grouped(entry.from)} → ${grouped(entry.to)}`
      : grouped(entry.value);
  return `${change} ${unitWords(entry.unit, entry.from === undefined ? entry.value : Number.NaN)}${entry.per === undefined ? '' : ` a ${entry.per}`}`;
}

/** Items after a label, separated by ` · `, set in under each other. */
function hung(label: string, labelWidth: number, items: readonly string[], columns: number): string[] {
  const indent = 11;
  const lines: string[] = [];
  let line = `   ${label}${' '.repeat(Math.max(1, indent - 3 - labelWidth))}`;
  let used = indent;
  items.forEach((item, i) => {
    const piece = i < items.length - 1 ? `${item} · ` : item;
    if (used > indent && used + widthOfText(piece) > columns) {
      lines.push(line.trimEnd());
      line = ' '.repeat(indent);
      used = indent;
    }
    line += piece;
    used += widthOfText(piece);
  });
  lines.push(line.trimEnd());
  return lines;
}
