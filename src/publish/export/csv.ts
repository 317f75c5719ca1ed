import type { Entry } from '../../record/kinds.ts';
import { citedBy, type ExportFormat, lineAt, outletOf, publishedOf, spanText } from './record.ts';

/** A row of CSV (RFC 4180). A cell that a spreadsheet would take for a formula is led by an apostrophe. */
export function csvRow(cells: readonly (string | number | undefined)[]): string {
  const made = cells.map((cell) => {
    const text = cell === undefined ? '' : String(cell);
    const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${made.join(',')}\r\n`;
}

export const CSV_COLUMNS = [
  'id',
  'kind',
  'published',
  'outlet',
  'headline',
  'type',
  'status',
  'date',
  'end',
  'who',
  'whoIds',
  'what',
  'value',
  'unit',
  'words',
  'spans',
  'line',
  'confidence',
  'reader',
  'page',
  'file',
  'item',
] as const;

type Loose = Readonly<Record<string, unknown>>;
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const list = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

/** One row an entry; fields that only some kinds have are in `show` and in JSON Lines. */
export const csv: ExportFormat<undefined> = {
  name: 'csv',
  media: 'text/csv; charset=utf-8; header=present',
  ending: 'csv',
  state: () => undefined,
  begin: () => csvRow(CSV_COLUMNS),
  piece(record) {
    const { page, article, source, entries } = record;
    let out = '';
    for (const entry of entries) {
      const cited = citedBy(entry);
      const fields = entry as unknown as Loose;
      out += csvRow([
        entry.id,
        entry.kind,
        publishedOf(record),
        outletOf(record),
        article.headline,
        text(fields.type) ?? text(fields.stance) ?? text(fields.modality) ?? text(fields.mode),
        text(fields.status) ?? text(fields.action),
        dateOf(entry),
        text(fields.end),
        (text(fields.speakerName) ?? text(fields.name)) || whoOf(fields),
        (text(fields.speaker) ?? text(fields.entity)) || whoIdsOf(fields),
        whatOf(entry),
        typeof fields.value === 'number' ? fields.value : typeof fields.n === 'number' ? fields.n : undefined,
        text(fields.unit),
        cited?.quote,
        cited === undefined ? undefined : spanText(cited.spans),
        cited === undefined ? undefined : lineAt(source, cited.spans[0]?.[0] ?? 0),
        typeof fields.confidence === 'number' ? fields.confidence : undefined,
        text(fields.reader),
        page.id,
        page.file,
        page.item,
      ]);
    }
    return out;
  },
  end: () => '',
};

const whoOf = ({ participants, parties, holders }: Loose): string =>
  [participants, parties, holders].flatMap(list).join('、');
const whoIdsOf = ({ participantIds, partyIds, holderIds }: Loose): string =>
  [participantIds, partyIds, holderIds].flatMap(list).join(' ');

const dateOf = (entry: Entry): string | undefined =>
  entry.kind === 'time'
    ? entry.value
    : (text((entry as unknown as Loose).date) ?? text((entry as unknown as Loose).start));

function whatOf(entry: Entry): string | undefined {
  switch (entry.kind) {
    case 'instrument':
      return entry.title;
    case 'position':
      return entry.target;
    case 'formula':
      return entry.formula;
    case 'quantity':
    case 'ordinal':
      return entry.of;
    case 'conflict':
      return entry.note;
    case 'event':
      return entry.place;
    default:
      return undefined;
  }
}
