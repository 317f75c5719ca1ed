import type { EntryOf, Span } from '../record/kinds.ts';
import { Passage } from '../text/passage.ts';
import { type Answer, type AskOptions, answer, articleCondition, beginAsking, type Telling, telling } from './ask.ts';
import { contextAt } from './context.ts';
import { familiesOf } from './formulas.ts';
import { formsOf } from './positions.ts';
import { ENTRIES_PER_ARTICLE, ENTRY_KINDS } from './schema.ts';
import type { Store } from './store.ts';
import { matchPhrase, searchFold } from './terms.ts';

export interface ConcordanceOptions extends AskOptions {
  /** Characters on each side; 20 by default. */
  readonly context?: number;
  /** `oldest` by default. */
  readonly sort?: 'oldest' | 'newest';
}

/** One place where a phrase stands, with the words around it. */
export interface ConcordanceLine extends Omit<Telling, 'quote'> {
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** In whose statement, where it stands in one. */
  readonly speaker?: { readonly id: string; readonly name: string };
}

export interface Concordance extends Answer {
  readonly lines: readonly ConcordanceLine[];
}

const FORMULA = ENTRY_KINDS.indexOf('formula');

/**
 * Every place where a set phrase stands, in the order of days: of all families that it is a wording or the id of. Of words
 * that no family lists, the first place in each article.
 * @throws LibraryError `query`
 */
export function concordance(store: Store, phrase: string, options: ConcordanceOptions = {}): Concordance {
  const asking = beginAsking(store, options);
  const { where, newest, days } = asking;
  const keys = familiesOf(asking, phrase);
  const conditions = ['a.n <= ?', where.sql];
  const values: unknown[] = [newest, ...where.values];
  if (days !== undefined) {
    conditions.push('a.day <= ? AND a.day_to >= ?');
    values.push(days[1], days[0]);
  }
  const order = options.sort === 'newest' ? 'a.day DESC, n DESC' : 'a.day IS NULL, a.day, n';
  let rows: { n: number }[] = [];
  if (keys.length > 0)
    rows = store
      .sql<{ n: number }>(
        `SELECT e.n AS n FROM entry e JOIN article a ON a.n = e.article WHERE e.kind = ${FORMULA} AND e.kind IN (2, 5)
         AND e.key IN (${keys.map(() => '?').join()}) AND ${conditions.join(' AND ')} ORDER BY ${order}`,
      )
      .all(...keys, ...values);
  const forms = rows.length > 0 ? [] : formsOf(asking, phrase);
  if (rows.length === 0) {
    const table = forms[0].length === 1 ? 'letter' : 'word';
    articleCondition(where);
    rows = store
      .sql<{ n: number }>(
        `SELECT a.n * ${ENTRIES_PER_ARTICLE} AS n FROM article a WHERE a.current = 1 AND a.n IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)
         AND ${conditions.join(' AND ')} ORDER BY ${order}`,
      )
      .all(forms.map(matchPhrase).join(' OR '), ...values);
  }
  const { part, ...rest } = answer(asking, rows);
  const around = options.context ?? 20;
  const lines = part.flatMap(({ n }): ConcordanceLine[] => {
    const found = forms.length === 0 ? asking.reader.entry(n) : undefined;
    const read = asking.reader.article(Math.floor(n / ENTRIES_PER_ARTICLE));
    if (read === undefined) return [];
    const article = store.articleEntry(read.row.n, read.source);
    const passage = Passage.of(read.source.text, article.blocks);
    const place =
      found === undefined ? wordsAt(passage, forms) : passage.places((found.entry as EntryOf<'formula'>).spans)[0];
    if (place === undefined) return [];
    const { before, words, after, spans } = contextAt(read.source.text, passage, place[0], place[1], around);
    const id = found?.entry.id ?? article.id;
    const { quote: _, ...cited } = telling({ n, entry: { id } as never, article: read.row, page: read.page });
    const said = speakerOf(read.entries, spans);
    return [{ ...cited, before, words, after, spans, ...(said === undefined ? {} : { speaker: said }) }];
  });
  return { ...rest, lines };
}

function wordsAt(passage: Passage, forms: readonly string[]): Span | undefined {
  const folded = searchFold(passage.text);
  const places = forms
    .map((form): Span => [folded.indexOf(form), folded.indexOf(form) + form.length])
    .filter(([start]) => start >= 0);
  return places.sort((a, b) => a[0] - b[0])[0];
}

/** Whose statement the words stand in: the shortest that covers them. */
function speakerOf(
  entries: readonly ({ readonly kind: string } | undefined)[],
  spans: readonly Span[],
): { id: string; name: string } | undefined {
  const at = spans[0]?.[0] ?? -1;
  let best: EntryOf<'statement'> | undefined;
  for (const entry of entries) {
    if (entry?.kind !== 'statement') continue;
    const said = entry as EntryOf<'statement'>;
    if (said.spans.some(([start, end]) => at >= start && at < end))
      if (best === undefined || said.quote.length < best.quote.length) best = said;
  }
  return best && { id: best.speaker, name: best.speakerName };
}
