// Copies the lexicon's data files beside the compiled code and compiles them into one file. Run by `npm run build`.
import { cpSync, writeFileSync } from 'node:fs';
import { encodeLexicon } from './binary.ts';
import { Lexicon } from './lexicon.ts';
import { COMPILED, DATA, ownTerms } from './load.ts';

cpSync(new URL('../../src/lexicon/data/', import.meta.url), DATA, { recursive: true });
writeFileSync(COMPILED, encodeLexicon(Lexicon.compile(ownTerms())));
