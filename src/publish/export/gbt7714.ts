import { type CslItem, itemsOf } from './csl.ts';
import type { ExportFormat } from './record.ts';

/** References by GB/T 7714-2015, numbered in their order. */
export const gbt7714: ExportFormat<{ count: number }> = {
  name: 'gbt7714',
  media: 'text/plain; charset=utf-8',
  ending: 'gbt7714.txt',
  state: () => ({ count: 0 }),
  begin: () => '',
  piece: (record, state) =>
    itemsOf(record)
      .map((item) => `[${++state.count}] ${gbt7714Entry(item)}\n`)
      .join(''),
  end: () => '',
};

/** A newspaper article (4.4): who is responsible. title[N]. newspaper, date(page). Where it was read online: [N/OL] and the address. */
export function gbt7714Entry(item: CslItem): string {
  const parts = item.issued?.['date-parts'][0];
  const date = parts?.map((part) => String(part).padStart(2, '0')).join('-');
  const authors = (item.author ?? []).map(({ literal }) => literal);
  // More than three: the first three and 等.
  const who = authors.length > 3 ? `${authors.slice(0, 3).join(', ')}, 等` : authors.join(', ');
  const issue = date === undefined || item.page === undefined ? date : `${date}(${item.page})`;
  const where = [item['container-title'], issue].filter(Boolean).join(', ');
  const sentences = [
    ...(who === '' ? [] : [who]),
    `${oneLine(item.title)}[${item.URL === undefined ? 'N' : 'N/OL'}]`,
    ...(where === '' ? [] : [where]),
    ...(item.URL === undefined ? [] : [item.URL]),
  ];
  const note = item.note === undefined ? '' : ` ${oneLine(item.note)} (${oneLine(item.archive_location)})`;
  return `${sentences.join('. ')}.${note}`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
