import { expect, test } from 'vitest';
import type { CslItem } from './csl.ts';
import { CITATION_STYLES } from './styles.ts';

const ITEM: CslItem = {
  id: 'p1.a1',
  type: 'article-newspaper',
  title: '港口重開',
  'container-title': '海濱日報',
  author: [{ literal: '林文雅' }],
  issued: { 'date-parts': [[2024, 3, 13]] },
  page: 'A6',
  language: 'zh-Hant',
  archive_location: 'a.txt',
};

test.each<[style: 'apa' | 'mla' | 'chicago', told: Partial<CslItem>, text: string]>([
  ['apa', {}, '林文雅. (2024, March 13). 港口重開. 海濱日報, A6. [a.txt]'],
  ['apa', { page: undefined, author: undefined }, '港口重開. (2024, March 13). 海濱日報. [a.txt]'],
  ['mla', {}, '林文雅. “港口重開.” 海濱日報, 13 Mar. 2024, p. A6. [a.txt]'],
  [
    'mla',
    { page: undefined, URL: 'https://example.org/1' },
    '林文雅. “港口重開.” 海濱日報, 13 Mar. 2024, https://example.org/1.',
  ],
  ['chicago', {}, '林文雅. “港口重開.” 海濱日報, March 13, 2024. [a.txt]'],
])('%s %j', (style, told, text) => {
  const item = Object.fromEntries(Object.entries({ ...ITEM, ...told }).filter(([, value]) => value !== undefined));
  expect(CITATION_STYLES[style](item as unknown as CslItem)).toBe(text);
});
