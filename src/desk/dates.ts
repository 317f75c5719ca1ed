import { type Language, useLanguage } from './settings.ts';

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
