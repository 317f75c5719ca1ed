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

function timeOfDay(figures: Figures, at: number, led: boolean): { clock: Clock; end: number } | undefined {
  const { text } = figures;
  const number = figures.number(at);
  if (number === undefined || number.named !== undefined) return undefined;
  // 九点零九 is read as a decimal first.
  if (
    number.sort === 'decimal' &&
    number.form === 'chinese' &&
    led &&
    text.slice(number.start, number.end).includes('点')
  ) {
    const hour = Math.floor(number.value);
    const minute = Number(String(number.value).split('.')[1]?.padEnd(2, '0') ?? 0);
    return hour < 24 && minute < 60 ? { clock: { hour, minute }, end: number.end } : undefined;
  }
  if (!digit(number, 0, 24)) return undefined;
  let end = number.end;
  const mark = text[end];
  if (mark === '：' && number.form === 'arabic') {
    const pattern = /(\d{2})(?:：(\d{2}))?(?!\d)/y;
    pattern.lastIndex = end + 1;
    const match = pattern.exec(text);
    if (match === null || text[at - 1] === '以') return undefined; // 以16:14 is a score
    if (!led && (Number(match[1]) > 59 || '比球，'.includes(text[pattern.lastIndex] ?? ' '))) return undefined;
    end = pattern.lastIndex;
    const minute = Number(match[1]);
    if (minute > 59) return undefined;
    return match[2] === undefined
      ? { clock: { hour: number.value, minute }, end }
      : { clock: { hour: number.value, minute, second: Number(match[2]) }, end };
  }
  if (mark !== '时' && mark !== '点') return undefined;
  if (mark === '时' && '期代候装空尚评段隔局政事效速刻'.includes(text[end + 1] ?? '，')) return undefined;
  if (number.form === 'chinese' && number.value === 1 && !led) return undefined;
  end++;
  if (mark === '点' && text[end] === '钟') end++;
  let minute: number | undefined;
  let second: number | undefined;
  const quarter = figures.number(end);
  let told = false;
  if (text[end] === '半') {
    minute = 30;
    end++;
    told = true;
  } else if (text[end] === '整' || text[end] === '许' || text.startsWith('左右', end)) told = true;
  else if (digit(quarter, 1, 3) && text[quarter.end] === '刻') {
    minute = quarter.value * 15;
    end = quarter.end + 1;
    told = true;
  } else if (digit(quarter, 0, 59) && (text[quarter.end] === '分' || led)) {
    if (text[quarter.end] === '分' && text[quarter.end + 1] !== '之') {
      minute = quarter.value;
      end = quarter.end + 1;
      told = true;
      const seconds = figures.number(end);
      if (digit(seconds, 0, 59) && text[seconds.end] === '秒') {
        second = seconds.value;
        end = seconds.end + 1;
      }
    } else if (led && mark === '点' && /^[，。）\n]?$/.test(text[quarter.end] ?? '')) {
      minute = quarter.value;
      end = quarter.end;
    }
  }
  if (!led && !told && mark === '点' && text[end - 1] !== '钟') return undefined;
  if (!led && !told && mark === '时' && number.form === 'chinese') return undefined;
  if (text[end] === '整' || text[end] === '许' || text[end] === '多') end++;
  return {
    clock: {
      hour: number.value,
      ...(minute === undefined ? {} : { minute }),
      ...(second === undefined ? {} : { second }),
    },
    end,
  };
}
