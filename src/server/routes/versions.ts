import type { Version } from '../../library/show.ts';
import type { PageRow, Store } from '../../library/store.ts';
import type { Span } from '../../record/kinds.ts';
import { pageLink, pageOf, passageLink } from '../present.ts';

/** The newer version that stands in a page's place. */
export function replacementOf(page: PageRow, versions: readonly Version[]): { id: string; link: string } | undefined {
  if (page.current === 1) return undefined;
  const now = versions.findLast(({ current }) => current);
  return now === undefined ? undefined : { id: now.page, link: pageLink(now.page) };
}

/** Where an article went whose page was read again: its page. */
export function movedArticle(store: Store, id: string): { id: string; link: string } | undefined {
  const page = store.pageById(pageOf(id));
  return page === undefined ? undefined : { id: page.id, link: pageLink(page.id) };
}

/**
 * Where an entry went whose page was read again: the entry of its kind that shares most of its words' place, which its
 * id tells; else its article's page.
 */
export function movedEntry(store: Store, id: string): { id: string; link: string } | undefined {
  const page = store.pageById(pageOf(id));
  const match = /^[^.]+\.([a-z]+)\.(\d+)-(\d+)/.exec(id);
  if (page === undefined) return undefined;
  if (match !== null) {
    const [kind, start, end] = [match[1], Number(match[2]), Number(match[3])];
    const source = store.source(page.n);
    let best: { id: string; link: string; shared: number } | undefined;
    for (const { n } of store.articlesOf(page.n))
      for (const entry of store.corrected(n, source).entries) {
        if (entry === undefined || entry.kind !== kind || !('spans' in entry)) continue;
        const shared = (entry.spans as readonly Span[]).reduce(
          (sum, [from, to]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)),
          0,
        );
        if (shared > (best?.shared ?? 0))
          best = { id: entry.id, link: passageLink((entry as { article: string }).article, entry.id), shared };
      }
    if (best !== undefined) return { id: best.id, link: best.link };
  }
  return { id: page.id, link: pageLink(page.id) };
}
