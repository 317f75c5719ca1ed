import { type CslItem, itemsOf } from './csl.ts';
import type { ExportFormat } from './record.ts';

/** BibTeX, in UTF-8 as biber and citation programs read it. */
export const bibtex: ExportFormat<undefined> = {
  name: 'bibtex',
  media: 'application/x-bibtex',
  ending: 'bib',
  state: () => undefined,
  begin: () => '',
  piece: (record) => itemsOf(record).map(bibtexEntry).join(''),
  end: () => '',
};

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\{',
  '}': '\\}',
};

/** Text with the signs that TeX would obey set aside; one line. */
const tex = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\~^{}&%$#_]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);

/** An article of a newspaper. */
export function bibtexEntry(item: CslItem): string {
  const [year, month, day] = item.issued?.['date-parts'][0] ?? [];
  const fields: [string, string | undefined][] = [
    // A name in double braces is taken whole, not as given name and family name.
    ['author', item.author?.map(({ literal }) => `{${tex(literal)}}`).join(' and ')],
    ['title', `{${tex(item.title)}}`],
    ['journal', item['container-title'] === undefined ? undefined : tex(item['container-title'])],
    ['entrysubtype', 'newspaper'],
    ['year', year === undefined ? undefined : String(year)],
    [
      'date',
      year === undefined
        ? undefined
        : [year, month, day]
            .filter((part) => part !== undefined)
            .map(two)
            .join('-'),
    ],
    ['pages', item.page],
    ['url', item.URL],
    ['langid', 'chinese'],
    ['note', item.note === undefined ? undefined : tex(item.note)],
    ['howpublished', tex(item.archive_location)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},\n`]));
  if (month !== undefined) lines.push(`  month = ${MONTHS[month - 1]},\n`);
  return `@article{${item.id.replace(/[^\w.-]/g, '-')},\n${lines.join('')}}\n\n`;
}

const two = (part: number): string => String(part).padStart(2, '0');
