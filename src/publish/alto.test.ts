import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { readPage } from '../reading.ts';
import { readPdf } from '../source/pdf.ts';
import { readSource } from '../source/read.ts';
import { toAlto } from './alto.ts';

const PAGES = new URL('../../eval/pdf/pages/', import.meta.url);
const read = async (name: string) =>
  readPage(await readPdf(readFileSync(new URL(`${name}.pdf`, PAGES)), { file: name }));

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

/** The root of a document; throws where it is not well-formed or a namespace is not declared. */
function parsed(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [] };
  const open = [top];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, prefix, attributes }) => {
    const pairs = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
    const name = prefix === '' ? local : `${prefix}:${local}`;
    const element: Element = { name, attributes: Object.fromEntries(pairs), children: [] };
    open[open.length - 1].children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return top.children[0];
}

const PLACE = { HPOS: 'float', VPOS: 'float', WIDTH: 'float', HEIGHT: 'float' };
const BLOCK = { 'ID!': 'id', ...PLACE, TAGREFS: 'refs', STYLEREFS: 'refs' };

/**
 * Of each element that is written: which elements it may hold in which order, and its attributes; `!` marks one that must be
 * there. After the schemas ALTO 4.4, METS 1.12 and MODS 3.
 */
const MODEL: Readonly<Record<string, readonly [children: RegExp, attributes: Readonly<Record<string, string>>]>> = {
  alto: [/^(Description )?(Styles )?(Tags )?(ReadingOrder )?Layout $/, { SCHEMAVERSION: 'text', xmlns: 'text' }],
  Description: [/^MeasurementUnit (sourceImageInformation )?(Processing )*$/, {}],
  MeasurementUnit: [/^$/, {}],
  sourceImageInformation: [/^(fileName )?(fileIdentifier )*$/, {}],
  fileName: [/^$/, {}],
  Styles: [/^(TextStyle )*(ParagraphStyle )*$/, {}],
  TextStyle: [/^$/, { ID: 'id', FONTSIZE: 'float' }],
  Tags: [/^((Layout|Structure|Role|NamedEntity|Other)Tag )*$/, {}],
  LayoutTag: [/^$/, { 'ID!': 'id', 'LABEL!': 'text', TYPE: 'text', URI: 'text' }],
  StructureTag: [/^$/, { 'ID!': 'id', 'LABEL!': 'text', TYPE: 'text', URI: 'text' }],
  Layout: [/^(Page )+$/, {}],
  Page: [
    /^(TopMargin )?(LeftMargin )?(RightMargin )?(BottomMargin )?(PrintSpace )?$/,
    { 'ID!': 'id', 'PHYSICAL_IMG_NR!': 'float', WIDTH: 'float', HEIGHT: 'float', LANG: 'text' },
  ],
  TopMargin: [/^(TextBlock |Illustration )*$/, PLACE],
  BottomMargin: [/^(TextBlock |Illustration )*$/, PLACE],
  PrintSpace: [/^(TextBlock |Illustration )*$/, PLACE],
  TextBlock: [/^(TextLine )*$/, BLOCK],
  Illustration: [/^$/, BLOCK],
  TextLine: [/^(String (SP )?)+$/, { ID: 'id', ...PLACE, STYLEREFS: 'refs', BASEDIRECTION: 'ttb' }],
  String: [/^$/, { ID: 'id', ...PLACE, 'CONTENT!': 'word' }],
  SP: [/^$/, PLACE],
  'mets:mets': [
    /^(mets:dmdSec )*(mets:fileSec )?(mets:structMap )+$/,
    { TYPE: 'text', LABEL: 'text', 'xmlns:mets': 'text', 'xmlns:mods': 'text', 'xmlns:xlink': 'text' },
  ],
  'mets:dmdSec': [/^mets:mdWrap $/, { 'ID!': 'id' }],
  'mets:mdWrap': [/^mets:xmlData $/, { 'MDTYPE!': 'MODS' }],
  'mets:xmlData': [/^(alto |mods:mods )$/, {}],
  'mods:mods': [/^(mods:titleInfo )?(mods:originInfo )?$/, {}],
  'mods:titleInfo': [/^mods:title $/, {}],
  'mods:title': [/^$/, {}],
  'mods:originInfo': [/^mods:dateIssued $/, {}],
  'mods:dateIssued': [/^$/, { encoding: 'w3cdtf' }],
  'mets:fileSec': [/^(mets:fileGrp )+$/, {}],
  'mets:fileGrp': [/^(mets:file )*$/, { USE: 'text' }],
  'mets:file': [/^mets:FContent $/, { 'ID!': 'id', MIMETYPE: 'text' }],
  'mets:FContent': [/^mets:xmlData $/, {}],
  'mets:structMap': [/^mets:div $/, { TYPE: 'text' }],
  'mets:div': [/^(mets:fptr )*(mets:div )*$/, { ID: 'id', TYPE: 'text', LABEL: 'text', ORDER: 'float', DMDID: 'refs' }],
  'mets:fptr': [/^(mets:area )?$/, { FILEID: 'refs' }],
  'mets:area': [/^$/, { 'FILEID!': 'refs', BEGIN: 'refs', BETYPE: 'IDREF' }],
};

const VALUES: Readonly<Record<string, RegExp>> = {
  float: /^\d+(?:\.\d+)?$/,
  id: /^[A-Za-z_][\w.-]*$/,
  refs: /^[A-Za-z_][\w.-]*(?: [A-Za-z_][\w.-]*)*$/,
  word: /^\S+$/u,
  text: /^/,
};

/** What of a document is not as the schemas have it. */
function faults(root: Element): string[] {
  const found: string[] = [];
  const names = new Set<string>();
  const asked: string[] = [];
  const look = ({ name, attributes, children }: Element): void => {
    const model = MODEL[name];
    if (model === undefined) return void found.push(`<${name}> is no element`);
    if (!model[0].test(children.map((child) => `${child.name} `).join('')))
      found.push(`<${name}> holds what it may not`);
    const wanted = new Map(Object.entries(model[1]).map(([key, type]) => [key.replace('!', ''), type]));
    for (const key of Object.keys(model[1]))
      if (key.endsWith('!') && attributes[key.slice(0, -1)] === undefined) found.push(`<${name}> needs ${key}`);
    for (const [key, value] of Object.entries(attributes)) {
      const type = wanted.get(key);
      if (type === undefined) found.push(`<${name}> has no ${key}`);
      else if (!(VALUES[type] ?? new RegExp(`^${type}$`)).test(value)) found.push(`<${name} ${key}="${value}">`);
      if (type === 'id') {
        if (names.has(value)) found.push(`${value} is there twice`);
        names.add(value);
      }
      if (type === 'refs') asked.push(...value.split(' '));
    }
    children.forEach(look);
  };
  look(root);
  return [...found, ...asked.filter((name) => !names.has(name)).map((name) => `${name} is not there`)];
}

const all = (element: Element, name: string): Element[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => all(child, name)),
];

describe('ALTO and METS', () => {
  it.each(['across-2', 'across-4', 'down-1', 'jump'])(
    '%s is as the schemas have it',
    async (name) => {
      expect(faults(parsed(toAlto(await read(name)) ?? ''))).toEqual([]);
    },
    60_000,
  );

  it('one page is one document with all its words, heads of the page in its margins', async () => {
    const reading = await read('across-2');
    const root = parsed(toAlto(reading) ?? '');
    expect(root.name).toBe('alto');
    const words = all(root, 'String')
      .map(({ attributes }) => attributes.CONTENT)
      .join('');
    expect([...words].sort().join('')).toBe([...reading.source.text.replace(/\s/g, '')].sort().join(''));
    const [head] = all(root, 'TopMargin');
    expect(
      all(head, 'String')
        .map(({ attributes }) => attributes.CONTENT)
        .join(''),
    ).toMatch(/報/);
    expect(all(root, 'StructureTag').length).toBe(reading.articles.length);
  }, 60_000);

  it('an issue is METS: its title and day, its pages, and its articles over pages', async () => {
    const reading = await read('jump');
    const root = parsed(toAlto(reading) ?? '');
    expect(root).toMatchObject({ name: 'mets:mets', attributes: { LABEL: '海濱日報 2023-04-06' } });
    const [physical, logical] = all(root, 'mets:structMap');
    expect(all(physical, 'mets:div').filter(({ attributes }) => attributes.TYPE === 'page')).toHaveLength(2);
    const articles = all(logical, 'mets:div').filter(({ attributes }) => attributes.TYPE === 'article');
    expect(articles).toHaveLength(reading.articles.length);
    const files = articles.map((div) => new Set(all(div, 'mets:area').map(({ attributes }) => attributes.FILEID)).size);
    expect(Math.max(...files)).toBe(2);
    const [first, ...rest] = reading.articles;
    const taken = { ...first, article: { ...first.article, outlet: '蓮島日報' } };
    expect(parsed(toAlto({ ...reading, articles: [taken, ...rest] }) ?? '').attributes.LABEL).toMatch(/^海濱日報/);
  }, 60_000);

  it('there is none of a source without places', () => {
    expect(
      toAlto(readPage(readSource(Buffer.from('港口\n兩岸昨日簽署漁業協定。'), { file: 'x.txt' }))),
    ).toBeUndefined();
  });
});
