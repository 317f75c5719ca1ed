/** Something wrong with a library or what was asked of it. The message is one line: what is wrong, what to do. */
export class LibraryError extends Error {
  override name = 'LibraryError';
  /** `busy` may be tried again; after `full` and `disk` what was added before is kept. */
  readonly code: 'foreign' | 'newer' | 'damaged' | 'busy' | 'full' | 'disk' | 'missing' | 'query' | 'correction';

  constructor(code: LibraryError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** A question that is well put, and to which the library holds nothing. */
export class NothingFound extends LibraryError {
  override name = 'NothingFound';

  constructor(message: string) {
    super('query', message);
  }
}

/** Exit status of a command that ended with an error: 2 for wrong use, else 1. */
export const statusOf = (error: unknown): number =>
  error instanceof LibraryError && error.code === 'query' && !(error instanceof NothingFound) ? 2 : 1;

/** An error of SQLite in plain words; anything else is returned as it is. */
export function plainError(error: unknown, file: string): unknown {
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return error;
  if (code === 'SQLITE_FULL')
    return new LibraryError('full', `${file}: the disk is full; what was added is kept; free some space and add again`);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new LibraryError('busy', `${file}: another program is writing to it; try again when it is done`);
  if (code.startsWith('SQLITE_NOTADB'))
    return new LibraryError('foreign', `${file}: is not a Chancery library; name another --library`);
  if (code.startsWith('SQLITE_CORRUPT'))
    return new LibraryError('damaged', `${file}: is damaged; restore a copy, or add the pages to a new library`);
  if (code.startsWith('SQLITE_READONLY'))
    return new LibraryError('disk', `${file}: may not be written to; check the permissions of the file and its folder`);
  if (code.startsWith('SQLITE_CANTOPEN'))
    return new LibraryError('disk', `${file}: cannot be opened; check the path and its permissions`);
  if (code.startsWith('SQLITE_IOERR'))
    return new LibraryError(
      'disk',
      `${file}: the disk failed or is full (${code}); what was added is kept; check the disk and add again`,
    );
  return error;
}
