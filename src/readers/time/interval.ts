import { formatDate, isFull } from '../../record/edtf.ts';
import { addAround } from './around.ts';
import type { Article } from './article.ts';
import { pointAt } from './point.ts';
import { remember } from './remember.ts';
import { resolve } from './resolve.ts';
import { endOf, order, type Resolved, startOf } from './resolved.ts';
import { leadBefore } from './suffix.ts';
import { connector, type Point } from './written.ts';

/** Adds A至B, 自A起至B or A和B之间, where A is the point; returns its end, or 0 where there is no B. */
export function addInterval(article: Article, point: Point, resolved: Resolved): number {
  const { figures, text } = article;
  const { at, between } = joint(text, point.end);
  if (at < 0 || resolved.first === undefined) return 0;
  const now = NOW.exec(text.slice(at, at + 2))?.[0].length ?? 0;
  if (now > 0) return addOpen(article, point, resolved, at + now);
  const second = pointAt(figures, at, point);
  if (second === undefined || (between && !/^(?:之间|间)/.test(text.slice(second.end, second.end + 2)))) return 0;
  if (holdsAfternoon(point, second)) second.clock = { ...second.clock!, hour: second.clock!.hour + 12 };
  const first = begun(article, point, second, resolved);
  const last = resolve(second, article.context(at, second.end, first.last ?? first.first));
  if (last?.last === undefined) return 0;
  if (second.clock !== undefined && point.clock === undefined && second.day === undefined) return 0;
  return addClosed(article, [point, first], [second, last]);
}

/** 2020年至今, where 今 is no 今年. */
const NOW = /^(?:今(?![年天日明晨早晚午])|现在|目前|当前)/;

/** Where the second date of an interval begins if one goes on at `end`, or -1; `between` where 之间 has to close it. */
function joint(text: string, end: number): { at: number; between: boolean } {
  let at = end;
  if (text[at] === '起') at++;
  else if (text.startsWith('开始', at)) at += 2;
  if (text[at] === '，' && text[at + 1] === '至') at++;
  if (text[at] === '直') at++;
  const next = connector(text, at);
  const between = next < 0 && (text[at] === '和' || text[at] === '与');
  return { at: between ? at + 1 : next, between };
}

/** Adds A至今. */
function addOpen(article: Article, point: Point, resolved: Resolved, end: number): number {
  const start = point.start - leadBefore(article.text, point.start);
  const anchor = article.anchor(resolved, point.start);
  return article.findings.add(start, end, `${startOf(resolved)}/..`, 'open interval', 0.85, { anchor });
}

/** 晚上7时到8时: whether the part of the day holds for both. */
const holdsAfternoon = ({ clock: first }: Point, { clock, partOfDay, day }: Point): boolean =>
  clock !== undefined &&
  first !== undefined &&
  partOfDay === undefined &&
  day === undefined &&
  first.hour >= 12 &&
  clock.hour < 12;

/** 1月至10月 in November: months that have all begun are of this year. */
function begun(article: Article, point: Point, second: Point, first: Resolved): Resolved {
  const now = article.now(point.start);
  if (point.month === undefined || second.month === undefined || now?.month === undefined) return first;
  if (point.year !== undefined || second.year !== undefined || point.yearStep !== undefined) return first;
  if (second.month <= point.month || second.month > now.month || first.first?.year !== now.year + 1) return first;
  // 明年会期定在5月至6月: of the year that the sentence tells.
  const told = article.chronicle.last;
  if (told?.date.year === now.year + 1 && point.start - told.at < 20) return first;
  return resolve({ ...point, yearStep: 0 }, article.context(point.start, point.end)) ?? first;
}

type End = readonly [point: Point, resolved: Resolved];

/** Adds an interval of two dates, if the first is the earlier. */
function addClosed(article: Article, [point, first]: End, [second, last]: End): number {
  const { text, chronicle, findings } = article;
  const start = point.start - leadBefore(text, point.start);
  const value = `${startOf(first)}/${endOf(last)}`;
  chronicle.tellStay(first.first, last.last, start);
  if (startOf(first) === endOf(last)) return addAround(article, point, first);
  if (first.first === undefined || last.last === undefined || !order(first.first, last.last)) return 0;
  remember(article, last, second);
  if (first.first.day === undefined && first.first.month !== undefined && last.last.month !== undefined)
    chronicle.period = { first: first.first, last: last.last };
  if (chronicle.last?.at === second.start) chronicle.last = { ...chronicle.last, value };
  if (isFull(first.first) && isFull(last.last))
    chronicle.days = { value: `${formatDate(first.first)}/${formatDate(last.last)}`, at: start };
  const anchor = article.anchor(first, start);
  findings.add(start, closeOf(text, second.end), value, 'interval', 0.9, { anchor });
  // The ends of an interval between two full dates are dates of their own.
  if (isWhole(point) && isWhole(second)) {
    findings.add(point.start, point.end, first.value, 'interval end', 0.8, { anchor });
    findings.add(second.start, second.end, last.value, 'interval end', 0.8);
  }
  return closeOf(text, second.end);
}

/** Position after 之间, 期间, 间 or 止. */
function closeOf(text: string, end: number): number {
  if (text.startsWith('之间', end) || text.startsWith('期间', end)) return end + 2;
  return text[end] === '间' || text[end] === '止' ? end + 1 : end;
}

const isWhole = (point: Point) => point.day !== undefined && point.year !== undefined;
