import { describe, expect, it } from 'vitest';
import { clausesOfSaying } from './verbs.ts';

describe('clauses of saying', () => {
  it.each([
    ['外长林大山5日说，渡轮已经开出。', ['渡轮']],
    ['渡轮已经开出。果园协会认为，今年雨多。', ['今年']],
    ['外长林大山表示：“渡轮已经开出。”', ['“渡']],
    ['对果农来说，今年雨多。', []],
    ['也就是说，今年雨多。', []],
    ['渡轮开出，外长林大山说，今年雨多。', []],
    ['这些水果统称，浆果。', []],
  ])('%s', (text, nexts) => {
    expect(clausesOfSaying(text).map((end) => text.slice(end, end + 2))).toEqual(nexts);
  });
});
