import { readFile } from 'node:fs/promises';
import { checkLexicon } from '../lexicon/check.ts';
import { loadLexicon } from '../lexicon/load.ts';
import { failureLine } from './work.ts';

/** Says of each file what is wrong with it, by line. Exit status 1 where a file cannot be used. */
export async function checkLexicons(files: readonly string[]): Promise<number> {
  const kinds = [...loadLexicon().kinds.keys()].filter((key) => !key.includes(':'));
  let status = 0;
  for (const file of files) {
    try {
      const problems = checkLexicon(await readFile(file, 'utf8'), kinds);
      for (const { line, level, message } of problems)
        process.stdout.write(`${file}${line > 0 ? `:${line}` : ''}: ${level}: ${message}\n`);
      if (problems.length === 0) process.stdout.write(`${file}: nothing wrong\n`);
      if (problems.some(({ level }) => level === 'error')) status = 1;
    } catch (error) {
      process.stderr.write(`${failureLine(error, file)}\n`);
      status = 1;
    }
  }
  return status;
}
