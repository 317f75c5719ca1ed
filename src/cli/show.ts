import type { Context } from '../library/context.ts';
import type { Shown } from '../library/show.ts';
import { counted, harmless, print, withLibrary } from './library-print.ts';
import { said } from './said.ts';

export interface ShowCommand {
  readonly library: string;
  readonly id: string;
  readonly json: boolean;
}

/** Prints a page, article or entry with where it comes from and what became of it. */
export function showFromLibrary(command: ShowCommand): Promise<number> {
  return withLibrary(command.library, { readonly: true }, async (library) => {
    const shown = library.show(command.id);
    await print(command.json ? `${JSON.stringify(shown, undefined, 2)}\n` : `${harmless(textOf(shown))}\n`);
    return 0;
  });
}

function textOf(shown: Shown): string {
  const lines = [`${shown.what} ${shown.id}`, ...about(shown), '', ...fields(shown)];
  const { provenance, versions, history } = shown;
  lines.push('', 'from');
  const place = [provenance.outlet, provenance.published ?? 'undated', provenance.file, provenance.item];
  lines.push(`  ${place.filter(Boolean).join(' · ')}`);
  lines.push(`  sha256 ${provenance.sha256}`);
  lines.push(`  added ${provenance.added}, read by ${provenance.reader}`);
  if (!provenance.current) lines.push('  replaced by a newer version of the page');
  if (versions.length > 1) {
    lines.push('', 'versions');
    for (const { page, added, current } of versions) lines.push(`  ${added} ${page}${current ? '' : ' (replaced)'}`);
  }
  if (history.length > 0) lines.push('', 'corrections');
  for (const { at, who, why, uid, change, withdrawn } of history)
    lines.push(
      `  ${at} ${who}: ${said(change)}${why === '' ? '' : `, because ${why}`}${withdrawn ? ' (withdrawn)' : ''} [${uid}]`,
    );
  return lines.join('\n');
}

function about(shown: Shown): string[] {
  if (shown.what === 'page') return [counted(shown.articles.length, 'article')];
  if (shown.what === 'article') return [shown.article.headline || '(no headline)'];
  const { context } = shown;
  if (context === undefined) return [shown.headline];
  return [shown.headline, `  …${marked(context)}… line ${context.line}`];
}

/** The words of an entry in square brackets, in what stands around them. */
function marked({ before, words, after, at }: Context): string {
  const text = before + words + after;
  const ends = [0, ...at.flat(), text.length];
  return ends
    .slice(1)
    .map((end, i) => (i % 2 === 1 ? `[${text.slice(ends[i], end)}]` : text.slice(ends[i], end)))
    .join('');
}

function fields(shown: Shown): string[] {
  if (shown.what === 'page')
    return shown.articles.map(
      ({ id, headline, entries }) => `  ${id} ${headline || '(no headline)'} · ${counted(entries, 'entry', 'entries')}`,
    );
  if (shown.what === 'article')
    return [
      ...shown.article.blocks.map(({ role, quote }) => `  ${role}: ${quote}`),
      '',
      ...shown.entries.map(
        (entry) => `  ${entry.id.slice(shown.provenance.page.length)} ${(entry as { quote?: string }).quote ?? ''}`,
      ),
    ];
  if (shown.entry === undefined) return ['  rejected; as the machine read it:', ...fieldLines(shown.machine)];
  const lines = fieldLines(shown.entry);
  if (shown.machine === undefined)
    return [...lines, '  (the present reader does not find it; kept because a person confirmed it)'];
  const before = new Set(fieldLines(shown.machine));
  const changed = lines.filter((line) => !before.has(line) && !line.startsWith('  review'));
  if (shown.entry.review?.status !== 'corrected' || changed.length === 0) return lines;
  const now = new Set(lines);
  return [
    ...lines,
    '  as the machine read it:',
    ...[...before].filter((line) => !now.has(line)).map((line) => `  ${line}`),
  ];
}

const HIDDEN = new Set(['id', 'kind', 'page', 'article']);

const fieldLines = (entry: object | undefined): string[] =>
  Object.entries(entry ?? {})
    .filter(([field]) => !HIDDEN.has(field))
    .map(([field, value]) => `  ${field}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
