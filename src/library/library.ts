import type Sqlite from 'better-sqlite3';
import type { PageReading } from '../reading.ts';
import { checkEntity, checkOther, type EntryChange, entryCorrection } from './correct.ts';
import { type Change, type Correction, type Hand, newCorrection } from './correction.ts';
import { entitiesNamed } from './entities.ts';
import { LibraryError, plainError } from './error.ts';
import { type EntryFilter, type FoundEntry, findEntries } from './filter.ts';
import { findById } from './find.ts';
import { type OpenOptions, openStore } from './open.ts';
import { type KnownPage, type PreparedPage, preparePage } from './prepare.ts';
import { type SearchOptions, type SearchResult, search } from './search.ts';
import { type Shown, show } from './show.ts';
import { Store } from './store.ts';
import { type Outcome, Writer } from './writer.ts';

/** How much a library holds. */
export interface Extent {
  readonly pages: number;
  /** Pages that a newer version has replaced. */
  readonly replaced: number;
  readonly articles: number;
  readonly entries: number;
  readonly corrections: number;
}

/**
 * Many pages, one record, in one SQLite file.
 *
 * Every writing call is one transaction: done whole or not at all, also when the program is killed. Several programs
 * may read and write the same file; a writer waits for another.
 *
 * ```ts
 * using library = Library.open('chancery.db', { create: true });
 * library.add([readPage(readSource(bytes, { file: 'page.txt' }))], 'mine/1');
 * for (const { entry } of library.entries({ kinds: ['event'], entities: library.entitiesNamed('普京') })) …
 * ```
 *
 * For queries of your own, `store.sql` runs SQL over the tables of `schema.ts`: `entry` (what queries need of each entry),
 * `mention` (which entity stands where, in which role), `article`, `page`, `entity`, `form`. They hold the record as
 * corrected. `findEntries` and `ArticleReader` of `filter.ts` give whole entries for numbers.
 */
export class Library {
  readonly file: string;
  readonly store: Store;
  readonly #db: Sqlite.Database;
  readonly #writer: Writer;
  readonly #writes: boolean;

  private constructor(file: string, db: Sqlite.Database, writes: boolean) {
    this.#writes = writes;
    this.file = file;
    this.#db = db;
    this.store = new Store(db);
    this.#writer = new Writer(this.store);
  }

  /** @throws LibraryError where the file is no library, of a newer version, missing or damaged */
  static open(file: string, options: OpenOptions = {}): Library {
    return new Library(file, openStore(file, options), options.readonly !== true);
  }

  close(): void {
    try {
      if (this.#writes) this.#db.pragma('optimize');
    } catch {
      // Statistics that help the query planner: the next writer gathers them.
    }
    this.#db.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /**
   * Adds pages, all or none of them. Content that is there already is not added again; a page whose file (and item)
   * held other words before is its new version.
   * @param reader names what read them (see `readerVersion`)
   * @throws LibraryError `full` or `disk`; what earlier calls added stays
   */
  add(readings: readonly PageReading[], reader: string): Outcome[] {
    return this.addPrepared(
      readings.map((reading) => preparePage(reading)),
      reader,
    );
  }

  /** As `add`, of pages that another thread prepared. */
  addPrepared(pages: readonly (PreparedPage | KnownPage)[], reader: string): Outcome[] {
    const at = Math.floor(Date.now() / 1000);
    return this.write((writer) => pages.map((page) => writer.addPage(page, reader, at)));
  }

  /**
   * Puts new readings of pages that are there in the place of the old ones; corrections stay. All or none.
   * @param numbers of the pages, where their ids may have changed
   */
  replacePrepared(pages: readonly PreparedPage[], reader: string, numbers?: readonly number[]): void {
    this.write((writer) => {
      pages.forEach((page, i) => {
        writer.replacePage(page, reader, numbers?.[i]);
      });
    });
  }

  /** Whether a page's content is there. */
  has(pageId: string): boolean {
    return this.store.sql('SELECT 1 FROM page WHERE id = ?').get(pageId) !== undefined;
  }

  /** Runs `work` in one transaction, after any other program's. */
  write<T>(work: (writer: Writer) => T): T {
    try {
      return this.#db
        .transaction(() => {
          const done = work(this.#writer);
          this.#writer.flush();
          return done;
        })
        .immediate();
    } catch (error) {
      this.#writer.forget();
      throw plainError(error, this.file);
    }
  }

  /** Entries as corrected, one after the other in constant memory. */
  entries(filter: EntryFilter = {}): Generator<FoundEntry> {
    return findEntries(this.store, filter);
  }

  /** Entities that a name stands for in this library, the most usual first; also an entity's id itself. */
  entitiesNamed(name: string): string[] {
    return entitiesNamed(this.store, name).map(({ id }) => id);
  }

  /**
   * Searches articles and entries (`parseQuery` says how a search is written).
   * @throws LibraryError `query` where the search cannot be read
   */
  search(query: string, options: SearchOptions = {}): SearchResult {
    return search(this.store, query, options);
  }

  /** @throws LibraryError `missing` where there is nothing of that id */
  show(id: string): Shown {
    return show(this.store, id);
  }

  /** Writes down what a person says of an entry. @throws LibraryError where there is no such entry or field */
  correct(id: string, what: EntryChange, hand: Hand): Correction {
    return this.write((writer) => {
      const correction = entryCorrection(this.store, id, what, hand);
      writer.correct(correction);
      return correction;
    });
  }

  /** Everywhere the first entity is the second. @throws LibraryError where there is no such entity, or both are one */
  mergeEntities(entity: string, into: string, hand: Hand): Correction {
    checkEntity(this.store, entity);
    checkEntity(this.store, into);
    checkOther(entity, into);
    return this.#note(newCorrection({ action: 'merge', entity, into }, hand));
  }

  /**
   * On these pages the entity is another one, of a new or a known id; all or none.
   * @throws LibraryError where there is no such entity or page, or the other is none or the same
   */
  splitEntity(entity: string, as: string, pages: readonly string[], hand: Hand): Correction[] {
    checkEntity(this.store, entity);
    checkOther(entity, as);
    const hashes = new Set(pages.map((id) => findById(this.store, id).source.page.sha256));
    const lines = [...hashes].map((sha256) => newCorrection({ action: 'split', entity, as }, hand, sha256));
    this.write((writer) => {
      for (const line of lines) writer.correct(line);
    });
    return lines;
  }

  /** An earlier correction no longer counts; both stay in the log. */
  withdraw(uid: string, hand: Hand): Correction {
    const of = this.store.sql<{ sha256: string | null }>('SELECT sha256 FROM correction WHERE uid = ?').get(uid);
    if (of === undefined)
      throw new LibraryError('correction', `${uid}: there is no such correction; see: chancery correct --list`);
    return this.#note(newCorrection({ action: 'withdraw', of: uid }, hand));
  }

  /** The log of corrections, oldest first: one object a line makes it JSON Lines. */
  corrections(): Correction[] {
    return this.store.log();
  }

  /** Takes over another library's log, all or none. Returns how many lines were new. */
  importCorrections(lines: Iterable<Correction>): number {
    return this.write((writer) => {
      let added = 0;
      for (const line of lines) if (writer.correct(line)) added++;
      return added;
    });
  }

  /** Writes down what a person makes of a conflict. The last verdict counts; the log keeps all. */
  judge(verdict: Omit<Extract<Change, { action: 'verdict' }>, 'action'>, hand: Hand): Correction {
    return this.#note(newCorrection({ action: 'verdict', ...verdict }, hand));
  }

  #note(correction: Correction): Correction {
    this.write((writer) => writer.correct(correction));
    return correction;
  }

  extent(): Extent {
    const one = (sql: string) => this.store.sql<{ n: number }>(sql).get()?.n ?? 0;
    return {
      pages: one('SELECT count(*) AS n FROM page WHERE current = 1'),
      replaced: one('SELECT count(*) AS n FROM page WHERE current = 0'),
      articles: one('SELECT count(*) AS n FROM article WHERE current = 1'),
      entries: one('SELECT count(*) AS n FROM entry'),
      corrections: one('SELECT count(*) AS n FROM correction'),
    };
  }
}

export type { Context } from './context.ts';
export type { EntryChange } from './correct.ts';
export type { Change, Correction, Hand, Review, Reviewed } from './correction.ts';
export { LibraryError } from './error.ts';
export type { EntryFilter, FoundEntry } from './filter.ts';
export { type Given, type GivingOptions, givenRecords } from './giving.ts';
export type { OpenOptions } from './open.ts';
export type { Hit, SearchOptions, SearchResult } from './search.ts';
export type { Shown } from './show.ts';
export type { Outcome } from './writer.ts';
