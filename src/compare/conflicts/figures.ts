import { daysOf } from '../../library/days.ts';
import type { EntryOf } from '../../record/kinds.ts';
import { fold } from '../../text/fold.ts';
import type { Sentence, Telling } from '../telling.ts';
import { type Draft, keyOf, put, type Rule } from './rule.ts';

/** Numbers as they are printed, folded; approximations and units stay. */
const NUMBERS = /[0-9][0-9.,]*|[零一二两三四五六七八九十百千万亿]+/g;
/** Folded words for states that stand elsewhere. */
const UNRESOLVED = /两国|双方|双边|两军|两党|两地|两侧|三国|当地|该国|该市|全省|全市|我市|我省/;
/** Characters that a sentence must have beside its numbers to tell of one thing only. */
const LEAST_WORDS = 14;
/** The same where it names nobody. */
const LEAST_UNNAMED = 24;
/** Folded: the day beside such a verb is that of the news. */
const REPORTED = /公布|发布|宣布|表示|[指称]|说|报告|通报|显示/;
/** News is reported within so many days. */
const NEWS = 3;
/** Characters before a figure that say what it measures, at most and at least. */
const LEAD = 16;
const LEAST_THING = 7;
/** Share by which two figures may differ and be one, rounded. */
const ROUNDED = 0.005;
/** Beyond this the two are more likely figures of two things; but see `MISPLACED`. */
const MOST_APART = 2;
/** A misplaced 萬 or 億 multiplies by such a power of ten. */
const MISPLACED = [10, 100, 1000, 10_000, 100_000_000];

interface Claim {
  readonly id: string;
  readonly article: string;
  readonly value: number;
  readonly digits: number;
  readonly approximation: string | undefined;
  readonly quote: string;
  readonly unit: string;
  readonly from: 'sentence' | 'measure';
}

/** The same sentence, or the same measure of the same time and the same who, with another figure. */
export class Figures implements Rule {
  readonly #claims = new Map<number, Claim[]>();

  take(telling: Telling): void {
    const sentences = new Map<number, { sentence: Sentence; figures: EntryOf<'quantity'>[] }>();
    for (const entry of telling.entries) {
      if (entry.kind !== 'quantity' || !(entry.value > 0) || /[届次回]$/.test(fold(entry.quote))) continue;
      const sentence = telling.sentenceOf(entry);
      if (sentence === undefined) continue;
      const known = sentences.get(sentence.index);
      if (known === undefined) sentences.set(sentence.index, { sentence, figures: [entry] });
      else known.figures.push(entry);
    }
    if (sentences.size === 0) return;
    const around = surroundings(telling);
    for (const { sentence, figures } of sentences.values()) this.#takeSentence(telling, sentence, figures, around);
  }

  #takeSentence(
    telling: Telling,
    sentence: Sentence,
    figures: readonly EntryOf<'quantity'>[],
    around: Surroundings,
  ): void {
    if (UNRESOLVED.test(sentence.text) && countries(around.names.get(sentence.index)) < 2) return;
    const times = around.times.get(sentence.index) ?? [];
    const skeleton = sentence.text.replace(NUMBERS, '#');
    const words = skeleton.replace(/[#，。、；：]/g, '').length;
    const named = (around.names.get(sentence.index) ?? []).length > 0;
    const when = whenOf(times, telling.day, sentence.text);
    figures.forEach((figure, i) => {
      if (when !== '' && words >= (named ? LEAST_WORDS : LEAST_UNNAMED))
        this.#put(`s ${skeleton} ${when} ${i} ${figure.unit}`, figure, telling, 'sentence');
      const measure = measureKey(telling, sentence, figure, around);
      if (measure !== undefined) this.#put(measure, figure, telling, 'measure');
    });
  }

  #put(key: string, figure: EntryOf<'quantity'>, telling: Telling, from: Claim['from']): void {
    const { id, value, approximation, quote, unit } = figure;
    put(this.#claims, keyOf(key), {
      id,
      article: telling.article.id,
      value,
      digits: digitsOf(quote),
      approximation,
      quote,
      unit,
      from,
    });
  }

  found(): Draft[] {
    const drafts: Draft[] = [];
    const told = new Set<string>();
    for (const claims of this.#claims.values()) {
      const draft = claims.length < 2 ? undefined : disagreement(claims);
      if (draft === undefined) continue;
      const key = [...draft.entries].sort().join();
      if (told.has(key)) continue;
      told.add(key);
      drafts.push(draft);
    }
    return drafts;
  }
}

interface Surroundings {
  /** Of each sentence: its times, and who is named in it. */
  readonly times: ReadonlyMap<number, readonly EntryOf<'time'>[]>;
  readonly names: ReadonlyMap<number, readonly string[]>;
}

function surroundings(telling: Telling): Surroundings {
  const times = new Map<number, EntryOf<'time'>[]>();
  const names = new Map<number, string[]>();
  for (const entry of telling.entries) {
    if (entry.kind !== 'time' && entry.kind !== 'name') continue;
    const index = telling.sentenceOf(entry)?.index;
    if (index === undefined) continue;
    if (entry.kind === 'time') {
      if (!entry.value.startsWith('P') && entry.vague !== true) put(times, index, entry);
    } else if (entry.type === 'place') put(names, index, entry.entity);
  }
  return { times, names };
}

/**
 * The days told of, without the day of the news itself. Where they are not over when it is told, or only that day is
 * told, the figure is that of the day of the report.
 */
function whenOf(times: readonly EntryOf<'time'>[], day: number | undefined, sentence: string): string {
  if (day === undefined) return times.map(({ value }) => value).join();
  const told = times.filter(({ value }) => {
    const days = daysOf(value);
    return days === undefined || days[0] < day - NEWS || days[1] > day;
  });
  const values = told.map(({ value }) => value).join();
  const running =
    told.length === 0 ||
    (told.length < times.length && !REPORTED.test(sentence)) ||
    told.some(({ value }) => (daysOf(value)?.[1] ?? day) >= day);
  return running ? `${values} ${day}` : values;
}

const countries = (names: readonly string[] = []): number =>
  new Set(names.filter((id) => id.startsWith('country:'))).size;

/** What is measured, of whom and when; undefined where one of them is not plain. */
function measureKey(
  telling: Telling,
  sentence: Sentence,
  figure: EntryOf<'quantity'>,
  { times, names }: Surroundings,
): string | undefined {
  const { of, unit, per, from } = figure;
  // A rate of change belongs to a subject that often stands clauses before.
  if (from !== undefined || unit === 'percent' || unit === 'percentage_points' || unit === 'ratio') return undefined;
  const at = telling.startOf(figure);
  const before = (times.get(sentence.index) ?? []).filter((time) => telling.startOf(time) < at);
  if (before.length === 0) return undefined;
  const lead = telling.passage.folded.slice(Math.max(sentence.start, at - LEAD), at).replace(NUMBERS, '#');
  const clause = /[^，。；：、！？「」『』#]*$/.exec(lead)?.[0] ?? '';
  const thing = clause.length >= LEAST_THING ? clause : `${clause} ${fold(of ?? '')}`;
  if (thing.length <= LEAST_THING) return undefined;
  const who = [...new Set(names.get(sentence.index) ?? [])].sort();
  return `m ${thing} ${unit} ${per ?? ''} ${whenOf(before, telling.day, sentence.text)} ${who.join()}`;
}

/** Digits before trailing zeros: how exactly a figure is printed. */
const digitsOf = (quote: string): number => {
  const digits = /[0-9][0-9.,]*/.exec(fold(quote))?.[0].replace(/[.,]/g, '').replace(/^0+/, '') ?? '';
  return digits === '' ? 0 : digits.length;
};

/** Two values of which at most one is right; undefined where all agree, or the figures are of different things. */
function disagreement(claims: readonly Claim[]): Draft | undefined {
  const values = [...new Set(claims.map(({ value }) => value))];
  // Many values are a series, not a slip.
  if (values.length < 2 || values.length > 3) return undefined;
  const first = claims[0];
  const other = claims.find((claim) => claim.article !== first.article && !agree(first, claim));
  if (other === undefined) return undefined;
  const ratio = Math.max(first.value, other.value) / Math.min(first.value, other.value);
  const misplaced = MISPLACED.some((power) => Math.abs(ratio / power - 1) < 1e-6);
  if (!(ratio > 0) || (ratio > MOST_APART && !misplaced)) return undefined;
  const rest = claims.filter((claim) => claim !== first && claim !== other).slice(0, 4);
  return {
    rule: first.from === 'sentence' ? 'figure in one sentence' : 'figure of one measure',
    type: misplaced ? 'magnitude' : 'count',
    entries: [first, other, ...rest].map(({ id }) => id),
    severity: misplaced || first.from === 'sentence' ? 'major' : 'minor',
    note:
      `${first.quote} here, ${other.quote} there, for ${first.from === 'sentence' ? 'the same sentence' : 'the same measure of the same time'}` +
      (misplaced ? `: ${Math.round(ratio)} times as much` : '') +
      '.',
    innocent: [
      'the later figure brings the earlier one up to date',
      ...(first.from === 'measure' ? ['the figures measure different things', 'another way of counting'] : []),
    ],
  };
}

function agree(a: Claim, b: Claim): boolean {
  const [low, high] = a.value < b.value ? [a, b] : [b, a];
  if (high.value / low.value - 1 <= ROUNDED) return true;
  for (const one of [a, b]) {
    const other = one === a ? b : a;
    if (one.digits > 0 && one.digits < 15 && Number(other.value.toPrecision(one.digits)) === one.value) return true;
    const ratio = other.value / one.value;
    if (one.approximation === 'more_than' && ratio >= 1 && ratio < 1.2) return true;
    if ((one.approximation === 'up_to' || one.approximation === 'nearly') && ratio <= 1 && ratio > 0.8) return true;
    if (one.approximation === 'about' && ratio > 0.9 && ratio < 1.1) return true;
  }
  return false;
}
