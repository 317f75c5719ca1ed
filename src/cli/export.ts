import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
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
    let articles = 0;
    const records = function* () {
      for (const record of givenRecords(library.store, {
        query: command.query,
        beside: besides,
        ...(kinds === undefined ? {} : { kinds }),
      })) {
        articles++;
        yield record;
      }
    };
    const pieces = exportPieces(format, records());
    if (command.out === undefined) await toStandardOutput(pieces);
    else await toFile(pieces, command.out);
    if (command.out !== undefined || articles === 0)
      process.stderr.write(
        `${counted(articles, 'article')} exported${command.out === undefined ? '' : ` to ${command.out}`}\n`,
      );
    return articles === 0 ? 1 : 0;
  });
}

async function toStandardOutput(pieces: Iterable<string>): Promise<void> {
  for (const part of parts(pieces)) await print(part);
}

/** The file is there whole or not at all: it is written beside its place and moved there. */
async function toFile(pieces: Iterable<string>, path: string): Promise<void> {
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
    await rm(part, { force: true });
    if (error instanceof LibraryError || typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
    if (String((error as NodeJS.ErrnoException).code).startsWith('SQLITE')) throw error;
    throw new LibraryError('disk', `${path}: ${systemProblem(error)}`);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
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
