import type { Store } from './store.ts';
import { searchFold } from './terms.ts';

/** An entity that a name stands for. */
export interface NamedEntity {
  readonly id: string;
  readonly name: string;
  /** In how many articles it was named so. */
  readonly count: number;
}

/** A form that few of its mentions mean this entity by is not its name. */
const LEAST_SHARE = 0.1;

/** The entities that a name (in either script) or an id stands for, the most usual first; merged ones once. */
export function entitiesNamed(store: Store, name: string): NamedEntity[] {
  const roots = store.roots();
  const byId = store.sql<{ id: string; name: string | null }>('SELECT id, name FROM entity WHERE id = ?').get(name);
  if (byId !== undefined) return [{ id: roots.get(byId.id) ?? byId.id, name: byId.name ?? byId.id, count: 0 }];
  const rows = store
    .sql<{ id: string; name: string | null; count: number }>(
      `SELECT entity.id, entity.name, form.count FROM form JOIN entity ON entity.n = form.entity
       WHERE form.form = ? ORDER BY form.count DESC, entity.n`,
    )
    .all(searchFold(name.trim()));
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  const found = new Map<string, NamedEntity>();
  for (const { id, name: own, count } of rows) {
    const root = roots.get(id) ?? id;
    if (count < all * LEAST_SHARE || found.has(root)) continue;
    found.set(root, { id: root, name: own ?? root, count });
  }
  return [...found.values()];
}

/** Share of a form's mentions that must mean one entity before a search for it finds the entity's other forms. */
const CLEAR_SHARE = 0.9;
/** A form must be printed for the entity in at least this many articles, or be one of its full names. */
const LEAST_COUNT = 2;

/**
 * The other forms of the one entity that a word names, folded, as printed in this library; empty where the word names
 * none or several. Forms of one character, and those that mostly mean something else, are left out.
 */
export function otherForms(store: Store, word: string): { entity: string; forms: string[] } | undefined {
  const folded = searchFold(word.trim());
  if (folded.length < 2) return undefined;
  const entity = clearEntity(store, folded);
  if (entity === undefined) return undefined;
  const forms: string[] = [];
  for (const n of entity.numbers)
    for (const { form, count } of store
      .sql<{ form: string; count: number }>('SELECT form, count FROM form WHERE entity = ? ORDER BY count DESC, form')
      .all(n))
      if (form !== folded && form.length > 1 && count >= LEAST_COUNT && !forms.includes(form))
        if (clearEntity(store, form)?.root === entity.root) forms.push(form);
  return { entity: entity.root, forms };
}

/** The one entity that nearly all mentions of a form mean. */
function clearEntity(store: Store, form: string): { root: string; numbers: number[] } | undefined {
  const roots = store.roots();
  const counts = new Map<string, { count: number; numbers: number[] }>();
  let all = 0;
  for (const { id, n, count } of store
    .sql<{ id: string; n: number; count: number }>(
      'SELECT entity.id, entity.n, form.count FROM form JOIN entity ON entity.n = form.entity WHERE form.form = ?',
    )
    .all(form)) {
    const root = roots.get(id) ?? id;
    const known = counts.get(root) ?? { count: 0, numbers: [] };
    known.count += count;
    known.numbers.push(n);
    counts.set(root, known);
    all += count;
  }
  for (const [root, { count, numbers }] of counts)
    if (count >= CLEAR_SHARE * all && (all > 0 || counts.size === 1)) return { root, numbers };
  return undefined;
}
