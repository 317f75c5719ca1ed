import type { Span } from '../record/kinds.ts';
import type { Passage } from '../text/passage.ts';
import { searchFold } from './terms.ts';

/** A place where the words stand. */
export interface Context {
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** Of all words that are looked for, where they stand in `before + words + after`. */
  readonly at: readonly Span[];
  /** Into the page's source text. */
  readonly spans: readonly Span[];
  /** Line of the source text, from 1. */
  readonly line: number;
}

/** Most places shown of one hit. */
const MOST_CONTEXTS = 3;
/** Places of one form that are weighed. */
const MOST_PLACES = 12;

/** Where one of the forms stands. */
interface FormPlace {
  readonly form: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Where the forms stand in a text, both folded: in order, none over another, the longer before the shorter.
 * @param most of one form
 */
export function placesOf(folded: string, forms: readonly string[], most = Number.POSITIVE_INFINITY): FormPlace[] {
  const found: FormPlace[] = [];
  forms.forEach((form, i) => {
    if (form === '') return;
    let at = folded.indexOf(form);
    for (let n = 0; at >= 0 && n < most; n++) {
      found.push({ form: i, start: at, end: at + form.length });
      at = folded.indexOf(form, at + form.length);
    }
  });
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let last = 0;
  return found.filter(({ start, end }) => {
    if (start < last) return false;
    last = end;
    return true;
  });
}

/**
 * Places of the words that together show as many of them as can be; of an entry, within its own words, else the entry
 * itself.
 */
export function contextsOf(
  source: string,
  passage: Passage,
  forms: readonly string[],
  around: number,
  inside: readonly Span[] | undefined,
): Context[] {
  const folded = searchFold(passage.text);
  const places = placesOf(folded, forms, MOST_PLACES);
  const allowed = ({ start }: FormPlace) => {
    if (inside === undefined) return true;
    const offset = offsetAt(passage, start);
    return inside.some(([from, to]) => offset >= from && offset < to);
  };
  const shown = mostTelling(places.filter(allowed), around);
  if (shown.length === 0 && inside !== undefined && inside.length > 0) {
    const [first] = wordsIn(passage, inside);
    if (first !== undefined) shown.push({ form: -1, ...first });
  }
  return shown.map(({ start, end }) => {
    const context = contextAt(source, passage, start, end, around);
    const from = start - context.before.length;
    const window = folded.slice(from, end + context.after.length);
    const at = placesOf(window, forms).map((place): Span => [place.start, place.end]);
    return at.length === 0 ? context : { ...context, at };
  });
}

/** The places around which most forms stand that were not shown yet; then the first ones. In order. */
function mostTelling(places: readonly FormPlace[], around: number): FormPlace[] {
  const shown: FormPlace[] = [];
  const told = new Set<number>();
  const near = (one: FormPlace, other: FormPlace) => one.start < other.end + around && other.start < one.end + around;
  while (shown.length < MOST_CONTEXTS) {
    let best: FormPlace | undefined;
    let most = -1;
    for (const place of places) {
      if (shown.some((one) => near(one, place))) continue;
      const news = new Set(places.filter((one) => near(one, place) && !told.has(one.form)).map(({ form }) => form))
        .size;
      if (news > most) [best, most] = [place, news];
    }
    if (best === undefined) break;
    shown.push(best);
    for (const one of places) if (near(one, best)) told.add(one.form);
  }
  return shown.sort((a, b) => a.start - b.start);
}

export function contextAt(source: string, passage: Passage, start: number, end: number, around: number): Context {
  const clean = (text: string) => text.replaceAll('\n', ' ');
  const spans = passage.spans(start, end);
  const before = clean(passage.text.slice(Math.max(0, start - around), start));
  return {
    before,
    words: clean(passage.text.slice(start, end)),
    at: [[before.length, before.length + end - start]],
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

/** Where the words of an entry stand in the passage: spans that go on from line to line without a gap are one place. */
export function wordsIn(passage: Passage, spans: readonly Span[]): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (const [from, to] of spans) {
    const last = places.at(-1);
    const goesOn = last !== undefined && last.end < passage.length && offsetAt(passage, last.end) === from;
    const start = goesOn ? last.end : positionOf(passage, from);
    const end = Math.min(passage.length, start + to - from);
    if (goesOn) last.end = end;
    else if (start >= 0) places.push({ start, end });
  }
  return places;
}

/** Position in the passage of an offset of the source; -1 where it is not in it. */
export function positionOf(passage: Passage, offset: number): number {
  for (let i = 0; i < passage.length; i++) if (offsetAt(passage, i) === offset) return i;
  return -1;
}
