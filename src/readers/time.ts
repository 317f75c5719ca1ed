import { type CalendarDate, formatDate, parseDate } from '../record/edtf.ts';
import type { Passage } from '../text/passage.ts';
import { figuresOf } from './figures.ts';
import type { Reader, Reading } from './reader.ts';
import { Article } from './time/article.ts';
import { Chronicle } from './time/chronicle.ts';
import { readTimes } from './time/pass.ts';
import { yearOfAnniversaries } from './time/year.ts';

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
  read: (reading) => readArticle(reading).findings.list,
  survey(readings) {
    tellYear(readings);
    tellDay(readings);
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

/** Takes note of the year of a page that tells no date. */
function tellYear(readings: readonly Reading[]): void {
  if (readings.some((reading) => publishedOf(reading) !== undefined)) return;
  const year = yearOfAnniversaries(readings.map(figuresOf));
  if (year !== undefined) for (const reading of readings) PAGE_YEAR.set(reading.passage, { year });
}

/** Takes note of the day that the articles of a page report from, for those that tell none. */
function tellDay(readings: readonly Reading[]): void {
  if (readings.length < 2) return;
  const days = readings.map((reading) => readArticle(reading).chronicle.reportDay);
  const [day, ...others] = days.filter((one) => one !== undefined);
  if (day === undefined || others.some((one) => formatDate(one) !== formatDate(day))) return;
  readings.forEach((reading, i) => {
    if (days[i] === undefined) PAGE_DAY.set(reading.passage, day);
  });
}

function readArticle(reading: Reading): Article {
  const { passage, article: entry } = reading;
  const published = publishedOf(reading) ?? PAGE_YEAR.get(passage);
  const chronicle = new Chronicle(published, PAGE_DAY.get(passage));
  chronicle.send(parseDate(entry.dateline?.date));
  const article = new Article(reading, chronicle);
  readTimes(article);
  return article;
}
