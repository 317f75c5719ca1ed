import type { NumberToken } from '../../text/numeral.ts';
import { type Figures, letters, type Word } from '../figures.ts';
import { connector, digit, type Point, skip } from './written.ts';

/** After N年 these tell of a length: 108年来. */
const LENGTH_AFTER = /^(?:[前后来间内多历之]|以[来后前]|的历|国祚)/;

/** Year 1 of the Republic is 1912. */
const REPUBLIC = 1911;

/** Pages that have told a year of the Republic in three figures: their 78年10月 is one too. */
const REPUBLICAN = new WeakSet<Figures>();
/** Whether the page has told a year of the Republic in three figures. */
export const isRepublican = (figures: Figures): boolean => REPUBLICAN.has(figures);

/** Stands for an era whose years count back. */
const BEFORE_CHRIST = Number.NEGATIVE_INFINITY;

/** Eras that count their years, by the common year before their first: 民国, reigns, the Buddhist era. */
const BEFORE_ERA: Readonly<Record<string, number>> = {
  公元前: BEFORE_CHRIST,
  西元前: BEFORE_CHRIST,
  民国: REPUBLIC,
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  大正: 1911,
  明治: 1867,
  宣统: 1908,
  光绪: 1874,
  同治: 1861,
  咸丰: 1850,
  道光: 1820,
  嘉庆: 1795,
  乾隆: 1735,
  雍正: 1722,
  康熙: 1661,
  佛历: -543,
};
const ERAS = ['农历', '阴历', '夏历', ...Object.keys(BEFORE_ERA), '公元', '西元'];
const ERA_FIRST = letters(ERAS.map((word) => word[0]).join(''));

/** Words before a year in brackets, and the step they tell. */
const BRACKETED: Readonly<Record<string, number>> = { 今: 0, 本: 0, 去: -1, 前: -2, 明: 1 };

/** Years of account, of schools and of taxes, beside 年. */
const YEARS = ['财政年度', '会计年度', '课税年度', '财年', '学年', '赛季'];

/** 农历, 民国, 公元前 before a date. */
export function eraAt(figures: Figures, point: Point): boolean {
  if (ERA_FIRST[figures.text.charCodeAt(point.end)] !== 1) return false;
  // 农历新年 is a feast.
  if (figures.word(point.end, 'feast') !== undefined) return false;
  const word = skip(figures.text, point, ERAS);
  if (word === undefined) return false;
  if (word === '农历' || word === '阴历' || word === '夏历') point.lunar = true;
  else if (!digit(figures.number(point.end), 1, 9999) && figures.text[point.end] !== '元') point.end = point.start;
  const before = BEFORE_ERA[word];
  if (before !== undefined) point.era = before;
  return true;
}

/** 2025年, 去年, 民国112年, 2024—2025年, 2024财年: whether a year stands at the end of the point, and which. */
export function yearAt(figures: Figures, point: Point): boolean {
  if (bracketedYear(figures, point)) return true;
  const word = figures.word(point.end, 'period');
  const sort = word?.term.cells.class;
  if (word !== undefined && (sort === 'year' || sort === 'same_year')) return stepOfYears(figures.text, point, word);
  if (word !== undefined && (sort === 'years' || sort === 'days')) {
    point.fixed = `${sort}:${word.term.cells.value}`;
    point.terms.push(word.index);
    point.end = word.end;
    return true;
  }
  const number = figures.number(point.end);
  if (number === undefined || number.named !== undefined) return false;
  return splitYear(figures.text, point, number) || numberedYear(figures, point, number);
}

/** 去年, 翌年, 今年全年 */
function stepOfYears(text: string, point: Point, { term, index, end }: Word): boolean {
  // 全年 of something (全年目标) tells no year; at the head of a clause it does.
  if (term.id === 'full_year' && !'，。；：\n计测表示'.includes(text[point.end - 1] ?? '，')) return false;
  point[term.cells.class === 'year' ? 'yearStep' : 'sameYear'] = Number(term.cells.value);
  point.terms.push(index);
  point.end = text[end] === '度' ? end + 1 : end;
  skip(text, point, ['全年']);
  return true;
}

/** 2025年, 民国112年, 07年, 2024—2025年; a year that stands alone (1995到2000) is none. */
function numberedYear(figures: Figures, point: Point, number: NumberToken): boolean {
  const { text } = figures;
  if (number.sort !== 'integer' || text[point.end - 1] === '第') return false;
  const last = lastYear(figures, point, number);
  const end = yearWord(text, last?.end ?? number.end);
  const shift = end < 0 ? undefined : countedFrom(figures, point, number, end);
  if (shift === undefined) return false;
  const common = (year: number) => (shift === BEFORE_CHRIST ? 1 - year : year + shift);
  point.year = common(number.value);
  if (last !== undefined) point.yearTo = common(last.value);
  point.end = text[end] === '度' ? end + 1 : end;
  return true;
}

/** The second year of 2024—2025年, 2015和2018年. */
function lastYear(figures: Figures, { era }: Point, { end, value, digits }: NumberToken): NumberToken | undefined {
  const { text } = figures;
  if (digits === undefined || (digits.length !== 4 && value >= 1000)) return undefined;
  const joined = '和与及/、'.includes(text[end] ?? '，') ? end + 1 : connector(text, end);
  const next = joined > 0 ? figures.number(joined) : undefined;
  if (next?.digits?.length !== digits.length || next.value <= value || yearWord(text, next.end) < 0) return undefined;
  return digits.length === 4 || era !== undefined || figures.minguo(next.value) ? next : undefined;
}

/**
 * What is added to the number of a year, whose 年 ends at `end`, to make the common year; `BEFORE_CHRIST` where it
 * counts back, undefined where the number is no year.
 */
function countedFrom(figures: Figures, point: Point, number: NumberToken, end: number): number | undefined {
  const { text } = figures;
  const { value, digits } = number;
  if (point.era !== undefined) return point.era;
  if (digits?.length === 4 && value >= 1000 && value <= 2200) return 0;
  if (text[point.end - 1] === '元' && value < 2200) return 0;
  if (digits?.length === 3) {
    if (!figures.minguo(value) && !republican(figures, value, end)) return undefined;
    if (LENGTH_AFTER.test(text.slice(end, end + 2))) return undefined;
    point.minguo = true;
    REPUBLICAN.add(figures);
    return REPUBLIC;
  }
  if (digits?.length !== 2 || !twoDigitYear(figures, number, end)) return undefined;
  if (isRepublican(figures) && value >= 38) return REPUBLIC;
  return value >= 50 ? 1900 : 2000;
}

/** 今（2023）年, 去（112）年: the number tells the year where it is one. */
function bracketedYear(figures: Figures, point: Point): boolean {
  const { text } = figures;
  if (text[point.end + 1] !== '（') return false;
  const step = BRACKETED[text[point.end]];
  const number = step === undefined ? undefined : figures.number(point.end + 2);
  if (number === undefined || text[number.end] !== '）' || text[number.end + 1] !== '年') return false;
  const { value } = number;
  if (!digit(number, 60, 2200) || (value > 160 && value < 1000)) return false;
  point.year = value < 1000 ? value + REPUBLIC : value;
  point.end = number.end + 2;
  if (text[point.end] === '度') point.end++;
  return true;
}

/** 112年5月, 111学年度: three figures before a month or a school year count from 1912. */
function republican(figures: Figures, years: number, end: number): boolean {
  if (years < 60 || years > 160) return false;
  if (figures.text.startsWith('学年度', end - 2)) return true;
  const month = figures.number(end);
  return digit(month, 1, 12) && figures.text[month.end] === '月';
}

/** 2027/28年度, 2027/28课税年度, 2027-28财年 */
function splitYear(text: string, point: Point, { start, form }: NumberToken): boolean {
  if (form !== 'arabic' || !'/-'.includes(text[start + 4] ?? ' ')) return false;
  const match = /^(\d{4})[/-](\d{4}|\d{2})(?:[^，。\d]{0,4}?年度|财年|学年|赛季)/.exec(text.slice(start, start + 16));
  if (match === null || (Number(match[1]) + 1) % 100 !== Number(match[2]) % 100) return false;
  point.year = Number(match[1]);
  point.yearTo = point.year + 1;
  point.end = start + match[0].length;
  return true;
}

/** Position after 年 where it closes a calendar year, or -1. */
function yearWord(text: string, at: number): number {
  if (text[at] === '年') return '级代轮画纪'.includes(text[at + 1] ?? ' ') ? -1 : at + 1;
  const form = '财学赛会课'.includes(text[at] ?? '，') ? YEARS.find((one) => text.startsWith(one, at)) : undefined;
  return form === undefined ? -1 : at + form.length;
}

/** 07年, 九零年, 15年3月, not 15年 (a length). */
function twoDigitYear(figures: Figures, number: NumberToken, end: number): boolean {
  const month = figures.number(end);
  if (digit(month, 1, 12) && figures.text[month.end] === '月') return true;
  if (number.digits!.startsWith('0')) return number.form === 'arabic' || number.value > 0;
  if (number.form === 'chinese') return number.high === undefined;
  return figures.text[end] === '第' || figures.text.startsWith('上半年', end) || figures.text.startsWith('下半年', end);
}
