// Quality of the readers: the shared gold pages, the sealed items of the archive, and the written items.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type PageReading, readPage } from '../src/reading.ts';
import { readItem, readSource } from '../src/source/read.ts';
import { type Gold, goldFromFacts } from './gold.ts';
import { type Miss, ratios, type Scores, scoreFacts, scoreProvenance } from './score.ts';
import { archiveItems, archiveYears, SHARED } from './shared.ts';

export interface FactsResult {
  readonly name: string;
  readonly pages: number;
  readonly scores: Scores;
  readonly provenance: { right: number; of: number };
}

interface Case {
  readonly reading: PageReading;
  readonly gold: Gold;
}

function measure(name: string, cases: readonly Case[], onMiss?: (miss: Miss) => void): FactsResult {
  const scores: Scores = new Map();
  const provenance = { right: 0, of: 0 };
  for (const { reading, gold } of cases) {
    scoreFacts(gold, reading, scores, onMiss);
    const { right, of } = scoreProvenance(reading);
    provenance.right += right;
    provenance.of += of;
  }
  return { name, pages: cases.length, scores, provenance };
}

/** Texts of a folder that have facts beside them. */
function folderCases(texts: string, facts: string): Case[] {
  return readdirSync(facts)
    .filter((file) => file.endsWith('.facts.json'))
    .sort()
    .map((file) => {
      const name = file.replace('.facts.json', '');
      const sidecar = `${texts}${name}.meta.json`;
      const told = existsSync(sidecar) ? JSON.parse(readFileSync(sidecar, 'utf8')) : {};
      const source = readSource(readFileSync(`${texts}${name}.txt`), { file: `${name}.txt`, told });
      return {
        reading: readPage(source),
        gold: goldFromFacts(source.text, JSON.parse(readFileSync(`${facts}${file}`, 'utf8'))),
      };
    });
}

const here = (path: string) => new URL(path, import.meta.url).pathname;

/** The three real pages with gold; undefined where they are not at hand. */
export function sharedPages(onMiss?: (miss: Miss) => void): FactsResult | undefined {
  if (!existsSync(`${SHARED}gold`)) return undefined;
  return measure('gold pages', folderCases(`${SHARED}pages/`, `${SHARED}gold/`), onMiss);
}

/** Annotated items: for development, held back once and opened since, held back. */
export type Items = 'dev' | 'opened' | 'heldback';

/** Items written for testing, in the manner of other houses: thirty held back, thirty opened, the others for development. */
export function writtenItems(set: Items, onMiss?: (miss: Miss) => void): FactsResult {
  const folder = here(`./${set}/written/`);
  return measure(`written items, ${SET_NAME[set]}`, folderCases(folder, folder), onMiss);
}

const SET_NAME = { dev: 'development', opened: 'opened', heldback: 'held back' } as const;

/**
 * Items of the archive with sealed gold: twice sixty of the held-back years, one half opened since, thirty of others for
 * development; undefined where the archive is not at hand.
 */
export function sealedItems(set: Items, onMiss?: (miss: Miss) => void): FactsResult | undefined {
  if (archiveYears().length === 0) return undefined;
  const sealed = JSON.parse(readFileSync(here(`./${set}/corpus.json`), 'utf8')) as Record<string, { gold: Gold }>;
  const years = [...new Set(Object.keys(sealed).map((id) => Number(id.slice(5, 9))))];
  const cases = years.flatMap((year) =>
    archiveItems(year)
      .filter((item) => sealed[item.id] !== undefined)
      .map((item) => ({
        reading: readPage(readItem(JSON.stringify(item), `${year}.jsonl`, 1)),
        gold: sealed[item.id].gold,
      })),
  );
  return measure(`archive items, ${SET_NAME[set]}`, cases, onMiss);
}

/** Several sets counted as one. */
export function together(name: string, results: readonly (FactsResult | undefined)[]): FactsResult {
  const given = results.filter((result) => result !== undefined);
  const scores: Scores = new Map();
  for (const result of given)
    for (const [row, tally] of result.scores) {
      const sum = scores.get(row) ?? { met: 0, gold: 0, good: 0, found: 0 };
      for (const key of ['met', 'gold', 'good', 'found'] as const) sum[key] += tally[key];
      scores.set(row, sum);
    }
  const sum = (count: (result: FactsResult) => number) => given.reduce((total, result) => total + count(result), 0);
  return {
    name,
    pages: sum((result) => result.pages),
    scores,
    provenance: { right: sum((result) => result.provenance.right), of: sum((result) => result.provenance.of) },
  };
}

/** Tables side by side: one row a kind, precision, recall and F1 for each set. */
export function factsTable(results: readonly FactsResult[]): string {
  const rows = [...new Set(results.flatMap((result) => [...result.scores.keys()]))];
  const head = ['', ...results.map((result) => `${result.name} (${result.pages})`)];
  const lines = [`| ${head.join(' | ')} |`, `|---|${results.map(() => '---|').join('')}`];
  for (const row of rows) {
    const cells = results.map((result) => {
      const tally = result.scores.get(row);
      if (tally === undefined || (tally.gold === 0 && tally.found === 0)) return '';
      const { precision, recall, f1 } = ratios(tally);
      return `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 **${f1.toFixed(3)}** (${tally.gold}/${tally.found})`;
    });
    lines.push(`| ${row} | ${cells.join(' | ')} |`);
  }
  lines.push(
    `| provenance | ${results.map(({ provenance }) => `${(provenance.right / (provenance.of || 1)).toFixed(4)} of ${provenance.of}`).join(' | ')} |`,
  );
  return lines.join('\n');
}
