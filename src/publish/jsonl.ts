import type { PageReading } from '../reading.ts';

/** The record as JSON Lines: the page, then each article followed by its entries, in reading order. */
export function toJsonl(reading: PageReading): string {
  let out = '';
  jsonLines(reading, (lines) => {
    out += `${lines}\n`;
  });
  return out;
}

/** How many records are turned into JSON at once: fewer calls are faster, and no piece grows large. */
const TOGETHER = 64;

/** `toJsonl` some lines at a time, without the last line feed of each piece. */
export function jsonLines(reading: PageReading, take: (lines: string) => void): void {
  const records: object[] = [reading.page];
  for (const { article, entries } of reading.articles) {
    records.push(article);
    for (const entry of entries) records.push(entry);
  }
  for (const entry of reading.conflicts) records.push(entry);
  for (let i = 0; i < records.length; i += TOGETHER) take(linesOf(records.slice(i, i + TOGETHER)));
}

/** Every record begins with its kind, and nothing inside a record does; in a string the quotation marks are escaped. */
const linesOf = (records: readonly object[]): string =>
  JSON.stringify(records).slice(1, -1).replaceAll('},{"kind":', '}\n{"kind":');
