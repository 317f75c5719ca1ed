export type { Lexicon, Term } from './lexicon/lexicon.ts';
export { LexiconError, parseLexicon } from './lexicon/lexicon.ts';
export { loadLexicon } from './lexicon/load.ts';
export { toJsonl } from './publish/jsonl.ts';
export { type PageReading, type ReadOptions, type Reason, readPage } from './reading.ts';
export type * from './record/kinds.ts';
export { SourceError } from './source/error.ts';
export { readItem, readSource, type SourceOptions } from './source/read.ts';
export type { Source, Told } from './source/source.ts';
