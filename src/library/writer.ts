import type { Correction } from './correction.ts';
import { LibraryError } from './error.ts';
import { type IndexWords, type KnownPage, type PreparedArticle, type PreparedPage, wordsOf } from './prepare.ts';
import { type EntryRows, entryRows } from './rows.ts';
import { ENTRIES_PER_ARTICLE } from './schema.ts';
import type { Store } from './store.ts';
import { searchFold } from './terms.ts';

/** What became of a page: new, already there, or a new version of the page in its place. */
export type Outcome = 'added' | 'there' | 'version';

/** Most names of entities kept in mind while adding. */
const MOST_KNOWN = 200_000;

/** Writing to the tables. Every call runs inside a transaction that its caller has begun. */
export class Writer {
  readonly #store: Store;
  readonly #entities = new Map<string, number>();
  /** Those of which only the id is known; an article that names one tells more. */
  readonly #bare = new Map<string, number>();
  /** In how many more articles, or fewer, a form stands for an entity since the last `flush`. */
  readonly #forms = new Map<string, { readonly form: string; readonly entity: number; more: number }>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Called when a transaction failed: numbers given out in it are void. */
  forget(): void {
    this.#entities.clear();
    this.#bare.clear();
    this.#forms.clear();
  }

  /** Writes what was gathered for many articles at once; to be called before the transaction ends. */
  flush(): void {
    const count = bound(this.#store).sql(
      'INSERT INTO form VALUES (?, ?, max(0, ?)) ON CONFLICT DO UPDATE SET count = max(0, count + ?)',
    );
    for (const { form, entity, more } of this.#forms.values()) count.run(form, entity, more, more);
    this.#forms.clear();
  }

  #form(form: string, entity: number, more: 1 | -1): void {
    const key = `${entity} ${form}`;
    const known = this.#forms.get(key);
    if (known === undefined) this.#forms.set(key, { form, entity, more });
    else known.more += more;
  }

  /**
   * @param page only known by its id and place where `has` said that it is there
   * @param at seconds since 1970
   */
  addPage(page: PreparedPage | KnownPage, reader: string, at: number): Outcome {
    const file = this.#numberOf('file', 'path', page.file);
    const known = this.#store
      .sql<{ n: number; current: number }>('SELECT n, current FROM page WHERE id = ?')
      .get(page.id);
    if (known === undefined && !('body' in page))
      throw new LibraryError('missing', `there is no page ${page.id} in the library`);
    const n = known?.n ?? this.#insertPage(page as PreparedPage, file, this.#numberOf('reader', 'version', reader), at);
    const before = page.hasPlace ? this.#placed(file, placeItem(page), n, at) : undefined;
    if (known?.current === 0) this.#revive(n);
    if (before !== undefined) this.#retireUnlessElsewhere(before);
    if (known !== undefined) return before === undefined ? 'there' : 'version';
    return before === undefined ? 'added' : 'version';
  }

  /** Puts a page's new reading in the place of the old one; what people corrected stays. @param number the page's, where its id may have changed */
  replacePage(page: PreparedPage, reader: string, number?: number): void {
    const { sql } = bound(this.#store);
    const row =
      number === undefined
        ? sql<{ n: number; current: number }>('SELECT n, current FROM page WHERE id = ?').get(page.id)
        : sql<{ n: number; current: number }>('SELECT n, current FROM page WHERE n = ?').get(number);
    if (row === undefined) throw new LibraryError('missing', `there is no page ${page.id} in the library`);
    const old = this.#store.articlesOf(row.n);
    for (const article of old) {
      if (row.current === 1) this.#unindex(article.n);
      sql('DELETE FROM article_body WHERE n = ?').run(article.n);
      sql('DELETE FROM article WHERE n = ?').run(article.n);
    }
    sql('UPDATE page SET id = ?, reader = ?, doubts = ?, outlet = ? WHERE n = ?').run(
      page.id,
      this.#numberOf('reader', 'version', reader),
      page.doubts,
      page.outlet,
      row.n,
    );
    sql('UPDATE page_source SET body = ? WHERE n = ?').run(page.body, row.n);
    page.articles.forEach((article, ord) => {
      // The same article keeps its number.
      this.#insertArticle(row.n, ord, page, article, row.current, old[ord]?.n);
    });
  }

  /** Appends to the log and brings the rows of the pages it is about up to date. False where it is there already. */
  correct(correction: Correction): boolean {
    const { sql } = bound(this.#store);
    if (sql('SELECT 1 FROM correction WHERE uid = ?').get(correction.uid) !== undefined) return false;
    const { change } = correction;
    const sha256 = correction.sha256 ?? (change.action === 'withdraw' ? this.#shaOf(change.of) : undefined);
    const articles = sha256 === undefined ? [] : this.#articlesWith(sha256);
    for (const n of articles) this.#unindexEntries(n);
    sql('INSERT INTO correction (uid, at, who, why, action, sha256, body) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      correction.uid,
      correction.at,
      correction.who,
      correction.why,
      change.action,
      correction.sha256 ?? null,
      JSON.stringify(change),
    );
    for (const n of articles) this.#indexEntries(n);
    if (change.action === 'merge' || change.action === 'withdraw') this.#merge();
    return true;
  }

  #shaOf(uid: string): string | undefined {
    return (
      this.#store.sql<{ sha256: string | null }>('SELECT sha256 FROM correction WHERE uid = ?').get(uid)?.sha256 ??
      undefined
    );
  }

  #articlesWith(sha256: string): number[] {
    return this.#store
      .sql<{ n: number }>(
        'SELECT article.n FROM article JOIN page ON page.n = article.page WHERE page.sha256 = ? AND article.current = 1',
      )
      .all(Buffer.from(sha256, 'hex'))
      .map(({ n }) => n);
  }

  /** Writes out which entities are the same, by the log. */
  #merge(): void {
    const { sql } = bound(this.#store);
    sql('UPDATE entity SET same = NULL WHERE same IS NOT NULL').run();
    const gone = this.#store.withdrawn();
    const roots = new Map<string, string>();
    const rootOf = (id: string): string => {
      const next = roots.get(id);
      return next === undefined ? id : rootOf(next);
    };
    for (const { uid, change } of this.#store.log()) {
      if (change.action !== 'merge' || gone.has(uid)) continue;
      const from = rootOf(change.entity);
      const into = rootOf(change.into);
      if (from !== into) roots.set(from, into);
    }
    for (const [id, into] of roots)
      sql('UPDATE entity SET same = ? WHERE n = ?').run(this.#entity({ id: into }), this.#entity({ id }));
  }

  #insertPage(page: PreparedPage, file: number, reader: number, at: number): number {
    const { sql } = bound(this.#store);
    const { lastInsertRowid } = sql(
      `INSERT INTO page (id, sha256, file, item, outlet, published, script, chars, doubts, reader, current, added)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)`,
    ).run(
      page.id,
      Buffer.from(page.sha256, 'hex'),
      file,
      page.item,
      page.outlet,
      page.published,
      page.script,
      page.chars,
      page.doubts,
      reader,
      at,
    );
    const n = Number(lastInsertRowid);
    sql('INSERT INTO page_source (n, body) VALUES (?, ?)').run(n, page.body);
    page.articles.forEach((article, ord) => {
      this.#insertArticle(n, ord, page, article, 1);
    });
    return n;
  }

  #insertArticle(
    page: number,
    ord: number,
    of: PreparedPage,
    made: PreparedArticle,
    current: number,
    number?: number,
  ): void {
    const { sql } = bound(this.#store);
    const { lastInsertRowid } = sql(
      `INSERT INTO article (n, page, ord, id, headline, outlet, genre, day, day_to, chars, current)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      number ?? null,
      page,
      ord,
      made.id.slice(of.id.length),
      made.headline,
      made.outlet,
      made.genre,
      made.day,
      made.dayTo,
      made.chars,
      current,
    );
    const n = Number(lastInsertRowid);
    sql('INSERT INTO article_body (n, body) VALUES (?, ?)').run(n, made.body);
    if (current === 0) return;
    this.#indexWords(n, made.words);
    if (this.#store.corrects(of.sha256)) this.#indexEntries(n);
    else this.#insertRows(n, made.rows);
  }

  /** Notes that the page stands there now. Returns the page that stood there before, where it is another. */
  #placed(file: number, item: string | null, page: number, at: number): number | undefined {
    const { sql } = bound(this.#store);
    const last = sql<{ page: number }>(
      'SELECT page FROM place WHERE file = ? AND item IS ? ORDER BY n DESC LIMIT 1',
    ).get(file, item)?.page;
    if (last === page) return undefined;
    sql('INSERT INTO place (file, item, page, added) VALUES (?, ?, ?, ?)').run(file, item, page, at);
    return last;
  }

  #retireUnlessElsewhere(page: number): void {
    const { sql } = bound(this.#store);
    const elsewhere = sql(
      `SELECT 1 FROM place p WHERE page = ? AND n = (SELECT max(n) FROM place q WHERE q.file = p.file AND q.item IS p.item)`,
    ).get(page);
    if (elsewhere !== undefined) return;
    for (const article of this.#store.articlesOf(page)) this.#unindex(article.n);
    sql('UPDATE page SET current = 0 WHERE n = ?').run(page);
    sql('UPDATE article SET current = 0 WHERE page = ?').run(page);
  }

  /** A page that a newer version had replaced is back. */
  #revive(page: number): void {
    const { sql } = bound(this.#store);
    sql('UPDATE page SET current = 1 WHERE n = ?').run(page);
    sql('UPDATE article SET current = 1 WHERE page = ?').run(page);
    const source = this.#store.source(page);
    for (const { n } of this.#store.articlesOf(page)) {
      const { article } = this.#store.machine(n, source);
      this.#indexWords(n, wordsOf(article.headline, article.text));
      this.#indexEntries(n);
    }
  }

  /** The words are UTF-8 already: bound as bytes, FTS5 reads them as text without a conversion. */
  #indexWords(article: number, { head, pairs, units }: IndexWords): void {
    const { sql } = bound(this.#store);
    sql('INSERT INTO word (rowid, head, body) VALUES (?, ?, ?)').run(article, head, pairs);
    sql('INSERT INTO letter (rowid, body) VALUES (?, ?)').run(article, units);
  }

  #unindex(article: number): void {
    this.#store.sql('DELETE FROM word WHERE rowid = ?').run(article);
    this.#store.sql('DELETE FROM letter WHERE rowid = ?').run(article);
    this.#unindexEntries(article);
  }

  #rowsOf(article: number): EntryRows {
    const row = this.#store.article(article);
    if (row === undefined) throw new RangeError(`no article ${article}`);
    return entryRows(this.#store.corrected(article, this.#store.source(row.page), false).entries);
  }

  #indexEntries(article: number): void {
    this.#insertRows(article, this.#rowsOf(article));
  }

  #unindexEntries(article: number): void {
    const { sql } = bound(this.#store);
    const { entities, mentions, forms } = this.#rowsOf(article);
    const numbers = entities.map((facts) => this.#entity(facts));
    const first = article * ENTRIES_PER_ARTICLE;
    sql('DELETE FROM entry WHERE n >= ? AND n < ?').run(first, first + ENTRIES_PER_ARTICLE);
    const remove = sql('DELETE FROM mention WHERE entity = ? AND role = ? AND n = ?');
    for (let i = 0; i < mentions.length; i += 3)
      remove.run(numbers[mentions[i]], mentions[i + 1], first + mentions[i + 2]);
    for (const [form, entity] of forms) this.#form(form, numbers[entity], -1);
  }

  #insertRows(article: number, { entities, rows, mentions, forms }: EntryRows): void {
    const { sql } = bound(this.#store);
    const numbers = entities.map((facts) => this.#entity(facts));
    const first = article * ENTRIES_PER_ARTICLE;
    const entry = sql('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    for (const [ord, kind, start, type, status, entity, day, dayTo, value, key] of rows)
      entry.run(
        first + ord,
        article,
        kind,
        start,
        type,
        status,
        entity < 0 ? null : numbers[entity],
        day,
        dayTo,
        value,
        key,
      );
    const mention = sql('INSERT OR IGNORE INTO mention VALUES (?, ?, ?)');
    for (let i = 0; i < mentions.length; i += 3)
      mention.run(numbers[mentions[i]], mentions[i + 1], first + mentions[i + 2]);
    for (const [form, entity] of forms) this.#form(form, numbers[entity], 1);
  }

  /** The number of an entity, made known where it is new. */
  #entity(facts: {
    id: string;
    type?: string;
    name?: string;
    names?: { hant?: string; hans?: string; en?: string };
  }): number {
    const known = this.#entities.get(facts.id) ?? (facts.type === undefined ? this.#bare.get(facts.id) : undefined);
    if (known !== undefined) return known;
    const { sql } = bound(this.#store);
    let row = sql<{ n: number; type: string | null }>('SELECT n, type FROM entity WHERE id = ?').get(facts.id);
    const { hant, hans, en } = facts.names ?? {};
    if (row === undefined || (row.type === null && facts.type !== undefined)) {
      sql(
        `INSERT INTO entity (id, type, name, hant, hans, en) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET type = excluded.type, name = excluded.name, hant = excluded.hant, hans = excluded.hans, en = excluded.en`,
      ).run(facts.id, facts.type ?? null, facts.name ?? null, hant ?? null, hans ?? null, en ?? null);
      row = sql<{ n: number; type: string | null }>('SELECT n, type FROM entity WHERE id = ?').get(facts.id);
      if (row === undefined) throw new RangeError(facts.id);
      const also = sql('INSERT OR IGNORE INTO form VALUES (?, ?, 0)');
      for (const form of new Set([facts.name, hant, hans, en]))
        if (form !== undefined && form !== '') also.run(searchFold(form), row.n);
    }
    const map = row.type === null && facts.type === undefined ? this.#bare : this.#entities;
    if (map.size > MOST_KNOWN) map.clear();
    map.set(facts.id, row.n);
    return row.n;
  }

  #numberOf(table: 'file' | 'reader', column: string, text: string): number {
    const { sql } = bound(this.#store);
    const found = sql<{ n: number }>(`SELECT n FROM ${table} WHERE ${column} = ?`).get(text);
    if (found !== undefined) return found.n;
    return Number(sql(`INSERT INTO ${table} (${column}) VALUES (?)`).run(text).lastInsertRowid);
  }
}

const bound = (store: Store) => ({ sql: <Row = never>(text: string) => store.sql<Row>(text) });

/** An item of another day is another item. */
const placeItem = (page: KnownPage): string | null =>
  page.item === null ? null : page.published === null ? page.item : `${page.item} ${page.published}`;
