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

const UNIT_FIRST = letters(UNITS.map(({ form }) => form[0]).join(''));

/** The unit of time at `at` and the position after it. */
function unitAt(text: string, at: number): { unit: Unit; end: number } | undefined {
  if (at >= text.length || UNIT_FIRST[text.charCodeAt(at)] === 0) return undefined;
  for (const unit of UNITS) {
    if (!text.startsWith(unit.form, at)) continue;
    const next = text[at + unit.form.length];
    if (next !== undefined && unit.not?.includes(next)) continue;
    return { unit, end: at + unit.form.length };
  }
  return undefined;
}

/** 多 or 余 inside a unit: 三个多月, 两年多 stands after. Returns the text position to read the unit at. */
function withMore(text: string, at: number): { unit: Unit; end: number; more: boolean; half: boolean } | undefined {
  if (text[at] === '个' && (text[at + 1] === '多' || text[at + 1] === '半')) {
    for (const form of ['月', '星期', '小时', '世纪', '钟头', '礼拜'])
      if (text.startsWith(form, at + 2)) {
        const unit = UNITS.find((one) => one.form === `个${form}`)!;
        return { unit, end: at + 2 + form.length, more: text[at + 1] === '多', half: text[at + 1] === '半' };
      }
    return undefined;
  }
  if ((text[at] === '分' || text[at] === '秒') && text.startsWith('半钟', at + 1))
    return { unit: { form: text[at], unit: text[at] === '分' ? 'm' : 's' }, end: at + 3, more: false, half: true };
  const plain = unitAt(text, at);
  return plain === undefined ? undefined : { ...plain, more: false, half: false };
}

/** The length of time that begins at `start`, or undefined. Calendar years are not lengths. */
export function lengthAt(figures: Figures, start: number): Length | undefined {
  const { text } = figures;
  const number = figures.number(start);
  if (number === undefined || number.named !== undefined || number.value < 0 || text[start - 1] === '第')
    return undefined;
  if (number.bare && number.approximation === undefined && !'数几近上'.includes(text[start - 1] ?? '，')) {
    if (
      text[number.end] !== '年' ||
      !/^(?:华诞|诞辰|纪念|历程|历史|校庆|庆典|以来|来)/.test(text.slice(number.end + 1, number.end + 3))
    )
      return undefined;
  }
  let upper: NumberToken | undefined;
  let read = withMore(text, number.end);
  if (read === undefined) {
    const next = connector(text, number.end);
    upper = next < 0 ? undefined : figures.number(next);
    if (upper === undefined || upper.value <= number.value) return undefined;
    read = withMore(text, upper.end);
    if (read === undefined) {
      if (text[upper.end] === '日' && upper.value > 31)
        read = { unit: DAYS, end: upper.end + 1, more: false, half: false };
      else return undefined;
    }
  }
  if (read.unit.form === '年' && isCalendarYear(number)) return undefined;
  // 三年一度, 两年一次 recur.
  if (text[read.end] === '一' && '度次届'.includes(text[read.end + 1] ?? '，')) return undefined;
  if (read.unit.form === '年' && number.value === 1 && unsettledYear(text, start, read.end)) return undefined;
  if (
    number.value === 1 &&
    (read.unit.form === '天' || read.unit.form === '周' || read.unit.form === '秒') &&
    !measuredOnce(text, start, read.end)
  )
    return undefined;
  let end = read.end;
  let more = read.more || number.approximation === 'more_than';
  const amounts: { n: number; unit: LengthUnit }[] = [];
  const add = (n: number, unit: Unit) => amounts.push({ n: n * (unit.times ?? 1), unit: unit.unit });
  let first = number.value;
  if (read.half) first += 0.5;
  if (text[end] === '半' && !read.half && text[end + 1] !== '数' && '年周月天时'.includes(text[end - 1])) {
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
  add(first, read.unit);
  if (upper === undefined && read.unit.form !== '周年')
    for (let next = end; ; ) {
      if (text[next] === '零' || text[next] === '又') next++;
      const part = figures.number(next);
      const unit =
        part === undefined || part.named !== undefined
          ? undefined
          : (unitAt(text, part.end) ??
            (text[part.end] === '分' && amounts[amounts.length - 1].unit === 'h'
              ? { unit: MINUTES, end: part.end + 1 }
              : undefined));
      if (
        unit === undefined ||
        rank(unit.unit.unit) >= rank(amounts[amounts.length - 1].unit) ||
        unit.unit.form === '周年'
      )
        break;
      if (isCalendarYear(part!)) break;
      add(part!.value, unit.unit);
      end = unit.end;
      next = end;
    }
  return {
    start,
    end,
    amounts,
    ...(upper === undefined && number.high === undefined ? {} : { high: upper?.value ?? number.high }),
    ...(more
      ? { approximation: 'more_than' as const }
      : number.approximation === undefined
        ? {}
        : { approximation: number.approximation }),
    ...(read.unit.form === '周年' ? { anniversary: true as const } : {}),
    ...(number.form !== 'arabic' && /[几数]/.test(text.slice(number.start, number.end))
      ? { loose: true as const }
      : {}),
  };
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

/** N日 as a length, where the words around say so: 为期3日, 15日内. */
export function daysAt(figures: Figures, start: number): Length | undefined {
  const { text } = figures;
  const number = figures.number(start);
  if (number === undefined || number.sort !== 'integer' || number.named !== undefined || text[number.end] !== '日')
    return undefined;
  const after = text.slice(number.end + 1, number.end + 11);
  // 展开五日中东之行
  const isTrip = TRIP.test(after) && /(?:展开|开始|结束|进行|完成)了?$/.test(text.slice(Math.max(0, start - 3), start));
  if (number.bare && !isTrip && !'逾近超满'.includes(text[start - 1] ?? '，')) return undefined;
  // 自公布日起30日后
  if (text[start - 1] === '起' && '后内'.includes(text[number.end + 1] ?? '，'))
    return { start, end: number.end + 1, amounts: [{ n: number.value, unit: 'D' }] };
  if (
    number.value <= 31 &&
    !PUT_OFF.test(text.slice(Math.max(0, start - 3), start)) &&
    !(number.form === 'chinese' && STAYED.test(text.slice(Math.max(0, start - 2), start)))
  ) {
    if (!/^(?:内|以内|之内|游|后$)/.test(after.slice(0, 2)) && !isTrip && !stretched(figures, number)) return undefined;
  }
  if (!isTrip && '本元圆军俄美中韩'.includes(text[number.end + 1] ?? '，')) return undefined;
  return { start, end: number.end + 1, amounts: [{ n: number.value, unit: 'D' }] };
}

/** 由14日延长至30日: what is made longer or shorter is a length. */
function stretched({ text, numbers }: Figures, number: NumberToken): boolean {
  const after = text.slice(number.end + 1, number.end + 6);
  if (/^(?:延长|缩短|增加|增|减少|减|放宽|改)[为至到]/.test(after)) return true;
  const lead = text.slice(Math.max(0, number.start - 5), number.start);
  return /日(?:延长|缩短|放宽)[为至到]$/.test(lead) && numbers.length > 1;
}

const rank = (unit: LengthUnit) => 'smhDWMY'.indexOf(unit);

/** 2025, 二零二五, 07, 九零 before 年. */
export const isCalendarYear = ({ digits, form, high, value }: NumberToken): boolean => {
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

/** ISO 8601 duration: P30Y, P2Y6M, PT24H. Half a year is six months, half a month fifteen days. */
export function formatLength(length: Length): string {
  let date = '';
  let time = '';
  const put = (n: number, unit: LengthUnit) => {
    const written = String(Number(n.toFixed(3)));
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
