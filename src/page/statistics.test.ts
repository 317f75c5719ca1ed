import { describe, expect, it } from 'vitest';
import { fold } from '../text/fold.ts';
import { bond, readsThrough } from './statistics.ts';

const units = (pair: string) => [fold(pair).charCodeAt(0), fold(pair).charCodeAt(1)] as const;

describe('bond', () => {
  it.each(['國家', '經濟', '问题', '會議'])('%s holds together', (pair) => {
    expect(bond(...units(pair))).toBeGreaterThan(2);
  });
  it.each(['的港', '手八', '之同'])('%s does not', (pair) => {
    expect(bond(...units(pair))).toBeLessThan(1.5);
  });
});

describe('readsThrough', () => {
  it('a word cut in two reads on; a heading before a paragraph does not', () => {
    expect(readsThrough(...units('經濟'))).toBeGreaterThan(1);
    expect(readsThrough(...units('手此'))).toBeLessThan(0);
  });
});
