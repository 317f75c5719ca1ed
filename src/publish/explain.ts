import { explainPage } from '../page/explain.ts';
import type { PageReading } from '../reading.ts';
import { lineNumbers, printable } from './text.ts';

/** Why a page was read as it was: fragments with the scores of their links, then each entry with its rule. */
export function explained(reading: PageReading): string {
  const { source, page, articles, reasons } = reading;
  const out: string[] = [`━━ ${page.file}${page.item === undefined ? '' : ` · ${page.item}`}`];
  if (source.blocks === undefined)
    for (const fragment of explainPage(source)) {
      const [first, last] = fragment.lines;
      out.push(
        `${first === last ? `line ${first}` : `lines ${first}-${last}`} · ${fragment.kind} · article ${fragment.article || 'none'} · ${fragment.text}`,
      );
      for (const link of fragment.links) out.push(`    ${link}`);
    }
  else out.push('the format itself says how the text is built; nothing was assembled');
  const lineOf = lineNumbers(source.text);
  for (const { article, entries } of articles) {
    out.push('', `article ${article.id} · ${article.headline === '' ? '(no headline)' : article.headline}`);
    for (const entry of entries) {
      const reason = reasons.get(entry.id);
      if (reason === undefined || !('spans' in entry)) continue;
      const lines = reason.lines.length === 0 ? '' : ` · ${[...new Set(reason.lines)].join(', ')}`;
      out.push(
        `  line ${lineOf(entry.spans[0]?.[0] ?? 0)} · ${entry.kind} · ${entry.quote.length > 40 ? `${entry.quote.slice(0, 39)}…` : entry.quote} · ${reason.rule}${lines} · confidence ${entry.confidence}`,
      );
    }
  }
  return `${out.map(printable).join('\n')}\n\n`;
}
