import { addDays, formatDate, isFull, parseDate } from '../../record/edtf.ts';
import type { EventFields, EventType } from '../../record/kinds.ts';
import { inside } from '../places.ts';
import type { Place, Reading } from '../reader.ts';
import { type Actor, sideOf } from './actors.ts';
import { clauseAround } from './clause.ts';
import { countryOfPlace } from './country.ts';
import type { Draft } from './draft.ts';
import { isDenied, type Reality, realityOf } from './reality.ts';
import { placesIn, type Scope } from './scope.ts';
import { calendarPart, dayOrDeadline, toldOn, type When, whenOf } from './when.ts';
import type { Word } from './words.ts';

export interface Extra {
  readonly type: EventType;
  readonly mode?: EventFields['mode'];
  readonly nominal?: true;
  readonly where?: Place;
  readonly ordinal?: string;
  readonly rule: string;
  readonly plain?: true;
  readonly document?: string;
  readonly codes?: { plover?: string; cameo?: string };
  /** Where the words begin that say whether it took place; the clause where not told. */
  readonly realFrom?: number;
  /** Where a verb that follows the noun ends: 会议9日举行. */
  readonly until?: number;
  /** The date that modifies the noun, where nothing else tells one: 明年的峰会. */
  readonly ofName?: string;
  /** It is put off, in a clause of its own (会议因…，推迟到9月8日). */
  readonly putOff?: true;
  /** Since when several are counted, as an EDTF date. */
  readonly since?: string;
}

export function draftOf(scope: Scope, word: Word, actors: readonly Actor[], extra: Extra): Draft | undefined {
  const { reading, clause, sentence, before, after, heading, said } = scope;
  // What stands before ； is told of something else.
  const lead = plainWords(reading, Math.max(sentence.start, clause.start - 100), clause.start).replace(/^.*；/s, '');
  const written = plainWords(reading, clause.start, word.start);
  // 就明年合办论坛交换意见: what they talk about tells nothing of whether they did.
  const own =
    word.term.cells.class === 'pair' || extra.type === 'press_conference' ? written.replace(TOPIC, '') : written;
  // A clause without a subject of its own goes on from the one before it.
  const side = sideOf(reading, clause.start, word.start);
  const ongoing = /(?:^|[双各]方|[两三]国|目前|仍|也)正(?:在|就|同|与|和)/.test(before);
  // 并指会议已闭幕: what is said anew has nothing of what was said before.
  // 副总理明日启程，并已在周一通电话: done, whatever is to come.
  const isDone = /^(?:并|也|又|亦|还|但|且)?已经?(?![定排安拟订])/.test(before);
  const why = isCause(before);
  const anew = SAYS_MORE.test(before) || why;
  const goesOn =
    (side.length === 0 && !ongoing && !anew && !isDone && !before.startsWith('届时')) ||
    // 将访问法国 德国: a headline parts what one verb governs.
    (heading && side.every(({ rank }) => rank === 'country')) ||
    (!anew && !isDone && /^(?:[同和并且还]|与(?!会)|随后|其间|期间)/.test(before));
  // 宣布行程取消: what is announced is off, not the announcement.
  const announces = extra.type === 'announcement';
  // 发布了总统将出访的消息: what is published is to come.
  const hasObject =
    announces || (word.term.id === 'publish' && reading.passage.folded.slice(word.start, word.end + 1).includes('了'));
  // 应邀于2月回访，但因手术而延期
  const fellThrough =
    after === '' &&
    FELL_THROUGH.test(reading.passage.folded.slice(clause.end, Math.min(sentence.end, clause.end + 40)));
  const read =
    extra.putOff || fellThrough
      ? ({ status: 'cancelled' } as Reality)
      : announces || extra.realFrom === undefined
        ? realityOf(
            goesOn && !announces && !isDenied(own) ? lead.replace(/[， ]/g, '') + own : own,
            hasObject ? '' : after.replace(/^（[^（）]{1,24}）/, ''),
            announces ? '' : lead,
          )
        : realityOf(plainWords(reading, extra.realFrom, word.start), after, '');
  let when = comingDay(
    reading,
    // 来访五天，因议会加开会议而延至…: why, not when.
    whenOf(reading, word, clause, why ? clause : said === undefined ? sentence : saidIn(said, sentence)),
    read.status,
  );
  // 首次会议不迟于4月底举行: yet to come.
  const isDue = read.status === 'held' && !read.unreal && when.by !== undefined && isAhead(reading, when.by);
  const reality: Reality = isDue ? { status: 'planned' } : read;
  if (
    reality.status === 'held' &&
    DENIED_AFTER.test(reading.passage.folded.slice(word.end, sentence.end)) &&
    REPORTED.test(lead + before)
  )
    return undefined;
  // 将访台的报道毫无根据
  if (UNFOUNDED.test(after)) return undefined;
  // 是否访华: something that may come about, where it is told when.
  if (reality.asked && (when.date === undefined || isPast(reading, when))) return undefined;
  const isAwaited =
    reality.wished === true &&
    // 今年将接任主席国，会推动开展对话: the time is of what stands before.
    !(when.at !== undefined && when.at.end <= clause.start && CALLS_FOR.test(before)) &&
    (isAhead(reading, dayOrDeadline(when)) ||
      isInComingYear(reading, when) ||
      (when.at !== undefined && /^[年明][内底年]/.test(reading.passage.folded.slice(when.at.start, when.at.end))));
  if (
    reality.unreal &&
    !isAwaited &&
    !(
      reality.status === 'planned' &&
      when.date !== undefined &&
      extra.rule === 'gathering' &&
      /期待|期盼|支持|欢迎/.test(before)
    )
  )
    return undefined;
  // 周四抵达，计划其后前往…: after that day, no one knows when, unless that day is planned too. 协定6月到期，双方正就续签谈判: not then.
  if (
    when.at !== undefined &&
    when.at.end <= clause.start &&
    (ongoing ||
      // 总统府6日公布行程，总统将访问…: the day on which it was told.
      ((reality.status === 'planned' || reality.status === 'possible') &&
        TOLD_THEN.test(reading.passage.folded.slice(when.at.end, clause.start))) ||
      (reality.status === 'planned' &&
        /^[^，。]{0,4}(?:其后|随后|之后|然后|接着|此后)/.test(before) &&
        !/将|拟|预定|计[划画]/.test(reading.passage.folded.slice(when.at.end, clause.start))))
  )
    when = {};
  // 9日发布了总统将出访的消息: the day on which it was told.
  if (
    reality.status === 'planned' &&
    when.at !== undefined &&
    when.at.end <= word.start &&
    TOLD_WHAT.test(reading.passage.folded.slice(when.at.end, word.start))
  )
    when = {};
  if (when.date === undefined && !when.vague && extra.ofName !== undefined) when = { date: extra.ofName };
  if (extra.since !== undefined) when = { date: `${extra.since}/..` };
  const moved = reality.status === 'cancelled' ? movedTo(scope, word) : undefined;
  if (moved !== undefined) when = { date: moved };
  // 同意年底前签署: until when, of what is yet to come.
  if (when.by !== undefined && (isAwaited || reality.status === 'planned' || reality.status === 'possible'))
    when = { date: when.by, at: when.at! };
  const status = futureOf(reading, when, moved !== undefined ? 'planned' : isAwaited ? 'possible' : reality.status);
  const past = isPast(reading, when);
  const toBeHeld =
    reality.status === 'planned' &&
    /^[^，。]{0,6}将(?:[在于]|[^，。]{0,8}(?:举行|展开|开始|登场|召开|启动))/.test(after);
  const ahead =
    toBeHeld ||
    // 他说将很快与法国外长会面: with whom, and that it is to come.
    (reality.status === 'planned' &&
      (extra.rule === 'pair' || extra.rule === 'act') &&
      actors.some(({ rank }) => rank === 'person') &&
      /将(?![军领近])[^，。]*$/.test(before)) ||
    (reality.status !== 'held' &&
      (extra.type === 'visit' ||
        /(?:同意|商定|约定|决定)[^，。]*$|(?:将|改)[在于][^，。]*$|将[^，。]{0,16}(?:举行|召开|举办|展开|进行)[^，。]*$/.test(
          lead + before,
        )));
  // 声明说，两国外长通电话: what a paper reports of two people.
  const reported =
    said !== undefined &&
    extra.rule === 'pair' &&
    actors.filter(({ rank }) => rank === 'person').length > 1 &&
    ISSUED.test(reading.passage.folded.slice(Math.max(0, said.start - 12), said.start));
  const spoken = said !== undefined && !reported && when.date === undefined;
  if (
    spoken &&
    !TOLD.test(before) &&
    !IS_DONE.test(reading.passage.folded.slice(word.start, word.end)) &&
    !extra.nominal &&
    !ahead
  )
    return undefined;
  const { codes, where, realFrom: _realFrom, until, putOff: _putOff, ofName: _ofName, ...fields } = extra;
  const place = where ?? (extra.type === 'visit' ? undefined : whereOf(reading, clause, word));
  const country = extra.type === 'visit' && place !== undefined ? countryOfPlace(reading, place) : undefined;
  const cells = word.term.cells;
  return {
    // From the subject of the clause to the last of those who take part and the place.
    start: clause.start,
    end: Math.max(tailOf(scope, actors, word, where), until ?? 0),
    ...fields,
    status,
    ...(past ? { background: true as const } : {}),
    ...(when.date === undefined ? {} : { date: when.date }),
    ...(when.vague ? { vague: true as const } : {}),
    ...(when.occasion === undefined ? {} : { occasion: when.occasion }),
    actors,
    ...(place === undefined ? {} : { where: place }),
    ...(country === undefined ? {} : { country }),
    ...(heading ? { heading: true as const } : {}),
    ...(ANOTHER.test(before) ? { another: true as const } : {}),
    term: word.index,
    ...(codes ?? {
      ...(cells.plover === undefined ? {} : { plover: cells.plover }),
      ...(cells.cameo === undefined ? {} : { cameo: cells.cameo }),
    }),
  };
}

/** The folded words of `[start, end)` with names blotted out: 若 in 林若安 and 未 in 雷克雅未克 say nothing of what happened. */
export function plainWords(reading: Reading, start: number, end: number): string {
  const { folded } = reading.passage;
  let words = '';
  let at = start;
  for (const name of inside(reading.found.name, start, end)) {
    const isGuessed = name.type === 'organisation' && name.terms === undefined && name.end - name.start > 6;
    if (name.start < at || isGuessed) continue;
    words += folded.slice(at, name.start) + '〇'.repeat(name.end - name.start);
    at = name.end;
  }
  return words + folded.slice(at, end);
}

const isCause = (before: string) => /^(?:又|但|却|并)?(?:因(?!此|而)|由于|鉴于)/.test(before);

/** 两人会谈，部长也将会见…; 总统会前接见…: besides what is told around it. */
const ANOTHER =
  /[也还](?:将|会|要|与|和|同|在|举行|会见)[^，。]*$|分别$|^[^，。]{0,16}(?:会前|会后|行前|另[于外]?)[^，。]*$/;

const SAYS_MORE = /^(?:并|又|也|还|且|则|另)?(?:指出?|称|说|表示|透露|强调|证实|提到|补充|坦言|宣布)/;

const TOLD_THEN = /^[^，。；将]{0,16}(?:公布|宣布|证实|透露|表示|指出|披露|通报|发布|确认|说|称)[^，。；将]{0,10}，/;

const TOLD_WHAT = /^[^，。；将]{0,16}(?:公布|发布|披露|透露|证实|确认|宣布)了?[^，。；]{0,12}将/;

/** 推动开展对话, 促成会谈 */
const CALLS_FOR = /(?:推动|促成|促使|致力于|鼓励)[^，。]*$/;

/** 应邀回访，但因手术而延期 */
const FELL_THROUGH =
  /^，(?:但|惟|却|不过|后|其后|后来|最终)+(?:因|由于|受)[^，。；]{1,22}?(?:而|临时|被迫)?(?:延期|取消|推迟|作罢|展期|押后|告吹|未能成行|没有成行|未成行)(?:[，。；]|$)/;
/** 就明年合办论坛|交换意见 */
const TOPIC = /就(?![已将会可要能在是应该不没有])[^，。]{2,40}$/;

/** 有媒体称两人通话，发言人予以否认. */
const DENIED_AFTER = /^[^。；]{0,40}，[^，。；]{0,20}(?:否认|并无此事|子虚乌有|不实|纯属|没有这回事)/;
const REPORTED = /(?:媒体|[外网]媒|媒称|网传|盛传|报道|报章|外传|传闻|传出|消息|外界|所[称传])/;

const UNFOUNDED =
  /^[^，。]{0,10}的?(?:报道|报导|传闻|消息|说法|传言)(?:是|系|纯属|完全|「|“)*(?:毫无根据|不实|不属实|子虚乌有|并非事实|失实|不正确|错误)|^传[闻言]/;

const ISSUED = /(?:声明|公报|文告|通报|新闻稿|消息|公告)(?:中)?(?:指出|表示|宣布|说|称|指)?，?$/;

const PUTS_OFF = '(?:顺延|展延|延期|延后|推迟|押后|延|改期|改|移)';
const MOVES = new RegExp(`${PUTS_OFF}$`);
const MOVED = new RegExp(`${PUTS_OFF}(?:[至到在于]|为)$|(?:暂定|暂订)于?$`);

/** 原定…，因故顺延至5日举行: the time to which it is put off. */
export function movedTo({ reading, words, sentence }: Scope, word: Place): string | undefined {
  const { folded } = reading.passage;
  const stop = folded.slice(word.end, sentence.end).indexOf('；');
  for (const time of inside(reading.found.time, word.end, stop < 0 ? sentence.end : word.end + stop)) {
    if (/或[延改推][^，。]{0,2}$/.test(folded.slice(time.start - 4, time.start))) continue;
    const lead = folded.slice(time.start - 4, time.start);
    if (!MOVED.test(lead) && !(/^[至到]/.test(folded.slice(time.start, time.end)) && MOVES.test(lead))) continue;
    // 原定通电话，改在10日举行视讯会议: another event, told by its own words.
    const { end } = clauseAround(reading.passage, time.start, time.end);
    const other = inside(words, time.end, end).some(({ term }) => term.cells.class === 'pair');
    const day = calendarPart(time.value)?.replace('../', '');
    return other || day === undefined || day.includes('..') ? undefined : day;
  }
  return undefined;
}

/** The day on which something is said is not that of what is said to have happened. */
const saidIn = (said: Place, { start, end }: Place): Place => ({ start: Math.max(start, said.start), end });

/** 4月 of what is planned lies less than a year ahead, whatever year was told before. */
function inComingYear(reading: Reading, when: When): When {
  const told = toldOn(reading);
  if (told === undefined || when.date === undefined || when.at === undefined || when.date.length < 7) return when;
  if (!/^\d{1,2}月/.test(reading.passage.folded.slice(when.at.start, when.at.end))) return when;
  const [from] = when.date.split('/');
  const year = Number(told.slice(0, 4)) + (from.slice(5) < told.slice(5, from.length) ? 1 : 0);
  const shift = year - Number(from.slice(0, 4));
  if (shift === 0) return when;
  return { ...when, date: when.date.replace(/\d{4}(?=-)/g, (digits) => String(Number(digits) + shift)) };
}

/** 周五，她将前往华沙: a bare day of the week of what is planned is the next one. */
function comingDay(reading: Reading, given: When, status: EventFields['status']): When {
  const when = status === 'planned' ? inComingYear(reading, given) : given;
  const day = parseDate(when.date);
  const told = toldOn(reading)?.slice(0, 10);
  if (
    (status !== 'planned' && status !== 'cancelled') ||
    !isFull(day) ||
    told === undefined ||
    when.at === undefined ||
    when.date! >= told
  )
    return when;
  const isBare = /^(?:周|星期|礼拜)[一二三四五六日天]$/.test(reading.passage.folded.slice(when.at.start, when.at.end));
  // What was called off may as well have been due some days ago.
  const isNear = status === 'cancelled' && Date.parse(told) - Date.parse(when.date!) <= 3 * 86_400_000;
  return isBare && !isNear ? { ...when, date: formatDate(addDays(day, 7)) } : when;
}

/** Marks that a speaker tells of something done. */
const TOLD =
  /了$|(?:举行|进行|展开)了[^，。]{0,16}的?$|宣布(?!将)|曾|已|刚刚?|再次|此次|这次|首次|第.{1,6}次|很高兴|日前|不久前|应[^，]*邀请/;

/** 通了电话, 见了面 */
const IS_DONE = /.[了过]./;

function tailOf({ clause }: Scope, actors: readonly Actor[], word: Place, where: Place | undefined): number {
  let end = Math.max(word.end, where !== undefined && where.end <= clause.end ? where.end : 0);
  for (const actor of actors) if (actor.end <= clause.end && actor.end > end) end = actor.end;
  return end;
}

/** A month or a day after that of the report. */
export function isAhead(reading: Reading, date: string | undefined): boolean {
  const told = toldOn(reading);
  const first = date?.replace('../', '').split('/')[0];
  return told !== undefined && first !== undefined && first.length >= 7 && first > told.slice(0, first.length);
}

/** 希望2026年内签字, told in 2025. */
const isInComingYear = (reading: Reading, { date }: When): boolean =>
  date?.length === 4 && date > (toldOn(reading) ?? '9').slice(0, 4);

/** A date after the day of the report is planned. */
export function futureOf(reading: Reading, when: When, status: EventFields['status']): EventFields['status'] {
  const told = toldOn(reading);
  if (status !== 'held' || when.date === undefined || told === undefined) return status;
  const first = when.date.split('/')[0];
  return first > told.slice(0, first.length) ? 'planned' : status;
}

/** Long before the day of the report: background. */
export function isPast(reading: Reading, when: When): boolean {
  const told = toldOn(reading);
  if (when.date === undefined || told === undefined) return false;
  const last = when.date.replace('/..', '').split('/').at(-1)!;
  if (last.length < 10) return last < told.slice(0, last.length);
  return Date.parse(told.slice(0, 10)) - Date.parse(last) > 10 * 86_400_000;
}

/** 在P(举行): the place words after 在 or 于 in the clause, as one stretch. */
function whereOf(reading: Reading, clause: Place, word: Place): Place | undefined {
  const { folded } = reading.passage;
  const all = placesIn(reading, clause.start, clause.end);
  for (let i = 0; i < all.length; i++) {
    if (!/[在于]$/.test(folded.slice(all[i].start - 1, all[i].start))) continue;
    let { end } = all[i];
    for (let k = i + 1; k < all.length && all[k].start <= end; k++) end = Math.max(end, all[k].end);
    if (Math.abs(all[i].start - word.start) < 80) return { start: all[i].start, end };
  }
  return undefined;
}
