import type { Lexicon } from '../lexicon/lexicon.ts';
import { patternsOf, type SlotPattern } from './formula/pattern.ts';
import type { Reader, Reading } from './reader.ts';

/** Set phrases, by the families of `lexicon/data/formula.tsv`; slots are described in docs/formulae.md. */
export const formulaReader: Reader<'formula'> = {
  kind: 'formula',
  version: 1,
  read(reading) {
    const families = familiesOf(reading.lexicon);
    const { hits } = reading;
    const found: Found[] = [];
    for (let i = 0; i < hits.count; i++) {
      const here = families[hits.pattern[i]];
      if (here === undefined) continue;
      const literal = { start: hits.start[i], end: hits.end[i] };
      const window = here.some(({ patterns }) => patterns.length > 0) ? windowAround(reading, literal) : undefined;
      for (const family of here) {
        const place = widest(family, literal, window);
        if (place !== undefined) found.push({ start: place.start, end: place.end, family, literal });
      }
    }
    return settle(found).map(({ start, end, family }) => ({
      kind: 'formula',
      start,
      end,
      formula: family.id,
      rule: family.patterns.length > 0 ? 'pattern' : 'literal',
      terms: [family.term],
      confidence: end - start >= 4 ? 0.95 : 0.85,
    }));
  },
};

/** A family as one of its forms meets it. */
interface Family {
  readonly id: string;
  /** Index into `lexicon.terms`. */
  readonly term: number;
  readonly patterns: readonly SlotPattern[];
  /** The form counts only inside a pattern. */
  readonly weak: boolean;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

interface Found extends Place {
  readonly family: Family;
  readonly literal: Place;
}

const tables = new WeakMap<Lexicon, readonly (readonly Family[] | undefined)[]>();

function familiesOf(lexicon: Lexicon): readonly (readonly Family[] | undefined)[] {
  let table = tables.get(lexicon);
  if (table === undefined) {
    const made: (readonly Family[] | undefined)[] = new Array(lexicon.patternCount).fill(undefined);
    for (const pattern of lexicon.ofKind('formula').patterns) {
      const { form, terms } = lexicon.pattern(pattern);
      const own = terms.filter((term) => lexicon.terms[term].kind === 'formula');
      made[pattern] = own.map((term) => {
        const { id, cells } = lexicon.terms[term];
        return { id, term, ...patternsOf(lexicon, cells, form) };
      });
    }
    table = made;
    tables.set(lexicon, table);
  }
  return table;
}

/** How far to look on each side of a form, in UTF-16 code units. */
const REACH = 24;
const QUOTE = /[「」『』]/;

/** The words around a form within its paragraph, quotation marks left out. */
interface Window {
  readonly bare: string;
  /** Where each of these characters stands in the passage. */
  readonly at: (index: number) => number;
  /** Where the form begins in `bare`. */
  readonly anchor: number;
  readonly partner: Int32Array;
}

function windowAround({ passage }: Reading, { start, end }: Place): Window {
  const { folded } = passage;
  const { partner } = passage.structure;
  let left = start;
  while (left > 0 && start - left < REACH && folded[left - 1] !== '\n') left--;
  let right = end;
  while (right < folded.length && right - end < REACH && folded[right] !== '\n') right++;
  const whole = folded.slice(left, right);
  if (!QUOTE.test(whole)) return { bare: whole, at: (index) => left + index, anchor: start - left, partner };
  const kept: number[] = [];
  for (let i = left; i < right; i++) if (!QUOTE.test(folded[i])) kept.push(i);
  const bare = kept.map((i) => folded[i]).join('');
  return { bare, at: (index) => kept[index], anchor: kept.indexOf(start), partner };
}

/** The form with its slots filled: the longest match of a pattern around it, quotation marks left out of account. */
function widest(family: Family, { start, end }: Place, window: Window | undefined): Place | undefined {
  let best: Place | undefined = family.weak ? undefined : { start, end };
  if (window === undefined) return best;
  const { bare, at, anchor, partner } = window;
  for (const pattern of family.patterns) {
    const match = pattern.around(bare, anchor, anchor + (end - start));
    if (match === undefined) continue;
    const place = withQuotes(partner, at(match.start), at(match.end - 1) + 1);
    if (best === undefined || place.end - place.start > best.end - best.start) best = place;
  }
  return best;
}

/** Takes in quotation marks whose partners are inside. */
function withQuotes(partner: Int32Array, start: number, end: number): Place {
  while (end < partner.length && partner[end] >= start && partner[end] < end) end++;
  while (start > 0 && partner[start - 1] > start - 1 && partner[start - 1] < end) start--;
  return { start, end };
}

const width = ({ start, end }: Place) => end - start;

/** Of one family the wider stays; a form inside a longer form of another family is only part of it. */
function settle(found: readonly Found[]): Found[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Found[] = [];
  const open: Found[] = [];
  for (const one of sorted) {
    while (open.length > 0 && open[0].end <= one.start) open.shift();
    const inside = open.some((other) =>
      other.family.id === one.family.id
        ? other.end >= one.end
        : other.literal.start <= one.literal.start &&
          other.literal.end >= one.literal.end &&
          width(other.literal) + width(other) > width(one.literal) + width(one),
    );
    if (inside) continue;
    kept.push(one);
    open.push(one);
    open.sort((a, b) => a.end - b.end);
  }
  return kept;
}
