import { LibraryError, statusOf } from '../library/error.ts';
import { Library } from '../library/library.ts';
import type { OpenOptions } from '../library/open.ts';

/** Opens a library, does something with it and closes it. Exit status 1, with one line, where it cannot be done. */
export async function withLibrary(
  file: string,
  options: OpenOptions,
  work: (library: Library) => number | Promise<number>,
): Promise<number> {
  let library: Library | undefined;
  try {
    library = Library.open(file, options);
    return await work(library);
  } catch (error) {
    // What reads pages is only loaded where something is wrong that no library says: a question starts faster.
    const line = error instanceof LibraryError ? error.message : (await import('./work.ts')).failureLine(error, file);
    process.stderr.write(`${line}\n`);
    return statusOf(error);
  } finally {
    library?.close();
  }
}

/** Prints, and waits where the reader is slower. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

/** A terminal must not obey what a page holds: control and direction characters are shown as a sign. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;
export const harmless = (text: string): string => text.replace(CONTROLS, '\ufffd');

export { csvRow } from '../publish/export/csv.ts';

export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
