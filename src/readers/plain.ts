import type { Lexicon } from '../lexicon/lexicon.ts';
import type { ArticleEntry, CitedKind, FieldsByKind, PageEntry, Span } from '../record/kinds.ts';
import { Passage } from '../text/passage.ts';
import { freshMemory } from './memo.ts';
import { ordinalReader } from './ordinal.ts';
import { quantityReader } from './quantity.ts';
import type { Finding, Reader, Reading } from './reader.ts';
import { timeReader } from './time.ts';

/** A finding in a plain text; `spans` are `[start, end)` into the text as given. */
export type Plain<K extends CitedKind> = Omit<Finding<K>, 'start' | 'end'> & {
  readonly spans: readonly Span[];
  readonly quote: string;
};

/** What the readers of figures find in a plain text; `published` is the EDTF date to resolve against. */
export function readFigures(
  text: string,
  lexicon: Lexicon,
  published?: string,
): { times: Plain<'time'>[]; quantities: Plain<'quantity'>[]; ordinals: Plain<'ordinal'>[] } {
  const passage = Passage.of(text, [{ role: 'body', spans: [[0, text.length]] }]);
  const found: { [K in keyof FieldsByKind]?: Finding<K>[] } = { name: [] };
  const reading = {
    page: { script: 'hans' } as PageEntry,
    article: { ...(published === undefined ? {} : { published }) } as ArticleEntry,
    passage,
    lexicon,
    hits: lexicon.find(passage.folded),
    memory: freshMemory(),
    found,
    references: [],
  } as unknown as Reading;
  const run = <K extends 'time' | 'quantity' | 'ordinal'>(reader: Reader<K>): Plain<K>[] => {
    const findings = reader.read(reading);
    (found as Record<string, unknown>)[reader.kind] = findings;
    return findings.map(({ start, end, ...rest }) => ({
      ...rest,
      spans: passage.spans(start, end),
      quote: passage.quote(start, end),
    })) as unknown as Plain<K>[];
  };
  return { times: run(timeReader), quantities: run(quantityReader), ordinals: run(ordinalReader) };
}
