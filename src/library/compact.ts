import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ArticleEntry, BlockEntry, Entry, PageEntry, Span } from '../record/kinds.ts';
import type { Source } from '../source/source.ts';

/** What a page's record can be made again from. */
export interface StoredSource {
  readonly text: string;
  readonly format: Source['format'];
  readonly told: Source['told'];
  readonly blocks?: Source['blocks'];
  readonly page: PageEntry;
}

/** Speed over the last hundredth of size: higher levels take twice the time for 5 % less. */
const LEVEL = 4;

const pack = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value), { level: LEVEL });
const unpack = (bytes: Uint8Array): unknown => JSON.parse(inflateRawSync(bytes).toString('utf8'));

export function packSource(source: Source, page: PageEntry): Uint8Array {
  const { text, format, told, blocks } = source;
  return pack({ text, format, told, blocks, page } satisfies StoredSource);
}

export const unpackSource = (bytes: Uint8Array): StoredSource => unpack(bytes) as StoredSource;

type Fields = Record<string, unknown>;
/** Index of the fields, confidence, index of the reader, spans (start after the entry before, length, gap, length…), quote, id. */
type Row = [number, number | null, number, number[] | null, (string | null)?, string?];

interface Packed {
  article: Fields;
  /** For each block: role, spans as above, quote where the spans do not give it. */
  blocks: [string, number[], string?][];
  fields: Fields[];
  readers: string[];
  rows: Row[];
}

/**
 * An article and its entries in a few bytes: nothing that the source text gives is written, equal fields once.
 * `unpackArticle` gives back the same entries.
 */
export function packArticle(
  source: string,
  page: string,
  article: ArticleEntry,
  entries: readonly Entry[],
): Uint8Array {
  const { kind: _kind, id, page: _page, text, blocks, ...rest } = article;
  const joined = blocks.map((block) => block.quote).join('\n');
  let last = 0;
  const flat = (spans: readonly Span[]): number[] => {
    const out: number[] = [];
    let at = last;
    spans.forEach(([start, end], i) => {
      out.push(start - at, end - start);
      at = end;
      if (i === 0) last = start;
    });
    return out;
  };
  const packed: Packed = {
    article: { ...rest, id: shortId(id, page), ...(joined === text ? {} : { text }) },
    blocks: blocks.map(({ role, quote, spans }) =>
      cited(source, spans) === quote ? [role, flat(spans)] : [role, flat(spans), quote],
    ),
    fields: [],
    readers: [],
    rows: [],
  };
  last = 0;
  const fieldsAt = new Map<string, number>();
  const readersAt = new Map<string, number>();
  for (const entry of entries) {
    const {
      id: own,
      page: _of,
      article: inside,
      spans,
      quote,
      reader,
      confidence,
      ...fields
    } = entry as Entry & Fields;
    if (inside !== id) (fields as Fields).article = inside === undefined ? null : shortId(String(inside), page);
    const key = JSON.stringify(fields);
    const row: Row = [
      indexOf(fieldsAt, key, () => packed.fields.push(fields)),
      (confidence as number | undefined) ?? null,
      indexOf(readersAt, String(reader), () => packed.readers.push(String(reader))),
      spans === undefined ? null : flat(spans as Span[]),
    ];
    const usualQuote = spans === undefined ? undefined : cited(source, spans as Span[]);
    const usualId = usualIdOf(page, entry.kind, spans as Span[] | undefined);
    if (quote !== usualQuote || own !== usualId) row.push(quote === usualQuote ? null : ((quote as string) ?? null));
    if (own !== usualId) row.push(shortId(own, page));
    packed.rows.push(row);
  }
  return pack(packed);
}

/** The article and its entries, as they were packed. */
export function unpackArticle(
  bytes: Uint8Array,
  source: string,
  page: string,
): { article: ArticleEntry; entries: Entry[] } {
  const packed = unpack(bytes) as Packed;
  let last = 0;
  const spread = (numbers: readonly number[]): Span[] => {
    const spans: Span[] = [];
    let at = last;
    for (let i = 0; i < numbers.length; i += 2) {
      const start = at + numbers[i];
      at = start + numbers[i + 1];
      if (i === 0) last = start;
      spans.push([start, at]);
    }
    return spans;
  };
  const blocks = packed.blocks.map(([role, numbers, quote]): BlockEntry => {
    const spans = spread(numbers);
    return { role: role as BlockEntry['role'], quote: quote ?? cited(source, spans), spans };
  });
  const { id: short, text, ...rest } = packed.article;
  const id = page + String(short);
  const article = {
    kind: 'article',
    id,
    page,
    ...rest,
    text: (text as string | undefined) ?? blocks.map((block) => block.quote).join('\n'),
    blocks,
  } as unknown as ArticleEntry;
  last = 0;
  const entries = packed.rows.map(([at, confidence, reader, numbers, quote, own]) => {
    const { kind, article: inside, ...fields } = packed.fields[at];
    const spans = numbers === null ? undefined : spread(numbers);
    return {
      kind,
      id: own === undefined ? usualIdOf(page, String(kind), spans) : page + own,
      page,
      ...(inside === null ? {} : { article: inside === undefined ? id : page + String(inside) }),
      ...(spans === undefined ? {} : { spans, quote: quote ?? cited(source, spans) }),
      ...structuredCopy(fields),
      reader: packed.readers[reader],
      ...(confidence === null ? {} : { confidence }),
    } as unknown as Entry;
  });
  return { article, entries };
}

/** Fields stand once for several entries; each entry gets its own, so that changing one changes no other. */
function structuredCopy(fields: Fields): Fields {
  for (const value of Object.values(fields)) if (typeof value === 'object') return structuredClone(fields);
  return fields;
}

const cited = (source: string, spans: readonly Span[]): string =>
  spans.length === 1
    ? source.slice(spans[0][0], spans[0][1])
    : spans.map(([start, end]) => source.slice(start, end)).join('');

const usualIdOf = (page: string, kind: string, spans: readonly Span[] | undefined): string =>
  `${page}.${kind}.${spans?.[0]?.[0] ?? 0}-${spans?.[spans.length - 1]?.[1] ?? 0}`;

/** Ids begin with their page's. */
function shortId(id: string, page: string): string {
  if (!id.startsWith(page)) throw new RangeError(`the id ${id} does not begin with its page's, ${page}`);
  return id.slice(page.length);
}

function indexOf(known: Map<string, number>, key: string, add: () => number): number {
  let at = known.get(key);
  if (at === undefined) {
    at = add() - 1;
    known.set(key, at);
  }
  return at;
}
