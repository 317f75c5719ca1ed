import { addDays, addMonths, bounds, type FullDate, formatDate } from '../record/edtf.ts';
import type { Promised } from './position/scene.ts';
import { walk, walkAll } from './position/walk.ts';
import type { Finding, Reader, Reading } from './reader.ts';

/** What a party says it will do, and by when. */
export const commitmentReader: Reader<'commitment'> = {
  kind: 'commitment',
  version: 1,
  surveyAll: (pages) => walkAll(pages.flat()),
  read(reading) {
    const published = bounds(reading.article.published ?? reading.page.published ?? '').first;
    let next = 0;
    const { time } = reading.found;
    const found = [...walk(reading).promised]
      .sort((a, b) => a.start - b.start || b.end - a.end)
      .map((promise) => {
        while (next < time.length && time[next].start < promise.start) next++;
        const times: Time[] = [];
        for (let i = next; i < time.length && time[i].end <= promise.end; i++) times.push(time[i]);
        return toFinding(reading, promise, dates(reading.passage.folded, times, published));
      });
    return lend(reading, found);
  },
};

/** What a window is about; a headline and the text below it share the word. */
const WINDOW = /免签|免办签证|试行|延长|展延|延期|续约|停征|豁免/;
const HEADINGS = new Set(['headline', 'deck', 'subhead']);

/** A headline that shortens a dated window of the text takes over its dates, where there is only one. */
function lend({ passage }: Reading, found: readonly Finding<'commitment'>[]): Finding<'commitment'>[] {
  const wordOf = ({ start, end }: Finding<'commitment'>) => WINDOW.exec(passage.folded.slice(start, end))?.[0];
  const bodyFrom = passage.blocks.find((block) => !HEADINGS.has(block.role))?.start ?? 0;
  const dated = found.filter((one) => one.start >= bodyFrom && one.due?.end !== undefined);
  return found.map((one) => {
    if (one.start >= bodyFrom || one.due !== undefined || dated.length === 0) return one;
    const word = wordOf(one);
    const same =
      word === undefined ? [] : dated.filter((other) => passage.folded.slice(other.start, other.end).includes(word));
    const ends = new Set(same.map((other) => other.due?.end));
    return ends.size === 1 ? { ...one, due: same[0].due } : one;
  });
}

type Time = Finding<'time'>;

interface When {
  readonly due?: { readonly start?: string; readonly end?: string };
  readonly duration?: string;
}

function toFinding({ passage }: Reading, promise: Promised, { due, duration }: When): Finding<'commitment'> {
  const { start, end, action, modality, parties, rule, terms, confidence } = promise;
  return {
    kind: 'commitment',
    start,
    end,
    parties: parties.names,
    partyIds: parties.ids,
    action: passage.quote(action, end),
    ...(due === undefined ? {} : { due }),
    ...(duration === undefined ? {} : { duration }),
    modality,
    rule,
    terms,
    confidence: Math.round(confidence * 100) / 100,
  };
}

/** Up to, before, not later than. */
const UNTIL = /(?:至|到|截至|截止|直至|直到|不晚于|不迟于|最迟[会须将]?[在于]?|迟至)$/;
/** The earliest day is no day by which. */
const EARLIEST = /(?:最快|最早)(?:要|也要|会|将|可|可在|可于|须|须在)?[到在于]?$/;
/** What is striven for is to be done by then: 力爭2028年通車. */
const AIM = /(?:力争|争取|务求|目标是?)(?:能)?[在于到至]?$/;
/** A journey or term that ends on a day: 週日返港, 9月底到期. */
const ENDS = /^[^，。；]{0,4}(?:返[回国抵京港台]|返|回国|离境|离开|到期|届满|期满|失效|终止|截止|闭幕)/;
/** 明年第一季度生效，有效期十年: it begins within the time, and ends much later. */
const TERMED = /^[^，。；]{0,4}(?:生效|实施|施行)，[^。；]{0,4}(?:效期|期限|为期)/;
/** A day told as a part of a month or year without fixed ends. */
const ROUGH = /(?:(?<!周)[初中底末]|[春夏秋冬][天季])[之以底]?前?$|^\d{4}-2[1-4]$/;
/** On some day of these ten, from the first of them on. */
const THIRD = /[上中下]旬$/;
const BEFORE = /^(?:之?前(?![往赴来去])|以前|底前|年?底前|为?止)/;
const FROM = /(?:自|从|由)$/;
const SINCE = /^(?:起|开始|之后|以后|后|正式?(?:生效|实施|施行|启用|上路)|生效|实施|施行|启用|启动|动工|开工)/;
const TERM = /(?:期限为?|有?效期为?|为期|延长|延期|续约|续期|顺延|展期|免签|不超过|停留|超过|试行|租期)[^，。]{0,4}$/;
const FOR_TERM = /^[^，。]{0,3}(?:免签|有效|期限|任期)/;

/** What begins on a day and goes on: then only the day it begins is told. */
const BEGINS =
  /^[^，。；]{0,12}(?:生效|实施|施行|启用|投入|上路|运作|运营|运行|上任|就任|赴|前往|转往|转赴|启程|启航|展开|开始|开工|通车|通航|投产|出访|访问|到访|回访|抵[达步埗]|运送|接任|派)/;
/** 接任主席国后将…, 以建交20周年为契机: not when, but after or on the occasion of what. */
const AFTER = /^[^，。；]{2,18}(?:后|之后)(?=[^续])/;
const OCCASION = /^[^，。；]{2,18}(?:为契机|之际)/;
/** How long something lasts, before any other length in the same words. */
const LASTS = /(?:期限为?|有?效期为?|为期|试行|试办期?|延长|续约|续期|顺延|展期)[^，。]{0,3}$/;

/** What is in force for the length that follows: 暫免關稅六個月. */
const HELD = /(?:免|停|暂|试[行办]|冻结|豁免|实施|执行|开放|派驻|轮值|封闭|禁止|降低|宽限)[^，。；]{0,14}$/;

/** What the times of a commitment say; `on` is a bare day. */
interface Limits {
  start?: string;
  until?: string;
  on?: string;
  duration?: string;
}

/** When a commitment begins and ends, from the times that stand in it. Times gone by say nothing of it. */
function dates(folded: string, times: readonly Time[], published: FullDate | undefined): When {
  const limits: Limits = {};
  for (const time of times) {
    if (time.vague || time.value.startsWith('PT')) continue;
    if (time.value.startsWith('P')) readLength(limits, folded, time, published);
    else readDate(limits, folded, time, published);
  }
  const start = limits.start ?? limits.on;
  let end = limits.until ?? (limits.start === undefined ? limits.on : undefined);
  const { duration } = limits;
  if (end === undefined && start !== undefined && duration !== undefined) end = lastDayOf(start, duration);
  const due = { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
  return { ...(Object.keys(due).length > 0 ? { due } : {}), ...(duration === undefined ? {} : { duration }) };
}

function readLength(limits: Limits, folded: string, time: Time, published: FullDate | undefined): void {
  const before = folded.slice(Math.max(0, time.start - 6), time.start);
  if (LASTS.test(before)) limits.duration = time.value;
  else if (limits.start !== undefined && HELD.test(folded.slice(Math.max(0, time.start - 18), time.start)))
    limits.duration ??= time.value;
  else if (TERM.test(before) || FOR_TERM.test(folded.slice(time.end, time.end + 6))) limits.duration ??= time.value;
  else if (published !== undefined) {
    const end = within(folded, time, published);
    if (end === undefined) return;
    limits.until ??= end;
    limits.duration ??= time.value;
    if (end.length === 4) limits.start ??= String(published.year);
  }
}

function readDate(limits: Limits, folded: string, time: Time, published: FullDate | undefined): void {
  if (!/^(?:\d{4}|\.\.\/\d{4})/.test(time.value)) return;
  const today = published === undefined ? undefined : formatDate(published);
  const before = folded.slice(Math.max(0, time.start - 6), time.start);
  const after = folded.slice(time.end, time.end + 24);
  if (today !== undefined && isPast(lastOf(time.value), today)) return;
  const rough = ROUGH.test(folded.slice(time.start, time.end)) || ROUGH.test(time.value);
  if (EARLIEST.test(before)) limits.start ??= firstOf(time.value, rough);
  else if (AIM.test(before) && /^\d{4}(?:-\d\d)?$/.test(time.value)) limits.until ??= time.value;
  else if (time.value.startsWith('../') || UNTIL.test(before) || BEFORE.test(after) || ENDS.test(after))
    limits.until ??= lastOf(time.value, rough);
  else if (rough || THIRD.test(folded.slice(time.start, time.end)) || FROM.test(before) || time.value.endsWith('/..'))
    limits.start ??= firstOf(time.value, rough);
  else if (time.value.includes('/') && !TERMED.test(after)) {
    limits.start ??= firstOf(time.value);
    limits.until ??= lastOf(time.value);
  } else if (SINCE.test(after) || AFTER.test(after)) limits.start ??= firstOf(time.value);
  else if (isQuoted(folded, time.start) || OCCASION.test(after)) return;
  else if (BEGINS.test(after)) limits.start ??= time.value;
  else limits.on ??= time.value;
}

/** The first date of a value; a rough one is told by its month. */
function firstOf(value: string, rough = false): string {
  const [first] = value.split('/');
  return rough ? first.slice(0, 7) : first;
}

/** The last date of a value, the first where it is open; a rough one is told by its month. */
function lastOf(value: string, rough = false): string {
  const [first, last = first] = value.split('/');
  const date = last === '..' || last === '' ? first : last;
  return rough ? date.slice(0, 7) : date;
}

const LENGTH = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

/** A date moved on by a length of whole years, months, weeks and days; undefined for other lengths. */
function later(date: FullDate, length: string): FullDate | undefined {
  const match = LENGTH.exec(length);
  if (match === null) return undefined;
  const [years, months, weeks, days] = match.slice(1).map((part) => Number(part ?? 0));
  return addDays(addMonths(date, years * 12 + months), weeks * 7 + days);
}

/** 三年內 ends in that month, 未來三年 in that year; lengths of days end on a day. */
function within(folded: string, { value, start, end }: Time, published: FullDate): string | undefined {
  const inside = folded[end - 1] === '内' || /^(?:之|以)?内/.test(folded.slice(end, end + 2));
  const coming = /(?:未来|今后|接下来|往后)$/.test(folded.slice(Math.max(0, start - 3), start));
  if (!inside && !coming) return undefined;
  const last = later(published, value);
  if (last === undefined) return undefined;
  if (/[DW]$/.test(value)) return formatDate(last);
  return inside || !value.endsWith('Y') ? formatDate(last).slice(0, 7) : formatDate(last).slice(0, 4);
}

/** The last day of a term that begins on a day: 2023-09-01 and P6M end on 2024-02-29. */
function lastDayOf(start: string, length: string): string | undefined {
  const { first } = bounds(start);
  const last = first === undefined || start.length < 10 ? undefined : later(first, length);
  return last === undefined ? undefined : formatDate(addDays(last, -1));
}

function isPast(value: string, today: string): boolean {
  const plain = value.replace(/[~?%]/g, '');
  return plain.slice(0, today.length) < today.slice(0, plain.length);
}

/** Inside a title or a quotation, such as the name of a strategy. */
function isQuoted(folded: string, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 30); i--) {
    if ('》」，。'.includes(folded[i])) return false;
    if ('《「'.includes(folded[i])) return true;
  }
  return false;
}
