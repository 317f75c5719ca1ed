/** A file that cannot be read. The message is one line: which file, where, what is wrong, what to do. */
export class SourceError extends Error {
  override name = 'SourceError';
  readonly file: string;

  constructor(file: string, problem: string) {
    super(oneLine(`${file}: ${problem}`));
    this.file = file;
  }
}

/** A message as one line that a terminal only prints: names of files and bits of their content may hold anything. */
export const oneLine = (message: string): string => message.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');

/** The problem behind a system error, in plain words. */
export function systemProblem(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file; check the path';
    case 'EACCES':
    case 'EPERM':
      return 'may not be opened; check its permissions';
    case 'EISDIR':
      return 'is a folder where a file was expected';
    case 'ENOTDIR':
      return 'part of the path is not a folder; check the path';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open; close some programs or use fewer --jobs';
    case 'ENOSPC':
      return 'the disk is full; free some space';
    case 'EROFS':
      return 'is on a read-only disk; choose another place';
    case 'ENAMETOOLONG':
      return 'the path is too long; shorten it';
    default:
      return code === undefined ? String((error as Error).message ?? error).split('\n')[0] : `cannot be read (${code})`;
  }
}
