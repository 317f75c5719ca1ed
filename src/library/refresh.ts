import type Sqlite from 'better-sqlite3';
import { entryRows } from './rows.ts';
import { ENTRIES_PER_ARTICLE, ENTRY_KINDS } from './schema.ts';
import { Store } from './store.ts';

/** Kinds whose rows hold more since library version 2. */
const RICHER = new Set(['event', 'commitment', 'formula'].map((kind) => ENTRY_KINDS.indexOf(kind as never)));

/** Writes what newer versions keep in the rows of `entry`; part of a migration, inside its transaction. */
export function refreshRows(db: Sqlite.Database): void {
  const store = new Store(db);
  const update = db.prepare('UPDATE entry SET type = ?, entity = ?, value = ?, key = ? WHERE n = ?');
  const numberOf = db.prepare('SELECT n FROM entity WHERE id = ?').pluck();
  const next = store.sql<{ n: number; page: number }>(
    'SELECT n, page FROM article WHERE current = 1 AND n > ? ORDER BY n LIMIT 1',
  );
  for (let article = next.get(0); article !== undefined; article = next.get(article.n)) {
    const { n, page } = article;
    const { rows, entities } = entryRows(store.corrected(n, store.source(page), false).entries);
    for (const [ord, kind, , type, , entity, , , value, key] of rows) {
      if (!RICHER.has(kind)) continue;
      const number = entity < 0 ? null : (numberOf.get(entities[entity].id) ?? null);
      update.run(type, number, value, key, n * ENTRIES_PER_ARTICLE + ord);
    }
  }
}
