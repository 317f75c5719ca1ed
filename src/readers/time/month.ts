import type { Figures } from '../figures.ts';
import { connector, digit, type Point } from './written.ts';

/** Months of the Chinese calendar that have names. */
const NAMED: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };

/** 5月, 上月, 元月, 腊月, 第三个月 of a year: whether a month stands at the end of the point, and which. */
export function monthAt(figures: Figures, point: Point): boolean {
  if (bracketedMonth(figures, point) || monthWord(figures, point)) return true;
  let at = point.end;
  if (figures.text[at] === '闰') {
    point.leap = true;
    at++;
  }
  return namedMonth(figures, point, at) || nthMonth(figures, point, at) || numberedMonth(figures, point, at);
}

/** 上（5）月, 本（6）月 */
function bracketedMonth(figures: Figures, point: Point): boolean {
  const { text } = figures;
  if (text[point.end + 1] !== '（') return false;
  const step = '上本下'.indexOf(text[point.end]) - 1;
  const number = step === -2 ? undefined : figures.number(point.end + 2);
  if (!digit(number, 1, 12) || text[number.end] !== '）' || text[number.end + 1] !== '月') return false;
  point.monthStep = step;
  point.end = number.end + 2;
  return true;
}

/** 上月, 翌月 */
function monthWord(figures: Figures, point: Point): boolean {
  const word = figures.word(point.end, 'period');
  const sort = word?.term.cells.class;
  if (word === undefined || (sort !== 'month' && sort !== 'same_month')) return false;
  point[sort === 'month' ? 'monthStep' : 'sameMonth'] = Number(word.term.cells.value);
  point.terms.push(word.index);
  point.end = word.end;
  return true;
}

/** 元月, 正月, 大年初三 */
function namedMonth(figures: Figures, point: Point, at: number): boolean {
  const { text } = figures;
  if (text.startsWith('大年初', at)) {
    if (!digit(figures.number(at + 3), 1, 10)) return false;
    point.lunar = true;
    point.month = 1;
    point.end = at + 2;
    return true;
  }
  if (text[at + 1] !== '月') return false;
  const january = januaryAt(text, at);
  const lunar = NAMED[text[at]];
  if (january === 0 && lunar === undefined) return false;
  if (january === 0) point.lunar = true;
  point.month = lunar ?? 1;
  point.end = at + (january || 2);
  return true;
}

/** 元月, 元月份, not 500美元月薪: how many letters. */
function januaryAt(text: string, at: number): number {
  if (text[at] !== '元' || text[at + 1] !== '月') return 0;
  if (
    /[\d美欧日加澳港纽新万亿百千公十两几]/.test(text[at - 1] ?? '，') ||
    '薪租均供费息入收球'.includes(text[at + 2] ?? '，')
  )
    return 0;
  return text[at + 2] === '份' ? 3 : 2;
}

/** 2023年第三个月 */
function nthMonth(figures: Figures, point: Point, at: number): boolean {
  const { text } = figures;
  if (text[at] !== '第' || (point.year === undefined && point.yearStep === undefined)) return false;
  const nth = figures.number(at + 1);
  if (!digit(nth, 1, 12) || !text.startsWith('个月', nth.end)) return false;
  point.month = nth.value;
  point.end = nth.end + 2;
  return true;
}

/** 5月, 五月份, 3至5月, 闰四月 */
function numberedMonth(figures: Figures, point: Point, at: number): boolean {
  const { text } = figures;
  const number = figures.number(at);
  if (!digit(number, 1, 12) || text[at - 1] === '第') return false;
  let { end, high } = number;
  const joined = '、和及'.includes(text[end] ?? '，') ? end + 1 : connector(text, end);
  const next = joined > 0 ? figures.number(joined) : undefined;
  if (digit(next, 1, 12) && text[next.end] === '月' && next.value > number.value) {
    high = next.value;
    end = next.end;
  }
  if (text[end] !== '月' || '球饼亮'.includes(text[end + 1] ?? '，') || text.startsWith('革命', end + 1)) return false;
  point.month = number.value;
  if (high !== undefined) point.monthTo = high;
  if (point.leap) point.lunar = true;
  end++;
  point.end = text[end] === '份' && text[end + 1] !== '额' ? end + 1 : end;
  return true;
}
