import type { Figures } from '../figures.ts';
import { bracketAt } from './bracket.ts';
import { eraAt, yearAt } from './calendar-year.ts';
import { centuryAt } from './century.ts';
import { clockAt } from './clock.ts';
import { dayAt } from './day.ts';
import { feastAt } from './feast.ts';
import { monthAt } from './month.ts';
import { numericAt } from './numeric.ts';
import { partAt, quarterWord } from './part.ts';
import { weekAt, weekOfMonth, weekOfYear } from './week.ts';
import { connector, digit, Point, skip } from './written.ts';

/** 本月稍后, 今年晚些时候 */
const LATER = ['稍后', '稍晚时候', '稍晚', '稍早', '晚些时候', '早些时候', '较晚时候', '较早时候'];

/**
 * The date as written that begins at `start`, or undefined. The grammar of points; knows no anchor.
 * @param from the one that it is joined to (民国38年到76年)
 */
export function pointAt(figures: Figures, start: number, from?: Point): Point | undefined {
  const { text } = figures;
  const point = new Point(start);
  if (from?.era !== undefined) point.era = from.era;
  if (numericAt(figures, point)) {
    clockAt(figures, point);
    return point;
  }
  const prefixed = eraAt(figures, point);
  if (centuryAt(figures, point)) return point;
  const yeared = yearAt(figures, point);
  const told = point.end;
  // 2023年的第二季度, 2012年农历正月
  if (yeared && text[point.end] === '的' && '第上下'.includes(text[point.end + 1] ?? '，')) point.end++;
  if (yeared && skip(text, point, ['农历', '阴历']) !== undefined) point.lunar = true;
  const monthed = monthAt(figures, point);
  const parted = partAt(figures, point, yeared, monthed);
  const dayed = !parted && dayAt(figures, point, monthed);
  if (!dayed && !parted && (monthed || point.monthStep !== undefined)) weekOfMonth(figures, point);
  const feasted = !monthed && !dayed && feastAt(figures, point);
  const weekdayed = !monthed && !dayed && !feasted && !yeared && weekAt(figures, point);
  if (yeared && !monthed && !parted && !dayed && !feasted && !weekOfYear(figures, point)) point.end = told;
  if (!yeared && !monthed && !parted && !dayed && !feasted && !weekdayed)
    return clockAt(figures, point, from?.clock !== undefined) ? point : undefined;
  if (prefixed && !yeared && !monthed && !dayed && !feasted) return undefined;
  if (!dayed && !feasted && '稍晚早较'.includes(text[point.end] ?? '，')) skip(text, point, LATER);
  bracketAt(figures, point);
  if (dayed || feasted || weekdayed) clockAt(figures, point);
  return point;
}

/** 前11个月, 前三季度 without a year, where `at` is the number after 前, 首 or 头: of this year. */
export function firstMonthsAt(figures: Figures, at: number): Point | undefined {
  const { text } = figures;
  const before = text[at - 2] ?? '，';
  // 两国元首6月会晤 holds no 首6月.
  if (text[at - 1] === '首' && '元党魁酋部团'.includes(before)) return undefined;
  if (text[at - 1] === '前' && !'，。；：、！？\n（「比较与和同在'.includes(before)) return undefined;
  const number = figures.number(at);
  if (!digit(number, 2, 11)) return undefined;
  const { end, value: n } = number;
  const first = (kind: 'first_months' | 'first_quarters', letters: number): Point => {
    const point = new Point(at - 1, end + letters);
    point.yearStep = 0;
    point.part = { kind, n };
    return point;
  };
  if (text.startsWith('个月', end)) return first('first_months', 2);
  const isMonth = text[end] === '月' && number.high === undefined && connector(text, end + 1) < 0;
  if (isMonth && !/[0-9一二三四五六七八九十]/.test(text[end + 1] ?? ' ')) return first('first_months', 1);
  const quarters = quarterWord(text, end);
  const isOther = quarters === 1 && '稻赛节票剧'.includes(text[end + 1] ?? '，');
  return quarters === 0 || n > 4 || isOther ? undefined : first('first_quarters', quarters);
}
