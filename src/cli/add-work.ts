import { resolve } from 'node:path';
import { LibraryError } from '../library/error.ts';
import { Library } from '../library/library.ts';
import { type KnownPage, knownPage, type PreparedPage, preparePage } from '../library/prepare.ts';
import { pageEntry } from '../page/page.ts';
import { readAll, readPage } from '../reading.ts';
import type { Source, Told } from '../source/source.ts';
import { failureLine, lexiconFor, sourcesOf, type Task } from './work.ts';

/** How every page of a run is read; goes to workers as it is. */
export interface AddOptions {
  readonly library: string;
  readonly encoding?: string;
  readonly ocr?: boolean;
  readonly told: Told;
  readonly lexicon: readonly string[];
}

/** Pages that are in the library, to be read again; by number. */
export interface RereadTask {
  readonly kind: 'reread';
  readonly pages: readonly number[];
}

export interface Added {
  readonly pages: readonly (PreparedPage | KnownPage)[];
  /** Of `reread`: the numbers of these pages in the library. */
  readonly numbers?: readonly number[];
  /** One line a thing that could not be read. */
  readonly failures: readonly string[];
}

let library: { file: string; open: Library } | undefined;

/** This thread's own connection, to ask what is there already. */
function libraryFor(file: string): Library {
  if (library?.file === file) return library.open;
  library = { file, open: Library.open(file, { readonly: true }) };
  // Only single rows are asked for: each thread's share of memory stays small.
  library.open.store.db.pragma('mmap_size = 0');
  library.open.store.db.pragma('cache_size = -8192');
  return library.open;
}

/** Reads one task's pages, but for those that are there already. What cannot be read becomes a line, never a throw. */
export async function addWork(task: Task | RereadTask, options: AddOptions): Promise<Added> {
  const pages: (PreparedPage | KnownPage)[] = [];
  const failures: string[] = [];
  const there = libraryFor(options.library);
  const lexicon = lexiconFor(options.lexicon);
  if (task.kind === 'reread') return reread(task.pages, there, options);
  const places = new Map<Source, string>();
  for (const source of await sourcesOf(task, options, failures)) {
    const page = pageEntry(source);
    const place = source.file.startsWith('<') ? source.file : resolve(source.file);
    if (there.has(page.id)) pages.push(knownPage(source, page, place));
    else places.set(source, place);
  }
  readAll(
    [...places.keys()],
    { lexicon },
    (reading) => pages.push(preparePage(reading, places.get(reading.source))),
    (source, error) => failures.push(error instanceof LibraryError ? error.message : failureLine(error, source.file)),
  );
  return { pages, failures };
}

function reread(numbers: readonly number[], from: Library, options: AddOptions): Added {
  const pages: PreparedPage[] = [];
  const read: number[] = [];
  const failures: string[] = [];
  const lexicon = lexiconFor(options.lexicon);
  for (const n of numbers) {
    const row = from.store.page(n);
    if (row === undefined) continue;
    const { text, format, told, blocks, print, page } = from.store.source(n);
    try {
      const source: Source = {
        file: page.file,
        format,
        text,
        sha256: page.sha256,
        encoding: page.encoding,
        told,
        doubts: page.doubts ?? [],
        ...(blocks === undefined ? {} : { blocks }),
        ...(print === undefined ? {} : { print }),
      };
      pages.push(preparePage(readPage(source, { lexicon }), row.file));
      read.push(n);
    } catch (error) {
      failures.push(failureLine(error, page.file));
    }
  }
  return { pages, numbers: read, failures };
}
