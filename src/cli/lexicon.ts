import { checkLexicon, type Problem } from '../lexicon/check.ts';
import { type Lexicon, LexiconError, parseLexicon, type Term } from '../lexicon/lexicon.ts';
import { loadLexicon } from '../lexicon/load.ts';
import { failureLine, lexiconText, patternProblem } from './work.ts';

/** Says of each file what is wrong with it, by line. Exit status 1 where a file cannot be used. */
export async function checkLexicons(files: readonly string[]): Promise<number> {
  const lexicon = loadLexicon();
  const kinds = [...lexicon.kinds.keys()].filter((key) => !key.includes(':'));
  const offices = new Set(Array.from(lexicon.ofKind('office').terms, (index) => lexicon.terms[index].id));
  const texts = new Map<string, string>();
  let status = 0;
  for (const file of files) {
    try {
      texts.set(file, lexiconText(file));
    } catch (error) {
      process.stderr.write(`${failureLine(error, file)}\n`);
      status = 1;
    }
  }
  const terms = new Map([...texts].map(([file, text]) => [file, termsOf(text, file)]));
  for (const { kind, id } of [...terms.values()].flat()) if (kind === 'office') offices.add(id);
  for (const [file, text] of texts) {
    const problems = [...checkLexicon(text, kinds, offices), ...patternProblems(terms.get(file) ?? [], lexicon)];
    for (const { line, level, message } of problems.sort((a, b) => a.line - b.line))
      process.stdout.write(`${file}${line > 0 ? `:${line}` : ''}: ${level}: ${message}\n`);
    if (problems.length === 0) process.stdout.write(`${file}: nothing wrong\n`);
    if (problems.some(({ level }) => level === 'error')) status = 1;
  }
  return status;
}

/** The lines of a file; none where it breaks the format, which is told line by line. */
function termsOf(text: string, file: string): Term[] {
  try {
    return parseLexicon(text, file);
  } catch (error) {
    if (error instanceof LexiconError) return [];
    throw error;
  }
}

const patternProblems = (terms: readonly Term[], lexicon: Lexicon): Problem[] =>
  terms.flatMap((term) => {
    const message = patternProblem(term, lexicon);
    return message === undefined ? [] : [{ line: Number(/\d+$/.exec(term.from)?.[0]), level: 'error', message }];
  });
