import type { PageReading } from '../reading.ts';
import type { Entry, PageEntry } from '../record/kinds.ts';
import type { Source } from '../source/source.ts';
import { packArticle, packSource } from './compact.ts';
import { daysOf } from './days.ts';
import { type EntryRows, entryRows } from './rows.ts';
import { indexPairs, indexUnits, searchFold } from './terms.ts';

/** A page that is in the library already, found in some place. */
export interface KnownPage {
  readonly id: string;
  readonly file: string;
  readonly item: string | null;
  readonly published: string | null;
  /** False for items of an archive that have no id: nothing says which item a changed one replaces. */
  readonly hasPlace: boolean;
}

/** A page made ready to be stored: plain data, so that a thread can send it. */
export interface PreparedPage extends KnownPage {
  readonly sha256: string;
  readonly outlet: string | null;
  readonly script: string;
  readonly chars: number;
  readonly doubts: number;
  readonly body: Uint8Array;
  readonly articles: readonly PreparedArticle[];
}

export interface PreparedArticle {
  readonly id: string;
  readonly headline: string;
  readonly outlet: string | null;
  readonly genre: string;
  readonly day: number | null;
  readonly dayTo: number | null;
  readonly chars: number;
  readonly body: Uint8Array;
  readonly words: IndexWords;
  readonly rows: EntryRows;
}

export function knownPage(source: Source, page: PageEntry, place: string = page.file): KnownPage {
  return {
    id: page.id,
    file: place,
    item: page.item ?? null,
    published: page.published ?? null,
    hasPlace: !(source.format === 'archive' && page.item === undefined) && !page.file.startsWith('<'),
  };
}

/** Index words of an article, as UTF-8 (see `terms.ts`). */
export interface IndexWords {
  /** Units and pairs of the headline. */
  readonly head: Uint8Array;
  readonly pairs: Uint8Array;
  readonly units: Uint8Array;
}

export function wordsOf(headline: string, text: string): IndexWords {
  const head = searchFold(headline);
  const body = searchFold(text);
  return {
    head: Buffer.concat([indexUnits(head), indexPairs(head)]),
    pairs: indexPairs(body),
    units: indexUnits(body),
  };
}

/** The entries of each article as the library orders them: the page's conflicts stand with its first article. */
export function entriesByArticle(reading: PageReading): Entry[][] {
  return reading.articles.map(({ entries }, i) => (i === 0 ? [...entries, ...reading.conflicts] : [...entries]));
}

/**
 * Makes a reading ready to be stored. Pure and the bulk of the work of adding: run it in many threads.
 * @param place where the page's file is; a changed page there is a new version of it
 */
export function preparePage(reading: PageReading, place: string = reading.page.file): PreparedPage {
  const { source, page, articles } = reading;
  const entries = entriesByArticle(reading);
  return {
    ...knownPage(source, page, place),
    sha256: page.sha256,
    outlet: page.outlet ?? null,
    script: page.script,
    chars: page.chars,
    doubts: (page.doubts?.length ?? 0) + articles.reduce((sum, { article }) => sum + (article.doubts?.length ?? 0), 0),
    body: packSource(source, page),
    articles: articles.map(({ article }, i): PreparedArticle => {
      const days = daysOf(article.published ?? page.published);
      return {
        id: article.id,
        headline: article.headline,
        outlet: article.outlet ?? page.outlet ?? null,
        genre: article.genre,
        day: days?.[0] ?? null,
        dayTo: days?.[1] ?? null,
        chars: article.text.length,
        body: packArticle(source.text, page.id, article, entries[i]),
        words: wordsOf(article.headline, article.text),
        rows: entryRows(entries[i]),
      };
    }),
  };
}
