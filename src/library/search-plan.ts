import { entitiesNamed, otherForms } from './entities.ts';
import { LibraryError } from './error.ts';
import { entityNumbers } from './filter.ts';
import { type Field, parseDays, type Query } from './query.ts';
import { ENTRIES_PER_ARTICLE, ENTRY_KINDS, ROLES } from './schema.ts';
import type { Store } from './store.ts';
import { searchFold } from './terms.ts';

/** What became of a name in the search. */
export interface Widened {
  readonly word: string;
  /** The entity it names. */
  readonly entity: string;
  /** Other forms that are searched for too, folded. */
  readonly forms: readonly string[];
}

/** Most other forms of a name that are searched for. */
const MOST_FORMS = 12;

/** The search with every name and date looked up. */
export type Plan =
  | { readonly op: 'and' | 'or'; readonly parts: readonly Plan[] }
  | { readonly op: 'not'; readonly part: Plan }
  /** Folded; any of them. The first is what was asked for, which `text` has as it was written. */
  | { readonly op: 'words'; readonly forms: readonly string[]; readonly text: string }
  /** SQL over `a` (article) and, where entries are searched, `e` (entry). */
  | { readonly op: 'sql'; readonly sql: string; readonly values: readonly unknown[]; readonly label: string };

const ENTRY_FIELDS: readonly Field[] = ['speaker', 'type', 'with'];

/** Whether a search is for entries rather than articles. */
export function asksForEntries(query: Query): boolean {
  if (query.op === 'and' || query.op === 'or') return query.parts.some(asksForEntries);
  if (query.op === 'not') return asksForEntries(query.part);
  if (query.op !== 'field') return false;
  return ENTRY_FIELDS.includes(query.field) || (query.field === 'kind' && query.value !== 'article');
}

/** @param widened takes what became of names */
export function planOf(store: Store, query: Query, entries: boolean, widened: Widened[]): Plan {
  switch (query.op) {
    case 'and':
    case 'or':
      return { op: query.op, parts: query.parts.map((part) => planOf(store, part, entries, widened)) };
    case 'not':
      return { op: 'not', part: planOf(store, query.part, entries, widened) };
    case 'words': {
      const forms = [searchFold(query.text)];
      const others = query.exact ? undefined : otherForms(store, query.text);
      if (others !== undefined && others.forms.length > 0) {
        const added = others.forms.slice(0, MOST_FORMS);
        widened.push({ word: query.text, entity: others.entity, forms: added });
        forms.push(...added);
      }
      return { op: 'words', forms, text: query.text };
    }
    case 'field':
      return fieldPlan(store, query.field, query.value, query.exact, entries, widened);
  }
}

function fieldPlan(
  store: Store,
  field: Field,
  value: string,
  exact: boolean,
  entries: boolean,
  widened: Widened[],
): Plan {
  const label = `${field}:${value}`;
  const sql = (text: string, ...values: unknown[]): Plan => ({ op: 'sql', sql: text, values, label });
  switch (field) {
    case 'kind': {
      if (value === 'article') return sql('1');
      const kind = (ENTRY_KINDS as readonly string[]).indexOf(value);
      if (kind < 0)
        throw new LibraryError(
          'query',
          `"${value}" is no kind to search for; use one of article, ${ENTRY_KINDS.join(', ')}`,
        );
      return sql('e.kind = ?', kind);
    }
    case 'type':
      return sql('e.type = ?', value);
    case 'date': {
      const [from, to] = parseDays(value);
      return sql('(a.day <= ? AND a.day_to >= ?)', to, from);
    }
    case 'outlet':
      return outletPlan(store, value, sql);
    default:
      return entityPlan(store, field, value, exact, entries, widened, sql);
  }
}

type Sql = (text: string, ...values: unknown[]) => Plan;

/** Outlets whose folded name holds the words. */
function outletPlan(store: Store, value: string, sql: Sql): Plan {
  const wanted = searchFold(value);
  const names = store
    .sql<{ outlet: string }>('SELECT DISTINCT outlet FROM article WHERE outlet IS NOT NULL')
    .all()
    .map(({ outlet }) => outlet)
    .filter((outlet) => searchFold(outlet).includes(wanted));
  return sql(`a.outlet IN (${names.map(() => '?').join()})`, ...names);
}

function entityPlan(
  store: Store,
  field: Field,
  value: string,
  exact: boolean,
  entries: boolean,
  widened: Widened[],
  sql: Sql,
): Plan {
  const named = entitiesNamed(store, value);
  const ids = (exact ? named.slice(0, 1) : named).map(({ id }) => id);
  if (ids.length > 0 && ids[0] !== value) widened.push({ word: `${field}:${value}`, entity: ids.join(' '), forms: [] });
  const numbers = entityNumbers(store, ids);
  if (field === 'speaker' && !exact) numbers.push(...unnamedSpeakers(store, value));
  const roles = (
    field === 'speaker'
      ? ['speaker']
      : field === 'with'
        ? ['participant', 'party', 'holder']
        : entries
          ? ROLES
          : ['named']
  ).map((role) => (ROLES as readonly string[]).indexOf(role));
  const mentions = `FROM mention WHERE entity IN (${numbers.join()}) AND role IN (${roles.join()})`;
  return sql(entries ? `e.n IN (SELECT n ${mentions})` : `a.n IN (SELECT n / ${ENTRIES_PER_ARTICLE} ${mentions})`);
}

/** Speakers who are only described, such as a ministry's spokesman, by a part of the words. */
function unnamedSpeakers(store: Store, value: string): number[] {
  return store
    .sql<{ n: number }>(
      `SELECT DISTINCT entity.n FROM entity JOIN form ON form.entity = entity.n
       WHERE entity.id >= 'unnamed:' AND entity.id < 'unnamed;' AND instr(form.form, ?) > 0`,
    )
    .all(searchFold(value))
    .map(({ n }) => n);
}

/** The words that a hit may show, folded. */
export function positiveForms(plan: Plan): string[] {
  if (plan.op === 'words') return [...plan.forms];
  return plan.op === 'and' || plan.op === 'or' ? plan.parts.flatMap(positiveForms) : [];
}
