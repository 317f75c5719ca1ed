import type { NumberToken } from '../../text/numeral.ts';
import type { Figures } from '../figures.ts';
import { connector, digit, type Point } from './written.ts';

/** What follows 今 where it is today: 今赴东京, 今发布新闻稿, 今起一连三天. */
const TODAY =
  /^(?:[赴抵访转晤签飞率说与将]|发[布表出]|召开|举行|宣布|会[见晤]|拜会|出席|启程|接见|公布|[上下]午|凌晨|傍晚|清晨|表示|起[至一两三四五六在于，访赴对将展举实出正凭可生施])/;

/** 8日, 昨天, 今（2）日, 初五: whether a day stands at the end of the point, and which. */
export function dayAt(figures: Figures, point: Point, monthed: boolean): boolean {
  if (monthed) return lunarDay(figures, point) || numberedDay(figures, point, true);
  if (point.year !== undefined || point.yearStep !== undefined || point.sameYear !== undefined) return false;
  return (
    dayWord(figures, point) ||
    todayAlone(figures.text, point) ||
    bracketedDay(figures, point) ||
    numberedDay(figures, point, false)
  );
}

/** 昨天, 次日, 今早 */
function dayWord(figures: Figures, point: Point): boolean {
  const { text } = figures;
  const word = figures.word(point.end, 'period');
  const sort = word?.term.cells.class;
  if (word === undefined || (sort !== 'day' && sort !== 'same_day')) return false;
  // 今天是假期的第二天: the second day of something.
  const isCounted = word.term.id === 'following_day' && text[word.start] === '第';
  if (isCounted && '的入届'.includes(text[word.start - 1] ?? '，')) return false;
  point[sort === 'day' ? 'dayStep' : 'sameDay'] = Number(word.term.cells.value);
  point.terms.push(word.index);
  point.end = word.end;
  if ('晨早晚夜'.includes(text[word.end - 1])) point.partOfDay = text[word.end - 1];
  return true;
}

function todayAlone(text: string, point: Point): boolean {
  const from = point.end;
  if (text[from] !== '今' || '如现至迄当古从于而'.includes(text[from - 1] ?? '，')) return false;
  if (!TODAY.test(text.slice(from + 1, from + 3))) return false;
  point.dayStep = 0;
  point.end = from + 1;
  return true;
}

/** 今（2）日, 昨（1日）晚 */
function bracketedDay(figures: Figures, point: Point): boolean {
  const { text } = figures;
  if (text[point.end + 1] !== '（') return false;
  const near = '昨今明'.indexOf(text[point.end]);
  const number = near < 0 ? undefined : figures.number(point.end + 2);
  if (!digit(number, 1, 31)) return false;
  const inside = text[number.end] === '日' || text[number.end] === '号';
  const close = inside ? number.end + 1 : number.end;
  const after = '日天晚晨早'.includes(text[close + 1] ?? ' ');
  if (text[close] !== '）' || (!inside && !after)) return false;
  point.dayStep = near - 1;
  point.day = number.value;
  point.end = close + (after ? 2 : 1);
  return true;
}

/** 初五 of a lunar month */
function lunarDay(figures: Figures, point: Point): boolean {
  if (figures.text[point.end] !== '初') return false;
  const number = figures.number(point.end + 1);
  if (!digit(number, 1, 10)) return false;
  point.day = number.value;
  point.lunar = true;
  point.end = number.end;
  return true;
}

/** 8日, 13、14日, 15号, 腊月十八 */
function numberedDay(figures: Figures, point: Point, monthed: boolean): boolean {
  const { text } = figures;
  const number = figures.number(point.end);
  if (!digit(number, 1, 31) || text[number.start] === '两') return false;
  const joined = joinedDay(figures, number, monthed);
  let end = closeOfDay(figures, point, number, joined?.end ?? number.end, monthed);
  if (end < 0) return false;
  // 7日当晚, 9日当天
  if (text[end] === '当' && '晚天日夜'.includes(text[end + 1] ?? '，')) end += 2;
  const to = joined?.value ?? number.high;
  point.day = number.value;
  if (to !== undefined) point.dayTo = to;
  point.end = end;
  return true;
}

/** The second of two days, where 日 stands after it: 13、14日, 13和14两日, 5至8日. */
function joinedDay(
  figures: Figures,
  first: NumberToken,
  monthed: boolean,
): { readonly value: number; readonly end: number } | undefined {
  const { text } = figures;
  if (!monthed && first.form !== 'arabic') return undefined;
  const listed = '、和及与'.includes(text[first.end] ?? '，');
  const at = listed ? first.end + 1 : connector(text, first.end);
  const next = at > 0 ? figures.number(at) : undefined;
  if (!digit(next, 1, 31)) return undefined;
  const end = listed && text[next.end] === '两' ? next.end + 1 : next.end;
  if (text[end] !== '日') return undefined;
  const { value } = next;
  return (listed ? value === first.value + 1 : value > first.value) ? { value, end } : undefined;
}

/** Position after the day whose number ends at `end`, with or without 日; -1 where it is none. */
function closeOfDay(figures: Figures, point: Point, number: NumberToken, end: number, monthed: boolean): number {
  const { text } = figures;
  const mark = text[end];
  if (mark === '日') return monthed || isDay(text, number, end) ? end + 1 : -1;
  if (mark === '号' && (monthed || bareNumber(text, number.start, end))) return end + 1;
  if (!monthed) return -1;
  // 八月十五，, 腊月廿三
  const isEnd = point.month !== undefined && number.form === 'chinese' && number.value >= 10;
  if (isEnd && '，。、）\n 晚早上下'.includes(mark ?? '，')) {
    point.lunar ||= '廿卅'.includes(text[number.start]) || point.month === 8;
    return end;
  }
  // 腊月18, 十月31
  return point.lunar || (text.length === end && number.start > 0) ? end : -1;
}

/** Whether N日 without a month is a day: not 500日元, 一日之内, 第三日. */
function isDay(text: string, number: NumberToken, end: number): boolean {
  const after = text[end + 1];
  if (after === '元' || after === '圆' || text.startsWith('本元', end + 1) || after === '游') return false;
  if (number.form === 'chinese' && (number.value === 1 || after === '之')) return false;
  return text[number.start - 1] !== '第';
}

/**
 * Whether 15号 without a month is a day, as in broadcast news, and not the number of a line, a ship or a hall:
 * an Arabic number with a clause going on after it (15号宣布), no numbered thing before (嫦娥5号探测器) or after
 * (3号楼).
 */
function bareNumber(text: string, from: number, end: number): boolean {
  const before = text[from - 1] ?? '，';
  const after = text[end + 1];
  if (after === undefined || !/[0-9]/.test(text[from]) || NUMBERED_AFTER.includes(after)) return false;
  if (
    /^(?:公路|公里|国道|选手|任务|人物|演播|演员|演出)/.test(text.slice(end + 1, end + 3)) ||
    ALWAYS_NUMBERED.includes(before)
  )
    return false;
  if (before === '道' && '国省县'.includes(text[from - 2] ?? '，')) return false;
  return !NUMBERED_BEFORE.includes(before) || TELLING.includes(after);
}
const ALWAYS_NUMBERED = '第舟娥征宫龙兔云斗洋';
const NUMBERED_BEFORE = '线井艇箭机星船舰塔罗盟步优楼门桌床墓道区段组库型类病例轮路村';
const NUMBERED_AFTER =
  '线楼院机组台车井馆码头种桌球病房决议令航火卫舱方建地块法柴汽文件主州港厅矿泵反岛区村路街平工油站舰艇船探试」》』宫墓穴坑门窗墙仓库型高元员电墨粮颗';
const TELLING = '，在对宣说表上下凌晚早中夜清发举报证确拒会与同通亮抵开离';
