import type { Span } from '../record/kinds.ts';
import type { Passage } from '../text/passage.ts';
import { searchFold } from './terms.ts';

/** A place where the words stand. */
export interface Context {
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** Into the page's source text. */
  readonly spans: readonly Span[];
  /** Line of the source text, from 1. */
  readonly line: number;
}

/** Most places shown of one hit. */
const MOST_CONTEXTS = 3;

/** The first places of the words; of an entry, within its own words, else the entry itself. */
export function contextsOf(
  source: string,
  passage: Passage,
  forms: readonly string[],
  around: number,
  inside: readonly Span[] | undefined,
): Context[] {
  const folded = searchFold(passage.text);
  const allowed = (at: number) => {
    if (inside === undefined) return true;
    const offset = offsetAt(passage, at);
    return inside.some(([start, end]) => offset >= start && offset < end);
  };
  const places: [number, number][] = [];
  for (const form of forms)
    for (
      let at = folded.indexOf(form), n = 0;
      at >= 0 && n < MOST_CONTEXTS;
      at = folded.indexOf(form, at + form.length)
    )
      if (allowed(at)) {
        places.push([at, at + form.length]);
        n++;
      }
  places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  if (places.length === 0 && inside !== undefined && inside.length > 0) {
    const start = positionOf(passage, inside[0][0]);
    if (start >= 0) places.push([start, Math.min(passage.length, start + (inside[0][1] - inside[0][0]))]);
  }
  const out: Context[] = [];
  let last = -1;
  for (const [start, end] of places) {
    if (out.length === MOST_CONTEXTS) break;
    if (start < last) continue;
    last = end + around;
    out.push(contextAt(source, passage, start, end, around));
  }
  return out;
}

export function contextAt(source: string, passage: Passage, start: number, end: number, around: number): Context {
  const clean = (text: string) => text.replaceAll('\n', ' ');
  const spans = passage.spans(start, end);
  return {
    before: clean(passage.text.slice(Math.max(0, start - around), start)),
    words: clean(passage.text.slice(start, end)),
    after: clean(passage.text.slice(end, end + around)),
    spans,
    line: lineOf(source, spans[0]?.[0] ?? 0),
  };
}

/** Line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** Offset in the source of a position of the passage; -1 for a break between blocks. */
const offsetAt = (passage: Passage, position: number): number => passage.spans(position, position + 1)[0]?.[0] ?? -1;

/** Position in the passage of an offset of the source; -1 where it is not in it. */
export function positionOf(passage: Passage, offset: number): number {
  for (let i = 0; i < passage.length; i++) if (offsetAt(passage, i) === offset) return i;
  return -1;
}
