import type { Answer, Telling } from '../library/ask.ts';
import type { Library } from '../library/library.ts';
import { counted, csvRow, harmless, print, withLibrary } from './library-print.ts';
import { painter } from './paint.ts';

/** How a question is asked and its answer printed. */
export interface AskCommand {
  readonly library: string;
  readonly format: 'text' | 'json' | 'csv';
}

type Cell = string | number | undefined;

/** The ways out of one kind of answer, beside JSON. */
export interface Printed<A> {
  /** Lines for a terminal, under the line that counts the results. */
  text(answer: A, paint: Paint): string[];
  readonly columns: readonly string[];
  /** Rows of a table, of as many cells as there are columns. */
  rows(answer: A): Iterable<readonly Cell[]>;
  /** What is counted: event, events. */
  readonly one: string;
  readonly many: string;
}

export type Paint = ReturnType<typeof painter>;

/** Asks and prints. Exit status 0 where there is an answer, 1 where there is none or it failed, 2 wrong use. */
export function ask<A extends Answer>(
  command: AskCommand,
  question: (library: Library) => A,
  printed: Printed<A>,
): Promise<number> {
  return withLibrary(command.library, { readonly: true }, async (library) => {
    const answer = question(library);
    if (command.format === 'json') await print(`${JSON.stringify(answer, undefined, 2)}\n`);
    else if (command.format === 'csv') await print(csvOf(answer, printed));
    else await print(textOf(answer, printed));
    return answer.total === 0 ? 1 : 0;
  });
}

function csvOf<A>(answer: A, { columns, rows }: Printed<A>): string {
  let out = csvRow(columns);
  for (const row of rows(answer)) out += csvRow(row);
  return out;
}

function textOf<A extends Answer>(answer: A, { text, one, many }: Printed<A>): string {
  const paint = painter();
  const lines = [counted(answer.total, one, many)];
  for (const { word, entity, forms } of answer.widened)
    lines.push(
      paint(
        'dim',
        `  ${word} is ${entity || 'unknown'}${forms.length > 0 ? `; also counted: ${forms.join(' ')} (=${word} narrows)` : ''}`,
      ),
    );
  lines.push(...text(answer, paint));
  if (answer.next !== undefined) lines.push('', paint('dim', `more: --cursor ${answer.next}`));
  return `${harmless(lines.join('\n'))}\n`;
}

/** Where something was told: outlet, date, headline. */
export const citation = ({ outlet, published, headline, file, item }: Partial<Telling>): string =>
  [outlet, published ?? 'undated', headline || [file, item].filter(Boolean).join(' ')].filter(Boolean).join(' · ');

/** The first and last date of something; `undated` for what has none. */
export const seenBetween = (first?: string, last?: string): string =>
  first === undefined && last === undefined ? 'undated' : `${first ?? 'undated'} to ${last ?? 'undated'}`;

/** A line that cites: where it was told, and the id that `chancery show` takes. */
export const cited = (telling: Telling, paint: Paint): string =>
  paint('dim', `     ${short(citation(telling), 60)}  ${telling.id}`);

/** The first of these as lines that cite, and how many more there are. */
export function citedAll(tellings: readonly Telling[], paint: Paint, most = 3, all = tellings.length): string[] {
  const lines = tellings.slice(0, most).map((one) => cited(one, paint));
  const left = all - Math.min(most, tellings.length);
  return left > 0 ? [...lines, paint('dim', `     and ${left} more`)] : lines;
}

/** The beginning of a text. @param most characters */
export const short = (text: string, most: number): string => {
  const plain = text.replaceAll('\n', ' ');
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
};

/** The cells of a table that cite, and their columns. */
export const CITED = ['id', 'published', 'outlet', 'headline', 'file', 'item', 'start', 'end', 'quote'] as const;
export const citedCells = (telling: Telling | undefined): Cell[] => [
  telling?.id,
  telling?.published,
  telling?.outlet,
  telling?.headline,
  telling?.file,
  telling?.item,
  telling?.spans[0]?.[0],
  telling?.spans.at(-1)?.[1],
  telling?.quote,
];

/** Counts by year as `2021:3 2022:5`. */
export const years = (byYear: Readonly<Record<string, number>>): string =>
  Object.entries(byYear)
    .map(([year, count]) => `${year}:${count}`)
    .join(' ');
