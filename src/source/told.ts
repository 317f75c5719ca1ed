import { readFile } from 'node:fs/promises';
import { SourceError, systemProblem } from './error.ts';
import type { Told } from './source.ts';

const FIELDS = ['outlet', 'published', 'title', 'url', 'page'] as const;

/** Years in which a newspaper can have appeared: what is outside, such as 0001 or 9999, stands for an unknown day. */
const FIRST_YEAR = 1500;
const LAST_YEAR = 2500;

/** A day, month or year that exists: `2025-09-03`, `2025-09`, `2025`; or undefined. A time of day is cut off. */
export function dateTold(text: string): string | undefined {
  const match = /^\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?\s*$/.exec(text);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return undefined;
  if (month === undefined) return year;
  const m = Number(month);
  if (m < 1 || m > 12) return undefined;
  if (day === undefined) return `${year}-${month.padStart(2, '0')}`;
  const d = Number(day);
  if (d < 1 || d > new Date(Date.UTC(Number(year), m, 0)).getUTCDate()) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * Checks an object of what is known about a page.
 * @throws SourceError when a field is no string or `published` is no date.
 */
export function toldFrom(value: unknown, file: string): Told {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SourceError(file, 'must hold one JSON object, such as {"outlet": "…", "published": "2025-09-03"}');
  const told: Told = {};
  for (const field of FIELDS) {
    const given = (value as Record<string, unknown>)[field];
    if (given === undefined || given === null || given === '') continue;
    if (typeof given !== 'string' && !(field === 'page' && typeof given === 'number'))
      throw new SourceError(file, `"${field}" must be a text, found ${typeof given}`);
    told[field] = String(given);
  }
  if (told.published !== undefined) {
    const date = dateTold(told.published);
    if (date === undefined)
      throw new SourceError(file, `"published" must be a date such as 2025-09-03, found "${told.published}"`);
    told.published = date;
  }
  return told;
}

/**
 * Reads the sidecar of a file, `NAME.meta.json` beside `NAME.EXT`; empty where there is none.
 * @throws SourceError when it cannot be read or breaks the format.
 */
export async function readSidecar(path: string): Promise<Told> {
  const sidecar = path.replace(/(\.[^./\\]+)?$/, '.meta.json');
  let text: string;
  try {
    text = await readFile(sidecar, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new SourceError(sidecar, systemProblem(error));
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new SourceError(sidecar, `is not JSON: ${(error as Error).message.split('\n')[0]}`);
  }
  return toldFrom(value, sidecar);
}
