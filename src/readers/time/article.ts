import { type CalendarDate, formatDate } from '../../record/edtf.ts';
import type { Passage } from '../../text/passage.ts';
import { type Figures, figuresOf } from '../figures.ts';
import type { Reading } from '../reader.ts';
import type { Chronicle } from './chronicle.ts';
import type { Context } from './context.ts';
import { Findings } from './found.ts';
import type { Resolved } from './resolved.ts';
import { Speech } from './speech.ts';
import { Surroundings } from './surroundings.ts';
import type { Point } from './written.ts';

/** An article while its times are read: what the rules share. */
export class Article {
  readonly reading: Reading;
  readonly figures: Figures;
  readonly text: string;
  readonly passage: Passage;
  readonly speech: Speech;
  readonly chronicle: Chronicle;
  readonly findings = new Findings();
  /** Index in what is found of the weekday that a headline tells, or -1. */
  weekdayOfHead = -1;
  #ofItsDay: boolean | undefined;
  /** The anchor written last. */
  #anchored: { readonly day?: CalendarDate; readonly text?: string } = {};

  constructor(reading: Reading, chronicle: Chronicle) {
    this.reading = reading;
    this.figures = figuresOf(reading);
    this.text = this.figures.text;
    this.passage = reading.passage;
    this.speech = new Speech(reading.passage);
    this.chronicle = chronicle;
  }

  /**
   * The day that words at `position` speak of as now. Reported speech is told from the day of the paper, unless it
   * keeps the speaker's I and we.
   */
  now(position: number): CalendarDate | undefined {
    const { reportDay, published } = this.chronicle;
    if (reportDay === undefined || reportDay === published) return published;
    return this.speech.isDirect(position) ? reportDay : published;
  }

  /** What a date at `[start, end)` is resolved against; `from` is the start of the range that it ends. */
  context(start: number, end: number, from?: CalendarDate): Context {
    return new Surroundings(this.chronicle, this.passage, this.#today(start), start, end, from);
  }

  /** The day that a finding is resolved against, where it is; EDTF. */
  anchor(resolved: Resolved, start: number): string | undefined {
    if (!resolved.relative) return undefined;
    const now = this.#today(start);
    if (now === undefined) return undefined;
    if (now !== this.#anchored.day) this.#anchored = { day: now, text: formatDate(now) };
    return this.#anchored.text;
  }

  /** Whether it is a weekday alone in the headline. */
  isOfHead({ weekday, weekStep, day, start }: Point): boolean {
    if (weekday === undefined || weekStep !== undefined || day !== undefined) return false;
    const head = this.passage.blocks[0];
    return head?.role === 'headline' && start < head.end;
  }

  /** The day that a word at `start` counts from. */
  #today(start: number): CalendarDate | undefined {
    const sent = this.#wired(start);
    const now = this.now(start);
    return sent !== undefined && now === this.chronicle.published ? sent : now;
  }

  /** 今天 and 昨天 count from the day of a dateline; 昨日 of a paper that prints a report a day later, from its own. */
  #wired(start: number): CalendarDate | undefined {
    const { sent } = this.chronicle;
    if (sent === undefined) return undefined;
    const word = this.text[start];
    const next = this.text[start + 1] ?? '，';
    const wired =
      word === '即' || word === '今'
        ? '天日晚早晨午'.includes(next)
        : '昨前明后'.includes(word) && (next === '天' || this.#isOfItsDay());
    return wired ? sent : undefined;
  }

  /** A report whose 今日 is the day of its dateline has 昨晚 count from that day too. */
  #isOfItsDay(): boolean {
    this.#ofItsDay ??= /今[天日晚早晨午]/.test(this.text);
    return this.#ofItsDay;
  }
}
