import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { NumberToken } from '../../text/numeral.ts';
import { type Figures, letters, termsOfKind, type Word } from '../figures.ts';
import type { Reading } from '../reader.ts';
import type { Article } from './article.ts';
import { addLength } from './counted.ts';
import { addDate } from './date.ts';
import { settleEvents, settleWeekday } from './headline.ts';
import { daysAt, lengthAt, lengthOfWord, UNIT_LETTERS } from './length.ts';
import { addDuring, addEvent, addFirstDay, addStay } from './occasion.ts';
import { firstMonthsAt, pointAt } from './point.ts';
import { addSinceEvents } from './since.ts';
import { addPartOfDay, addPlan, addVague } from './words.ts';

/** 前11个月, 首季, 头三个月 */
const FIRST = letters('前首头');
/** What may follow the first number of a date. */
const AFTER_DATED = '年月日号世时点：-./~至到—、和与及季财会课学赛刻';
const DATED = letters(AFTER_DATED);
/** What may follow a number that tells a time. */
const TELLS_TIME = letters(AFTER_DATED + UNIT_LETTERS);
/** Before 次 as a count: 第二次. */
const COUNTED = /[\d一二三四五六七八九十百两首多几每]/;

/** Reads an article in one pass over the numbers and the words of time. */
export function readTimes(article: Article): void {
  const { figures } = article;
  const { numbers } = figures;
  const words = wordStarts(article.reading);
  let done = 0;
  for (let w = 0, n = 0; w < words.length || n < numbers.length; ) {
    const number = n < numbers.length ? numbers[n].start : Number.POSITIVE_INFINITY;
    const word = w < words.length ? words[w] : Number.POSITIVE_INFINITY;
    const start = Math.min(number, word);
    if (number === start) n++;
    if (word === start) w++;
    else if (isOther(figures, numbers[n - 1])) continue;
    if (start >= done) done = Math.max(done, readAt(article, start));
  }
  settleWeekday(article);
  addSinceEvents(article);
  settleEvents(article);
}

const WORDS = new WeakMap<Lexicon, Uint8Array>();

/** 1 for each pattern of the lexicon that is a word of time. */
function wordsOfTime(lexicon: Lexicon): Uint8Array {
  let words = WORDS.get(lexicon);
  if (words === undefined) {
    const feasts = termsOfKind(lexicon, 'feast');
    words = Uint8Array.from(termsOfKind(lexicon, 'period'), (term, i) => (term >= 0 || feasts[i] >= 0 ? 1 : 0));
    WORDS.set(lexicon, words);
  }
  return words;
}

/** Where words of time start, in order. */
function wordStarts({ hits: { start, pattern, count }, lexicon }: Reading): number[] {
  const words = wordsOfTime(lexicon);
  const starts: number[] = [];
  for (let hit = 0; hit < count; hit++)
    if (words[pattern[hit]] === 1 && starts[starts.length - 1] !== start[hit]) starts.push(start[hit]);
  return starts;
}

/** Whether what follows a number makes neither a date nor a length of it: 20个, 三国. */
const isOther = ({ text }: Figures, { end, sort }: NumberToken): boolean =>
  TELLS_TIME[text.charCodeAt(end)] === 0 && sort !== 'fraction';

/** Reads the expression that begins at `start`; returns its end, or 0. */
function readAt(article: Article, start: number): number {
  const { figures, text } = article;
  const word = figures.word(start, 'period');
  if (word !== undefined) {
    const end = wordAt(article, word);
    if (end !== undefined) return end;
  }
  const first = FIRST[text.charCodeAt(start - 1)] === 1 ? firstMonthsAt(figures, start) : undefined;
  if (first !== undefined) return addDate(article, first);
  const length = lengthAt(figures, start) ?? daysAt(figures, start);
  const point = word !== undefined || mayBeDate(figures, start) ? pointAt(figures, start) : undefined;
  if (point !== undefined && (length === undefined || point.minguo || point.end > length.end))
    return addDate(article, point);
  if (length !== undefined) return addLength(article, length);
  return word?.term.cells.class === 'lead' ? addPartOfDay(article, word) : 0;
}

/** Reads a word that is a time by itself; undefined where it may begin a date. */
function wordAt(article: Article, word: Word): number | undefined {
  const { start, end, term } = word;
  const before = article.text[start - 1] ?? '，';
  switch (term.cells.class) {
    case 'none':
      return end;
    case 'vague':
      return addVague(article, word);
    case 'span':
      return addPlan(article, word);
    case 'length':
      return addLength(article, lengthOfWord(start, end, term.cells.value));
    case 'event':
      return addEvent(article, start, end);
    case 'during':
      return addDuring(article, start, end);
    case 'first_day':
      return addFirstDay(article, start, end);
    case 'event_span':
      return addStay(article, word);
    // 第二次日内瓦会议 holds no 次日.
    case 'same_day':
      if (COUNTED.test(before)) return 0;
  }
  const first = article.text[start];
  if (first === '次' && '这本此该首上下'.includes(before)) return 0;
  return first === '第' && before === '续' ? end : undefined; // 连续第二年
}

/** Whether what follows the number at `start`, if there is one, may make a date of it. */
function mayBeDate(figures: Figures, start: number): boolean {
  const number = figures.number(start);
  if (number === undefined || number.sort === 'fraction') return true;
  // A feast may be a number: 五一.
  const isShort = number.end - start === 2 && number.form === 'chinese';
  if (isShort && figures.word(start, 'feast') !== undefined) return true;
  return DATED[figures.text.charCodeAt(number.end)] !== 0;
}
