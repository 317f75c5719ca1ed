import type { Approximation } from '../record/kinds.ts';
import type { NumberToken } from '../text/numeral.ts';
import { type Figures, figuresOf, letters, type Word } from './figures.ts';
import { measuredAfter, measuredBefore } from './quantity/measured.ts';
import { defaultCurrency, sharedAt, subunit, writtenBefore } from './quantity/money.ts';
import type { Finding, Place, Reader, Reading } from './reader.ts';
import { daysAt, type Length, type LengthUnit, lengthAt } from './time/length.ts';
import { connector } from './time/written.ts';
import { LENGTH_RULES } from './time.ts';

type Found = Finding<'quantity'>;

/** Figures with a unit: money, measures, shares, people, documents, countries, lengths of time. */
export const quantityReader: Reader<'quantity'> = {
  kind: 'quantity',
  version: 1,
  read: (reading) => new QuantityReading(reading).run(),
};

/** A number with its unit, before the words around it are read. */
interface Amount extends Place {
  readonly value: number;
  /** Upper end of a range. */
  readonly high?: number;
  readonly unit: string;
  readonly rule: string;
  readonly confidence: number;
  readonly approximation?: Approximation;
  readonly terms: readonly number[];
  /** Where the unit ends and the thing counted begins. */
  readonly after: number;
  /** A large number without any unit. */
  readonly bare?: true;
}

const LENGTH_UNITS: Readonly<Record<LengthUnit, string>> = {
  Y: 'years',
  M: 'months',
  W: 'weeks',
  D: 'days',
  h: 'hours',
  m: 'minutes',
  s: 'seconds',
};

/** Half lengths of the lexicon as the words say them: 半年 is half a year. */
const HALF_OF: Readonly<Record<string, readonly [number, string]>> = {
  P6M: [0.5, 'years'],
  P15D: [0.5, 'months'],
  PT30M: [0.5, 'hours'],
  P50Y: [50, 'years'],
};

class QuantityReading {
  readonly #reading: Reading;
  readonly #figures: Figures;
  readonly #text: string;
  #yuan: { code: string; confidence: number } | undefined;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#figures = figuresOf(reading);
    this.#text = this.#figures.text;
  }

  run(): Found[] {
    const amounts: Amount[] = [];
    const blocked = this.#blocked();
    let next = 0;
    let done = 0;
    for (const number of this.#figures.numbers) {
      while (next < blocked.length && blocked[next].end <= number.start) next++;
      if (number.start < done) continue;
      if (number.named && !this.#afterLetters(number)) continue;
      const block = blocked[next];
      if (block !== undefined && block.start < number.end && block.end > number.start) {
        if (!block.length) continue;
      }
      const read = this.#amount(number);
      if (read === undefined) continue;
      const amount = read.high === undefined ? this.#through(read) : read;
      amounts.push(amount);
      done = amount.end;
    }
    this.#halves(amounts);
    amounts.sort((a, b) => a.start - b.start);
    return this.#told(amounts.map((amount, i) => this.#likeBeside(amount, amounts[i - 1], amounts[i + 1])));
  }

  /** 从5亿增至8亿美元, 5亿美元, …增至8亿: the unit of the figure beside is meant. */
  #likeBeside(amount: Amount, before: Amount | undefined, after: Amount | undefined): Amount {
    if (amount.bare === undefined) return amount;
    const text = this.#text;
    const lead = text.slice(Math.max(0, amount.start - 10), amount.start);
    const like = (other: Amount, confidence: number): Amount => ({
      ...amount,
      unit: other.unit,
      rule: 'unit of the figure beside',
      confidence,
      terms: other.terms,
    });
    if (after !== undefined && after.start - amount.end <= 12 && after.unit !== 'percent')
      if (CHANGE.test(text.slice(amount.end, after.start)) && /[从由自][^，。；]{0,9}$/.test(lead))
        return like(after, 0.85);
    if (before === undefined || before.start < amount.start - 40 || !isMoney(before.unit) || !REACHES.test(lead))
      return amount;
    return /[。！？；\n]/.test(text.slice(before.end, amount.start)) ? amount : like(before, 0.8);
  }

  /** Places that are no quantities: dates, set phrases; lengths of time are. In order, without overlap. */
  #blocked(): (Place & { length: boolean })[] {
    const places: (Place & { length: boolean })[] = [];
    for (const time of this.#reading.found.time) {
      const length = LENGTH_RULES.has(time.rule);
      const interval = time.rule === 'interval end';
      if (!interval) places.push({ start: time.start, end: time.end, length });
    }
    for (const start of this.#figures.starts(['numberless']))
      places.push({ start, end: this.#figures.word(start, 'numberless')!.end, length: false });
    return places.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** RM350万 and GDP 3.3% are no codes. */
  #afterLetters({ start, end }: NumberToken): boolean {
    if (writtenBefore(this.#reading.lexicon, this.#text, start)?.sign) return true;
    return this.#text[end] === '%' && /[A-Z]{3} ?$/.test(this.#text.slice(Math.max(0, start - 4), start));
  }

  #amount(number: NumberToken): Amount | undefined {
    const text = this.#text;
    const before = text[number.start - 1];
    if (before === '第' || (before === '其' && number.value === 1)) return undefined;
    const length = lengthAt(this.#figures, number.start) ?? daysAt(this.#figures, number.start);
    if (length !== undefined) return lengthAmount(length);
    if (number.sort === 'percent') return this.#make(number, number.end, 'percent', 'percent', 0.97, []);
    const money = this.#money(number);
    if (money !== undefined) return money;
    if (number.bare && number.approximation === undefined && !'上近数几成逾超达过约'.includes(before ?? '，'))
      return undefined;
    const range = this.#upper(number);
    if (range !== undefined) return range;
    return (
      this.#measure(number, number.end) ??
      this.#population(number) ??
      this.#earthquake(number) ??
      this.#degrees(number) ??
      this.#points(number) ??
      this.#held(number) ??
      this.#fraction(number) ??
      this.#doubled(number) ??
      this.#large(number)
    );
  }

  /** 15%至20%, 5亿美元至8亿美元: each end with its unit. From A to B (从…) is a change. */
  #through(from: Amount): Amount {
    const text = this.#text;
    const next = connector(text, from.end);
    if (next < 0 || from.rule === 'length of time' || '从由自'.includes(text[from.start - 1] ?? '，')) return from;
    const number = this.#figures.number(next);
    if (number === undefined || number.named || number.value <= 0) return from;
    const to = number.sort === 'percent' ? undefined : (this.#money(number) ?? this.#measure(number, number.end));
    if (to === undefined || to.unit !== from.unit || to.value <= from.value) return from;
    return { ...from, end: to.end, after: to.after, high: to.value };
  }

  /** 3至5个, 10—20%: two numbers and one unit. */
  #upper(number: NumberToken): Amount | undefined {
    const next = connector(this.#text, number.end);
    if (next < 0) return undefined;
    const upper = this.#figures.number(next);
    if (upper === undefined || upper.named) return undefined;
    const read = this.#money(upper) ?? this.#measure(upper, upper.end);
    if (read === undefined || upper.value <= number.value) return undefined;
    // 3至5万: the multiplier of the second counts for the first.
    let low = number.value;
    const scale = magnitude(this.#text, upper);
    if (scale > 1 && magnitude(this.#text, number) === 1 && low < upper.value / scale) low *= scale;
    const factor = upper.value === 0 ? 1 : read.value / upper.value;
    return { ...read, start: number.start, value: low * factor, high: read.value };
  }

  /** A number and a measure word of the lexicon. */
  #measure(number: NumberToken, at: number): Amount | undefined {
    const text = this.#text;
    const word = this.#unit(at);
    if (word === undefined) return undefined;
    const { cells } = word.term;
    let { value } = number;
    let { end } = word;
    const count = cells.class === 'count';
    if (word.term.id === 'degree' && /电[^，。；]{0,8}$/.test(text.slice(Math.max(0, number.start - 10), number.start)))
      return this.#make(number, end, 'kWh', 'measure', 0.85, [word.index]);
    if (
      word.term.id === 'degree' &&
      !/(?:零下|气温|温度|高温|低温|升温|降温|体温|水温|温差)[^，。]{0,8}$/.test(
        text.slice(Math.max(0, number.start - 10), number.start),
      ) &&
      !/^的?[高低]温/.test(text.slice(end, end + 3))
    )
      return undefined;
    if (cells.code === 'kn' && number.form === 'chinese' && number.value < 10) return undefined;
    // 40个国家重点项目 are no states.
    if (word.term.id === 'countries' && ofTheState(text, word))
      return this.#make(number, at + 1, 'items', 'count', 0.7, [word.index]);
    if (count && !this.#counts(number, word)) return undefined;
    if (cells.code === 'magnitude' && number.sort !== 'decimal' && !'地强余'.includes(text[word.end] ?? '，'))
      if (!/[震烈]度$/.test(text.slice(Math.max(0, number.start - 2), number.start))) return undefined;
    if (word.term.id === 'permille') value /= 10;
    const power = cells.base === 'W' && word.term.id.endsWith('watt');
    if (power) value = Number((value * Number(cells.factor)).toPrecision(15));
    if (word.term.id === 'tenth') {
      if (number.value > 10) return undefined;
      value *= 10;
      const more = this.#figures.number(end);
      if (more !== undefined && more.value < 10 && more.end - more.start === 1 && !this.#unit(more.end)) {
        value += more.value;
        end = more.end;
      } else if (text[end] === '半') {
        value += 5;
        end++;
      }
      value = Number(value.toPrecision(12));
    }
    if (word.term.id === 'discount') {
      if (number.value >= 10 && number.digits?.length !== 2) return undefined;
      if (number.value === 10) return undefined;
      value = number.value < 10 ? Number((number.value * 10).toPrecision(12)) : number.value;
    }
    let approximation: Approximation | undefined;
    if (text[end] === '半' && !count && !/[数径球决]/.test(text[end + 1] ?? '，') && cells.class === 'measure') {
      value += 0.5;
      end++;
    }
    if ((text[end] === '多' || text[end] === '余') && !count && !/[种次边元样]/.test(text[end + 1] ?? '，')) {
      approximation = 'more_than';
      end++;
    }
    if (text.slice(number.start - 2, number.start) === '零下' && cells.code === 'degC') value = -value;
    const rule = cells.class === 'share' ? 'share' : count ? 'count' : 'measure';
    const made = this.#make(
      number,
      end,
      power ? 'W' : cells.code,
      rule,
      this.#trust(number, word),
      [word.index],
      value,
    );
    return approximation === undefined ? made : { ...made, approximation };
  }

  /** 摄氏35度: the scale stands before the number. */
  #degrees(number: NumberToken): Amount | undefined {
    const text = this.#text;
    if (text[number.end] !== '度' || text[number.start - 1] !== '氏') return undefined;
    const unit = text[number.start - 2] === '摄' ? 'degC' : text[number.start - 2] === '华' ? 'degF' : undefined;
    return unit === undefined ? undefined : this.#make(number, number.end + 1, unit, 'measure', 0.9, []);
  }

  /** 收报18430点, 跌2.5点: points of an index. */
  #points(number: NumberToken): Amount | undefined {
    const text = this.#text;
    if (text[number.end] !== '点' || number.form === 'chinese') return undefined;
    if (!'报升涨跌挫扬泻高低至到收'.includes(text[number.start - 1] ?? '，')) return undefined;
    if (number.sort !== 'decimal' && number.value <= 24) return undefined;
    return this.#make(number, number.end + 1, 'points', 'count', 0.7, []);
  }

  /** 连续四届, 已举办七届: gatherings counted, where 十四届全国人大 is one of them. */
  #held(number: NumberToken): Amount | undefined {
    const text = this.#text;
    if (text[number.end] !== '届' || number.value < 2) return undefined;
    if (!/(?:连续|连任|举办了?|举行了?|历经|共|近|过去)$/.test(text.slice(Math.max(0, number.start - 3), number.start)))
      return undefined;
    return this.#make(number, number.end + 1, 'items', 'count', 0.7, []);
  }

  /** 规模7.8强震, 芮氏规模6: the scale stands before the number. */
  #earthquake(number: NumberToken): Amount | undefined {
    if (number.value >= 10 || this.#text[number.start - 1] !== '模') return undefined;
    const text = this.#text;
    const told =
      text.startsWith('芮氏规模', number.start - 4) ||
      text.startsWith('震规模', number.start - 3) ||
      /^[^，。；\d]{0,6}地?震/.test(text.slice(number.end, number.end + 8));
    return told ? this.#make(number, number.end, 'magnitude', 'measure', 0.85, []) : undefined;
  }

  /** 人口1053万: the noun stands before the number. */
  #population(number: NumberToken): Amount | undefined {
    if (number.value < 10000 || number.digits !== undefined) return undefined;
    const lead = this.#text.slice(Math.max(0, number.start - 6), number.start);
    if (!/人口(?:达到|达|为|超过|超|突破|约|近|有|共|逾|是)*$/.test(lead)) return undefined;
    return this.#make(number, number.end, 'people', 'count', 0.85, []);
  }

  /** 13万農户, 200多万民警: ten thousands of something without a measure word. */
  #large(number: NumberToken): Amount | undefined {
    const text = this.#text;
    if (number.value < 10000 || number.digits !== undefined || number.sort === 'fraction') return undefined;
    if (!/[0-9一二三四五六七八九十两]/.test(text[number.start]) || !/[万亿]/.test(text.slice(number.start, number.end)))
      return undefined;
    if (/[：:比第]/.test(text[number.start - 1] ?? '，')) return undefined;
    if ('级元比里之分一'.includes(text[number.end] ?? '，')) return undefined;
    // A figure that ends its clause is money or things that the words before it name.
    if (!/[\u4e00-\u9fff]/.test(text[number.end] ?? '，') && !this.#named(number)) return undefined;
    return { ...this.#make(number, number.end, 'items', 'count', 0.6, []), bare: true };
  }

  /** 预算冻结5000万: the clause says of what. */
  #named(number: NumberToken): boolean {
    const lead = this.#text.slice(Math.max(0, number.start - 12), number.start);
    return (
      REACHES.test(lead) ||
      /(?:增加|减少|达到?|高达|多达|[增减升降]至|超过?|突破|逾|约|近|不足|有|为|是)了?$/.test(lead) ||
      /(?:预算|经费|资金|金额|产值|销量|产量|数量|人数|人次|总数|贷款|捐款|援助|罚款|用户|游客|出口|进口|营收|净利|亏损)[^，。；：\n]{0,8}$/.test(
        lead,
      )
    );
  }

  /** 翻一番 is twice, 翻两番 four times as much. */
  #doubled(number: NumberToken): Amount | undefined {
    const text = this.#text;
    if (text[number.end] !== '番' || !/翻了?$/.test(text.slice(Math.max(0, number.start - 2), number.start)))
      return undefined;
    return this.#make(number, number.end + 1, 'fold', 'measure', 0.85, [], 2 ** number.value);
  }

  /** 三分之二, 1/3 of something. */
  #fraction(number: NumberToken): Amount | undefined {
    if (number.sort !== 'fraction' || number.value >= 1 || number.value <= 0) return undefined;
    const text = this.#text;
    if (
      number.form === 'arabic' &&
      text[number.end] !== '的' &&
      !/[的约近有占达过逾超至]/.test(text[number.start - 1] ?? '，')
    )
      return undefined;
    // To four decimals: two thirds have no end.
    return this.#make(number, number.end, 'ratio', 'share', 0.75, [], Number(number.value.toFixed(4)));
  }

  /** The unit at `at`, if what follows it may follow. */
  #unit(at: number): Word | undefined {
    const text = this.#text;
    for (const shift of text[at] === '多' ? [1, 0] : [0]) {
      const word = this.#figures.word(at + shift, 'unit');
      if (word === undefined) continue;
      const next = text[word.end];
      const { not, only } = word.term.cells;
      const whole = word.end - word.start > 1 && word.term.cells.class !== 'measure';
      if (not !== undefined && next !== undefined && not.includes(next) && !whole) continue;
      if (
        only !== undefined &&
        !(next === undefined || /[，。；：、！？）」\n]/.test(next) ? only.includes('$') : only.includes(next)) &&
        !whole
      )
        continue;
      // A Latin unit must end where the word ends.
      if (/[A-Za-z]/.test(text[word.end - 1]) && next !== undefined && /[A-Za-z]/.test(next)) continue;
      return word;
    }
    return undefined;
  }

  /** Whether a number of counted things is told for its own sake. */
  #counts(number: NumberToken, word: Word): boolean {
    const text = this.#text;
    const { code } = word.term.cells;
    if (number.value === 1 && number.form !== 'arabic')
      return (
        word.term.id === 'times' && /每[^，。；]{1,8}$/.test(text.slice(Math.max(0, number.start - 9), number.start))
      );
    if (word.term.id === 'major' && !this.#majors(number)) return false;
    if (number.value < 1 && number.sort !== 'decimal') return false;
    if (number.value === 0) return false;
    if (number.value < 2 && number.form !== 'arabic' && (code === 'items' || code === 'times' || code === 'people'))
      return false;
    if ((word.term.id === 'injured' || word.term.id === 'dead') && number.form === 'chinese' && number.value < 10)
      return casualties(text, number.start, word.end);
    if (code === 'items' && text[number.start - 1] === '初' && number.form === 'chinese') return false; // 初二起
    // 两人 at the head of a clause are the two just named.
    if (code === 'people' && TWO.test(text.slice(number.start, word.end)) && takesUp(text, number.start, word.end))
      return false;
    // 2030城市计划 is of a year.
    if (word.term.id === 'place_noun' && number.digits?.length === 4) return false;
    // 25万市民, but not 三代表.
    if (word.term.id === 'people_noun' && number.value < 10) return false;
    if (word.term.id === 'age' && number.value < 10 && number.form === 'chinese') return false;
    if (code === 'countries' && text[word.end] === '级') return false;
    if (code === 'times' && session(text, number.start, word.end)) return false;
    if (code === 'people' && text[number.start - 1] === '前') return false; // 前三名 is a rank
    // 一是…二是, 1. of a list, and years without 年 before a noun.
    if (code === 'countries' && (number.value < 3 || text[word.end] === '集')) return false;
    if (code === 'points' && word.end - word.start === 1 && number.value > 20) return false;
    if (
      number.sort === 'decimal' &&
      text[number.end - 1] !== '万' &&
      text[number.end - 1] !== '亿' &&
      (code === 'items' || code === 'people')
    )
      return number.form !== 'chinese' && number.value > 1000;
    if (code === 'characters' && number.value < 100) return false;
    if (code === 'flights' && number.value < 2) return false;
    return true;
  }

  /** 四大平台, not 党的十八大. */
  #majors(number: NumberToken): boolean {
    const before = this.#text.slice(Math.max(0, number.start - 2), number.start);
    return number.value >= 3 && number.value <= 16 && number.form !== 'arabic' && !/党的?$|中共$/.test(before);
  }

  #trust(number: NumberToken, word: Word): number {
    const { cells } = word.term;
    if (cells.class === 'share') return 0.97;
    if (cells.class === 'measure') return number.form === 'chinese' && number.value < 10 ? 0.8 : 0.95;
    if (cells.code === 'items') return number.value === 2 ? 0.6 : 0.75;
    return number.value < 3 ? 0.75 : 0.88;
  }

  /** 3.8亿美元, US$20, 人民币50元, 50元6角3分 */
  #money(number: NumberToken): Amount | undefined {
    const text = this.#text;
    const prefix = writtenBefore(this.#reading.lexicon, text, number.start);
    let word = this.#figures.word(number.end, 'currency');
    let moreThan = false;
    if (word === undefined && (text[number.end] === '多' || text[number.end] === '余')) {
      word = this.#figures.word(number.end + 1, 'currency');
      moreThan = word !== undefined;
    }
    const shared =
      prefix === undefined ? sharedAt(this.#reading, number.end + (moreThan ? 1 : 0), word?.term.id) : undefined;
    if (shared !== undefined && (word === undefined || word.end <= shared.end)) {
      const made = this.#make(number, shared.end, shared.code, 'money of the state named', 0.8, shared.terms);
      return moreThan ? { ...made, approximation: 'more_than' } : made;
    }
    if (word !== undefined) {
      const sub = subunit(this.#figures, word.end, word.term.id);
      const made = this.#make(
        { ...number, start: number.start },
        sub.end,
        word.term.id,
        'money',
        0.97,
        [word.index],
        number.value + sub.value,
      );
      return moreThan ? { ...made, approximation: 'more_than' } : made;
    }
    const bare = yuanAt(text, number.end);
    if (prefix !== undefined) {
      const end = bare > 0 ? bare : number.end;
      const code = prefix.code;
      if (!prefix.sign && bare === 0 && !this.#namedBefore(number, prefix.start)) return undefined;
      const sub = bare > 0 ? subunit(this.#figures, end, code) : { end, value: 0 };
      return {
        ...this.#make(number, sub.end, code, 'money', 0.95, [prefix.term], number.value + sub.value),
        start: prefix.start,
      };
    }
    if (bare === 0) return undefined;
    if (number.value <= 1 && number.form === 'chinese') return undefined;
    this.#yuan ??= defaultCurrency(this.#reading);
    const sub = subunit(this.#figures, bare, this.#yuan.code);
    return this.#make(
      number,
      sub.end,
      this.#yuan.code,
      'money without country',
      this.#yuan.confidence,
      [],
      number.value + sub.value,
    );
  }

  /** 美金2亿: a name before a large number without a unit; 5亿美元20万人 has it of the number before. */
  #namedBefore(number: NumberToken, start: number): boolean {
    if (number.value < 10000 || number.digits !== undefined) return false;
    if (/[0-9十百千万亿多余几]/.test(this.#text[start - 1] ?? '，')) return false;
    return this.#figures.word(number.end, 'unit') === undefined;
  }

  #make(
    number: NumberToken,
    end: number,
    unit: string,
    rule: string,
    confidence: number,
    terms: readonly number[],
    value = number.value,
  ): Amount {
    return {
      start: number.start,
      end,
      value,
      unit,
      rule,
      confidence,
      terms,
      after: end,
      ...(number.high === undefined ? {} : { high: (number.high * value) / number.value }),
      ...(number.approximation === undefined ? {} : { approximation: number.approximation }),
    };
  }

  /** 半年, 半个月 and the like, and half shares: 半成, 对折. */
  #halves(amounts: Amount[]): void {
    const text = this.#text;
    for (const time of this.#reading.found.time) {
      if (!LENGTH_RULES.has(time.rule)) continue;
      const at = time.start + text.slice(time.start, time.end).indexOf('半');
      if (at < time.start || text[at - 1] === '个') continue; // 7个半小时 is read whole
      const word = this.#figures.word(at, 'period');
      const half = HALF_OF[word?.term.cells.value ?? ''];
      if (word === undefined || half === undefined) continue;
      amounts.push({
        start: at,
        end: word.end,
        value: half[0],
        unit: half[1],
        rule: 'length of time',
        confidence: 0.7,
        terms: [word.index],
        after: word.end,
      });
    }
    for (let at = text.indexOf('半'); at >= 0; at = text.indexOf('半', at + 1)) {
      const share = halfAt(text, at);
      if (share !== undefined) amounts.push(share);
    }
    for (let at = text.indexOf('打对折'); at >= 0; at = text.indexOf('打对折', at + 1))
      amounts.push(share(at + 1, at + 3, 50, 'percent'));
    for (const doubled of ['翻倍', '翻番'])
      for (let at = text.indexOf(doubled); at >= 0; at = text.indexOf(doubled, at + 1))
        amounts.push(share(at, at + 2, 2, 'fold'));
  }

  /** Reads what the words around say: approximation, period, change, what is measured. */
  #told(amounts: readonly Amount[]): Found[] {
    const text = this.#text;
    const found: Found[] = [];
    for (const amount of amounts) {
      const { start, end, value, unit, rule, confidence, terms, high } = amount;
      const approximation = approximationOf(text, start, end) ?? amount.approximation;
      // 年增35% is measured against the year before, not for each year.
      const per =
        rule === 'length of time' ||
        (unit === 'percent' && '增减'.includes(text[start - 1] ?? '，') && text[start - 2] === '年')
          ? undefined
          : perOf(text, start, end);
      const of = this.#of(amount);
      const made: { -readonly [K in keyof Found]: Found[K] } = {
        kind: 'quantity',
        start,
        end,
        value,
        unit,
        rule,
        confidence,
      };
      if (approximation !== undefined) made.approximation = approximation;
      if (per !== undefined) made.per = per;
      if (high !== undefined) made.to = high;
      if (of !== undefined) made.of = of;
      if (terms.length > 0) made.terms = terms;
      found.push(made);
    }
    for (let i = 0; i + 1 < found.length; i++) this.#change(found, i);
    return found;
  }

  /** What is measured, as written. */
  #of({ rule, unit, start, after }: Amount): string | undefined {
    if (rule === 'length of time') return undefined;
    const text = this.#text;
    const counted = rule === 'count' && unit !== 'countries' && unit !== 'times' && unit !== 'visits';
    const place =
      measuredBefore(text, start) ?? (counted || rule === 'measure' ? measuredAfter(text, after) : undefined);
    return place === undefined ? undefined : this.#reading.passage.quote(place.start, place.end);
  }

  /** 从A增至B, 由A降到B: both ends tell of the change. */
  #change(found: Found[], i: number): void {
    const text = this.#text;
    const from = found[i];
    const to = found[i + 1];
    if (from.unit !== to.unit || to.start - from.end > 24) return;
    const between = text.slice(from.end, to.start).replace(/（[^）]*）/g, '');
    if (!CHANGE.test(between)) return;
    const lead = text.slice(Math.max(0, from.start - 10), from.start);
    if (!/[从由自较比][^，。；]{0,9}$/.test(lead)) return;
    const change = { from: from.value, to: to.value };
    const of = from.of ?? to.of;
    const per = from.per ?? to.per;
    const common = { ...change, ...(of === undefined ? {} : { of }), ...(per === undefined ? {} : { per }) };
    found[i] = { ...from, ...common };
    found[i + 1] = { ...to, ...common };
  }
}

/** Words before a figure that a measure rises or falls to. */
const REACHES =
  /(?:达到?|[增升减降跌涨缩扩](?:长|加|少|高|低|大|减|小|跌)?[到至]|提高[到至])了?(?:去年|今年|明年|上年)?的?(?:约|近|逾|超过)?$/;
const isMoney = (unit: string): boolean => /^[A-Z]{3}$/.test(unit);

const TWO = /^[两二]人$/;

/** 两人会后…, 两人商定…: a subject, where 两人死亡 counts. */
const takesUp = (text: string, start: number, end: number): boolean =>
  /[，。；：！？\n「』」]/.test(text[start - 1] ?? '\n') &&
  /^(?:[在均都还也就于将并曾先其对共已]|同意|讨论|商定|谈|会[后谈晤见上]|表示|一致|握手|通[话电]|交换|随后|当天|昨|今|\d)/.test(
    text.slice(end, end + 2),
  );

/** 两死五伤: the dead and the injured side by side. */
const casualties = (text: string, start: number, end: number): boolean =>
  text[end - 1] === '死'
    ? /^[0-9一二三四五六七八九十两百]{1,4}多?伤/.test(text.slice(end, end + 6))
    : /[0-9一二三四五六七八九十两百]死$/.test(text.slice(Math.max(0, start - 2), start));

/** 国家公园, 国家级新区: the state in the name of a thing. */
const ofTheState = (text: string, word: Word): boolean =>
  text.endsWith('家', word.end) &&
  text[word.start] === '个' &&
  /^(?:级|公园|重点|物流|骨干|实验|示范|自然|森林|湿地|高新|新区|自主|战略|工程|标准|基地|队)/.test(
    text.slice(word.end, word.end + 2),
  );

/** 十三届全国人大五次会议 is the fifth session. */
export const session = (text: string, start: number, end: number): boolean =>
  /^(?:[^，。；]{0,3})(?:会议|全会)/.test(text.slice(end, end + 5)) &&
  /届[^，。；]{0,12}$/.test(text.slice(Math.max(0, start - 14), start));

const share = (start: number, end: number, value: number, unit: string): Amount => ({
  start,
  end,
  value,
  unit,
  rule: 'share',
  confidence: 0.8,
  terms: [],
  after: end,
});

/** 半成, 一半, 半数, 过半, 近半: a share where 半 stands at `at`. */
function halfAt(text: string, at: number): Amount | undefined {
  const before = text[at - 1] ?? '，';
  const after = text[at + 1] ?? '，';
  if (after === '成')
    return '品熟'.includes(text[at + 2] ?? '，') || /[0-9一-龥]/.test(before)
      ? undefined
      : share(at, at + 2, 5, 'percent');
  if (after === '数') return '大'.includes(before) ? undefined : share(at, at + 2, 0.5, 'ratio');
  if (before === '一' && !'径个天年月日小截路'.includes(after) && !'另'.includes(text[at - 2] ?? '，'))
    return share(at - 1, at + 1, 0.5, 'ratio');
  if (
    '过近逾超'.includes(before) &&
    (!/[一-龥]/.test(after) ||
      /^(?:选民|选票|议员|成员|民众|国民|席|受访|国会|会员|代表|人口)/.test(text.slice(at + 1, at + 3)))
  )
    return share(at, at + 1, 0.5, 'ratio');
  return undefined;
}

const CHANGE =
  /^[^。；]{0,10}(?:增|升|降|减|提高|提升|扩|下|上|涨|跌|缩|调|变|延长|发展|改|翻|激|飙|骤|猛|回|滑|攀|放|收|转|加|恢|反|修)[^。；，]{0,6}(?:至|到|为|成)[^。；，]{0,6}$/;

function lengthAmount(length: Length): Amount {
  const [first] = length.amounts;
  return {
    start: length.start,
    end: length.end,
    value: first.n,
    unit: LENGTH_UNITS[first.unit],
    rule: 'length of time',
    confidence: length.loose ? 0.6 : 0.85,
    terms: [],
    after: length.end,
    ...(length.high === undefined ? {} : { high: length.high }),
    ...(length.approximation === undefined ? {} : { approximation: length.approximation }),
  };
}

/** 元, 块, 块钱 at `at`: the position after it, or 0. */
function yuanAt(text: string, at: number): number {
  const shift = text[at] === '多' || text[at] === '余' ? 1 : 0;
  if (text[at + shift] === '元' || text[at + shift] === '圆') {
    if ('旦首勋老帅素件宵年月朝代'.includes(text[at + shift + 1] ?? '，')) return 0;
    return at + shift + 1;
  }
  if (text[at] === '块') {
    if (text[at + 1] === '钱') return at + 2;
    return /^[，。、！？\n]?$/.test(text[at + 1] ?? '') ? at + 1 : 0;
  }
  return 0;
}

/** The power of ten that 万 or 亿 at the end of a number adds. */
function magnitude(text: string, number: NumberToken): number {
  let scale = 1;
  for (let i = number.end - 1; i > number.start; i--) {
    const c = text[i];
    if (c === '万') scale *= 1e4;
    else if (c === '亿') scale *= 1e8;
    else if (c === '千') scale *= 1e3;
    else if (c === '百') scale *= 100;
    else if (c === '十') scale *= 10;
    else if (c !== '多' && c !== '余') break;
  }
  return scale;
}

const BEFORE: readonly (readonly [RegExp, Approximation])[] = [
  [/(?:不超过|不多于|不高于|至多|最多|多达|高达|(?<!不)低于|不足|(?<!不)少于|不到)(?:了)?$/, 'up_to'],
  [/(?:超过|超出|突破|多于|高于|不少于|不低于|至少|大于|超|逾|越过|上)(?:了)?$/, 'more_than'],
  [/(?:将近|接近|近|几近)$/, 'nearly'],
  [/(?:大约|大概|约为|约合|(?<![签条公预纽解续节制履])约|估计|左右|大致)$/, 'about'],
];

/** Last letters of the words above. */
const APPROXIMATES = '纳了过于达低足少到出破超逾上多高大近约概合计右致';

function approximationOf(text: string, start: number, end: number): Approximation | undefined {
  const near = text[start - 1] ?? '，';
  let lead = APPROXIMATES.includes(near) ? text.slice(Math.max(0, start - 4), start) : '';
  // 约有1500人, 最多可容纳5000名
  if (near === '纳' || (near === '有' && '约近过少多到'.includes(text[start - 2] ?? '，')))
    lead = text.slice(Math.max(0, start - 6), start).replace(/(?:可|能|可以)?(?:有|容纳|接纳)$/, '');
  if (lead.endsWith('以上')) lead = '';
  for (const [pattern, approximation] of lead === '' ? [] : BEFORE)
    if (pattern.test(lead)) {
      if (approximation === 'more_than' && lead.endsWith('上') && !/[十百千万亿]/.test(text[start])) return undefined;
      return approximation;
    }
  const trail = text.slice(end, end + 2);
  if (trail === '以上') return 'more_than';
  if (trail === '左右' || trail === '上下') return 'about';
  if (trail === '以内' || trail === '之内' || trail === '以下') return 'up_to';
  return undefined;
}

const PER_STOP = letters('，。；！？\n');
const PER_TOLD = letters('每均年月日');

function perOf(text: string, start: number, end: number): 'year' | 'month' | 'day' | undefined {
  let from = start;
  let told = false;
  for (; from > 0 && start - from < 18 && PER_STOP[text.charCodeAt(from - 1)] === 0; from--)
    told ||= PER_TOLD[text.charCodeAt(from - 1)] === 1;
  const lead = told ? text.slice(from, start) : '';
  if (!told) {
    if (!'/每一'.includes(text[end] ?? '，')) return undefined;
  } else if (
    /每年|年均|(?:^|[^0-9一二三四五六七八九十今去前明同当近百多几千后全])年(?:度)?(?:供|产|输|发电|出口|进口|销|处理|吞吐|运|增|收入|消费|需求|贸易|减排|用)/.test(
      lead,
    )
  )
    return 'year';
  if (/每月|月均|月产/.test(lead)) return 'month';
  if (/每天|每日|日均|日产|日供/.test(lead)) return 'day';
  const trail = text.slice(end, end + 3);
  if (/^(?:\/年|每年|一年)/.test(trail)) return 'year';
  if (/^(?:\/月|每月)/.test(trail)) return 'month';
  if (/^(?:\/日|\/天|每天|每日)/.test(trail)) return 'day';
  return undefined;
}
