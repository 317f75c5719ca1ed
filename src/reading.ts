import type { Lexicon } from './lexicon/lexicon.ts';
import { loadLexicon } from './lexicon/load.ts';
import { pageEntry, readArticles } from './page/page.ts';
import { readEntries } from './readers/read.ts';
import type { ArticleEntry, CitedKind, ConflictEntry, Entry, PageEntry } from './record/kinds.ts';
import type { Source } from './source/source.ts';

/** Why an entry is in the record: the rule that found it and the lexicon lines that took part. */
export interface Reason {
  readonly rule: string;
  /** `file:line` of each. */
  readonly lines: readonly string[];
}

/** What one page holds. */
export interface PageReading {
  readonly source: Source;
  readonly page: PageEntry;
  /** In reading order; `entries` of an article by their first words. */
  readonly articles: readonly { readonly article: ArticleEntry; readonly entries: readonly Entry[] }[];
  readonly conflicts: readonly ConflictEntry[];
  /** By entry id; filled where `explain` was asked for. */
  readonly reasons: ReadonlyMap<string, Reason>;
}

export interface ReadOptions {
  /** The project's own by default. */
  readonly lexicon?: Lexicon;
  /** Kinds of entry to keep; all by default. */
  readonly kinds?: readonly (CitedKind | 'conflict')[];
  /** Keep the reason of every entry. */
  readonly explain?: boolean;
}

/** Reads a page in memory. Pure: same source, lexicon and options, same reading. */
export function readPage(source: Source, options: ReadOptions = {}): PageReading {
  const lexicon = options.lexicon ?? loadLexicon();
  const page = pageEntry(source);
  const articles = readArticles(source, page);
  const reasons = new Map<string, Reason>();
  const { byArticle, conflicts } = readEntries(source.text, page, articles, lexicon, (id, finding) => {
    if (options.explain)
      reasons.set(id, { rule: finding.rule, lines: (finding.terms ?? []).map((term) => lexicon.terms[term].from) });
  });
  const kinds = options.kinds === undefined ? undefined : new Set<string>(options.kinds);
  const wanted = (entry: Entry) => kinds === undefined || kinds.has(entry.kind);
  return {
    source,
    page,
    articles: articles.map((article, i) => ({ article, entries: byArticle[i].filter(wanted) })),
    conflicts: conflicts.filter(wanted),
    reasons,
  };
}
