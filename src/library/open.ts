import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { LibraryError, plainError } from './error.ts';
import { refreshRows } from './refresh.ts';
import { APPLICATION_ID, MIGRATIONS, RICHER_ROWS } from './schema.ts';

export interface OpenOptions {
  /** Only ask; the file must exist and is not migrated. */
  readonly readonly?: boolean;
  /** Make the file where there is none. */
  readonly create?: boolean;
  /** How long to wait for another writer, in milliseconds; a minute by default. */
  readonly patience?: number;
}

const MAGIC = 'SQLite format 3\0';

const PATIENCE = 60_000;

/**
 * Does it again while another program is in the way. SQLite itself does not wait where two make the same file at once
 * and each would wait for the other.
 * @param patience in milliseconds
 */
function patiently(patience: number, work: () => void): void {
  for (const start = Date.now(); ; ) {
    try {
      work();
      return;
    } catch (error) {
      const isBusy = /^SQLITE_(?:BUSY|LOCKED)/.test(String((error as { code?: unknown }).code));
      if (!isBusy || Date.now() - start >= patience) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/**
 * Opens a library and brings it to the present version.
 * @throws LibraryError where the file is another program's, of a newer Chancery, damaged, missing or locked.
 */
export function openStore(
  file: string,
  options: OpenOptions = {},
  migrations: readonly string[] = MIGRATIONS,
): Sqlite.Database {
  checkFile(file, options);
  // A library that was killed while writing is mended when it is opened, which takes the right to write.
  const readonly = options.readonly === true && !mayWrite(file);
  let db: Sqlite.Database | undefined;
  try {
    db = new Sqlite(file, { readonly, timeout: options.patience ?? PATIENCE });
    if (options.readonly === true) db.pragma('query_only = ON');
    const store = db;
    patiently(options.patience ?? PATIENCE, () => prepareStore(store, file, options, migrations));
    return db;
  } catch (error) {
    db?.close();
    if (!readonly || !needsToWrite(error)) throw plainError(error, file);
  }
  return openCopy(file, options, migrations);
}

/** Whether SQLite failed because it wanted to keep its log beside the library. */
const needsToWrite = (error: unknown): boolean =>
  /^SQLITE_(?:READONLY|CANTOPEN)/.test(String((error as { code?: unknown }).code));

/**
 * Opens a copy of a library that stands where nothing may be written: SQLite reads a library only where it may keep its
 * log beside it. The copy has no name once it is open, and is gone with the program; what others add later is not in it.
 */
function openCopy(file: string, options: OpenOptions, migrations: readonly string[]): Sqlite.Database {
  let folder: string | undefined;
  let db: Sqlite.Database | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'chancery-'));
    const copy = join(folder, 'copy.db');
    for (const end of ['', '-wal'].filter((of) => existsSync(file + of))) {
      copyFileSync(file + end, copy + end);
      chmodSync(copy + end, 0o600);
    }
    db = new Sqlite(copy);
    // Takes in what stands in the log, and needs no log from here on.
    db.pragma('journal_mode = DELETE');
    db.pragma('query_only = ON');
    prepareStore(db, file, options, migrations);
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof LibraryError) throw error;
    throw new LibraryError(
      'disk',
      `${file}: stands where nothing may be written, and could not be copied to ${tmpdir()}; name a folder with room in TMPDIR`,
    );
  } finally {
    if (folder !== undefined) removeNames(folder);
  }
}

function removeNames(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Some systems do not let go of the name of an open file; theirs is to clear what is temporary.
  }
}

function mayWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Looks at the file before SQLite does, so that nothing is made or touched where it is not ours. */
function checkFile(file: string, options: OpenOptions): void {
  if (file === ':memory:') return;
  const exists = existsSync(file);
  if (!exists && options.create !== true)
    throw new LibraryError(
      'missing',
      `${file}: there is no such library; make one with: chancery add PATH --library ${file}`,
    );
  if (!exists) {
    if (!existsSync(dirname(file)))
      throw new LibraryError('missing', `${file}: its folder does not exist; make the folder first`);
    return;
  }
  if (statSync(file).isDirectory()) throw new LibraryError('foreign', `${file}: is a folder; name a file`);
  const head = Buffer.alloc(16);
  let read = 0;
  try {
    const handle = openSync(file, 'r');
    read = readSync(handle, head, 0, 16, 0);
    closeSync(handle);
  } catch {
    throw new LibraryError('disk', `${file}: cannot be opened; check its permissions`);
  }
  if (read === 0 && options.create === true) return;
  // Its first writer was killed before it wrote anything.
  if (read === 0)
    throw new LibraryError(
      'missing',
      `${file}: is an empty library; fill it with: chancery add PATH --library ${file}`,
    );
  if (read < 16 || head.toString('latin1') !== MAGIC)
    throw new LibraryError('foreign', `${file}: is not a Chancery library; name another --library`);
}

function prepareStore(db: Sqlite.Database, file: string, options: OpenOptions, migrations: readonly string[]): void {
  const version = () => db.pragma('user_version', { simple: true }) as number;
  // In one transaction: another program may be making the library, and half of what it made would look like no library.
  const check = db.transaction(() => {
    const id = db.pragma('application_id', { simple: true }) as number;
    const empty = (db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number) === 0;
    if (id !== APPLICATION_ID && !(id === 0 && empty && version() === 0))
      throw new LibraryError(
        'foreign',
        `${file}: is a database of another program, not a Chancery library; name another --library`,
      );
    if (version() > migrations.length)
      throw new LibraryError(
        'newer',
        `${file}: was made by a newer Chancery (library version ${version()}, this one knows ${migrations.length}); install that version`,
      );
    if (empty && options.create !== true)
      throw new LibraryError(
        'missing',
        `${file}: is an empty library; fill it with: chancery add PATH --library ${file}`,
      );
  });
  check();
  db.pragma('cache_size = -65536');
  if (options.readonly === true) db.pragma('mmap_size = 268435456');
  db.pragma('temp_store = MEMORY');
  if (options.readonly === true) {
    if (version() < migrations.length)
      throw new LibraryError(
        'missing',
        `${file}: is of an older version; any writing command, such as chancery add, brings it up to date`,
      );
    return;
  }
  if (version() === 0) db.pragma('page_size = 8192');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('journal_size_limit = 67108864');
  db.pragma('foreign_keys = OFF');
  if (version() === migrations.length) return;
  db.transaction(() => {
    // Another program may have done it while this one waited.
    check();
    const before = version();
    for (let at = before; at < migrations.length; at++) {
      db.exec(migrations[at]);
      db.pragma(`user_version = ${at + 1}`);
    }
    db.pragma(`application_id = ${APPLICATION_ID}`);
    if (before > 0 && before < RICHER_ROWS) refreshRows(db);
  }).immediate();
}
