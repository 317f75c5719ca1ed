import type { BlockEntry, Role, Span } from '../record/kinds.ts';
import { Passage } from '../text/passage.ts';
import type { Attachment } from './attach.ts';
import type { Chain, Heading } from './chains.ts';
import type { Fragment, Sheet } from './fragments.ts';
import type { Line } from './lines.ts';
import { bylineAtEnd, sourceAtEnd } from './marks.ts';
import type { Paragraph } from './paragraphs.ts';

/** Words of a block as `[start, end)` into the source, one pair for each line. */
interface Draft {
  readonly role: Role;
  readonly spans: readonly Span[];
}

/** A block from its places in the source. */
export function blockOf(source: string, role: Role, spans: readonly Span[]): BlockEntry {
  const passage = Passage.of(source, [{ role, spans }]);
  return { role, quote: passage.quote(0, passage.length), spans: passage.spans(0, passage.length) };
}

const spansOf = (lines: readonly Line[], f: Fragment): Span[] =>
  lines.slice(f.from, f.to).map((line) => [line.start, line.end] as const);

const spansOfAll = (lines: readonly Line[], p: Paragraph): Span[] => p.parts.flatMap((part) => spansOf(lines, part));

/** Lines of a heading that are one headline; the others are its deck. */
function splitHeading(lines: readonly Line[], f: Fragment): { main: Span[]; deck: Span[] } {
  const all = lines.slice(f.from, f.to);
  let cut = all.length;
  for (let i = 1; i < all.length; i++) {
    const a = all[i - 1];
    const b = all[i];
    const apart = Math.abs(a.width - b.width);
    const whole = a.width >= 10 && b.width >= 10;
    if (whole && (apart > 5 || (b.parts > 1 && a.parts === 1))) {
      cut = i;
      break;
    }
  }
  const span = (line: Line): Span => [line.start, line.end];
  return { main: all.slice(0, cut).map(span), deck: all.slice(cut).map(span) };
}

/** The blocks of one article in reading order. */
export function draftBlocks(
  sheet: Sheet,
  chain: Chain,
  headings: readonly Heading[],
  attachments: readonly Attachment[],
  source: string,
): BlockEntry[] {
  const { lines } = sheet;
  const drafts: Draft[] = [];
  const put = (role: Role, spans: readonly Span[]) => {
    if (spans.length > 0) drafts.push({ role, spans });
  };
  const late: Draft[] = [];
  const main = headings.filter((h) => h.as === 'headline');
  // What stands with the headline is read before what stands elsewhere.
  const from = (h: Heading) => Math.abs(h.paragraph.first.index - (main[0]?.paragraph.first.index ?? 0));
  const decks = headings.filter((h) => h.as === 'deck').sort((a, b) => from(a) - from(b));
  for (const h of main) {
    const { main: head, deck } = splitHeading(lines, h.paragraph.first);
    put('headline', head);
    if (deck.length > 0) late.push({ role: 'deck', spans: deck });
  }
  drafts.push(...late);
  for (const h of decks) put('deck', spansOfAll(lines, h.paragraph));
  const role = (kind: Fragment['kind']): Role =>
    kind === 'text' ? 'body' : kind === 'item' ? 'list' : kind === 'heading' ? 'subhead' : kind;
  for (const a of attachments) if (a.place === 'top') put(role(a.fragment.kind), spansOf(lines, a.fragment));
  for (const run of chain.runs)
    for (const p of run.members) put(p.first.kind === 'heading' ? 'subhead' : role(p.first.kind), spansOfAll(lines, p));
  splitEnd(drafts, source, sheet);
  for (const a of attachments)
    if (a.place === 'end' && a.fragment.kind !== 'furniture') put(role(a.fragment.kind), spansOf(lines, a.fragment));
  for (const a of attachments) if (a.place === 'caption') put(role(a.fragment.kind), spansOf(lines, a.fragment));
  for (const a of attachments)
    if (a.place === 'end' && a.fragment.kind === 'furniture') put('furniture', spansOf(lines, a.fragment));
  return drafts.map((d) => blockOf(source, d.role, d.spans));
}

/** The line that begins at an offset of the source. */
function lineAt(lines: readonly Line[], start: number): Line | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].start < start) low = middle + 1;
    else high = middle;
  }
  return lines[low]?.start === start ? lines[low] : undefined;
}

/** Takes a byline or a credit that is fused to the last words of an article into a block of its own. */
function splitEnd(drafts: Draft[], source: string, sheet: Sheet): void {
  const last = drafts[drafts.length - 1];
  if (last === undefined || (last.role !== 'body' && last.role !== 'list')) return;
  const [start, end] = last.spans[last.spans.length - 1];
  const line = lineAt(sheet.lines, start);
  if (line === undefined) return;
  const credit = sourceAtEnd(line.text);
  const byline = credit >= 0 ? -1 : bylineAtEnd(line.text);
  const at = credit >= 0 ? credit : byline;
  if (at <= 0) return;
  // `at` counts characters without white space and markup.
  let seen = 0;
  let cut = start;
  while (cut < end && seen < at) {
    if (!/[\s*]/.test(source[cut])) seen++;
    cut++;
  }
  while (cut < end && /\s/.test(source[cut])) cut++;
  if (cut <= start || cut >= end) return;
  drafts[drafts.length - 1] = { role: last.role, spans: [...last.spans.slice(0, -1), [start, cut]] };
  drafts.push({ role: credit >= 0 ? 'credit' : 'byline', spans: [[cut, end]] });
}
