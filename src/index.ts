import type { Lexicon } from './lexicon/lexicon.ts';
import { loadLexicon } from './lexicon/load.ts';
import { pageEntry, readArticles } from './page/page.ts';
import { readArticle } from './readers/read.ts';
import type { ArticleEntry, Entry, PageEntry } from './record/kinds.ts';
import type { Source } from './source/source.ts';

export type * from './record/kinds.ts';
export type { Source, Told } from './source/source.ts';

/** What one page holds. `entries` are in reading order, without the page and its articles. */
export interface PageReading {
  readonly page: PageEntry;
  readonly articles: readonly ArticleEntry[];
  readonly entries: readonly Entry[];
}

/** Reads a page in memory. Same source and lexicon, same reading. */
export function readPage(source: Source, options: { lexicon?: Lexicon } = {}): PageReading {
  const lexicon = options.lexicon ?? loadLexicon();
  const page = pageEntry(source);
  const articles = readArticles(source, page);
  const entries = articles.flatMap((article) => readArticle(source.text, page, article, lexicon));
  return { page, articles, entries };
}
