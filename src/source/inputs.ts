import { createReadStream } from 'node:fs';
import { access, constants, open, readFile, stat } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { createGunzip } from 'node:zlib';
import { glob, isDynamicPattern } from 'tinyglobby';
import { SourceError, systemProblem } from './error.ts';
import { MOST_PAGE_BYTES } from './read.ts';

/** What a folder is searched for. A file named outright is read whatever its name. */
export const PAGE_ENDINGS = ['.txt', '.text', '.md', '.html', '.htm', '.xhtml', '.pdf'];
export const ARCHIVE_ENDINGS = ['.jsonl', '.ndjson', '.jsonl.gz', '.ndjson.gz'];

/** One thing to read: a page's file, or an archive of many items. */
export interface Input {
  /** As the record and messages name it. */
  readonly file: string;
  /** Where it is; undefined for standard input. */
  readonly path?: string;
  readonly kind: 'page' | 'archive';
  /** Size in bytes, 0 where unknown. */
  readonly bytes: number;
}

/** The longest line of an archive that is read, in bytes. */
export const MOST_LINE_BYTES = 32 * 1024 * 1024;

const isArchive = (path: string) => ARCHIVE_ENDINGS.some((ending) => path.toLowerCase().endsWith(ending));

/**
 * Resolves what a user named: files, folders (searched through, in the order of names), globs and `-` for
 * standard input. What cannot be found comes as a SourceError in its place; the rest goes on.
 */
export async function listInputs(paths: readonly string[]): Promise<(Input | SourceError)[]> {
  const found: (Input | SourceError)[] = [];
  const seen = new Set<string>();
  const addFile = async (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    try {
      const about = await stat(path);
      found.push({ file: path, path, kind: isArchive(path) ? 'archive' : 'page', bytes: about.size });
    } catch (error) {
      found.push(new SourceError(path, systemProblem(error)));
    }
  };
  for (const path of paths) {
    if (path === '-') {
      found.push({ file: '<stdin>', kind: 'page', bytes: 0 });
      continue;
    }
    const about = await stat(path).catch((error: NodeJS.ErrnoException) => error);
    if (about instanceof Error) {
      const matches = isDynamicPattern(path) ? (await glob(path, { dot: false, onlyFiles: true })).sort() : [];
      if (matches.length === 0)
        found.push(
          new SourceError(path, isDynamicPattern(path) ? 'no file matches this pattern' : systemProblem(about)),
        );
      for (const match of matches) if (!match.endsWith('.meta.json')) await addFile(match);
      continue;
    }
    if (!about.isDirectory()) {
      await addFile(path);
      continue;
    }
    const endings = [...PAGE_ENDINGS, ...ARCHIVE_ENDINGS].map((ending) => ending.slice(1)).join(',');
    let inside: string[];
    try {
      inside = (await glob(`**/*.{${endings}}`, { cwd: path, caseSensitiveMatch: false, onlyFiles: true })).sort();
      if (inside.length === 0) await readableFolder(path);
    } catch (error) {
      found.push(new SourceError(path, systemProblem(error)));
      continue;
    }
    if (inside.length === 0)
      found.push(
        new SourceError(
          path,
          `holds no file we read (${[...PAGE_ENDINGS, ...ARCHIVE_ENDINGS].join(' ')}); name the files`,
        ),
      );
    for (const name of inside) await addFile(join(path, name));
    found.push(...(await closedFolders(path)));
  }
  return found;
}

/** Folders below a folder that may not be looked into: a search passes them by in silence. */
async function closedFolders(path: string): Promise<SourceError[]> {
  const closed: SourceError[] = [];
  for (const name of (await glob('**', { cwd: path, onlyDirectories: true })).sort()) {
    const folder = join(path, name.replace(/\/$/, ''));
    await access(folder, constants.R_OK | constants.X_OK).catch((error) => {
      closed.push(new SourceError(folder, systemProblem(error)));
    });
  }
  return closed;
}

async function readableFolder(path: string): Promise<void> {
  const { readdir } = await import('node:fs/promises');
  await readdir(path);
}

/**
 * The bytes of a page's file or of standard input.
 * @throws SourceError when it cannot be read or is too large for a page.
 */
export async function readBytes(input: Input): Promise<Uint8Array> {
  if (input.path === undefined) {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of process.stdin) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > MOST_PAGE_BYTES)
        throw new SourceError(
          input.file,
          `is over ${MOST_PAGE_BYTES / 1048576} MB; save it as .jsonl if it is an archive`,
        );
    }
    return Buffer.concat(chunks);
  }
  try {
    if (input.bytes > MOST_PAGE_BYTES)
      throw new SourceError(
        input.file,
        `is ${Math.round(input.bytes / 1048576)} MB; a page may have ${MOST_PAGE_BYTES / 1048576} MB; split it, or name it .jsonl if it is an archive`,
      );
    return await readFile(input.path);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(input.file, systemProblem(error));
  }
}

/** A run of whole lines of an archive. */
export interface Lines {
  readonly lines: readonly string[];
  /** Number of the first line in its file, counted from 1. */
  readonly first: number;
  /** Bytes of the file read so far, as it lies on the disk. */
  readonly bytesRead: number;
}

/**
 * The lines of an archive, in batches, in constant memory however large the file is.
 * A SourceError is yielded in place of a line that is too long or not UTF-8, and at the end of a damaged gzip file.
 */
export async function* archiveLines(input: Input, batchChars = 400_000): AsyncGenerator<Lines | SourceError> {
  const { file, path } = input;
  if (path === undefined) return;
  let gzip = path.toLowerCase().endsWith('.gz');
  try {
    const handle = await open(path);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    await handle.close();
    if (bytesRead === 0) {
      yield new SourceError(file, 'is empty; there is nothing to read');
      return;
    }
    gzip = buffer[0] === 0x1f && buffer[1] === 0x8b;
  } catch (error) {
    yield new SourceError(file, systemProblem(error));
    return;
  }
  const disk = createReadStream(path, { highWaterMark: 1 << 18 });
  const stream = gzip ? disk.pipe(createGunzip({ chunkSize: 1 << 18 })) : disk;
  if (gzip) disk.on('error', (error) => stream.destroy(error));
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let tooLong = false;
  let line = 1;
  let batch: string[] = [];
  let batchSize = 0;
  let first = 1;
  const problems: SourceError[] = [];
  const take = (bytes: Buffer[]) => {
    const whole = bytes.length === 1 ? bytes[0] : Buffer.concat(bytes);
    let text = whole.toString('utf8');
    if (line === 1) text = text.replace(/^\uFEFF/, '');
    if (text.includes('\ufffd') && !isUtf8(whole)) {
      problems.push(new SourceError(`${file}:${line}`, 'is not UTF-8; archives must be UTF-8'));
      text = '';
    }
    batch.push(text);
    batchSize += text.length;
    line++;
  };
  const flush = (): Lines => {
    const lines = { lines: batch, first, bytesRead: disk.bytesRead };
    batch = [];
    batchSize = 0;
    first = line;
    return lines;
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        if (tooLong) {
          tooLong = false;
          batch.push('');
          line++;
        } else take([...pending, chunk.subarray(from, at)]);
        pending = [];
        pendingBytes = 0;
        from = at + 1;
        if (batchSize >= batchChars) {
          yield flush();
          yield* problems.splice(0);
        }
      }
      if (from < chunk.length && !tooLong) {
        pending.push(chunk.subarray(from));
        pendingBytes += chunk.length - from;
        if (pendingBytes > MOST_LINE_BYTES) {
          problems.push(
            new SourceError(`${file}:${line}`, `is longer than ${MOST_LINE_BYTES / 1048576} MB; it is passed over`),
          );
          pending = [];
          pendingBytes = 0;
          tooLong = true;
        }
      }
    }
    if (pendingBytes > 0) take(pending);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const damaged = code.startsWith('Z_') || code === 'ERR_ZLIB';
    problems.push(
      new SourceError(
        file,
        damaged
          ? `the gzip file is damaged or cut off after line ${line - 1}; what stands before was read; fetch it again`
          : systemProblem(error),
      ),
    );
  }
  if (batch.length > 0) yield flush();
  yield* problems;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A name for an output file: the input's own, without folders above the working one and without its ending. */
export function outputStem(file: string): string {
  if (file === '<stdin>') return 'stdin';
  const own = relative('.', file);
  const name = own.startsWith('..') ? (file.split(/[\\/]/).pop() ?? file) : own;
  const lower = name.toLowerCase();
  const ending = ARCHIVE_ENDINGS.find((e) => lower.endsWith(e)) ?? extname(name);
  return name.slice(0, name.length - ending.length) || name;
}
