import { hash } from 'node:crypto';
import type { Doubt } from '../record/kinds.ts';
import { decode } from './decode.ts';
import { SourceError } from './error.ts';
import { readHtml } from './html.ts';
import type { Source, Told } from './source.ts';
import { toldFrom } from './told.ts';

export interface SourceOptions {
  /** Name for messages and the record; `<memory>` by default. */
  readonly file?: string;
  /** By default HTML is known by its tags; archives are read with `readItem`. */
  readonly format?: 'text' | 'html';
  /** Encoding, where it should not be detected. */
  readonly encoding?: string;
  /** What a person knows about the page; it beats what the page says of itself. */
  readonly told?: Told;
}

/** The largest page that is read, in bytes; a broadsheet page has some 30 kB. */
export const MOST_PAGE_BYTES = 32 * 1024 * 1024;

/**
 * Reads one page from bytes or a text already decoded.
 * @throws SourceError when it cannot be read; the message is one line.
 */
export function readSource(input: Uint8Array | string, options: SourceOptions = {}): Source {
  const file = options.file ?? '<memory>';
  const size = typeof input === 'string' ? input.length : input.byteLength;
  if (size > MOST_PAGE_BYTES)
    throw new SourceError(
      file,
      `is ${Math.round(size / 1048576)} MB; a page may have ${MOST_PAGE_BYTES / 1048576} MB; split it, or name it .jsonl if it is an archive`,
    );
  const decoded = decode(typeof input === 'string' ? Buffer.from(input) : input, file, options.encoding);
  const format = options.format ?? (looksLikeHtml(decoded.text) ? 'html' : 'text');
  if (format === 'html') {
    const html = readHtml(htmlText(input, decoded.text, file, options.encoding), file);
    return source(
      file,
      'html',
      html.text,
      decoded.encoding,
      { ...html.told, ...options.told },
      decoded.doubts,
      html.blocks,
    );
  }
  return source(file, 'text', decoded.text, decoded.encoding, { ...options.told }, decoded.doubts);
}

/** HTML may name its own encoding in its head; that beats our guess. */
function htmlText(input: Uint8Array | string, guessed: string, file: string, told: string | undefined): string {
  if (typeof input === 'string' || told !== undefined) return guessed;
  const declared = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)/i.exec(guessed.slice(0, 4096))?.[1];
  if (declared === undefined) return guessed;
  try {
    return decode(input, file, declared).text;
  } catch {
    return guessed; // The declaration is wrong, as it often is; detection has already succeeded.
  }
}

export function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body)\b/i.test(
    text.slice(0, 4096),
  );
}

/**
 * Reads one item of an archive: a line of JSON with `text`, and `id`, `title`, `published`, `outlet`, `url` where known.
 * The source text is the title, a line feed, and the text; each line is a block.
 * @param line number of the line in its file, for messages; counted from 1
 * @throws SourceError naming the line.
 */
export function readItem(json: string, file: string, line: number, told: Told = {}): Source {
  const at = `${file}:${line}`;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new SourceError(at, `is not JSON: ${(error as Error).message.split('\n')[0].slice(0, 120)}`);
  }
  const { id, text } = (value ?? {}) as Record<string, unknown>;
  if (typeof text !== 'string') throw new SourceError(at, 'has no "text"; each line needs at least {"text": "…"}');
  const own = toldFrom(value, at);
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number')
    throw new SourceError(at, '"id" must be a text or a number');
  const all: Told = { ...own, ...(id === undefined ? {} : { item: String(id) }), ...told };
  const doubts: Doubt[] = [];
  let joined = own.title === undefined ? text : `${own.title}\n${text}`;
  if (!joined.isWellFormed()) {
    joined = joined.toWellFormed();
    doubts.push({ code: 'encoding', note: 'lone surrogates were replaced by U+FFFD' });
  }
  if (joined.trim() === '') throw new SourceError(at, 'has no words in "title" or "text"');
  const blocks: NonNullable<Source['blocks']>[number][] = [];
  let start = 0;
  const titleEnd = own.title === undefined ? 0 : own.title.length;
  for (let end = joined.indexOf('\n'); start <= joined.length; end = joined.indexOf('\n', start)) {
    const stop = end < 0 ? joined.length : end;
    if (joined.slice(start, stop).trim() !== '')
      blocks.push({ role: start < titleEnd ? 'headline' : 'body', start, end: stop });
    start = stop + 1;
  }
  return source(file, 'archive', joined, 'utf-8', all, doubts, blocks);
}

function source(
  file: string,
  format: Source['format'],
  text: string,
  encoding: string,
  told: Told,
  doubts: readonly Doubt[],
  blocks?: Source['blocks'],
): Source {
  const sha256 = hash('sha256', text);
  return { file, format, text, sha256, encoding, told, doubts, ...(blocks === undefined ? {} : { blocks }) };
}
