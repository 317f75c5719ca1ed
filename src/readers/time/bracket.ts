import type { Figures } from '../figures.ts';
import { yearAt } from './calendar-year.ts';
import { dayAt } from './day.ts';
import { monthAt } from './month.ts';
import { Point } from './written.ts';

/** A bracket is so long at most, in UTF-16 code units. */
const LONGEST = 14;

/** What tells a date once more: 今天（9月2日）, 周三（3日）, 9月3日（星期三）, 10月12号，星期一. */
export function bracketAt(figures: Figures, point: Point): void {
  const { text } = figures;
  const mark = text[point.end];
  if (mark === '（') {
    const close = point.end + text.slice(point.end, point.end + LONGEST + 1).indexOf('）');
    if (close < point.end) return;
    if (weekdayEnd(figures, point.end + 1) === close) point.end = close + 1;
    else dayWithin(figures, point, close);
  } else if (point.day !== undefined && (mark === '，' || mark === '周' || mark === '星')) {
    const end = weekdayEnd(figures, mark === '，' ? point.end + 1 : point.end);
    if (end > 0 && !/[（一二三四五六七八九十0-9]/.test(text[end] ?? ' ')) point.end = end;
  }
}

/** Position after the weekday at `at`, or 0. */
function weekdayEnd(figures: Figures, at: number): number {
  const word = figures.word(at, 'period');
  return word?.term.cells.class === 'weekday' ? word.end : 0;
}

/** Takes the day that stands in a bracket, where the words before it only point to one. */
function dayWithin(figures: Figures, point: Point, close: number): void {
  if (point.day !== undefined && point.dayStep === undefined) return;
  const within = new Point(point.end + 1);
  yearAt(figures, within);
  const monthed = monthAt(figures, within);
  if (!dayAt(figures, within, monthed) && !monthed && point.weekday !== undefined) numberWithin(figures, within, close);
  if (within.end !== close || within.day === undefined) return;
  point.year ??= within.year;
  point.month ??= within.month;
  point.day = within.day;
  point.end = close + 1;
}

/** 周三（3） */
function numberWithin(figures: Figures, within: Point, close: number): void {
  const number = figures.number(within.end);
  if (number?.end !== close || number.value > 31) return;
  within.day = number.value;
  within.end = close;
}
