import { readdirSync, readFileSync } from 'node:fs';
import { Lexicon, parseLexicon, type Term } from './lexicon.ts';

/** Folder of the project's own lexicon files; the build copies it beside the compiled code. */
export const DATA = new URL('./data/', import.meta.url);

/** All terms of the project's own files, in the order of file names. */
export function ownTerms(): Term[] {
  return readdirSync(DATA)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => parseLexicon(readFileSync(new URL(name, DATA), 'utf8'), name));
}

let own: Lexicon | undefined;

/**
 * The project's own lexicon with a user's files added.
 * @throws LexiconError when a file breaks the format.
 */
export function loadLexicon(extra: readonly Term[] = []): Lexicon {
  if (extra.length === 0) {
    own ??= Lexicon.compile(ownTerms());
    return own;
  }
  return Lexicon.compile([...ownTerms(), ...extra]);
}
