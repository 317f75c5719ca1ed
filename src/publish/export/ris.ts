import { type CslItem, itemsOf } from './csl.ts';
import type { ExportFormat } from './record.ts';

/** RIS, which reference managers read. */
export const ris: ExportFormat<undefined> = {
  name: 'ris',
  media: 'application/x-research-info-systems',
  ending: 'ris',
  state: () => undefined,
  begin: () => '',
  piece: (record) => itemsOf(record).map(risEntry).join(''),
  end: () => '',
};

/** A newspaper article (NEWS). */
export function risEntry(item: CslItem): string {
  const [year, month, day] = item.issued?.['date-parts'][0] ?? [];
  const two = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'));
  const fields: [string, string | undefined][] = [
    ['TY', 'NEWS'],
    ['ID', item.id],
    ...(item.author ?? []).map(({ literal }): [string, string] => ['AU', `${literal},`]),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['PY', year === undefined ? undefined : String(year)],
    ['DA', year === undefined ? undefined : `${year}/${two(month)}/${two(day)}/`],
    ['SP', item.page],
    ['CY', item['event-place']],
    ['LA', item.language],
    ['UR', item.URL],
    ['AV', item.archive_location],
    ['N1', item.note],
    ['ER', ''],
  ];
  const lines = fields.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ').trim()}\r\n`],
  );
  return `${lines.join('')}\r\n`;
}
