import type Sqlite from 'better-sqlite3';
import type { ArticleEntry, Entry } from '../record/kinds.ts';
import { type StoredSource, unpackArticle, unpackBlocks, unpackSource } from './compact.ts';
import { applyCorrections, type Correction, inForce, mapEntities, type Reviewed } from './correction.ts';

/** A row of `page`, with the path of its file. */
export interface PageRow {
  readonly n: number;
  readonly id: string;
  readonly sha256: Uint8Array;
  readonly file: string;
  readonly item: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly script: string;
  readonly current: number;
  readonly reader: string;
  readonly added: number;
  readonly doubts: number;
}

export interface ArticleRow {
  readonly n: number;
  readonly page: number;
  readonly ord: number;
  readonly id: string;
  readonly headline: string;
  readonly outlet: string | null;
  readonly genre: string;
  readonly day: number | null;
  readonly day_to: number | null;
  readonly chars: number;
  readonly current: number;
}

/** An article with its entries as corrected; a gap stands where a person rejected an entry. */
export interface StoredArticle {
  readonly n: number;
  readonly article: ArticleEntry;
  readonly entries: readonly (Reviewed | undefined)[];
}

const PAGE = `SELECT page.n, page.id, page.sha256, file.path AS file, page.item, page.outlet, page.published, page.script, page.current,
  reader.version AS reader, page.added, page.doubts
  FROM page JOIN file ON file.n = page.file JOIN reader ON reader.n = page.reader`;

/** Reading from the tables: the only place where the record is unpacked and corrected. */
export class Store {
  readonly db: Sqlite.Database;
  readonly #statements = new Map<string, Sqlite.Statement<unknown[], never>>();
  #roots: { version: number; map: Map<string, string> } | undefined;

  constructor(db: Sqlite.Database) {
    this.db = db;
  }

  /**
   * A prepared statement, made once. Where what is asked often has a join or an order, `= +?` stands for `= ?`: SQLite
   * otherwise plans such a statement anew for each value, which takes longer than it runs.
   */
  sql<Row = never>(text: string): Sqlite.Statement<unknown[], Row> {
    let made = this.#statements.get(text);
    if (made === undefined) {
      made = this.db.prepare(text) as Sqlite.Statement<unknown[], never>;
      this.#statements.set(text, made);
    }
    return made as unknown as Sqlite.Statement<unknown[], Row>;
  }

  /** Another number whenever this connection or another has written. */
  changes(): string {
    const { n } = this.sql<{ n: number }>('SELECT total_changes() AS n').get() as { n: number };
    const { data_version } = this.sql<{ data_version: number }>('PRAGMA data_version').get() as {
      data_version: number;
    };
    return `${data_version}.${n}`;
  }

  page(n: number): PageRow | undefined {
    return this.sql<PageRow>(`${PAGE} WHERE page.n = +?`).get(n);
  }

  pageById(id: string): PageRow | undefined {
    return this.sql<PageRow>(`${PAGE} WHERE page.id = +?`).get(id);
  }

  source(page: number): StoredSource {
    const row = this.sql<{ body: Uint8Array; id: string; sha256: Buffer }>(
      'SELECT body, id, sha256 FROM page_source JOIN page USING (n) WHERE n = +?',
    ).get(page);
    if (row === undefined) throw new RangeError(`no page ${page}`);
    return unpackSource(row.body, row.id, row.sha256.toString('hex'));
  }

  articlesOf(page: number): ArticleRow[] {
    return this.sql<ArticleRow>('SELECT * FROM article WHERE page = +? ORDER BY ord').all(page);
  }

  article(n: number): ArticleRow | undefined {
    return this.sql<ArticleRow>('SELECT * FROM article WHERE n = ?').get(n);
  }

  /** The article without its entries. */
  articleEntry(n: number, source: StoredSource): ArticleEntry {
    return unpackBlocks(this.#body(n), source.text, source.page.id);
  }

  /** The article as the machine read it. */
  machine(n: number, source: StoredSource): { article: ArticleEntry; entries: Entry[] } {
    return unpackArticle(this.#body(n), source.text, source.page.id);
  }

  #body(n: number): Uint8Array {
    const row = this.sql<{ body: Uint8Array }>('SELECT body FROM article_body WHERE n = ?').get(n);
    if (row === undefined) throw new RangeError(`no article ${n}`);
    return row.body;
  }

  /**
   * The record as corrected: the article's entries with what people said of them, places kept, entities as they
   * stand on the page. Everything that shows, counts or exports entries goes through here.
   * @param merged with `merge` corrections too (the default); the tables hold entities before merging
   */
  corrected(n: number, source: StoredSource, merged = true): StoredArticle {
    const { article, entries } = this.machine(n, source);
    const log = this.correctionsOf(source.page.sha256);
    let out: readonly (Reviewed | undefined)[] = entries;
    if (log.length > 0) {
      const short = article.id.slice(article.page.length);
      out = applyCorrections(source.page.id, entries, log, ({ entry }) => {
        const { article: of, page } = entry as { article?: string; page?: string };
        // A conflict without an article belongs to the page's first.
        return of === undefined ? short.endsWith('1') : of.slice(page?.length ?? 0) === short;
      });
    }
    const roots = merged ? this.roots() : undefined;
    if (roots !== undefined && roots.size > 0)
      out = out.map((entry) => entry && mapEntities(entry, (id) => roots.get(id) ?? id));
    return { n, article, entries: out };
  }

  /** Whether anyone has corrected a page. */
  corrects(sha256: string): boolean {
    return this.sql('SELECT 1 FROM correction WHERE sha256 = ? LIMIT 1').get(sha256) !== undefined;
  }

  /** Corrections of a page that are in force, in the order of the log. */
  correctionsOf(sha256: string): Correction[] {
    const rows = this.sql<LogRow>('SELECT * FROM correction WHERE sha256 = +? ORDER BY n').all(sha256);
    if (rows.length === 0) return [];
    const gone = this.withdrawn();
    return inForce(rows.map(fromLog)).filter(({ uid }) => !gone.has(uid));
  }

  /** Uids of corrections that were withdrawn. */
  withdrawn(): Set<string> {
    const rows = this.sql<LogRow>("SELECT * FROM correction WHERE action = 'withdraw' ORDER BY n").all();
    const gone = new Set<string>();
    for (const { uid, change } of rows.map(fromLog).reverse())
      if (change.action === 'withdraw' && !gone.has(uid)) gone.add(change.of);
    return gone;
  }

  /** The log, oldest first; of one page where its hash is given. */
  log(sha256?: string): Correction[] {
    const rows =
      sha256 === undefined
        ? this.sql<LogRow>('SELECT * FROM correction ORDER BY n').all()
        : this.sql<LogRow>('SELECT * FROM correction WHERE sha256 = +? ORDER BY n').all(sha256);
    return rows.map(fromLog);
  }

  /** For every entity that a person merged into another: the one it ends up as. */
  roots(): ReadonlyMap<string, string> {
    const version = this.sql<{ n: number | null }>('SELECT max(n) AS n FROM correction').get()?.n ?? 0;
    if (this.#roots?.version === version) return this.#roots.map;
    const map = new Map<string, string>();
    const rows = this.sql<{ id: string; into: string }>(
      'SELECT a.id, b.id AS "into" FROM entity a JOIN entity b ON b.n = a.same',
    ).all();
    for (const { id, into } of rows) map.set(id, into);
    for (const id of map.keys()) {
      let root = id;
      for (let step = 0; map.has(root) && step < 100; step++) root = map.get(root) as string;
      map.set(id, root);
    }
    this.#roots = { version, map };
    return map;
  }
}

interface LogRow {
  n: number;
  uid: string;
  at: string;
  who: string;
  why: string;
  action: string;
  sha256: string | null;
  body: string;
}

function fromLog({ uid, at, who, why, sha256, body }: LogRow): Correction {
  return {
    uid,
    at,
    who,
    why,
    ...(sha256 === null ? {} : { sha256 }),
    change: JSON.parse(body) as Correction['change'],
  };
}
