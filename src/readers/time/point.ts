import type { Figures } from '../figures.ts';
import { centuryAt, eraAt, yearAt } from './calendar-year.ts';
import { clockAt } from './clock.ts';
import { partAt } from './part.ts';
import { weekAt, weekOfMonth, weekOfYear } from './week.ts';
import { connector, digit, type Point, skip } from './written.ts';

/** 本月稍后, 今年晚些时候 */
const LATER = ['稍后', '稍晚时候', '稍晚', '稍早', '晚些时候', '早些时候', '较晚时候', '较早时候'];

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

const TODAY =
  /^(?:[赴抵访转晤签飞率说与将]|发[布表出]|召开|举行|宣布|会[见晤]|拜会|出席|启程|接见|公布|[上下]午|凌晨|傍晚|清晨|表示|起[至一两三四五六在于，访赴对将展举实出正凭可生施])/;

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
      clockAt(this.#figures, point);
      return point;
    }
    const prefixed = eraAt(this.#figures, point);
    if (centuryAt(this.#figures, point)) return point;
    const yeared = yearAt(this.#figures, point);
    const told = point.end;
    // 2023年的第二季度, 2012年农历正月
    if (yeared && this.#text[point.end] === '的' && '第上下'.includes(this.#text[point.end + 1] ?? '，')) point.end++;
    if (yeared && skip(this.#text, point, ['农历', '阴历']) !== undefined) point.lunar = true;
    const monthed = this.#month(point);
    const parted = partAt(this.#figures, point, yeared, monthed);
    const dayed = !parted && this.#day(point, monthed);
    if (!dayed && !parted && (monthed || point.monthStep !== undefined)) weekOfMonth(this.#figures, point);
    const feasted = !monthed && !dayed && this.#feast(point);
    const weekdayed = !monthed && !dayed && !feasted && !yeared && weekAt(this.#figures, point);
    if (yeared && !monthed && !parted && !dayed && !feasted && !weekOfYear(this.#figures, point)) point.end = told;
    if (!yeared && !monthed && !parted && !dayed && !feasted && !weekdayed) {
      return clockAt(this.#figures, point, from?.clock !== undefined) ? point : undefined;
    }
    if (prefixed && !yeared && !monthed && !dayed && !feasted) return undefined;
    if (!dayed && !feasted && '稍晚早较'.includes(this.#text[point.end] ?? '，')) skip(this.#text, point, LATER);
    this.#bracket(point);
    if (dayed || feasted || weekdayed) clockAt(this.#figures, point);
    return point;
  }

  /** 前11个月, 前三季度 without a year, where `at` is the number: of this year. */
  parseFirst(at: number): Point | undefined {
    const text = this.#text;
    // 两国元首6月会晤 holds no 首6月.
    if (text[at - 1] === '首' && '元党魁酋部团'.includes(text[at - 2] ?? '，')) return undefined;
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
        : text[end] === '季' && !'稻赛节票剧'.includes(text[end + 1] ?? '，')
          ? 1
          : 0;
    if (quarters === 0 || number.value > 4) return undefined;
    return { ...point, end: end + quarters, part: { kind: 'first_quarters', n: number.value } };
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
    const january = januaryAt(text, at);
    if (january > 0) {
      point.month = 1;
      point.end = at + january;
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

  #day(point: Point, monthed: boolean): boolean {
    const text = this.#text;
    const from = point.end;
    const yeared = point.year !== undefined || point.yearStep !== undefined || point.sameYear !== undefined;
    if (!monthed && yeared) return false;
    if (!monthed) {
      const word = this.#figures.word(from, 'period');
      const sort = word?.term.cells.class;
      // 今天是假期的第二天: the second day of something.
      if (word?.term.id === 'following_day' && text[from] === '第' && '的入届'.includes(text[from - 1] ?? '，'))
        return false;
      if (word !== undefined && (sort === 'day' || sort === 'same_day')) {
        const step = Number(word.term.cells.value);
        if (sort === 'day') point.dayStep = step;
        else point.sameDay = step;
        point.terms.push(word.index);
        point.end = word.end;
        if (/[晨早晚夜]$/.test(text.slice(word.start, word.end))) point.partOfDay = text[word.end - 1];
        return true;
      }
      // 今赴东京, 今发布新闻稿, 今起一连三天
      if (
        text[from] === '今' &&
        TODAY.test(text.slice(from + 1, from + 3)) &&
        !'如现至迄当古从于而'.includes(text[from - 1] ?? '，')
      ) {
        point.dayStep = 0;
        point.end = from + 1;
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
    skip(this.#text, point, ['当天', '当日', '当晚']);
    if (point.lunar) point.lunar = undefined;
    return true;
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
      yearAt(this.#figures, within);
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
}

/** 元月, 元月份, not 500美元月薪: how many letters. */
function januaryAt(text: string, at: number): number {
  if (text[at] !== '元' || text[at + 1] !== '月') return 0;
  if (
    /[\d美欧日加澳港纽新万亿百千公十两几]/.test(text[at - 1] ?? '，') ||
    '薪租均供费息入收球'.includes(text[at + 2] ?? '，')
  )
    return 0;
  return text[at + 2] === '份' ? 3 : 2;
}

const digitAt = (text: string, at: number) => /[0-9一二三四五六七八九十]/.test(text[at] ?? ' ');
