import { addDays, addMonths, type CalendarDate, formatDate, isFull } from '../../record/edtf.ts';
import type { Place } from '../reader.ts';
import type { Article } from './article.ts';
import { formatLength, type Length } from './length.ts';
import { agoAt, laterAt } from './suffix.ts';

/** Before 近10年 these begin what happened in it: 是近10年. */
const HEAD = /[，。；：、（「\n在是为创于]/;

/** A time that a length counts to or from now. */
interface Counted extends Place {
  readonly value: string;
  readonly rule: string;
  readonly confidence: number;
}

/** Adds a length of time, or the time that it counts to or from now; returns where it ends. */
export function addLength(article: Article, length: Length): number {
  const { text, findings } = article;
  const { start, end, loose, high } = length;
  const before = text.slice(Math.max(0, start - 5), start);
  if (before.endsWith('每') || before.endsWith('每隔')) return end;
  // 两天前 counts from the day on which a report was sent, as 昨天 does.
  const { sent } = article.chronicle;
  const isSent = sent !== undefined && length.amounts[0].unit === 'D' && agoAt(text, end) > 0;
  const now = isSent ? sent : article.now(start);
  if (length.anniversary) return addAnniversary(article, length, now);
  const counted =
    now === undefined || high !== undefined || loose ? undefined : countedFrom(article, length, now, before);
  if (now !== undefined && counted !== undefined)
    return findings.add(counted.start, counted.end, counted.value, counted.rule, counted.confidence, {
      anchor: formatDate(now),
    });
  const lead = before.endsWith('时隔') ? 2 : 0;
  const vague = loose ? { vague: loose } : {};
  return findings.add(start - lead, end, formatLength(length), 'length', loose ? 0.6 : 0.85, vague);
}

/** 80周年; on the occasion of it (80周年之际) the year in which it falls. */
function addAnniversary({ text, findings }: Article, length: Length, now: CalendarDate | undefined): number {
  const { start, end } = length;
  if (!text.startsWith('之际', end) || now === undefined)
    return findings.add(start, end, formatLength(length), 'anniversary', 0.95);
  return findings.add(start, end + 2, String(now.year), 'anniversary', 0.7, { anchor: formatDate(now) });
}

/** What a length is counted by: its article's text, now, and the five letters before it. */
interface Around {
  readonly text: string;
  readonly now: CalendarDate;
  readonly before: string;
}

/** A length counted from now: 过去十年, 三年来, 30年前, 两天后. */
function countedFrom(article: Article, length: Length, now: CalendarDate, before: string): Counted | undefined {
  const [{ n, unit }] = length.amounts;
  // Two thousand years ago names no year, and an hour ago no other day.
  if (unit === 'Y' && n > (length.approximation === undefined ? 1000 : 300)) return undefined;
  const around = { text: article.text, now, before };
  return (
    pastLength(length, around) ??
    comingLength(length, around) ??
    clauseLength(length, around) ??
    ago(length, around) ??
    later(article, length, now)
  );
}

const SINCE = /^(?:多?来(?![到自访电函信华台京沪港宾客])|以来)(?!的路)/;
/** 已过去一个月 is a verb. */
const PAST = /(?:(?<![已经才])过去的?|此前的?|最近的?|刚刚过去的)$/;
const COMING = /(?:未来的?|今后的?|接下来的?|往后)$/;
const NO_NEAR = /(?:长达|为期|时隔|历时|历经|持续|经过|延续|连续|已有|已经|已|有着|以来|过去|最|附|将|临|接|邻)近$/;

/** From a day in the past up to now; EDTF. */
const upToNow = (back: CalendarDate, now: CalendarDate) => `${formatDate(back)}/${atPrecision(now, back)}`;
/** From now up to a day to come; EDTF. */
const fromNow = (now: CalendarDate, ahead: CalendarDate) => `${atPrecision(now, ahead)}/${formatDate(ahead)}`;

/** `now` at the precision of another date. */
function atPrecision(now: CalendarDate, { month, day }: CalendarDate): string {
  if (month === undefined) return formatDate({ year: now.year });
  return formatDate(day === undefined ? { year: now.year, month: now.month ?? 1 } : now);
}

/** 过去十年, 三年以来, 近五年来, 近十年间 */
function pastLength(length: Length, { text, now, before }: Around): Counted | undefined {
  const { start, end } = length;
  const back = moved(now, length, -1);
  if (back === undefined) return undefined;
  const value = upToNow(back, now);
  const past = PAST.exec(before)?.[0].length ?? 0;
  const since = SINCE.exec(text.slice(end, end + 4))?.[0].length ?? 0;
  if (since > 0) {
    // 近五年来 and 三年以来 run up to now; 建交40年来 is as long as it says.
    const lead = before.endsWith('近') ? 1 : past;
    if (lead > 0 || text[end + since - 2] === '以')
      return { start: start - lead, end: end + since, value, rule: 'since length', confidence: 0.85 };
    return { start, end: end + since, value: formatLength(length), rule: 'length', confidence: 0.8 };
  }
  if (past > 0) {
    // 过去24小时 is as long as it says; days would be too coarse.
    const isShort = 'hms'.includes(length.amounts[0].unit);
    const told = isShort ? formatLength(length) : value;
    return { start: start - past, end, value: told, rule: 'past length', confidence: 0.85 };
  }
  if (!isNear(length, text, before)) return undefined;
  return { start: start - 1, end, value, rule: 'past length', confidence: 0.7 };
}

/** 近五年, 近十年间: up to now, not nearly as long. */
function isNear({ start, end, amounts }: Length, text: string, before: string): boolean {
  if (!before.endsWith('近') || NO_NEAR.test(before)) return false;
  const [{ n, unit }] = amounts;
  if (!'YMWD'.includes(unit) || /^(?:的|之久|时间|多?的时间)/.test(text.slice(end, end + 2))) return false;
  return n <= 5 || '间里中内'.includes(text[end] ?? '，') || HEAD.test(text[start - 2] ?? '，');
}

/** 未来三年 */
function comingLength(length: Length, { now, before }: Around): Counted | undefined {
  const coming = COMING.exec(before)?.[0].length ?? 0;
  const ahead = coming > 0 ? moved(now, length, 1) : undefined;
  if (ahead === undefined) return undefined;
  const { start, end } = length;
  return { start: start - coming, end, value: fromNow(now, ahead), rule: 'coming length', confidence: 0.8 };
}

/** 前三天, 后一年 at the head of a clause. */
function clauseLength(length: Length, { now, before }: Around): Counted | undefined {
  const { start, end } = length;
  if (start >= 2 && !/[，。；：、！？\n][前后]$/.test(before)) return undefined;
  const isAhead = before.endsWith('后');
  const other = isAhead || before.endsWith('前') ? moved(now, length, isAhead ? 1 : -1) : undefined;
  if (other === undefined) return undefined;
  const value = isAhead ? fromNow(now, other) : upToNow(other, now);
  return { start: start - 1, end, value, rule: isAhead ? 'coming length' : 'past length', confidence: 0.6 };
}

/** 30年前; 30年前的今天 */
function ago(length: Length, { text, now }: Around): Counted | undefined {
  const { start } = length;
  const letters = agoAt(text, length.end);
  const back = letters > 0 ? moved(now, length, -1) : undefined;
  if (back === undefined) return undefined;
  const end = length.end + letters;
  const isToday = text.startsWith('的今天', end) && isFull(now) && back.month === undefined;
  const day = isToday ? { ...now, year: back.year } : back;
  return { start, end: isToday ? end + 3 : end, value: formatDate(day), rule: 'ago', confidence: 0.85 };
}

/** 两天后; 30年后的今天 */
function later(article: Article, length: Length, now: CalendarDate): Counted | undefined {
  const { text } = article;
  const { start } = length;
  const letters = laterAt(text, length.end);
  if (letters === 0) return undefined;
  const end = length.end + letters;
  if (text.startsWith('的今天', end))
    return { start, end: end + 3, value: formatDate(now), rule: 'later', confidence: 0.7 };
  const base = laterBase(article, length, end);
  const date = base === undefined ? undefined : moved(base, length, 1);
  return date === undefined ? undefined : { start, end, value: formatDate(date), rule: 'later', confidence: 0.6 };
}

/** So far before 一周过后 stands the date that it counts from, in UTF-16 code units. */
const LATER_REACH = 80;

/**
 * From which date N年后 counts: the date told last in the sentence; now, where the words speak of what is to
 * come; otherwise it is not told (爆发8年后, 两天后他们…).
 */
function laterBase(article: Article, { start, amounts }: Length, after: number): CalendarDate | undefined {
  const { text } = article;
  if (text[start - 1] === '隔' || 'hms'.includes(amounts[amounts.length - 1].unit)) return undefined;
  // …。一周过后，: after what was told right before.
  const goesOn = '，。；\n'.includes(text[start - 1] ?? '，') && text[after - 2] === '过';
  const told = article.chronicle.last;
  if (goesOn && told?.explicit && start - told.at < LATER_REACH) return told.date;
  const context = article.context(start, after);
  if (context.near && context.last !== undefined && !text.startsWith('再过', start - 2)) return context.last;
  const ahead = start < 2 || context.tense === 'future' || '在于再过约定到'.includes(text[start - 1]);
  return ahead ? context.now : undefined;
}

/** `now` moved by a length, at the precision of its smallest unit. */
function moved(now: CalendarDate, { amounts }: Length, sign: 1 | -1): CalendarDate | undefined {
  if (amounts.every(({ n, unit }) => unit === 'Y' && Number.isInteger(n)))
    return { year: now.year + sign * amounts[0].n };
  if (amounts.every(({ unit }) => unit === 'Y' || unit === 'M')) {
    const months = amounts.reduce((sum, { n, unit }) => sum + (unit === 'Y' ? n * 12 : n), 0);
    if (now.month !== undefined) return addMonths({ year: now.year, month: now.month }, sign * Math.round(months));
    return Number.isInteger(months / 12) ? { year: now.year + (sign * months) / 12 } : undefined;
  }
  if (!isFull(now)) return undefined;
  const days = amounts.reduce((sum, { n, unit }) => sum + n * HOURS[unit], 0) / 24;
  // A day that a calendar of four figures does not hold is none.
  return Math.abs(days) > 365_000 ? undefined : addDays(now, sign * Math.round(days));
}

/** Hours of a unit; minutes and seconds make no day. */
const HOURS = { Y: 8760, M: 720, W: 168, D: 24, h: 1, m: 0, s: 0 } as const;
