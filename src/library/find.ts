import type { ArticleEntry, Entry } from '../record/kinds.ts';
import type { StoredSource } from './compact.ts';
import type { Reviewed } from './correction.ts';
import { LibraryError } from './error.ts';
import type { ArticleRow, PageRow, Store } from './store.ts';

/** What an id stands for. */
export type FoundById =
  | { readonly what: 'page'; readonly page: PageRow; readonly source: StoredSource }
  | {
      readonly what: 'article';
      readonly page: PageRow;
      readonly source: StoredSource;
      readonly row: ArticleRow;
      readonly article: ArticleEntry;
      readonly entries: readonly (Reviewed | undefined)[];
    }
  | {
      readonly what: 'entry';
      readonly page: PageRow;
      readonly source: StoredSource;
      readonly row: ArticleRow;
      readonly article: ArticleEntry;
      /** As corrected; undefined where a person rejected it. */
      readonly entry: Reviewed | undefined;
      /** As the machine read it; undefined where the present reader no longer finds it. */
      readonly machine: Entry | undefined;
      /** Its place in the article's record, and all entries of the article as corrected. */
      readonly ord: number;
      readonly entries: readonly (Reviewed | undefined)[];
    };

/**
 * What an id stands for; of a page the beginning of its id is enough where no other begins so.
 * @throws LibraryError where there is nothing of that id
 */
export function findById(store: Store, id: string): FoundById {
  const page = pageOf(store, id);
  if (page === undefined)
    throw new LibraryError(
      'missing',
      `${id}: there is nothing of this id in the library; ids stand in what search prints`,
    );
  const source = store.source(page.n);
  if (id.length <= page.id.length) return { what: 'page', page, source };
  const suffix = id.slice(page.id.length);
  const rows = store.articlesOf(page.n);
  for (const row of rows) {
    const { article, entries } = store.corrected(row.n, source);
    if (row.id === suffix) return { what: 'article', page, source, row, article, entries };
    const machine = store.machine(row.n, source).entries;
    let ord = machine.findIndex((entry) => entry.id === id);
    if (ord < 0) ord = entries.findIndex((entry) => entry?.id === id);
    if (ord >= 0)
      return { what: 'entry', page, source, row, article, entry: entries[ord], machine: machine[ord], ord, entries };
  }
  throw new LibraryError('missing', `${id}: the page is in the library, but holds nothing of this id`);
}

/** The page whose id `id` is, begins with, or is the one beginning of. */
function pageOf(store: Store, id: string): PageRow | undefined {
  for (let end = id.length; end > 0; end = id.lastIndexOf('.', end - 1)) {
    const page = store.pageById(id.slice(0, end));
    if (page !== undefined) return page;
  }
  if (id.length < 4) return undefined;
  const begun = store.sql<{ n: number }>('SELECT n FROM page WHERE id >= ? AND id < ? LIMIT 2').all(id, `${id}\uffff`);
  return begun.length === 1 ? store.page(begun[0].n) : undefined;
}
