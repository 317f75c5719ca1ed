import type { Lexicon } from '../lexicon/lexicon.ts';
import type { ArticleEntry, CitedKind, ConflictEntry, Entry, PageEntry } from '../record/kinds.ts';
import { Passage } from '../text/passage.ts';
import { commitmentReader } from './commitment.ts';
import { type Evidence, readConflicts } from './conflict.ts';
import { eventReader } from './event.ts';
import { formulaReader } from './formula.ts';
import { instrumentReader } from './instrument.ts';
import { nameReader } from './name.ts';
import { ordinalReader } from './ordinal.ts';
import { positionReader } from './position.ts';
import { quantityReader } from './quantity.ts';
import type { Finding, Reader, Reading } from './reader.ts';
import { statementReader } from './statement.ts';
import { timeReader } from './time.ts';

/** The readers in the order they run: each may use what those before it found, in every article of the page. */
export const READERS: readonly Reader[] = [
  nameReader,
  timeReader,
  quantityReader,
  ordinalReader,
  instrumentReader,
  statementReader,
  eventReader,
  commitmentReader,
  positionReader,
  formulaReader,
];

const NOTHING = {
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

/** The entries of a page, by article in the order of their first words, and the page's conflicts. */
export interface PageEntries {
  readonly byArticle: readonly Entry[][];
  readonly conflicts: readonly ConflictEntry[];
}

/**
 * Runs the readers over a page's articles: each reader over all articles before the next begins, so that what
 * one article introduces is known in another. The only place where findings become entries: spans, quote and
 * id are made here.
 * @param onEntry told of every entry's id and the finding it was made of
 */
export function readEntries(
  source: string,
  page: PageEntry,
  articles: readonly ArticleEntry[],
  lexicon: Lexicon,
  onEntry?: (id: string, finding: Finding<CitedKind>) => void,
  readers: readonly Reader[] = READERS,
): PageEntries {
  const readings = articles.map((article): Reading => {
    const passage = Passage.of(source, article.blocks);
    return {
      page,
      article,
      passage,
      lexicon,
      hits: lexicon.find(passage.folded),
      found: { ...NOTHING },
      references: [],
    };
  });
  for (const reader of readers) {
    reader.survey?.(readings);
    for (const reading of readings) {
      const findings = reader.read(reading);
      findings.sort((a, b) => a.start - b.start || b.end - a.end);
      (reading.found as Record<CitedKind, readonly Finding<CitedKind>[]>)[reader.kind] = findings;
    }
  }
  const ids = new Map<string, number>();
  const evidence: Evidence[] = [];
  const byArticle = readings.map((reading) => {
    const cited: { id: string; finding: Finding<CitedKind> }[] = [];
    evidence.push({ reading, cited });
    const all = readers.flatMap((reader) => reading.found[reader.kind].map((finding) => ({ reader, finding })));
    all.sort((a, b) => a.finding.start - b.finding.start || b.finding.end - a.finding.end);
    return all.map(({ reader, finding }) => {
      const entry = toEntry(finding, reader, reading, ids);
      onEntry?.(entry.id, finding);
      cited.push({ id: entry.id, finding });
      return entry;
    });
  });
  return { byArticle, conflicts: readConflicts(page, evidence) };
}

/** What a finding holds for readers only; `due` is put in the entry field by field. */
const INNER = new Set(['start', 'end', 'rule', 'terms', 'also', 'due']);

function toEntry(finding: Finding<CitedKind>, reader: Reader, reading: Reading, ids: Map<string, number>): Entry {
  const { passage, page, article } = reading;
  const { start, end, also } = finding;
  let spans = passage.spans(start, end);
  let quote = passage.quote(start, end);
  for (const place of also ?? []) {
    spans = [...spans, ...passage.spans(place.start, place.end)];
    quote += passage.quote(place.start, place.end);
  }
  const key = `${page.id}.${finding.kind}.${spans[0]?.[0] ?? 0}-${spans[spans.length - 1]?.[1] ?? 0}`;
  const seen = ids.get(key) ?? 0;
  ids.set(key, seen + 1);
  const entry: Record<string, unknown> = {};
  for (const field in finding) if (!INNER.has(field)) entry[field] = finding[field as keyof typeof finding];
  if ('due' in finding) Object.assign(entry, finding.due);
  entry.id = seen === 0 ? key : `${key}.${seen + 1}`;
  entry.page = page.id;
  entry.article = article.id;
  entry.spans = spans;
  entry.quote = quote;
  entry.reader = `${reader.kind}/${reader.version}`;
  return entry as unknown as Entry;
}
