// Copies the lexicon's data files beside the compiled code and compiles them into two files: all words, and the outlets by themselves. Run by `npm run build`.
import { cpSync, writeFileSync } from 'node:fs';
import { encodeLexicon } from './binary.ts';
import { Lexicon } from './lexicon.ts';
import { COMPILED, DATA, OUTLETS, outletTerms, ownTerms } from './load.ts';

cpSync(new URL('../../src/lexicon/data/', import.meta.url), DATA, { recursive: true });
writeFileSync(COMPILED, encodeLexicon(Lexicon.compile(ownTerms())));
writeFileSync(OUTLETS, encodeLexicon(Lexicon.compile(outletTerms())));
