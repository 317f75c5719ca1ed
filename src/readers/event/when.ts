import { addDays, formatDate, isFull, parseDate } from '../../record/edtf.ts';
import { inside } from '../places.ts';
import type { Finding, Place, Reading } from '../reader.ts';
import { yearOfPage } from '../time.ts';
import { isHeading, roleAt } from './clause.ts';

type Time = Finding<'time'>;

/** What the words around something say of its time. */
export interface When {
  /** EDTF, without time of day. */
  readonly date?: string;
  /** The words tell a time, but not which. */
  readonly vague?: true;
  /** EDTF interval without a beginning: 年底前, of what is yet to come. */
  readonly by?: string;
  /** What an occasion (会谈后, 峰会期间) may come to where nothing else tells the day. */
  readonly occasion?: string;
  /** Where the words stand. */
  readonly at?: Place;
}

/** The day, month or year that is told, else the one before which something is to be. */
export const dayOrDeadline = ({ date, by }: When): string | undefined => date ?? by;

/** The calendar part of an EDTF value: no time of day; undefined for lengths and for what is not told. */
export function calendarPart(value: string): string | undefined {
  if (value.startsWith('P') || value.includes('X')) return undefined;
  return value
    .split('/')
    .map((part) => part.replace(/T.*$/, ''))
    .reduce((a, b) => (a === b ? a : `${a}/${b}`));
}

/** Intervals that are open on one side say since when, not when. */
const isBounded = (date: string) => !date.includes('..');

/** 周二起, 今起: what begins on a day, unlike 自2013年以来. */
function isFrom(reading: Reading, { start, end }: Time, date: string): boolean {
  const { folded } = reading.passage;
  if (!date.endsWith('/..') || date.length < 10 || !/起|开始/.test(folded.slice(end - 2, end))) return false;
  if (date.length === 13 && !/[自从由]/.test(folded.slice(Math.max(0, start - 1), start + 1))) return true;
  // 从7月起 is of what is to come.
  const told = reportDay(reading);
  return told !== undefined && date.slice(0, -3) > told.slice(0, date.length - 3);
}

/**
 * The time that governs `trigger` in its clause, else in the clauses before it in the sentence. Times inside the
 * names of gatherings (第十五届…2022年峰会) do not count where another stands nearer the verb.
 */
export function whenOf(reading: Reading, trigger: Place, clause: Place, sentence: Place): When {
  const times = reading.found.time;
  const before = inside(times, clause.start, trigger.start);
  // 自2019年两国签署协定以来: it was then.
  const since = inside(times, clause.start, trigger.end + 40).find(
    ({ start, end, value }) => start < trigger.start && end > trigger.end && /^\d.*\/\.\.$/.test(value),
  );
  if (since !== undefined) return { date: since.value.slice(0, -3), at: { start: since.start, end: since.end } };
  const own = governing(reading, before, trigger.start);
  const ofName = own?.date !== undefined && COARSE.test(own.date) && reading.passage.folded[trigger.end] !== '的';
  if (own !== undefined && !ofName) return own;
  const after = inside(times, trigger.end, clause.end).filter(
    (time) =>
      isAdverb(reading, time) &&
      !isLimit(reading, time) &&
      !isModifier(reading, time) &&
      // 签署的前一天: another day. 把2009年定为…: what they speak of.
      !/[的把]/.test(reading.passage.folded[time.start - 1] ?? ''),
  );
  const later = after.length > 0 ? toWhen(reading, after[0]) : undefined;
  // 10日，总统抵达后直奔1989年…纪念碑; 8日，在2019年防扩散大会上: the year is of a name, the day opens the sentence.
  if (own?.date?.length === 4 || (own === undefined && later?.date?.length === 4)) {
    const opening = inside(times, sentence.start, clause.start).find(
      (time) => opensClause(reading, time) && !isOccasion(reading, time) && time.value.length === 10,
    );
    if (opening !== undefined && startsClause(reading, opening, sentence.start)) {
      const day = toWhen(reading, opening);
      if (own === undefined || isDayOf(day.date, own.date!)) return day;
    }
  }
  // 2019年夏季论坛9日开幕: the year is of the name, the day tells when.
  if (own !== undefined) return later !== undefined && isDayOf(later.date, own.date!) ? later : own;
  if (later?.date !== undefined) return later;
  // 会议可望年底前举行, unlike 谈判小组须于周四前提交案文 and 谈判可望年底前结束.
  if (later?.by !== undefined && isDueAt(reading.passage.folded, trigger.end, after[0])) return later;
  // A headline parts what it tells by spaces, and by time each part stands for itself.
  const isApart =
    isHeading(roleAt(reading.passage, clause.start)) &&
    reading.passage.folded[clause.start - 1] === ' ' &&
    !NO_SUBJECT.test(reading.passage.folded.slice(clause.start, trigger.start));
  const earlier = inside(times, isApart ? clause.start : sentence.start, clause.start).filter(
    (time) => opensClause(reading, time) && !isOccasion(reading, time),
  );
  const within = /^(?:其间|期间)/.test(reading.passage.folded.slice(clause.start, clause.start + 2));
  for (let i = earlier.length - 1; i >= 0; i--) {
    const when = toWhen(reading, earlier[i]);
    // 6日抵达，期间会见…: on some day of the journey, not on its first; 6日主持峰会，期间会见…: on that day.
    if (within && when.date?.length === 10 && !isOneDay(reading.passage.folded.slice(earlier[i].end, clause.start)))
      continue;
    // 2016年签订的协定: of what it modifies.
    if (isModifier(reading, earlier[i])) continue;
    // 15日返抵；原先规划…: told of something else, unless it opens the sentence.
    if (
      earlier[i].start > sentence.start + 1 &&
      reading.passage.folded.slice(earlier[i].end, clause.start).includes('；')
    )
      continue;
    // 今年是建交十周年，…: what the year is.
    if (
      when.date?.length === 4 &&
      /^(?:也?是|正[值逢]|适逢|恰逢|将?迎来)/.test(reading.passage.folded.slice(earlier[i].end, earlier[i].end + 4))
    )
      continue;
    // 两国去年贸易额…: a year inside another clause is of that clause.
    if (when.date?.length === 4 && !startsClause(reading, earlier[i], sentence.start)) continue;
    if (when.date !== undefined || when.vague) return when;
  }
  const occasion =
    occasionIn(reading, sentence.start, trigger.start) ??
    (GOES_ON.test(reading.passage.folded.slice(sentence.start, clause.start)) ? reportDay(reading) : undefined);
  return occasion === undefined ? {} : { occasion };
}

/** Whether what was told goes on for no more than its day. */
const isOneDay = (words: string) => /主持|出席|参加|与会/.test(words) && !/抵|到访|访[问华]|赴|展开|起|天/.test(words);

function isDueAt(folded: string, from: number, time: Place): boolean {
  return (
    /^(?:[可有]望|将|[应须]|预[计定]|力争|争取|料|[也都均]|[定订拟]?[在于])*$/.test(folded.slice(from, time.start)) &&
    !/^[^，。；]{0,4}(?:结束|完成|谈[妥拢成]|敲定|定案|收官|达成)/.test(folded.slice(time.end, time.end + 8))
  );
}

/** 拟签备忘录: goes on with what the part of the headline before it tells. */
const NO_SUBJECT = /^(?:拟|将|料|盼|或|可望|有望|预[计定料]|并|再|续|再度|首度|共同|同|双方|两国)*$/;

const MODIFIES =
  /^[^，。]{0,10}(?:签|签署|签订|签定|订立|缔结|通过|发布|公布|发表|举行|召开|成立|生效|启动|达成|提出|到期|届满|期满)(?:的|、[^，。、]{1,10}(?:到期|届满|期满|生效)的)/;

/** 2011年签订、今年12月到期的协定 */
const CHAINED = /^[^，。、\d]{0,6}(?:签署|签订|签定|订立|缔结|通过|生效)、[^，。、]{1,10}(?:到期|届满|期满|生效)的/;

/** 2016年签订的协定, 2021年的备忘录 */
const isModifier = ({ passage: { folded } }: Reading, { start, end, value }: Time) =>
  MODIFIES.test(folded.slice(end, end + 16)) ||
  // 未来三年的计划
  (/^\d{4}\/\d{4}$/.test(value) && folded[end] === '的') ||
  // 上次见面是在2019年的峰会 tells when.
  (value.length === 4 && folded[end] === '的' && !/是[在于]?$/.test(folded.slice(start - 2, start)));

/** Whether someone is asked on that day to come on another, told behind the asking. */
function asksFor({ passage: { folded } }: Reading, { end }: Time, times: readonly Time[], until: number): boolean {
  const asked = /^[^，。]{0,8}邀请?/.exec(folded.slice(end, Math.min(until, end + 10)));
  return asked !== null && times.some(({ start }) => start >= end + asked[0].length && start < until);
}

/** 为去年签署的协定举行仪式: it modifies a noun, and the verb that is told has its own behind that noun. */
function modifiesObject({ passage: { folded } }: Reading, { end }: Time, until: number): boolean {
  const rest = folded.slice(end, Math.min(until, end + 60));
  const modifier = /^[^，。\d为就将把]{0,10}(?:签署|签订|签定|订立|缔结|通过|达成|生效|到期|届满)的/.exec(rest);
  return modifier !== null && /举行|召开|举办|互换|交换|签署/.test(rest.slice(modifier[0].length));
}

/** 延长至2027年底: until when, not when. */
const isLimit = ({ passage: { folded } }: Reading, { start }: Time) =>
  /[至到止]/.test(folded.slice(Math.max(0, start - 1), start + 1));

/** 周四批评法国撕毁2016年签订的合同: from where the words begin that say when the modifier's verb took place. */
function modifierStart(reading: Reading, verb: Place, from: number): number {
  if (reading.passage.folded[verb.end] !== '的') return from;
  const time = inside(reading.found.time, from, verb.start).at(-1);
  return time !== undefined && verb.start - time.end <= 8 ? time.start : from;
}

/** 将2014年签订的《海关协定》延长: from where the words begin that say when what is done to it now was done before. */
function modifierOf(reading: Reading, clause: Place, document: Place): number {
  const { folded } = reading.passage;
  const times = inside(reading.found.time, clause.start, document.start);
  const at =
    times.find(({ end }) => CHAINED.test(folded.slice(end, document.start))) ??
    times.findLast(({ end }) => MODIFIES.test(folded.slice(end, document.start)));
  return at?.start ?? document.start;
}

/** The time of what is done to a document; times in its title and in what modifies it are none of the deed. */
export function whenDone(
  reading: Reading,
  { verb, document, inner }: { readonly verb: Place; readonly document: Place; readonly inner?: number },
  clause: Place,
  sentence: Place,
): When {
  if (verb.start < document.start) {
    // 19日批准了与日本签署的协定: what a modifier tells has its own time or none.
    if (inner !== undefined) {
      const own = { start: Math.max(modifierStart(reading, verb, clause.start), inner), end: document.start };
      return whenOf(reading, verb, own, own);
    }
    const around = { start: modifierStart(reading, verb, clause.start), end: document.start };
    return whenOf(reading, verb, around, sentence);
  }
  // 两国上月为《2025年计划》签字: what stands before the title tells, else what stands behind it.
  const at = modifierOf(reading, clause, document);
  const lead = whenOf(reading, { start: at, end: at }, { start: clause.start, end: at }, clause);
  if (lead.date !== undefined) return lead;
  const around = { start: modifierStart(reading, verb, document.end), end: clause.end };
  return whenOf(reading, verb, around, sentence);
}

/** The time that modifies a noun: 12月的峰会, 上周在首尔举行的第三轮会谈. */
export function datedBy(reading: Reading, clause: Place, noun: Place): Time | undefined {
  const { folded } = reading.passage;
  const time = inside(reading.found.time, clause.start, noun.start).at(-1);
  const date = time === undefined ? undefined : calendarPart(time.value);
  if (time === undefined || date === undefined || isOccasion(reading, time)) return undefined;
  if (isOrdinalDay(folded, time)) return undefined;
  const between = folded.slice(time.end, noun.start);
  if (isPartOfName(reading, time.end, noun.start, date.length)) return time;
  return date.length >= 7 && /^(?:的|(?:[在于][^，。的]{1,12})?(?:举行|召开|举办|进行)的)[^，。的]{0,12}$/.test(between)
    ? time
    : undefined;
}

/** 8月北极理事会部长会议, 明年的印度洋安全会议: nothing but the name of the gathering stands between; a bare 今年的会议 has none. */
function isPartOfName(reading: Reading, from: number, to: number, precision: number): boolean {
  const { folded } = reading.passage;
  if (to - from > 24 || /[，。；：、]/.test(folded.slice(from, to))) return false;
  let rest = '';
  let at = from;
  for (const name of inside(reading.found.name, from, to)) {
    if (name.start < at) continue;
    rest += folded.slice(at, name.start);
    at = name.end;
  }
  const isNamed = at > from;
  rest += folded.slice(at, to);
  const plain = rest.replace(/^的/, '').replace(/第[一二三四五六七八九十\d]+[届次]|首届|年度|国际|非正式/, '');
  if (plain.length > 8 || NO_NAME.test(plain)) return false;
  return precision >= 7 ? isNamed || plain.length > 0 : isNamed || plain.length >= 2;
}

const NO_NAME =
  /[的了着过在于与和同及对向为将已曾也都再把被由从到至是有来去前后起召举开签达宣访赴抵出席参加发表说称谈]|展开|主持|进行|通过|推迟|取消/;

/** Of the times before a verb the first that opens the clause or follows its subject; those in names are passed over. */
function governing(reading: Reading, times: readonly Time[], until: number): When | undefined {
  let other: When | undefined;
  for (const time of times) {
    if (!isAdverb(reading, time) || time.end > until) continue;
    // 为去年签署的协定举行交换仪式: of what it modifies.
    if (modifiesObject(reading, time, until)) continue;
    // 9日邀请他周五共进晚餐: when he was asked.
    if (asksFor(reading, time, times, until)) continue;
    // 今年的对话将于10月登场: which one, not when.
    if (time.value.length === 4 && reading.passage.folded[time.end] === '的') continue;
    // 下月到期的协定能否延长, 协定19日期满，双方将在22日续约: when it ends is not when that is done.
    if (
      /^(?:将|就|便|即)?(?:到期|届满|期满|满期|失效|生效的)/.test(reading.passage.folded.slice(time.end, time.end + 5))
    )
      continue;
    const when = isWithin(reading, time) ? ({ vague: true } as const) : toWhen(reading, time);
    if (isOccasion(reading, time)) {
      if (when.date !== undefined) other ??= { occasion: when.date };
    } else if (when.date !== undefined) return finerIn(reading, times, when, until);
    else if (when.vague) other = { ...other, ...when };
  }
  return other?.vague ? other : undefined;
}

/** A year, a season or a month. */
const COARSE = /^\d{4}(?:-\d\d)?$/;

/** Whether a date tells a day, or days, of a year, season or month. */
const isDayOf = (date: string | undefined, coarse: string) =>
  date !== undefined && date.length >= 10 && date.startsWith(/-2[1-4]$/.test(coarse) ? coarse.slice(0, 4) : coarse);

/** 2019年世界园艺博览会9日开幕: of a year and a day of that year, both before the verb, the day. */
function finerIn(reading: Reading, times: readonly Time[], when: When, until: number): When {
  const { date } = when;
  if (date === undefined || !COARSE.test(date)) return when;
  for (const time of times) {
    if (time.end > until || !isDayOf(time.value, date) || isOccasion(reading, time)) continue;
    if (!isAdverb(reading, time) || isModifier(reading, time) || time.vague) continue;
    const day = toWhen(reading, time);
    if (isDayOf(day.date, date)) return day;
  }
  return when;
}

/** 在30天内互换: no one knows on which. */
const isWithin = ({ passage: { folded } }: Reading, { value, start, end }: Time) =>
  value.startsWith('P') && /^之?内/.test(folded.slice(end, end + 2)) && /[在于]$/.test(folded.slice(start - 1, start));

/** 峰会期间, 会谈后 say on what occasion; the day may stand elsewhere. */
export const isOccasion = (reading: Reading, time: Time) => {
  const words = reading.passage.folded.slice(time.start, time.end);
  return (
    /(?:期间|后|前)$/.test(words) &&
    !/\d/.test(words) &&
    (!time.value.startsWith('..') || /(?:会议|开幕|峰会|会[谈晤见]|启程|行)前$/.test(words)) &&
    !COUNTED_BACK.test(words)
  );
};

/** 两天前 is a day, 日前 and 此前 are times that no one tells. */
const COUNTED_BACK =
  /[一二两三四五六七八九十数几半][个]?(?:天|日|周|星期|礼拜|月|年)[之以]?[前后]$|^(?:日|此|早|先|不久)之?前$/;

/** An item that goes on from the one before it. */
const GOES_ON = /(?:^|：)(?:随后|接着|紧接着|之后)，$/;

/** The day of the paper, else that of the report, as far as it is told. */
export const toldOn = ({ article, page }: Reading) => article.published ?? article.dateline?.date ?? page.published;

/** The day that an article reports from. */
export const reportDay = ({ article, page }: Reading) =>
  (article.dateline?.date ?? article.published ?? page.published)?.slice(0, 10);

/** The day that an occasion in the sentence comes to. */
function occasionIn(reading: Reading, start: number, end: number): string | undefined {
  for (const time of inside(reading.found.time, start, end))
    if (isOccasion(reading, time)) {
      const { date } = toWhen(reading, time);
      if (date !== undefined) return date;
    }
  return undefined;
}

function toWhen(reading: Reading, time: Time): When {
  const words = reading.passage.folded.slice(time.start, time.end);
  if (words === '届时') return {};
  // 4月举行以来: it was in April.
  const since = /(?:举行|召开|举办|签署|签订|访[问华]|会[晤谈])以来$/.test(words)
    ? calendarPart(time.value)
    : undefined;
  if (since?.endsWith('/..')) return { date: since.slice(0, -3), at: { start: time.start, end: time.end } };
  const date = bothDays(reading, time) ?? calendarPart(time.value);
  const at = { start: time.start, end: time.end };
  if (date !== undefined && AT_LATEST.test(reading.passage.folded.slice(Math.max(0, time.start - 4), time.start)))
    return { vague: true, by: `../${date.split('/').at(-1)}`, at };
  if (date !== undefined && (isBounded(date) || isFrom(reading, time, date)) && !(time.vague && date.length <= 4))
    return { date, at };
  // 一个多小时 says how long.
  if (time.value.startsWith('P')) return {};
  // 年底前: before then, no one knows when.
  if (date?.startsWith('..')) return { vague: true, by: date, at };
  return time.vague || time.value.includes('X') ? { vague: true } : {};
}

/** 最迟于9月30日举行 */
const AT_LATEST = /(?:最[迟晚]|[至]迟)(?:会|将|须|应)?[在于]?$/;

/** 9日和10日: from the one to the other. */
function bothDays(reading: Reading, { value, end }: Time): string | undefined {
  if (!/[和与及、]/.test(reading.passage.folded[end] ?? '')) return undefined;
  const first = parseDate(calendarPart(value));
  const next = inside(reading.found.time, end + 1, end + 12)[0];
  if (!isFull(first) || next?.start !== end + 1) return undefined;
  const last = formatDate(addDays(first, 1));
  return calendarPart(next.value) === last ? `${formatDate(first)}/${last}` : undefined;
}

const FEAST = /^[^\d]{0,4}(?:节|新年|新春|元旦|圣诞|国庆|中秋|元宵|端午)$/;
const FESTIVE =
  /^(?:[^，。、]{0,3}(?:招待会|晚会|酒会|团拜会|茶话会|联欢|宴会|晚宴|午宴|音乐会|庙会|活动|庆典|庆祝|慰问|贺[电信词])|假期|黄金周)/;

/** A year before a gathering or a plan is part of its name: 北京2022年冬奥会, 2030年议程. */
function isAdverb(reading: Reading, time: Time): boolean {
  const { folded } = reading.passage;
  const date = calendarPart(time.value);
  // 据法新社周三报道: the day of the report.
  if (
    REPORTED.test(folded.slice(time.end, time.end + 4)) &&
    /据/.test(folded.slice(Math.max(0, time.start - 16), time.start))
  )
    return false;
  // 新华社里斯本3月12日电: the day of the report.
  if (/^(?:综合|专|外)?[电讯](?![话视台力邮])/.test(folded.slice(time.end, time.end + 4)) && date?.length === 10)
    return false;
  // 28日举行春节招待会: of the name of what is held.
  if (FEAST.test(folded.slice(time.start, time.end)) && FESTIVE.test(folded.slice(time.end, time.end + 8)))
    return false;
  // 就明年春天合办论坛交换意见, 就上周的袭击举行紧急会议: what they talked about.
  if (folded[time.start - 1] === '就' && TALKED_ABOUT.test(folded.slice(time.end, time.end + 48))) return false;
  // 第二天的会谈: the second of its days.
  if (isOrdinalDay(folded, time)) return false;
  // 2024年夏季达沃斯论坛: of its name.
  if (
    date !== undefined &&
    /^\d{4}-2[1-4]$/.test(date) &&
    inside(reading.found.name, time.end, time.end + 12)[0]?.start === time.end
  )
    return false;
  // 21世纪贸易倡议: of its name.
  if (folded.endsWith('世纪', time.end)) return false;
  if (date === undefined || date.length > 4) return true;
  // The occasion of something is not its day.
  if (
    /^[^，。]{0,16}之际/.test(folded.slice(time.end, time.end + 20)) ||
    folded.slice(time.start, time.end).includes('周年')
  )
    return false;
  const next = folded.slice(time.end, time.end + 6);
  return !/^(?:年会|冬|夏|世|二十国|亚太|亚运|奥|金砖|上合|上海合作|20|G|可持续|议程|发展议程|领导人|峰会|博览|年度|版|第|中|国际|联合国|可)/.test(
    next,
  );
}

const isOrdinalDay = (folded: string, { start, end }: Time): boolean =>
  folded[end] === '的' && /^第[一二三四五六七八九十\d]+[天日]$/.test(folded.slice(start, end));

function startsClause({ passage: { folded } }: Reading, { start }: Time, from: number): boolean {
  return start === from || /[，。：；「（早在于]/.test(folded[start - 1]);
}

const TALKED_ABOUT =
  /^[^，。]{2,24}(?:交换|磋商|会商|商谈|讨论|商讨|协商|会谈|沟通)|^[^，。]{2,40}(?:举行|召开|发表|发布|回答|答复|答记者)/;

const REPORTED = /^的?(?:报道|报导|消息|电$|讯$)/;

function opensClause(reading: Reading, time: Time): boolean {
  const { folded } = reading.passage;
  const before = folded.slice(Math.max(0, time.start - 4), time.start);
  return (
    isAdverb(reading, time) &&
    // 再过几天就是春节 tells of another day.
    !/(?:是|迎来|适逢|恰逢|正值|自|从|距|离|纪念|庆祝|截至)[^，。]{0,2}$/.test(before) &&
    (calendarPart(time.value) !== undefined || time.vague === true)
  );
}

/** The date on which an anniversary counts back: 签署20周年 told in 2021 is 2001. */
export function yearsBefore(reading: Reading, years: number): string | undefined {
  const told = parseDate(toldOn(reading));
  const year = told?.year ?? yearOfPage(reading);
  return year === undefined ? undefined : formatDate({ year: year - years });
}
