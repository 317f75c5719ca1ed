/** How a command that prints tables by sections is called. */
export interface Usage {
  /** How it is started: `node eval/run.ts`. */
  readonly command: string;
  readonly sections: readonly string[];
  /** Options beside --help; the value is what stands for the word that follows, '' where none does. */
  readonly options?: Readonly<Record<string, string>>;
}

/** What the words of a command line ask for, or the one line that answers them instead. */
export type Asked =
  | { readonly sections: readonly string[]; readonly options: ReadonlyMap<string, string> }
  | { readonly line: string; readonly status: 0 | 2 };

/** Reads the words after the command's name. */
export function asked(argv: readonly string[], { command, sections: known, options: flags = {} }: Usage): Asked {
  const options = new Map<string, string>();
  const sections: string[] = [];
  const usual = Object.entries(flags).map(([flag, value]) => ` [${[flag, value].filter(Boolean).join(' ')}]`);
  const usage = `usage: ${command} [section…]${usual.join('')}; sections: ${known.join(', ')}; all by default`;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i];
    const value = flags[word];
    if (word === '--help' || word === '-h') return { line: usage, status: 0 };
    if (value === undefined && word.startsWith('-'))
      return { line: `${word}: there is no such option; ${usage}`, status: 2 };
    if (value === undefined && !known.includes(word))
      return { line: `${word}: there is no such section; use some of ${known.join(', ')}`, status: 2 };
    if (value === undefined) sections.push(word);
    else if (value === '') options.set(word, '');
    else if (argv[i + 1] === undefined) return { line: `${word} needs a ${value}; ${usage}`, status: 2 };
    else options.set(word, argv[++i]);
  }
  return { sections, options };
}

/** As `asked`, of this program's own command line; answers and ends where there is nothing to run. */
export function sectionsAsked(usage: Usage): Extract<Asked, { sections: readonly string[] }> {
  // A reader that has seen enough ends the program.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
  const found = asked(process.argv.slice(2), usage);
  if ('sections' in found) return found;
  (found.status === 0 ? process.stdout : process.stderr).write(`${found.line}\n`);
  process.exit(found.status);
}
