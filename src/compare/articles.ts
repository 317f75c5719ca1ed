import { lineOf } from '../library/context.ts';
import type { ArticleEntry, Entry, Span } from '../record/kinds.ts';
import { Passage } from '../text/passage.ts';
import { SEED, sharedTiles, type Tile } from './shared.ts';
import { type Squeezed, squeeze, unitAt } from './squeeze.ts';
import { type Piece, wordingOf } from './wording.ts';

/** An article with its record and the source text that its spans point into. */
export interface Comparand {
  readonly article: ArticleEntry;
  readonly entries: readonly Entry[];
  readonly source: string;
  readonly file?: string;
}

/** Words of an article. */
export interface Place {
  readonly quote: string;
  /** UTF-16 offsets into the source text of the article's page. */
  readonly spans: readonly Span[];
  /** Line of the source text, from 1. */
  readonly line: number;
}

/** The same words in two articles, character for character once folded. */
export interface SharedPassage {
  readonly a: Place;
  readonly b: Place;
  readonly chars: number;
}

/** One sentence as two articles word it. */
export interface Wording {
  readonly a: Place;
  readonly b: Place;
  readonly pieces: readonly Piece[];
}

/** Two of the articles; `a` and `b` are their places in `texts`. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  /** Characters in shared words. */
  readonly chars: number;
  /** Of each article's characters, how many stand in shared words: 0 to 1. */
  readonly shareA: number;
  readonly shareB: number;
  readonly passages: readonly SharedPassage[];
  readonly wording: readonly Wording[];
  /** Agencies that both credit. */
  readonly agencies: readonly string[];
}

export interface TextFacts {
  readonly id: string;
  readonly page: string;
  readonly file?: string;
  readonly outlet?: string;
  readonly published?: string;
  readonly headline: string;
  readonly agencies: readonly string[];
  /** Without white space. */
  readonly chars: number;
  /** Sentences that no other of the articles has. */
  readonly alone: readonly Place[];
  /** Sentences that it has not and others have, in the words of the first of them; `in` are places in `texts`. */
  readonly leftOut: readonly (Place & { readonly in: readonly number[] })[];
  /** Names that only this one of the articles has, and figures. */
  readonly names: readonly string[];
  readonly figures: readonly string[];
}

export interface Comparison {
  readonly texts: readonly TextFacts[];
  readonly pairs: readonly Pair[];
}

export interface CompareOptions {
  /** Characters of a shared passage that is told; 12 by default. Shorter ones still count where sentences are matched. */
  readonly least?: number;
}

/** Share of a sentence's characters that another article must have for it to be the same sentence. */
const SAME_SENTENCE = 0.5;
/** A sentence of which another article has less than this is alone. */
const ALONE = 0.35;

/** A text made ready. */
interface Text {
  readonly from: Comparand;
  readonly passage: Passage;
  readonly squeezed: Squeezed;
  /** Starts of sentences in squeezed units, with the end of the last. */
  readonly sentences: readonly number[];
}

/**
 * Lays articles side by side: what each two share character for character, how they word the same sentence, and what
 * each has alone. Pure. Time grows with the length of the articles and the number of pairs.
 */
export function compareArticles(articles: readonly Comparand[], options: CompareOptions = {}): Comparison {
  const least = Math.max(SEED, options.least ?? 12);
  const texts = articles.map(readied);
  const covered = texts.map(() => texts.map((): Float64Array | undefined => undefined));
  const pairs: Pair[] = [];
  for (let a = 0; a < texts.length; a++)
    for (let b = a + 1; b < texts.length; b++) {
      const tiles = sharedTiles(texts[a].squeezed.units, texts[b].squeezed.units);
      covered[a][b] = coverage(texts[a], tiles, 'a');
      covered[b][a] = coverage(texts[b], tiles, 'b');
      pairs.push(pairOf(a, b, texts[a], texts[b], tiles, least));
    }
  return { texts: texts.map((text, i) => factsOf(i, text, texts, covered)), pairs };
}

function readied(from: Comparand): Text {
  const passage = Passage.of(from.source, from.article.blocks);
  const squeezed = squeeze(passage.text);
  const starts = [...passage.structure.sentences].map((start) => unitAt(squeezed, start));
  const sentences = [...new Set([...starts, squeezed.units.length])];
  return { from, passage, squeezed, sentences };
}

function pairOf(a: number, b: number, one: Text, other: Text, tiles: readonly Tile[], least: number): Pair {
  const told = tiles.filter(({ length }) => length >= least);
  const chars = told.reduce((sum, { length }) => sum + length, 0);
  const share = (text: Text) => (text.squeezed.units.length === 0 ? 0 : chars / text.squeezed.units.length);
  return {
    a,
    b,
    chars,
    shareA: share(one),
    shareB: share(other),
    passages: told.map((tile) => ({
      a: placeOf(one, tile.a, tile.a + tile.length),
      b: placeOf(other, tile.b, tile.b + tile.length),
      chars: tile.length,
    })),
    wording: wordings(one, other, tiles),
    agencies: one.from.article.agencies.filter((name) => other.from.article.agencies.includes(name)),
  };
}

/** Units `[from, to)` of a text where they were printed. */
function placeOf({ passage, squeezed, from: { source } }: Text, from: number, to: number): Place {
  const start = squeezed.at[from];
  const end = to > from ? squeezed.at[to - 1] + 1 : start;
  const spans = passage.spans(start, end);
  return { quote: passage.quote(start, end), spans, line: lineOf(source, spans[0]?.[0] ?? 0) };
}

/** For each sentence, the share of it that stands in tiles. */
function coverage(text: Text, tiles: readonly Tile[], side: 'a' | 'b'): Float64Array {
  const covered = new Float64Array(text.sentences.length - 1);
  for (const tile of tiles)
    for (const [sentence, units] of sentencesAcross(text, tile[side], tile[side] + tile.length))
      covered[sentence] += units;
  return covered.map((units, i) => units / (text.sentences[i + 1] - text.sentences[i]));
}

/** The sentences that `[from, to)` runs through, and how many units of each. */
function* sentencesAcross({ sentences }: Text, from: number, to: number): Generator<[sentence: number, units: number]> {
  for (let at = sentenceAt(sentences, from); at < sentences.length - 1 && sentences[at] < to; at++)
    yield [at, Math.min(to, sentences[at + 1]) - Math.max(from, sentences[at])];
}

function sentenceAt(starts: readonly number[], unit: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Sentences that are each other's nearest and differ. */
function wordings(one: Text, other: Text, tiles: readonly Tile[]): Wording[] {
  const shared = new Map<number, Map<number, number>>();
  for (const tile of tiles)
    for (const [i] of sentencesAcross(one, tile.a, tile.a + tile.length)) {
      const from = Math.max(tile.a, one.sentences[i]);
      const to = Math.min(tile.a + tile.length, one.sentences[i + 1]);
      for (const [j, units] of sentencesAcross(other, tile.b + from - tile.a, tile.b + to - tile.a)) {
        const row = shared.get(i) ?? new Map<number, number>();
        shared.set(i, row.set(j, (row.get(j) ?? 0) + units));
      }
    }
  const nearest = new Map<number, number>();
  for (const row of shared.values())
    for (const [j, units] of row) if (units > (nearest.get(j) ?? 0)) nearest.set(j, units);
  const found: Wording[] = [];
  for (const [i, row] of [...shared].sort(([i], [k]) => i - k)) {
    const [j, units] = [...row].reduce((best, next) => (next[1] > best[1] ? next : best));
    const [from, to] = [one.sentences[i], one.sentences[i + 1]];
    const [start, end] = [other.sentences[j], other.sentences[j + 1]];
    if (units < (nearest.get(j) ?? 0) || units < SAME_SENTENCE * Math.min(to - from, end - start)) continue;
    if (one.squeezed.units.slice(from, to) === other.squeezed.units.slice(start, end)) continue;
    const a = placeOf(one, from, to);
    const b = placeOf(other, start, end);
    found.push({ a, b, pieces: wordingOf(a.quote, b.quote) });
  }
  return found;
}

function factsOf(
  index: number,
  text: Text,
  texts: readonly Text[],
  covered: readonly (readonly (Float64Array | undefined)[])[],
): TextFacts {
  const { article, file } = text.from;
  const others = texts.flatMap((_, i) => (i === index ? [] : [i]));
  return {
    id: article.id,
    page: article.page,
    ...(file === undefined ? {} : { file }),
    ...(article.outlet === undefined ? {} : { outlet: article.outlet }),
    ...(article.published === undefined ? {} : { published: article.published }),
    headline: article.headline,
    agencies: article.agencies,
    chars: text.squeezed.units.length,
    alone: sentencesWhere(text, (i) => others.every((other) => (covered[index][other]?.[i] ?? 0) < ALONE)),
    leftOut: leftOut(index, texts, covered),
    names: only(index, texts, namesOf),
    figures: only(index, texts, figuresOf),
  };
}

const sentencesWhere = (text: Text, wanted: (sentence: number) => boolean): Place[] =>
  text.sentences.slice(0, -1).flatMap((from, i) => {
    const to = text.sentences[i + 1];
    return to - from >= SEED && wanted(i) ? [placeOf(text, from, to)] : [];
  });

/** Sentences that this text has not; with three texts and more, those that at least two of the others share. */
function leftOut(
  index: number,
  texts: readonly Text[],
  covered: readonly (readonly (Float64Array | undefined)[])[],
): (Place & { in: number[] })[] {
  const out: (Place & { in: number[] })[] = [];
  const told: number[] = [];
  texts.forEach((text, other) => {
    if (other === index) return;
    text.sentences.slice(0, -1).forEach((from, i) => {
      const to = text.sentences[i + 1];
      if (to - from < SEED || (covered[other][index]?.[i] ?? 0) >= ALONE) return;
      // Told already in the words of an earlier one.
      if (told.some((before) => (covered[other][before]?.[i] ?? 0) >= SAME_SENTENCE)) return;
      const also = texts.flatMap((_, k) =>
        k !== index && k !== other && (covered[other][k]?.[i] ?? 0) >= SAME_SENTENCE ? [k] : [],
      );
      if (texts.length > 2 && also.length === 0) return;
      out.push({ ...placeOf(text, from, to), in: [other, ...also] });
    });
    told.push(other);
  });
  return out;
}

function only(index: number, texts: readonly Text[], of: (entries: readonly Entry[]) => Map<string, string>): string[] {
  const own = of(texts[index].from.entries);
  texts.forEach((text, i) => {
    if (i !== index) for (const key of of(text.from.entries).keys()) own.delete(key);
  });
  return [...own.values()];
}

function namesOf(entries: readonly Entry[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const entry of entries)
    if (entry.kind === 'name' && !names.has(entry.entity)) names.set(entry.entity, entry.name);
  return names;
}

function figuresOf(entries: readonly Entry[]): Map<string, string> {
  const figures = new Map<string, string>();
  for (const entry of entries)
    if (entry.kind === 'quantity') {
      const { value, unit, per, quote } = entry;
      const key = `${value} ${unit} ${per ?? ''}`;
      if (!figures.has(key)) figures.set(key, quote);
    }
  return figures;
}
