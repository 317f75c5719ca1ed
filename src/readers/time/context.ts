import type { CalendarDate, FullDate } from '../../record/edtf.ts';

/** What a date is resolved against. */
export interface Context {
  /** The day that is spoken of as now; absent where the page tells no date. */
  readonly now?: CalendarDate | undefined;
  /** The date told last, for 当日, 翌年 and for days without a month in the same sentence. */
  readonly last?: CalendarDate | undefined;
  /** The day of what is reported. */
  readonly report?: CalendarDate | undefined;
  /** The days of a visit told a little before. */
  readonly stay?: { readonly first: FullDate; readonly last: FullDate } | undefined;
  /** Whether `last` stands in the same sentence. */
  readonly near?: boolean;
  /** Whether `last` stands in the same sentence or the one before. */
  readonly close?: boolean;
  /** The full day told last, where it stands in the same sentence or the one before. */
  readonly lastDay?: CalendarDate | undefined;
  /** The same of the days that have passed. */
  readonly lastPast?: CalendarDate | undefined;
  /** The year in whose course the words fix the day: 明年的峰会定于5月3日举行. */
  readonly fixedIn?: number | undefined;
  /** Whether 起 or 前 follows, as after days to come. */
  readonly onward?: boolean;
  /** Whether 起, 前 or 开始 follows. */
  readonly begins?: boolean;
  /** Whether something runs out on it: 到期. */
  readonly expires?: boolean;
  /** Whether it was meant so at first, which may not have come about: 原定. */
  readonly original?: boolean;
  /** Whether something was settled between `last` and it: 2月商定5月举行. */
  readonly settled?: boolean;
  /** Whether 到 or 改在 stands before it. */
  readonly until?: boolean;
  /** Whether the clause tells who spoke. */
  readonly spoken?: boolean;
  /** The year of a part of a year told last that holds this month. */
  yearWithin?(month: number): number | undefined;
  /** Whether an earlier clause of the sentence speaks of what is to come. */
  readonly planned?: boolean;
  /** Words around say that it lies ahead (将于) or behind. */
  readonly tense?: 'future' | 'past' | undefined;
  /** Start of the range that this date ends. */
  readonly from?: CalendarDate | undefined;
}
