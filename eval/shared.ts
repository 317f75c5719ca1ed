// Material that lies beside a checkout and is no part of the project: real pages with gold, and a news archive.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

export const SHARED = fileURLToPath(new URL('../../shared/', import.meta.url));

export const hasShared = existsSync(SHARED);

export interface Item {
  readonly id: string;
  readonly published: string;
  readonly title: string;
  readonly text: string;
}

const ARCHIVE = `${SHARED}corpora/xwlb/`;

/** Years of the archive that nothing is tuned on. */
export const HELD_BACK_YEARS = [2015, 2019, 2024];

export function archiveYears(): number[] {
  if (!existsSync(ARCHIVE)) return [];
  return readdirSync(ARCHIVE)
    .filter((name) => name.endsWith('.jsonl.gz'))
    .map((name) => Number(name.slice(0, 4)))
    .sort();
}

/** The lines of one year of the archive, as JSON. */
export function archiveLines(year: number): string[] {
  return gunzipSync(readFileSync(`${ARCHIVE}${year}.jsonl.gz`))
    .toString('utf8')
    .split('\n')
    .filter(Boolean);
}

export function archiveItems(year: number): Item[] {
  return archiveLines(year).map((line) => JSON.parse(line) as Item);
}
