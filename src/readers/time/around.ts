import { formatDate } from '../../record/edtf.ts';
import type { Article } from './article.ts';
import { remember } from './remember.ts';
import { endOf, order, type Resolved, startOf } from './resolved.ts';
import { afterAt, beforeAt, eventBefore, leadBefore, sinceAt, startingAt } from './suffix.ts';
import type { Point } from './written.ts';

/** 不晚于4月底 */
const AT_LATEST = /不[晚迟]于$/;

/** Adds a date with what stands around it: 以来, 前, 后, 起, 左右… Returns where it ends. */
export function addAround(article: Article, point: Point, resolved: Resolved): number {
  const { text, findings } = article;
  const { start, end, terms } = point;
  const anchor = article.anchor(resolved, start);
  remember(article, resolved, point);
  const open =
    addSince(article, point, resolved, anchor) ||
    addBefore(article, point, resolved, anchor) ||
    addAfter(article, point, resolved, anchor) ||
    addAbout(article, point, resolved, anchor);
  if (open > 0) return open;
  const close = text.startsWith('期间', end) ? end + 2 : end;
  return findings.add(start, close, resolved.value, ruleOf(point), confidenceOf(point, resolved), { anchor, terms });
}

/** 2013年以来; 1976年建交以来 is since that year too, and 今年初以来 the year so far. Returns its end, or 0. */
function addSince({ text, findings }: Article, point: Point, resolved: Resolved, anchor: string | undefined): number {
  const { start, end, part } = point;
  const { first } = resolved;
  const open = first === undefined ? 0 : sinceAt(text, end);
  if (first === undefined || open === 0) return 0;
  const isMonth = (point.month ?? point.monthStep ?? point.sameMonth) !== undefined;
  const since = part?.kind === 'start' && !isMonth ? formatDate({ year: first.year }) : startOf(resolved);
  return findings.add(start - leadBefore(text, start), end + open, `${since}/..`, 'since', 0.9, { anchor });
}

/** 2027年6月前, 截止到5日, 不晚于4月底. Returns its end, or 0. */
function addBefore(article: Article, point: Point, resolved: Resolved, anchor: string | undefined): number {
  const { text, findings } = article;
  const { start, end } = point;
  const { last } = resolved;
  if (last === undefined) return 0;
  // 今早出席会议前 is this morning.
  const isOfDay = (point.dayStep ?? point.sameDay ?? point.partOfDay) !== undefined;
  const before = beforeAt(text, end) || (isOfDay ? 0 : eventBefore(text, end));
  if (before > 0 && (point.partOfDay === undefined || before > 1))
    return findings.add(start, end + before, `../${endOf(resolved)}`, 'before', 0.85, { anchor });
  if (text.startsWith('截止到', start - 3) || text.startsWith('截止', start - 2)) {
    // 截止到 a day that has passed is the day of a count, one to come a deadline.
    const now = article.now(start);
    if (now !== undefined && !order(last, now))
      return findings.add(start, end, `../${endOf(resolved)}`, 'deadline', 0.7, { anchor });
  }
  if (!AT_LATEST.test(text.slice(Math.max(0, start - 3), start))) return 0;
  return findings.add(start - 3, end, `../${endOf(resolved)}`, 'deadline', 0.85, { anchor });
}

/** 2020年后, 自5月1日起. Returns its end, or 0. */
function addAfter({ text, findings }: Article, point: Point, resolved: Resolved, anchor: string | undefined): number {
  const { start, end } = point;
  if (resolved.first === undefined) return 0;
  const after = afterAt(text, end);
  if (after > 0) return findings.add(start, end + after, `${startOf(resolved)}/..`, 'after', 0.85, { anchor });
  const lead = leadBefore(text, start);
  const from = startingAt(text, end, lead, start);
  if (from === 0) return 0;
  return findings.add(start - lead, end + from, `${startOf(resolved)}/..`, 'from', 0.85, { anchor });
}

/** 1950年前后, 5日左右. Returns its end, or 0. */
function addAbout({ text, findings }: Article, point: Point, resolved: Resolved, anchor: string | undefined): number {
  const { start, end, clock } = point;
  const about = text.startsWith('前后', end) || text.startsWith('左右', end) || text.startsWith('上下', end);
  if (!about || clock !== undefined || resolved.date === undefined) return 0;
  return findings.add(start, end + 2, `${resolved.value}~`, 'about', 0.8, { anchor });
}

function ruleOf(point: Point): string {
  if (point.feast !== undefined) return 'feast';
  if (point.clock !== undefined) return 'clock';
  if (point.decade !== undefined || point.century !== undefined || point.centuryStep !== undefined) return 'century';
  if (point.weekday !== undefined || point.weekStep !== undefined) return 'week';
  if (point.part !== undefined || point.quarterStep !== undefined) return 'part of year';
  if (point.dayStep !== undefined || point.sameDay !== undefined) return 'day word';
  if (point.day !== undefined) return 'day';
  if (point.month !== undefined || point.monthStep !== undefined || point.sameMonth !== undefined) return 'month';
  return 'year';
}

function confidenceOf(point: Point, resolved: Resolved): number {
  if (point.feast !== undefined) return 0.7;
  if (point.sameDay !== undefined || point.sameMonth !== undefined || point.sameYear !== undefined) return 0.7;
  if (point.clock !== undefined) return 0.85;
  if (!resolved.relative) return 0.97;
  return point.month !== undefined || point.day !== undefined ? 0.92 : 0.9;
}
