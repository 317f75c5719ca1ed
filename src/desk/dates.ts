import { type Language, useLanguage } from './settings.ts';
import { say, type Three } from './words.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** An EDTF date in words: `2025-09-03`, `2025-09`, `2025~`, `2025/2026`, `../2030`. What is none stays as it is. */
export function dateText(edtf: string, language: Language): string {
  if (edtf.includes('/')) {
    const [from, to] = edtf.split('/').map((part) => dateText(part, language));
    if (edtf.startsWith('../')) return language === 'en' ? `by ${to}` : `${to}前`;
    const dash = language === 'en' ? ' – ' : '至';
    return `${from}${dash}${to}`.trim();
  }
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%])?$/.exec(edtf);
  if (match === null) return edtf === '..' || edtf === '' ? '…' : edtf;
  const [, year, month, day, mark] = match;
  if (month !== undefined && (month < '01' || month > '12')) return edtf;
  const about = mark === undefined ? '' : language === 'en' ? 'about ' : language === 'zh-Hant' ? '約' : '约';
  if (language !== 'en') return about + `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
  return about + [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

/** `dateText` in the language of the interface. */
export function useDate(): (edtf: string) => string {
  const language = useLanguage();
  return (edtf) => dateText(edtf, language);
}

const UNITS: Readonly<Record<string, Three>> = {
  Y: ['{n} {n|year|years}', '{n}年', '{n}年'],
  M: ['{n} {n|month|months}', '{n}個月', '{n}个月'],
  W: ['{n} {n|week|weeks}', '{n}週', '{n}周'],
  D: ['{n} {n|day|days}', '{n}天', '{n}天'],
};

/** An ISO 8601 duration of years, months, weeks or days in words: `P10Y`, `P1Y6M`. What is none stays as it is. */
export function durationText(iso: string, language: Language): string {
  const parts = /^P((?:\d+[YMWD])+)$/.exec(iso)?.[1].match(/\d+[YMWD]/g);
  if (parts === undefined || parts === null) return iso;
  const said = parts.map((part) => say(UNITS[part.slice(-1)], language, { n: Number(part.slice(0, -1)) }));
  return said.join(language === 'en' ? ' ' : '');
}

/** `durationText` in the language of the interface. */
export function useDuration(): (iso: string) => string {
  const language = useLanguage();
  return (iso) => durationText(iso, language);
}
