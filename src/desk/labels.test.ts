import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unitText } from './labels.ts';

test.each([
  ['years', 1, '1 year', '1 年'],
  ['years', 10, '10 years', '10 年'],
  ['percentage_points', 2, '2 percentage points', '2 個百分點'],
  ['countries', 1, '1 country', '1 國'],
  ['people', 1, '1 person', '1 人'],
  ['aircraft', 3, '3 aircraft', '3 架'],
  ['USD', 7, '7 USD', '7 USD'],
])('%s', (unit, n, en, hant) => {
  expect([`${n} ${unitText(unit, n, 'en')}`, `${n} ${unitText(unit, n, 'zh-Hant')}`]).toEqual([en, hant]);
});

const UNITS = readFileSync(new URL('../lexicon/data/unit.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .slice(1)
  .map((line) => line.split('\t')[1]);

test.each([...new Set(UNITS.filter((unit) => /^[a-z_]{4,}$/.test(unit) && unit !== 'kcal'))])(
  '%s has a Chinese name',
  (unit) => {
    expect(unitText(unit, 2, 'zh-Hans')).toMatch(/\p{Script=Han}|%/u);
  },
);
