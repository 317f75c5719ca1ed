import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type JudgedConflict, judgedConflicts, rejudged } from '../compare/judged.ts';
import type { Library } from '../library/library.ts';

/** What the pass over all articles found, where it runs elsewhere. */
export interface Found {
  readonly state: 'unknown' | 'running' | 'ready';
  readonly conflicts?: readonly JudgedConflict[];
  /** Which pass it was, of this server. */
  readonly pass?: number;
}

/** What a question is asked in: a library, its version, and a day that counts as today. */
export class Room {
  readonly library: Library;
  readonly writable: boolean;
  readonly needsToken: boolean;
  /** Name of the library's file, without its folder. */
  readonly name: string;
  /** What the pass over all articles found, where it ran elsewhere; else it is run here when it is asked for. */
  found: Found = { state: 'unknown' };
  #seen: string | undefined;
  #version = '';
  readonly #kept = new Map<string, unknown>();

  constructor(library: Library, options: { writable?: boolean; needsToken?: boolean } = {}) {
    this.library = library;
    this.name = basename(library.file);
    this.writable = options.writable === true;
    this.needsToken = options.needsToken === true;
  }

  get store(): Library['store'] {
    return this.library.store;
  }

  /** Changes whenever anything in the library does; the same for all that read the same file, also after a restart. */
  get version(): string {
    const now = this.store.changes();
    if (now !== this.#seen) {
      this.#seen = now;
      const before = this.#version;
      this.#version = versionOf(this.library);
      if (this.#version !== before) this.#kept.clear();
    }
    return this.#version;
  }

  /** What was made of this version of the library before, or is made now. For a few answers that many questions share. */
  keep<T>(key: string, make: () => T): T {
    void this.version;
    if (!this.#kept.has(key)) this.#kept.set(key, make());
    return this.#kept.get(key) as T;
  }

  /** All conflicts of the library, with the verdicts of now. */
  conflicts(): readonly JudgedConflict[] {
    const { conflicts, pass } = this.found;
    return conflicts === undefined
      ? this.keep('conflicts', () => judgedConflicts(this.store))
      : this.keep(`conflicts of pass ${pass}`, () => rejudged(this.store, conflicts));
  }

  /** EDTF day. */
  today(): string {
    return new Date().toISOString().slice(0, 10);
  }
}

/** Every way of writing changes one of these: adding, reading again, correcting. */
const MARKS = [
  'SELECT max(n) FROM page',
  'SELECT max(n) FROM place',
  'SELECT max(n) FROM article',
  'SELECT max(n) FROM correction',
  'SELECT max(n) FROM reader',
  'SELECT count(*) FROM page WHERE current = 1',
  'SELECT group_concat(reader || ":" || count) FROM (SELECT reader, count(*) AS count FROM page GROUP BY reader)',
].map((sql) => sql.replaceAll('"', "'"));

function versionOf({ store }: Library): string {
  const marks = MARKS.map((sql) => store.db.prepare(sql).pluck().get());
  return createHash('sha256').update(JSON.stringify(marks)).digest('hex').slice(0, 12);
}
