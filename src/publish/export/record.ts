import type { ArticleEntry, Entry, PageEntry, Span } from '../../record/kinds.ts';
import type { Print } from '../../source/print.ts';

/** One article to be given away. */
export interface ExportRecord {
  readonly page: PageEntry;
  readonly article: ArticleEntry;
  /** The page's source text, into which all spans point. */
  readonly source: string;
  /** Where the source's words stand on paper; absent for text, HTML and archives. */
  readonly print?: Print;
  /** The article's entries, those that were asked for. */
  readonly entries: readonly Entry[];
  /** Whether entries were asked for rather than the article as a whole. */
  readonly ofEntries: boolean;
  /** Address where it can be read, of the library that gives it; a page's own address goes before it. */
  readonly link?: string;
}

/**
 * A way to give the record away. What `begin`, `piece` for each article in turn, and `end` return is one document;
 * nothing is kept between pieces but what the state holds, so that any number of articles can be streamed.
 */
export interface ExportFormat<State = unknown> {
  readonly name: string;
  /** Media type of the document. */
  readonly media: string;
  /** Ending of a file's name. */
  readonly ending: string;
  /** Kinds of entry that the format can tell; all where absent. */
  readonly kinds?: readonly Entry['kind'][];
  /** What is kept while one document is written. */
  state(): State;
  begin(state: State): string;
  piece(record: ExportRecord, state: State): string;
  end(state: State): string;
}

/** The document in pieces, for a file, a terminal or an HTTP answer. */
export function* exportPieces<S>(format: ExportFormat<S>, records: Iterable<ExportRecord>): Generator<string> {
  const state = format.state();
  yield format.begin(state);
  for (const record of records) {
    const piece = format.piece(record, state);
    if (piece !== '') yield piece;
  }
  yield format.end(state);
}

/** The words of an entry or of an article. */
export interface Cited {
  readonly id: string;
  readonly quote: string;
  readonly spans: readonly Span[];
}

/** The entry's words; undefined for a conflict, which cites other entries. */
export function citedBy(entry: Entry): Cited | undefined {
  return 'spans' in entry && 'quote' in entry ? { id: entry.id, quote: entry.quote, spans: entry.spans } : undefined;
}

/** What a citation is made for: each entry asked for, else the article. */
export function cites(record: ExportRecord): readonly (Cited | undefined)[] {
  return record.ofEntries ? record.entries.flatMap((entry) => citedBy(entry) ?? []) : [undefined];
}

/** `82-255`, several with commas. */
export const spanText = (spans: readonly Span[]): string => spans.map(([from, to]) => `${from}-${to}`).join(',');

/** Line of the source text, from 1. */
export function lineAt(source: string, offset: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) line++;
  return line;
}

/** File and item: where a page came from. */
export const placeOf = ({ file, item }: PageEntry): string => (item === undefined ? file : `${file} · ${item}`);

export const outletOf = ({ article, page }: ExportRecord): string | undefined => article.outlet ?? page.outlet;
export const publishedOf = ({ article, page }: ExportRecord): string | undefined => article.published ?? page.published;

/** BCP 47. */
export const languageOf = ({ script }: PageEntry): string =>
  script === 'hans' ? 'zh-Hans' : script === 'hant' ? 'zh-Hant' : 'zh';

/** A name of things without an address of their own: page, article and entry ids. */
export const urnOf = (id: string): string => `urn:chancery:${encodeURI(id)}`;

const END = /[。！？!?]/;

/** The sentence in which an entry's first words stand, with the marks that close it. */
export function sentenceOf({ article, source }: ExportRecord, { spans, quote }: Cited): string {
  const [from, to] = spans[0] ?? [0, 0];
  const block = article.blocks.find((one) => one.spans.some(([start, end]) => from >= start && from < end));
  const text = block?.quote ?? '';
  const words = source.slice(from, to).trim();
  const at = text.indexOf(words);
  if (at < 0 || words === '') return quote;
  let start = at;
  while (start > 0 && !END.test(text[start - 1])) start--;
  let end = at + words.length;
  while (end < text.length && !END.test(text[end - 1])) end++;
  while (end < text.length && /[。！？!?」』”’]/.test(text[end])) end++;
  return text.slice(start, end).trim();
}
