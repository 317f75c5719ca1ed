import {
  type Cited,
  cites,
  type ExportFormat,
  type ExportRecord,
  languageOf,
  outletOf,
  placeOf,
  publishedOf,
  spanText,
} from './record.ts';

/** What all citation formats are made from, in the names of CSL-JSON 1.0.2. */
export interface CslItem {
  readonly id: string;
  readonly type: 'article-newspaper';
  readonly title: string;
  readonly 'container-title'?: string;
  readonly author?: readonly { readonly literal: string }[];
  /** Number of the page (版). */
  readonly page?: string;
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly 'event-place'?: string;
  readonly language: string;
  readonly URL?: string;
  /** File and item: where the page was read. */
  readonly archive_location: string;
  /** The quoted words and their span, where an entry is cited. */
  readonly note?: string;
}

/** Citations as CSL-JSON: one item an article; where entries were asked for, one for each with its words and span. */
export const csl: ExportFormat<{ count: number }> = {
  name: 'csl',
  media: 'application/vnd.citationstyles.csl+json',
  ending: 'csl.json',
  state: () => ({ count: 0 }),
  begin: () => '[\n',
  piece: (record, state) =>
    itemsOf(record)
      .map((item) => `${state.count++ === 0 ? '' : ',\n'}${JSON.stringify(item)}`)
      .join(''),
  end: () => '\n]\n',
};

export const itemsOf = (record: ExportRecord): CslItem[] => cites(record).map((cited) => cslItem(record, cited));

/** Outlet, date, page, and of an entry the quoted words with their span. */
export function cslItem(record: ExportRecord, cited: Cited | undefined): CslItem {
  const { article, page } = record;
  const outlet = outletOf(record);
  // Without a by-line an agency's name stands for who wrote it.
  const authors = article.bylines.length > 0 ? article.bylines : article.agencies;
  const issued = datePartsOf(publishedOf(record));
  return {
    id: cited?.id ?? article.id,
    type: 'article-newspaper',
    title: article.headline === '' ? article.text.slice(0, 40).replaceAll('\n', ' ') : article.headline,
    ...(outlet === undefined ? {} : { 'container-title': outlet }),
    ...(authors.length === 0 ? {} : { author: authors.map((literal) => ({ literal })) }),
    ...(issued === undefined ? {} : { issued: { 'date-parts': [issued] } }),
    ...(article.printedPage === undefined ? {} : { page: article.printedPage }),
    ...(article.dateline?.place === undefined ? {} : { 'event-place': article.dateline.place }),
    language: languageOf(page),
    ...(page.url === undefined ? {} : { URL: page.url }),
    archive_location: placeOf(page),
    ...(cited === undefined ? {} : { note: noteOf(cited) }),
  };
}

const noteOf = ({ quote, spans }: Cited): string => `「${quote}」 ${spanText(spans)}`;

function datePartsOf(published: string | undefined): number[] | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(published ?? '');
  return match === null ? undefined : match.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]));
}
