import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ArticleEntry, BlockEntry, Entry, PageEntry, Span } from '../record/kinds.ts';
import type { Source } from '../source/source.ts';

/** What a page's record can be made again from. */
export interface StoredSource {
  readonly text: string;
  readonly format: Source['format'];
  readonly told: Source['told'];
  readonly blocks?: Source['blocks'];
  readonly print?: Source['print'];
  readonly page: PageEntry;
}

/** Speed over the last hundredth of size: higher levels take twice the time for 5 % less. */
const LEVEL = 4;

const packText = (text: string, dictionary: Buffer): Uint8Array => deflateRawSync(text, { level: LEVEL, dictionary });
const unpackText = (bytes: Uint8Array, dictionary: Buffer): string =>
  inflateRawSync(bytes, { dictionary }).toString('utf8');

/** What the page entry says and the source or the rest gives. */
const GIVEN = ['kind', 'id', 'sha256', 'title', 'published', 'item', 'outlet', 'url', 'chars', 'offsets'] as const;

/** A source and what was told of it; nothing is written twice. */
export function packSource(source: Source, page: PageEntry): Uint8Array {
  const { text, format, told, blocks, print } = source;
  const entry: Record<string, unknown> = { ...page };
  const toldOf = told as Record<string, unknown>;
  for (const key of GIVEN)
    if (!(key in TOLD) || entry[key] === toldOf[key]) delete entry[key];
    else entry[key] ??= null;
  const { title, ...rest } = told;
  const titled = title !== undefined && text.startsWith(`${title}\n`);
  const lines = blocks !== undefined && JSON.stringify(blocks) === JSON.stringify(linesOf(text, title));
  return packText(
    JSON.stringify({
      text,
      format,
      told: titled ? rest : told,
      ...(titled ? { titled: title.length } : {}),
      ...(lines ? { lines: 1 } : blocks === undefined ? {} : { blocks }),
      ...(print === undefined ? {} : { print }),
      page: entry,
    }),
    SOURCE_WORDS,
  );
}

/** @param id the page's; @param sha256 of the text, hex: both stand in the table */
export function unpackSource(bytes: Uint8Array, id: string, sha256: string): StoredSource {
  const value = JSON.parse(unpackText(bytes, SOURCE_WORDS)) as {
    text: string;
    format: Source['format'];
    told: Source['told'];
    titled?: number;
    lines?: 1;
    blocks?: Source['blocks'];
    print?: Source['print'];
    page: Record<string, unknown>;
  };
  const { text, format } = value;
  const told = value.titled === undefined ? value.told : { ...value.told, title: text.slice(0, value.titled) };
  const blocks = value.lines === undefined ? value.blocks : linesOf(text, told.title);
  const { file, encoding, script, ...rest } = value.page;
  const page: Record<string, unknown> = {
    kind: 'page',
    id,
    file,
    sha256,
    encoding,
    script,
  };
  for (const key of Object.keys(TOLD) as (keyof Source['told'])[]) if (told[key] !== undefined) page[key] = told[key];
  Object.assign(page, { chars: text.length, offsets: 'utf-16' }, rest);
  for (const key of Object.keys(page)) if (page[key] === null) delete page[key];
  return {
    text,
    format,
    told,
    ...(blocks === undefined ? {} : { blocks }),
    ...(value.print === undefined ? {} : { print: value.print }),
    page: page as unknown as PageEntry,
  };
}

/** Fields of the page entry that are what was told, where anything was. */
const TOLD = { outlet: 1, published: 1, title: 1, url: 1, item: 1 };

/** The blocks of an archive item: each line one, those of the title headlines. */
function linesOf(text: string, title: string | undefined): NonNullable<Source['blocks']> {
  const blocks: NonNullable<Source['blocks']>[number][] = [];
  const titleEnd = title === undefined ? 0 : title.length;
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    if (text.slice(start, stop).trim() !== '')
      blocks.push({ role: start < titleEnd ? 'headline' : 'body', start, end: stop });
    start = stop + 1;
  }
  return blocks;
}

/**
 * Words that most records hold, so that even a short one packs well. A library can only be read with the very same:
 * to change them is to change the library's version.
 */
const SOURCE_WORDS = Buffer.from(
  '"blocks":[{"role":"body","start":"titled":"doubts":[],"told":{"outlet":"","url":"http://www.","item":"","title":"","published":"20"},"titled":1,"lines":1,"page":{"file":"","encoding":"utf-8","script":"hans","recordVersion":1},"id":".20{"text":"","format":"archive","told":{"published":"201-0',
);
const ARTICLE_WORDS = Buffer.from(
  '"firstPerson":true,"nested":true,"addressee":""speakerNames":["approximation":"more_than","about"anchor":"per":"year","from":,"to":,"scale":"percent","unit":"CNY","unit":"USD","unit":"times","unit":"years","unit":"items","unit":"people","term":{"start":""duration":"P1Y"background":true,"status":"planned","possible"mode":"in_person","plover":"CONSULT/meet","cameo":"043","partyIds":["country:US"],"organisation:"unnamed:"parties":[""],"modality":"will","intends","agreed"action":"signed","published","announced"stance":"support","oppose","reaffirm","holders":["holderIds":["person:xi-jinping"],"target":"formula","formula":"instrument","title":"","type":"policy","subject":""event","type":"meeting","visit","announcement","date":"201","place":"participants":["participantIds":["country:CN"],"status":"held"},{"kind":"commitment","parties":{"kind":"position","stance":"call_for","holders":[],"holderIds":[],"target":"{"kind":"statement","speaker":"person:","speakerName":"","via":[],"cue":"","mode":"indirect"},{"kind":"ordinal","n":1,"of":""},{"kind":"quantity","value":,"unit":"days","of":""},{"kind":"time","value":"201","anchor":"201","vague":true},{"kind":"name","type":"organisation","entity":"organisation:","name":"","names":{"hant":"","hans":"","en":""},"role":""},{"kind":"name","type":"place","entity":"place:","name":"","names":{"hant":"","hans":"","en":""}},{"kind":"name","type":"person","entity":"person:","name":"","names":{"hant":"","hans":"","en":""},"role":"主席","affiliation":""}],"readers":["instrument/1","name/1","time/1","quantity/1","ordinal/1","statement/1","event/1","commitment/1","position/1","formula/1","conflict/1"],"rows":[[0,0.97,0,[0,3]],[1,0.9,1,[10,2]],{"article":{"headline":"","genre":"news","outlet":"","agencies":[],"bylines":[],"dateline":{"place":"","published":"201-0","publishedFrom":"told","reader":"page/1","confidence":0.9,"id":".a1"},"blocks":[["headline",[0,20]],["body",[21,100]],["body",[',
);

type Fields = Record<string, unknown>;
/** Index of the fields, confidence, index of the reader, spans (start after the entry before, length, gap, length…), quote, id. */
type Row = [number, number | null, number, number[] | null, (string | null)?, string?];

/** The first line of a packed article, so that the rest need not be read where only the article is wanted. */
interface PackedArticle {
  article: Fields;
  /** For each block: role, spans as below, quote where the spans do not give it. */
  blocks: [string, number[], string?][];
}

/** The second line. */
interface PackedEntries {
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
  const first: PackedArticle = {
    article: { ...rest, id: shortId(id, page), ...(joined === text ? {} : { text }) },
    blocks: blocks.map(({ role, quote, spans }) =>
      cited(source, spans) === quote ? [role, flat(spans)] : [role, flat(spans), quote],
    ),
  };
  const fieldTexts: string[] = [];
  const readers: string[] = [];
  const rows: Row[] = [];
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
      indexOf(fieldsAt, key, () => fieldTexts.push(key)),
      (confidence as number | undefined) ?? null,
      indexOf(readersAt, String(reader), () => readers.push(String(reader))),
      spans === undefined ? null : flat(spans as Span[]),
    ];
    const usualQuote = spans === undefined ? undefined : cited(source, spans as Span[]);
    const usualId = usualIdOf(page, entry.kind, spans as Span[] | undefined);
    if (quote !== usualQuote || own !== usualId) row.push(quote === usualQuote ? null : ((quote as string) ?? null));
    if (own !== usualId) row.push(shortId(own, page));
    rows.push(row);
  }
  // The fields are JSON already: a `PackedEntries`.
  const packed = `{"fields":[${fieldTexts.join()}],"readers":${JSON.stringify(readers)},"rows":${JSON.stringify(rows)}}`;
  return packText(`${JSON.stringify(first)}\n${packed}`, ARTICLE_WORDS);
}

/** The article and its entries, as they were packed. */
export function unpackArticle(
  bytes: Uint8Array,
  source: string,
  page: string,
): { article: ArticleEntry; entries: Entry[] } {
  const lines = unpackText(bytes, ARTICLE_WORDS);
  const article = articleOf(lines, source, page);
  const packed = JSON.parse(lines.slice(lines.indexOf('\n') + 1)) as PackedEntries;
  const { id } = article;
  const spread = spanReader();
  const entries = packed.rows.map(([at, confidence, reader, numbers, quote, own]) => {
    const { kind, article: inside, ...fields } = packed.fields[at];
    const spans = numbers === null ? undefined : spread(numbers);
    return {
      kind,
      id: own === undefined ? usualIdOf(page, String(kind), spans) : page + own,
      page,
      ...(inside === null ? {} : { article: inside === undefined ? id : page + String(inside) }),
      ...(spans === undefined ? {} : { spans, quote: quote ?? cited(source, spans) }),
      ...ownCopy(fields),
      reader: packed.readers[reader],
      ...(confidence === null ? {} : { confidence }),
    } as unknown as Entry;
  });
  return { article, entries };
}

/** The article alone. */
export function unpackBlocks(bytes: Uint8Array, source: string, page: string): ArticleEntry {
  return articleOf(unpackText(bytes, ARTICLE_WORDS), source, page);
}

function articleOf(lines: string, source: string, page: string): ArticleEntry {
  const packed = JSON.parse(lines.slice(0, lines.indexOf('\n'))) as PackedArticle;
  const spread = spanReader();
  const blocks = packed.blocks.map(([role, numbers, quote]): BlockEntry => {
    const spans = spread(numbers);
    return { role: role as BlockEntry['role'], quote: quote ?? cited(source, spans), spans };
  });
  const { id: short, text, ...rest } = packed.article;
  return {
    kind: 'article',
    id: page + String(short),
    page,
    ...rest,
    text: (text as string | undefined) ?? blocks.map((block) => block.quote).join('\n'),
    blocks,
  } as unknown as ArticleEntry;
}

/** Reads spans that were written as distances from the start of those before them. */
function spanReader(): (numbers: readonly number[]) => Span[] {
  let last = 0;
  return (numbers) => {
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
}

/** Fields stand once for several entries; each entry gets its own, so that changing one changes no other. */
function ownCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ownCopy) as T;
  const copy: Fields = {};
  for (const key in value) copy[key] = ownCopy((value as Fields)[key]);
  return copy as T;
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
