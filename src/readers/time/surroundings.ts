import type { CalendarDate } from '../../record/edtf.ts';
import type { Passage } from '../../text/passage.ts';
import { letters } from '../figures.ts';
import type { Chronicle, Stay, Told } from './chronicle.ts';
import type { Context } from './context.ts';

/** So far after the days of a visit a bare 3日 is one of them, in UTF-16 code units. */
const STAY_REACH = 100;
/** So far back, in UTF-16 code units, the date told last is still spoken of. */
const REACH = 80;
/** From a year to the verb that fixes a day in it: 明年的峰会定于. */
const FIXED =
  /^(?:[明后来今去前]年|翌年|\d{4}年)的?(?:第[^，。；的]{1,4}[届次])?[^，。；的]{2,10}?(?:[定订拟将改]|安排)[于在为]?$/;
const HALT = letters('，。；\n');
/** 若董事会在周三通过, 建议4月举行, 要陪家人参加周一的典礼 */
const MAY_BE =
  /(?:若|如果|一旦|假如)[^，。；]{1,7}[在于]$|(?:建议|提议|希望)[在于]?$|(?<![重主需首纪紧摘不只])要(?![求员闻塞点件案])[^，。；了过]{0,4}(?:出席|参加)$/;
/** 已 of what has been arranged says nothing of its date: 已预留22日. */
const PAST = /曾|已(?!预留|预定|预约|安排|邀|获邀|应邀|同意|决定|确定|准备)|过去|刚刚|(?<!最)早在/;
/** What was meant at first and may not have come about: 最初计划3月26日开赛, 原定周五, not 日本拟于5月. */
const ORIGINAL =
  /(?:最初|起初|原先|原本|(?<![日基资根])本[应拟该要]|原[定订拟]|原(?:计划|打算|规划|安排|预定))[^，。；\n改延推的]{0,8}$/;
const ORIGINAL_FIRST = letters('最起原本');
/** 推迟到周五, 逗留到周五, 改在周日: the day is reckoned from the one told before. */
const UNTIL = /(?:[到至]|改[在于]|改期?为)$/;
/** A term that ends: 3月底期满. */
const EXPIRES = /^(?:期满|届满|到期|失效)/;
/** Who speaks on a day, does so on one that has passed: 发言人周二在记者会上说. */
const SPEAKS = /^(?![^，。；\n]{0,6}[将会][^上后前])[^，。；\n]{0,16}?(?:说|表示|宣布|证实|透露|指出|报道|报导|回应)/;

/** What a date at `[start, end)` is resolved against; the costlier parts are read only when asked for. */
export class Surroundings implements Context {
  readonly now: CalendarDate | undefined;
  readonly from: CalendarDate | undefined;
  readonly #chronicle: Chronicle;
  readonly #passage: Passage;
  readonly #start: number;
  readonly #end: number;

  /** @param from the start of the range that the date ends */
  constructor(
    chronicle: Chronicle,
    passage: Passage,
    now: CalendarDate | undefined,
    start: number,
    end: number,
    from?: CalendarDate,
  ) {
    this.now = now;
    this.from = from;
    this.#chronicle = chronicle;
    this.#passage = passage;
    this.#start = start;
    this.#end = end;
  }

  get report(): CalendarDate | undefined {
    return this.#chronicle.reportDay ?? this.#chronicle.published;
  }

  get stay(): Stay | undefined {
    const { stay } = this.#chronicle;
    return stay !== undefined && this.#start - stay.at < STAY_REACH ? stay : undefined;
  }

  get last(): CalendarDate | undefined {
    const told = this.#chronicle.last;
    return told?.ahead === true && this.now === undefined && !this.near ? undefined : told?.date;
  }

  get near(): boolean {
    const told = this.#chronicle.last;
    if (told?.explicit !== true || this.#start - told.at >= REACH) return false;
    const { structure } = this.#passage;
    return structure.sentenceAt(this.#start) === structure.sentenceAt(told.at);
  }

  get close(): boolean {
    return this.#chronicle.last !== undefined && follows(this.#passage, this.#chronicle.last.at, this.#start);
  }

  get lastDay(): CalendarDate | undefined {
    return this.#followed(this.#chronicle.lastDay);
  }

  get lastPast(): CalendarDate | undefined {
    return this.#followed(this.#chronicle.lastPast);
  }

  #followed(told: Told | undefined): CalendarDate | undefined {
    return told !== undefined && follows(this.#passage, told.at, this.#start) ? told.date : undefined;
  }

  /** 明年的峰会定于5月3日举行: the year of what the day is fixed for. */
  get fixedIn(): number | undefined {
    const told = this.#chronicle.last;
    if (told === undefined || told.date.month !== undefined || this.#start - told.at > 24) return undefined;
    return FIXED.test(this.#passage.folded.slice(told.at, this.#start)) ? told.date.year : undefined;
  }

  get onward(): boolean {
    const text = this.#passage.folded;
    return text[this.#end] === '起' || text[this.#end] === '前' || text.startsWith('之前', this.#end);
  }

  get begins(): boolean {
    return this.onward || this.#passage.folded.startsWith('开始', this.#end);
  }

  get expires(): boolean {
    return expiresAt(this.#passage.folded, this.#end);
  }

  get original(): boolean {
    return originalAt(this.#passage.folded, this.#start);
  }

  get settled(): boolean {
    const at = this.#chronicle.last?.at ?? this.#start;
    return /宣布|商定|同意|决定|表示|约定|提出|透露|通知|要求/.test(this.#passage.folded.slice(at, this.#start));
  }

  get until(): boolean {
    return UNTIL.test(this.#passage.folded.slice(Math.max(0, this.#start - 2), this.#start));
  }

  get spoken(): boolean {
    return SPEAKS.test(this.#passage.folded.slice(this.#end, this.#end + 20));
  }

  /** 去年夏天。…7月: the year of the part of a year told last, where the month is in it. */
  yearWithin(month: number): number | undefined {
    const told = this.#chronicle.last;
    return told?.part !== true || !this.close ? undefined : yearOfSpan(told.value, month);
  }

  get planned(): boolean {
    return plannedAt(this.#passage.folded, this.#start, this.#end);
  }

  get tense(): Context['tense'] {
    return this.original ? undefined : tenseAt(this.#passage.folded, this.#start, this.#end);
  }
}

/** Whether `later` stands in the sentence of `at` or the next. */
export const follows = ({ structure }: Passage, at: number, later: number): boolean =>
  structure.sentenceAt(later) - structure.sentenceAt(at) <= 1;

/** Whether what stands before the date at `start` says that it was meant so at first. */
function originalAt(text: string, start: number): boolean {
  const from = Math.max(0, start - 14);
  return holds(ORIGINAL_FIRST, text, from, start) && ORIGINAL.test(text.slice(from, start));
}

/** Whether something runs out on the date that ends at `end`. */
export const expiresAt = (text: string, end: number): boolean => EXPIRES.test(text.slice(end, end + 2));

/** The year in which `month` falls, if it is one of a season or of months told as `YYYY-2S` or `YYYY-MM/YYYY-MM`. */
function yearOfSpan(value: string, month: number): number | undefined {
  const match = /^(\d{4})-(?:2([1-4])|(\d\d)\/\1-(\d\d))$/.exec(value);
  if (match === null) return undefined;
  const first = match[2] === undefined ? Number(match[3]) : Number(match[2]) * 3;
  const last = match[2] === undefined ? Number(match[4]) : first + 2;
  const year = Number(match[1]);
  if (month >= first && month <= last) return year;
  return month + 12 >= first && month + 12 <= last ? year + 1 : undefined;
}

const PROGRAMME = /^(?:按照?|根据|依照?)[^，。]{0,6}(?:日程|行程|计划|安排|议程)[^，。]{0,2}，/;

/** Whether an earlier clause of the sentence speaks of what is to come: …，將與…會談，周四啟程. */
function plannedAt(text: string, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && start - from < 60 && !'。！？\n'.includes(text[from - 1])) from--;
  const lead = text.slice(from, start);
  // 按照日程，总统周三与…会晤
  if (PROGRAMME.test(lead)) return true;
  if (!/(?:^|[，；])[^，；否即]{0,8}将(?![军领来近以就]|于?昨)[^，；]{2,}[，；]/.test(lead)) return false;
  return !/^[^，。]{0,8}(?:说|表示|称|指出|宣布|报道|曾|已|了)/.test(text.slice(end, end + 12)) && !/[据曾]/.test(lead);
}

/** Whether one of these letters stands in `[start, end)`. */
function holds(table: Uint8Array, text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (table[text.charCodeAt(i)] === 1) return true;
  return false;
}

/** So far back, in UTF-16 code units, words before a date say whether it lies ahead. */
const LEAD = 10;

/** What the clause says about whether the date at `[start, end)` lies ahead. */
function tenseAt(text: string, start: number, end: number): 'future' | 'past' | undefined {
  const from = Math.max(0, start - LEAD);
  const lead = holds(TENSE_BEFORE, text, from, start) ? text.slice(from, start) : '';
  if (lead !== '' && leadsAhead(lead)) return 'future';
  let close = end;
  while (close < text.length && close < end + 14 && HALT[text.charCodeAt(close)] === 0) close++;
  const after = holds(TENSE_AFTER, text, end, close) ? text.slice(end, close) : '';
  if (after !== '' && goesOnAhead(after)) return 'future';
  const past = (lead !== '' && PAST.test(lead.slice(-6))) || /^[^，]{0,10}(?:曾|已经|已|了)/.test(after);
  return past ? 'past' : undefined;
}

/** The letters without which neither `leadsAhead` nor `PAST` finds anything. */
const TENSE_BEFORE = letters('将定拟预计望料订排是要若待果旦最能争改延迟押希建提假曾已过刚早');

/** 将于5月, 预计年底, 推迟到周五: whether the words before a date say that it lies ahead. */
function leadsAhead(lead: string): boolean {
  const before = lead.slice(-6);
  return (
    /(?:将于|将在|定于|拟于|预计|计划|预定|将自|将从|拟在|定在|有望|可望|料|料于|订于|订在|安排在|安排于|排在|将|于是|要在|[若待]在?|如果在?|一旦在?)$/.test(
      before,
    ) ||
    /(?:最[迟晚快早]|可能|力争|争取|预料|预期|或将|[排暂商约议初择料则已均]定)[在于到]?$/.test(before) ||
    /(?:将于|预计|计划(?![署书局])|定于|拟于|预定)/.test(before) ||
    /将[^，。]{1,6}[在于]$/.test(lead) ||
    MAY_BE.test(lead) ||
    /(?:(?:改期|延期|展延|顺延|推迟|延后|押后|延|改)[至到在于]|改期?为)$/.test(before)
  );
}

/** Letters of the words after a date that tell whether it lies ahead or behind. */
const TENSE_AFTER = letters('将拟预计开曾已了会');

/** 5月将…, 周五开幕在即: whether the words after a date say that it lies ahead. */
function goesOnAhead(after: string): boolean {
  const ahead = /^[^了过]{0,5}?(?:将|拟|预计|计划|开幕在即|还得|会(?=[与访赴在到去率向]|前往|出席|举行|拜|接见))/.exec(
    after,
  );
  // 决定将…, 宣布将… tell of a day that has passed, and 将2014年的协定延长 moves an object.
  return (
    ahead !== null &&
    !/将(?:军|领|来|士|[^，]{0,4}\d{4}年)/.test(after) &&
    !/(?:决定|宣布|同意|通过|批准|下令)将?$/.test(ahead[0])
  );
}
