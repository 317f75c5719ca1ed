import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Doubt } from '../record/kinds.ts';
import { SourceError } from './error.ts';
import { blocksOf } from './pdf-blocks.ts';
import { steadied } from './pdf-layer.ts';
import type { SetLine } from './pdf-lines.ts';
import type { SetPage } from './pdf-page.ts';

const run = promisify(execFile);

/** Dots an inch that pages are rendered at, and how long a page may take in milliseconds. */
const RESOLUTION = 300;
const PAGE_TIME = 180_000;
/** Words that OCR is less sure of, in hundredths, are counted in the doubt. */
const SURE = 60;

export interface PictureReading {
  /** By number of the page, from 0: its blocks, given the page. */
  readonly pages: ReadonlyMap<number, (page: SetPage) => SetPage['blocks']>;
  readonly doubts: readonly Doubt[];
}

/**
 * Reads pages of a PDF as pictures: pdftoppm (poppler-utils) renders them, tesseract reads them.
 * A page on which they fail is a doubt.
 * @throws SourceError where one of them, or tesseract's Chinese data, is not installed
 */
export async function readPictures(
  bytes: Uint8Array,
  file: string,
  numbers: readonly number[],
): Promise<PictureReading> {
  const languages = await installed(file);
  const pages = new Map<number, (page: SetPage) => SetPage['blocks']>();
  const doubts: Doubt[] = [];
  for (const number of numbers) {
    const words = await readPicture(bytes, number, languages);
    if (words !== undefined && words.length > 0) pages.set(number, (page) => blocksFrom(words, page));
    doubts.push({ code: 'ocr', note: noteOn(number + 1, words) });
  }
  return { pages, doubts };
}

function noteOn(page: number, words: readonly Word[] | undefined): string {
  if (words === undefined) return `OCR failed on page ${page} or took more than ${PAGE_TIME / 1000} seconds.`;
  if (words.length === 0) return `OCR found no text on page ${page}.`;
  const mean = words.reduce((sum, word) => sum + word.sure, 0) / words.length;
  const unsure = words.filter((word) => word.sure < SURE).length;
  return `Page ${page} was read from its picture: mean confidence ${Math.round(mean)} %, ${unsure} of ${words.length} words below ${SURE} %.`;
}

/** The Chinese data that tesseract has. */
async function installed(file: string): Promise<string> {
  const missing = (what: string) =>
    new SourceError(
      file,
      `--ocr needs ${what}; on Debian: apt install tesseract-ocr tesseract-ocr-chi-tra tesseract-ocr-chi-sim poppler-utils`,
    );
  const listed = await run('tesseract', ['--list-langs']).catch(() => {
    throw missing('tesseract');
  });
  await run('pdftoppm', ['-v']).catch(() => {
    throw missing('pdftoppm');
  });
  const have = new Set(listed.stdout.split(/\s+/));
  const languages = ['chi_tra', 'chi_sim'].filter((name) => have.has(name));
  if (languages.length === 0) throw missing("tesseract's Chinese data");
  return languages.join('+');
}

interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly sure: number;
  /** Block, and line within all blocks, as tesseract counts them. */
  readonly block: string;
  readonly line: string;
}

/** The words of a page's picture, or undefined where a program fails or takes too long. */
async function readPicture(pdf: Uint8Array, number: number, languages: string): Promise<Word[] | undefined> {
  const page = String(number + 1);
  const dots = String(RESOLUTION);
  try {
    const picture = await piped(pdf, 'pdftoppm', ['-r', dots, '-gray', '-png', '-f', page, '-l', page, '-']);
    const table = await piped(picture, 'tesseract', ['-', '-', '-l', languages, '--dpi', dots, 'tsv']);
    return wordsOf(table.toString());
  } catch {
    return undefined;
  }
}

/** What a program prints that is given some bytes. No file is made that could be left behind. */
function piped(input: Uint8Array, program: string, args: readonly string[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      args,
      {
        encoding: 'buffer',
        timeout: PAGE_TIME,
        maxBuffer: 256 * 1024 * 1024,
        env: { ...process.env, OMP_THREAD_LIMIT: '1' },
      },
      (error, stdout) => (error === null ? resolve(stdout) : reject(error)),
    );
    // A program that ends before it has read all says so by its status.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** Words of tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
function wordsOf(table: string): Word[] {
  const scale = 72 / RESOLUTION;
  return table.split('\n').flatMap((row) => {
    const cells = row.split('\t');
    const text = cells[11]?.trim() ?? '';
    if (cells[0] !== '5' || text === '') return [];
    const [x, y, width, height] = cells.slice(6, 10).map((cell) => Number(cell) * scale);
    return [{ text, x, y, width, height, sure: Number(cells[10]), block: cells[2], line: cells.slice(2, 5).join('.') }];
  });
}

/** Columns are found as on any page: on newspapers the blocks that tesseract finds run over them. */
function blocksFrom(words: readonly Word[], { rules, pictures }: SetPage): SetPage['blocks'] {
  const lines = [...Map.groupBy(words, (word) => word.line).values()].map(lineFrom);
  return blocksOf(steadied(lines), rules, pictures).map((block) => block.lines);
}

function lineFrom(words: readonly Word[]): SetLine {
  const x = Math.min(...words.map((word) => word.x));
  const y = Math.min(...words.map((word) => word.y));
  const width = Math.max(...words.map((word) => word.x + word.width)) - x;
  const height = Math.max(...words.map((word) => word.y + word.height)) - y;
  const vertical = height > width * 1.5 && words.length > 1;
  const edges: number[] = [];
  let text = '';
  for (const word of words) {
    if (/[\w,.]$/.test(text) && /^\w/.test(word.text)) {
      edges.push(edges[edges.length - 1] ?? 0);
      text += ' ';
    }
    const from = vertical ? word.y - y : word.x - x;
    const long = vertical ? word.height : word.width;
    for (let i = 0; i < word.text.length; i++) edges.push(Math.round((from + (long * i) / word.text.length) * 10));
    text += word.text;
  }
  edges.push(Math.round((vertical ? height : width) * 10));
  return { text, x, y, width, height, size: vertical ? width : height, vertical, bold: false, edges };
}
