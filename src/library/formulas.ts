import {
  type Answer,
  type Asking,
  type AskOptions,
  answer,
  articleCondition,
  beginAsking,
  ROWS_OF,
  rootNumbers,
  type Telling,
  telling,
} from './ask.ts';
import { edtfOf } from './days.ts';
import { formulaFamilies } from './lands.ts';
import { formsOf, tally } from './positions.ts';
import { ENTRIES_PER_ARTICLE, ENTRY_KINDS } from './schema.ts';
import type { Store } from './store.ts';
import { matchPhrase, searchFold } from './terms.ts';

/** Wording inside a family, or a phrase that no family lists. */
export interface Variant {
  /** Folded, without quotation marks. */
  readonly words: string;
  /** The same as it is printed, at a place in the middle of its use: what is rare is not shown for all. */
  readonly printed: string;
  readonly count: number;
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly byYear: Readonly<Record<string, number>>;
}

/** The most used wording of a family changed. */
export interface Replacement {
  /** The first year in which the new wording leads. */
  readonly year: string;
  readonly from: string;
  readonly to: string;
  /** Counts of both in the year before and in this year. */
  readonly before: readonly [from: number, to: number];
  readonly after: readonly [from: number, to: number];
}

export interface FormulaHistory {
  /** Id of the family; absent for words that no family lists. */
  readonly family?: string;
  readonly gloss?: string;
  /** The most used wording. */
  readonly words: string;
  readonly printed: string;
  /** Places of a family; articles of words that no family lists. */
  readonly count: number;
  readonly articles: number;
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly first?: Telling;
  readonly last?: Telling;
  readonly byYear: readonly {
    readonly year: string;
    readonly count: number;
    readonly outlets: Readonly<Record<string, number>>;
  }[];
  readonly byOutlet: Readonly<Record<string, number>>;
  readonly variants: readonly Variant[];
  /** In whose statements it stands, the most frequent first. */
  readonly speakers: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  readonly replaced: readonly Replacement[];
}

export interface Formulas extends Answer {
  readonly formulas: readonly FormulaHistory[];
}

/** A family in the list of all. */
export interface FormulaSummary {
  readonly family: string;
  readonly gloss?: string;
  readonly words: string;
  readonly printed: string;
  readonly count: number;
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly byYear: Readonly<Record<string, number>>;
}

export interface FormulaList extends Answer {
  readonly families: readonly FormulaSummary[];
}

const FORMULA = ENTRY_KINDS.indexOf('formula');

interface Row {
  readonly n: number;
  readonly article: number;
  readonly words: string;
  readonly speaker: number | null;
  readonly told: number | null;
  readonly outlet: string | null;
}

/**
 * The history of a set phrase: of every family that it is a wording or the id of; of the bare words where no family
 * lists them.
 * @throws LibraryError `query` where a filter cannot be read
 */
export function formulas(store: Store, phrase: string, options: AskOptions = {}): Formulas {
  const asking = beginAsking(store, options, 10);
  const keys = familiesOf(asking, phrase);
  const made =
    keys.length > 0
      ? keys.flatMap((key) => {
          const rows = familyRows(asking, key);
          return rows.length === 0 ? [] : [historyOf(asking, rows, key)];
        })
      : [];
  if (made.length === 0) {
    const rows = wordRows(asking, phrase);
    if (rows.length > 0) made.push(historyOf(asking, rows, undefined));
  }
  const { part, ...rest } = answer(
    asking,
    made.sort((a, b) => b.count - a.count),
  );
  return { ...rest, formulas: part };
}

export interface FormulaListOptions extends AskOptions {
  /** `count` by default: the most used first. `first`: the latest to begin; `last`: the longest not seen. */
  readonly sort?: 'count' | 'first' | 'last';
}

/** All families of set phrases in a library. @throws LibraryError `query` */
export function formulaList(store: Store, options: FormulaListOptions = {}): FormulaList {
  const asking = beginAsking(store, options, 50);
  const { part, ...rest } = answer(asking, familiesIn(asking).sort(ORDERS[options.sort ?? 'count']));
  const most = store.sql<{ type: string; count: number }>(
    `SELECT type, count(*) AS count FROM entry WHERE kind = ${FORMULA} AND kind IN (2, 5) AND key = ?
     GROUP BY type ORDER BY count(*) DESC LIMIT 1`,
  );
  const middle = store.sql<{ n: number }>(
    `SELECT n FROM entry WHERE kind = ${FORMULA} AND kind IN (2, 5) AND key = ? AND type = ? ORDER BY n LIMIT 1 OFFSET ?`,
  );
  return {
    ...rest,
    families: part.map(({ key, count, first, last, byYear }) => {
      const { type = key, count: places = 0 } = most.get(key) ?? {};
      const words = plainWords(type);
      const n = middle.get(key, type, places >> 1)?.n ?? -1;
      return { ...named(key), words, printed: printedEntry(asking, n, words), count, ...seen(first, last), byYear };
    }),
  };
}

interface FamilyUse {
  readonly key: string;
  count: number;
  first: number | null;
  last: number | null;
  readonly byYear: Record<string, number>;
}

/** How often and when each family is used. */
function familiesIn(asking: Asking): FamilyUse[] {
  const { sql, values } = conditionsOf(asking);
  const rows = asking.store
    .sql<{ key: string; year: number | null; count: number; first: number | null; last: number | null }>(
      `SELECT e.key, a.day / 10000 AS year, count(*) AS count, min(a.day) AS first, max(a.day) AS last ${ROWS_OF}
       WHERE ${sql} GROUP BY e.key, year ORDER BY e.key, year IS NULL, year`,
    )
    .all(...values);
  const families = new Map<string, FamilyUse>();
  for (const { key, year, count, first, last } of rows) {
    const one = families.get(key) ?? { key, count: 0, first: null, last: null, byYear: {} };
    families.set(key, one);
    one.count += count;
    one.first ??= first;
    one.last = last ?? one.last;
    one.byYear[year === null ? UNDATED : String(year)] = count;
  }
  return [...families.values()];
}

const byUse = (a: FamilyUse, b: FamilyUse): number => b.count - a.count || (a.key < b.key ? -1 : 1);
const NEVER = 99_999_999;
/** Families without a day come last. */
const ORDERS = {
  count: byUse,
  first: (a: FamilyUse, b: FamilyUse) => (b.first ?? 0) - (a.first ?? 0) || byUse(a, b),
  last: (a: FamilyUse, b: FamilyUse) => (a.last ?? NEVER) - (b.last ?? NEVER) || byUse(a, b),
};

function named(key: string): { family: string; gloss?: string } {
  const family = formulaFamilies().get(key);
  return { family: family?.id ?? key, ...(family?.gloss === undefined ? {} : { gloss: family.gloss }) };
}

const seen = (first: number | null, last: number | null): { firstSeen?: string; lastSeen?: string } => ({
  ...(first === null ? {} : { firstSeen: edtfOf(first, first) }),
  ...(last === null ? {} : { lastSeen: edtfOf(last, last) }),
});

/** Folded ids of the families that a phrase is the id or a wording of. */
export function familiesOf({ store }: Asking, phrase: string): string[] {
  const folded = searchFold(phrase.replace(/^=/, '').trim());
  const listed = formulaFamilies();
  if (listed.has(folded)) return [folded];
  const keys = [...listed].filter(([, { forms }]) => forms.includes(folded)).map(([key]) => key);
  const printed = store
    .sql<{ key: string }>(
      `SELECT DISTINCT key FROM entry WHERE kind = ${FORMULA} AND kind IN (2, 5) AND key IS NOT NULL AND type = ?`,
    )
    .all(folded);
  return [...new Set([...keys, ...printed.map(({ key }) => key)])];
}

function conditionsOf({ where, newest, days }: Asking): { sql: string; values: unknown[] } {
  const conditions = [`e.kind = ${FORMULA}`, 'e.kind IN (2, 5)', 'e.key IS NOT NULL', 'a.n <= ?', where.sql];
  const values: unknown[] = [newest, ...where.values];
  if (days !== undefined) {
    conditions.push('a.day <= ? AND a.day_to >= ?');
    values.push(days[1], days[0]);
  }
  return { sql: conditions.join(' AND '), values };
}

function familyRows(asking: Asking, key: string): Row[] {
  const { sql, values } = conditionsOf(asking);
  return asking.store
    .sql<Row>(
      `SELECT e.n, e.article, coalesce(e.type, '') AS words, e.entity AS speaker, a.day AS told, a.outlet ${ROWS_OF}
       WHERE ${sql} AND e.key = ? ORDER BY a.day, e.n`,
    )
    .all(...values, key);
}

/** Articles that hold the words. */
function wordRows(asking: Asking, phrase: string): Row[] {
  const { store, newest, where, days } = asking;
  const forms = formsOf(asking, phrase);
  const table = forms[0].length === 1 ? 'letter' : 'word';
  const conditions = ['a.n <= ?', 'a.current = 1'];
  const values: unknown[] = [newest];
  conditions.push(articleCondition(where).sql);
  values.push(...where.values);
  if (days !== undefined) {
    conditions.push('a.day <= ? AND a.day_to >= ?');
    values.push(days[1], days[0]);
  }
  const words = forms[0].replaceAll("'", "''");
  return store
    .sql<Row>(
      `SELECT a.n * ${ENTRIES_PER_ARTICLE} AS n, a.n AS article, '${words}' AS words, NULL AS speaker, a.day AS told, a.outlet
       FROM article a WHERE a.n IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?) AND ${conditions.join(' AND ')}
       ORDER BY a.day, a.n`,
    )
    .all(forms.map(matchPhrase).join(' OR '), ...values);
}

/** Speakers that are given. */
const MOST_SPEAKERS = 12;
const UNDATED = 'undated';

/** The earliest and the latest place; those without a day only where none has one. @param rows by day */
function endsOf(rows: readonly Row[]): [Row, Row] {
  const dated = rows.filter(({ told }) => told !== null);
  const own = dated.length > 0 ? dated : rows;
  return [own[0], own[own.length - 1]];
}

function historyOf(asking: Asking, rows: readonly Row[], key: string | undefined): FormulaHistory {
  const variants = [...Map.groupBy(rows, ({ words }) => plainWords(words))]
    .map(
      ([words, own]): Variant => ({
        words,
        printed: printedAt(asking, own[own.length >> 1], key, words),
        count: own.length,
        ...range(own),
        byYear: tally(own, yearOf),
      }),
    )
    .sort((a, b) => b.count - a.count || (a.words < b.words ? -1 : 1));
  const [first, last] = endsOf(rows).map((row) => cite(asking, row, key));
  return {
    ...(key === undefined ? {} : named(key)),
    words: variants[0].words,
    printed: variants[0].printed,
    count: rows.length,
    articles: new Set(rows.map(({ article }) => article)).size,
    ...range(rows),
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    byYear: [...Map.groupBy(rows, yearOf)].map(([year, own]) => ({
      year,
      count: own.length,
      outlets: tally(own, outletOf),
    })),
    byOutlet: tally(rows, outletOf),
    variants,
    speakers: speakersOf(asking.store, rows),
    replaced: replacements(variants),
  };
}

const yearOf = ({ told }: Row): string => (told === null ? UNDATED : String(told).slice(0, 4));
const outletOf = ({ outlet }: Row): string => outlet ?? '';

function range(rows: readonly Row[]): { firstSeen?: string; lastSeen?: string } {
  const dated = rows.filter(({ told }) => told !== null);
  return seen(dated[0]?.told ?? null, dated.at(-1)?.told ?? null);
}

const MARKS = /[\s「」『』“”"‘’'《》〈〉]/g;
const plainWords = (words: string): string => words.replace(MARKS, '');

const printedAt = (asking: Asking, row: Row, key: string | undefined, words: string): string =>
  key === undefined ? printedWords(asking, row, words) : printedEntry(asking, row.n, words);

/** The words of an entry as they are printed, without quotation marks; the folded ones where it has others now. */
function printedEntry({ reader }: Asking, n: number, words: string): string {
  const quote = n < 0 ? undefined : (reader.entry(n)?.entry as { quote?: string } | undefined)?.quote;
  const printed = plainWords(quote ?? '');
  return searchFold(printed) === words ? printed : words;
}

/** The words where they first stand in an article, as they are printed. */
function printedWords({ store, reader }: Asking, { article }: Row, words: string): string {
  const read = reader.article(article);
  if (read === undefined) return words;
  const { text } = store.articleEntry(article, read.source);
  const at = searchFold(text).indexOf(words);
  return at < 0 ? words : text.slice(at, at + words.length);
}

function cite(asking: Asking, row: Row, key: string | undefined): Telling | undefined {
  if (key !== undefined) {
    const found = asking.reader.entry(row.n);
    return found === undefined ? undefined : telling(found);
  }
  const article = asking.reader.article(row.article);
  if (article === undefined) return undefined;
  const { page, row: of } = article;
  return {
    ...telling({ n: row.n, entry: { id: page.id + of.id } as never, article: of, page }),
    quote: of.headline,
  };
}

function speakersOf(store: Store, rows: readonly Row[]): FormulaHistory['speakers'] {
  const roots = rootNumbers(store);
  const counts = new Map<number, number>();
  for (const { speaker } of rows)
    if (speaker !== null) counts.set(roots(speaker), (counts.get(roots(speaker)) ?? 0) + 1);
  const entity = store.sql<{ id: string; name: string | null }>('SELECT id, name FROM entity WHERE n = ?');
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_SPEAKERS)
    .flatMap(([n, count]) => {
      const about = entity.get(n);
      return about === undefined ? [] : [{ id: about.id, name: about.name ?? about.id, count }];
    });
}

/** A wording leads a year where it stands there so many times, and more often than any other. */
const LEADS = 3;

/** The years in which another wording than the year before leads. */
export function replacements(variants: readonly Variant[]): Replacement[] {
  const years = [...new Set(variants.flatMap(({ byYear }) => Object.keys(byYear)))]
    .filter((year) => year !== UNDATED)
    .sort();
  const out: Replacement[] = [];
  let leader: { words: string; year: string } | undefined;
  for (const year of years) {
    const inYear = (variant: Variant, of = year) => variant.byYear[of] ?? 0;
    const [best, second] = [...variants].sort((a, b) => inYear(b) - inYear(a));
    if (inYear(best) < LEADS || (second !== undefined && inYear(second) === inYear(best))) continue;
    const before = leader;
    leader = { words: best.words, year };
    if (before === undefined || before.words === best.words) continue;
    const old = variants.find(({ words }) => words === before.words) as Variant;
    out.push({
      year,
      from: old.words,
      to: best.words,
      before: [inYear(old, before.year), inYear(best, before.year)],
      after: [inYear(old), inYear(best)],
    });
  }
  return out;
}
