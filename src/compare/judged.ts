import { createHash } from 'node:crypto';
import { lineOf } from '../library/context.ts';
import type { Change, Correction } from '../library/correction.ts';
import { inForce } from '../library/correction.ts';
import { findById } from '../library/find.ts';
import type { Store } from '../library/store.ts';
import type { Span } from '../record/kinds.ts';
import { fold } from '../text/fold.ts';
import { type Draft, findConflicts } from './conflicts.ts';
import { Telling } from './telling.ts';

export type Verdict = Extract<Change, { action: 'verdict' }>['verdict'];
export const VERDICTS: readonly Verdict[] = ['open', 'explained', 'confirmed', 'dismissed'];

/** The words of one side of a conflict, where they stand. */
export interface ConflictPassage {
  readonly entry: string;
  readonly kind: string;
  readonly page: string;
  readonly article: string;
  readonly headline: string;
  readonly outlet?: string;
  readonly published?: string;
  readonly file: string;
  readonly item?: string;
  /** The entry's own words, and the sentence they stand in. */
  readonly words: string;
  readonly sentence: string;
  readonly spans: readonly Span[];
  /** Line of the source text, from 1. */
  readonly line: number;
}

/** A conflict with its passages and what a person made of it. */
export interface JudgedConflict extends Draft {
  /** Made from the rule and the words, so that it stays when pages are read again. */
  readonly id: string;
  readonly passages: readonly ConflictPassage[];
  readonly verdict: Verdict;
  /** Who said so, when and why; absent where nobody has yet. */
  readonly judged?: { readonly by: string; readonly at: string; readonly why: string };
}

export interface ConflictFilter {
  /** First and last day of publication, such as 20250903; articles without a day are left out where given. */
  readonly published?: readonly [from: number, to: number];
}

/**
 * The conflicts of a library, within its pages and across them, with verdicts. All articles in the range are read in
 * one pass; pages that a newer version replaced and entries that a person rejected take no part.
 */
export function judgedConflicts(store: Store, filter: ConflictFilter = {}): JudgedConflict[] {
  const verdicts = inForce(store.log()).filter(({ change }) => change.action === 'verdict');
  const told = findConflicts(tellings(store, filter)).map((draft) => withPassages(store, draft));
  const known = new Map<string, number>();
  return told.map((conflict) => {
    const n = (known.get(conflict.id) ?? 0) + 1;
    known.set(conflict.id, n);
    return judged(n === 1 ? conflict : { ...conflict, id: `${conflict.id}-${n}` }, verdicts);
  });
}

/**
 * Conflicts found before, with the verdicts of now; without those of which a person has rejected an entry since. The pass
 * over all articles is not made again.
 */
export function rejudged(store: Store, found: readonly JudgedConflict[]): JudgedConflict[] {
  const verdicts = inForce(store.log()).filter(({ change }) => change.action === 'verdict');
  return found
    .filter(({ passages }) => passages.every(({ entry }) => stands(store, entry)))
    .map(({ judged: _, ...conflict }) => judged({ ...conflict, verdict: 'open' }, verdicts));
}

function stands(store: Store, id: string): boolean {
  try {
    const found = findById(store, id);
    return found.what === 'entry' && found.entry !== undefined;
  } catch {
    return false;
  }
}

function* tellings(store: Store, { published = [0, 99_999_999] }: ConflictFilter): Generator<Telling> {
  const all = published[0] <= 0 && published[1] >= 99_999_999;
  const where = all ? '' : 'AND day <= ? AND day_to >= ?';
  // Statements of a library cannot be run while another is read from; the numbers take little memory.
  const rows = store
    .sql<{ n: number; page: number }>(`SELECT n, page FROM article WHERE current = 1 ${where} ORDER BY page, ord`)
    .all(...(all ? [] : [published[1], published[0]]));
  let page = -1;
  let source = undefined as ReturnType<Store['source']> | undefined;
  for (const row of rows) {
    if (source === undefined || row.page !== page) source = store.source(row.page);
    page = row.page;
    const { article, entries } = store.corrected(row.n, source);
    yield new Telling(
      article,
      entries.filter((entry) => entry !== undefined),
      source.text,
    );
  }
}

function withPassages(store: Store, draft: Draft): JudgedConflict {
  const passages = draft.entries.flatMap((id) => passageOf(store, id) ?? []);
  const sides = passages.map(({ page, kind, words }) => `${page} ${kind} ${fold(words).replace(/\s/g, '')}`).sort();
  const hash = createHash('sha256')
    .update(JSON.stringify([draft.rule, sides]))
    .digest('hex');
  return { id: `c${hash.slice(0, 12)}`, ...draft, passages, verdict: 'open' };
}

function passageOf(store: Store, id: string): ConflictPassage | undefined {
  const found = findById(store, id);
  if (found.what !== 'entry' || found.entry === undefined || !('spans' in found.entry)) return undefined;
  const { entry, article, page, source } = found;
  const telling = new Telling(article, [], source.text);
  const spans = entry.spans as readonly Span[];
  const at = telling.sentenceOf(entry);
  const start = spans[0]?.[0] ?? 0;
  return {
    entry: entry.id,
    kind: entry.kind,
    page: page.id,
    article: article.id,
    headline: article.headline,
    ...(article.outlet === undefined ? {} : { outlet: article.outlet }),
    ...(article.published === undefined ? {} : { published: article.published }),
    file: source.page.file,
    ...(page.item === null ? {} : { item: page.item }),
    words: (entry as { quote: string }).quote,
    sentence: at === undefined ? (entry as { quote: string }).quote : telling.passage.quote(at.start, at.end),
    spans,
    line: lineOf(source.text, start),
  };
}

/** The last verdict on a conflict: by its id, else on the same places, where reading again has made other words of them. */
function judged(conflict: JudgedConflict, verdicts: readonly Correction[]): JudgedConflict {
  const last =
    verdicts.findLast(({ change }) => change.action === 'verdict' && change.conflict === conflict.id) ??
    verdicts.findLast(({ change }) => change.action === 'verdict' && isAbout(change, conflict));
  if (last === undefined || last.change.action !== 'verdict') return conflict;
  const { who, at, why } = last;
  return { ...conflict, verdict: last.change.verdict, judged: { by: who, at, why } };
}

function isAbout({ rule, about }: Extract<Change, { action: 'verdict' }>, conflict: JudgedConflict): boolean {
  if (rule !== conflict.rule || about.length === 0) return false;
  return about.every((one) =>
    conflict.passages.some(
      ({ page, kind, spans }) => one.page === page && one.kind === kind && overlap(one.spans ?? [], spans),
    ),
  );
}

const overlap = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.some(([start, end]) => b.some(([from, to]) => start < to && from < end));

/** What a verdict writes down of a conflict. */
export const verdictOn = (
  conflict: JudgedConflict,
  verdict: Verdict,
): Omit<Extract<Change, { action: 'verdict' }>, 'action'> => ({
  conflict: conflict.id,
  rule: conflict.rule,
  verdict,
  about: conflict.passages.map(({ page, kind, spans }) => ({ page, kind, spans })),
});
