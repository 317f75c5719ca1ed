import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Doubt } from '../record/kinds.ts';
import { SourceError } from './error.ts';
import { isGibberish } from './pdf-fonts.ts';
import type { SetLine } from './pdf-lines.ts';
import type { Bounds, SetPage } from './pdf-page.ts';
import type { Answer, Ask } from './pdf-thread.ts';
import type { Print, PrintLine, PrintPage } from './print.ts';
import type { Source, Told } from './source.ts';

export interface PdfOptions {
  /** Name for messages and the record; `<memory>` by default. */
  readonly file?: string;
  /** What a person knows about the page; it beats what the page says of itself. */
  readonly told?: Told;
  /** Reads pictures of pages with an installed tesseract. */
  readonly ocr?: boolean;
}

const BOUNDS: Bounds = { pages: 400, operators: 2_000_000 };
/** How long one page may take, in milliseconds, and what the thread may hold, in megabytes. */
const PAGE_TIME = 20_000;
const MEMORY = 192;
/** What the process may grow by while a file is read, in bytes. */
const GROWTH = 600 * 1024 * 1024;
/** A picture of a page with fewer characters over it has its words in the picture: what stands over it is a stamp. */
const STAMP = 100;
/** A page with a greater share of characters that no font explains cannot be read as text. */
const UNREADABLE = 0.3;
/** With a greater one, something that is said on it may be lost. */
const NAMELESS = 0.001;

/** Whether some bytes are a PDF: its mark may stand after some rubbish. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).includes('%PDF-');
}

/**
 * Reads a PDF: the source text has one line for each printed line, an empty one between blocks, in reading order;
 * `print` tells where each line stands. The file is taken apart in a thread of its own with bounds on time and
 * memory; nothing in it is run.
 * @throws SourceError when it cannot be read; the message is one line.
 */
export async function readPdf(bytes: Uint8Array, options: PdfOptions = {}): Promise<Source> {
  const file = options.file ?? '<memory>';
  const pages = await takePages(bytes, file);
  const doubts: Doubt[] = [];
  let read: readonly SetPage[] = pages.map((page) => (isUnreadable(page) ? { ...page, blocks: [] } : page));
  const blank = read.flatMap((page, i) => (page.blocks.length === 0 || isStamped(page) ? [i] : []));
  if (blank.length > 0 && options.ocr === true) {
    const { readPictures } = await import('./ocr.ts');
    const seen = await readPictures(bytes, file, blank);
    doubts.push(...seen.doubts);
    read = read.map((page, i) => ({ ...page, blocks: seen.pages.get(i)?.(page) ?? page.blocks }));
  }
  const left = read.flatMap((page, i) => (page.blocks.length === 0 ? [i] : []));
  if (left.length === read.length) throw new SourceError(file, wordless(pages, options.ocr === true, doubts));
  for (const i of left) {
    if (isUnreadable(pages[i]))
      doubts.push({
        code: 'unreadable',
        note: `Page ${i + 1} is unreadable text: its fonts do not say which characters they print.`,
      });
    else if (options.ocr !== true && (pages[i].covered || pages[i].pictures.length > 0))
      doubts.push({ code: 'picture', note: `Page ${i + 1} has no text layer; --ocr reads pictures of pages.` });
  }
  pages.forEach((page, i) => {
    const { blocks, characters, unmapped, hidden } = page;
    if (options.ocr !== true && isStamped(page)) doubts.push(stampDoubt(i));
    if (blocks === read[i].blocks && blocks.length > 0 && hidden) doubts.push(layerDoubt(i));
    if (blocks === read[i].blocks && unmapped > characters * NAMELESS) doubts.push(namelessDoubt(i, unmapped));
  });
  const { text, print } = compose(read, pages);
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  return { file, format: 'pdf', text, sha256, encoding: 'pdf', told: { ...options.told }, print, doubts };
}

const isStamped = ({ blocks, covered, characters }: SetPage) => covered && blocks.length > 0 && characters < STAMP;

const stampDoubt = (page: number): Doubt => ({
  code: 'picture',
  note: `Page ${page + 1} is a picture with hardly any text over it; --ocr reads pictures of pages.`,
});

const layerDoubt = (page: number): Doubt => ({
  code: 'ocr',
  note: `Page ${page + 1} is a picture with a layer of words over it, most likely from OCR.`,
});

const namelessDoubt = (page: number, count: number): Doubt => ({
  code: 'unreadable',
  note: `Page ${page + 1} has ${count} characters whose fonts do not say what they are; they stand as \ufffd.`,
});

const isUnreadable = (page: SetPage) =>
  page.unmapped > page.characters * UNREADABLE ||
  isGibberish(page.blocks.flatMap((block) => block.map((line) => line.text)).join(''));

function wordless(pages: readonly SetPage[], ocr: boolean, doubts: readonly Doubt[]): string {
  const failure = doubts.find(({ note }) => note.startsWith('OCR failed'));
  if (failure !== undefined) return `has no text layer; ${failure.note}`;
  if (ocr) return 'no text was found in its pictures, not even by OCR; scan it anew at 300 dots an inch or more';
  return pages.some(isUnreadable)
    ? 'is unreadable text: its fonts do not say which characters they print; read its pictures with --ocr'
    : 'has no text layer, only pictures; read them with --ocr (needs tesseract with chi_tra and chi_sim)';
}

/** Puts the lines of all pages one after the other and notes where each stands. */
function compose(read: readonly SetPage[], pages: readonly SetPage[]): { text: string; print: Print } {
  const lines: PrintLine[] = [];
  const pieces: string[] = [];
  let at = 0;
  let block = 0;
  const put = (piece: string) => {
    pieces.push(piece);
    at += piece.length;
  };
  read.forEach((page, number) => {
    for (const own of page.blocks) {
      if (at > 0) put('\n');
      for (const line of own) {
        lines.push(placed(line, at, number, block));
        put(`${line.text}\n`);
      }
      block++;
    }
  });
  const sheets = pages.map(
    (page): PrintPage => ({
      width: page.width,
      height: page.height,
      rules: page.rules,
      pictures: page.pictures,
      unreadable: isUnreadable(page),
    }),
  );
  return { text: pieces.join(''), print: { pages: sheets, lines } };
}

function placed({ text, ...line }: SetLine, start: number, page: number, block: number): PrintLine {
  return { ...line, start, end: start + text.length, page, block };
}

const PROBLEMS: Readonly<Record<string, (count: number) => string>> = {
  encrypted: () => 'is encrypted; save it without a password first',
  damaged: (page) =>
    page > 0 ? `is damaged: its page ${page} cannot be read; fetch it again` : 'is damaged or cut off; fetch it again',
  pages: (count) => `has ${count} pages; a file may have ${BOUNDS.pages}; split it`,
  operators: (page) => `draws more on page ${page} than any newspaper page; print that page anew`,
  empty: () => 'holds no page',
  time: (page) => `takes more than ${PAGE_TIME / 1000} seconds for page ${page}; print that page anew`,
  memory: () => `needs more than ${MEMORY} MB to read; split it or print it anew`,
};

let idle: Worker | undefined;

function thread(): Worker {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./pdf-thread.${extension}`, import.meta.url), {
    // Options of the program's own start, such as --input-type, do not suit a thread.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY, maxYoungGenerationSizeMb: 16 },
  });
  worker.unref();
  return worker;
}

function takePages(bytes: Uint8Array, file: string): Promise<SetPage[]> {
  const worker = idle ?? thread();
  idle = undefined;
  worker.ref();
  return new Promise((resolve, reject) => {
    const pages: SetPage[] = [];
    let timer: NodeJS.Timeout;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => fail('time', pages.length + 1), PAGE_TIME);
    };
    // Unpacked streams lie outside the thread's own bound.
    const start = process.memoryUsage.rss();
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - start > GROWTH) fail('memory', 0);
    }, 50);
    const leave = () => {
      clearTimeout(timer);
      clearInterval(watch);
      worker.off('message', take);
      worker.off('error', stop);
    };
    const fail = (problem: string, count: number) => {
      leave();
      void worker.terminate();
      reject(new SourceError(file, (PROBLEMS[problem] ?? PROBLEMS.damaged)(count)));
    };
    const take = (answer: Answer) => {
      if ('trouble' in answer) return fail(answer.trouble, answer.count);
      if ('page' in answer) {
        pages.push(answer.page);
        return wait();
      }
      leave();
      worker.unref();
      idle = worker;
      resolve(pages);
    };
    const stop = (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'damaged', 0);
    worker.on('message', take);
    worker.on('error', stop);
    wait();
    const own = new Uint8Array(bytes);
    worker.postMessage({ bytes: own, bounds: BOUNDS } satisfies Ask, [own.buffer]);
  });
}
