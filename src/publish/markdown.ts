import type { PageReading } from '../reading.ts';
import type { BlockEntry } from '../record/kinds.ts';

/** Characters that Markdown would obey, and angle brackets that HTML would. */
const escaped = (text: string) => text.replace(/[\\`*_[\]<>#|]/g, '\\$&');

const BLOCK: Readonly<Record<string, (block: BlockEntry) => string>> = {
  deck: (block) => `**${escaped(block.quote)}**`,
  subhead: (block) => `### ${escaped(block.quote)}`,
  list: (block) => `- ${escaped(block.quote.replace(/^[●•▪◆■\-—*·]\s*/, ''))}`,
  caption: (block) => `> ${escaped(block.quote)}`,
  pullquote: (block) => `> ${escaped(block.quote)}`,
  byline: (block) => `*${escaped(block.quote)}*`,
  credit: (block) => `*${escaped(block.quote)}*`,
};

/** The articles of a page as Markdown. */
export function toMarkdown(reading: PageReading): string {
  return reading.articles
    .map(({ article }) => {
      const dated =
        article.published === undefined
          ? ''
          : `${article.published}${article.publishedFrom === 'inferred' ? ' (inferred)' : ''}`;
      const facts = [article.outlet, article.agencies.join('、'), article.bylines.join('、'), dated].filter(
        (fact) => fact !== undefined && fact !== '',
      );
      const body = article.blocks
        .filter((block) => block.role !== 'headline')
        .map((block) => (BLOCK[block.role] ?? ((b: BlockEntry) => escaped(b.quote)))(block));
      const title = article.headline === '' ? '(no headline)' : article.headline;
      return [`## ${escaped(title)}`, ...(facts.length > 0 ? [escaped(facts.join(' · '))] : []), ...body].join('\n\n');
    })
    .join('\n\n')
    .concat('\n\n');
}
