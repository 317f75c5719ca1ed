// What reading must not fall below, on the bundled samples and, where they are at hand, on the real pages with gold.
import { describe, expect, test } from 'vitest';
import { sharedPages } from './facts.ts';
import { goldResult, samplesResult } from './pages.ts';
import { ratios } from './score.ts';
import { hasShared } from './shared.ts';

const scoreOf = (rows: readonly { name: string; value: number }[], row: string) =>
  rows.find(({ name }) => name === row)?.value ?? 0;

describe('pages become articles: the samples', () => {
  const { rows } = samplesResult();

  test.each([
    ['lines placed', 1],
    ['provenance', 1],
    ['same-article pairs F1', 0.97],
    ['next line follows', 0.95],
    ['break or join', 0.94],
    ['role', 0.96],
    ['headline exact', 0.9],
  ])('%s is %d or more', (row, floor) => {
    expect(scoreOf(rows, row)).toBeGreaterThanOrEqual(floor);
  });
});

describe.skipIf(!hasShared)('pages become articles: real pages with gold (../shared)', () => {
  test.each([
    ['lines placed', 1],
    ['provenance', 1],
    ['same-article pairs F1', 0.97],
    ['next line follows', 0.97],
    ['break or join', 0.95],
    ['role', 0.95],
    ['headline exact', 0.9],
  ])('%s is %d or more', (row, floor) => {
    expect(scoreOf(goldResult()?.rows ?? [], row)).toBeGreaterThanOrEqual(floor);
  });
});

describe.skipIf(!hasShared)('articles become a record: real pages with gold (../shared)', () => {
  const read = hasShared ? sharedPages() : undefined;

  test.each([
    ['people', 0.97, 0.97],
    ['organizations', 0.9, 0.9],
    ['places', 0.9, 0.9],
    ['times (found)', 0.95, 0.92],
    ['times (right value)', 0.92, 0.92],
    ['quantities (found)', 0.93, 0.93],
    ['quantities (right value)', 0.92, 0.92],
    ['ordinals', 0.9, 0.8],
    ['statements (content)', 0.85, 0.85],
    ['statements (content + speaker)', 0.8, 0.8],
    // One of the three prints no date: its events cannot be dated.
    ['events (type + date)', 0.8, 0.7],
    ['instruments (title)', 0.9, 0.85],
    ['instruments (title + action)', 0.8, 0.75],
    ['commitments (found)', 0.7, 0.65],
    ['positions (found)', 0.75, 0.7],
    ['positions (right side)', 0.72, 0.66],
  ])('%s: precision %d, recall %d or more', (row, precision, recall) => {
    const tally = read?.scores.get(row);
    expect(tally).toBeDefined();
    const found = ratios(tally!);
    expect(found.precision).toBeGreaterThanOrEqual(precision);
    expect(found.recall).toBeGreaterThanOrEqual(recall);
  });

  test('every entry quotes its characters', () => {
    expect(read?.provenance.right).toBe(read?.provenance.of);
  });
});
