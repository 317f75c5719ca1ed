import type { EntryOf } from '../record/kinds.ts';
import {
  type Answer,
  type Asking,
  type AskOptions,
  answer,
  beginAsking,
  numbersNamed,
  type Telling,
  telling,
} from './ask.ts';
import type { Reviewed } from './correction.ts';
import { daysBetween, edtfOf } from './days.ts';
import { LibraryError } from './error.ts';
import type { ReadArticle } from './filter.ts';
import { baseUnit } from './lands.ts';
import { formsOf } from './positions.ts';
import { ENTRIES_PER_ARTICLE, ENTRY_KINDS, ROLES } from './schema.ts';
import type { Store } from './store.ts';
import { matchPhrase } from './terms.ts';

export interface FiguresOptions extends AskOptions {
  /** Names; the article names all of them. */
  readonly with?: readonly string[];
}

/** One figure, with every page that gives it. */
export interface Figure {
  /** Id of the first telling. */
  readonly id: string;
  /** In the unit of the series; what is compared. */
  readonly value: number;
  /** As printed, in `unit`. */
  readonly printed: number;
  readonly unit: string;
  readonly approximation?: string;
  /** Of a change: from and to, in the unit of the series. */
  readonly from?: number;
  readonly to?: number;
  /** EDTF: the time that its sentence tells before it; what the figure is of, or when it was said. */
  readonly time?: string;
  /** Day of the first page, EDTF. */
  readonly told?: string;
  readonly tellings: readonly Telling[];
}

/** Figures of one measure in one unit. */
export interface Series {
  /** What is measured, as printed first. */
  readonly of: string;
  /** The unit of `value`: what the units on the pages convert to. */
  readonly unit: string;
  readonly per?: string;
  readonly least: number;
  readonly most: number;
  /** In the order of publication. */
  readonly figures: readonly Figure[];
}

export interface Figures extends Answer {
  /** The longest series first. */
  readonly series: readonly Series[];
}

const QUANTITY = ENTRY_KINDS.indexOf('quantity');
const NAMED = ROLES.indexOf('named');

interface Row {
  readonly n: number;
  readonly unit: string;
  readonly per: string | null;
  readonly value: number;
  readonly key: string;
  readonly told: number | null;
}

/**
 * The same measure over many pages. Units of one dimension are converted; different currencies are different series.
 * @param subject a part of what is measured, as printed, in either script
 * @throws LibraryError `query` where the subject is too short or a filter cannot be read
 */
export function figures(store: Store, subject: string, options: FiguresOptions = {}): Figures {
  const asking = beginAsking(store, options, 10);
  const rows = rowsOf(asking, subject, options.with ?? []);
  const groups = [...Map.groupBy(rows, ({ key, unit, per }) => `${baseUnit(unit).base} ${per} ${key}`).values()];
  groups.sort((a, b) => b.length - a.length || a[0].n - b[0].n);
  const { part, ...rest } = answer(asking, groups);
  return { ...rest, series: part.map((group) => seriesOf(asking, group)) };
}

function rowsOf(asking: Asking, subject: string, names: readonly string[]): Row[] {
  const { store, where, newest, days } = asking;
  const forms = formsOf(asking, subject);
  if (forms[0].length < 2)
    throw new LibraryError('query', `"${subject}" is too short; give what is measured, such as 貿易額`);
  const articles = new Set(articlesOf(asking, names));
  const held = store
    .sql<number>('SELECT rowid FROM word WHERE word MATCH ? AND rowid <= ?')
    .pluck()
    .all(forms.map(matchPhrase).join(' OR '), newest) as number[];
  const rows = store.sql<Row>(
    `SELECT e.n, e.type AS unit, e.status AS per, e.value, e.key, a.day AS told
     FROM entry e JOIN article a ON a.n = e.article
     WHERE e.n >= ? AND e.n < ? AND +e.kind = ${QUANTITY} AND e.value IS NOT NULL
       AND (${forms.map(() => 'instr(e.key, ?) > 0').join(' OR ')}) AND coalesce(a.day, 0) <= ? AND coalesce(a.day_to, 99999999) >= ?
       AND ${where.sql}`,
  );
  const [from, to] = days ?? [0, 99_999_999];
  return held
    .filter((n) => names.length === 0 || articles.has(n))
    .flatMap((n) => {
      const first = n * ENTRIES_PER_ARTICLE;
      return rows.all(first, first + ENTRIES_PER_ARTICLE, ...forms, to, from, ...where.values);
    })
    .sort((a, b) => (a.told ?? 0) - (b.told ?? 0) || a.n - b.n);
}

/** Numbers of the articles that name all of these. */
function articlesOf(asking: Asking, names: readonly string[]): number[] {
  let all: number[] | undefined;
  for (const name of names) {
    const own = asking.store
      .sql<number>(
        `SELECT DISTINCT n / ${ENTRIES_PER_ARTICLE} FROM mention WHERE entity IN (${numbersNamed(asking, name).join()}) AND role = ${NAMED}`,
      )
      .pluck()
      .all() as number[];
    const before: ReadonlySet<number> | undefined = all === undefined ? undefined : new Set(all);
    all = before === undefined ? own : own.filter((n) => before.has(n));
  }
  return all ?? [];
}

/** The same figure is told again within so many days. */
const AGAIN = 10;
/** Tellings that are given of a figure. */
const MOST_TELLINGS = 5;

function seriesOf(asking: Asking, rows: readonly Row[]): Series {
  const groups: Row[][] = [];
  for (const row of rows) {
    const same = groups.findLast(
      ([other]) =>
        other.value === row.value &&
        other.unit === row.unit &&
        (other.told === row.told ||
          (other.told !== null && row.told !== null && daysBetween(other.told, row.told) <= AGAIN)),
    );
    if (same === undefined) groups.push([row]);
    else same.push(row);
  }
  const made = groups.flatMap((group) => figureOf(asking, group) ?? []);
  const values = made.map(({ value }) => value);
  const { of = '' } = (asking.reader.entry(rows[0].n)?.entry ?? {}) as Partial<EntryOf<'quantity'>>;
  const [{ unit, per }] = rows;
  return {
    of,
    unit: baseUnit(unit).base,
    ...(per === null ? {} : { per }),
    least: Math.min(...values),
    most: Math.max(...values),
    figures: made,
  };
}

function figureOf(asking: Asking, rows: readonly Row[]): Figure | undefined {
  const found = rows.slice(0, MOST_TELLINGS).flatMap(({ n }) => asking.reader.entry(n) ?? []);
  if (found.length === 0) return undefined;
  const entry = found[0].entry as Reviewed & EntryOf<'quantity'>;
  const article = asking.reader.article(found[0].article.n);
  const { factor } = baseUnit(entry.unit);
  const converted = (value: number) => Number((value * factor).toPrecision(12));
  const time = article === undefined ? undefined : timeBefore(article, entry);
  const { told } = rows[0];
  return {
    id: entry.id,
    value: converted(entry.value),
    printed: entry.value,
    unit: entry.unit,
    ...(entry.approximation === undefined ? {} : { approximation: entry.approximation }),
    ...(entry.from === undefined ? {} : { from: converted(entry.from) }),
    ...(entry.to === undefined ? {} : { to: converted(entry.to) }),
    ...(time === undefined ? {} : { time }),
    ...(told === null ? {} : { told: edtfOf(told, told) }),
    tellings: found.map(telling),
  };
}

/** A time is sought so far before a figure. */
const NEAR = 60;

/** The last time that the sentence of a figure tells before it. */
function timeBefore({ entries, source }: ReadArticle, { spans }: EntryOf<'quantity'>): string | undefined {
  const at = spans[0]?.[0] ?? 0;
  let best: EntryOf<'time'> | undefined;
  for (const entry of entries) {
    if (entry?.kind !== 'time' || !/^\d/.test(entry.value)) continue;
    const start = entry.spans[0]?.[0] ?? 0;
    if (start > at || start < at - NEAR || start < (best?.spans[0][0] ?? 0)) continue;
    if (!/[。！？；]/.test(source.text.slice(start, at))) best = entry;
  }
  return best?.value;
}
