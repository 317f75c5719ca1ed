import { readdirSync, readFileSync } from 'node:fs';
import { decodeLexicon } from './binary.ts';
import { Lexicon, parseLexicon, type Term } from './lexicon.ts';

/** Folder of the project's own lexicon files; the build copies it beside the compiled code. */
export const DATA = new URL('./data/', import.meta.url);

/** The project's own lexicon, compiled by the build; absent when running from source. */
export const COMPILED = new URL('./lexicon.bin', import.meta.url);

/** Newspapers, agencies and sites by themselves, compiled by the build. */
export const OUTLETS = new URL('./outlets.bin', import.meta.url);

/** All terms of the project's own files, in the order of file names. */
export function ownTerms(): Term[] {
  return readdirSync(DATA)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => parseLexicon(readFileSync(new URL(name, DATA), 'utf8'), name));
}

let own: Lexicon | undefined;

/**
 * The project's own lexicon with a user's terms added after its own.
 * @throws LexiconError when a file breaks the format.
 */
export function loadLexicon(extra: readonly Term[] = []): Lexicon {
  own ??= compiled(COMPILED) ?? Lexicon.compile(ownTerms());
  return extra.length === 0 ? own : Lexicon.compile([...own.terms, ...extra]);
}

let outlets: Lexicon | undefined;

/** Newspapers, agencies and sites, their forms without white space. */
export function loadOutlets(): Lexicon {
  outlets ??= compiled(OUTLETS) ?? Lexicon.compile(outletTerms());
  return outlets;
}

/** The terms of `loadOutlets`. */
export function outletTerms(): Term[] {
  const close = (cell: string) => cell.replace(/\s|\?(?=\||$)/g, '');
  return parseLexicon(readFileSync(new URL('outlet.tsv', DATA), 'utf8'), 'outlet.tsv').map((term) => ({
    ...term,
    cells: Object.fromEntries(Object.entries(term.cells).map(([column, cell]) => [column, close(cell)])),
  }));
}

function compiled(file: URL): Lexicon | undefined {
  try {
    return decodeLexicon(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
