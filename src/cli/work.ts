import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { type Lexicon, LexiconError, parseLexicon, type Term } from '../lexicon/lexicon.ts';
import { loadLexicon } from '../lexicon/load.ts';
import { toAlto } from '../publish/alto.ts';
import { explained } from '../publish/explain.ts';
import { htmlPage } from '../publish/html.ts';
import { toJson } from '../publish/json.ts';
import { jsonLines, toJsonl } from '../publish/jsonl.ts';
import { toMarkdown } from '../publish/markdown.ts';
import { doubtLine, lineNumbers, toText } from '../publish/text.ts';
import { patternsOf } from '../readers/formula/pattern.ts';
import { type PageReading, type ReadOptions, readAll } from '../reading.ts';
import { oneLine, SourceError, systemProblem } from '../source/error.ts';
import { type Input, readBytes } from '../source/inputs.ts';
import { isPdf, readPdf } from '../source/pdf.ts';
import { readItem, readSource } from '../source/read.ts';
import type { Source, Told } from '../source/source.ts';
import { readSidecar } from '../source/told.ts';
import { Utf8Lines } from './utf8.ts';

export const FORMATS = ['text', 'md', 'html', 'json', 'jsonl', 'alto'] as const;
/** Kinds of entry that can be chosen with --kinds. */
export const KINDS = [
  'name',
  'time',
  'quantity',
  'ordinal',
  'statement',
  'event',
  'instrument',
  'commitment',
  'position',
  'formula',
  'conflict',
] as const;
export type Format = (typeof FORMATS)[number];

/** How every page of a run is read and written; goes to workers as it is. */
export interface WorkOptions {
  readonly format: Format;
  readonly encoding?: string;
  readonly ocr?: boolean;
  readonly told: Told;
  readonly lexicon: readonly string[];
  readonly colour: boolean;
  readonly columns: number;
  readonly strict: boolean;
  readonly kinds?: ReadOptions['kinds'];
  readonly explain: boolean;
}

/** One page's file, or a run of an archive's lines. */
export type Task =
  | { readonly kind: 'page'; readonly input: Input }
  | { readonly kind: 'lines'; readonly file: string; readonly lines: readonly string[]; readonly first: number };

export interface Done {
  /** What to write, page after page; each piece is whole. Formats without a frame come as one piece of UTF-8. */
  readonly pieces: readonly (string | Uint8Array)[];
  readonly pages: number;
  /** One line a thing that could not be read. */
  readonly failures: readonly string[];
  /** With `strict`: one line a doubt. */
  readonly doubts: readonly string[];
  readonly articles: number;
  readonly chars: number;
}

/** The memory of a piece that has it to itself; small ones share theirs, and strings have none to give. */
export function ownBuffer(piece: string | Uint8Array): ArrayBuffer | undefined {
  if (typeof piece === 'string') return undefined;
  const { buffer, byteLength } = piece;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? buffer : undefined;
}

/** One of them serves all tasks of a thread: what a task adds is taken before the next begins. */
const lines = new Utf8Lines();

let lexicon: { key: string; value: Lexicon } | undefined;

/** @throws LexiconError, or SourceError where a file cannot be opened; both name the lexicon file */
export function lexiconFor(files: readonly string[]): Lexicon {
  const key = files.join('\0');
  if (lexicon?.key !== key) {
    const extra: Term[] = files.flatMap((file) => parseLexicon(lexiconText(file), file));
    const value = loadLexicon(extra);
    for (const term of extra) {
      const problem = patternProblem(term, value);
      if (problem !== undefined) throw new LexiconError(`${term.from}: ${problem}`);
    }
    lexicon = { key, value };
  }
  return lexicon.value;
}

/** What is wrong with the patterns of a line of set phrases; undefined where nothing is. */
export function patternProblem({ kind, cells }: Term, among: Lexicon): string | undefined {
  if (kind !== 'formula') return undefined;
  try {
    patternsOf(among, cells, '');
    return undefined;
  } catch (error) {
    if (error instanceof LexiconError) return error.message;
    throw error;
  }
}

/** @throws SourceError where the file cannot be read or is no UTF-8 */
export function lexiconText(file: string): string {
  const refuse = (problem: string) => new SourceError(file, `this lexicon file cannot be used: ${problem}`);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw refuse(systemProblem(error));
  }
  if (!isUtf8(bytes)) throw refuse('it is not in UTF-8; save it as text in UTF-8 with tabs between cells');
  return bytes.toString();
}

/** What is wrong with lexicon files that a command names, as one line; undefined where they can be used. */
export function lexiconProblem(files: readonly string[]): string | undefined {
  if (files.length === 0) return undefined;
  try {
    lexiconFor(files);
    return undefined;
  } catch (error) {
    return failureLine(error, files.join(' '));
  }
}

/** Reads one task's pages and writes them out as text. What cannot be read becomes a line, never a throw. */
export async function work(task: Task, options: WorkOptions): Promise<Done> {
  const pieces: string[] = [];
  const failures: string[] = [];
  const doubts: string[] = [];
  let articles = 0;
  let chars = 0;
  const sources = await sourcesOf(task, options, failures);
  let words: Lexicon | undefined;
  try {
    words = lexiconFor(options.lexicon);
  } catch (error) {
    failures.push(...sources.splice(0).map((source) => failureLine(error, source.file)));
  }
  const reading: ReadOptions = {
    ...(words === undefined ? {} : { lexicon: words }),
    explain: options.explain,
    ...(options.kinds === undefined ? {} : { kinds: options.kinds }),
  };
  let pages = 0;
  const take = (page: PageReading) => {
    if (options.explain) pieces.push(explained(page));
    else if (options.format === 'jsonl') jsonLines(page, (some) => lines.add(some));
    else pieces.push(publish(page, options));
    pages++;
    articles += page.articles.length;
    chars += page.source.text.length;
    if (options.strict) doubts.push(...doubtLines(page));
  };
  readAll(sources, reading, take, (source, error) => failures.push(failureLine(error, source.file)));
  // Encoded here, so that a worker does it and what crosses over to the main thread is half as large.
  const plain = options.explain || (options.format !== 'json' && options.format !== 'html');
  const written = plain && pieces.length > 0 ? [Buffer.from(pieces.join(''))] : pieces;
  return { pieces: [...written, ...lines.take()], pages, failures, doubts, articles, chars };
}

/** The sources of a task; what is none becomes a line among the failures. */
export async function sourcesOf(
  task: Task,
  { encoding, ocr, told }: Pick<WorkOptions, 'encoding' | 'ocr' | 'told'>,
  failures: string[],
): Promise<Source[]> {
  if (task.kind === 'lines')
    return task.lines.flatMap((line, i) => {
      if (line.trim() === '') return [];
      try {
        return [readItem(line, task.file, task.first + i, told)];
      } catch (error) {
        failures.push(failureLine(error, task.file));
        return [];
      }
    });
  const { input } = task;
  try {
    const bytes = await readBytes(input);
    const sidecar = input.path === undefined ? {} : await readSidecar(input.path);
    return [await readBytesAs(bytes, input.file, { ...sidecar, ...told }, { encoding, ocr })];
  } catch (error) {
    failures.push(failureLine(error, input.file));
    return [];
  }
}

/** A page from its bytes: a PDF by its mark, else HTML or text. @throws SourceError */
export async function readBytesAs(
  bytes: Uint8Array,
  file: string,
  told: Told,
  { encoding, ocr }: { readonly encoding?: string | undefined; readonly ocr?: boolean | undefined },
): Promise<Source> {
  if (isPdf(bytes)) return readPdf(bytes, { file, told, ...(ocr === undefined ? {} : { ocr }) });
  return readSource(bytes, { file, told, ...(encoding === undefined ? {} : { encoding }) });
}

/** One line for a person; an error that is not about the input is a defect of ours and says so. */
export function failureLine(error: unknown, file: string): string {
  if (error instanceof SourceError) return error.message;
  const { name, code, message } = error as NodeJS.ErrnoException;
  if (code !== undefined) return oneLine(`${file}: ${systemProblem(error)}`);
  if (name === 'LexiconError') return message;
  return `${file}: could not be read because of a defect in Chancery (${String(message).split('\n')[0]}); please report it`;
}

function publish(reading: PageReading, options: WorkOptions): string {
  switch (options.format) {
    case 'jsonl':
      return toJsonl(reading);
    case 'json':
      return toJson(reading);
    case 'html':
      return htmlPage(reading);
    case 'alto': {
      const alto = toAlto(reading);
      if (alto === undefined)
        throw new SourceError(reading.page.file, 'has no places on paper; --format alto needs a PDF');
      return alto;
    }
    case 'md':
      return toMarkdown(reading);
    case 'text':
      return toText(reading, { colour: options.colour, columns: options.columns });
  }
}

function doubtLines(reading: PageReading): string[] {
  const lineOf = lineNumbers(reading.source.text);
  const all = [...(reading.page.doubts ?? []), ...reading.articles.flatMap(({ article }) => article.doubts ?? [])];
  return all.map((doubt) => `${reading.page.file}: ${doubtLine(doubt, lineOf)}`);
}
