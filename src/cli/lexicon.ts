import { readFile } from 'node:fs/promises';
import { parseLexicon } from '../lexicon/lexicon.ts';
import { failureLine } from './work.ts';

/** Says of each file what is wrong with it. Exit status 1 where anything is. */
export async function checkLexicons(files: readonly string[]): Promise<number> {
  let status = 0;
  for (const file of files) {
    try {
      const terms = parseLexicon(await readFile(file, 'utf8'), file);
      process.stdout.write(`${file}: ${terms.length} lines, nothing wrong\n`);
    } catch (error) {
      process.stderr.write(`${failureLine(error, file)}\n`);
      status = 1;
    }
  }
  return status;
}
