import { expect, test } from 'vitest';
import { dateText, durationText } from './dates.ts';

test.each([
  ['2025-09-03', 'en', '3 September 2025'],
  ['2025-09', 'zh-Hant', '2025年9月'],
  ['2025~', 'en', 'about 2025'],
  ['2025-01/2026', 'zh-Hans', '2025年1月至2026年'],
  ['../2030', 'en', 'by 2030'],
  ['../2026-04', 'zh-Hans', '2026年4月前'],
  ['2025-13', 'en', '2025-13'],
  ['soon', 'en', 'soon'],
] as const)('%s in %s is %s', (edtf, language, words) => {
  expect(dateText(edtf, language)).toBe(words);
});

test.each([
  ['P10Y', 'en', '10 years'],
  ['P1Y6M', 'en', '1 year 6 months'],
  ['P1Y6M', 'zh-Hant', '1年6個月'],
  ['P30D', 'zh-Hans', '30天'],
  ['PT2H', 'en', 'PT2H'],
] as const)('%s in %s is %s', (iso, language, words) => {
  expect(durationText(iso, language)).toBe(words);
});
