import { describe, expect, it } from 'vitest';
import { retelling } from './retelling.ts';

describe('retelling', () => {
  it.each<[name: string, heading: string, text: string, share: number]>([
    ['all of it, with other words between', '林大海会见茶商代表', '局长林大海3日在东岸会见了来访的茶商代表', 1],
    ['half of it', '林大海会见茶商代表', '何青山会见茶农', 1 / 3],
    ['the same words in another order', '茶商会见局长', '局长会见茶商', 2 / 6],
    ['a character as often as it is said', '山山山', '山路', 1 / 3],
    ['nothing', '码头重开', '春天少雨', 0],
    ['of no heading nothing', '', '春天少雨', 0],
    ['figures too', '吊机6台', '新添吊机16台', 1],
  ])('%s', (_name, heading, text, share) => {
    expect(retelling(heading, [text])[0]).toBeCloseTo(share, 9);
  });

  it('looks at the first characters of a long heading, and forgets it', () => {
    const long = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥金木水火土天地人日月星';
    expect([...retelling(long, [long, long.slice(0, 31), '月星'])]).toEqual([1, 1, 0]);
    expect([...retelling('月', [long, '甲乙'])]).toEqual([1, 0]);
  });
});
