import type { PageReading } from '../reading.ts';
import type { ArticleEntry } from '../record/kinds.ts';
import type { PrintLine, PrintPage, Rectangle } from '../source/print.ts';

/** Characters that XML 1.0 does not allow. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string) =>
  text
    .toWellFormed()
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** ALTO's finest unit: a point is 1200/72 of it. */
const UNIT = 'inch1200';
const units = (points: number) => String(Math.round((points * 1200) / 72));
const number = (points: number) => String(Math.round(points * 10) / 10);

/** A start tag, or an empty element; attributes without a value are left out. */
function tag(name: string, attributes: Readonly<Record<string, string | undefined>>, end = '/'): string {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(value)}"`],
  );
  return `<${name}${list.join('')}${end}>`;
}

const place = ({ x, y, width, height }: Rectangle) => ({
  HPOS: units(x),
  VPOS: units(y),
  WIDTH: units(width),
  HEIGHT: units(height),
});

/** A block of an article on one page: its lines, each cut to the words of the block. */
interface Piece {
  readonly id: string;
  readonly role: string;
  readonly article: string;
  /** In the head or foot of the page, for heads and page numbers. */
  readonly margin?: 'TopMargin' | 'BottomMargin';
  readonly lines: readonly { readonly line: PrintLine; readonly start: number; readonly end: number }[];
}

/**
 * A printed issue for librarians: METS with the articles as its logical structure, and within it one ALTO 4 document
 * for each page (blocks, lines and strings with their places). Lengths are 1/1200 inch,
 * type sizes points; the origin is the top left. Undefined for a source without places (text, HTML, archives).
 */
export function toAlto(reading: PageReading): string | undefined {
  const { print } = reading.source;
  if (print === undefined) return undefined;
  const pieces = print.pages.map((_, page) => piecesOf(reading, page));
  const files = print.pages.map((_, page) => altoPage(reading, page, pieces[page]));
  if (files.length === 1) return `<?xml version="1.0" encoding="UTF-8"?>\n${files[0]}\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${mets(reading, files, pieces)}\n`;
}

function piecesOf({ source, articles }: PageReading, page: number): Piece[] {
  const { lines, pages: sheets } = source.print!;
  return articles.flatMap(({ article }, a) =>
    article.blocks.flatMap((block, b) => {
      const own = block.spans.flatMap(([start, end]) => {
        const line = lineAt(lines, start);
        return line === undefined || line.page !== page ? [] : [{ line, start, end: Math.min(end, line.end) }];
      });
      if (own.length === 0) return [];
      const id = `P${page + 1}_A${a + 1}_B${b + 1}`;
      return [
        { id, role: block.role, article: article.id, ...marginOf(block.role, own[0].line, sheets[page]), lines: own },
      ];
    }),
  );
}

const marginOf = (role: string, line: PrintLine, { height }: PrintPage): Pick<Piece, 'margin'> =>
  role === 'furniture' ? { margin: line.y < height / 2 ? 'TopMargin' : 'BottomMargin' } : {};

function lineAt(lines: readonly PrintLine[], start: number): PrintLine | undefined {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].end <= start) low = middle + 1;
    else high = middle;
  }
  const line = lines[low];
  return line !== undefined && line.start <= start ? line : undefined;
}

/** One page as an ALTO document; text blocks name their role and article by tags. */
function altoPage({ source, page: entry, articles }: PageReading, page: number, pieces: readonly Piece[]): string {
  const { width, height, pictures } = source.print!.pages[page];
  const roles = [...new Set(pieces.map((piece) => piece.role))];
  const used = new Set(pieces.map((piece) => piece.article));
  const styles = [...new Set(pieces.flatMap((piece) => piece.lines.map(({ line }) => number(line.size))))];
  const blocks = (margin?: Piece['margin']) =>
    pieces.filter((piece) => piece.margin === margin).map((piece) => textBlock(source.text, page, piece));
  return [
    '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#" SCHEMAVERSION="4.4">',
    `<Description><MeasurementUnit>${UNIT}</MeasurementUnit><sourceImageInformation><fileName>${escaped(entry.file)}</fileName></sourceImageInformation></Description>`,
    `<Styles>${styles.map((size) => tag('TextStyle', { ID: styleOf(page, size), FONTSIZE: size })).join('')}</Styles>`,
    '<Tags>',
    ...roles.map((role) => tag('LayoutTag', { ID: roleOf(page, role), LABEL: role })),
    ...articles.flatMap(({ article }) =>
      used.has(article.id)
        ? [
            tag('StructureTag', {
              ID: tagOf(page, article.id),
              TYPE: 'article',
              LABEL: article.headline || 'article',
              URI: `urn:chancery:${encodeURI(article.id)}`,
            }),
          ]
        : [],
    ),
    '</Tags>',
    '<Layout>',
    tag(
      'Page',
      {
        ...{ ID: `PAGE${page + 1}`, PHYSICAL_IMG_NR: String(page + 1), WIDTH: units(width), HEIGHT: units(height) },
        LANG: LANGUAGES[entry.script],
      },
      '',
    ),
    ...margin('TopMargin', blocks('TopMargin')),
    ...margin('BottomMargin', blocks('BottomMargin')),
    tag('PrintSpace', place({ x: 0, y: 0, width, height }), ''),
    ...blocks(),
    ...pictures.map((box, i) => tag('Illustration', { ID: `P${page + 1}_I${i + 1}`, ...place(box) })),
    '</PrintSpace></Page></Layout></alto>',
  ].join('\n');
}

const LANGUAGES = { hant: 'zh-Hant', hans: 'zh-Hans', mixed: 'zh' } as const;
const margin = (name: string, blocks: readonly string[]) =>
  blocks.length === 0 ? [] : [`<${name}>`, ...blocks, `</${name}>`];

// Names are of one page: METS holds all pages, and each name once.
const styleOf = (page: number, size: string) => `P${page + 1}_S${size.replace('.', '_')}`;
const roleOf = (page: number, role: string) => `P${page + 1}_ROLE_${role}`;
const tagOf = (page: number, id: string) => `P${page + 1}_ART_${id.replace(/[^\w.-]/g, '_')}`;

function textBlock(text: string, page: number, { id, role, article, lines }: Piece): string {
  const boxes = lines.map(({ line }) => line);
  const x = Math.min(...boxes.map((b) => b.x));
  const y = Math.min(...boxes.map((b) => b.y));
  const box = {
    x,
    y,
    width: Math.max(...boxes.map((b) => b.x + b.width)) - x,
    height: Math.max(...boxes.map((b) => b.y + b.height)) - y,
  };
  return [
    tag('TextBlock', { ID: id, ...place(box), TAGREFS: `${roleOf(page, role)} ${tagOf(page, article)}` }, ''),
    ...lines.map(({ line, start, end }, i) => {
      const about = {
        STYLEREFS: styleOf(page, number(line.size)),
        BASEDIRECTION: line.vertical ? 'ttb' : undefined,
      };
      return `${tag('TextLine', { ID: `${id}_L${i + 1}`, ...place(partOf(line, start, end)), ...about }, '')}${words(text, line, start, end)}</TextLine>`;
    }),
    '</TextBlock>',
  ].join('\n');
}

/** Strings with the blanks between them. */
function words(text: string, line: PrintLine, start: number, end: number): string {
  let out = '';
  let last = -1;
  for (const { 0: word, index } of text.slice(start, end).matchAll(/\S+/g)) {
    const from = start + index;
    if (last >= 0) out += tag('SP', place(partOf(line, last, from)));
    last = from + word.length;
    out += tag('String', { ...place(partOf(line, from, last)), CONTENT: word });
  }
  return out;
}

function partOf(line: PrintLine, start: number, end: number): Rectangle {
  const from = line.edges[start - line.start] / 10;
  const to = line.edges[end - line.start] / 10;
  return line.vertical
    ? { x: line.x, y: line.y + from, width: line.width, height: to - from }
    : { x: line.x + from, y: line.y, width: to - from, height: line.height };
}

/** The issue: pages as its physical structure, articles as its logical one, linked to blocks of the ALTO within. */
function mets(
  { page, articles }: PageReading,
  files: readonly string[],
  pieces: readonly (readonly Piece[])[],
): string {
  const issue: Issue = {
    outlet: page.outlet ?? usual(articles.map(({ article }) => article.outlet)),
    published: page.published ?? usual(articles.map(({ article }) => article.published)),
  };
  const areas = ({ id }: ArticleEntry) =>
    pieces.flatMap((list, n) =>
      list
        .filter((piece) => piece.article === id)
        .map(
          (piece) =>
            `<mets:fptr>${tag('mets:area', { FILEID: `ALTO${n + 1}`, BEGIN: piece.id, BETYPE: 'IDREF' })}</mets:fptr>`,
        ),
    );
  return [
    tag(
      'mets:mets',
      {
        'xmlns:mets': 'http://www.loc.gov/METS/',
        'xmlns:mods': 'http://www.loc.gov/mods/v3',
        'xmlns:xlink': 'http://www.w3.org/1999/xlink',
        TYPE: 'Newspaper',
        LABEL: [issue.outlet, issue.published].filter(Boolean).join(' ') || undefined,
      },
      '',
    ),
    ...describedBy(issue),
    '<mets:fileSec><mets:fileGrp USE="ALTO">',
    ...files.map(
      (file, n) =>
        `${tag('mets:file', { ID: `ALTO${n + 1}`, MIMETYPE: 'application/alto+xml' }, '')}<mets:FContent><mets:xmlData>\n${file}\n</mets:xmlData></mets:FContent></mets:file>`,
    ),
    '</mets:fileGrp></mets:fileSec>',
    '<mets:structMap TYPE="PHYSICAL"><mets:div TYPE="issue">',
    ...files.map(
      (_, n) =>
        `${tag('mets:div', { TYPE: 'page', ID: `PHYS${n + 1}`, ORDER: String(n + 1) }, '')}${tag('mets:fptr', { FILEID: `ALTO${n + 1}` })}</mets:div>`,
    ),
    '</mets:div></mets:structMap>',
    `<mets:structMap TYPE="LOGICAL">${tag('mets:div', { TYPE: 'issue', DMDID: isDescribed(issue) ? 'DMD1' : undefined }, '')}`,
    ...articles.map(
      ({ article }, n) =>
        `${tag('mets:div', { TYPE: 'article', ID: `LOG${n + 1}`, LABEL: article.headline || undefined }, '')}${areas(article).join('')}</mets:div>`,
    ),
    '</mets:div></mets:structMap></mets:mets>',
  ].join('\n');
}

/** What the head of a paper says. */
interface Issue {
  readonly outlet: string | undefined;
  readonly published: string | undefined;
}

/** What most have: an article may be taken over from another paper. */
function usual(values: readonly (string | undefined)[]): string | undefined {
  const told = Map.groupBy(
    values.filter((value) => value !== undefined),
    (value) => value,
  );
  return [...told].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

const isDescribed = ({ outlet, published }: Issue) => outlet !== undefined || published !== undefined;

/** Title and day of the issue, in MODS. */
function describedBy(issue: Issue): string[] {
  if (!isDescribed(issue)) return [];
  const { outlet, published } = issue;
  const title = outlet && `<mods:titleInfo><mods:title>${escaped(outlet)}</mods:title></mods:titleInfo>`;
  const day =
    published &&
    `<mods:originInfo><mods:dateIssued encoding="w3cdtf">${escaped(published)}</mods:dateIssued></mods:originInfo>`;
  return [
    '<mets:dmdSec ID="DMD1"><mets:mdWrap MDTYPE="MODS"><mets:xmlData>',
    `<mods:mods>${title ?? ''}${day ?? ''}</mods:mods>`,
    '</mets:xmlData></mets:mdWrap></mets:dmdSec>',
  ];
}
