import { styleText } from 'node:util';
import type { Context } from '../library/context.ts';
import type { Hit, SearchOptions, SearchResult } from '../library/search.ts';
import { counted, csvRow, harmless, print, withLibrary } from './library-print.ts';

export interface SearchCommand extends SearchOptions {
  readonly library: string;
  readonly query: string;
  readonly format: 'text' | 'json' | 'csv';
}

/** Prints what a search finds. Exit status 0 where something was found, 1 where nothing was or it failed. */
export function searchLibrary(command: SearchCommand): Promise<number> {
  return withLibrary(command.library, { readonly: true }, async (library) => {
    const result = library.search(command.query, command);
    if (command.format === 'json')
      await print(`${JSON.stringify({ query: command.query, ...result }, undefined, 2)}\n`);
    else if (command.format === 'csv') await print(csvOf(result));
    else await print(textOf(result));
    return result.total === 0 ? 1 : 0;
  });
}

const COLUMNS = [
  'id',
  'kind',
  'published',
  'outlet',
  'headline',
  'file',
  'item',
  'line',
  'start',
  'end',
  'words',
  'context',
];

function csvOf(result: SearchResult): string {
  let out = csvRow(COLUMNS);
  for (const hit of result.hits) {
    const { id, kind, published, outlet, headline, file, item } = hit;
    const places: readonly (Context | undefined)[] = hit.contexts.length === 0 ? [undefined] : hit.contexts;
    for (const place of places)
      out += csvRow([
        id,
        kind,
        published,
        outlet,
        headline,
        file,
        item,
        place?.line,
        place?.spans[0]?.[0],
        place?.spans.at(-1)?.[1],
        place?.words,
        place === undefined ? undefined : place.before + place.words + place.after,
      ]);
  }
  return out;
}

function textOf(result: SearchResult): string {
  const colour = process.stdout.isTTY === true && process.stdout.hasColors();
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const out: string[] = [];
  const { total, of, hits } = result;
  out.push(of === 'articles' ? counted(total, 'article') : counted(total, 'entry', 'entries'));
  for (const { word, entity, forms } of result.widened)
    out.push(
      paint(
        'dim',
        `  ${word} is ${entity}${forms.length > 0 ? `; also searched: ${forms.join(' ')} (=${word} for the word alone)` : ''}`,
      ),
    );
  for (const one of result.tried) {
    const words = one.of === 'articles' ? counted(one.count, 'article') : counted(one.count, 'entry', 'entries');
    out.push(`  tried ${one.part}: ${words}`);
  }
  for (const hit of hits) {
    out.push('', `${paint('bold', hit.headline === '' ? '(no headline)' : hit.headline)}`);
    out.push(paint('dim', `   ${citation(hit)}`));
    if (hit.entry !== undefined) out.push(`   ${hit.kind}${whoOf(hit)}`);
    for (const { before, words, after, line } of hit.contexts)
      out.push(
        `   …${before}${paint(['bold', 'yellow'], colour ? words : `[${words}]`)}${after}… ${paint('dim', `line ${line}`)}`,
      );
    out.push(paint('dim', `   ${hit.id}`));
  }
  if (result.next !== undefined) out.push('', paint('dim', `more: --cursor ${result.next}`));
  return `${harmless(out.join('\n'))}\n`;
}

function whoOf({ entry }: Hit): string {
  const { speakerName, participants, parties, holders, date, type, stance, target } = (entry ??
    {}) as unknown as Record<string, unknown>;
  const people =
    speakerName ?? [participants, parties, holders].flatMap((list) => (Array.isArray(list) ? list : [])).join('、');
  return [type ?? stance, date, people, target]
    .filter((part) => typeof part === 'string' && part !== '')
    .map((part) => ` · ${part}`)
    .join('');
}

/** Outlet, date, page. */
const citation = ({ outlet, published, file, item }: Hit): string =>
  [outlet, published ?? 'undated', item === undefined ? file : `${file} · ${item}`].filter(Boolean).join(' · ');
