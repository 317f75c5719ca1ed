import { createRequire } from 'node:module';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import ICAL from 'ical.js';
import jsonld from 'jsonld';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../reading.ts';
import type { CitedEntry, Entry } from '../../record/kinds.ts';
import { readSource } from '../../source/read.ts';
import { bibtexEntry } from './bibtex.ts';
import { alpha3 } from './countries.ts';
import type { CslItem } from './csl.ts';
import { csvRow } from './csv.ts';
import { EVENT_COLUMNS } from './events.ts';
import { EXPORT_FORMATS } from './formats.ts';
import { gbt7714Entry } from './gbt7714.ts';
import { foldedLines } from './ics.ts';
import { type ExportRecord, exportPieces } from './record.ts';
import { risEntry } from './ris.ts';
import { CodePoints } from './webannotation.ts';
import { xmlText } from './xml.ts';

const TEXT = `泰國外長同老撾外長會談 "A&B" <港口>
本報記者王小港報道：𠀀島😀消息，泰國外交部長巴莫五日在萬象同老撾外交部長沙倫賽舉行會談，談及漁業與航運，港口費用為100%由島方承擔，並同意於2030年12月31日前建成第二座碼頭；雙方還談到{夜航}班次、船票價格與島上教師的住房，談話歷時兩小時。
雙方簽署《泰國和老撾漁業合作協定》，有效期為五年。老撾副總理八日同泰國外交部長巴莫通電話。`;

const source = readSource(Buffer.from(TEXT), {
  file: 'pages/harbour_1.txt',
  told: { published: '2025-09-06', outlet: '海島日報', url: 'https://example.org/a?b=1&c=2' },
});
const reading = readPage(source);
const [{ article, entries }] = reading.articles;
const whole: ExportRecord = { page: reading.page, article, source: source.text, entries, ofEntries: false };
const some = (kind: Entry['kind']): ExportRecord => ({
  ...whole,
  ofEntries: true,
  entries: entries.filter((entry) => entry.kind === kind),
});
const written = (name: string, ...records: readonly ExportRecord[]): string =>
  [...exportPieces(EXPORT_FORMATS[name], records)].join('');
const lines = (text: string) => text.split('\n').filter((line) => line !== '');

describe('every format', () => {
  it.each(Object.keys(EXPORT_FORMATS))(
    '%s is the same each time, and nothing of one document is left in the next',
    (name) => {
      const once = written(name, whole, whole);
      expect(written(name, whole, whole)).toBe(once);
      expect(once.length).toBeGreaterThan(20);
    },
  );
});

describe('the number of the page', () => {
  const record = { ...whole, article: { ...article, printedPage: 'A12' } };
  it.each([
    ['csl', '"page":"A12"'],
    ['ris', 'SP  - A12'],
    ['bibtex', 'pages = {A12}'],
    ['gbt7714', '2025-09-06(A12)'],
  ])('%s: %s', (name, words) => expect(written(name, record)).toContain(words));
});

describe('JSON Lines and CSV', () => {
  it('JSON Lines are the record, the page once', () => {
    const told = lines(written('jsonl', whole, whole)).map((line) => JSON.parse(line));
    expect(told[0]).toEqual(reading.page);
    expect(told[1]).toEqual(article);
    expect(told.slice(2, 2 + entries.length)).toEqual(entries);
    expect(told.filter(({ kind }) => kind === 'page')).toHaveLength(1);
    expect(lines(written('jsonl', some('event'))).map((line) => JSON.parse(line).kind)).not.toContain('article');
  });
  it('CSV has a row an entry, as wide as its head', () => {
    const rows = written('csv', whole).split('\r\n');
    expect(rows).toHaveLength(entries.length + 2);
    expect(rows[0].split(',').slice(0, 3)).toEqual(['id', 'kind', 'published']);
  });
  it.each([
    [['a', 'b,c', 'd"e'], 'a,"b,c","d""e"\r\n'],
    [['=1+1', 1, undefined], "'=1+1,1,\r\n"],
    [['兩\n行', -1], '"兩\n行",-1\r\n'],
  ])('row %j', (cells, row) => {
    expect(csvRow(cells)).toBe(row);
  });
});

describe('calendar', () => {
  const text = written('ics', whole);
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

  it('is opened by a calendar program', () => {
    expect(events.length).toBeGreaterThanOrEqual(2);
    const due = events.find(({ uid }) => uid.includes('.commitment.') && uid.length > 0 && /2030/.test(text));
    expect(due).toBeDefined();
    const held = events.find(({ startDate }) => startDate.toString() === '2025-09-05');
    expect(held?.endDate.toString()).toBe('2025-09-06');
    expect(held?.description).toContain('海島日報 · 2025-09-06 · pages/harbour_1.txt · ');
    const ends = events.map(({ endDate }) => endDate.toString());
    expect(ends).toContain('2031-01-01');
  });
  it('has no line of more than 75 octets and cuts no character', () => {
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\ufffd');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });
  it('folds lines so that they unfold', () => {
    const long = `SUMMARY:${'港口😀'.repeat(40)}`;
    expect(foldedLines(long).replace(/\r\n /g, '')).toBe(`${long}\r\n`);
  });
});

describe('Atom', () => {
  const names: string[] = [];
  const text = new Map<string, string[]>();
  const parse = (xml: string) => {
    names.length = 0;
    text.clear();
    const open: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name, uri }) => {
      expect(uri).toBe('http://www.w3.org/2005/Atom');
      open.push(name);
      names.push(open.join('/'));
    });
    parser.on('closetag', () => void open.pop());
    parser.on('text', (words) => {
      const path = open.join('/');
      text.set(path, [...(text.get(path) ?? []), words]);
    });
    parser.write(xml).close();
  };
  it.each([
    ['articles', [whole, whole]],
    ['entries', [some('statement'), some('event')]],
    ['nothing', []],
  ])('of %s is well-formed and has what RFC 4287 asks for', (_, records) => {
    parse(written('atom', ...records));
    for (const name of ['id', 'title', 'updated', 'author/name']) expect(names).toContain(`feed/${name}`);
    const count = names.filter((name) => name === 'feed/entry').length;
    for (const name of ['id', 'title', 'updated', 'author', 'author/name'])
      expect(names.filter((path) => path === `feed/entry/${name}`)).toHaveLength(count);
    for (const date of [...(text.get('feed/updated') ?? []), ...(text.get('feed/entry/updated') ?? [])])
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
  });
  it('keeps the words', () => {
    parse(written('atom', whole));
    expect(text.get('feed/entry/title')).toEqual([article.headline]);
    expect(text.get('feed/entry/content')?.join('')).toBe(article.text);
  });
  it.each([
    ['a<b>&"c"', 'a&lt;b&gt;&amp;&quot;c&quot;'],
    ['\u0001港\ud800口', '\ufffd港\ufffd口'],
    ['😀', '😀'],
  ])('%j as XML', (words, xml) => {
    expect(xmlText(words)).toBe(xml);
  });
});

/** Names and types of ninjs 2.1 that are used; a property that is not among them is none of the standard's. */
const NINJS: Readonly<Record<string, readonly string[] | 'string' | 'date-time' | 'uri'>> = {
  uri: 'uri',
  standard: ['name', 'version', 'schema'],
  type: 'string',
  representationtype: 'string',
  language: 'string',
  firstcreated: 'date-time',
  versioncreated: 'date-time',
  headlines: ['role', 'contenttype', 'value'],
  bodies: ['role', 'contenttype', 'charcount', 'wordcount', 'value'],
  people: ['name', 'rel', 'uri', 'literal'],
  organisations: ['name', 'rel', 'uri', 'literal', 'symbols'],
  places: ['name', 'rel', 'uri', 'literal', 'geojson'],
  events: ['name', 'rel', 'uri', 'literal'],
  genres: ['name', 'uri', 'literal'],
  by: 'string',
  located: 'string',
  copyrightholder: 'string',
  infosources: ['name', 'role', 'uri', 'literal'],
  altids: ['role', 'value'],
};

describe('ninjs', () => {
  const news = JSON.parse(written('ninjs', whole));
  it('has only properties of the standard, of its types', () => {
    expect(news.standard).toEqual({
      name: 'ninjs',
      version: '2.1',
      schema: 'https://iptc.org/std/ninjs/ninjs-schema_2.1.json',
    });
    for (const [name, value] of Object.entries(news)) {
      const kind = NINJS[name];
      expect(kind, name).toBeDefined();
      if (kind === 'uri') expect(URL.canParse(value as string)).toBe(true);
      else if (kind === 'date-time') expect(value).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
      else if (kind === 'string') expect(typeof value).toBe('string');
      else
        for (const item of Array.isArray(value) ? value : [value]) {
          for (const key of Object.keys(item as object)) expect(kind, `${name}.${key}`).toContain(key);
          if ('uri' in (item as object)) expect(URL.canParse((item as { uri: string }).uri)).toBe(true);
        }
    }
    for (const { value } of [...news.headlines, ...news.bodies]) expect(typeof value).toBe('string');
  });
  it('tells who is named', () => {
    expect(news.places.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(['泰國', '老撾']));
    expect(news.language).toBe('zh-Hant');
  });
});

describe('FollowTheMoney', () => {
  interface Schema {
    extends: string[];
    abstract?: boolean;
    properties: Record<string, { type?: string; range?: string; stub?: boolean }>;
  }
  const { schemata } = createRequire(import.meta.url)('@opensanctions/followthemoney/dist/defaultModel.json') as {
    schemata: Record<string, Schema>;
  };
  const property = (schema: string, name: string): Schema['properties'][string] | undefined =>
    schemata[schema].properties?.[name] ??
    schemata[schema].extends?.map((parent) => property(parent, name)).find((found) => found !== undefined);
  const isA = (schema: string, parent: string): boolean =>
    schema === parent || schemata[schema].extends.some((one) => isA(one, parent));
  const told = lines(written('ftm', whole)).map(
    (line) => JSON.parse(line) as { id: string; schema: string; properties: Record<string, string[]> },
  );

  it('has only properties of the model, with values of their types', () => {
    const schemaOf = new Map(told.map(({ id, schema }) => [id, schema]));
    expect([...new Set(told.map(({ schema }) => schema))].sort()).toEqual(
      expect.arrayContaining(['Article', 'Event', 'Person']),
    );
    for (const { id, schema, properties } of told) {
      expect(id).toMatch(/^[\w-]+$/);
      expect(schemata[schema]?.abstract ?? false).toBe(false);
      for (const [name, values] of Object.entries(properties)) {
        const made = property(schema, name);
        expect(made, `${schema}.${name}`).toBeDefined();
        expect(made?.stub ?? false).toBe(false);
        for (const value of values) {
          expect(typeof value).toBe('string');
          if (made?.type === 'date') expect(value).toMatch(/^\d{4}(-\d{2}){0,2}$/);
          if (made?.type === 'country') expect(value).toMatch(/^[a-z]{2}$/);
          if (made?.type === 'language') expect(value).toMatch(/^[a-z]{3}$/);
          if (made?.type === 'url') expect(URL.canParse(value)).toBe(true);
          if (made?.type === 'entity') {
            const range = schemaOf.get(value);
            expect(range).toBeDefined();
            expect(isA(range as string, made.range ?? 'Thing')).toBe(true);
          }
        }
      }
    }
  });
  it('tells each entity once', () => {
    const ids = lines(written('ftm', whole, whole)).map((line) => JSON.parse(line).id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

/** What the terms used stand for in the annotation vocabulary's own context, which tests may not fetch. */
const OA = 'http://www.w3.org/ns/oa#';
const CONTEXT = {
  '@context': {
    id: { '@type': '@id', '@id': '@id' },
    type: { '@type': '@id', '@id': '@type' },
    Annotation: `${OA}Annotation`,
    TextualBody: `${OA}TextualBody`,
    SpecificResource: `${OA}SpecificResource`,
    TextQuoteSelector: `${OA}TextQuoteSelector`,
    TextPositionSelector: `${OA}TextPositionSelector`,
    AnnotationPage: 'http://www.w3.org/ns/activitystreams#OrderedCollectionPage',
    Software: 'http://www.w3.org/ns/prov#SoftwareAgent',
    classifying: `${OA}classifying`,
    describing: `${OA}describing`,
    motivation: { '@type': '@vocab', '@id': `${OA}motivatedBy` },
    purpose: { '@type': '@vocab', '@id': `${OA}hasPurpose` },
    body: { '@type': '@id', '@id': `${OA}hasBody` },
    target: { '@type': '@id', '@id': `${OA}hasTarget` },
    source: { '@type': '@id', '@id': `${OA}hasSource` },
    selector: { '@type': '@id', '@id': `${OA}hasSelector` },
    canonical: { '@type': '@id', '@id': `${OA}canonical` },
    exact: `${OA}exact`,
    prefix: `${OA}prefix`,
    suffix: `${OA}suffix`,
    start: { '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger', '@id': `${OA}start` },
    end: { '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger', '@id': `${OA}end` },
    FragmentSelector: `${OA}FragmentSelector`,
    conformsTo: { '@type': '@id', '@id': 'http://purl.org/dc/terms/conformsTo' },
    refinedBy: { '@type': '@id', '@id': `${OA}refinedBy` },
    value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
    format: 'http://purl.org/dc/elements/1.1/format',
    language: 'http://purl.org/dc/elements/1.1/language',
    items: { '@type': '@id', '@id': 'http://www.w3.org/ns/activitystreams#items', '@container': '@list' },
    generator: { '@type': '@id', '@id': 'http://www.w3.org/ns/activitystreams#generator' },
    name: 'http://xmlns.com/foaf/0.1/name',
  },
};

describe('Web Annotation', () => {
  const page = JSON.parse(written('webannotation', whole));
  const points = [...source.text];

  it('expands as JSON-LD and loses nothing', async () => {
    const documentLoader = async (url: string) => {
      expect(url).toBe('http://www.w3.org/ns/anno.jsonld');
      return { contextUrl: undefined, documentUrl: url, document: CONTEXT };
    };
    const [expanded] = await jsonld.expand(page, { documentLoader });
    const items = expanded['http://www.w3.org/ns/activitystreams#items'][0]['@list'];
    expect(items).toHaveLength(page.items.length);
    for (const item of items) {
      expect(item['@type']).toEqual([`${OA}Annotation`]);
      expect(item[`${OA}hasTarget`].length).toBeGreaterThan(0);
    }
    const compacted = await jsonld.compact(expanded, CONTEXT, { documentLoader });
    const keys = (value: unknown): string[] =>
      value !== null && typeof value === 'object'
        ? Object.entries(value).flatMap(([key, inside]) => [...(Array.isArray(value) ? [] : [key]), ...keys(inside)])
        : [];
    const { '@context': _, ...plain } = page;
    const { '@context': __, ...back } = compacted as Record<string, unknown>;
    expect(keys(back).sort()).toEqual(keys(plain).sort());
  });

  it('counts code points, and quotes what stands there', () => {
    let late = 0;
    for (const { target } of page.items)
      for (const { selector } of Array.isArray(target) ? target : [target]) {
        const [quote, position] = selector;
        expect(points.slice(position.start, position.end).join('')).toBe(quote.exact);
        const at = points.slice(0, position.start).join('');
        expect(at.endsWith(quote.prefix)).toBe(true);
        expect(source.text.startsWith(quote.exact + quote.suffix, at.length)).toBe(true);
        if (at.length > position.start) late++;
      }
    // Behind characters of two UTF-16 units the two ways of counting differ.
    expect(late).toBeGreaterThan(3);
  });

  it('of a printed page has the rectangle of each line, in points and in parts of the page', () => {
    // Two lines of ten characters, 12 points wide each, on a page of 600 by 800 points.
    const text = '港口協定今日正式簽署\n兩岸漁船明年起可通航';
    const line = (start: number, y: number) => ({
      ...{ start, end: start + 10, page: 0, block: 0, x: 60, y, width: 120, height: 12, size: 12 },
      ...{ vertical: false, bold: false, edges: Array.from({ length: 11 }, (_, i) => i * 120) },
    });
    const sheet = { width: 600, height: 800, rules: [], pictures: [], unreadable: false };
    const print = { pages: [sheet], lines: [line(0, 80), line(11, 100)] };
    const cited = { ...whole.entries[0], id: 'e', quote: '簽署兩岸漁船', spans: [[8, 15]] } as CitedEntry;
    const record = { ...whole, source: text, print, entries: [cited as Entry] };
    const [{ target }] = JSON.parse(written('webannotation', record)).items;
    const seen = target.map(({ selector }: { selector: Record<string, unknown>[] }) => [
      selector[0].exact,
      selector[2].value,
      (selector[3].refinedBy as Record<string, unknown>).value,
    ]);
    expect(seen).toEqual([
      ['簽署', 'page=1&viewrect=156,80,24,12', 'xywh=percent:26,10,4,1.5'],
      ['兩岸漁船', 'page=1&viewrect=60,100,48,12', 'xywh=percent:10,12.5,8,1.5'],
    ]);
    expect(target[0].selector[2]).toMatchObject({
      type: 'FragmentSelector',
      conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
    });
  });

  it.each([
    ['', 0, 0],
    ['港口', 2, 2],
    ['𠀀港😀', 2, 1],
    ['𠀀港😀', 5, 3],
    ['\ud800港', 2, 2],
  ])('%j before offset %i: %i code points', (text, offset, count) => {
    expect(new CodePoints(text).at(offset)).toBe(count);
  });
});

describe('citations', () => {
  const [item] = JSON.parse(written('csl', whole)) as CslItem[];
  it('name outlet, date, page, and of an entry the words and their span', () => {
    expect(item).toMatchObject({
      type: 'article-newspaper',
      'container-title': '海島日報',
      issued: { 'date-parts': [[2025, 9, 6]] },
      archive_location: 'pages/harbour_1.txt',
      URL: 'https://example.org/a?b=1&c=2',
    });
    const [event] = some('event').entries as readonly CitedEntry[];
    const [cited] = JSON.parse(written('csl', some('event'))) as CslItem[];
    expect(cited.id).toBe(event.id);
    expect(cited.note).toBe(`「${event.quote}」 ${event.spans.map((span) => span.join('-')).join(',')}`);
  });

  it('are taken by a CSL processor', () => {
    const text = new Cite(JSON.parse(written('csl', some('event'), whole))).format('bibliography', {
      format: 'text',
      template: 'apa',
      lang: 'en-US',
    });
    expect(text).toContain('海島日報');
    expect(text).toContain('2025');
  });

  it('BibTeX is read back', () => {
    const read = new Cite(written('bibtex', whole, { ...whole, article: { ...article, id: 'p.a2' } })).data;
    expect(read).toHaveLength(2);
    expect(read[0]).toMatchObject({ title: item.title, 'container-title': '海島日報', URL: item.URL });
    expect(read[0].issued['date-parts'][0].slice(0, 2)).toEqual([2025, 9]);
  });

  it('RIS is read back', () => {
    const read = new Cite(written('ris', some('event'))).data;
    expect(read).toHaveLength(some('event').entries.length);
    expect(read[0]).toMatchObject({ type: 'article-newspaper', title: item.title, URL: item.URL });
    expect(read[0].issued['date-parts'][0][0]).toBe(2025);
    expect(written('ris', whole)).toContain('\r\nDA  - 2025/09/06/\r\n');
  });

  const base: CslItem = {
    id: 'p1.a1',
    type: 'article-newspaper',
    title: '渡輪復航',
    'container-title': '海島日報',
    issued: { 'date-parts': [[2025, 9, 6]] },
    language: 'zh-Hant',
    archive_location: 'a.txt',
  };
  it.each<[Partial<CslItem>, string]>([
    [{}, '渡輪復航[N]. 海島日報, 2025-09-06.'],
    [{ author: [{ literal: '王小港' }] }, '王小港. 渡輪復航[N]. 海島日報, 2025-09-06.'],
    [
      { author: ['甲', '乙', '丙', '丁'].map((literal) => ({ literal })) },
      '甲, 乙, 丙, 等. 渡輪復航[N]. 海島日報, 2025-09-06.',
    ],
    [{ URL: 'https://example.org/a' }, '渡輪復航[N/OL]. 海島日報, 2025-09-06. https://example.org/a.'],
    [{ note: '「復航」 2-4' }, '渡輪復航[N]. 海島日報, 2025-09-06. 「復航」 2-4 (a.txt)'],
    [{ issued: undefined, 'container-title': undefined }, '渡輪復航[N].'],
  ])('GB/T 7714 of %j', (fields, text) => {
    expect(gbt7714Entry({ ...base, ...fields })).toBe(text);
  });
  it.each([
    ['50% & {A}_b', '50\\% \\& \\{A\\}\\_b'],
    ['a\\b~c^d#$', 'a\\textbackslash{}b\\textasciitilde{}c\\textasciicircum{}d\\#\\$'],
  ])('%s in BibTeX', (title, tex) => {
    expect(bibtexEntry({ ...base, title })).toContain(`title = {{${tex}}}`);
  });
  it('RIS keeps a field on one line', () => {
    expect(risEntry({ ...base, title: '渡輪\n復航' })).toContain('TI  - 渡輪 復航\r\n');
  });
});

describe('events', () => {
  const [head, ...rows] = lines(written('events', whole)).map((line) => line.split('\t'));
  const told = rows.map((row) => Object.fromEntries(row.map((cell, i) => [head[i], cell])));

  it('has the fields of the event table', () => {
    expect(head).toEqual([...EVENT_COLUMNS]);
    for (const row of rows) expect(row).toHaveLength(head.length);
    expect(new Set(told.map((row) => row.GLOBALEVENTID)).size).toBe(rows.length);
  });
  it('codes a meeting, who met, and cites the sentence', () => {
    const met = told.find((row) => row.Type === 'meeting' && row.Actor2Name !== '' && row.SQLDATE === '20250905');
    expect(met).toMatchObject({
      MonthYear: '202509',
      Year: '2025',
      EventRootCode: '04',
      QuadClass: '1',
      Actor1CountryCode: 'THA',
      Actor2CountryCode: 'LAO',
      DATEADDED: '20250906',
      PloverType: 'CONSULT',
      Outlet: '海島日報',
    });
    expect(met?.EventCode.startsWith(met.EventBaseCode.slice(0, 2))).toBe(true);
    expect(met?.Sentence).toMatch(/談話歷時兩小時。$|會談/);
    const [from, to] = (met?.Span ?? '').split(',')[0].split('-').map(Number);
    expect(met?.Words).toContain(source.text.slice(from, to));
  });
  it.each([
    ['CN', 'CHN'],
    ['TW', 'TWN'],
    ['XX', undefined],
    ['', undefined],
  ])('%s is %s', (entity, code) => {
    expect(alpha3(entity)).toBe(code);
  });
});
