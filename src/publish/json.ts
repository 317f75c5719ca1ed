import type { PageReading } from '../reading.ts';

/** One page as a JSON object: the page entry, its articles each with their entries, its conflicts. */
export function toJson(reading: PageReading): string {
  return JSON.stringify({
    page: reading.page,
    articles: reading.articles.map(({ article, entries }) => ({ ...article, entries })),
    conflicts: reading.conflicts,
  });
}
