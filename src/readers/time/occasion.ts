import { isFull } from '../../record/edtf.ts';
import type { Word } from '../figures.ts';
import type { Article } from './article.ts';
import type { Told } from './chronicle.ts';
import { follows } from './surroundings.ts';

/** A day of which nothing is known. */
const UNTOLD = 'XXXX-XX-XX';

/** What is held, before 期间: 年会, 访马, 庆典. */
const HELD = /(?:[^两运]会|论坛|典礼?|仪式|访问?|周年|[访来赴][^，。的]{1,4})$/;
/** So far before 期间, in UTF-16 code units, stands the time of what is held; none of these between. */
const HELD_REACH = 50;
const SAID_OR_ELSE = /；|说|表示|透露|宣布|证实|指出|重申/;
/** So far before 首日 and 在穗期间 stand the days. */
const DAYS_REACH = 160;
/** 市长在穗期间, not 在任期间. */
const STAYS = /(?:^|[^存现实所])在[^，。任职位学校押狱读世朝野此][^，。]?$/;

/** When the sentence says that the event at `at` is held; not when someone speaks of it. */
function held({ chronicle, passage, text }: Article, at: number): string | undefined {
  const told = chronicle.last;
  if (told?.date.month === undefined || at - told.at > HELD_REACH) return undefined;
  const { structure } = passage;
  if (structure.sentenceAt(told.at) !== structure.sentenceAt(at)) return undefined;
  const between = text.slice(told.at, at);
  // 18号召开记者会，…在运动会期间: the day is of another clause.
  if (isFull(told.date) && between.includes('，')) return undefined;
  return SAID_OR_ELSE.test(between) ? undefined : told.value;
}

/**
 * 会谈后, 会后, 表决前 are of the day of the event, which is that of the report; 会谈期间 is a time that is not told.
 * An event without a day, and one that has only its name before 前, stay untold.
 * @returns where it ends, or 0
 */
export function addEvent(article: Article, start: number, wordEnd: number): number {
  const { text, chronicle, findings } = article;
  if (text.startsWith('期间', wordEnd) || text.startsWith('之际', wordEnd)) {
    const value = held(article, start);
    if (value !== undefined) return findings.add(start, wordEnd + 2, value, 'event', 0.6);
    return findings.add(start, wordEnd + 2, chronicle.dayOfReport() ?? UNTOLD, 'event', 0.55, { vague: true });
  }
  // 会后 stands whole in the lexicon.
  const nameEnd = '前后'.includes(text[wordEnd - 1]) ? wordEnd - 1 : wordEnd;
  const suffix = /^(?:结束|举行)?(?:之后|后|之前|前)/.exec(text.slice(nameEnd, nameEnd + 4))?.[0] ?? '';
  const end = nameEnd + suffix.length;
  if (suffix === '' || !isOccasion(text, start, nameEnd, end)) return 0;
  // 两国元首6月会晤后: of the month told.
  const { last } = chronicle;
  const value = last !== undefined && !text.slice(last.at, start).includes('，') ? held(article, start) : undefined;
  if (value !== undefined) return findings.add(start, end, value, 'event', 0.55);
  const day = chronicle.dayOfReport();
  const more = day === undefined ? { vague: true as const } : { anchor: day };
  return findings.add(start, end, day ?? UNTOLD, 'event', 0.55, more);
}

/** Whether the name of an event before 前 or 后, which end at `end`, is one that has taken place or does: not 委员会后, 将会后. */
function isOccasion(text: string, start: number, nameEnd: number, end: number): boolean {
  if ('续来者方往去夕任天几两数卫'.includes(text[end] ?? '，')) return false;
  const before = text[start - 1] ?? '，';
  // 委员会后, 机会后 are no gatherings.
  const isBare = nameEnd - start === 1;
  if (isBare && '社机员协商工公学议国教体委金事将不都才就也可能又再还只便峰年晚运博展奥'.includes(before)) return false;
  if (text[end - 1] === '前') {
    if (!/^(?:表决|投票|会谈|会见|会晤|会面|会)$/.test(text.slice(start, nameEnd))) return false;
    if (!'在，。；：\n）'.includes(before)) return false;
  }
  return !/[将再]/.test(text.slice(Math.max(0, start - 2), start));
}

/**
 * 访问期间, 会议期间: when the sentence says that it is held (11月底的峰会期间), else the days that the article has told
 * of it, if it has.
 * @returns where it ends
 */
export function addStay(article: Article, { start, end, index }: Word): number {
  const { text, chronicle, findings } = article;
  const isHeld = /(?:[访问谈会议坛留]|访[华俄美日欧台韩印英法德])期间$/.test(text.slice(start, end));
  const days = isHeld ? (held(article, start) ?? chronicle.stay?.value) : undefined;
  const terms = [index];
  if (days !== undefined) return findings.add(start, end, days, 'event', 0.6, { terms });
  return findings.add(start, end, UNTOLD, 'event', 0.6, { vague: true, terms });
}

/** 首日 of the days told before. Returns where it ends. */
export function addFirstDay({ text, chronicle, findings }: Article, start: number, end: number): number {
  const { stay } = chronicle;
  if (stay === undefined || start - stay.at > DAYS_REACH || '交封票'.includes(text[end] ?? '，')) return end;
  return findings.add(start, end, stay.value.slice(0, 10), 'event', 0.6);
}

/** …，期间…: the day or the days told before; 2月底访马期间: when the sentence says. Returns where it ends, or 0. */
export function addDuring(article: Article, start: number, end: number): number {
  const value = '，。；\n'.includes(article.text[start - 1] ?? '，')
    ? toldBefore(article, start)
    : toldOfNoun(article, start);
  return value === undefined ? 0 : article.findings.add(start, end, value, 'during', 0.6);
}

/** The days of what stands right before 期间: 市长在穗期间, 访马期间. */
function toldOfNoun(article: Article, start: number): string | undefined {
  const { text } = article;
  if (text[start] === '其') return undefined;
  const before = text.slice(Math.max(0, start - 6), start);
  const days = STAYS.test(before) ? daysOfStay(article, start) : undefined;
  return days ?? (HELD.test(before) ? held(article, start) : undefined);
}

/** The days of the visit told a little before, which are spoken of from here on: its 13日 is of their month. */
function daysOfStay({ chronicle }: Article, at: number): string | undefined {
  const { stay } = chronicle;
  if (stay === undefined || at - stay.at > DAYS_REACH) return undefined;
  chronicle.last = { date: stay.last, value: stay.value, at, explicit: true, ahead: false };
  return stay.value;
}

/** The day or the days told before …，期间…. */
function toldBefore({ chronicle, passage, text }: Article, start: number): string | undefined {
  const { days, last } = chronicle;
  // 船队于本月下旬到港，期间补给: what was told last, where it is a month of its own and not the end of what lasts (持续到8月).
  const { structure } = passage;
  const isLater = (told: Told) => days === undefined || structure.sentenceAt(days.at) < structure.sentenceAt(told.at);
  const isMonth = last?.date.month !== undefined && !'到至'.includes(text[last.at - 1] ?? '，');
  const when = isMonth && isLater(last) ? last : days;
  return when !== undefined && follows(passage, when.at, start) ? when.value : undefined;
}
