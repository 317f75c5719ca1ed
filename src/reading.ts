import type { Lexicon } from './lexicon/lexicon.ts';
import { loadLexicon } from './lexicon/load.ts';
import { pageEntry, readArticles } from './page/page.ts';
import { type OnEntry, readLater } from './readers/read.ts';
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
  return readPages([source], options)[0];
}

/**
 * So many short pages are worth reading together, or pages of so many characters: the more, the longer each reader's
 * code stays in the processor's cache; but what is found in more than these no longer fits the nursery of a thread
 * (`cli/threads.ts`), and copying it costs more than is saved.
 */
const TOGETHER = 256;
const TOGETHER_CHARS = 60_000;

/** How many sources from the first one on are read together. */
function together(sources: readonly Source[], first: number): number {
  let end = first;
  for (let chars = 0; end < sources.length && end - first < TOGETHER && chars < TOGETHER_CHARS; end++)
    chars += sources[end].text.length;
  return end - first;
}

/**
 * Reads sources many at a time, and gives each reading, or why its source could not be read, in order.
 * @param onReading told of every reading
 * @param onError told of what was thrown for one source; the others are read
 */
export function readAll(
  sources: readonly Source[],
  options: ReadOptions,
  onReading: (reading: PageReading) => void,
  onError: (source: Source, error: unknown) => void,
): void {
  for (let i = 0, count = 1; i < sources.length; i += count) {
    let readings: (() => PageReading)[] | undefined;
    count = 1;
    try {
      count = together(sources, i);
      readings = readPagesLater(sources.slice(i, i + count), options);
    } catch {
      // Which of them it was shows when each is read alone.
    }
    for (const [k, source] of sources.slice(i, i + count).entries())
      try {
        onReading(readings?.[k]() ?? readPage(source, options));
      } catch (error) {
        onError(source, error);
      }
  }
}

/**
 * Reads many pages, each as `readPage` would: step by step for all of them, which takes half the time where pages
 * are short. Holds all their readings in memory at once; some hundreds are enough for the speed.
 */
export function readPages(sources: readonly Source[], options: ReadOptions = {}): PageReading[] {
  return readPagesLater(sources, options).map((make) => make());
}

/** `readPages`, with each reading made when it is asked for. */
function readPagesLater(sources: readonly Source[], options: ReadOptions): (() => PageReading)[] {
  const lexicon = options.lexicon ?? loadLexicon();
  const pages = sources.map((source) => pageEntry(source));
  const texts = sources.map((source, i) => ({
    source: source.text,
    page: pages[i],
    articles: readArticles(source, pages[i]),
  }));
  // Ids begin with their page's, so that one map serves all pages.
  const reasons = new Map<string, Reason>();
  const explain: OnEntry = (id, finding) => {
    reasons.set(id, { rule: finding.rule, lines: (finding.terms ?? []).map((term) => lexicon.terms[term].from) });
  };
  const kinds = options.kinds === undefined ? undefined : new Set<string>(options.kinds);
  const wanted = (entry: Entry) => kinds === undefined || kinds.has(entry.kind);
  const entries = readLater(texts, lexicon, options.explain === true ? explain : undefined);
  return sources.map((source, i) => () => {
    const { byArticle, conflicts } = entries[i]();
    return {
      source,
      page: pages[i],
      articles: texts[i].articles.map((article, k) => ({ article, entries: byArticle[k].filter(wanted) })),
      conflicts: conflicts.filter(wanted),
      reasons,
    };
  });
}
