import type { NumberToken } from '../../text/numeral.ts';
import { type Figures, letters, type Word } from '../figures.ts';

/** A part of a year or month as written. */
export type Part =
  | { readonly kind: 'half' | 'quarter' | 'season' | 'third' | 'month_half'; readonly n: number }
  | { readonly kind: 'first_months' | 'last_months' | 'first_quarters'; readonly n: number }
  | { readonly kind: 'start' | 'middle' | 'end' };

export interface Clock {
  readonly hour: number;
  readonly minute?: number;
  readonly second?: number;
}

/** A date as written, before it is known which one: what is told and what is left to the reader. */
export interface Point {
  start: number;
  end: number;
  year?: number;
  /** Last year of 2024—2025年. */
  yearTo?: number;
  /** Step from the year spoken of as now: 去年 is -1. */
  yearStep?: number;
  /** Step from the year told last: 翌年 is 1. */
  sameYear?: number;
  month?: number;
  monthTo?: number;
  monthStep?: number;
  sameMonth?: number;
  quarterStep?: number;
  day?: number;
  dayTo?: number;
  dayStep?: number;
  sameDay?: number;
  weekStep?: number;
  /** Week of the year. */
  week?: number;
  /** 1 to 7; 0 for a weekend. */
  weekday?: number;
  part?: Part;
  /** Of a calendar month: the nth such weekday, or the last (-1). */
  nth?: number;
  lunar?: boolean;
  /** A year of the Republic without 民国 before it. */
  minguo?: true;
  /** The common year before the first of the era that counts the years: 1911 of 民国; 公元前 counts back from 1. */
  era?: number;
  leap?: boolean;
  /** EDTF of a decade, century or plan period. */
  fixed?: string;
  decade?: number;
  /** Last decade of 50到70年代. */
  decadeTo?: number;
  century?: number;
  centuryStep?: number;
  feast?: Word;
  clock?: Clock;
  partOfDay?: string;
  about?: boolean;
  /** Lexicon lines that took part. */
  terms: number[];
}

/** 本月稍后, 今年晚些时候 */
const LATER = ['稍后', '稍晚时候', '稍晚', '稍早', '晚些时候', '早些时候', '较晚时候', '较早时候'];

/** After N年 these tell of a length: 108年来. */
const LENGTH_AFTER = /^(?:[前后来间内多历之]|以[来后前]|的历|国祚)/;

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

/** Year 1 of the Republic is 1912. */
const REPUBLIC = 1911;

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

const digit = (n: NumberToken | undefined, low: number, high: number): n is NumberToken =>
  n !== undefined &&
  n.sort === 'integer' &&
  n.named === undefined &&
  n.approximation === undefined &&
  n.bare === undefined &&
  n.value >= low &&
  n.value <= high;

/**
 * Whether 15号 without a month is a day, as in broadcast news, and not the number of a line, a ship or a hall:
 * an Arabic number with a clause going on after it (15号宣布), no numbered thing before (嫦娥5号探测器) or after
 * (3号楼).
 */
function bareNumber(text: string, from: number, end: number): boolean {
  const before = text[from - 1] ?? '，';
  const after = text[end + 1];
  if (after === undefined || !/[0-9]/.test(text[from]) || NUMBERED_AFTER.includes(after)) return false;
  if (/^(?:公路|公里|国道|选手|任务|人物)/.test(text.slice(end + 1, end + 3)) || ALWAYS_NUMBERED.includes(before))
    return false;
  if (before === '道' && '国省县'.includes(text[from - 2] ?? '，')) return false;
  return !NUMBERED_BEFORE.includes(before) || TELLING.includes(after);
}
const ALWAYS_NUMBERED = '第舟娥征宫龙兔云斗洋';
const NUMBERED_BEFORE = '线井艇箭机星船舰塔罗盟步优楼门桌床墓道区段组库型类病例轮路村';
const NUMBERED_AFTER =
  '线楼院机组演台车井馆码头种桌球病房决议令航火卫舱方建地块法柴汽文件主州港厅矿泵反岛区村路街平工油站舰艇船探试」》』宫墓穴坑门窗墙仓库型高元员电墨粮颗';
const TELLING = '，在对宣说表上下凌晚早中夜清发举报证确拒会与同通';

/** Ends a range: 至, 到, —, -, ~. Returns the position after it, or -1. */
export function connector(text: string, at: number): number {
  const c = text[at];
  if (c === '至' || c === '到') return text[at + 1] === '于' || text[at + 1] === '少' ? -1 : at + 1;
  if (c === '-' || c === '~') return at + 1;
  if (c === '—') {
    let end = at;
    while (text[end] === '—') end++;
    return end - at <= 2 ? end : -1;
  }
  return -1;
}

/** Reads one date as written at a place. The grammar of points; knows no anchor. */
export class PointParser {
  readonly #text: string;
  readonly #figures: Figures;

  constructor(figures: Figures) {
    this.#figures = figures;
    this.#text = figures.text;
  }

  /** The point that begins at `start`, or undefined; `from` is the one that it is joined to (民国38年到76年). */
  parse(start: number, from?: Point): Point | undefined {
    const point: Point = { start, end: start, terms: [] };
    if (from?.era !== undefined) point.era = from.era;
    if (this.#iso(point) || this.#slashed(point)) {
      this.#clock(point);
      return point;
    }
    const prefixed = this.#prefix(point);
    if (this.#centuries(point)) return point;
    const yeared = this.#year(point);
    const told = point.end;
    // 2023年的第二季度, 2012年农历正月
    if (yeared && this.#text[point.end] === '的' && '第上下'.includes(this.#text[point.end + 1] ?? '，')) point.end++;
    if (yeared && this.#skip(point, ['农历', '阴历']) !== undefined) point.lunar = true;
    const monthed = this.#month(point);
    const parted = this.#part(point, yeared, monthed);
    const dayed = !parted && this.#day(point, monthed);
    if (!dayed && !parted && (monthed || point.monthStep !== undefined)) this.#weekOfMonth(point);
    const feasted = !monthed && !dayed && this.#feast(point);
    const weekdayed = !monthed && !dayed && !feasted && !yeared && this.#week(point);
    if (yeared && !monthed && !parted && !dayed && !feasted && !this.#weekOfYear(point)) point.end = told;
    if (!yeared && !monthed && !parted && !dayed && !feasted && !weekdayed) {
      return this.#clock(point, from?.clock !== undefined) ? point : undefined;
    }
    if (prefixed && !yeared && !monthed && !dayed && !feasted) return undefined;
    if (!dayed && !feasted && '稍晚早较'.includes(this.#text[point.end] ?? '，')) this.#skip(point, LATER);
    this.#bracket(point);
    if (dayed || feasted || weekdayed) this.#clock(point);
    return point;
  }

  /** 前11个月, 前三季度 without a year, where `at` is the number: of this year. */
  parseFirst(at: number): Point | undefined {
    const text = this.#text;
    const first = text[at - 1] === '首' || text[at - 1] === '头';
    if (!first && (text[at - 1] !== '前' || /[^，。；：、！？\n（「比较与和同在]/.test(text[at - 2] ?? '，')))
      return undefined;
    const number = this.#figures.number(at);
    if (!digit(number, 2, 11)) return undefined;
    const { end } = number;
    const point: Point = { start: at - 1, end, yearStep: 0, terms: [] };
    if (text.startsWith('个月', end))
      return { ...point, end: end + 2, part: { kind: 'first_months', n: number.value } };
    if (text[end] === '月' && number.high === undefined && connector(text, end + 1) < 0 && !digitAt(text, end + 1))
      return { ...point, end: end + 1, part: { kind: 'first_months', n: number.value } };
    const quarters = text.startsWith('季度', end)
      ? 2
      : text.startsWith('个季度', end)
        ? 3
        : first && text[end] === '季'
          ? 1
          : 0;
    if (quarters === 0 || number.value > 4) return undefined;
    return { ...point, end: end + quarters, part: { kind: 'first_quarters', n: number.value } };
  }

  #skip(point: Point, words: readonly string[]): string | undefined {
    for (const word of words)
      if (this.#text.startsWith(word, point.end)) {
        point.end += word.length;
        return word;
      }
    return undefined;
  }

  /** 2025-09-02, 2025/9/2, 2025.9.2 and 2025.9, 2025-09 with a clear month. */
  #iso(point: Point): boolean {
    const number = this.#figures.number(point.start);
    if (number === undefined || number.form !== 'arabic' || number.named !== undefined) return false;
    if (!'-./'.includes(this.#text[point.start + 4] ?? '，')) return false;
    const pattern = /(\d{4})([-./])(\d{1,2})(?:[-./](\d{1,2}))?(?![\d%])/y;
    pattern.lastIndex = point.start;
    const match = pattern.exec(this.#text);
    if (match === null) return false;
    const [, year, sign, month, day] = match;
    if (Number(year) < 1000 || Number(year) > 2200 || Number(month) < 1 || Number(month) > 12) return false;
    if (day === undefined && (sign !== '-' || month.length !== 2)) return false;
    if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) return false;
    if (day === undefined && '年个万亿元-./'.includes(this.#text[pattern.lastIndex] ?? ' ')) return false;
    point.year = Number(year);
    point.month = Number(month);
    if (day !== undefined) point.day = Number(day);
    point.end = pattern.lastIndex;
    return true;
  }

  /** 11/3号, 9/10日 */
  #slashed(point: Point): boolean {
    if (this.#figures.number(point.start)?.sort !== 'fraction') return false;
    const pattern = /(\d{1,2})\/(\d{1,2})[日号]/y;
    pattern.lastIndex = point.start;
    const match = pattern.exec(this.#text);
    if (match === null || Number(match[1]) > 12 || Number(match[2]) > 31) return false;
    point.month = Number(match[1]);
    point.day = Number(match[2]);
    point.end = pattern.lastIndex;
    return true;
  }

  #prefix(point: Point): boolean {
    if (ERA_FIRST[this.#text.charCodeAt(point.end)] !== 1) return false;
    // 农历新年 is a feast.
    if (this.#figures.word(point.end, 'feast') !== undefined) return false;
    const word = this.#skip(point, ERAS);
    if (word === undefined) return false;
    if (word === '农历' || word === '阴历' || word === '夏历') point.lunar = true;
    else if (!digit(this.#figures.number(point.end), 1, 9999) && this.#text[point.end] !== '元')
      point.end = point.start;
    const before = BEFORE_ERA[word];
    if (before !== undefined) point.era = before;
    return true;
  }

  /** 20世纪90年代, 本世纪, 90年代 */
  #centuries(point: Point): boolean {
    const text = this.#text;
    const word = this.#figures.word(point.end, 'period');
    const number = this.#figures.number(point.end);
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
    } else if (this.#decade(point)) {
      this.#skip(point, PARTS_OF_CENTURY);
      return true;
    } else if (digit(number, 1000, 2200) && number.value % 10 === 0 && text.startsWith('年代', number.end)) {
      point.century = Math.floor(number.value / 100) + 1;
      point.decade = number.value % 100;
      point.end = number.end + 2;
      this.#skip(point, PARTS_OF_CENTURY);
      return true;
    } else return false;
    this.#decade(point);
    this.#skip(point, PARTS_OF_CENTURY);
    return true;
  }

  /** 90年代, 50到70年代, 五六十年代 */
  #decade(point: Point): boolean {
    const text = this.#text;
    const number = this.#figures.number(point.end);
    if (!digit(number, 0, 90) || number.value % 10 !== 0) return false;
    let { end, high } = number;
    const joined = connector(text, end);
    const next = joined < 0 ? undefined : this.#figures.number(joined);
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

  #year(point: Point): boolean {
    const text = this.#text;
    const { era } = point;
    if (this.#bracketedYear(point)) return true;
    const word = this.#figures.word(point.end, 'period');
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
      this.#skip(point, ['全年']);
      return true;
    }
    if (word !== undefined && (sort === 'years' || sort === 'days')) {
      point.fixed = `${sort}:${word.term.cells.value}`;
      point.terms.push(word.index);
      point.end = word.end;
      return true;
    }
    const number = this.#figures.number(point.end);
    if (number === undefined || number.named !== undefined) return false;
    const closing = this.#splitYear(number);
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
      const next = this.#figures.number(joined);
      if (
        next?.digits?.length === number.digits.length &&
        next.value > number.value &&
        this.#yearWord(next.end) > 0 &&
        (number.digits.length === 4 || era !== undefined || this.#figures.minguo(next.value))
      ) {
        to = next.value;
        at = next.end;
      }
    }
    let end = this.#yearWord(at);
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
      (this.#figures.minguo(number.value) || this.#republican(number.value, end)) &&
      !LENGTH_AFTER.test(text.slice(end, end + 2))
    ) {
      point.year = number.value + REPUBLIC;
      if (to !== undefined) to += REPUBLIC;
      point.minguo = true;
    } else if (digits?.length === 2 && this.#twoDigitYear(number, end)) {
      point.year = number.value + (number.value >= 50 ? 1900 : 2000);
    } else return false;
    if (to !== undefined) point.yearTo = to;
    if (text[end] === '度') end++;
    point.end = end;
    return true;
  }

  /** 今（2023）年, 去（112）年: the number tells the year where it is one. */
  #bracketedYear(point: Point): boolean {
    const text = this.#text;
    if (text[point.end + 1] !== '（') return false;
    const step = BRACKETED[text[point.end]];
    const number = step === undefined ? undefined : this.#figures.number(point.end + 2);
    if (number === undefined || text[number.end] !== '）' || text[number.end + 1] !== '年') return false;
    const { value } = number;
    if (!digit(number, 60, 2200) || (value > 160 && value < 1000)) return false;
    point.year = value < 1000 ? value + REPUBLIC : value;
    point.end = number.end + 2;
    if (text[point.end] === '度') point.end++;
    return true;
  }

  /** 上（5）月, 本（6）月 */
  #bracketedMonth(point: Point): boolean {
    const text = this.#text;
    if (text[point.end + 1] !== '（') return false;
    const step = '上本下'.indexOf(text[point.end]) - 1;
    const number = step === -2 ? undefined : this.#figures.number(point.end + 2);
    if (!digit(number, 1, 12) || text[number.end] !== '）' || text[number.end + 1] !== '月') return false;
    point.monthStep = step;
    point.end = number.end + 2;
    return true;
  }

  /** 112年5月, 111学年度: three figures before a month or a school year count from 1912. */
  #republican(years: number, end: number): boolean {
    if (years < 60 || years > 160) return false;
    if (this.#text.startsWith('学年度', end - 2)) return true;
    const month = this.#figures.number(end);
    return digit(month, 1, 12) && this.#text[month.end] === '月';
  }

  /** 2027/28年度, 2027/28课税年度, 2027-28财年: the position after it, or undefined. */
  #splitYear(number: NumberToken): number | undefined {
    const text = this.#text;
    const at = number.start;
    if (number.form !== 'arabic' || !'/-'.includes(text[at + 4] ?? ' ')) return undefined;
    const match = /^(\d{4})[/-](\d{4}|\d{2})(?:[^，。\d]{0,4}?年度|财年|学年|赛季)/.exec(text.slice(at, at + 16));
    if (match === null || (Number(match[1]) + 1) % 100 !== Number(match[2]) % 100) return undefined;
    return at + match[0].length;
  }

  /** Position after 年 where it closes a calendar year, or -1. */
  #yearWord(at: number): number {
    const text = this.#text;
    if (text[at] === '年')
      return '级代轮画纪'.includes(text[at + 1] ?? ' ') && text[at + 1] !== undefined ? -1 : at + 1;
    for (const form of '财学赛会课'.includes(text[at] ?? '，') ? YEARS : [])
      if (text.startsWith(form, at)) return at + form.length;
    return -1;
  }

  /** 07年, 九零年, 15年3月, not 15年 (a length). */
  #twoDigitYear(number: NumberToken, end: number): boolean {
    const month = this.#figures.number(end);
    if (digit(month, 1, 12) && this.#text[month.end] === '月') return true;
    if (number.digits!.startsWith('0')) return number.form === 'arabic' || number.value > 0;
    if (number.form === 'chinese') return number.high === undefined;
    return this.#text[end] === '第' || this.#text.startsWith('上半年', end) || this.#text.startsWith('下半年', end);
  }

  #month(point: Point): boolean {
    const text = this.#text;
    if (this.#bracketedMonth(point)) return true;
    const word = this.#figures.word(point.end, 'period');
    const sort = word?.term.cells.class;
    if (word !== undefined && (sort === 'month' || sort === 'same_month')) {
      const step = Number(word.term.cells.value);
      if (sort === 'month') point.monthStep = step;
      else point.sameMonth = step;
      point.terms.push(word.index);
      point.end = word.end;
      return true;
    }
    let at = point.end;
    if (text[at] === '闰') {
      point.leap = true;
      at++;
    }
    if (text.startsWith('大年初', at)) {
      if (!digit(this.#figures.number(at + 3), 1, 10)) return false;
      point.month = 1;
      point.lunar = true;
      point.end = at + 2;
      return true;
    }
    const special = text.startsWith('正月', at)
      ? 1
      : text.startsWith('腊月', at)
        ? 12
        : text.startsWith('冬月', at)
          ? 11
          : 0;
    if (special > 0) {
      point.month = special;
      point.lunar = true;
      point.end = at + 2;
      return true;
    }
    const yeared = point.year !== undefined || point.yearStep !== undefined;
    if (yeared && text[at] === '第') {
      const nth = this.#figures.number(at + 1);
      if (!digit(nth, 1, 12) || !text.startsWith('个月', nth.end)) return false;
      point.month = nth.value;
      point.end = nth.end + 2;
      return true;
    }
    const number = this.#figures.number(at);
    if (number === undefined || text[at - 1] === '第') return false;
    if (!digit(number, 1, 12)) return false;
    let end = number.end;
    let to: number | undefined = number.high;
    const joined = text[end] === '、' || text[end] === '和' || text[end] === '及' ? end + 1 : connector(text, end);
    if (joined > 0) {
      const next = this.#figures.number(joined);
      if (digit(next, 1, 12) && text[next.end] === '月' && next.value > number.value) {
        to = next.value;
        end = next.end;
      }
    }
    if (text[end] !== '月') return false;
    const after = text[end + 1];
    if (after === '球' || after === '饼' || after === '亮' || text.startsWith('革命', end + 1)) return false;
    point.month = number.value;
    if (to !== undefined) point.monthTo = to;
    if (point.leap) point.lunar = true;
    point.end = end + 1;
    if (text[point.end] === '份' && text[point.end + 1] !== '额') point.end++;
    return true;
  }

  #part(point: Point, yeared: boolean, monthed: boolean): boolean {
    const text = this.#text;
    const word = this.#figures.word(point.end, 'period');
    const sort = word?.term.cells.class;
    const take = (part: Part, end: number, index?: number) => {
      point.part = part;
      point.end = end;
      if (index !== undefined) point.terms.push(index);
      return true;
    };
    if (word !== undefined) {
      const n = Number(word.term.cells.value);
      if (sort === 'quarter' && !yeared && !monthed) {
        point.quarterStep = n;
        point.terms.push(word.index);
        point.end = word.end;
        return true;
      }
      if (sort === 'half' && !monthed) return take({ kind: 'half', n }, word.end, word.index);
      if (sort === 'month_half') {
        if (!monthed) point.monthStep = 0;
        return take({ kind: 'month_half', n }, word.end, word.index);
      }
      if (sort === 'month_part' && !monthed) {
        point.monthStep = 0;
        return take({ kind: word.term.id === 'month_end' ? 'end' : 'start' }, word.end, word.index);
      }
      if (sort === 'year_part' && !monthed) return this.#partOfYear(word, yeared, take);
    }
    if (point.yearTo !== undefined) return false;
    if (yeared && !monthed) {
      const seasons = '春夏秋冬'.includes(text[point.end] ?? '，') ? SEASONS : [];
      for (const [name, n] of seasons)
        if (text.startsWith(name, point.end)) return take({ kind: 'season', n }, point.end + 2);
      const first = text[point.end] === '前' || text[point.end] === '头' || text[point.end] === '首';
      const last = text[point.end] === '后' || text.startsWith('最后', point.end);
      if (first || last) {
        const at = point.end + (text.startsWith('最后', point.end) ? 2 : 1);
        const number = this.#figures.number(at);
        if (digit(number, 1, 12)) {
          const months = text.startsWith('个月', number.end) ? 2 : text[number.end] === '月' ? 1 : 0;
          if (months > 0)
            return take({ kind: first ? 'first_months' : 'last_months', n: number.value }, number.end + months);
          const quarters = text.startsWith('个季度', number.end)
            ? 3
            : text.startsWith('季度', number.end)
              ? 2
              : text[number.end] === '季'
                ? 1
                : 0;
          if (quarters > 0 && first) return take({ kind: 'first_quarters', n: number.value }, number.end + quarters);
        }
      }
      if (
        text[point.end + 1] === '半' &&
        '上下'.includes(text[point.end]) &&
        '，。、的起开将'.includes(text[point.end + 2] ?? '，')
      )
        return take({ kind: 'half', n: text[point.end] === '上' ? 1 : 2 }, point.end + 2);
      if (text[point.end] === '初' && text[point.end + 1] !== '步' && text[point.end + 1] !== '次')
        return take({ kind: 'start' }, point.end + 1);
      if ('底末杪'.includes(text[point.end] ?? '，')) return take({ kind: 'end' }, point.end + 1);
      if (text.startsWith('年中', point.end - 1) && '，、举完将前'.includes(text[point.end + 1] ?? '，'))
        return take({ kind: 'middle' }, point.end + 1);
    }
    if (!monthed) {
      const quarter = this.#quarter(point.end);
      if (quarter !== undefined) {
        if (!yeared && text[point.start - 1] === '第') point.start--;
        return take({ kind: 'quarter', n: quarter.n }, quarter.end);
      }
      if (!yeared && text.startsWith('前', point.end)) {
        const number = this.#figures.number(point.end + 1);
        if (digit(number, 2, 4) && text.startsWith('季度', number.end))
          return take({ kind: 'first_quarters', n: number.value }, number.end + 2);
      }
      return false;
    }
    const third = text.startsWith('上旬', point.end)
      ? 1
      : text.startsWith('中旬', point.end)
        ? 2
        : text.startsWith('下旬', point.end)
          ? 3
          : 0;
    if (third > 0) return take({ kind: 'third', n: third }, point.end + 2);
    const c = text[point.end];
    // 1月中至3月底, 5月中前
    if (c === '中' && '至到前，、'.includes(text[point.end + 1] ?? ' ')) return take({ kind: 'middle' }, point.end + 1);
    if (
      c === '初' &&
      !'步次'.includes(text[point.end + 1] ?? '，') &&
      this.#figures.number(point.end + 1) === undefined
    )
      return take({ kind: 'start' }, point.end + 1);
    if ('底末杪'.includes(c ?? '，')) return take({ kind: 'end' }, point.end + 1);
    return false;
  }

  /** 年底, 年初; 年中 is a word where a clause or a verb goes on after it. */
  #partOfYear(word: Word, yeared: boolean, take: (part: Part, end: number, index: number) => boolean): boolean {
    const { id } = word.term;
    if (id === 'year_middle' && !yeared && !'，。、举完将前召'.includes(this.#text[word.end] ?? '，')) return false;
    const kind = id === 'year_end' ? 'end' : id === 'year_start' ? 'start' : 'middle';
    return take({ kind }, word.end, word.index);
  }

  /** 第三季度, 三季度, 首季, Q3 */
  #quarter(at: number): { n: number; end: number } | undefined {
    const text = this.#text;
    let p = at;
    if (text[p] === '第') p++;
    if (text[p] === 'Q' && /[1-4]/.test(text[p + 1] ?? '')) {
      const end = text.startsWith('季度', p + 2) ? p + 4 : p + 2;
      return { n: Number(text[p + 1]), end };
    }
    if (text[p] === '首' && text[p + 1] === '季') return { n: 1, end: p + (text[p + 2] === '度' ? 3 : 2) };
    const number = this.#figures.number(p);
    if (!digit(number, 1, 4) || text[number.end] !== '季') return undefined;
    if (text[number.end + 1] === '度') {
      let end = number.end + 2;
      if ('初末'.includes(text[end] ?? ' ')) end++;
      return { n: number.value, end };
    }
    // 《…》第三季 is of a series.
    if (text[p - 1] === '第' && /[》」剧目集]/.test(text[p - 2] ?? '，')) return undefined;
    if (text[p - 1] === '第' && /^(?:[《》今播共收集]|完[结播美])/.test(text.slice(number.end + 1, number.end + 3)))
      return undefined;
    return p > at || text[p - 1] === '第' || '，。、）'.includes(text[number.end + 1] ?? '，')
      ? { n: number.value, end: number.end + ('初末'.includes(text[number.end + 1] ?? ' ') ? 2 : 1) }
      : undefined;
  }

  #day(point: Point, monthed: boolean): boolean {
    const text = this.#text;
    const from = point.end;
    const yeared = point.year !== undefined || point.yearStep !== undefined || point.sameYear !== undefined;
    if (!monthed && yeared) return false;
    if (!monthed) {
      const word = this.#figures.word(from, 'period');
      const sort = word?.term.cells.class;
      if (word !== undefined && (sort === 'day' || sort === 'same_day')) {
        const step = Number(word.term.cells.value);
        if (sort === 'day') point.dayStep = step;
        else point.sameDay = step;
        point.terms.push(word.index);
        point.end = word.end;
        if (/[晨早晚夜]$/.test(text.slice(word.start, word.end))) point.partOfDay = text[word.end - 1];
        return true;
      }
      // 今（2）日, 昨（1）日
      const near = '昨今明'.indexOf(text[from]);
      if (near >= 0 && text[from + 1] === '（') {
        const number = this.#figures.number(from + 2);
        if (digit(number, 1, 31)) {
          let end = number.end;
          const inside = text[end] === '日' || text[end] === '号';
          if (inside) end++;
          if (text[end] === '）' && (inside || '日天晚晨早'.includes(text[end + 1] ?? ' '))) {
            point.dayStep = near - 1;
            point.day = number.value;
            point.end = end + 1;
            if ('日天晚晨早'.includes(text[end + 1] ?? ' ')) point.end++;
            return true;
          }
        }
      }
    }
    // 初五, 廿二 of a lunar month
    if (text[from] === '初' && monthed) {
      const number = this.#figures.number(from + 1);
      if (digit(number, 1, 10)) {
        point.day = number.value;
        point.lunar = true;
        point.end = number.end;
        return true;
      }
    }
    const number = this.#figures.number(from);
    if (!digit(number, 1, 31) || text[from] === '两') return false;
    let end = number.end;
    let to = number.high;
    // 13、14日, 13和14两日
    const listed = '、和及与'.includes(text[end] ?? '，');
    const joined = listed ? end + 1 : connector(text, end);
    if (joined > 0) {
      const next = this.#figures.number(joined);
      const close = next === undefined ? 0 : listed && text[next.end] === '两' ? next.end + 1 : next.end;
      if (
        digit(next, 1, 31) &&
        text[close] === '日' &&
        (listed ? next.value === number.value + 1 : next.value > number.value) &&
        (monthed || number.form === 'arabic')
      ) {
        to = next.value;
        end = close;
      }
    }
    const mark = text[end];
    if (mark === '日') {
      if (!monthed) {
        const after = text[end + 1];
        if (after === '元' || after === '圆' || text.startsWith('本元', end + 1) || after === '游') return false;
        if (number.form === 'chinese' && (number.value === 1 || after === '之')) return false;
        if (text[from - 1] === '第') return false;
      }
      end++;
    } else if (mark === '号' && (monthed || bareNumber(text, from, end))) end++;
    else if (
      monthed &&
      point.month !== undefined &&
      number.form === 'chinese' &&
      number.value >= 10 &&
      /^(?:$|[，。、）\n 晚早上下])/.test(text.slice(end, end + 1))
    )
      point.lunar ||= /[廿卅]/.test(text[from]) || point.month === 8;
    else if (monthed && point.lunar) {
      // 腊月18
    } else if (monthed && text.length === end && from > 0) {
      // 十月31
    } else return false;
    // 7日当晚, 9日当天
    if (text[end] === '当' && '晚天日夜'.includes(text[end + 1] ?? '，')) end += 2;
    point.day = number.value;
    if (to !== undefined) point.dayTo = to;
    point.end = end;
    return true;
  }

  /** 2021年第二周: counted as ISO 8601 counts. */
  #weekOfYear(point: Point): boolean {
    const text = this.#text;
    if (text[point.end] !== '第') return false;
    const number = this.#figures.number(point.end + 1);
    if (!digit(number, 1, 53)) return false;
    const unit = ['个星期', '星期', '周'].find((form) => text.startsWith(form, number.end));
    if (unit === undefined || text.startsWith('周年', number.end)) return false;
    point.week = number.value;
    point.end = number.end + unit.length;
    return true;
  }

  /** 3月第二周, 八月的第一个周二, 4月最后一个星期一 */
  #weekOfMonth(point: Point): void {
    const text = this.#text;
    let p = point.end;
    if (text[p] === '的') p++;
    let nth = 0;
    if (text.startsWith('最后一', p)) {
      nth = -1;
      p += 3;
    } else if (text[p] === '第') {
      const number = this.#figures.number(p + 1);
      if (!digit(number, 1, 5)) return;
      nth = number.value;
      p = number.end;
    } else return;
    if (text[p] === '个') p++;
    const word = this.#figures.word(p, 'period');
    if (word?.term.cells.class === 'weekday' && word.term.cells.value !== '0') {
      point.nth = nth;
      point.weekday = Number(word.term.cells.value);
      point.end = word.end;
    } else if (text[p] === '周' || text.startsWith('星期', p)) {
      point.nth = nth;
      point.weekday = 8; // a whole week
      point.end = p + (text[p] === '周' ? 1 : 2);
    }
  }

  #feast(point: Point): boolean {
    // 今年的端午节
    const at = point.end > point.start && this.#text[point.end] === '的' ? point.end + 1 : point.end;
    const word = this.#figures.word(at, 'feast');
    if (word === undefined || word.term.id.startsWith('not_')) return false;
    // 国庆节 after the name of a country is that country's.
    if (
      word.term.cells.own !== undefined &&
      at === point.start &&
      /[\u4e00-\u9fff]/.test(this.#text[at - 1] ?? '，') &&
      !'年月日在过到迎祝的逢是'.includes(this.#text[at - 1])
    )
      return false;
    point.feast = word;
    point.terms.push(word.index);
    point.end = word.end;
    this.#skip(point, ['当天', '当日', '当晚']);
    if (point.lunar) point.lunar = undefined;
    return true;
  }

  #week(point: Point): boolean {
    const text = this.#text;
    let word = this.#figures.word(point.end, 'period');
    if (word?.term.cells.class === 'week') {
      point.weekStep = Number(word.term.cells.value);
      point.terms.push(word.index);
      point.end = word.end;
      // 上周三: the lexicon has 上周 and the day follows as 三; 下周周六 has it whole.
      word = this.#figures.word(point.end, 'period') ?? this.#figures.word(point.end - 1, 'period');
      if (word?.term.cells.class !== 'weekday') {
        const last = '一二三四五六日天末'.indexOf(text[point.end]);
        if (last >= 0 && !wordAfterDay(text, point.end + 1)) {
          point.weekday = last === 8 ? 0 : Math.min(last + 1, 7);
          point.end++;
        }
        return true;
      }
      if (wordAfterDay(text, word.end)) return true;
      point.weekday = Number(word.term.cells.value);
      point.end = word.end;
      return true;
    }
    if (word?.term.cells.class === 'weekday') {
      const before = this.#figures.text[point.start - 1];
      if (/[0-9一二三四五六七八九十两几每逢数半个各]/.test(before ?? ' ')) return false;
      if ('岁围边刊'.includes(text[word.end] ?? ' ') || wordAfterDay(text, word.end)) return false;
      point.weekday = Number(word.term.cells.value);
      point.terms.push(word.index);
      point.end = word.end;
      return true;
    }
    return false;
  }

  /** 今天（9月2日）, 周三（3日）, 9月3日（星期三）, 10月12号，星期一 */
  #bracket(point: Point): void {
    const text = this.#text;
    if (text[point.end] === '（') {
      const close = text.indexOf('）', point.end);
      if (close < 0 || close - point.end > 14) return;
      const inner = this.#figures.word(point.end + 1, 'period');
      if (inner?.term.cells.class === 'weekday' && inner.end === close) {
        point.end = close + 1;
        return;
      }
      if (point.day !== undefined && point.dayStep === undefined) return;
      const within: Point = { start: point.end + 1, end: point.end + 1, terms: [] };
      this.#year(within);
      const monthed = this.#month(within);
      if (!this.#day(within, monthed) && this.#figures.number(within.end)?.end === close && monthed === false) {
        const number = this.#figures.number(within.end)!;
        if (number.value > 31 || point.weekday === undefined) return;
        within.day = number.value;
        within.end = number.end;
      }
      if (within.end !== close || within.day === undefined) return;
      point.year ??= within.year;
      point.month ??= within.month;
      point.day = within.day;
      point.end = close + 1;
    } else if (
      point.day !== undefined &&
      (text[point.end] === '，' || text[point.end] === '周' || text[point.end] === '星')
    ) {
      const at = text[point.end] === '，' ? point.end + 1 : point.end;
      const inner = this.#figures.word(at, 'period');
      if (inner?.term.cells.class === 'weekday' && !/[（一二三四五六七八九十0-9]/.test(text[inner.end] ?? ' '))
        point.end = inner.end;
    }
  }

  /** Part of the day and clock time after a date, or alone. */
  #clock(point: Point, led = false): boolean {
    const text = this.#text;
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
    const first = dated ? this.#figures.number(at) : undefined;
    const joined = first === undefined ? -1 : connector(text, first.end);
    const last = joined < 0 ? undefined : this.#figures.number(joined);
    if (digit(first, 0, 24) && digit(last, 0, 24) && (text[last.end] === '时' || text[last.end] === '点')) {
      point.end = last.end + 1;
      return false;
    }
    const parted = at > from && text[from] !== '的';
    // 北京时间18点, 将于19点
    const told =
      !dated && /[0-9]/.test(text[at] ?? '，') && /(?:时间|[于在])$/.test(text.slice(Math.max(0, at - 2), at));
    const time = this.#timeOfDay(at, led || dated || parted || told);
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

  #timeOfDay(at: number, led: boolean): { clock: Clock; end: number } | undefined {
    const text = this.#text;
    const number = this.#figures.number(at);
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
    const quarter = this.#figures.number(end);
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
        const seconds = this.#figures.number(end);
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
}

const digitAt = (text: string, at: number) => /[0-9一二三四五六七八九十]/.test(text[at] ?? ' ');

/** What follows makes the letter of the weekday part of another word (周一起, 周二报, 两周三次), not 周二起, 周三报道. */
function wordAfterDay(text: string, at: number): boolean {
  const after = text[at] ?? ' ';
  if (after === '报') return !/^报(?:道|导|告|称)/.test(text.slice(at, at + 2));
  if ('共起直样致般切些'.includes(after)) return text[at - 1] === '一';
  return '年个次位名场度均本常益连十百千万'.includes(after);
}

const SEASONS: readonly (readonly [string, number])[] = [
  ['春季', 21],
  ['春天', 21],
  ['夏季', 22],
  ['夏天', 22],
  ['秋季', 23],
  ['秋天', 23],
  ['冬季', 24],
  ['冬天', 24],
];
