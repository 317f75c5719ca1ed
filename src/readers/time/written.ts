import type { NumberToken } from '../../text/numeral.ts';
import type { Word } from '../figures.ts';

/** A part of a year or month as written. */
export type Part =
  | { readonly kind: 'half' | 'quarter' | 'season' | 'month_half'; readonly n: number }
  | { readonly kind: 'first_months' | 'last_months' | 'first_quarters'; readonly n: number }
  /** 上旬 is 1 to 1, 中下旬 2 to 3. */
  | { readonly kind: 'thirds'; readonly n: number; readonly to: number }
  | { readonly kind: 'start' | 'middle' | 'end' };

export interface Clock {
  readonly hour: number;
  readonly minute?: number;
  readonly second?: number;
}

/**
 * A date as written, before it is known which one: what is told and what is left to the reader. A class, so that all
 * points have the same fields in the same order, told or not, which makes reading them much cheaper.
 */
export class Point {
  start: number;
  end: number;
  year?: number;
  /** Last year of 2024—2025年. */
  yearTo?: number;
  /** Step from the year spoken of as now: 去年 is -1. */
  yearStep?: number;
  /** Step from the year told last: 翌年 is 1. */
  sameYear?: number;
  month?: number;
  monthTo?: number;
  monthStep?: number;
  sameMonth?: number;
  /** A part of a month that is not named: 月底, 下旬. */
  ofMonth?: true;
  quarterStep?: number;
  day?: number;
  dayTo?: number;
  dayStep?: number;
  sameDay?: number;
  weekStep?: number;
  /** Week of the year. */
  week?: number;
  /** 1 to 7; 0 for a weekend. */
  weekday?: number;
  /** The day after it, where both are named: 周四、五. */
  weekdayTo?: number;
  part?: Part;
  /** Of a calendar month: the nth such weekday, or the last (-1). */
  nth?: number;
  lunar?: boolean;
  /** A year of the Republic without 民国 before it. */
  minguo?: true;
  /** The common year before the first of the era that counts the years: 1911 of 民国; 公元前 counts back from 1. */
  era?: number;
  leap?: boolean;
  /** EDTF of a decade, century or plan period. */
  fixed?: string;
  decade?: number;
  /** Last decade of 50到70年代. */
  decadeTo?: number;
  century?: number;
  centuryStep?: number;
  feast?: Word;
  clock?: Clock;
  partOfDay?: string;
  /** Lexicon lines that took part. */
  terms: number[] = [];

  constructor(start: number, end = start) {
    this.start = start;
    this.end = end;
  }
}

/** A plain whole number between two bounds. */
export const digit = (n: NumberToken | undefined, low: number, high: number): n is NumberToken =>
  n !== undefined &&
  n.sort === 'integer' &&
  n.named === undefined &&
  n.approximation === undefined &&
  n.bare === undefined &&
  n.value >= low &&
  n.value <= high;

/** Ends a range: 至, 到, —, -, ~. Returns the position after it, or -1. */
export function connector(text: string, at: number): number {
  const c = text[at];
  if (c === '至' || c === '到') return text[at + 1] === '于' || text[at + 1] === '少' ? -1 : at + 1;
  if (c === '-' || c === '~') return at + 1;
  if (c === '—') {
    let end = at;
    while (text[end] === '—') end++;
    return end - at <= 2 ? end : -1;
  }
  return -1;
}

/** Takes the first of these words that stands at the end of the point; longest first where one begins another. */
export function skip(text: string, point: Point, words: readonly string[]): string | undefined {
  for (const word of words)
    if (text.startsWith(word, point.end)) {
      point.end += word.length;
      return word;
    }
  return undefined;
}
