import { type CalendarDate, type FullDate, firstDay, formatDate, parseDate, toDayNumber } from '../../record/edtf.ts';
import type { Context } from './context.ts';
import { yearOf } from './missing-year.ts';
import { clocked, type Resolved, single, unknown } from './resolved.ts';
import { nthWeekday } from './weekday.ts';
import type { Point } from './written.ts';

type Cells = Readonly<Record<string, string>>;

/** The day of a feast: of the year told, else the nearest. */
export function feast(point: Point, context: Context): Resolved | undefined {
  const { cells } = point.feast!.term;
  const told = yearOf(point, context);
  const date = told === undefined ? nearestFeast(cells, context) : feastOf(cells, told);
  if (date !== undefined) return clocked(single(sighted(point, date), point.year === undefined), point);
  return unknown(told === undefined ? 'XXXX-XX-XX' : `${formatDate({ year: told })}-XX-XX`);
}

/** The feast in a year: listed year by year (`dates`), on a day (`10-01`) or on a weekday (`5:2:7`, the second Sunday of May). */
function feastOf({ dates, rule }: Cells, year: number): FullDate | undefined {
  if (dates !== undefined) {
    const at = dates.indexOf(`${year}-`);
    return at < 0 ? undefined : (parseDate(dates.slice(at, at + 10)) as FullDate);
  }
  const [month, nth, day] = rule.split(':').map(Number);
  if (nth !== undefined) return nthWeekday(year, month, nth, day);
  const [m, d] = rule.split('-').map(Number);
  return { year, month: m, day: d };
}

/** The feast of the same year, but around New Year the nearer one. */
function nearestFeast(cells: Cells, { now, tense }: Context): FullDate | undefined {
  if (now === undefined) return undefined;
  const today = toDayNumber(firstDay(now));
  let best: FullDate | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let year = now.year - 1; year <= now.year + 1; year++) {
    const date = feastOf(cells, year);
    if (date === undefined) continue;
    const distance = toDayNumber(date) - today;
    const cost = Math.abs(distance) + (year === now.year ? 0 : 200) + (tense === 'future' && distance < 0 ? 400 : 0);
    if (cost >= least) continue;
    least = cost;
    best = date;
  }
  return best;
}

/** A feast that waits for the moon falls on days that differ by country: its month is what is known. */
const sighted = (point: Point, { year, month, day }: FullDate): CalendarDate =>
  point.feast!.term.id.startsWith('eid_') ? { year, month } : { year, month, day };
