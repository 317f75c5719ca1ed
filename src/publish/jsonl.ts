import type { PageReading } from '../reading.ts';

/** The record as JSON Lines: the page, then each article followed by its entries, in reading order. */
export function toJsonl(reading: PageReading): string {
  let out = `${JSON.stringify(reading.page)}\n`;
  for (const { article, entries } of reading.articles) {
    out += `${JSON.stringify(article)}\n`;
    for (const entry of entries) out += `${JSON.stringify(entry)}\n`;
  }
  for (const entry of reading.conflicts) out += `${JSON.stringify(entry)}\n`;
  return out;
}
