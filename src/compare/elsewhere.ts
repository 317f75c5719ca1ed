import { ArticleReader } from '../library/filter.ts';
import type { ArticleRow, PageRow, Store } from '../library/store.ts';
import { matchPhrase, searchFold } from '../library/terms.ts';
import { type Comparand, compareArticles, type Pair } from './articles.ts';

/** An article of the library that has words of another. */
export interface Elsewhere {
  readonly row: ArticleRow;
  readonly page: PageRow;
  /** `a` is the article asked about, `b` this one. */
  readonly pair: Pair;
}

/** Characters of a phrase that is looked up, and how many of these are. */
const PHRASE = 10;
const MOST_PHRASES = 48;
/** A phrase that stands in more articles is everybody's. */
const COMMON = 40;
/** Articles that are laid beside it, and how many of them are told. */
const MOST_TRIED = 12;

/**
 * Other articles that have longer passages of this one, word for word once folded: those with the most shared words first.
 * Phrases spread over the article are looked up in the index; the articles that hold the most of them are laid beside it.
 * @param least characters of a passage that is told
 */
export function elsewhere(store: Store, article: number, most = 8, least = 16): Elsewhere[] {
  const reader = new ArticleReader(store);
  const own = comparandOf(store, reader, article);
  if (own === undefined) return [];
  const folded = searchFold(own.article.text.replace(/\s+/g, '\n'));
  const held = store
    .sql<never>(`SELECT rowid FROM word WHERE word MATCH ? AND rowid <> ? LIMIT ${COMMON}`)
    .pluck() as unknown as { all(match: string, not: number): number[] };
  const votes = new Map<number, number>();
  for (const phrase of phrasesOf(folded)) {
    const articles = held.all(matchPhrase(phrase), article);
    if (articles.length < COMMON) for (const n of articles) votes.set(n, (votes.get(n) ?? 0) + 1);
  }
  return [...votes]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_TRIED)
    .flatMap(([n]): Elsewhere[] => {
      const other = comparandOf(store, reader, n);
      const read = reader.article(n);
      if (other === undefined || read === undefined || read.row.current === 0) return [];
      const [pair] = compareArticles([own, other], { least }).pairs;
      return pair.chars === 0 ? [] : [{ row: read.row, page: read.page, pair }];
    })
    .sort((a, b) => b.pair.chars - a.pair.chars)
    .slice(0, most);
}

/** Phrases evenly spread, none across a break. */
function phrasesOf(folded: string): string[] {
  const step = Math.max(PHRASE, Math.floor(folded.length / MOST_PHRASES));
  const phrases: string[] = [];
  for (let at = 0; at + PHRASE <= folded.length; at += step) {
    const phrase = folded.slice(at, at + PHRASE);
    if (!phrase.includes('\n')) phrases.push(phrase);
  }
  return phrases;
}

/** An article made ready to be laid beside others; undefined where there is none of this number. */
export function comparandOf(store: Store, reader: ArticleReader, n: number): Comparand | undefined {
  const read = reader.article(n);
  if (read === undefined) return undefined;
  return {
    article: store.articleEntry(n, read.source),
    entries: read.entries.filter((entry) => entry !== undefined),
    source: read.source.text,
  };
}
