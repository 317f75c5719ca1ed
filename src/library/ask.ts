import type { EntryOf } from '../record/kinds.ts';
import type { Reviewed } from './correction.ts';
import { type Days, edtfOf } from './days.ts';
import { entitiesNamed } from './entities.ts';
import { LibraryError, NothingFound } from './error.ts';
import { ArticleReader, entityNumbers, type FoundEntry } from './filter.ts';
import { keptFor } from './kept.ts';
import { parseDays, parseQuery } from './query.ts';
import { placeOf } from './search.ts';
import { type Condition, conditionOf } from './search-find.ts';
import { planOf, type Widened } from './search-plan.ts';
import type { Store } from './store.ts';

/** What every question may be narrowed by. */
export interface AskOptions {
  /** A filter as `search` takes it: `outlet:大公報 date:2020.. 鐵路`. Words narrow to the articles that hold them. */
  readonly where?: string;
  /** First and last day of what is asked for: an EDTF date each. */
  readonly from?: string;
  readonly to?: string;
  /** Results to return. */
  readonly limit?: number;
  /** `next` of an earlier answer: goes on where that one ended. */
  readonly cursor?: string;
}

/** What every answer tells beside its results. */
export interface Answer {
  /** All results there are. */
  readonly total: number;
  /** What became of names: the entity, and the other forms that count as it. */
  readonly widened: readonly Widened[];
  /** Present where there are more results. */
  readonly next?: string;
}

/** Where something stands: enough to cite it, and for `show`. */
export interface Telling {
  /** Id of the entry. */
  readonly id: string;
  /** Ids of its page and article. */
  readonly page: string;
  readonly article: string;
  readonly script: string;
  readonly headline: string;
  readonly outlet?: string;
  /** EDTF date. */
  readonly published?: string;
  readonly file: string;
  readonly item?: string;
  readonly quote: string;
  readonly spans: readonly (readonly [number, number])[];
}

/** A question under way. */
export interface Asking {
  readonly store: Store;
  readonly reader: ArticleReader;
  readonly widened: Widened[];
  /** Over `e` (entry) and `a` (article). */
  readonly where: Condition;
  readonly days: Days | undefined;
  readonly offset: number;
  readonly limit: number;
  /** Articles added after the first answer are left out of the next ones. */
  readonly newest: number;
}

/** @throws LibraryError `query` where a filter, date or cursor cannot be read */
export function beginAsking(store: Store, options: AskOptions, usual = 50): Asking {
  const widened: Widened[] = [];
  const { offset, newest } = placeOf(store, options.cursor === undefined ? {} : { cursor: options.cursor });
  return {
    store,
    reader: new ArticleReader(store),
    widened,
    where: whereOf(store, options.where, widened),
    days: daysAsked(options.from, options.to),
    offset,
    limit: Math.max(0, Math.floor(options.limit ?? usual)),
    newest,
  };
}

function whereOf(store: Store, where: string | undefined, widened: Widened[]): Condition {
  if (where === undefined || where.trim() === '') return { sql: '1', values: [] };
  return conditionOf(planOf(store, parseQuery(where), true, widened), false);
}

/**
 * A filter for questions about articles.
 * @throws LibraryError `query` where it narrows entries
 */
export function articleCondition(where: Condition): Condition {
  if (/\be\./.test(where.sql))
    throw new LibraryError(
      'query',
      'here words are counted by article; narrow with words, date: and outlet:, not with fields of entries',
    );
  return where;
}

function daysAsked(from: string | undefined, to: string | undefined): Days | undefined {
  if (from === undefined && to === undefined) return undefined;
  for (const end of [from, to]) if (end !== undefined) parseDays(end);
  const days = parseDays(`${from ?? ''}..${to ?? ''}`);
  if (days[0] > days[1]) throw new LibraryError('query', `"${from}" is after "${to}"; give the earlier date first`);
  return days;
}

/**
 * What a question worked out of all rows, and what it widened for that; see `keptFor`.
 * @param question everything that the result depends on beside the library and what all questions take
 */
export function kept<T>(asking: Asking, question: readonly unknown[], make: () => T): T {
  const { store, widened, newest, where, days } = asking;
  const before = widened.length;
  const found = keptFor(store, JSON.stringify([newest, where, days, ...question]), () => {
    const value = make();
    return { value, widened: widened.splice(before) };
  });
  widened.push(...found.widened);
  return found.value;
}

/** Rows of `entry` and `article` that a question is about, as SQL to go on from. */
export const ROWS_OF = 'FROM entry e JOIN article a ON a.n = e.article';

/**
 * Numbers of the entities that a name stands for; noted in `widened`, with the forms that count as it.
 * @throws NothingFound where the library knows nothing of that name
 */
export function numbersNamed(asking: Asking, name: string): number[] {
  const { store } = asking;
  const exact = name.startsWith('=') && name.length > 1;
  const word = exact ? name.slice(1) : name;
  const named = entitiesNamed(store, word);
  const ids = (exact ? named.slice(0, 1) : named).map(({ id }) => id);
  const numbers = entityNumbers(store, ids);
  if (numbers.length === 0)
    throw new NothingFound(
      `${word}: nobody and nothing of this name is in the library; see where the words stand with: chancery search ${word}`,
    );
  const forms = numbers.flatMap((n) => store.sql<{ form: string }>(FORMS).all(n));
  const others = [...new Set(forms.map(({ form }) => form))].filter((form) => form !== word);
  asking.widened.push({ word, entity: ids.join(' '), forms: others.slice(0, MOST_FORMS) });
  return numbers;
}

const MOST_FORMS = 8;
const FORMS = 'SELECT form FROM form WHERE entity = ? AND count > 0 ORDER BY count DESC, form LIMIT 8';

/** For every entity that a person merged into another, by number: the one it ends up as. */
export function rootNumbers(store: Store): (n: number) => number {
  const next = new Map<number, number>();
  for (const { n, same } of store
    .sql<{ n: number; same: number }>('SELECT n, same FROM entity WHERE same IS NOT NULL')
    .all())
    next.set(n, same);
  return (n) => {
    let root = n;
    for (let step = 0; next.has(root) && step < 100; step++) root = next.get(root) as number;
    return root;
  };
}

/** Cites an entry. */
export function telling(found: FoundEntry): Telling {
  const { entry, article, page } = found;
  const { quote = '', spans = [] } = entry as Reviewed & Partial<EntryOf<'event'>>;
  const { day, day_to } = article;
  const published = page.published ?? (day === null ? null : edtfOf(day, day_to ?? day));
  return {
    id: entry.id,
    page: page.id,
    article: page.id + article.id,
    script: page.script,
    headline: article.headline,
    ...(article.outlet === null ? {} : { outlet: article.outlet }),
    ...(published === null ? {} : { published }),
    file: page.file,
    ...(page.item === null ? {} : { item: page.item }),
    quote,
    spans,
  };
}

/** The part of the results that was asked for, and how to go on. */
export function answer<T>(asking: Asking, all: readonly T[]): Answer & { readonly part: readonly T[] } {
  const { offset, limit, newest, widened } = asking;
  const part = all.slice(offset, offset + limit);
  const end = offset + part.length;
  return {
    total: all.length,
    widened,
    part,
    ...(end < all.length && part.length > 0 ? { next: `${end}.${newest}` } : {}),
  };
}
