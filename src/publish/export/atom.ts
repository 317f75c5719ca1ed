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
  urnOf,
} from './record.ts';
import { xmlText } from './xml.ts';

/** Where no day is known: Atom wants a date everywhere. */
const NO_DATE = '1970-01-01T00:00:00Z';

const head = (updated: string): string =>
  '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n' +
  `  <id>urn:chancery:export</id>\n  <title>Chancery</title>\n  <updated>${updated}</updated>\n` +
  '  <generator>Chancery</generator>\n  <author><name>Chancery</name></author>\n';

/**
 * An Atom feed (RFC 4287): one entry an article; where entries were asked for, one for each with its words. The feed's own
 * date is that of its first article, since the newest is not known before the end.
 */
export const atom: ExportFormat<{ begun: boolean }> = {
  name: 'atom',
  media: 'application/atom+xml',
  ending: 'atom',
  state: () => ({ begun: false }),
  begin: () => '',
  piece(record, state) {
    const entries = cites(record)
      .map((cited) => entryOf(record, cited))
      .join('');
    if (state.begun || entries === '') return entries;
    state.begun = true;
    return head(momentOf(publishedOf(record))) + entries;
  },
  end: (state) => `${state.begun ? '' : head(NO_DATE)}</feed>\n`,
};

/** Midnight UTC of the first day that an EDTF date covers: Atom wants a moment, the page tells a day. */
export function momentOf(published: string | undefined): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(published ?? '');
  return match === null ? NO_DATE : `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}T00:00:00Z`;
}

function entryOf(record: ExportRecord, cited: Cited | undefined): string {
  const { page, article, link } = record;
  const address = page.url ?? link;
  const outlet = outletOf(record);
  const date = momentOf(publishedOf(record));
  const title = article.headline === '' ? article.text.slice(0, 40) : article.headline;
  const authors = article.bylines.length > 0 ? article.bylines : [...(outlet === undefined ? [] : [outlet])];
  const lines = [
    `<id>${xmlText(urnOf(cited?.id ?? article.id))}</id>`,
    `<title>${xmlText(title === '' ? article.id : title)}</title>`,
    `<updated>${date}</updated>`,
    ...(publishedOf(record) === undefined ? [] : [`<published>${date}</published>`]),
    ...authors.map((name) => `<author><name>${xmlText(name)}</name></author>`),
    ...(address === undefined ? [] : [`<link rel="alternate" href="${xmlText(address)}"/>`]),
    ...(page.url === undefined || link === undefined ? [] : [`<link rel="via" href="${xmlText(link)}"/>`]),
    `<category term="${xmlText(article.genre)}"/>`,
    `<summary>${xmlText(cited === undefined ? [outlet, publishedOf(record), placeOf(page)].filter(Boolean).join(' · ') : `${cited.quote} (${placeOf(page)}, ${spanText(cited.spans)})`)}</summary>`,
    ...(cited === undefined ? [`<content type="text">${xmlText(article.text)}</content>`] : []),
  ];
  return `  <entry xml:lang="${languageOf(page)}">\n${lines.map((line) => `    ${line}\n`).join('')}  </entry>\n`;
}
