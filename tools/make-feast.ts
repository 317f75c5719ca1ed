// Writes the dates of feasts (src/lexicon/data/feast.tsv) and the months of lunar years
// (src/readers/time/lunar-data.ts) from the Chinese calendar of Intl. Run: node tools/make-feast.ts
import { writeFileSync } from 'node:fs';

const FIRST = 1990;
const LAST = 2040;
const DAY = 86_400_000;
const calendar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

interface Lunar {
  year: number;
  month: number;
  leap: boolean;
  day: number;
}

function lunar(time: number): Lunar {
  const parts = Object.fromEntries(calendar.formatToParts(time).map((part) => [part.type as string, part.value]));
  return {
    year: Number(parts.relatedYear),
    month: Number.parseInt(parts.month, 10),
    leap: parts.month.endsWith('bis'),
    day: Number(parts.day),
  };
}

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
const dates = new Map<string, string>(); // lunar y-m-d without leap months -> ISO date
const years = new Map<number, { start: number; lengths: number[]; leap: number }>();
for (let time = Date.UTC(FIRST - 1, 11, 1); time < Date.UTC(LAST + 1, 3, 1); time += DAY) {
  const at = lunar(time);
  if (!at.leap) dates.set(`${at.year}-${at.month}-${at.day}`, iso(time));
  if (at.day !== 1) continue;
  if (at.month === 1 && !at.leap) years.set(at.year, { start: time, lengths: [], leap: 0 });
  const year = years.get(at.year);
  if (year === undefined) continue;
  if (at.leap) year.leap = at.month;
  let length = 29;
  if (lunar(time + 29 * DAY).day !== 1) length = 30;
  year.lengths.push(length);
}

const range = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i);
const lunarFeast = (month: number, day: number) => range.map((y) => dates.get(`${y}-${month}-${day}`)!).join(' ');
const eve = range.map((y) => iso(Date.parse(dates.get(`${y}-1-1`)!) - DAY)).join(' ');
// Qingming and the winter solstice follow the sun; the day by the usual formula in Beijing time.
const solar = (month: number, c20: number, c21: number) =>
  range
    .map((y) => {
      const yy = y % 100;
      const day = Math.floor(yy * 0.2422 + (y < 2000 ? c20 : c21)) - Math.floor((month < 3 ? yy - 1 : yy) / 4);
      return `${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    })
    .join(' ');
function easter(y: number): string {
  const a = y % 19;
  const b = Math.floor(y / 100);
  const c = y % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return `${y}-${String(month).padStart(2, '0')}-${String(((h + l - 7 * m + 114) % 31) + 1).padStart(2, '0')}`;
}

const islamic = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** A day of the Islamic year by the calendar of Umm al-Qura; moon sightings elsewhere may differ by a day. */
function islamicFeast(month: number, day: number): string {
  const found: string[] = [];
  for (let at = Date.UTC(range[0], 0, 1); at < Date.UTC(range[range.length - 1] + 1, 0, 1); at += 86_400_000) {
    const parts = islamic.formatToParts(at);
    const of = (type: string) => Number(parts.find((part) => part.type === type)!.value);
    if (of('month') === month && of('day') === day) found.push(new Date(at).toISOString().slice(0, 10));
  }
  return found.join(' ');
}

const rows: string[][] = [
  ['new_year', '01-01', '元旦', '新年第一天', ''],
  ['valentine', '02-14', '情人节', '', ''],
  ['womens_day', '03-08', '妇女节', '三八国际妇女节|国际妇女节|国际劳动妇女节', ''],
  ['labour_day', '05-01', '劳动节', '五一国际劳动节|国际劳动节|五一劳动节|五一假期', ''],
  ['childrens_day', '06-01', '儿童节', '六一国际儿童节|国际儿童节', ''],
  ['teachers_day', '09-10', '教师节', '', ''],
  ['national_day_oct_1', '10-01', '国庆节', '国庆假期|国庆长假|国庆黄金周|十一国庆', ''],
  ['double_tenth', '10-10', '双十节', '双十国庆|双十国庆日', ''],
  ['halloween', '10-31', '万圣节', '', ''],
  ['christmas_eve', '12-24', '平安夜', '圣诞前夕|耶诞前夕|耶诞夜', ''],
  ['christmas', '12-25', '圣诞节', '耶诞节|圣诞日', ''],
  ['mothers_day', '05:2:7', '母亲节', '', ''],
  ['fathers_day', '06:3:7', '父亲节', '', ''],
  ['thanksgiving', '11:4:4', '感恩节', '', ''],
  ['easter', '', '复活节', '', range.map(easter).join(' ')],
  ['eid_al_fitr', '', '开斋节', '', islamicFeast(10, 1)],
  ['eid_al_adha', '', '宰牲节', '哈芝节|古尔邦节|哈芝佳节', islamicFeast(12, 10)],
  ['lunar_new_years_eve', '', '除夕', '大年三十|年三十|大年夜|年廿九|农历除夕', eve],
  ['lunar_new_year', '', '春节', '大年初一|农历新年|农历年初一|正月初一|中国农历新年|中国春节', lunarFeast(1, 1)],
  ['lantern', '', '元宵节', '农历元宵|元宵佳节|元宵', lunarFeast(1, 15)],
  ['dragon_boat', '', '端午节', '端午佳节|端午', lunarFeast(5, 5)],
  ['qixi', '', '七夕节', '七夕', lunarFeast(7, 7)],
  ['zhongyuan', '', '中元节', '', lunarFeast(7, 15)],
  ['mid_autumn', '', '中秋节', '中秋佳节|中秋', lunarFeast(8, 15)],
  ['double_ninth', '', '重阳节', '重阳', lunarFeast(9, 9)],
  ['laba', '', '腊八节', '腊八', lunarFeast(12, 8)],
  ['qingming', '', '清明节', '清明', solar(4, 5.59, 4.81)],
  ['winter_solstice', '', '冬至', '', solar(12, 22.6, 21.94)],
];
const file = [
  '# Feasts. rule: MM-DD, or MM:nth:weekday (1 Monday to 7 Sunday); else the dates by year, computed from the',
  '# Chinese calendar. Written by tools/make-feast.ts. own: the feast of one country; not read after the name of another.',
  'feast\trule\thans\tforms\tdates\town',
  ...rows.map((row) => [...row, row[0] === 'national_day_oct_1' ? 'CN' : ''].join('\t').replace(/\t+$/, '')),
  'not_feast\t\t春节联欢晚会\t中秋晚会|重阳木|清明上河图|元宵晚会|清明园|感恩节目|元旦献词|春节档|清明政治|东方红中秋',
];
writeFileSync(new URL('../src/lexicon/data/feast.tsv', import.meta.url), `${file.join('\n')}\n`);

const lines = range.map((y) => {
  const year = years.get(y)!;
  return `  ['${iso(year.start)}', ${year.leap}, '${year.lengths.map((length) => (length === 30 ? '1' : '0')).join('')}'],`;
});
writeFileSync(
  new URL('../src/readers/time/lunar-data.ts', import.meta.url),
  `// Written by tools/make-feast.ts from the Chinese calendar of Intl.

/** First lunar year of the table. */
export const LUNAR_FIRST = ${FIRST};

/** For each lunar year: its first day, its leap month (0 for none), and its months: 1 has 30 days, 0 has 29. */
export const LUNAR_YEARS: readonly (readonly [string, number, string])[] = [
${lines.join('\n')}
];
`,
);
