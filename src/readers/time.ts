import { type CalendarDate, formatDate, parseDate } from '../record/edtf.ts';
import { figuresOf } from './figures.ts';
import { Memo } from './memo.ts';
import type { Reader, Reading } from './reader.ts';
import { Article } from './time/article.ts';
import { isRepublican } from './time/calendar-year.ts';
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
  read: (reading) => (surveyed.get(reading) ?? readArticle(reading)).findings.list,
  survey(readings) {
    tellYear(readings);
    tellDay(readings);
  },
};

/** Articles that are read once and for all in the survey. */
const surveyed = new Memo<Article>('time');
/** The day that the other articles of a page report from, where they agree and the article itself tells none. */
const dayOfPage = new Memo<CalendarDate>('time');
/** The year of a page that tells no date. */
const yearOfUndated = new Memo<CalendarDate>('event');

/**
 * The year that the anniversaries of a page without a date point to; undefined before the times of the page are read
 * and once its events are.
 */
export const yearOfPage = (reading: Reading): number | undefined => yearOfUndated.get(reading)?.year;

const publishedOf = ({ article, page }: Reading): CalendarDate | undefined =>
  parseDate(article.published ?? article.dateline?.date ?? page.published);

/** Takes note of the year of a page that tells no date. */
function tellYear(readings: readonly Reading[]): void {
  if (readings.some((reading) => publishedOf(reading) !== undefined)) return;
  const year = yearOfAnniversaries(readings.map(figuresOf));
  if (year !== undefined) for (const reading of readings) yearOfUndated.set(reading, { year });
}

/** Takes note of the day that the articles of a page report from, for those that tell none. */
function tellDay(readings: readonly Reading[]): void {
  if (readings.length < 2) return;
  const articles = readings.map(readArticle);
  const days = articles.map(({ chronicle }) => chronicle.reportDay);
  const [day, ...others] = days.filter((one) => one !== undefined);
  const agree = day !== undefined && others.every((one) => formatDate(one) === formatDate(day));
  readings.forEach((reading, i) => {
    if (agree && days[i] === undefined) dayOfPage.set(reading, day);
    // Read again, an article knows from its first word that it counts years from 1912.
    else if (!isRepublican(articles[i].figures)) surveyed.set(reading, articles[i]);
  });
}

function readArticle(reading: Reading): Article {
  const published = publishedOf(reading) ?? yearOfUndated.get(reading);
  const chronicle = new Chronicle(published, dayOfPage.get(reading));
  chronicle.send(parseDate(reading.article.dateline?.date));
  const article = new Article(reading, chronicle);
  readTimes(article);
  return article;
}
