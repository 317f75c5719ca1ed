import type { ArticleEntry, PageEntry } from '../record/kinds.ts';
import type { Source } from '../source/source.ts';
import { Passage } from '../text/passage.ts';

/** From a source to its articles. */
export function assemble(source: Source, page: PageEntry): ArticleEntry[] {
  const blocks = (source.blocks ?? [{ role: 'body' as const, start: 0, end: source.text.length }]).map(
    ({ role, start, end }) => {
      const passage = Passage.of(source.text, [{ role, spans: [[start, end]] }]);
      return { role, quote: passage.quote(0, passage.length), spans: passage.spans(0, passage.length) };
    },
  );
  const headline = blocks
    .filter((b) => b.role === 'headline')
    .map((b) => b.quote)
    .join('');
  return [
    {
      kind: 'article',
      id: `${page.id}.a1`,
      page: page.id,
      headline,
      genre: 'news',
      agencies: [],
      bylines: [],
      ...(page.outlet === undefined ? {} : { outlet: page.outlet }),
      ...(page.published === undefined ? {} : { published: page.published, publishedFrom: 'told' as const }),
      text: blocks.map((b) => b.quote).join('\n'),
      blocks,
      reader: 'page/1',
      confidence: 1,
    },
  ];
}
