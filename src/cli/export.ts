import { randomBytes } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { LibraryError } from '../library/error.ts';
import { givenRecords } from '../library/giving.ts';
import { EXPORT_FORMATS } from '../publish/export/formats.ts';
import { exportPieces } from '../publish/export/record.ts';
import { systemProblem } from '../source/error.ts';
import { print, withLibrary } from './library-print.ts';
import { counted } from './library-run.ts';

export interface ExportCommand {
  readonly library: string;
  readonly query: string;
  readonly format: string;
  readonly kinds?: readonly string[];
  /** A file; standard output by default. */
  readonly out?: string;
}

/** Text is written in parts of so many characters. */
const PART = 1 << 16;

/** Gives the record away. Exit status 0, or 1 where nothing was found or it could not be written. */
export function exportFromLibrary(command: ExportCommand): Promise<number> {
  return withLibrary(command.library, { readonly: true }, async (library) => {
    const format = EXPORT_FORMATS[command.format];
    const besides = format.kinds?.includes('name') ? ['name'] : [];
    const kinds = command.kinds ?? undefined;
    let found = 0;
    // What stands before the first article and behind the last is a piece, too.
    let articles = -2;
    const records = function* () {
      for (const record of givenRecords(library.store, {
        query: command.query,
        beside: besides,
        ...(kinds === undefined ? {} : { kinds }),
      })) {
        found++;
        yield record;
      }
    };
    const pieces = function* () {
      for (const piece of exportPieces(format, records())) {
        articles++;
        yield piece;
      }
    };
    if (command.out === undefined) await toStandardOutput(pieces());
    else await toFile(pieces(), command.out);
    const to = command.out === undefined ? '' : ` to ${command.out}`;
    const why = articles === 0 && found > 0 ? `; what was found has nothing that ${format.name} can hold` : '';
    if (command.out !== undefined || articles === 0)
      process.stderr.write(`${counted(articles, 'article')} exported${to}${why}\n`);
    return articles === 0 ? 1 : 0;
  });
}

async function toStandardOutput(pieces: Iterable<string>): Promise<void> {
  for (const part of parts(pieces)) await print(part);
}

/**
 * The file is there whole or not at all: it is written beside its place and moved there. A device or pipe is written to,
 * and behind a link the file that it leads to is replaced.
 */
async function toFile(pieces: Iterable<string>, name: string): Promise<void> {
  const path = await realpath(name).catch(() => name);
  const there = await stat(path).catch(() => undefined);
  if (there !== undefined && !there.isFile()) return toDevice(pieces, name);
  const part = `${path}.${randomBytes(4).toString('hex')}.part`;
  let file: FileHandle | undefined;
  const stop = () => {
    void rm(part, { force: true }).finally(() => process.exit(130));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    file = await open(part, 'wx');
    for (const text of parts(pieces)) await file.writeFile(text);
    await file.sync();
    await file.close();
    file = undefined;
    await rename(part, path);
  } catch (error) {
    await file?.close().catch(() => {});
    await rm(part, { force: true }).catch(() => {});
    throw writingError(error, name);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

async function toDevice(pieces: Iterable<string>, path: string): Promise<void> {
  try {
    await using file = await open(path, 'w');
    for (const text of parts(pieces)) await file.writeFile(text);
  } catch (error) {
    throw writingError(error, path);
  }
}

/** An error of the file's own system, in plain words; another as it is. */
function writingError(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof LibraryError || typeof code !== 'string' || code.startsWith('SQLITE')) return error;
  return new LibraryError('disk', `${path}: ${systemProblem(error)}`);
}

/** Small pieces together. */
function* parts(pieces: Iterable<string>): Generator<string> {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < PART) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
}
