import type { PageReading } from '../reading.ts';

/** The record as JSON Lines: the page, then each article followed by its entries, in reading order. */
export function toJsonl(reading: PageReading): string {
  let out = '';
  jsonLines(reading, (line) => {
    out += `${line}\n`;
  });
  return out;
}

/** `toJsonl` line by line, without the line feeds. */
export function jsonLines(reading: PageReading, take: (line: string) => void): void {
  take(JSON.stringify(reading.page));
  for (const { article, entries } of reading.articles) {
    take(JSON.stringify(article));
    for (const entry of entries) take(JSON.stringify(entry));
  }
  for (const entry of reading.conflicts) take(JSON.stringify(entry));
}
