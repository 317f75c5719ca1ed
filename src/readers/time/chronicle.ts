import { type CalendarDate, type FullDate, formatDate, isFull, toDayNumber } from '../../record/edtf.ts';
import { order } from './resolved.ts';

/** A date that the text has told. */
export interface Told {
  readonly date: CalendarDate;
  /** As it stands in the record. */
  readonly value: string;
  readonly at: number;
  /** Whether the words name it, where others (下半年) only point to it. */
  readonly explicit: boolean;
  /** What is to come: 将在2027年6月前. It says nothing of the year in which the page is written. */
  readonly ahead: boolean;
  /** A season, a half or a quarter of a year. */
  readonly part?: true;
}

/** Days that follow one another, such as those of a visit: 5日至8日. */
export interface Stay {
  readonly first: FullDate;
  readonly last: FullDate;
  /** EDTF */
  readonly value: string;
  readonly at: number;
}

/** A visit or a conference lasts so many days at most. */
const LONGEST_STAY = 30;
/** A report is sent so many days before it is printed at most; weeklies print what is older. */
const LONGEST_WIRE = 10;
/** What is reported has taken place so many days before the day of the paper at most. */
const OLDEST_NEWS = 6;

/** What an article has told of its days so far. */
export class Chronicle {
  /** The day of the paper, or no more than its year; absent where the page tells neither. */
  readonly published: CalendarDate | undefined;
  /** The day of what is reported, once told. */
  reportDay: CalendarDate | undefined;
  /** Where it is told first. */
  reportedAt = 0;
  /** The day on which the report was sent (…16日电), where it lies a few days before the day of the paper. */
  sent: FullDate | undefined;
  /** The date told last. */
  last: Told | undefined;
  /** The full day told last. */
  lastDay: Told | undefined;
  /** The same of days that are not to come. */
  lastPast: Told | undefined;
  /** The day or the days told last. */
  days: { readonly value: string; readonly at: number } | undefined;
  /** The days told last that follow one another. */
  stay: Stay | undefined;
  /** The time to which something was put off last. */
  moved: { readonly value: string; readonly at: number } | undefined;
  /** The part of a year told last: months of 今年前10月, 上半年. */
  period: { readonly first: CalendarDate; readonly last: CalendarDate } | undefined;

  constructor(published: CalendarDate | undefined, reportDay: CalendarDate | undefined) {
    this.published = published;
    this.reportDay = reportDay;
  }

  /** Takes note of the day of the dateline, if it lies shortly before that of the paper. */
  send(day: CalendarDate | undefined): void {
    if (!isFull(day) || !isFull(this.published)) return;
    const ago = toDayNumber(this.published) - toDayNumber(day);
    if (ago > 0 && ago <= LONGEST_WIRE) this.sent = day;
  }

  /** Takes note of days that follow one another. */
  tellStay(first: CalendarDate | undefined, last: CalendarDate | undefined, at: number): void {
    if (!isFull(first) || !isFull(last)) return;
    const days = toDayNumber(last) - toDayNumber(first);
    if (days > 0 && days <= LONGEST_STAY)
      this.stay = { first, last, value: `${formatDate(first)}/${formatDate(last)}`, at };
  }

  /** Takes note of a date as the one told last. */
  tell(told: Told): void {
    this.last = told;
    if (!isFull(told.date)) return;
    this.lastDay = told;
    if (this.published === undefined || order(told.date, this.published)) this.lastPast = told;
  }

  /** Whether a day is so shortly before that of the paper that it may be the one of what is reported. */
  isNews({ date, ahead }: Told): boolean {
    if (this.published === undefined) return !ahead;
    if (!isFull(date) || !isFull(this.published)) return false;
    const ago = toDayNumber(this.published) - toDayNumber(date);
    return ago >= 0 && ago <= OLDEST_NEWS;
  }

  /**
   * Takes note of a day that the paper itself tells as the day of what is reported: the last such day, or the first where
   * the page tells no date.
   */
  report(day: FullDate, at: number): void {
    const { published } = this;
    if (!isFull(published)) {
      this.reportDay ??= day;
      return;
    }
    if (this.reportDay === undefined) this.reportedAt = at;
    this.reportDay = toDayNumber(day) === toDayNumber(published) ? published : day;
  }

  /** The day of what is reported, else that of the paper; EDTF. */
  dayOfReport(): string | undefined {
    const day = this.reportDay ?? this.published;
    return day === undefined ? undefined : formatDate(day);
  }
}
