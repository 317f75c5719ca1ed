import { existsSync } from 'node:fs';
import { type Comparand, type Comparison, compareArticles } from '../compare/articles.ts';
import { belongTogether } from '../compare/together.ts';
import { LibraryError, NothingFound, statusOf } from '../library/error.ts';
import { findById } from '../library/find.ts';
import { Library } from '../library/library.ts';
import { articlesTelling } from '../library/same-event.ts';
import type { Store } from '../library/store.ts';
import { comparisonText } from '../publish/comparison.ts';
import { readPage } from '../reading.ts';
import type { Entry } from '../record/kinds.ts';
import { SourceError } from '../source/error.ts';
import { listInputs, readBytes } from '../source/inputs.ts';
import { readSidecar } from '../source/told.ts';
import { harmless, print } from './library-print.ts';
import { libraryLine } from './library-run.ts';
import { painter } from './paint.ts';
import { readBytesAs } from './work.ts';

export interface CompareCommand {
  readonly library: string;
  /** Ids of pages or articles, or files. */
  readonly pages: readonly string[];
  readonly event?: string;
  readonly least?: number;
  readonly json: boolean;
}

/** Prints what pages share and what each has alone. Exit status 1 where nothing is shared or can be compared. */
export async function compare(command: CompareCommand): Promise<number> {
  const shelf = new Shelf(command.library);
  try {
    const groups = await groupsOf(command, shelf);
    const options = command.least === undefined ? {} : { least: command.least };
    const comparisons = groups.map((group) => compareArticles(group, options));
    if (comparisons.length === 0)
      throw new NothingFound('these pages share no article: no wording and few names in common');
    await print(command.json ? `${JSON.stringify(comparisons, undefined, 2)}\n` : printed(comparisons));
    return comparisons.some(({ pairs }) => pairs.some(({ passages }) => passages.length > 0)) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof SourceError ? error.message : libraryLine(error, command.library)}\n`);
    return statusOf(error);
  } finally {
    shelf.close();
  }
}

function printed(comparisons: readonly Comparison[]): string {
  const paint = painter();
  return harmless(comparisons.map((one) => comparisonText(one, paint)).join(`\n${'─'.repeat(40)}\n\n`));
}

/** The library, opened when it is first asked for: files can be compared without one. */
class Shelf {
  readonly #file: string;
  #library: Library | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  get store(): Store {
    this.#library ??= Library.open(this.#file, { readonly: true });
    return this.#library.store;
  }

  close(): void {
    this.#library?.close();
  }
}

async function groupsOf({ pages, event }: CompareCommand, shelf: Shelf): Promise<Comparand[][]> {
  if (event !== undefined) {
    const numbers = articlesTelling(shelf.store, event);
    if (numbers.length < 2) throw new NothingFound(`${event}: only one article of the library tells this event`);
    return [numbers.map((n) => storedArticle(shelf.store, n))];
  }
  if (pages.length < 2) throw new LibraryError('query', 'name two pages or more, or --event ID');
  const read: Comparand[][] = [];
  for (const page of pages) read.push(...(await comparands(page, shelf)));
  return belongTogether(read);
}

/** Ids of pages, articles and entries; of a page its beginning is enough. */
const ID = /^p[0-9a-f]{4,16}(?:\.a\d+|\.[a-z]+\.\d[\d.-]*)?$/;

/** The articles of each page that a word of the command names. */
async function comparands(name: string, shelf: Shelf): Promise<Comparand[][]> {
  if (existsSync(name)) return readFiles(name);
  if (!ID.test(name))
    throw new SourceError(name, 'there is no such file, and no id of a page is written so; check the path');
  const found = findById(shelf.store, name);
  if (found.what === 'page')
    return [shelf.store.articlesOf(found.page.n).map(({ n }) => storedArticle(shelf.store, n))];
  if (found.what === 'article') return [[storedArticle(shelf.store, found.row.n)]];
  return [[storedArticle(shelf.store, found.row.n)]];
}

function storedArticle(store: Store, n: number): Comparand {
  const row = store.article(n);
  if (row === undefined) throw new LibraryError('missing', `article ${n} is gone from the library`);
  const source = store.source(row.page);
  const { article, entries } = store.corrected(n, source);
  const file = source.page.item === undefined ? source.page.file : `${source.page.file} · ${source.page.item}`;
  return { article, entries: entries.filter((entry) => entry !== undefined), source: source.text, file };
}

async function readFiles(name: string): Promise<Comparand[][]> {
  const pages: Comparand[][] = [];
  for (const input of await listInputs([name])) {
    if (input instanceof SourceError) throw input;
    if (input.kind === 'archive')
      throw new SourceError(input.file, 'is an archive; add it to a library and compare its pages by their ids');
    const told = input.path === undefined ? {} : await readSidecar(input.path);
    const source = await readBytesAs(await readBytes(input), input.file, told, {});
    const { articles } = readPage(source);
    pages.push(
      articles.map(({ article, entries }: { article: Comparand['article']; entries: readonly Entry[] }) => ({
        article,
        entries,
        source: source.text,
        file: input.file,
      })),
    );
  }
  return pages;
}
