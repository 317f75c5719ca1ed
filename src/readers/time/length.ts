import type { NumberToken } from '../../text/numeral.ts';
import { type Figures, letters } from '../figures.ts';
import { connector } from './written.ts';

export type LengthUnit = 'Y' | 'M' | 'W' | 'D' | 'h' | 'm' | 's';

/** A length of time as written: 三年零两个月, 半年, 30天. */
export interface Length {
  readonly start: number;
  readonly end: number;
  /** Amounts by unit, in the order written. */
  readonly amounts: readonly { readonly n: number; readonly unit: LengthUnit }[];
  /** Upper amount of 3至5年. */
  readonly high?: number;
  readonly approximation?: 'more_than' | 'about';
  /** 80周年. */
  readonly anniversary?: true;
  /** The number is vague: 几年, 数十年. */
  readonly loose?: true;
}

interface Unit {
  readonly form: string;
  readonly unit: LengthUnit;
  readonly times?: number;
  /** Letters that may not follow. */
  readonly not?: string;
}

/** Longest first. */
const UNITS: readonly Unit[] = [
  { form: '个工作日', unit: 'D' },
  { form: '个交易日', unit: 'D' },
  { form: '个昼夜', unit: 'D' },
  { form: '个季度', unit: 'M', times: 3 },
  { form: '个世纪', unit: 'Y', times: 100 },
  { form: '个年头', unit: 'Y' },
  { form: '个星期', unit: 'W' },
  { form: '个礼拜', unit: 'W' },
  { form: '个小时', unit: 'h' },
  { form: '个钟头', unit: 'h' },
  { form: '工作日', unit: 'D' },
  { form: '个月', unit: 'M' },
  { form: '周年', unit: 'Y' },
  { form: '星期', unit: 'W' },
  { form: '礼拜', unit: 'W' },
  { form: '小时', unit: 'h' },
  { form: '钟头', unit: 'h' },
  { form: '分钟', unit: 'm' },
  { form: '刻钟', unit: 'm', times: 15 },
  { form: '秒钟', unit: 's' },
  { form: '昼夜', unit: 'D' },
  { form: '年', unit: 'Y', not: '级代度份次轮纪画糕货迈幼长轻青' },
  { form: '载', unit: 'Y', not: '人货重体着有满客' },
  { form: '周', unit: 'W', not: '岁围边转刊长密' },
  { form: '天', unit: 'D', not: '然安花津主气空才堂下体性文涯际生线山价宫舟问和宇' },
  { form: '秒', unit: 's', not: '杀0123456789' },
];

/** Units that 多 and 半 split: 三个多月. */
const SPLIT = ['个月', '个星期', '个小时', '个世纪', '个钟头', '个礼拜'].map(
  (form) => UNITS.find((unit) => unit.form === form)!,
);
/** First letters of the units. */
export const UNIT_LETTERS = UNITS.map(({ form }) => form[0]).join('');
const UNIT_FIRST = letters(UNIT_LETTERS);
const BY_LETTER = Map.groupBy(UNITS, ({ form }) => form[0]);

/** The unit of time at `at` and the position after it. */
function unitAt(text: string, at: number): { unit: Unit; end: number } | undefined {
  if (at >= text.length || UNIT_FIRST[text.charCodeAt(at)] === 0) return undefined;
  for (const unit of BY_LETTER.get(text[at])!) {
    const end = at + unit.form.length;
    if (text.startsWith(unit.form, at) && !unit.not?.includes(text[end] ?? ' ')) return { unit, end };
  }
  return undefined;
}

/** A unit as it stands after a number. */
interface Read {
  readonly unit: Unit;
  readonly end: number;
  /** 三个多月 */
  readonly more?: true;
  /** 三个半月 */
  readonly half?: true;
}

/** The unit at `at`, 多 or 半 inside it taken along: 三个多月, 两分半钟. */
function withMore(text: string, at: number): Read | undefined {
  const c = text[at];
  const next = text[at + 1];
  if (c === '个' && (next === '多' || next === '半')) {
    const unit = SPLIT.find(({ form }) => text.startsWith(form.slice(1), at + 2));
    if (unit === undefined) return undefined;
    return { unit, end: at + 1 + unit.form.length, ...(next === '多' ? { more: true } : { half: true }) };
  }
  if ((c === '分' || c === '秒') && text.startsWith('半钟', at + 1))
    return { unit: { form: c, unit: c === '分' ? 'm' : 's' }, end: at + 3, half: true };
  return unitAt(text, at);
}

/** What is longer is a slip or a joke, and would be written with an exponent. */
const LONGEST = 1e12;

/** The length of time that begins at `start`, or undefined. Calendar years are not lengths. */
export function lengthAt(figures: Figures, start: number): Length | undefined {
  const { text } = figures;
  const number = figures.number(start);
  if (number === undefined || number.named !== undefined || number.value < 0 || text[start - 1] === '第')
    return undefined;
  if (number.value > LONGEST) return undefined;
  if (number.bare && number.approximation === undefined && !bareCounts(text, number)) return undefined;
  let upper: NumberToken | undefined;
  let read = withMore(text, number.end);
  if (read === undefined) {
    upper = upperOf(figures, number);
    read = upper === undefined ? undefined : (withMore(text, upper.end) ?? manyDays(text, upper));
  }
  if (read === undefined || !measures(text, number, read)) return undefined;
  const { form } = read.unit;
  const { end, first, more } = withRest(text, number, read);
  const amounts = [amountOf(first, read.unit)];
  return {
    start,
    end: upper === undefined && form !== '周年' ? addSmaller(figures, end, amounts) : end,
    amounts,
    high: upper?.value ?? number.high,
    approximation: more ? 'more_than' : number.approximation,
    anniversary: form === '周年' ? true : undefined,
    loose: number.form !== 'arabic' && /[几数]/.test(text.slice(start, number.end)) ? true : undefined,
  };
}

/** Whether 百 or 千 alone counts: 数百年, 百年华诞. */
function bareCounts(text: string, { start, end }: NumberToken): boolean {
  if ('数几近上'.includes(text[start - 1] ?? '，')) return true;
  return text[end] === '年' && BARE_YEARS.test(text.slice(end + 1, end + 3));
}
const BARE_YEARS = /^(?:华诞|诞辰|纪念|历程|历史|校庆|庆典|以来|来)/;

/** The upper number of 3至5年. */
function upperOf(figures: Figures, number: NumberToken): NumberToken | undefined {
  const next = connector(figures.text, number.end);
  const upper = next < 0 ? undefined : figures.number(next);
  return upper !== undefined && upper.value > number.value ? upper : undefined;
}

/** 30至45日: more days than a month has. */
function manyDays(text: string, { end, value }: NumberToken): Read | undefined {
  return text[end] === '日' && value > 31 ? { unit: DAYS, end: end + 1 } : undefined;
}

/** Whether the number and its unit measure a time: not 2025年, 三年一度, 这一年, 一天. */
function measures(text: string, number: NumberToken, { unit: { form }, end }: Read): boolean {
  if (form === '年' && isCalendarYear(number)) return false;
  // 三年一度, 两年一次 recur.
  if (text[end] === '一' && '度次届'.includes(text[end + 1] ?? '，')) return false;
  if (number.value !== 1) return true;
  if (form === '年') return !unsettledYear(text, number.start, end);
  return (form !== '天' && form !== '周' && form !== '秒') || measuredOnce(text, number.start, end);
}

/** 半 and 多 after the unit: 两年半, 三年多, 十年余. */
function withRest(text: string, number: NumberToken, read: Read): { end: number; first: number; more: boolean } {
  let { end } = read;
  let first = number.value;
  let more = read.more === true || number.approximation === 'more_than';
  if (read.half) first += 0.5;
  else if (text[end] === '半' && text[end + 1] !== '数' && '年周月天时'.includes(text[end - 1])) {
    first += 0.5;
    end++;
  }
  if (text[end] === '多' && !'种次个元年边少样'.includes(text[end + 1] ?? '，')) {
    more = true;
    end++;
  }
  if (text[end] === '余' && /^(?:来|以来|前|后|，|。)/.test(text.slice(end + 1, end + 3))) {
    more = true;
    end++;
  }
  return { end, first, more };
}

interface Amount {
  readonly n: number;
  readonly unit: LengthUnit;
}

const amountOf = (n: number, { times, unit }: Unit): Amount => ({ n: n * (times ?? 1), unit });

/** Adds amounts of ever smaller units, as in 三年零两个月; returns where the length ends. */
function addSmaller(figures: Figures, from: number, amounts: Amount[]): number {
  const { text } = figures;
  for (let end = from; ; ) {
    const last = amounts[amounts.length - 1].unit;
    const part = figures.number(text[end] === '零' || text[end] === '又' ? end + 1 : end);
    if (part === undefined || part.named !== undefined || isCalendarYear(part)) return end;
    const isMinutes = last === 'h' && text[part.end] === '分';
    const read = unitAt(text, part.end) ?? (isMinutes ? { unit: MINUTES, end: part.end + 1 } : undefined);
    if (read === undefined || read.unit.form === '周年' || rank(read.unit.unit) >= rank(last)) return end;
    amounts.push(amountOf(part.value, read.unit));
    end = read.end;
  }
}

/** 为期一周, 一天内: the words around say that one day, week or second is as long as that. */
function measuredOnce(text: string, start: number, end: number): boolean {
  if ('前后去来近隔满仅逾约期历'.includes(text[start - 1] ?? '，')) return true;
  return (
    /(?:不到|超过|长达|历时|为时|耗时|持续|整整|短短|[停逗]留|进行)了?$/.test(
      text.slice(Math.max(0, start - 3), start),
    ) || /^(?:内|之内|以内|后|之后|以后|过后|前|之前|时间|左右|多|来[，、的]|以来|之久)/.test(text.slice(end, end + 2))
  );
}

const MINUTES: Unit = { form: '分', unit: 'm' };
const DAYS: Unit = { form: '日', unit: 'D' };

/** 考察三日: after these a number of days in Chinese figures is how long. */
const STAYED = /(?:访问|考察|停留|逗留|出访|休会|放假|哀悼|罢工|停工|结束|展开)$/;

/** 为期30日, 押后30日: after these a number of days is how long. */
const PUT_OFF = /(?:为期|历时|连续|长达|时隔|一连|期限为|未来|押后|延后|推迟|延长|暂缓|宽限|顺延|暂停)$/;

const TRIP = /^的?[^，。\d]{0,8}(?:之行|访问|行程|之旅|考察)/;
const TRIP_BEFORE = /(?:展开|开始|结束|进行|完成)了?$/;

/** One of these stands right before or right behind a number of days, of a month at most, that is a length. */
const DAYS_BEFORE = letters('问察留访会假悼工束开期时续达隔连为来后迟长缓限延停始行成了至到起');
const DAYS_AFTER = letters('内以之游后延缩增减放改');

/** N日 as a length, where the words around say so: 为期3日, 15日内. */
export function daysAt(figures: Figures, start: number): Length | undefined {
  const { text } = figures;
  const number = figures.number(start);
  if (number === undefined || number.sort !== 'integer' || number.named !== undefined || text[number.end] !== '日')
    return undefined;
  const end = number.end + 1;
  const around = DAYS_BEFORE[text.charCodeAt(start - 1)] === 1 || DAYS_AFTER[text.charCodeAt(end)] === 1;
  if (number.value <= 31 && !around) return undefined;
  return areDays(figures, number) ? { start, end, amounts: [{ n: number.value, unit: 'D' }] } : undefined;
}

/** Whether the words around a number of days say that it is a length. */
function areDays(figures: Figures, { start, end: numberEnd, value, form, bare }: NumberToken): boolean {
  const { text } = figures;
  const end = numberEnd + 1;
  const before = text.slice(Math.max(0, start - 3), start);
  const after = text.slice(end, end + 10);
  // 展开五日中东之行
  const isTrip = TRIP_BEFORE.test(before) && TRIP.test(after);
  if (bare && !isTrip && !'逾近超满'.includes(text[start - 1] ?? '，')) return false;
  // 自公布日起30日后
  if (text[start - 1] === '起' && '后内'.includes(text[end] ?? '，')) return true;
  const told =
    value > 31 ||
    isTrip ||
    PUT_OFF.test(before) ||
    (form === 'chinese' && STAYED.test(before)) ||
    /^(?:内|以内|之内|游|后$)/.test(after.slice(0, 2)) ||
    stretched(figures, start, end);
  return told && (isTrip || !'本元圆军俄美中韩'.includes(text[end] ?? '，'));
}

/** 由14日延长至30日: what is made longer or shorter is a length. */
function stretched({ text, numbers }: Figures, start: number, end: number): boolean {
  if (/^(?:延长|缩短|增加|增|减少|减|放宽|改)[为至到]/.test(text.slice(end, end + 5))) return true;
  const lead = text.slice(Math.max(0, start - 5), start);
  return /日(?:延长|缩短|放宽)[为至到]$/.test(lead) && numbers.length > 1;
}

const rank = (unit: LengthUnit) => 'smhDWMY'.indexOf(unit);

/** 2025, 二零二五, 07, 九零 before 年. */
const isCalendarYear = ({ digits, form, high, value }: NumberToken): boolean => {
  if (digits === undefined) return false;
  if (digits.length === 4) return value >= 1000 && value <= 2200;
  return digits.length === 2 && high === undefined && (digits.startsWith('0') || form === 'chinese');
};

/** 这一年, 新的一年, 一年一度 measure nothing. */
function unsettledYear(text: string, start: number, end: number): boolean {
  if (/(?:过去|未来|今后|最近|接下来)的$/.test(text.slice(Math.max(0, start - 4), start))) return false;
  if (text[start - 1] === '的' && '间内里期'.includes(text[end] ?? '，')) return false; // 的一年间
  if ('这那每又复的同某有哪头进'.includes(text[start - 1] ?? '，')) return true;
  return /^(?:一度|又一|四季|到头|之计|之初|年)/.test(text.slice(end, end + 2));
}

/** The length of a word of the lexicon, whose value is `P6M`, `P15D`, `PT30M`… */
export function lengthOfWord(start: number, end: number, value: string): Length {
  const [, time, n, letter] = /^P(T)?(\d+)([YMDH])$/.exec(value)!;
  const unit = (time === undefined ? letter : letter.toLowerCase()) as LengthUnit;
  return { start, end, amounts: [{ n: Number(n), unit }] };
}

/** ISO 8601 duration: P30Y, P2Y6M, PT24H. Half a year is six months, half a month fifteen days. */
export function formatLength(length: Length): string {
  let date = '';
  let time = '';
  const put = (n: number, unit: LengthUnit) => {
    const written = String(Number.isInteger(n) ? n : Number(n.toFixed(3)));
    if (unit === 'h' || unit === 'm' || unit === 's') time += written + unit.toUpperCase();
    else date += written + unit;
  };
  for (const { n, unit } of length.amounts) {
    const whole = Math.floor(n);
    if (unit === 'Y' && n !== whole && (n * 12) % 1 === 0) {
      if (whole > 0) put(whole, 'Y');
      put((n - whole) * 12, 'M');
    } else if (unit === 'M' && n - whole === 0.5) {
      if (whole > 0) put(whole, 'M');
      put(15, 'D');
    } else if (unit === 'h' && n - whole === 0.5) {
      if (whole > 0) put(whole, 'h');
      put(30, 'm');
    } else put(n, unit);
  }
  return `P${date}${time === '' ? '' : `T${time}`}`;
}
