import type { Lexicon } from '../lexicon/lexicon.ts';
import type { ArticleEntry, CitedKind, Entry, PageEntry } from '../record/kinds.ts';
import { Passage } from '../text/passage.ts';
import type { Finding, Reader, Reading } from './reader.ts';

/** The readers in the order they run: each may use what those before it found. */
export const READERS: readonly Reader[] = [];

/**
 * Runs the readers over one article. The only place where findings become entries: spans, quote and id are
 * made here. Entries come in the order of their first words.
 */
export function readArticle(
  source: string,
  page: PageEntry,
  article: ArticleEntry,
  lexicon: Lexicon,
  readers: readonly Reader[] = READERS,
): Entry[] {
  const passage = Passage.of(source, article.blocks);
  const found: Record<CitedKind, Finding<CitedKind>[]> = {
    name: [],
    time: [],
    quantity: [],
    ordinal: [],
    statement: [],
    event: [],
    instrument: [],
    commitment: [],
    position: [],
    formula: [],
  };
  const reading = {
    page,
    article,
    passage,
    lexicon,
    hits: lexicon.find(passage.folded),
    found,
    references: [],
  } as unknown as Reading;
  const entries: Entry[] = [];
  const ids = new Map<string, number>();
  for (const reader of readers) {
    const findings = reader.read(reading) as Finding<CitedKind>[];
    findings.sort((a, b) => a.start - b.start || b.end - a.end);
    found[reader.kind] = findings;
    for (const finding of findings) entries.push(toEntry(finding, reader, passage, page, article, ids));
  }
  return entries;
}

function toEntry(
  finding: Finding<CitedKind>,
  reader: Reader,
  passage: Passage,
  page: PageEntry,
  article: ArticleEntry,
  ids: Map<string, number>,
): Entry {
  const { start, end, rule: _rule, terms: _terms, also, ...fields } = finding;
  const places = [{ start, end }, ...(also ?? [])];
  const spans = places.flatMap((place) => passage.spans(place.start, place.end));
  const key = `${page.id}.${finding.kind}.${spans[0]?.[0] ?? 0}-${spans[spans.length - 1]?.[1] ?? 0}`;
  const seen = ids.get(key) ?? 0;
  ids.set(key, seen + 1);
  return {
    ...fields,
    id: seen === 0 ? key : `${key}.${seen + 1}`,
    page: page.id,
    article: article.id,
    spans,
    quote: places.map((place) => passage.quote(place.start, place.end)).join(''),
    reader: `${reader.kind}/${reader.version}`,
  } as unknown as Entry;
}
