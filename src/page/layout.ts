import { type Attachment, attachRest } from './attach.ts';
import { type Chain, linkRuns, type RunView } from './chains.ts';
import { cutSheet, type Fragment, type Sheet } from './fragments.ts';
import { assignHeadings, type Heading, viewChain } from './headlines.ts';
import { joinParagraphs, type Paragraph } from './paragraphs.ts';
import { cutRuns, type Decision, type Run } from './runs.ts';
import type { PageHabits } from './seams.ts';

/** A page taken apart and put together: every step's result, for building articles and for `--explain`. */
export interface Layout {
  readonly sheet: Sheet;
  readonly paragraphs: readonly Paragraph[];
  readonly decisions: readonly Decision[];
  readonly chains: readonly Chain[];
  readonly headings: readonly Heading[];
  readonly attachments: readonly Attachment[];
}

function habitsOf(fragments: readonly Fragment[], paragraphs: readonly Paragraph[]): PageHabits {
  let jumps = 0;
  for (const p of paragraphs)
    for (let i = 1; i < p.parts.length; i++) if (p.parts[i].index !== p.parts[i - 1].index + 1) jumps++;
  const counts = [0, 0, 0, 0];
  let texts = 0;
  let indented = 0;
  let headings = 0;
  let glued = 0;
  for (const f of fragments) {
    if (f.index > 0) counts[Math.min(3, f.before)]++;
    if (f.kind === 'heading') headings++;
    if (f.kind === 'heading' && f.after === 0) glued++;
    if (f.kind !== 'text') continue;
    texts++;
    if (f.indented) indented++;
  }
  return {
    gap: counts.indexOf(Math.max(...counts)),
    indents: texts === 0 ? 0 : indented / texts,
    glued: headings === 0 ? 0 : glued / headings,
    scattered: Math.min(1, jumps / 4),
  };
}

/** Works out a page from its text alone. Time is linear in the length of the page. */
export function layOut(source: string, folded: string): Layout {
  const sheet = cutSheet(source, folded);
  const { fragments, words } = sheet;
  const paragraphs = joinParagraphs(fragments);
  const habits = habitsOf(fragments, paragraphs);
  const { runs, decisions, free, level } = cutRuns(fragments, paragraphs, words, habits);
  const views = viewRuns(runs, free, fragments);
  // Side by side and parted for a reason; where all lies scattered, for a lesser one.
  const partedBefore = new Map<Paragraph, { before: Paragraph; cost: number }>();
  for (const { seam, joined, score } of decisions)
    if (!joined && seam.before !== undefined)
      partedBefore.set(seam.after, {
        before: seam.before,
        cost: Math.max(0.01, Math.min(3, habits.scattered > 0.4 ? -score.total : 3)),
      });
  const parted = (r: Run, s: Run) => {
    const known = partedBefore.get(s.first);
    return known?.before === r.last ? known.cost : 0;
  };
  let chains = linkRuns(runs, views, words, level, habits.scattered, parted);
  let chainViews = chains.map(viewChain);
  let headings = assignHeadings(free, chains, chainViews, fragments, words);
  const headless = headlessRuns(chains, headings);
  if (headless.size > 0) {
    // What got no headline and opens like no report is more likely a part of something else.
    const again = views.map((view, i) => (headless.has(i) ? { ...view, midway: view.midway + HEADLESS } : view));
    chains = linkRuns(runs, again, words, level, habits.scattered, parted);
    chainViews = chains.map(viewChain);
    headings = assignHeadings(free, chains, chainViews, fragments, words);
  }
  const chainOf = new Int32Array(fragments.length).fill(-1);
  for (const chain of chains)
    for (const run of chain.runs)
      for (const p of run.members) for (const part of p.parts) chainOf[part.index] = chain.index;
  for (const heading of headings) chainOf[heading.paragraph.first.index] = heading.chain;
  const attachments = attachRest(fragments, chainViews, chainOf, words);
  return { sheet, paragraphs, decisions, chains, headings, attachments };
}

const HEADLESS = 1;

/** First runs of chains that have neither a headline nor a dateline, where others have. */
function headlessRuns(chains: readonly Chain[], headings: readonly Heading[]): Set<number> {
  const headed = new Set(headings.filter((h) => h.as === 'headline').map((h) => h.chain));
  const found = new Set<number>();
  if (headed.size === 0) return found;
  for (const chain of chains) {
    const [run] = chain.runs;
    // A box of items often has no headline of its own; white space in front marks a frame.
    const items = run.members.filter((p) => p.first.kind === 'item').length;
    if (headed.has(chain.index) || run.first.dateline > 0 || items * 2 > run.members.length || run.first.first.indented)
      continue;
    found.add(run.index);
  }
  return found;
}

function viewRuns(runs: readonly Run[], free: readonly Paragraph[], fragments: readonly Fragment[]): RunView[] {
  const isFree = new Set(free.map((p) => p.first.index));
  const dated = runs.filter((run) => run.first.dateline > 0).length;
  const glued = free.filter((p) => p.first.after === 0).length;
  return runs.map((run) => {
    const start = run.first.first;
    let fronts = 0;
    let front: Fragment | undefined;
    let k = start.index - 1;
    while (k >= 0 && (isFree.has(k) || fragments[k].kind === 'credit' || fragments[k].kind === 'byline')) {
      if (isFree.has(k)) {
        fronts++;
        front ??= fragments[k];
      } else if (fronts === 0 && fragments[k].kind === 'byline') break;
      k--;
    }
    let midway = 0;
    const inner = run.members.filter((p) => p.first.kind === 'heading').map((p) => p.first);
    if (run.first.dateline === 0 && dated >= 2 && dated >= (runs.length - 1) * 0.5) midway += 0.8;
    if (fronts === 0) midway += 0.6;
    if (fronts === 1 && front !== undefined) {
      if (inner.some((h) => h.after === front.after && Math.abs(h.text.length - front.text.length) <= 5)) midway += 1;
      if (inner.some((h) => h.text.slice(0, 2) === front.text.slice(0, 2))) midway += 1.5;
      if (front.after === 0 && glued * 2 < free.length) midway += 0.7;
    }
    let ended = false;
    for (let i = run.last.last.index + 1; i < fragments.length; i++) {
      const { kind } = fragments[i];
      if (kind === 'caption' && fragments[i + 1]?.kind === 'credit') break;
      if (kind === 'byline' || (kind === 'credit' && fragments[i].text.length > 3)) ended = true;
      if (kind !== 'caption' && kind !== 'furniture') break;
    }
    let width = 0;
    for (const p of run.members) for (const part of p.parts) width = Math.max(width, part.width);
    return { fronts, midway, ended, width };
  });
}
