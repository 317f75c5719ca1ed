import type { Doubt, Span } from '../record/kinds.ts';
import type { Attachment } from './attach.ts';
import type { Chain, Heading } from './chains.ts';
import type { Fragment } from './fragments.ts';
import type { Layout } from './layout.ts';

/** Scores below this are close calls: about one in four of them is wrong. */
const CLOSE = 1;
/** Texts that have less in common with their article than this may be of another. */
const ALIEN = 0.2;

const spansOf = (layout: Layout, f: Fragment): Span[] =>
  layout.sheet.lines.slice(f.from, f.to).map((line) => [line.start, line.end] as const);

/** What could not be settled for one article: close calls with the words they are about. */
export function doubtsOf(
  layout: Layout,
  chain: Chain,
  headings: readonly Heading[],
  attachments: readonly Attachment[],
): Doubt[] {
  const doubts: Doubt[] = [];
  const add = (code: string, note: string, f: Fragment) => doubts.push({ code, note, spans: spansOf(layout, f) });
  for (const run of chain.runs)
    for (const p of run.members)
      p.joins.forEach((score, i) => {
        if (score.total < CLOSE) add('join', 'The sentence may go on elsewhere.', p.parts[i + 1]);
      });
  for (const run of chain.runs.slice(1))
    if ((chain.likeness.get(run.first.first.index) ?? 0) < ALIEN)
      add('follow', 'This part may belong to another article.', run.first.first);
  const others = layout.chains.length > 1;
  for (const heading of headings)
    if (others && heading.as === 'headline' && (heading.margin < 0.6 || heading.score.total < 1))
      add('headline', 'The headline may belong to another article.', heading.paragraph.first);
  for (const a of attachments)
    if (others && a.place === 'caption' && a.margin < 0.4)
      add('caption', 'The caption may belong to another article.', a.fragment);
  const opening = chain.runs[0].first.first;
  if (opening.orphan) add('opening', 'The words before this were not found on the page.', opening);
  if (!headings.some((h) => h.as === 'headline')) add('headline', 'No headline was found.', opening);
  return doubts;
}

/** How likely the article is whole and in order: falls with every close call. */
export function confidenceOf(layout: Layout, chain: Chain, headings: readonly Heading[]): number {
  let confidence = layout.chains.length === 1 ? 0.95 : 0.86;
  for (const run of chain.runs.slice(1))
    confidence *= (chain.likeness.get(run.first.first.index) ?? 0) < ALIEN ? 0.6 : 0.88;
  for (const run of chain.runs)
    for (const p of run.members) for (const score of p.joins) confidence *= score.total < CLOSE ? 0.8 : 0.97;
  const main = headings.find((h) => h.as === 'headline');
  if (main === undefined) confidence *= 0.35;
  else if (main.margin < 0.6) confidence *= 0.75;
  if (chain.runs[0].first.first.orphan) confidence *= 0.5;
  return Math.round(Math.max(0.05, confidence) * 100) / 100;
}
