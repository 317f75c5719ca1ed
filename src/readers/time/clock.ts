import type { NumberToken } from '../../text/numeral.ts';
import type { Figures } from '../figures.ts';
import { type Clock, connector, digit, type Point } from './written.ts';

/** Longest first. */
const PARTS_OF_DAY =
  '北京时间 上午 下午 中午 晚间 晚上 凌晨 清晨 清早 早上 早晨 早间 午间 午后 正午 傍晚 深夜 夜间 夜里 午夜 半夜 黄昏 黎明 白天 上昼 晚 早 晨 夜'.split(
    ' ',
  );
/** A single letter of these does not count as a part of the day: 早已, 晚会, 夜以继日. */
const NOT_PART: Readonly<Record<string, string>> = {
  晚: '会宴期年辈报婚景清些于近来点',
  早: '已就在前期些日报餐',
  晨: '报曦',
  夜: '以总市景校',
};
const AFTERNOON = /^(?:下午|午后|傍晚|晚|晚上|晚间|黄昏|深夜|夜间|夜里|今晚|昨晚|明晚|半夜|夜)$/;

/** Part of the day and clock time after a date, or alone. */
export function clockAt(figures: Figures, point: Point, led = false): boolean {
  const { text } = figures;
  const from = point.end;
  const dated = from > point.start;
  let at = from;
  if (dated && text[at] === '的') at++;
  const parts = '北上下中晚凌清早正傍深夜午半黄黎白晨'.includes(text[at] ?? '，') ? PARTS_OF_DAY : [];
  for (const part of parts) {
    if (!text.startsWith(part, at)) continue;
    if (part.length === 1 && (NOT_PART[part].includes(text[at + 1] ?? '，') || !dated)) continue;
    if (part !== '北京时间') point.partOfDay = part;
    at += part.length;
    if (part !== '北京时间') break;
  }
  // 5月8日0—24时: hours of one day.
  const first = dated ? figures.number(at) : undefined;
  const joined = first === undefined ? -1 : connector(text, first.end);
  const last = joined < 0 ? undefined : figures.number(joined);
  if (digit(first, 0, 24) && digit(last, 0, 24) && (text[last.end] === '时' || text[last.end] === '点')) {
    point.end = last.end + 1;
    return false;
  }
  const parted = at > from && text[from] !== '的';
  // 北京时间18点, 将于19点
  const told = !dated && /[0-9]/.test(text[at] ?? '，') && /(?:时间|[于在])$/.test(text.slice(Math.max(0, at - 2), at));
  const time = timeOfDay(figures, at, led || dated || parted || told);
  if (time !== undefined) {
    let { hour } = time.clock;
    // 当地时间晚6时: the letter of the evening stands before the number.
    if (!dated && point.partOfDay === undefined && '晚夜'.includes(text[from - 1] ?? '，')) point.partOfDay = '晚';
    if (point.partOfDay !== undefined && hour < 12 && hour > 0 && AFTERNOON.test(point.partOfDay)) hour += 12;
    if (point.partOfDay === '中午' && hour < 4) hour += 12;
    point.clock = { ...time.clock, hour };
    point.end = time.end;
    return true;
  }
  if (parted && dated) point.end = at;
  return false;
}

/** A clock time and the position after it. */
interface TimeOfDay {
  readonly clock: Clock;
  readonly end: number;
}

/** 9时30分, 18：05, 九点半; `led`: the words before say that it is a time. */
function timeOfDay(figures: Figures, at: number, led: boolean): TimeOfDay | undefined {
  const number = figures.number(at);
  if (number === undefined || number.named !== undefined) return undefined;
  if (number.sort === 'decimal') return led ? spokenTime(figures.text, number) : undefined;
  if (!digit(number, 0, 24)) return undefined;
  const mark = figures.text[number.end];
  if (mark === '：' && number.form === 'arabic') return colonTime(figures.text, number, led);
  return mark === '时' || mark === '点' ? hourTime(figures, number, led) : undefined;
}

/** 九点零九, which is read as a decimal first. */
function spokenTime(text: string, { form, value, start, end }: NumberToken): TimeOfDay | undefined {
  if (form !== 'chinese' || !text.slice(start, end).includes('点')) return undefined;
  const hour = Math.floor(value);
  const minute = Number(String(value).split('.')[1]?.padEnd(2, '0') ?? 0);
  return hour < 24 && minute < 60 ? { clock: { hour, minute }, end } : undefined;
}

const MINUTES = /(\d{2})(?:：(\d{2}))?(?!\d)/y;

/** 18：05, 18：05：30 */
function colonTime(text: string, { start, end, value: hour }: NumberToken, led: boolean): TimeOfDay | undefined {
  MINUTES.lastIndex = end + 1;
  const match = MINUTES.exec(text);
  // 以16:14 is a score.
  if (match === null || text[start - 1] === '以') return undefined;
  const close = MINUTES.lastIndex;
  const minute = Number(match[1]);
  if (minute > 59 || (!led && '比球，'.includes(text[close] ?? ' '))) return undefined;
  const second = match[2] === undefined ? {} : { second: Number(match[2]) };
  return { clock: { hour, minute, ...second }, end: close };
}

/** 9时, 9时30分, 九点半, 三点一刻 */
function hourTime(figures: Figures, number: NumberToken, led: boolean): TimeOfDay | undefined {
  const { text } = figures;
  const isPoint = text[number.end] === '点';
  const isChinese = number.form === 'chinese';
  if (!isPoint && '期代候装空尚评段隔局政事效速刻'.includes(text[number.end + 1] ?? '，')) return undefined;
  if (isChinese && number.value === 1 && !led) return undefined;
  const isClock = isPoint && text[number.end + 1] === '钟';
  const start = number.end + (isClock ? 2 : 1);
  const told = afterHour(figures, start, led, isPoint);
  const sure = led || told?.sure === true;
  if (!sure && (isPoint ? !isClock : isChinese)) return undefined;
  const { end = start, minute, second } = told ?? {};
  return {
    clock: {
      hour: number.value,
      ...(minute === undefined ? {} : { minute }),
      ...(second === undefined ? {} : { second }),
    },
    end: '整许多'.includes(text[end] ?? '，') ? end + 1 : end,
  };
}

/** What follows the hour, up to where; `sure` where it makes a time of day of it. */
interface Rest {
  readonly end: number;
  readonly minute?: number;
  readonly second?: number;
  readonly sure: boolean;
}

/** 半, 整, 一刻, 30分, 30分15秒; 九点三十 where it is led. */
function afterHour(figures: Figures, at: number, led: boolean, isPoint: boolean): Rest | undefined {
  const { text } = figures;
  if (text[at] === '半') return { end: at + 1, minute: 30, sure: true };
  if (text[at] === '整' || text[at] === '许' || text.startsWith('左右', at)) return { end: at, sure: true };
  const number = figures.number(at);
  if (!digit(number, 0, 59)) return undefined;
  const { end, value: minute } = number;
  if (text[end] === '刻' && minute >= 1 && minute <= 3) return { end: end + 1, minute: minute * 15, sure: true };
  if (text[end] === '分' && text[end + 1] !== '之') {
    const seconds = figures.number(end + 1);
    if (!digit(seconds, 0, 59) || text[seconds.end] !== '秒') return { end: end + 1, minute, sure: true };
    return { end: seconds.end + 1, minute, second: seconds.value, sure: true };
  }
  if (led && isPoint && '，。）\n'.includes(text[end] ?? '，')) return { end, minute, sure: false };
  return undefined;
}
