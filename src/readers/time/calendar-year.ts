import type { NumberToken } from '../../text/numeral.ts';
import { type Figures, letters } from '../figures.ts';
import { connector, digit, type Point, skip } from './written.ts';

/** After N年 these tell of a length: 108年来. */
const LENGTH_AFTER = /^(?:[前后来间内多历之]|以[来后前]|的历|国祚)/;

/** Year 1 of the Republic is 1912. */
const REPUBLIC = 1911;

/** Pages that have told a year of the Republic in three figures: their 78年10月 is one too. */
const REPUBLICAN = new WeakSet<Figures>();

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

/** Longest first. */
const PARTS_OF_CENTURY = [
  '中后期',
  '上半叶',
  '下半叶',
  '中叶',
  '初期',
  '末期',
  '中期',
  '前期',
  '后期',
  '初',
  '末',
  '中',
];

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

/** 20世纪90年代, 本世纪, 90年代 */
export function centuryAt(figures: Figures, point: Point): boolean {
  const { text } = figures;
  const word = figures.word(point.end, 'period');
  const number = figures.number(point.end);
  if (word?.term.cells.class === 'century') {
    point.centuryStep = Number(word.term.cells.value);
    point.terms.push(word.index);
    point.end = word.end;
  } else if (digit(number, 1, 30) && text.startsWith('世纪', number.end)) {
    point.century = number.value;
    point.end = number.end + 2;
  } else if (
    point.era !== undefined &&
    Number.isFinite(point.era) &&
    digit(number, 10, 100) &&
    number.value % 10 === 0 &&
    text.startsWith('年代', number.end)
  ) {
    // 民国八十年代
    const first = number.value + point.era;
    point.fixed = `${first}/${first + 9}`;
    point.end = number.end + 2;
    return true;
  } else if (decadeAt(figures, point)) {
    skip(figures.text, point, PARTS_OF_CENTURY);
    return true;
  } else if (digit(number, 1000, 2200) && number.value % 10 === 0 && text.startsWith('年代', number.end)) {
    point.century = Math.floor(number.value / 100) + 1;
    point.decade = number.value % 100;
    point.end = number.end + 2;
    skip(figures.text, point, PARTS_OF_CENTURY);
    return true;
  } else return false;
  decadeAt(figures, point);
  skip(figures.text, point, PARTS_OF_CENTURY);
  return true;
}

/** 90年代, 50到70年代, 五六十年代 */
function decadeAt(figures: Figures, point: Point): boolean {
  const { text } = figures;
  const number = figures.number(point.end);
  if (!digit(number, 0, 90) || number.value % 10 !== 0) return false;
  let { end, high } = number;
  const joined = connector(text, end);
  const next = joined < 0 ? undefined : figures.number(joined);
  if (digit(next, 10, 90) && next.value % 10 === 0 && next.value > number.value) {
    end = next.end;
    high = next.value;
  }
  if (!text.startsWith('年代', end)) return false;
  point.decade = number.value;
  if (high !== undefined) point.decadeTo = high;
  point.end = end + 2;
  return true;
}

/** 2025年, 去年, 民国112年, 2024—2025年, 2024财年: whether a year stands at the end of the point, and which. */
export function yearAt(figures: Figures, point: Point): boolean {
  const { text } = figures;
  const { era } = point;
  if (bracketedYear(figures, point)) return true;
  const word = figures.word(point.end, 'period');
  const sort = word?.term.cells.class;
  if (word !== undefined && (sort === 'year' || sort === 'same_year')) {
    // 全年 of something (全年目标) tells no year; at the head of a clause it does.
    if (word.term.id === 'full_year' && !/[，。；：\n]|[计测表示]/.test(text[point.end - 1] ?? '，')) return false;
    const step = Number(word.term.cells.value);
    if (sort === 'year') point.yearStep = step;
    else point.sameYear = step;
    point.terms.push(word.index);
    point.end = word.end;
    if (text[point.end] === '度') point.end++;
    skip(figures.text, point, ['全年']);
    return true;
  }
  if (word !== undefined && (sort === 'years' || sort === 'days')) {
    point.fixed = `${sort}:${word.term.cells.value}`;
    point.terms.push(word.index);
    point.end = word.end;
    return true;
  }
  const number = figures.number(point.end);
  if (number === undefined || number.named !== undefined) return false;
  const closing = splitYear(figures, number);
  if (closing !== undefined) {
    point.year = Number(text.slice(number.start, number.start + 4));
    point.yearTo = point.year + 1;
    point.end = closing;
    return true;
  }
  if (number.sort !== 'integer' || text[point.end - 1] === '第') return false;
  let at = number.end;
  let to: number | undefined;
  // 2024—2025年, 2015和2018年
  const joined = '和与及/、'.includes(text[at] ?? '，') ? at + 1 : connector(text, at);
  if (joined > 0 && (number.digits?.length === 4 || (number.value < 1000 && number.digits !== undefined))) {
    const next = figures.number(joined);
    if (
      next?.digits?.length === number.digits.length &&
      next.value > number.value &&
      yearWord(figures, next.end) > 0 &&
      (number.digits.length === 4 || era !== undefined || figures.minguo(next.value))
    ) {
      to = next.value;
      at = next.end;
    }
  }
  let end = yearWord(figures, at);
  if (end < 0) {
    // A year that stands alone: "= 2019", 1995到2000.
    return false;
  }
  const digits = number.digits;
  if (era !== undefined) {
    point.year = era === BEFORE_CHRIST ? 1 - number.value : number.value + era;
    if (to !== undefined) to += era;
  } else if (digits !== undefined && digits.length === 4 && number.value >= 1000 && number.value <= 2200) {
    point.year = number.value;
  } else if (text[point.end - 1] === '元' && number.value < 2200) {
    point.year = number.value;
  } else if (
    digits?.length === 3 &&
    (figures.minguo(number.value) || republican(figures, number.value, end)) &&
    !LENGTH_AFTER.test(text.slice(end, end + 2))
  ) {
    point.year = number.value + REPUBLIC;
    if (to !== undefined) to += REPUBLIC;
    point.minguo = true;
    REPUBLICAN.add(figures);
  } else if (digits?.length === 2 && twoDigitYear(figures, number, end)) {
    point.year =
      REPUBLICAN.has(figures) && number.value >= 38
        ? number.value + REPUBLIC
        : number.value + (number.value >= 50 ? 1900 : 2000);
  } else return false;
  if (to !== undefined) point.yearTo = to;
  if (text[end] === '度') end++;
  point.end = end;
  return true;
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

/** 2027/28年度, 2027/28课税年度, 2027-28财年: the position after it, or undefined. */
function splitYear(figures: Figures, number: NumberToken): number | undefined {
  const { text } = figures;
  const at = number.start;
  if (number.form !== 'arabic' || !'/-'.includes(text[at + 4] ?? ' ')) return undefined;
  const match = /^(\d{4})[/-](\d{4}|\d{2})(?:[^，。\d]{0,4}?年度|财年|学年|赛季)/.exec(text.slice(at, at + 16));
  if (match === null || (Number(match[1]) + 1) % 100 !== Number(match[2]) % 100) return undefined;
  return at + match[0].length;
}

/** Position after 年 where it closes a calendar year, or -1. */
function yearWord(figures: Figures, at: number): number {
  const { text } = figures;
  if (text[at] === '年') return '级代轮画纪'.includes(text[at + 1] ?? ' ') && text[at + 1] !== undefined ? -1 : at + 1;
  for (const form of '财学赛会课'.includes(text[at] ?? '，') ? YEARS : [])
    if (text.startsWith(form, at)) return at + form.length;
  return -1;
}

/** 07年, 九零年, 15年3月, not 15年 (a length). */
function twoDigitYear(figures: Figures, number: NumberToken, end: number): boolean {
  const month = figures.number(end);
  if (digit(month, 1, 12) && figures.text[month.end] === '月') return true;
  if (number.digits!.startsWith('0')) return number.form === 'arabic' || number.value > 0;
  if (number.form === 'chinese') return number.high === undefined;
  return figures.text[end] === '第' || figures.text.startsWith('上半年', end) || figures.text.startsWith('下半年', end);
}
