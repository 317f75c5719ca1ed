import { describe, expect, it } from 'vitest';
import { beginAt, byFirst, byLast, endAt } from './affixes.ts';

const WORDS = ['东', '东西', '西', '南北', ''];

describe('words beside a place', () => {
  it.each<[text: string, position: number, begin: boolean, end: boolean]>([
    ['', 0, false, false],
    ['东', 0, true, false],
    ['东', 1, false, true],
    ['东西', 1, true, true],
    ['南北', 2, false, true],
    ['北', 1, false, false],
    ['南', 0, false, false],
    ['中南北', 1, true, false],
  ])('%j at %i', (text, position, begin, end) => {
    expect(beginAt(byFirst(WORDS), text, position)).toBe(begin);
    expect(endAt(byLast(WORDS), text, position)).toBe(end);
  });
});
