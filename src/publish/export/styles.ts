import { bibtexEntry } from './bibtex.ts';
import { type CslItem, cslItem } from './csl.ts';
import { gbt7714Entry } from './gbt7714.ts';
import { cites, type ExportRecord } from './record.ts';
import { risEntry } from './ris.ts';

/** One reference in a style, to be copied. */
export type CitationStyle = (item: CslItem) => string;

/** Styles that a single reference is given in, by name. */
export const CITATION_STYLES = {
  csl: (item: CslItem) => JSON.stringify(item, undefined, 2),
  apa,
  mla,
  chicago,
  gbt7714: gbt7714Entry,
  bibtex: (item: CslItem) => bibtexEntry(item).trim(),
  ris: (item: CslItem) => risEntry(item).trim(),
} as const satisfies Readonly<Record<string, CitationStyle>>;

/** The reference of a record's first citation. */
export function citationText(style: CitationStyle, record: ExportRecord): string {
  return style(cslItem(record, cites(record)[0]));
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const MONTHS_SHORT = 'Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');

const partsOf = (item: CslItem): readonly number[] => item.issued?.['date-parts'][0] ?? [];
const authorsOf = (item: CslItem): string => (item.author ?? []).map(({ literal }) => literal).join(', ');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const sentence = (text: string): string => (/[.。！？!?]$/.test(text) ? text : `${text}.`);
const sentences = (...parts: readonly (string | undefined)[]): string =>
  parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => sentence(oneLine(part as string)))
    .join(' ');

/** The quoted words with their place, or the file where the page has no address. */
const where = (item: CslItem): string | undefined =>
  item.note === undefined
    ? item.URL === undefined
      ? item.archive_location
      : undefined
    : `${item.note} (${item.archive_location})`;

/** APA, 7th edition: newspaper article (10.1, 16). Without an author the title stands first. */
function apa(item: CslItem): string {
  const [year, month, day] = partsOf(item);
  const date =
    year === undefined
      ? '(n.d.)'
      : `(${[year, [month && MONTHS[month - 1], day].filter(Boolean).join(' ')].filter(Boolean).join(', ')})`;
  const author = authorsOf(item);
  const lead = author === '' ? [item.title, date] : [author, date, item.title];
  const container = [item['container-title'], item.page].filter(Boolean).join(', ');
  return [sentences(...lead, container), item.URL, bracketed(where(item))].filter(Boolean).join(' ');
}

/** MLA, 9th edition: author, title in quotation marks, newspaper, day, page, address. */
function mla(item: CslItem): string {
  const [year, month, day] = partsOf(item);
  const date = [day, month && MONTHS_SHORT[month - 1], year].filter(Boolean).join(' ');
  const author = authorsOf(item);
  const container = [item['container-title'], date, item.page && `p. ${item.page}`, item.URL]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
  return [
    author === '' ? '' : sentence(author),
    `“${sentence(oneLine(item.title))}”`,
    sentence(container),
    bracketed(where(item)),
  ]
    .filter((part) => part !== '' && part !== undefined && part !== '.')
    .join(' ');
}

/** Chicago, 17th edition, notes and bibliography: a newspaper article (14.191), which is cited without its page. */
function chicago(item: CslItem): string {
  const [year, month, day] = partsOf(item);
  const date = [[month && MONTHS[month - 1], day].filter(Boolean).join(' '), year].filter(Boolean).join(', ');
  const author = authorsOf(item);
  const container = [item['container-title'], date].filter((part) => part !== undefined && part !== '').join(', ');
  return [
    author === '' ? '' : sentence(author),
    `“${sentence(oneLine(item.title))}”`,
    container === '' ? '' : sentence(container),
    item.URL === undefined ? '' : sentence(item.URL),
    bracketed(where(item)),
  ]
    .filter((part) => part !== '' && part !== undefined)
    .join(' ');
}

const bracketed = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : `[${oneLine(text)}]`;
