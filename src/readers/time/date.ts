import { addDays, formatDate } from '../../record/edtf.ts';
import { addAround } from './around.ts';
import type { Article } from './article.ts';
import { addInterval } from './interval.ts';
import { resolve } from './resolve.ts';
import { type Resolved, single } from './resolved.ts';
import { isUndated, recurs } from './undated.ts';
import type { Point } from './written.ts';

/** A dateline stands so near to the head of its article, in UTF-16 code units. */
const DATELINE_REACH = 80;

/** Resolves a date and adds it with what stands around it; returns where it ends. */
export function addDate(article: Article, point: Point): number {
  const { text, chronicle, findings } = article;
  const first = arrived(article, point) ?? resolve(point, article.context(point.start, point.end));
  if (article.isOfHead(point)) article.weekdayOfHead = findings.list.length;
  const isDateline = '电讯'.includes(text[point.end] ?? '，') && point.start < DATELINE_REACH;
  if (isDateline && chronicle.sent === undefined) chronicle.send(first?.date);
  if (first === undefined || recurs(text, point)) return point.end;
  const joined = addInterval(article, point, first);
  if (joined > 0) return joined;
  if (isUndated(text, point)) return point.end;
  return addAround(article, point, samePeriod(article, point, first));
}

/** 抵台翌日: the day after the first of the days of the visit. */
function arrived({ chronicle, text }: Article, { sameDay, start }: Point): Resolved | undefined {
  if (sameDay !== 1 || chronicle.stay === undefined) return undefined;
  if (!/[抵到][^，。]{0,2}$/.test(text.slice(Math.max(0, start - 3), start))) return undefined;
  return single(addDays(chronicle.stay.first, 1), true);
}

/** 去年同期: the same part of last year as the part of a year told before. */
function samePeriod({ chronicle, text }: Article, point: Point, resolved: Resolved): Resolved {
  if (point.month !== undefined || resolved.date === undefined || resolved.date.month !== undefined) return resolved;
  const words = /^(?:的?同期|同一时期)/.exec(text.slice(point.end, point.end + 4));
  if (words === null) return resolved;
  point.end += words[0].length;
  const { period } = chronicle;
  if (period === undefined) return resolved;
  const { year } = resolved.date;
  const first = { ...period.first, year };
  const last = { ...period.last, year: year + period.last.year - period.first.year };
  const value = formatDate(first);
  return { value: value === formatDate(last) ? value : `${value}/${formatDate(last)}`, first, last, relative: true };
}
