import type { ArticleEntry, BlockEntry, Doubt, PageEntry } from '../record/kinds.ts';
import type { Source } from '../source/source.ts';
import { fold } from '../text/fold.ts';
import { blockOf, draftBlocks } from './blocks.ts';
import { type Credit, readCredit } from './credit.ts';
import { confidenceOf, doubtsOf } from './doubts.ts';
import { genreOf } from './genre.ts';
import { draftPrint } from './geometry.ts';
import { printedPage } from './geometry-jumps.ts';
import { layOut } from './layout.ts';
import { findOutlets } from './outlets.ts';
import { inferPublished, type Published, printedDate } from './published.ts';

const READER = 'page/1';

/** Blocks of one article, and what is doubtful about them. */
interface Draft {
  readonly blocks: readonly BlockEntry[];
  readonly doubts: readonly Doubt[];
  readonly confidence: number;
  /** Number of its page as printed. */
  readonly printedPage?: string;
}

/**
 * The articles of a source in the order of the page. Every character of the source that is not white space
 * stands in exactly one block of exactly one article. Where the format itself says how the text is built, its
 * blocks are taken as they are; else the page is worked out from its lines (see `layOut`). Time is linear.
 */
export function assemble(source: Source, page: PageEntry): ArticleEntry[] {
  const drafts =
    source.print !== undefined
      ? draftPrint(source.print, source.text, fold(source.text))
      : source.blocks === undefined
        ? draftPage(source)
        : [draftGiven(source, source.blocks)];
  const credits = drafts.map((draft) => readCredit(draft.blocks));
  const named = source.print === undefined ? undefined : headOutlet(drafts);
  const outlet = page.outlet ?? named ?? commonOutlet(credits) ?? headOutlet(drafts);
  const published = publishedOf(source, drafts);
  return numbered(drafts, source).map((draft, index) => finish(draft, credits[index], page, outlet, published, index));
}

/** Drafts with the number of their page: as told, else as a head prints it. */
function numbered(drafts: readonly Draft[], { told, print, blocks }: Source): readonly Draft[] {
  const given = told.page ?? (print === undefined && blocks === undefined ? headPage(drafts) : undefined);
  return given === undefined ? drafts : drafts.map((draft) => ({ ...draft, printedPage: given }));
}

/** The number that the head of a text page prints. */
function headPage(drafts: readonly Draft[]): string | undefined {
  for (const { blocks } of drafts)
    for (const { role, quote } of blocks) {
      const found = role === 'furniture' ? printedPage(fold(quote)) : undefined;
      if (found !== undefined) return found;
    }
  return undefined;
}

function draftGiven(source: Source, given: NonNullable<Source['blocks']>): Draft {
  const blocks = given
    .map(({ role, start, end }) => blockOf(source.text, role, [[start, end]]))
    .filter((block) => block.spans.length > 0);
  return { blocks, doubts: [], confidence: 0.99 };
}

function draftPage(source: Source): Draft[] {
  const layout = layOut(source.text, fold(source.text));
  const { chains, sheet } = layout;
  if (chains.length === 0) return draftBare(source, layout);
  const headingsOf = Map.groupBy(layout.headings, (h) => h.chain);
  const attachmentsOf = Map.groupBy(layout.attachments, (a) => a.chain);
  const drafts = chains.map((chain): Draft => {
    const headings = headingsOf.get(chain.index) ?? [];
    const attachments = attachmentsOf.get(chain.index) ?? [];
    return {
      blocks: draftBlocks(sheet, chain, headings, attachments, source.text),
      doubts: doubtsOf(layout, chain, headings, attachments),
      confidence: confidenceOf(layout, chain, headings),
    };
  });
  return drafts.sort((a, b) => beginning(a) - beginning(b));
}

/** Offset of the first of an article's texts on the page: articles stand in the order in which they begin there. */
function beginning({ blocks }: Draft): number {
  const texts = blocks.filter(({ role }) => role === 'body' || role === 'list');
  const of = texts.length > 0 ? texts : blocks;
  return of.reduce((first, { spans }) => Math.min(first, spans[0]?.[0] ?? first), Number.POSITIVE_INFINITY);
}

/** A page without a paragraph: headings, captions or a single word make one article. */
function draftBare(source: Source, layout: ReturnType<typeof layOut>): Draft[] {
  const { lines, fragments } = layout.sheet;
  if (fragments.length === 0) return [];
  const blocks = fragments.map((f, index) =>
    blockOf(
      source.text,
      f.kind === 'heading'
        ? index === 0
          ? 'headline'
          : 'deck'
        : f.kind === 'text'
          ? 'body'
          : f.kind === 'item'
            ? 'list'
            : f.kind,
      lines.slice(f.from, f.to).map((line) => [line.start, line.end] as const),
    ),
  );
  const doubts: Doubt[] = [{ code: 'article', note: 'No paragraph of text was found on this page.' }];
  return [{ blocks, doubts, confidence: 0.3 }];
}

/** The paper that most articles of the page name. */
function commonOutlet(credits: readonly Credit[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { outlet } of credits) if (outlet !== undefined) counts.set(outlet, (counts.get(outlet) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

/** The paper that the head of the page names. */
function headOutlet(drafts: readonly Draft[]): string | undefined {
  for (const draft of drafts)
    for (const block of draft.blocks) {
      if (block.role !== 'furniture') continue;
      const folded = fold(block.quote);
      if (printedDate([folded]) === undefined) continue;
      const hit = findOutlets(folded).find((h) => h.type !== 'agency') ?? masthead(folded);
      if (hit !== undefined) return block.quote.slice(hit.start, hit.end);
    }
  return undefined;
}

/** A paper that no lexicon knows, by the shape of its name in the head of a page. */
function masthead(folded: string): { start: number; end: number } | undefined {
  const found = /(?:^|版|[^\u4e00-\u9fff])([\u4e00-\u9fff]{2,6}[日时晚早晨商周新]报)(?![\u4e00-\u9fff])/.exec(folded);
  if (found === null) return undefined;
  const start = found.index + found[0].length - found[1].length;
  return { start, end: start + found[1].length };
}

function publishedOf(source: Source, drafts: readonly Draft[]): Published | undefined {
  if (source.told.published !== undefined) return { date: source.told.published, from: 'told' };
  const furniture = drafts.flatMap((d) =>
    d.blocks.filter((b) => b.role === 'furniture').map((b) => fold(b.quote).replace(/\s/g, '')),
  );
  const printed = printedDate(furniture);
  if (printed !== undefined) return { date: printed, from: 'printed' };
  if (source.format === 'archive') return undefined;
  const text: string[] = [];
  const at: number[] = [];
  for (const draft of drafts)
    for (const block of draft.blocks)
      for (const [start, end] of block.spans) {
        if (at.length > 60_000) break;
        for (let i = start; i < end; i++) {
          if (/\s/.test(source.text[i])) continue;
          text.push(source.text[i]);
          at.push(i);
        }
      }
  return inferPublished(fold(text.join('')), (position) => at[position]);
}

function finish(
  draft: Draft,
  credit: Credit,
  page: PageEntry,
  outlet: string | undefined,
  published: Published | undefined,
  index: number,
): ArticleEntry {
  const { blocks } = draft;
  const doubts = published?.doubt === undefined ? draft.doubts : [...draft.doubts, published.doubt];
  const paper = page.outlet ?? credit.outlet ?? outlet;
  const dateline = datelineOf(credit, published?.date);
  const { printedPage } = draft;
  return {
    kind: 'article',
    id: `${page.id}.a${index + 1}`,
    page: page.id,
    headline: blocks
      .filter((b) => b.role === 'headline')
      .map((b) => b.quote.replace(/^#+\s*/, '').replace(/^\*\*(.*)\*\*$/, '$1'))
      .join(''),
    genre: genreOf(blocks),
    ...(paper === undefined ? {} : { outlet: paper }),
    agencies: credit.agencies,
    bylines: credit.bylines,
    ...(dateline === undefined ? {} : { dateline }),
    ...(published === undefined ? {} : { published: published.date, publishedFrom: published.from }),
    ...(printedPage === undefined ? {} : { printedPage }),
    text: blocks.map((b) => b.quote).join('\n'),
    blocks,
    reader: READER,
    confidence: draft.confidence,
    ...(doubts.length === 0 ? {} : { doubts }),
  };
}

/** The dateline's day lies at or shortly before the day of publication; without that day it stays open. */
function datelineOf(credit: Credit, published: string | undefined): ArticleEntry['dateline'] {
  const { place, day } = credit;
  let date: string | undefined;
  const known = /^(\d{4})-(\d{2})-(\d{2})/.exec(published ?? '');
  if (day !== undefined && known !== null) {
    const [year, month] = [Number(known[1]), Number(known[2])];
    let y = year;
    let m = credit.month ?? (day <= Number(known[3]) ? month : month - 1);
    if (m === 0) m = 12;
    if (m > month || (m === month && day > Number(known[3]))) y--;
    date = `${y}-${String(m).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }
  if (place === undefined && date === undefined) return undefined;
  return { ...(place === undefined ? {} : { place }), ...(date === undefined ? {} : { date }) };
}
