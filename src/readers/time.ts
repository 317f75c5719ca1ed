import {
  addDays,
  type CalendarDate,
  type FullDate,
  formatDate,
  isFull,
  parseDate,
  toDayNumber,
} from '../record/edtf.ts';
import type { Passage } from '../text/passage.ts';
import { type Figures, figuresOf, letters, type Word } from './figures.ts';
import type { Finding, Place, Reader, Reading } from './reader.ts';
import { daysAt, formatLength, type Length, lengthAt } from './time/length.ts';
import { PointParser } from './time/point.ts';
import { type Context, moved, type Resolved, resolve } from './time/resolve.ts';
import { afterAt, agoAt, beforeAt, eventBefore, laterAt, leadBefore, sinceAt, startingAt } from './time/suffix.ts';
import { type Earlier, expiresAt, follows, Surroundings, type Told } from './time/surroundings.ts';
import { connector, type Point } from './time/written.ts';
import { yearOfAnniversaries } from './time/year.ts';

type Found = Finding<'time'>;

/** Rules whose words measure a length; the quantity reader takes their numbers too. */
export const LENGTH_RULES: ReadonlySet<string> = new Set([
  'length',
  'anniversary',
  'ago',
  'later',
  'past length',
  'coming length',
  'since length',
]);

/** Dates, intervals and lengths of time. */
export const timeReader: Reader<'time'> = {
  kind: 'time',
  version: 1,
  read: (reading) => new TimeReading(reading).run(),
  survey(readings) {
    if (readings.every((reading) => publishedOf(reading) === undefined)) {
      const year = yearOfAnniversaries(readings.map(figuresOf));
      if (year !== undefined) for (const reading of readings) PAGE_YEAR.set(reading.passage, { year });
    }
    if (readings.length < 2) return;
    const days = readings.map((reading) => new TimeReading(reading).reportDay());
    const told = new Set(days.filter((day) => day !== undefined).map(formatDate));
    if (told.size !== 1) return;
    const day = days.find((one) => one !== undefined)!;
    readings.forEach((reading, i) => {
      if (days[i] === undefined) PAGE_DAY.set(reading.passage, day);
    });
  },
};

/** The day that the other articles of a page report from, where they agree and the article itself tells none. */
const PAGE_DAY = new WeakMap<Passage, CalendarDate>();
/** The year of a page that tells no date. */
const PAGE_YEAR = new WeakMap<Passage, CalendarDate>();

/** The year that the anniversaries of a page without a date point to; undefined before the times of the page are read. */
export const yearOfPage = ({ passage }: Reading): number | undefined => PAGE_YEAR.get(passage)?.year;

const publishedOf = ({ article, page }: Reading): CalendarDate | undefined =>
  parseDate(article.published ?? article.dateline?.date ?? page.published);

/** Before 次 as a count: 第二次. */
const COUNTED = /[\d一二三四五六七八九十百两首多几每]/;
const OPEN = 0x300c;
const LINE = 0x0a;
/** Verbs of saying; what follows in the paragraph speaks of the day of speech. */
const SAYING = ['指出', '表示', '强调', '认为', '重申', '提出', '宣布', '回应', '谈到', '称', '说', '：'];
const SAYING_FIRST = letters(SAYING.map((verb) => verb[0]).join(''));

/** A verb of saying at `at`, or a colon that does not close the credit of a report (某社消息：). */
function saysAt(text: string, at: number): boolean {
  if (text[at] !== '：') return SAYING.some((verb) => text.startsWith(verb, at));
  return !/(?:消息|[讯电]|报[道导])(?:（[^）]{0,8}）)?$/.test(text.slice(Math.max(0, at - 14), at));
}

interface Counted extends Place {
  readonly value: string;
  readonly rule: string;
  readonly confidence: number;
}

/** `now` at the precision of another date. */
const atPrecision = (now: CalendarDate, other: CalendarDate): string =>
  formatDate(
    other.month === undefined
      ? { year: now.year }
      : other.day === undefined
        ? { year: now.year, month: now.month ?? 1 }
        : now,
  );

/** Last letters of 上午, 晚间, 凌晨, 傍晚; and what goes on after them where they are of the day of the report. */
const DAYPART_END = '午后上间晨晚';
const DAYPART_BEFORE =
  '在于与和会同出抵表接发说宣主访率前证透受指对召公回强呼举赴飞启签参拜转针应离到返将再又已曾才由结设分';
/** 上午的会议, 下午3时, 晚上班: no day of its own. */
const DAYPART_OF = /[的时点班茶餐饭报场\d]/;
/** The lead of an article, in UTF-16 code units from its headline. */
const LEAD_REACH = 120;
/** A dateline stands so near to the head of its article, in UTF-16 code units. */
const DATELINE_REACH = 80;
const CLAUSE_END = '，。；：、！？\n「」『』（）《》';
/** What may follow the first number of a date. */
const DATED = letters('年月日号世时点：-./~至到—、和与及季财会课学赛刻');

const AT_THAT_TIME = /^(?:当时|彼时|那时|其时|届时)$/;

/** A visit or a conference lasts so many days at most. */
const LONGEST_STAY = 30;

/** Before 近10年 these begin what happened in it: 是近10年. */
const HEAD = /[，。；：、（「\n在是为创于]/;
/** 不晚于4月底 */
const AT_LATEST = /不[晚迟]于$/;

/** What is held, before 期间: 年会, 访马, 庆典. */
const HELD = /(?:[^两运]会|论坛|典礼?|仪式|访问?|周年|[访来赴][^，。的]{1,4})$/;
/** So far before 期间, in UTF-16 code units, stands the time of what is held; none of these between. */
const HELD_REACH = 50;
/** So far after the days of a visit a bare 3日 is one of them, in UTF-16 code units. */
const STAY_REACH = 100;
/** So far before 首日 and 在穗期间 stand the days. */
const DAYS_REACH = 160;
/** 市长在穗期间, not 在任期间. */
const STAYS = /(?:^|[^存现实所])在[^，。任职位学校押狱读世朝野此][^，。]?$/;
const SAID_OR_ELSE = /；|说|表示|透露|宣布|证实|指出|重申/;

const TIME_KINDS = ['period', 'feast'] as const;
const FIRST = letters('前首头');
const SENTENCE_END = letters('。！？\n');
const I = 0x6211; // 我

/** One pass over the triggers (numbers and words of time) of a passage. */
class TimeReading {
  readonly #reading: Reading;
  readonly #figures: Figures;
  readonly #text: string;
  readonly #points: PointParser;
  readonly #published: CalendarDate | undefined;
  readonly #found: Found[] = [];
  /** The day of what is reported, once told. */
  #reportDay: CalendarDate | undefined;
  /** Where it is told first. */
  #reportedAt = 0;
  #last: Told | undefined;
  readonly #earlier: Earlier = {};
  /** The day or days told last. */
  #told: { value: string; at: number } | undefined;
  #ofItsDay: boolean | undefined;
  /** The days told last that follow one another: 5日至8日. */
  #days: string | undefined;
  #daysAt = 0;
  #stayDays: Context['stay'];
  /** The day on which the report was sent (…16日电), where it lies a few days before the day of the paper. */
  #sent: CalendarDate | undefined;
  /** The part of a year told last: months of 今年前10月, 上半年. */
  #period: { first: CalendarDate; last: CalendarDate } | undefined;
  #scanned = 0;
  #quoteEnd = -1;
  /** Index in what is found of the weekday that a headline tells, or -1. */
  #inHead = -1;
  /** The anchor written last. */
  #anchored: { readonly day?: CalendarDate; readonly text?: string } = {};
  #said = false;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#figures = figuresOf(reading);
    this.#text = this.#figures.text;
    this.#points = new PointParser(this.#figures);
    this.#reportDay = PAGE_DAY.get(reading.passage);
    this.#published = publishedOf(reading) ?? PAGE_YEAR.get(reading.passage);
    this.#send(parseDate(reading.article.dateline?.date));
  }

  /** Takes note of the day of the dateline, if it lies shortly before that of the paper. */
  #send(day: CalendarDate | undefined): void {
    const published = this.#published;
    if (!isFull(day) || !isFull(published)) return;
    const ago = toDayNumber(published) - toDayNumber(day);
    if (ago > 0 && ago <= 3) this.#sent = day;
  }

  /** The day of what is reported, if the article tells it. */
  reportDay(): CalendarDate | undefined {
    this.run();
    return this.#reportDay;
  }

  run(): Found[] {
    const words = this.#figures.starts(TIME_KINDS);
    const { numbers } = this.#figures;
    let done = 0;
    for (let w = 0, n = 0; w < words.length || n < numbers.length; ) {
      const number = n < numbers.length ? numbers[n].start : Number.POSITIVE_INFINITY;
      const word = w < words.length ? words[w] : Number.POSITIVE_INFINITY;
      const start = Math.min(number, word);
      if (number === start) n++;
      if (word === start) w++;
      if (start < done) continue;
      const end = this.#at(start);
      if (end > done) done = end;
    }
    this.#weekdayOfHead();
    this.#eventsSince();
    this.#eventsBefore();
    return this.#found;
  }

  /** Reads the expression that begins at `start`; returns its end, or 0. */
  #at(start: number): number {
    const word = this.#figures.word(start, 'period');
    const sort = word?.term.cells.class;
    if (word !== undefined) {
      if (sort === 'none') return word.end;
      // 第二次日内瓦会议 holds no 次日.
      if (sort === 'same_day' && COUNTED.test(this.#text[start - 1] ?? '，')) return 0;
      if (this.#text[start] === '次' && '这本此该首上下'.includes(this.#text[start - 1] ?? '，')) return 0;
      if (this.#text[start] === '第' && this.#text[start - 1] === '续') return word.end; // 连续第二年
      if (sort === 'vague') return this.#vague(start, word.end, word.term.cells.value, word.index);
      if (sort === 'span') return this.#plan(start, word.end, word.term.cells.value, word.index);
      if (sort === 'length') return this.#length(lengthOf(start, word.end, word.term.cells.value));
      if (sort === 'event') return this.#event(word.end, start);
      if (sort === 'during') return this.#during(start, word.end);
      if (sort === 'first_day') return this.#firstDay(start, word.end);
      if (sort === 'event_span') return this.#stay(start, word);
    }
    const first = FIRST[this.#text.charCodeAt(start - 1)] === 1 ? this.#points.parseFirst(start) : undefined;
    if (first !== undefined) return this.#point(first);
    const length = lengthAt(this.#figures, start) ?? daysAt(this.#figures, start);
    const number = word === undefined ? this.#figures.number(start) : undefined;
    const dated =
      number === undefined ||
      number.sort === 'fraction' ||
      number.end >= this.#text.length ||
      DATED[this.#text.charCodeAt(number.end)] === 1 ||
      (number.end - start === 2 && number.form === 'chinese' && this.#figures.word(start, 'feast') !== undefined);
    const point = dated ? this.#points.parse(start) : undefined;
    if (point !== undefined && (length === undefined || point.minguo || point.end > length.end))
      return this.#point(point);
    if (length !== undefined) return this.#length(length);
    return sort === 'lead' ? this.#partOfDay(start, word!.end) : 0;
  }

  /** 上午 in a report without a day is of the day of the report: …司长上午在记者会说明. */
  #partOfDay(start: number, end: number): number {
    const text = this.#text;
    if (!DAYPART_END.includes(text[end - 1])) return 0;
    const before = text[start - 1] ?? '，';
    if (/[天日号晚每个整昨今明当年月一\d]/.test(before)) return 0;
    // 昨晨抵达，午后签署: of the day told in the sentence.
    const told = this.#last;
    const { structure } = this.#reading.passage;
    const isNear =
      told?.explicit === true && isFull(told.date) && structure.sentenceAt(told.at) === structure.sentenceAt(start);
    const goesOn = isNear && '，；'.includes(before) && !DAYPART_OF.test(text[end] ?? '，');
    if (!goesOn && !DAYPART_BEFORE.includes(text[end] ?? '，')) return 0;
    const day = isNear ? formatDate(told.date) : this.#dayOfReport();
    if (day === undefined) return 0;
    return this.#add(start, end, day, 'part of day', 0.6, { anchor: day });
  }

  /** 「十四五」 is its five years; 「十三五」以来 is open. */
  #plan(start: number, end: number, value: string, term: number): number {
    const text = this.#text;
    const close = text[end] === '」' ? end + 1 : end;
    const since = /^(?:时期|规划)?以来/.exec(text.slice(close, close + 4))?.[0].length ?? 0;
    if (since === 0) return this.#add(start, end, value, 'plan period', 0.8, { terms: [term] });
    return this.#add(start, close + since, `${value.slice(0, 4)}/..`, 'plan period', 0.8, { terms: [term] });
  }

  /** Keeps track, up to `position`, of quotations and of verbs of saying in the paragraph. */
  #advance(position: number): void {
    const text = this.#text;
    const { partner } = this.#reading.passage.structure;
    for (let i = this.#scanned; i < position; i++) {
      const unit = text.charCodeAt(i);
      if (unit === LINE) this.#said = false;
      else if (unit === OPEN) {
        if (partner[i] > this.#quoteEnd) this.#quoteEnd = partner[i];
      } else if (SAYING_FIRST[unit] === 1 && !this.#said) this.#said = saysAt(text, i);
    }
    if (position > this.#scanned) this.#scanned = position;
  }

  #inSpeech(position: number): boolean {
    this.#advance(position);
    return this.#said || position < this.#quoteEnd;
  }

  /** The day that words at `position` speak of as now. */
  #now(position: number): CalendarDate | undefined {
    const day = this.#reportDay;
    if (day === undefined || day === this.#published) return this.#published;
    if (!this.#inSpeech(position)) return this.#published;
    // Reported speech is told from the day of the paper, unless it keeps the speaker's I and we.
    return position < this.#quoteEnd || this.#firstPerson(position) ? day : this.#published;
  }

  #firstPerson(position: number): boolean {
    const text = this.#text;
    for (let i = position; i > 0 && position - i < 60 && SENTENCE_END[text.charCodeAt(i)] === 0; i--)
      if (text.charCodeAt(i) === I) return true;
    for (let i = position; i < text.length && i - position < 60 && SENTENCE_END[text.charCodeAt(i)] === 0; i++)
      if (text.charCodeAt(i) === I) return true;
    return false;
  }

  /** 今天 and 昨天 count from the day of a dateline; 昨日 of a paper that prints a report a day later, from its own. */
  #wired(start: number): CalendarDate | undefined {
    const text = this.#text;
    const word = text[start];
    const wired =
      word === '即' || word === '今'
        ? '天日晚早晨午'.includes(text[start + 1] ?? '，')
        : '昨前明后'.includes(word) && (text[start + 1] === '天' || this.#isOfItsDay());
    return wired ? this.#sent : undefined;
  }

  /** A report whose 今日 is the day of its dateline has 昨晚 count from that day too. */
  #isOfItsDay(): boolean {
    this.#ofItsDay ??= /今[天日晚早晨午]/.test(this.#text);
    return this.#ofItsDay;
  }

  #context(start: number, end: number, from?: CalendarDate): Context {
    const sent = this.#sent === undefined ? undefined : this.#wired(start);
    const now = this.#now(start);
    return new Surroundings(
      {
        now: sent !== undefined && now === this.#published ? sent : now,
        report: this.#reportDay ?? this.#published,
        from,
        stay: start - this.#daysAt < STAY_REACH ? this.#stayDays : undefined,
      },
      this.#last,
      this.#earlier,
      this.#reading.passage,
      start,
      end,
    );
  }

  #point(point: Point): number {
    const text = this.#text;
    const context = this.#context(point.start, point.end);
    const first = this.#arrived(point) ?? resolve(point, context);
    if (this.#isOfHead(point)) this.#inHead = this.#found.length;
    if ('电讯'.includes(text[point.end] ?? '，') && point.start < DATELINE_REACH && this.#sent === undefined)
      this.#send(first?.date);
    if (first === undefined) return point.end;
    // 每年9月, 每天上午10时 recur.
    if (
      point.clock !== undefined &&
      point.day === undefined &&
      /每[天日晚周]/.test(text.slice(Math.max(0, point.start - 4), point.start))
    )
      return point.end;
    if (/每(?:年|月|周)?的?$/.test(text.slice(Math.max(0, point.start - 3), point.start)) && point.year === undefined)
      return point.end;
    const joined = this.#range(point, first);
    if (joined !== undefined) return joined;
    if (this.#figurative(point) || this.#ofTitle(point)) return point.end;
    return this.#suffixed(point, this.#samePeriod(point, first), text);
  }

  /** 抵台翌日: the day after the first of the days of the visit. */
  #arrived({ sameDay, start }: Point): Resolved | undefined {
    if (
      sameDay !== 1 ||
      this.#days === undefined ||
      !/[抵到][^，。]{0,2}$/.test(this.#text.slice(Math.max(0, start - 3), start))
    )
      return undefined;
    const date = addDays(parseDate(this.#days.slice(0, 10)) as FullDate, 1);
    return { value: formatDate(date), date, first: date, last: date, relative: true };
  }

  /** A weekday alone in the headline. */
  #isOfHead({ weekday, weekStep, day, start }: Point): boolean {
    if (weekday === undefined || weekStep !== undefined || day !== undefined) return false;
    const head = this.#reading.passage.blocks[0];
    return head?.role === 'headline' && start < head.end;
  }

  /** 外长周五抵达: where the text tells that such a day is the next, the headline's is that one. */
  #weekdayOfHead(): void {
    const head = this.#inHead < 0 ? undefined : this.#found[this.#inHead];
    const date = head === undefined ? undefined : parseDate(head.value);
    if (head === undefined || !isFull(date)) return;
    const next = formatDate(addDays(date, 7));
    const lead = this.#found.slice(this.#inHead + 1).filter((one) => one.start < head.end + LEAD_REACH);
    if (lead.some((one) => one.value === head.value) || !lead.some((one) => one.value.startsWith(next))) return;
    this.#found[this.#inHead] = { ...head, value: next };
  }

  /** 《2018年…报告》 and 21世纪海上丝绸之路 are names. */
  #ofTitle({ start, end, month, century }: Point): boolean {
    const text = this.#text;
    if (text[start - 1] === '《' && month === undefined && text[end] !== '至') return true;
    return century !== undefined && text.startsWith('海上丝', end);
  }

  /** 去年同期: the same part of last year as the part of a year told before. */
  #samePeriod(point: Point, resolved: Resolved): Resolved {
    const text = this.#text;
    if (point.month === undefined && resolved.date !== undefined && resolved.date.month === undefined) {
      const words = /^(?:的?同期|同一时期)/.exec(text.slice(point.end, point.end + 4));
      if (words !== null) {
        point.end += words[0].length;
        const { year } = resolved.date;
        const period = this.#period;
        if (period === undefined) return resolved;
        const first = { ...period.first, year };
        const last = { ...period.last, year: year + period.last.year - period.first.year };
        const value =
          formatDate(first) === formatDate(last) ? formatDate(first) : `${formatDate(first)}/${formatDate(last)}`;
        return { value, first, last, relative: true };
      }
    }
    return resolved;
  }

  /** A至B, 自A起至B, A和B之间 */
  #range(point: Point, resolvedFirst: Resolved): number | undefined {
    let first = resolvedFirst;
    const text = this.#text;
    let at = point.end;
    let start = point.start;
    if (text[at] === '起' || text[at] === '开') at += text[at] === '起' ? 1 : text[at + 1] === '始' ? 2 : 0;
    if (text[at] === '，' && text[at + 1] === '至') at++;
    if (text[at] === '直') at++;
    let next = connector(text, at);
    const between = (text[at] === '和' || text[at] === '与') && next < 0;
    if (between) next = at + 1;
    if (next < 0 || first.first === undefined) return undefined;
    const lead = leadBefore(text, start);
    if (
      /^(?:今|现在|目前|当前)/.test(text.slice(next, next + 2)) &&
      !/^今[年天日明晨早晚午]/.test(text.slice(next, next + 2))
    ) {
      const end = next + (text[next] === '今' ? 1 : 2);
      return this.#add(start - lead, end, `${startOf(first)}/..`, 'open interval', 0.85, {
        anchor: this.#anchor(first, start),
      });
    }
    const second = this.#points.parse(next, point);
    if (second === undefined) return undefined;
    if (between && !text.startsWith('之间', second.end) && !text.startsWith('间', second.end)) return undefined;
    // 晚上7时到8时: the part of the day holds for both.
    const { clock } = second;
    if (
      clock !== undefined &&
      point.clock !== undefined &&
      second.partOfDay === undefined &&
      point.clock.hour >= 12 &&
      clock.hour < 12 &&
      second.day === undefined
    )
      second.clock = { ...clock, hour: clock.hour + 12 };
    first = this.#begun(point, second, first);
    const resolved = resolve(second, this.#context(next, second.end, first.last ?? first.first));
    if (resolved?.last === undefined) return undefined;
    if (second.clock !== undefined && point.clock === undefined && second.day === undefined) return undefined;
    start -= lead;
    let end = second.end;
    if (text.startsWith('之间', end)) end += 2;
    else if (text[end] === '间' || text[end] === '止') end++;
    else if (text.startsWith('期间', end)) end += 2;
    const value = `${startOf(first)}/${endOf(resolved)}`;
    this.#rememberDays(first.first, resolved.last, start);
    if (startOf(first) === endOf(resolved)) return this.#suffixed(point, first, text);
    if (first.first === undefined || !order(first.first, resolved.last)) return undefined;
    this.#remember(resolved, second);
    if (this.#last?.at === second.start) this.#last = { ...this.#last, value };
    if (isFull(first.first) && isFull(resolved.last))
      this.#told = { value: `${formatDate(first.first)}/${formatDate(resolved.last)}`, at: start };
    this.#add(start, end, value, 'interval', 0.9, { anchor: this.#anchor(first, start) });
    // The ends of an interval between two full dates are dates of their own.
    if (isWhole(point) && isWhole(second)) {
      this.#add(point.start, point.end, first.value, 'interval end', 0.8, { anchor: this.#anchor(first, start) });
      this.#add(second.start, second.end, resolved.value, 'interval end', 0.8, {});
    }
    return end;
  }

  /** 1月至10月 in November: months that have all begun are of this year. */
  #begun(point: Point, second: Point, first: Resolved): Resolved {
    const now = this.#now(point.start);
    if (point.month === undefined || second.month === undefined || now?.month === undefined) return first;
    if (point.year !== undefined || second.year !== undefined || point.yearStep !== undefined) return first;
    if (second.month <= point.month || second.month > now.month || first.first?.year !== now.year + 1) return first;
    return resolve({ ...point, yearStep: 0 }, this.#context(point.start, point.end)) ?? first;
  }

  /** What follows a date: 以来, 前, 后, 起, 左右… */
  #suffixed(point: Point, resolved: Resolved, text: string): number {
    const { start, end } = point;
    const lead = leadBefore(text, start);
    const anchor = this.#anchor(resolved, start);
    this.#remember(resolved, point);
    // 1976年建交以来 is since that year too.
    const open = sinceAt(text, end);
    if (open > 0 && resolved.first !== undefined)
      return this.#add(start - lead, end + open, `${sinceOf(point, resolved)}/..`, 'since', 0.9, { anchor });
    // 今早出席会议前 is this morning.
    const ofDay = point.dayStep ?? point.sameDay ?? point.partOfDay;
    const before = beforeAt(text, end) || (ofDay === undefined ? eventBefore(text, end) : 0);
    if (before > 0 && resolved.last !== undefined && (point.partOfDay === undefined || before > 1))
      return this.#add(start, end + before, `../${endOf(resolved)}`, 'before', 0.85, { anchor });
    if (text.startsWith('截止到', start - 3) || text.startsWith('截止', start - 2)) {
      // 截止到 a day that has passed is the day of a count, one to come a deadline.
      const now = this.#now(start);
      if (resolved.last !== undefined && now !== undefined && !order(resolved.last, now))
        return this.#add(start, end, `../${endOf(resolved)}`, 'deadline', 0.7, { anchor });
    }
    if (AT_LATEST.test(text.slice(Math.max(0, start - 3), start)) && resolved.last !== undefined)
      return this.#add(start - 3, end, `../${endOf(resolved)}`, 'deadline', 0.85, { anchor });
    const after = afterAt(text, end);
    if (after > 0 && resolved.first !== undefined)
      return this.#add(start, end + after, `${startOf(resolved)}/..`, 'after', 0.85, { anchor });
    const from = startingAt(text, end, lead, start);
    if (from > 0 && resolved.first !== undefined)
      return this.#add(start - lead, end + from, `${startOf(resolved)}/..`, 'from', 0.85, { anchor });
    const about = text.startsWith('前后', end) || text.startsWith('左右', end) || text.startsWith('上下', end);
    if (about && point.clock === undefined && resolved.date !== undefined)
      return this.#add(start, end + 2, `${resolved.value}~`, 'about', 0.8, { anchor });
    let close = end;
    if (text.startsWith('期间', close)) close += 2;
    return this.#add(start, close, resolved.value, ruleOf(point), confidenceOf(point, resolved), {
      anchor,
      terms: point.terms,
    });
  }

  #length(length: Length): number {
    const { start, end, loose } = length;
    const text = this.#text;
    const before = text.slice(Math.max(0, start - 5), start);
    if (/每(?:隔)?$/.test(before)) return end;
    const iso = formatLength(length);
    const now = this.#now(start);
    if (length.anniversary) {
      // On the occasion of it: the year in which it falls.
      if (!text.startsWith('之际', end) || now === undefined)
        return this.#add(start, end, iso, 'anniversary', 0.95, {});
      return this.#add(start, end + 2, String(now.year), 'anniversary', 0.7, { anchor: formatDate(now) });
    }
    if (now !== undefined && length.high === undefined && !loose) {
      const read = this.#counted(length, now, before);
      if (read !== undefined)
        return this.#add(read.start, read.end, read.value, read.rule, read.confidence, { anchor: formatDate(now) });
    }
    const lead = before.endsWith('时隔') ? 2 : 0;
    return this.#add(start - lead, end, iso, 'length', loose ? 0.6 : 0.85, loose ? { vague: true } : {});
  }

  /** A length counted from now: 过去十年, 三年来, 30年前, 两天后. */
  #counted(length: Length, now: CalendarDate, before: string): Counted | undefined {
    const { start, end } = length;
    const text = this.#text;
    const [{ n, unit }] = length.amounts;
    // Two thousand years ago names no year, and an hour ago no other day.
    if (unit === 'Y' && n > (length.approximation === undefined ? 1000 : 300)) return undefined;
    const back = moved(now, length, -1);
    const ahead = moved(now, length, 1);
    const since =
      /^(?:多?来(?![到自访电函信华台京沪港宾客])|以来)(?!的路)/.exec(text.slice(end, end + 4))?.[0].length ?? 0;
    // 已过去一个月 is a verb.
    const past = /(?:(?<![已经才])过去的?|此前的?|最近的?|刚刚过去的)$/.exec(before)?.[0].length ?? 0;
    const coming = /(?:未来的?|今后的?|接下来的?|往后)$/.exec(before)?.[0].length ?? 0;
    const counts = 'YMWD'.includes(unit) && !/^(?:的|之久|时间|多?的时间)/.test(text.slice(end, end + 2));
    const near =
      counts &&
      before.endsWith('近') &&
      !/(?:长达|为期|时隔|历时|历经|持续|经过|延续|连续|已有|已经|已|有着|以来|过去|最|附|将|临|接|邻)近$/.test(before)
        ? 1
        : 0;
    const made = (from: number, to: number, value: string, rule: string, confidence: number): Counted => ({
      start: from,
      end: to,
      value,
      rule,
      confidence,
    });
    if (back !== undefined) {
      const value = `${formatDate(back)}/${atPrecision(now, back)}`;
      const lead = before.endsWith('近') ? 1 : past;
      // 近五年来 and 三年以来 run up to now; 建交40年来 is as long as it says.
      if (since > 0 && (lead > 0 || text[end + since - 2] === '以'))
        return made(start - lead, end + since, value, 'since length', 0.85);
      if (since > 0) return made(start, end + since, formatLength(length), 'length', 0.8);
      // 过去24小时 is as long as it says; days would be too coarse.
      if (past > 0)
        return made(start - past, end, 'hms'.includes(unit) ? formatLength(length) : value, 'past length', 0.85);
      if (near > 0 && (n <= 5 || /^[间里中内]/.test(text.slice(end, end + 1)) || HEAD.test(text[start - 2] ?? '，')))
        return made(start - 1, end, value, 'past length', 0.7);
    }
    if (coming > 0 && ahead !== undefined)
      return made(start - coming, end, `${atPrecision(now, ahead)}/${formatDate(ahead)}`, 'coming length', 0.8);
    if (start < 2 || /[，。；：、！？\n][前后]$/.test(before)) {
      // 前三天, 后一年 at the head of a clause.
      if (before.endsWith('前') && back !== undefined)
        return made(start - 1, end, `${formatDate(back)}/${atPrecision(now, back)}`, 'past length', 0.6);
      if (before.endsWith('后') && ahead !== undefined)
        return made(start - 1, end, `${atPrecision(now, ahead)}/${formatDate(ahead)}`, 'coming length', 0.6);
    }
    return this.#agoOrLater(length, now, back, made);
  }

  #agoOrLater(
    length: Length,
    now: CalendarDate,
    back: CalendarDate | undefined,
    made: (from: number, to: number, value: string, rule: string, confidence: number) => Counted,
  ): Counted | undefined {
    const { start, end } = length;
    const text = this.#text;
    const ago = agoAt(text, end);
    if (ago > 0 && back !== undefined) {
      if (text.startsWith('的今天', end + ago) && isFull(now) && back.month === undefined)
        return made(start, end + ago + 3, formatDate({ ...now, year: back.year }), 'ago', 0.85);
      return made(start, end + ago, formatDate(back), 'ago', 0.85);
    }
    const later = laterAt(text, end);
    if (later === 0) return undefined;
    if (text.startsWith('的今天', end + later)) return made(start, end + later + 3, formatDate(now), 'later', 0.7);
    const base = this.#laterBase(length, end + later);
    const target = base === undefined ? undefined : moved(base, length, 1);
    return target === undefined ? undefined : made(start, end + later, formatDate(target), 'later', 0.6);
  }

  /**
   * From which date N年后 counts: the date told last in the sentence; now, where the words speak of what is to
   * come; otherwise it is not told (爆发8年后, 两天后他们…).
   */
  #laterBase({ start, amounts }: Length, after: number): CalendarDate | undefined {
    if (this.#text.startsWith('隔', start - 1)) return undefined;
    const context = this.#context(start, after);
    if ('hms'.includes(amounts[amounts.length - 1].unit)) return undefined;
    // …。一周过后，: after what was told right before.
    const goesOn = '，。；\n'.includes(this.#text[start - 1] ?? '，') && this.#text[after - 2] === '过';
    const told = this.#last;
    if (goesOn && told?.explicit && start - told.at < 80) return told.date;
    if (context.near && context.last !== undefined && !this.#text.slice(start - 2, start).endsWith('再过'))
      return context.last;
    const ahead =
      start < 2 || context.tense === 'future' || /[在于再过约定到]$/.test(this.#text.slice(start - 1, start));
    return ahead ? context.now : undefined;
  }

  #vague(start: number, end: number, value: string, term: number): number {
    const text = this.#text;
    // 最近一轮磋商: which one, not when.
    if (text.startsWith('最近', start) && end === start + 2 && /^的?一[次轮届场期]/.test(text.slice(end, end + 3)))
      return end;
    // 未来三年, 最近五年 measure a length.
    if (/^(?:未来|今后|接下来|往后|最近)$/.test(text.slice(start, end))) {
      const at = text[end] === '的' ? end + 1 : end;
      if (lengthAt(this.#figures, at) !== undefined) return 0;
      if (daysAt(this.#figures, at) !== undefined) return 0;
    }
    if (
      text[end] === '的' &&
      /^(?:路|日子|道路)/.test(text.slice(end + 1, end + 3)) &&
      text.slice(start, end) === '过去'
    )
      return end;
    // 去年5月…，当时…; 9月来访，届时…
    const told = this.#last;
    if (
      AT_THAT_TIME.test(text.slice(start, end)) &&
      told !== undefined &&
      (told.explicit || text.startsWith('届', start)) &&
      follows(this.#reading.passage, told.at, start)
    )
      return this.#add(start, end, told.value, 'at that time', 0.6, { terms: [term] });
    if (text[end - 1] === '今' && '年天日晚晨早明'.includes(text[end] ?? '，')) return 0; // 截至今年
    let close = end;
    if (text.startsWith('以来', end)) close += 2;
    return this.#add(start, close, value, 'vague word', 0.75, { vague: true, terms: [term] });
  }

  /**
   * 访问期间, 会议期间: when the sentence says that it is held (11月底的峰会期间), else the days that the article has told
   * of it, if it has.
   */
  #stay(start: number, { end, index }: Word): number {
    const days = /(?:[访问谈会议坛留]|访[华俄美日欧台韩印英法德])期间$/.test(this.#text.slice(start, end))
      ? (this.#held(start) ?? this.#days)
      : undefined;
    if (days !== undefined) return this.#add(start, end, days, 'event', 0.6, { terms: [index] });
    return this.#add(start, end, 'XXXX-XX-XX', 'event', 0.6, { vague: true, terms: [index] });
  }

  /** …，期间…: the day or the days told before; 2月底访马期间: when the sentence says. */
  #during(start: number, end: number): number {
    const text = this.#text;
    const told = this.#told;
    if (!'，。；\n'.includes(text[start - 1] ?? '，')) {
      if (text[start] === '其') return 0;
      const before = text.slice(Math.max(0, start - 6), start);
      // 市长在穗期间: the days of the visit.
      const days = STAYS.test(before) ? this.#daysOf(start) : undefined;
      if (days !== undefined) return this.#add(start, end, days, 'during', 0.6, {});
      const value = HELD.test(before) ? this.#held(start) : undefined;
      return value === undefined ? 0 : this.#add(start, end, value, 'during', 0.6, {});
    }
    const when = this.#toldInPart(told) ?? told;
    if (when === undefined || !follows(this.#reading.passage, when.at, start)) return 0;
    return this.#add(start, end, when.value, 'during', 0.6, {});
  }

  /** 船队于本月下旬到港，期间补给: what was told last, where it is a month of its own and not the end of what lasts (持续到8月). */
  #toldInPart(told: { at: number } | undefined): Told | undefined {
    const last = this.#last;
    if (last?.date.month === undefined || '到至'.includes(this.#text[last.at - 1] ?? '，')) return undefined;
    const { structure } = this.#reading.passage;
    return told === undefined || structure.sentenceAt(told.at) < structure.sentenceAt(last.at) ? last : undefined;
  }

  /** The days of the visit told a little before, which are spoken of from here on: its 13日 is of their month. */
  #daysOf(at: number): string | undefined {
    const days = this.#days;
    if (days === undefined || at - this.#daysAt > DAYS_REACH) return undefined;
    const date = parseDate(days.slice(11));
    if (date !== undefined) this.#last = { date, value: days, at, explicit: true, ahead: false };
    return days;
  }

  /** When the sentence says that the event at `at` is held; not when someone speaks of it. */
  #held(at: number): string | undefined {
    const told = this.#last;
    if (told?.date.month === undefined || at - told.at > HELD_REACH) return undefined;
    const { structure } = this.#reading.passage;
    if (structure.sentenceAt(told.at) !== structure.sentenceAt(at)) return undefined;
    const between = this.#text.slice(told.at, at);
    // 18号召开记者会，…在运动会期间: the day is of another clause.
    if (isFull(told.date) && between.includes('，')) return undefined;
    return SAID_OR_ELSE.test(between) ? undefined : told.value;
  }

  /** 首日 of the days told before. */
  #firstDay(start: number, end: number): number {
    const first = this.#days?.slice(0, 10);
    if (first === undefined || start - this.#daysAt > DAYS_REACH) return end;
    return '交封票'.includes(this.#text[end] ?? '，') ? end : this.#add(start, end, first, 'event', 0.6, {});
  }

  /**
   * 会谈后, 会后, 表决前 are of the day of the event, which is that of the report; 会谈期间 is a time that is not told.
   * An event without a day, and one that has only its name before 前, stay untold.
   */
  #event(end: number, start: number): number {
    const text = this.#text;
    if (text.startsWith('期间', end) || text.startsWith('之际', end)) {
      const held = this.#held(start);
      if (held !== undefined) return this.#add(start, end + 2, held, 'event', 0.6, {});
      return this.#add(start, end + 2, this.#dayOfReport() ?? 'XXXX-XX-XX', 'event', 0.55, { vague: true });
    }
    // 会后 stands whole in the lexicon.
    if ('前后'.includes(text[end - 1])) end--;
    const suffix = /^(?:结束|举行)?(?:之后|后|之前|前)/.exec(text.slice(end, end + 4))?.[0] ?? '';
    const after = suffix.length;
    if (after === 0 || '续来者方往去夕任天几两数卫'.includes(text[end + after] ?? '，')) return 0;
    const bare = end - start === 1;
    // 委员会后, 机会后 are no gatherings.
    if (
      bare &&
      '社机员协商工公学议国教体委金事将不都才就也可能又再还只便峰年晚运博展奥'.includes(text[start - 1] ?? '，')
    )
      return 0;
    if (suffix.endsWith('前')) {
      if (!/^(?:表决|投票|会谈|会见|会晤|会面|会)$/.test(text.slice(start, end))) return 0;
      if (!/[在，。；：\n）]/.test(text[start - 1] ?? '，')) return 0;
    }
    if (/[将再]/.test(text.slice(Math.max(0, start - 2), start))) return 0;
    // 两国元首6月会晤后: of the month told.
    const held =
      this.#last !== undefined && !text.slice(this.#last.at, start).includes('，') ? this.#held(start) : undefined;
    if (held !== undefined) return this.#add(start, end + after, held, 'event', 0.55, {});
    const day = this.#dayOfReport();
    return this.#add(
      start,
      end + after,
      day ?? 'XXXX-XX-XX',
      'event',
      0.55,
      day === undefined ? { vague: true } : { anchor: day },
    );
  }

  /** A headline speaks of the talks before the text tells their day. */
  #eventsBefore(): void {
    const day = this.#reportDay;
    if (day === undefined) return;
    const value = formatDate(day);
    this.#found.forEach((one, i) => {
      if (one.rule !== 'event' || one.start >= this.#reportedAt || one.value === value) return;
      if (one.value === 'XXXX-XX-XX' && !this.#text.slice(one.start, one.end).endsWith('后')) return;
      const { vague: _vague, ...rest } = one;
      this.#found[i] = { ...rest, value, anchor: value };
    });
  }

  #dayOfReport(): string | undefined {
    const day = this.#reportDay ?? this.#published;
    return day === undefined ? undefined : formatDate(day);
  }

  /** …以来 after an event that has no date: when it began is not told. */
  #eventsSince(): void {
    const text = this.#text;
    let at = text.indexOf('以来');
    if (at < 0) return;
    const taken = new Uint8Array(text.length);
    for (const one of this.#found) for (let i = one.start; i < one.end; i++) taken[i] = 1;
    for (; at >= 0; at = text.indexOf('以来', at + 2)) {
      if (taken[at + 1] === 1 || '往访到自宾'.includes(text[at + 2] ?? '，')) continue;
      let start = at;
      while (start > 0 && at - start < 24 && taken[start - 1] === 0 && !CLAUSE_END.includes(text[start - 1])) start--;
      if (start > 0 && taken[start - 1] === 1) continue;
      if (text.startsWith('特别是', start) || text.startsWith('尤其是', start)) start += 3;
      // What began stands after 自, or after 是, 以, 在, 对: 这是成立以来.
      for (let i = at - 2; i > start; i--) {
        const mark = text[i - 1];
        if (mark === '自' || mark === '从') start = i - 1;
        else if ('是以在对'.includes(mark)) start = i;
        else continue;
        break;
      }
      if (at - start < 2 || at - start >= 24) continue;
      this.#found.push({
        kind: 'time',
        start,
        end: at + 2,
        value: 'XXXX/..',
        vague: true,
        rule: 'since event',
        confidence: 0.55,
      });
    }
    this.#found.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** 堅韌的明天, 美好明天: the future as such, no day. */
  #figurative(point: Point): boolean {
    if (point.dayStep === undefined || point.day !== undefined || point.clock !== undefined) return false;
    const text = this.#text;
    const before = text[point.start - 1];
    const after = text[point.end];
    if (after === '的' && before !== undefined && '是的'.includes(before)) return point.dayStep !== 0;
    if (point.dayStep === 1 && before === '的') return after === undefined || !/[上下中晚凌将会]/.test(after);
    if (
      point.dayStep === 1 &&
      /(?:美好|更好|和平|共同|繁荣|光明|走向|开创|共创|拥抱|昨天|今天)$/.test(
        text.slice(Math.max(0, point.start - 2), point.start),
      )
    )
      return true;
    return false;
  }

  #anchor(resolved: Resolved, start: number): string | undefined {
    if (!resolved.relative) return undefined;
    const now = this.#now(start);
    if (now === undefined) return undefined;
    if (now !== this.#anchored.day) this.#anchored = { day: now, text: formatDate(now) };
    return this.#anchored.text;
  }

  /** Takes note of a stretch of days, such as those of a visit. */
  #rememberDays(first: CalendarDate | undefined, last: CalendarDate | undefined, at: number): void {
    if (!isFull(first) || !isFull(last)) return;
    const days = toDayNumber(last) - toDayNumber(first);
    if (days <= 0 || days > LONGEST_STAY) return;
    this.#days = `${formatDate(first)}/${formatDate(last)}`;
    this.#stayDays = { first, last };
    this.#daysAt = at;
  }

  #remember(resolved: Resolved, point: Point): void {
    const { first, last } = resolved;
    // 下周访欧，周四…: of that week.
    const isNextWeek = point.weekday === undefined && (point.weekStep ?? 0) > 0;
    const told = resolved.date ?? (isNextWeek ? first : last);
    if (told === undefined) return;
    // 今年底届满的协定…，20日前往…: the day is not of that month.
    const isEdge = point.month === undefined && (point.part?.kind === 'end' || point.part?.kind === 'start');
    const date = isEdge && point.monthStep === undefined ? { year: told.year } : told;
    this.#rememberDays(first, last, point.start);
    if (isFull(date)) this.#told = { value: resolved.value.slice(0, 21), at: point.start };
    if (
      point.day !== undefined &&
      isFull(date) &&
      this.#text.slice(Math.max(0, point.start - 3), point.start).includes('截至')
    )
      this.#period = { first: { year: date.year, month: 1 }, last: { year: date.year, month: date.month } };
    else if (
      first?.month !== undefined &&
      first.day === undefined &&
      last?.month !== undefined &&
      point.part?.kind !== 'start'
    )
      this.#period = { first, last };
    const explicit =
      point.year !== undefined ||
      point.yearStep !== undefined ||
      point.month !== undefined ||
      point.day !== undefined ||
      point.dayStep !== undefined ||
      point.weekday !== undefined ||
      isNextWeek ||
      (point.sameDay !== undefined && this.#last?.explicit === true);
    const ahead = this.#published === undefined && this.#isAhead(point);
    // 延长至2030年底: what is told next is not of that year.
    if (/(?:延长|延期|展延|延|有效期)[至到]$/.test(this.#text.slice(Math.max(0, point.start - 4), point.start))) return;
    // 2013年以来人数增加，5月…: a year since when runs up to now.
    if (date.month === undefined && this.#text.startsWith('以来', point.end)) return;
    // 自2018年3月访问以来…，应为6月来访作准备: since when is not what is told.
    if (
      /自从?$/.test(this.#text.slice(Math.max(0, point.start - 2), point.start)) &&
      /^[^。]{1,40}以来/.test(this.#text.slice(point.end, point.end + 44))
    )
      return;
    // 去年11月宣布终止2019年修订的协定，12月…: the year in the modifier is of the modifier alone.
    if (
      this.#last !== undefined &&
      point.start - this.#last.at < 60 &&
      date.month === undefined &&
      /^[^，。\d]{0,3}(?:签署|签订|签定|订立|缔结|通过|发布|公布|发表|举行|召开|成立|生效|启动|达成|提出|修订|制定)的/.test(
        this.#text.slice(point.end, point.end + 6),
      )
    )
      return;
    // 协定下月19日期满，20日续约: the day is not of that month.
    const expires = isFull(date) && expiresAt(this.#text, point.end);
    if (expires && this.#published !== undefined && !order(date, this.#published)) return;
    const kind = point.part?.kind;
    this.#last = {
      date,
      value: resolved.value,
      at: point.start,
      explicit: explicit && (date.month !== undefined || point.year !== undefined),
      ahead,
      ...(kind === 'season' || kind === 'half' || kind === 'quarter' ? { part: true } : {}),
    };
    if (!isFull(date)) return;
    this.#earlier.day = this.#last;
    if (this.#published === undefined || order(date, this.#published)) this.#earlier.past = this.#last;
    if (!expires && !this.#isOfHead(point)) this.#report(date, point.start, ahead);
  }

  /** Takes note of a day shortly before that of the paper, told by the paper itself, as the day of what is reported. */
  #report(date: FullDate, at: number, ahead: boolean): void {
    const published = this.#published;
    if (isFull(published)) {
      const ago = toDayNumber(published) - toDayNumber(date);
      if (ago < 0 || ago > 6 || this.#inSpeech(at)) return;
      if (this.#reportDay === undefined) this.#reportedAt = at;
      this.#reportDay = ago === 0 ? published : date;
    }
    if (published === undefined && !ahead && !this.#inSpeech(at)) this.#reportDay ??= date;
  }

  /** On a page without a date: a term or a plan (2027年6月前, 將於2027年), or what is told by the year of one. */
  #isAhead(point: Point): boolean {
    return (
      beforeAt(this.#text, point.end) > 0 ||
      this.#context(point.start, point.end).tense === 'future' ||
      (point.year === undefined && this.#last?.ahead === true)
    );
  }

  #add(
    start: number,
    end: number,
    value: string,
    rule: string,
    confidence: number,
    more: { anchor?: string | undefined; vague?: true; terms?: readonly number[] },
  ): number {
    const { anchor, vague, terms } = more;
    const made: { -readonly [K in keyof Found]: Found[K] } = {
      kind: 'time',
      start,
      end,
      value,
      rule,
      confidence: value.startsWith('XXXX') && !vague ? Math.min(confidence, 0.7) : confidence,
    };
    if (anchor !== undefined) made.anchor = anchor;
    if (vague) made.vague = true;
    if (terms !== undefined && terms.length > 0) made.terms = terms;
    this.#found.push(made);
    return end;
  }
}

const startOf = (resolved: Resolved): string => {
  if (resolved.hour !== undefined) return resolved.hour;
  if (resolved.value.includes('T') && !resolved.value.includes('/')) return resolved.value;
  return resolved.first === undefined ? resolved.value : formatDate(resolved.first);
};
const monthed = (point: Point) => (point.month ?? point.monthStep ?? point.sameMonth) !== undefined;
/** 今年初以来 is the year so far. */
const sinceOf = (point: Point, resolved: Resolved): string =>
  point.part?.kind === 'start' && resolved.first !== undefined && !monthed(point)
    ? formatDate({ year: resolved.first.year })
    : startOf(resolved);
const endOf = (resolved: Resolved): string => {
  if (resolved.hour !== undefined) return resolved.hour;
  if (resolved.value.includes('T') && !resolved.value.includes('/')) return resolved.value;
  return resolved.last === undefined ? resolved.value : formatDate(resolved.last);
};

function order(first: CalendarDate, last: CalendarDate): boolean {
  const a = first.year * 10000 + (first.month ?? 0) * 100 + (first.day ?? 0);
  const b = last.year * 10000 + (last.month ?? 99) * 100 + (last.day ?? 99);
  return a <= b;
}

const isWhole = (point: Point) => point.day !== undefined && point.year !== undefined;

function lengthOf(start: number, end: number, value: string): Length {
  const match = /^P(T)?(\d+)([YMDH])$/.exec(value)!;
  const unit = match[1] === 'T' ? (match[3] === 'H' ? 'h' : 'm') : (match[3] as 'Y' | 'M' | 'D');
  return { start, end, amounts: [{ n: Number(match[2]), unit }] };
}

function ruleOf(point: Point): string {
  if (point.feast !== undefined) return 'feast';
  if (point.clock !== undefined) return 'clock';
  if (point.decade !== undefined || point.century !== undefined || point.centuryStep !== undefined) return 'century';
  if (point.weekday !== undefined || point.weekStep !== undefined) return 'week';
  if (point.part !== undefined || point.quarterStep !== undefined) return 'part of year';
  if (point.dayStep !== undefined || point.sameDay !== undefined) return 'day word';
  if (point.day !== undefined) return 'day';
  if (point.month !== undefined || point.monthStep !== undefined || point.sameMonth !== undefined) return 'month';
  return 'year';
}

function confidenceOf(point: Point, resolved: Resolved): number {
  if (point.feast !== undefined) return 0.7;
  if (point.sameDay !== undefined || point.sameMonth !== undefined || point.sameYear !== undefined) return 0.7;
  if (point.clock !== undefined) return 0.85;
  if (!resolved.relative) return 0.97;
  return point.month !== undefined || point.day !== undefined ? 0.92 : 0.9;
}
