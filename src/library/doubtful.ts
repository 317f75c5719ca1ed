import type { Span } from '../record/kinds.ts';
import { Passage } from '../text/passage.ts';
import { type Telling, telling } from './ask.ts';
import type { Reviewed } from './correction.ts';
import { ArticleReader } from './filter.ts';
import { type ListingOptions, listArticles } from './listing.ts';
import { ENTRIES_PER_ARTICLE, ENTRY_KINDS } from './schema.ts';
import type { Store } from './store.ts';

/** Something for a person to look at. */
export interface Doubtful extends Telling {
  readonly what: 'entry' | 'article';
  readonly kind: string;
  readonly confidence: number;
  /** One plain sentence, and a short stable name of it. */
  readonly note: string;
  readonly code: string;
  /** Where it stands, and its words in there. */
  readonly sentence: string;
  readonly at: readonly Span[];
}

export interface DoubtfulOptions extends Pick<ListingOptions, 'outlet' | 'published' | 'cursor'> {
  readonly kind?: string;
  /** Articles to look at; 400 by default. */
  readonly articles?: number;
  /** What is given of these; 50 by default. */
  readonly limit?: number;
}

/** Entries that the machine is surer of are not asked about. */
const SURE = 0.85;
const USUAL_ARTICLES = 400;

/**
 * What the machine doubts most, of so many articles: doubts about how an article was put together, then entries by their
 * confidence, least first. What a person has looked at is left out. Pages with doubts come first, then the last added.
 */
export function doubtful(
  store: Store,
  options: DoubtfulOptions = {},
): { items: Doubtful[]; total: number; looked: number; next?: string } {
  const { kind, outlet, published, cursor, articles = USUAL_ARTICLES, limit = 50 } = options;
  const listed = listArticles(store, {
    sort: 'added',
    limit: articles,
    ...(outlet === undefined ? {} : { outlet }),
    ...(published === undefined ? {} : { published }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const first = cursor === undefined && outlet === undefined && published === undefined ? doubtfulArticles(store) : [];
  const numbers = [...new Set([...first, ...listed.items.map(({ n }) => n)])];
  const reader = new ArticleReader(store);
  const found = numbers.flatMap((n) => [
    ...(kind === undefined || kind === 'article' ? articleDoubts(store, reader, n) : []),
    ...(kind === 'article' ? [] : entryDoubts(store, reader, n, kind)),
  ]);
  found.sort((a, b) => a.confidence - b.confidence);
  return {
    items: found.slice(0, limit),
    total: found.length,
    looked: numbers.length,
    ...(listed.next === undefined ? {} : { next: listed.next }),
  };
}

const doubtfulArticles = (store: Store): number[] =>
  store
    .sql<{ n: number }>(
      `SELECT article.n FROM page JOIN article ON article.page = page.n
       WHERE page.current = 1 AND page.doubts > 0 ORDER BY page.n DESC, article.ord LIMIT 200`,
    )
    .all()
    .map(({ n }) => n);

function articleDoubts(store: Store, reader: ArticleReader, n: number): Doubtful[] {
  const read = reader.article(n);
  if (read === undefined) return [];
  const article = store.articleEntry(n, read.source);
  if ((article.doubts?.length ?? 0) === 0) return [];
  const passage = Passage.of(read.source.text, article.blocks);
  return (article.doubts ?? []).map(({ code, note, spans = [] }) => ({
    ...telling({ n, entry: { id: article.id, spans } as unknown as Reviewed, article: read.row, page: read.page }),
    what: 'article',
    kind: 'article',
    confidence: article.confidence,
    note,
    code,
    ...sentenceOf(passage, spans),
  }));
}

function entryDoubts(store: Store, reader: ArticleReader, n: number, kind: string | undefined): Doubtful[] {
  const read = reader.article(n);
  if (read === undefined) return [];
  let passage: Passage | undefined;
  return read.entries.flatMap((entry, ord): Doubtful[] => {
    if (entry === undefined || !('spans' in entry) || entry.review !== undefined) return [];
    const { confidence = 1 } = entry;
    if (kind === undefined ? !(ENTRY_KINDS as readonly string[]).includes(entry.kind) : entry.kind !== kind) return [];
    if (confidence >= SURE) return [];
    passage ??= Passage.of(read.source.text, store.articleEntry(n, read.source).blocks);
    return [
      {
        ...telling({ n: n * ENTRIES_PER_ARTICLE + ord, entry, article: read.row, page: read.page }),
        what: 'entry',
        kind: entry.kind,
        confidence,
        note: `found by ${entry.reader ?? entry.kind}; of such, about ${Math.round(confidence * 100)} in 100 are right`,
        code: 'confidence',
        ...sentenceOf(passage, entry.spans as readonly Span[]),
      },
    ];
  });
}

const LONGEST = 400;

function sentenceOf(passage: Passage, spans: readonly Span[]): { sentence: string; at: Span[] } {
  const places = passage.places(spans);
  if (places.length === 0) return { sentence: '', at: [] };
  const { structure } = passage;
  const [first, last] = [places[0][0], places[places.length - 1][1]];
  const from = structure.sentences[structure.sentenceAt(first)] ?? 0;
  const end = structure.sentences[structure.sentenceAt(Math.max(first, last - 1)) + 1] ?? passage.length;
  const to = Math.min(end, from + LONGEST);
  return {
    sentence: passage.text.slice(from, to),
    at: places.filter(([start]) => start < to).map(([a, b]): Span => [a - from, Math.min(b, to) - from]),
  };
}
