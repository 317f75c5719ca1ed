import { fold } from './fold.ts';

/** A number as written, with what its writing tells. Positions are UTF-16 code units of the folded text. */
export interface NumberToken {
  readonly start: number;
  readonly end: number;
  /** Of 百分之五 it is 5, of 三分之一 0.333…, of 两三 the lower. */
  readonly value: number;
  /** Upper bound of 两三, 七八十. */
  readonly high?: number;
  /** 余, 多 and 几 say more than, 来 about. */
  readonly approximation?: 'more_than' | 'about';
  readonly sort: 'integer' | 'decimal' | 'fraction' | 'percent';
  readonly form: 'arabic' | 'chinese' | 'mixed';
  /** Decimal digits where the number is written digit by digit (2031, 二零三一, 07), without multipliers. */
  readonly digits?: string;
  /** A multiplier without a digit before it: 百 of 百年, 千余. */
  readonly bare?: true;
  /** Part of a name or code: MC14, G20, 力量-2. */
  readonly named?: true;
}

const DIGIT = 1;
const HAN = 2;
const UNIT = 3;
const BIG = 4;
const ZERO = 5;
const VAGUE = 6;
const TENS = 7;
const MINUS = 8;
const SIGN = 9;
const POINT = 10;

const CLASS = new Uint8Array(65536);
const VALUE = new Float64Array(65536);
const define = (letters: string, sort: number, values: readonly number[]) => {
  for (let i = 0; i < letters.length; i++) {
    CLASS[letters.charCodeAt(i)] = sort;
    VALUE[letters.charCodeAt(i)] = values[i];
  }
};
define('0123456789', DIGIT, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
define('一二三四五六七八九两俩', HAN, [1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2]);
define('壹贰叁肆伍陆柒捌玖貳參', HAN, [1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3]);
define('十百千拾佰仟', UNIT, [10, 100, 1000, 10, 100, 1000]);
define('万亿兆', BIG, [1e4, 1e8, 1e12]);
define('零', ZERO, [0]);
define('几数', VAGUE, [1, 1]);
define('廿卅卌', TENS, [20, 30, 40]);
define('-', MINUS, [-1]);
define('负', SIGN, [-1]);
define('.', POINT, [0]);

const classAt = (text: string, at: number) => (at < text.length && at >= 0 ? CLASS[text.charCodeAt(at)] : 0);
const valueAt = (text: string, at: number) => VALUE[text.charCodeAt(at)];
const isLetter = (unit: number) => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
/** Financial letters that are ordinary words when they stand alone: 陆地, 队伍, 放肆, 拾起. */
const ONLY_TOGETHER = '伍陆肆拾佰仟';
/** After 千 or 兆 these make a unit: 千瓦, 兆赫. */
const AFTER_THOUSAND = '瓦克米卡伏赫帕安焦';
const AFTER_MEGA = '瓦赫帕欧焦字比伏';

interface Cardinal {
  end: number;
  value: number;
  spread: number;
  approximation?: 'more_than' | 'about';
  decimal: boolean;
  arabic: boolean;
  han: boolean;
  digits?: string;
  bare: boolean;
}

/** An Arabic number at `at`: digits, grouped thousands, decimals. */
function arabic(text: string, at: number): { end: number; value: number; digits: string; decimal: boolean } {
  let end = at;
  while (classAt(text, end) === DIGIT) end++;
  let digits = text.slice(at, end);
  if (end - at <= 3 && end > at)
    while (
      text[end] === ',' &&
      classAt(text, end + 1) === DIGIT &&
      classAt(text, end + 2) === DIGIT &&
      classAt(text, end + 3) === DIGIT &&
      classAt(text, end + 4) !== DIGIT
    ) {
      digits += text.slice(end + 1, end + 4);
      end += 4;
    }
  let decimal = false;
  let written = digits;
  if (text[end] === '.' && classAt(text, end + 1) === DIGIT) {
    let next = end + 1;
    while (classAt(text, next) === DIGIT) next++;
    // 1.2.3 is a version or a date, not a decimal.
    if (!(text[next] === '.' && classAt(text, next + 1) === DIGIT)) {
      written += text.slice(end, next);
      end = next;
      decimal = true;
    }
  }
  return { end, value: Number(written === '' ? '0' : written), digits, decimal };
}

/** Han digits written one by one (二零三一, 一九九七), or an ascending pair (两三). */
function hanRun(text: string, at: number): number {
  let end = at;
  for (;;) {
    const sort = classAt(text, end);
    if (sort !== HAN && sort !== ZERO) return end;
    if (end > at && (text[end] === '两' || text[end] === '俩')) return end;
    end++;
  }
}

/** 两、三个: one number, or the next; how much the second is more, or 0. */
function orPair(text: string, at: number): number {
  if (text[at + 1] !== '、' || classAt(text, at) !== HAN || classAt(text, at + 2) !== HAN) return 0;
  const more = valueAt(text, at + 2) - valueAt(text, at);
  return more === 1 && '个名次天年周项位家份艘架辆人岁成倍条'.includes(text[at + 3] ?? '，') ? more : 0;
}

const isUnit = (sort: number) => sort === UNIT || sort === BIG;

/** Reads the decimals after 点 (or a full stop between Han digits): 二点五, 一.五; none before 十, 刻 (clock times). */
function hanDecimals(text: string, at: number): { end: number; fraction: number } | undefined {
  let end = at;
  let fraction = 0;
  let scale = 0.1;
  for (;;) {
    const sort = classAt(text, end);
    if ((sort !== HAN && sort !== ZERO) || text[end] === '两' || text[end] === '俩') break;
    fraction += valueAt(text, end) * scale;
    scale /= 10;
    end++;
  }
  if (end === at) return undefined;
  const next = text[end];
  if (next === '刻' || next === '十' || next === '分') return undefined;
  return { end, fraction: Number(fraction.toFixed(end - at)) };
}

/** 点 or a full stop, a stray space before it. */
const isPoint = (text: string, at: number) =>
  text[at] === '点' || text[at] === '.' || (text[at] === ' ' && text[at + 1] === '点');

/** Before 万 and 亿 without a digit: 上万, 逾亿, 近万, 超亿. */
const BEFORE_BARE = '上逾近超';
/** After them what is counted stands. */
const AFTER_BARE = (text: string, at: number): boolean =>
  '人名美欧日元吨英令镑卢公平桶户家份件个次亩民居选支辆只架艘立方张韩泰港台新枚发头条座套部栋所位盒'.includes(
    text[at] ?? '，',
  );
/** Letters that may go on with a number besides those with a value. */
const GOES_ON = '多余来点.,、 ';

/** A number of one atom (10, 三), which most are; undefined where more follows. */
function single(text: string, start: number): Cardinal | undefined {
  const sort = classAt(text, start);
  let end = start + 1;
  if (sort === DIGIT) while (classAt(text, end) === DIGIT) end++;
  else if (sort !== HAN || ONLY_TOGETHER.includes(text[start])) return undefined;
  if (end < text.length && (classAt(text, end) !== 0 || GOES_ON.includes(text[end]))) return undefined;
  const isDigit = sort === DIGIT;
  const made: Cardinal = { end, value: 0, spread: 0, decimal: false, arabic: isDigit, han: !isDigit, bare: false };
  made.value = isDigit ? Number(text.slice(start, end)) : valueAt(text, start);
  if (isDigit) made.digits = text.slice(start, end);
  return made;
}

/** A cardinal without sign and fraction, or undefined. */
function cardinal(text: string, start: number): Cardinal | undefined {
  const alone = single(text, start);
  if (alone !== undefined) return alone;
  const made: Cardinal = { end: start, value: 0, spread: 0, decimal: false, arabic: false, han: false, bare: false };
  const values: number[] = []; // groups closed by a big unit, largest first
  const bigs: number[] = [];
  let section = 0;
  let pending = -1;
  let pendingArabic = false;
  let lastUnit = Number.POSITIVE_INFINITY;
  let implied = 0; // unit that a last digit without unit would be a tenth of
  let spread = 0;
  let p = start;
  let atoms = 0;
  const total = () => {
    let sum = section;
    for (const value of values) sum += value;
    return sum;
  };
  const pair = orPair(text, p);
  if (pair > 0) {
    made.value = valueAt(text, p);
    made.spread = pair;
    made.end = p + 3;
    made.han = true;
    return made;
  }
  const run = hanRun(text, p);
  if (run - p >= 2 && !(run - p === 2 && isUnit(classAt(text, run)) && classAt(text, p) === ZERO)) {
    const first = valueAt(text, p);
    const second = valueAt(text, p + 1);
    const ascending = classAt(text, p) === HAN && (second === first + 1 || (first === 3 && second === 5));
    if (run - p === 2 && ascending) {
      pending = first;
      spread = second - first;
      made.han = true;
      atoms = 1;
      p = run;
    } else if (!isUnit(classAt(text, run))) {
      let digits = '';
      for (let i = p; i < run; i++) digits += valueAt(text, i);
      made.digits = digits;
      made.value = Number(digits);
      made.end = run;
      made.han = true;
      if (text[run] === '点') {
        const decimals = hanDecimals(text, run + 1);
        if (decimals !== undefined) {
          made.value += decimals.fraction;
          made.decimal = true;
          made.end = decimals.end;
          made.digits = undefined;
        }
      }
      return made;
    }
  }
  for (; p < text.length; ) {
    const sort = classAt(text, p);
    if (sort === DIGIT || (text[p] === '.' && atoms === 0 && classAt(text, p + 1) === DIGIT)) {
      if (pending >= 0) break;
      const read = arabic(text, p);
      const follows = text[read.end];
      if (atoms > 0 && !isUnit(classAt(text, read.end)) && read.value < 100 && text[p - 1] !== '零') break;
      if (atoms > 0 && !isUnit(classAt(text, p - 1)) && text[p - 1] !== '零') break;
      if (read.decimal && atoms > 0 && !isUnit(classAt(text, read.end)) && follows !== undefined) break;
      pending = read.value;
      pendingArabic = true;
      made.arabic = true;
      made.decimal ||= read.decimal;
      if (atoms === 0 && !read.decimal) made.digits = read.digits;
      p = read.end;
      implied = 0;
    } else if (sort === HAN) {
      if (pending >= 0) {
        // 三十二三岁
        if (atoms > 0 && !pendingArabic && valueAt(text, p) === pending + 1 && spread === 0 && lastUnit === 10) {
          spread = 1;
          p++;
        }
        break;
      }
      // 三十两 is thirty of a weight.
      if (atoms > 0 && (text[p] === '两' || text[p] === '俩') && !isUnit(classAt(text, p + 1))) break;
      if (atoms === 0 && ONLY_TOGETHER.includes(text[p])) {
        const next = classAt(text, p + 1);
        if (!isUnit(next) && text[p + 1] !== '点') return undefined;
      }
      pending = valueAt(text, p);
      pendingArabic = false;
      made.han = true;
      p++;
    } else if (sort === ZERO) {
      if (pending >= 0) break;
      if (atoms === 0) {
        const next = text[p + 1];
        if (classAt(text, p + 1) === UNIT) {
          p++;
          atoms++;
          continue;
        }
        if (next === '下' || next === '部' || next === '和' || next === '距' || next === '关') return undefined;
        pending = 0;
        made.han = true;
        p++;
      } else {
        const next = classAt(text, p + 1);
        if (next !== HAN && next !== DIGIT && next !== UNIT && text[p + 1] !== '几') break;
        p++;
        implied = 0;
        lastUnit = 1000.5;
        atoms++;
        continue;
      }
    } else if (sort === TENS) {
      if (pending >= 0 || (atoms > 0 && lastUnit <= 10)) break;
      section += valueAt(text, p);
      lastUnit = 10;
      made.han = true;
      p++;
    } else if (sort === VAGUE) {
      if (pending >= 0) break;
      const next = classAt(text, p + 1);
      if (atoms === 0) {
        if (!isUnit(next) || text[p + 1] === '兆') return undefined;
        pending = 1;
      } else if (text[p] !== '几' || text[p - 1] === '个') break;
      made.han = true;
      made.approximation = 'more_than';
      implied = 0;
      p++;
      if (atoms > 0 && next !== BIG) {
        atoms++;
        break;
      }
    } else if (sort === UNIT) {
      const unit = valueAt(text, p);
      if (pending < 0) {
        if (unit >= lastUnit || (atoms > 0 && unit !== 10 && text[p - 1] !== '零')) break;
        if (atoms === 0) {
          const next = classAt(text, p + 1);
          if (ONLY_TOGETHER.includes(text[p]) && next !== HAN && next !== BIG && next !== ZERO) return undefined;
          if (unit >= 100) {
            if (
              next === UNIT ||
              (unit === 1000 &&
                next !== BIG &&
                next !== HAN &&
                !'余多分'.includes(text[p + 1] ?? ' ') &&
                !'上近逾超达约过'.includes(text[p - 1] ?? '，'))
            )
              return undefined;
            made.bare = true;
          }
        }
        pending = 1;
      } else if (unit >= lastUnit) break;
      // 2.3千克 is a number and a unit with its prefix; 三千米 a thousand of a unit.
      if (unit === 1000 && pendingArabic && AFTER_THOUSAND.includes(text[p + 1] ?? ' ')) break;
      section += pending * unit;
      if (spread > 0 && section < 10000) spread *= unit;
      pending = -1;
      lastUnit = unit;
      implied = unit >= 100 ? unit : 0;
      made.han = true;
      p++;
    } else if (sort === BIG) {
      const big = valueAt(text, p);
      if (atoms === 0) {
        // 上万人, 逾亿美元
        if (text[p] === '兆' || !BEFORE_BARE.includes(text[p - 1] ?? '，') || !AFTER_BARE(text, p + 1))
          return undefined;
        return { ...made, value: big, end: p + 1, han: true, bare: true };
      }
      if (text[p] === '兆' && AFTER_MEGA.includes(text[p + 1] ?? ' ')) break;
      if (text[p] === '万' && text[p + 1] === '一' && pending < 0 && section === 0) break;
      let group = section + Math.max(0, pending);
      while (bigs.length > 0 && (bigs[bigs.length - 1] < big || (bigs[bigs.length - 1] === big && group === 0))) {
        group += values.pop()!;
        bigs.pop();
      }
      if (group === 0) break;
      values.push(group * big);
      bigs.push(big);
      spread *= big;
      section = 0;
      pending = -1;
      lastUnit = Number.POSITIVE_INFINITY;
      implied = big;
      made.han = true;
      made.bare = false;
      p++;
    } else if ((text[p] === '多' || text[p] === '余') && atoms > 0) {
      const prior = classAt(text, p - 1);
      if (prior !== UNIT && prior !== BIG && prior !== DIGIT && prior !== TENS) break;
      made.approximation = 'more_than';
      p++;
      implied = 0;
      atoms++;
      if (classAt(text, p) === BIG) continue;
      break;
    } else if (
      text[p] === '来' &&
      atoms > 0 &&
      (text[p - 1] === '十' || text[p - 1] === '百') &&
      '个人名年天岁万次份项位件家'.includes(text[p + 1] ?? ' ')
    ) {
      made.approximation = 'about';
      p++;
      implied = 0;
      if (classAt(text, p) === BIG) continue;
      break;
    } else if (isPoint(text, p) && atoms > 0 && made.han && !made.decimal) {
      const mark = text[p] === ' ' ? p + 1 : p;
      const decimals = hanDecimals(text, text[mark + 1] === ' ' ? mark + 2 : mark + 1);
      if (decimals === undefined) break;
      // A digit after a hundred is that many tens here too: 一千六点五.
      const whole = Math.max(0, pending) * (implied > 0 && pending > 0 && !pendingArabic ? implied / 10 : 1);
      const sum = total() + whole + decimals.fraction;
      values.length = 0;
      bigs.length = 0;
      section = 0;
      pending = sum;
      pendingArabic = true;
      made.decimal = true;
      implied = 0;
      lastUnit = Number.POSITIVE_INFINITY;
      p = decimals.end;
      if (classAt(text, p) === UNIT && classAt(text, p + 1) !== BIG) break;
    } else break;
    atoms++;
  }
  if (p === start) return undefined;
  if (pending > 0 && !pendingArabic && implied > 0 && pending < 10 && classAt(text, p - 1) === HAN) {
    section += (pending * implied) / 10;
    pending = -1;
  }
  made.value = total() + Math.max(0, pending);
  made.spread = spread;
  made.end = p;
  if (made.han && made.arabic) made.digits = undefined;
  if (made.approximation !== undefined) made.digits = undefined;
  made.value = tidy(made.value);
  return made;
}

/** Takes away the dust of binary fractions: 4.78 × 10^12, not 4780000000000.0005. */
function tidy(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  return Number(value.toPrecision(15));
}

/** 2e5, 2^-1, 40k after an Arabic number. */
function exponent(text: string, read: Cardinal): void {
  const mark = text[read.end];
  if (mark === 'e' || mark === 'E') {
    let p = read.end + 1;
    if (text[p] === '+' || text[p] === '-') p++;
    const digits = p;
    while (classAt(text, p) === DIGIT) p++;
    if (p === digits || isLetter(text.charCodeAt(p))) return;
    read.value = Number(`${read.value}${text.slice(read.end, p)}`);
  } else if (mark === '^') {
    let p = read.end + 1;
    let sign = 1;
    for (; text[p] === '+' || text[p] === '-'; p++) if (text[p] === '-') sign = -sign;
    const digits = p;
    while (classAt(text, p) === DIGIT) p++;
    if (p === digits) return;
    read.value **= sign * Number(text.slice(digits, p));
    read.end = p - 1;
  } else if (mark === 'k' && !isLetter(text.charCodeAt(read.end + 1))) read.value *= 1000;
  else return;
  read.digits = undefined;
  if (mark === 'k') read.end++;
  else {
    let p = read.end + 1;
    while (classAt(text, p) === DIGIT || text[p] === '+' || text[p] === '-') p++;
    read.end = p;
  }
}

const PERCENT_OF: Readonly<Record<string, number>> = { 百: 1, 佰: 1, 千: 0.1, 仟: 0.1, 万: 0.01 };

/** 百分之N, 千分之N, 万分之N, 百万分之N, 万万分之N without a digit before: a percentage. */
function percentage(text: string, start: number): NumberToken | undefined {
  let p = start;
  let scale = 1;
  for (; PERCENT_OF[text[p]] !== undefined && p - start < 2; p++)
    scale *= p === start ? PERCENT_OF[text[p]] : text[p] === '万' ? 1e-4 : 1e-2;
  if (p === start || !text.startsWith('分之', p)) return undefined;
  p += 2;
  const sign = text[p] === '负' || text[p] === '-' ? -1 : 1;
  if (sign < 0) p++;
  const read = cardinal(text, p);
  if (read === undefined) return undefined;
  if (read.arabic && !read.han) exponent(text, read);
  return finish(start, read, 'percent', tidy(sign * read.value * scale), scale);
}

/** A token with all its fields, told or not: tokens of one shape are much cheaper to read. */
function finish(
  start: number,
  { end, arabic, han, spread, approximation, digits, bare }: Cardinal,
  sort: NumberToken['sort'],
  value: number,
  scale = 1,
  named = false,
): NumberToken {
  return {
    start,
    end,
    value,
    high: spread > 0 ? value + spread * scale : undefined,
    approximation,
    sort,
    form: arabic ? (han ? 'mixed' : 'arabic') : 'chinese',
    digits: sort === 'integer' ? digits : undefined,
    bare: bare ? true : undefined,
    named: named ? true : undefined,
  };
}

/** 三分一, 三分二, 四分三 as Hong Kong writes them. */
const HONG_KONG = /^(?:三分[一二]|四分[一三]|五分[一二三四])(?![定起样致直下次个些])/;

/** 三分之一, 16分之5, 3又一千分之23 after the cardinal `read`. */
function fraction(text: string, read: Cardinal): { end: number; value: number } | undefined {
  let p = read.end;
  let whole = 0;
  let below = read;
  if (text[p] === '又') {
    const next = cardinal(text, p + 1);
    if (next === undefined) return undefined;
    whole = read.value;
    below = next;
    p = next.end;
  }
  if (below === read && !read.arabic && HONG_KONG.test(text.slice(p - 1, p + 3)))
    return { end: p + 2, value: valueAt(text, p + 1) / below.value };
  if (!text.startsWith('分之', p) || below.value === 0) return undefined;
  p += 2;
  const sign = text[p] === '负' || text[p] === '-' ? -1 : 1;
  if (sign < 0) p++;
  const above = cardinal(text, p);
  if (above === undefined) return undefined;
  if (below !== read) return { end: above.end, value: whole + above.value / below.value };
  return { end: above.end, value: (sign * above.value) / below.value };
}

const isSlash = (letter: string | undefined) => letter === '/' || letter === '／';

/** a/b, and `n a/b` where a space stands between. */
function slash(text: string, read: Cardinal): { end: number; value: number } | undefined {
  let p = read.end;
  let whole = 0;
  let above = read.value;
  if (text[p] === ' ' && classAt(text, p + 1) === DIGIT) {
    const next = arabic(text, p + 1);
    if (!isSlash(text[next.end]) || next.decimal) return undefined;
    whole = read.value;
    above = next.value;
    p = next.end;
  }
  if (!isSlash(text[p]) || classAt(text, p + 1) !== DIGIT) return undefined;
  const below = arabic(text, p + 1);
  if (below.value === 0 || isSlash(text[below.end])) return undefined;
  return { end: below.end, value: whole + above / below.value };
}

const ACRONYM_DAY = /[A-Z]{3}\d{1,2}(?:日(?!前)|月)/;

/** Before an Arabic number these make it part of a code: a Latin letter, an escape, a path. */
function codeBefore(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (at === 0) return false;
  // US$, HK$ end in a sign; a letter is a code such as G20, but IMF6日 is a day.
  if (isLetter(before)) return !ACRONYM_DAY.test(text.slice(Math.max(0, at - 4), at + 4));
  const c = text[at - 1];
  if (c === '%' || c === '&' || c === '=' || c === '_' || c === '#' || c === '@') return at > 1 && text[at - 2] !== ' ';
  if (c === '-') {
    const prior = text.charCodeAt(at - 2);
    return (
      at > 1 &&
      (isLetter(prior) || (prior >= 0x4e00 && !'为至是到达从约近于降升即年月日号时分度'.includes(text[at - 2])))
    );
  }
  return false;
}

/** The number that begins at `start`, or undefined. */
export function numberAt(text: string, start: number): NumberToken | undefined {
  const sort = classAt(text, start);
  if (sort === 0) return undefined;
  const percent = sort === UNIT || sort === BIG ? percentage(text, start) : undefined;
  if (percent !== undefined) return percent;
  let p = start;
  let sign = 1;
  if (sort === SIGN || sort === MINUS) {
    if (text[start - 1] === '正') return undefined; // ±
    sign = -1;
    p++;
    const next = classAt(text, p);
    if (next === 0 || next === MINUS || next === SIGN || (sort === MINUS && next !== DIGIT)) return undefined;
    if (sort === SIGN && next === UNIT) {
      const share = percentage(text, p);
      if (share !== undefined) return { ...share, start, value: -share.value };
    }
  }
  if (text[p] === '.' && (classAt(text, p + 1) !== DIGIT || classAt(text, p - 1) === DIGIT || text[p - 1] === '.'))
    return undefined;
  const read = cardinal(text, p);
  if (read === undefined) return undefined;
  const named = read.arabic && CLASS[text.charCodeAt(p)] === DIGIT && codeBefore(text, p);
  if (read.arabic && !read.han) exponent(text, read);
  const part =
    text[read.end] === '分' || text[read.end] === '又'
      ? fraction(text, read)
      : read.arabic && !read.han && !read.decimal
        ? slash(text, read)
        : undefined;
  if (part !== undefined) {
    read.end = part.end;
    read.digits = undefined;
    return finish(start, read, 'fraction', tidy(sign * part.value), 1, named);
  }
  return finish(start, read, read.decimal ? 'decimal' : 'integer', sign * read.value, 1, named);
}

/** All numbers of a folded text in one pass. */
export function scanNumbers(folded: string): NumberToken[] {
  const found: NumberToken[] = [];
  const n = folded.length;
  for (let i = 0; i < n; ) {
    const sort = CLASS[folded.charCodeAt(i)];
    if (sort === 0) {
      i++;
      continue;
    }
    // 唯一一个, 统一一次: the first 一 is of a word.
    if (folded[i] === '一' && folded[i + 1] === '一' && '唯统逐'.includes(folded[i - 1] ?? '，')) {
      i++;
      continue;
    }
    if (sort === MINUS) {
      const before = folded.charCodeAt(i - 1);
      if (
        CLASS[folded.charCodeAt(i + 1)] !== DIGIT ||
        isLetter(before) ||
        CLASS[before] === DIGIT ||
        codeBefore(folded, i + 1) ||
        '年月日号时%'.includes(folded[i - 1] ?? ' ')
      ) {
        i++;
        continue;
      }
    }
    const token = numberAt(folded, i);
    if (token === undefined) i++;
    else {
      found.push(token);
      i = token.end;
    }
  }
  return found;
}

/** Words in which a numeral letter counts nothing. Used only where numbers are wanted without a unit. */
const WORDS =
  '一切 一些 一样 一般 一定 一直 一起 一旦 一致 一同 一道 一向 一味 一律 一贯 一再 一时 一如 一面 一边 一看 统一 唯一 万一 四川 四周 四处 五台山 三亚 八达岭 九江 九寨沟 五角大楼 六安 十足 十分 两两 九九重阳 三心二意 千方百计'.split(
    ' ',
  );

function insideWord(text: string, start: number, end: number): boolean {
  return WORDS.some((word) => {
    for (let at = Math.max(0, end - word.length); at <= start; at++) if (text.startsWith(word, at)) return true;
    return false;
  });
}

/** A number found in plain text; `[start, end)` into the text as given. */
export interface PlainNumber {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly high?: number;
}

/**
 * Numbers of a plain text, without regard to what is counted. Spaces between numeral letters do not matter;
 * a space between two Arabic numbers does.
 */
export function readNumbers(text: string): PlainNumber[] {
  const folded = fold(text);
  const at: number[] = [];
  let squeezed = '';
  for (let i = 0; i < folded.length; i++) {
    if (folded[i] === ' ') {
      let next = i;
      while (folded[next] === ' ') next++;
      const digits = classAt(folded, i - 1) === DIGIT && classAt(folded, next) === DIGIT;
      const comma = '，,'.includes(folded[i - 1] ?? '。');
      if (!(digits || comma)) continue;
      if (squeezed.endsWith(' ')) continue;
    }
    squeezed += folded[i];
    at.push(i);
  }
  const found: PlainNumber[] = [];
  for (let token of scanNumbers(squeezed)) {
    if (token.named) continue;
    if (token.sort === 'percent') {
      // 百分之五 counts five of something.
      const inner = numberAt(squeezed, squeezed.indexOf('之', token.start) + 1);
      if (inner === undefined || squeezed[token.start] !== '百' || squeezed[token.start + 1] !== '分') continue;
      token = inner;
    }
    if (token.bare && token.end - token.start === 1) continue;
    if (token.end - token.start === 1 && token.form === 'chinese') {
      if (squeezed[token.end] === '美' || insideWord(squeezed, token.start, token.end)) continue;
    }
    if (insideWord(squeezed, token.start, token.end) && token.form === 'chinese') continue;
    let { end, value } = token;
    if (squeezed[end] === '打' && !'击造破算败压电扮'.includes(squeezed[end + 1] ?? ' ')) {
      value *= 12;
      end++;
    }
    found.push({
      start: at[token.start],
      end: at[end - 1] + 1,
      value,
      ...(token.high === undefined ? {} : { high: token.high }),
    });
  }
  return found;
}
