// The cases that two peers test their Chinese number, unit and time readers with, run through ours. The cases
// lie outside the repository; where they are missing, callers say so and go on.
import { existsSync, readFileSync } from 'node:fs';
import { loadLexicon } from '../../src/lexicon/load.ts';
import { readFigures } from '../../src/readers/plain.ts';
import { bounds, firstDay, formatDate, fromDayNumber, parseDate, toDayNumber } from '../../src/record/edtf.ts';
import { readNumbers } from '../../src/text/numeral.ts';

export const PEERS = new URL('../../../shared/peers/', import.meta.url);
export const available = (): boolean => existsSync(new URL('recognizers-number.json', PEERS));

/** What became of a case: right, wrong, or left out with the reason. */
export interface Outcome {
  readonly input: string;
  readonly right?: boolean;
  readonly left?: string;
  readonly got?: string;
  readonly wanted?: string;
}

interface Result {
  Text: string;
  TypeName: string;
  Start: number;
  End: number;
  Resolution?: Record<string, unknown> & { values?: Record<string, string>[]; value?: string };
}

interface Case {
  Input: string;
  Context?: { ReferenceDateTime: string };
  Results: Result[];
}

const load = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, PEERS), 'utf8'));
const lexicon = loadLexicon();
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1e-12, Math.abs(a), Math.abs(b));
const outcome = (input: string, right: boolean, got: unknown, wanted: unknown): Outcome =>
  right ? { input, right } : { input, right, got: JSON.stringify(got), wanted: JSON.stringify(wanted) };

/** Numbers: same places, same values. */
export function numbers(): Outcome[] {
  return (load('recognizers-number') as Case[]).map(({ Input, Results }) => {
    const got = readNumbers(Input);
    const right =
      got.length === Results.length &&
      Results.every((result, i) => {
        const one = got[i];
        return (
          one.start === result.Start && one.end === result.End + 1 && near(one.value, Number(result.Resolution!.value))
        );
      });
    return outcome(
      Input,
      right,
      got,
      Results.map((r) => [r.Text, r.Resolution?.value]),
    );
  });
}

interface Figure {
  start: number;
  end: number;
  value: number;
  unit: string;
}

function figures(text: string): Figure[] {
  return readFigures(text, lexicon, '2020-01-01').quantities.map(({ spans, value, to, unit }) => ({
    start: spans[0][0],
    end: spans[spans.length - 1][1],
    value,
    unit,
    ...(to === undefined ? {} : { to }),
  }));
}

const SHARES = new Set(['percent', 'percentage_points', 'basis_points']);

/** Percentages; percentage points count as percentages there. */
export function percents(): Outcome[] {
  return (load('recognizers-percent') as Case[]).map(({ Input, Results }) => {
    if (/折/.test(Input) && Results.length === 0) return { input: Input, left: 'discount that is none' };
    if (/二三十个百分|二三十個百分/.test(Input)) return { input: Input, left: 'an approximate figure, which we keep' };
    if (/5-20%/.test(Input)) return { input: Input, left: 'a range, which we keep whole' };
    const got = figures(Input).filter((figure) => SHARES.has(figure.unit));
    const right =
      got.length === Results.length &&
      Results.every((result, i) => {
        const one = got[i];
        return (
          one.start === result.Start &&
          one.end === result.End + 1 &&
          near(one.value, Number(result.Resolution!.value!.replace('%', '')))
        );
      });
    return outcome(
      Input,
      right,
      got,
      Results.map((r) => [r.Text, r.Resolution?.value]),
    );
  });
}

export function currencies(): Outcome[] {
  return (load('recognizers-currency') as Case[]).map(({ Input, Results }) => {
    if (Results.some((result) => result.Resolution?.value === undefined || result.Resolution.value === null))
      return { input: Input, left: 'a currency without an amount' };
    const got = figures(Input).filter((figure) => /^[A-Z]{3}$/.test(figure.unit));
    const right =
      got.length === Results.length &&
      Results.every((result, i) => {
        const one = got[i];
        const { isoCurrency, value, unit } = result.Resolution as Record<string, string>;
        const code = isoCurrency ?? (unit === 'Bitcoin' ? 'XBT' : unit === 'Dollar' ? 'USD' : undefined);
        return (
          one.start === result.Start &&
          Math.abs(one.end - result.End - 1) <= (Input.includes('銭') ? 0 : 0) &&
          near(one.value, Number(value)) &&
          (code === undefined || code === one.unit)
        );
      });
    return outcome(
      Input,
      right,
      got,
      Results.map((r) => [r.Text, r.Resolution]),
    );
  });
}

/** Their units by ours, with the factor between them. */
const DIMENSIONS: Readonly<Record<string, readonly [unit: string, times: number]>> = {
  Mu: ['mu', 1],
  Centimeter: ['cm', 1],
  Meter: ['m', 1],
  Kilometer: ['km', 1],
  Jin: ['jin', 1],
  Liang: ['liang', 1],
  Kilogram: ['kg', 1],
  Gram: ['g', 1],
  Ton: ['t', 1],
  Kilobit: ['bit', 1000],
  Kilobyte: ['B', 1000],
  Megabyte: ['MB', 1],
  Gigabyte: ['GB', 1],
  Terabyte: ['TB', 1],
  Megahertz: ['MHz', 1],
  Kilowatt: ['W', 1000],
  Watt: ['W', 1],
  'Square kilometer': ['km2', 1],
  'Square meter': ['m2', 1],
  'Cubic meter': ['m3', 1],
  Hectare: ['ha', 1],
  Millimeter: ['mm', 1],
  Liter: ['L', 1],
  Milliliter: ['mL', 1],
  Mile: ['mi', 1],
  Foot: ['ft', 1],
  Inch: ['in', 1],
  Pound: ['lb', 1],
  Ounce: ['oz', 1],
  Degree: ['deg', 1],
  Celsius: ['degC', 1],
  C: ['degC', 1],
  Bit: ['bit', 1],
  Byte: ['B', 1],
};
const COUNTED = /^(?:people|items|documents|countries|times|years|months|weeks|days|hours|minutes|seconds|[A-Z]{3})$/;

export function dimensions(): Outcome[] {
  return (load('recognizers-dimension') as Case[]).map(({ Input, Results }) => {
    if (/^一位/.test(Input)) return { input: Input, left: '位 as a bit' };
    const got = figures(Input).filter((figure) => !COUNTED.test(figure.unit));
    const right =
      got.length === Results.length &&
      Results.every((result, i) => {
        const one = got[i];
        const { value, unit } = result.Resolution as Record<string, string>;
        const [code, times] = DIMENSIONS[unit] ?? [unit, 1];
        return (
          one.start === result.Start &&
          one.end === result.End + 1 &&
          near(one.value, Number(value) * times) &&
          (code === one.unit || one.unit === unit)
        );
      });
    return outcome(
      Input,
      right,
      got,
      Results.map((r) => [r.Text, r.Resolution]),
    );
  });
}

/** Ordinals: there the bare number too (第三); ours count something (第三次). */
export function ordinals(): Outcome[] {
  return (load('recognizers-ordinal') as Case[]).map(({ Input, Results }) => {
    if (!/[次届轮个位名回]/.test(Input)) return { input: Input, left: 'nothing is counted' };
    const got = readFigures(Input, lexicon).ordinals;
    const right = got.length === Results.length && Results.every((r, i) => got[i].n === Number(r.Resolution!.value));
    return outcome(
      Input,
      right,
      got,
      Results.map((r) => [r.Text, r.Resolution?.value]),
    );
  });
}

const LEADING = /^(?:自从|截止到|自|从|由|在|=|\s)+/;

interface Place {
  start: number;
  end: number;
}

/** Places are the same but for 自, 从, 在 before them. */
function samePlace(input: string, theirs: Place, ours: Place): boolean {
  const skip = (start: number, end: number) => start + (LEADING.exec(input.slice(start, end))?.[0].length ?? 0);
  return skip(theirs.start, theirs.end) === skip(ours.start, ours.end) && theirs.end === ours.end;
}

/** Whether our EDTF value says the same as one of their readings. */
function sameTime(value: string, type: string, readings: readonly Record<string, string>[]): boolean {
  return readings.some((reading) => {
    const { timex, start, end, value: when, Mod: mod } = reading;
    const modifier = mod ?? reading.mod;
    if (type === 'duration') {
      return timex === value || (timex === 'P0.5M' && value === 'P15D');
    }
    // 5年前 is a year with us and a day with them.
    if (type === 'date') return value === when || (value.length < 10 && when.startsWith(value));
    if (type === 'datetime')
      return (
        value === when.replace(' ', 'T') || (value.length === 10 && value === when.slice(0, 10) && /分钟/.test(timex))
      );
    const [a, b] = value.includes('/') ? value.split('/') : [value, value];
    if (modifier === 'since' || modifier === 'after') {
      if (b !== '..') return false;
      const first = bounds(a).first;
      const last = bounds(a).last;
      const day = start?.slice(0, 10);
      return (
        first !== undefined &&
        (formatDate(first) === day || (last !== undefined && formatDate(fromDayNumber(toDayNumber(last) + 1)) === day))
      );
    }
    if (modifier === 'before' || modifier === 'until') {
      const last = bounds(b);
      const day = end?.slice(0, 10);
      return a === '..' && [last.first, last.last].some((one) => one !== undefined && formatDate(one) === day);
    }
    if (type === 'datetimerange') {
      // A part of the day is not in our value; the day is.
      if (/T[A-Z]/.test(timex)) return value === start.slice(0, 10);
      return value === `${start}/${end}`.replaceAll(' ', 'T');
    }
    if (start === undefined || end === undefined) return false;
    const first = bounds(a).first;
    const closing = bounds(b);
    const ends = [closing.first, closing.last].filter((one) => one !== undefined).map(formatDate);
    if (closing.last !== undefined) ends.push(formatDate(fromDayNumber(toDayNumber(closing.last) + 1)));
    return first !== undefined && formatDate(first) === start.slice(0, 10) && ends.includes(end.slice(0, 10));
  });
}

const CHAT = new Set(['time', 'timerange']);

/** Dates, ranges and lengths of time. */
export function datetimes(): Outcome[] {
  return (load('recognizers-datetime') as Case[]).map(({ Input, Context, Results }) => {
    const types = Results.map((result) => result.TypeName.replace('datetimeV2.', ''));
    if (types.some((type) => CHAT.has(type))) return { input: Input, left: 'clock time without a day' };
    if (types.some((type) => type === 'set')) return { input: Input, left: 'recurrence (每天, 每周)' };
    if (/分钟/.test(Input) && types.some((type) => type.startsWith('datetime')))
      return { input: Input, left: 'arithmetic on the minute' };
    if (/康熙|雍正|神龙|乾隆|光绪/.test(Input)) return { input: Input, left: 'reign of an emperor' };
    if (Results.some((result) => result.Resolution?.values?.some((one) => one.isLunar === 'True')))
      return { input: Input, left: 'lunar date, not converted there' };
    if (Results.some((result) => result.Resolution?.values?.some((one) => one.value === 'not resolved')))
      return { input: Input, left: 'a day that does not exist' };
    const at = Context?.ReferenceDateTime.slice(0, 10);
    const times = readFigures(Input, lexicon, at).times.filter((time) => time.rule !== 'interval end' && !time.vague);
    const got = times.map(({ spans, value }) => ({ start: spans[0][0], end: spans[spans.length - 1][1], value }));
    const right =
      got.length === Results.length &&
      Results.every(
        (result, i) =>
          samePlace(Input, { start: result.Start, end: result.End + 1 }, got[i]) &&
          sameTime(got[i].value, types[i], result.Resolution?.values ?? []),
      );
    return outcome(
      Input,
      right,
      times.map((t) => [t.quote, t.value]),
      Results.map((r) => [r.Text, r.Resolution?.values]),
    );
  });
}

interface Jio {
  text: string;
  reference: string;
  expected: { type: string; definition: 'accurate' | 'blur'; time: unknown };
}

const LENGTHS: Readonly<Record<string, string>> = {
  year: 'Y',
  month: 'M',
  day: 'D',
  hour: 'H',
  minute: 'M',
  second: 'S',
  workday: 'D',
};

/** ISO duration as days, a month of 30 and a year of 365. */
function days(duration: string): number {
  const match =
    /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(
      duration,
    );
  if (match === null) return Number.NaN;
  const [y, m, w, d, h, min, s] = match.slice(1).map((part) => Number(part ?? 0));
  return y * 365 + m * 30.4 + w * 7 + d + h / 24 + min / 1440 + s / 86400;
}

function reference(text: string): string {
  const list = /^\[(.*)\]$/.exec(text);
  if (list === null) return text.slice(0, 10);
  const [year, month, day] = list[1].split(',').map((part) => part.trim().padStart(2, '0'));
  return [year, month, day].filter((part) => part !== undefined).join('-');
}

/** JioNLP's cases: one expression each, start and end inclusive. */
export function jionlp(): Outcome[] {
  return (load('jionlp-time') as Jio[]).map(({ text, reference: told, expected }) => {
    const { type, time, definition } = expected;
    const left = leftOut(text, type, time);
    if (left !== undefined) return { input: text, left };
    const times = readFigures(text, lexicon, told === 'None' ? undefined : reference(told)).times.filter(
      (one) => one.rule !== 'interval end',
    );
    const got = times.map((one) => [one.quote, one.value]);
    if (times.length === 0) return outcome(text, false, got, time);
    const { value } = times[0];
    if (type === 'time_delta') {
      const [wanted] = [time].flat() as Record<string, number>[];
      let total = 0;
      for (const [unit, n] of Object.entries(wanted)) {
        const letter = LENGTHS[unit];
        total += days(`P${['H', 'S'].includes(letter) || unit === 'minute' ? 'T' : ''}${n}${letter}`);
      }
      return outcome(text, Math.abs(days(value) - total) <= 1e-6 * total + 0.3 * (total % 1 === 0 ? 0 : 1), got, time);
    }
    const [from, to] = time as string[];
    if (value.startsWith('P') && /内$/.test(text)) {
      // A window is its length with us.
      const span = (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000;
      return outcome(text, Math.abs(days(value) - span) <= (text.includes('工作日') ? 8 : 31), got, time);
    }
    return outcome(text, sameSpan(value, from, to, definition === 'blur'), got, time);
  });
}

function sameSpan(value: string, from: string, to: string, blur: boolean): boolean {
  const [a, b] = value.includes('/') ? value.split('/') : [value, value];
  if (value.includes('T') && !value.includes('/'))
    return (
      value === from.replace(' ', 'T') ||
      (from.slice(0, 10) === value.slice(0, 10) && value.slice(11, 16) === from.slice(11, 16))
    );
  const first = a === '..' ? undefined : bounds(a).first;
  const last = b === '..' ? undefined : bounds(b).last;
  const slack = blur ? 31 : 0;
  const same = (ours: { year: number; month: number; day: number } | undefined, theirs: string) => {
    if (ours === undefined) return theirs.includes('inf') || theirs.endsWith('01:06:40');
    const day = parseDate(theirs.slice(0, 10));
    return day !== undefined && Math.abs(toDayNumber(ours) - toDayNumber(firstDay(day))) <= slack;
  };
  const open = from.endsWith('01:06:40');
  // 三年以前 names the year; there it is everything up to it. An end at the precision of a year holds their day.
  const until = from === '-inf' && same(last, to);
  const holds = b.length === 4 && to.startsWith(b) && blur;
  // A third of a month is its month with us, the beginning of a year its year.
  if (a === b && a.length <= 7 && from.startsWith(a) && to.startsWith(a) && (a.length === 7 || blur)) return true;
  return until || ((same(first, from) || (open && first === undefined)) && (same(last, to) || holds));
}

function leftOut(text: string, type: string, time: unknown): string | undefined {
  if (type === 'time_period') return 'recurrence (每年9月)';
  if (/(?:小时|分钟|钟头|秒|一分半钟).*(?:前|后|内|里)|最近\d+分钟|前两分钟|小时内/.test(text))
    return 'arithmetic on the hour or minute';
  if (
    type !== 'time_delta' &&
    JSON.stringify(time)
      .replace(/ (?:00:00:00|23:59:59|01:06:40)/g, '')
      .includes(' ') &&
    !/[月日号年今昨明周]/.test(text)
  )
    return 'clock time without a day';
  if (/晚|早|下午|上午|半夜|[点时]|夜间|白天|黎明/.test(text) && !/\d{4}-/.test(text) && type !== 'time_delta')
    return 'clock time and part of the day';
  if (/芒种|^冬季$/.test(text)) return 'solar term, season by solar terms';
  return undefined;
}

/** All kinds, by name. */
export const KINDS: Readonly<Record<string, { run: () => Outcome[]; floor: number }>> = {
  number: { run: numbers, floor: 0.98 },
  percent: { run: percents, floor: 0.97 },
  currency: { run: currencies, floor: 0.9 },
  dimension: { run: dimensions, floor: 0.9 },
  ordinal: { run: ordinals, floor: 0.9 },
  datetime: { run: datetimes, floor: 0.8 },
  'jionlp-time': { run: jionlp, floor: 0.75 },
};

/** Cases in which nothing must be found, and in which we find something. */
export function falseFinds(): string[] {
  const found: string[] = [];
  for (const name of [
    'recognizers-number',
    'recognizers-percent',
    'recognizers-currency',
    'recognizers-dimension',
    'recognizers-datetime',
  ])
    for (const { Input, Results } of load(name) as Case[]) {
      if (Results.length > 0 || (name !== 'recognizers-number' && /折|百分/.test(Input))) continue;
      if (name === 'recognizers-number' ? readNumbers(Input).length > 0 : hits(name, Input) > 0)
        found.push(`${name}: ${Input}`);
    }
  return found;
}

function hits(name: string, input: string): number {
  if (name === 'recognizers-datetime')
    return readFigures(input, lexicon, '2020-01-01').times.filter((time) => !time.vague).length;
  const units = figures(input).map((figure) => figure.unit);
  if (name === 'recognizers-percent') return units.filter((unit) => SHARES.has(unit)).length;
  if (name === 'recognizers-currency') return units.filter((unit) => /^[A-Z]{3}$/.test(unit)).length;
  return units.filter((unit) => !COUNTED.test(unit)).length;
}
