import { expect, test } from 'vitest';
import { only, withForms, without } from './rewrite.ts';

test.each([
  ['林大山 漁業', '林大山', '=林大山 漁業'],
  ['"林大山" 漁業', '林大山', '=林大山 漁業'],
  ['=林大山', '林大山', '=林大山'],
  ['speaker:林大山 港口', 'speaker:林大山', 'speaker:=林大山 港口'],
  ['港口', '林大山', '港口'],
])('%s with %s alone is %s', (q, part, made) => {
  expect(only(q, part)).toBe(made);
});

test.each([
  ['林大山 漁業', '林大山', ['林山'], '(=林大山 OR =林山) 漁業'],
  ['漁業 林大山', '林大山', ['Lin Dashan'], '漁業 (=林大山 OR ="Lin Dashan")'],
])('%s with %s and %j is %s', (q, part, forms, made) => {
  expect(withForms(q, part, forms)).toBe(made);
});

test.each([
  ['漁業 協定', '協定', '漁業'],
  ['漁業 AND 協定', '協定', '漁業'],
  ['漁業 AND 協定', '漁業', '協定'],
  ['(漁業 OR 海運) 協定', '海運', '(漁業) 協定'],
  ['(漁業 OR 海運) 協定', '漁業', '(海運) 協定'],
  ['漁業 NOT 協定', '協定', '漁業'],
  ['漁業 speaker:=林大山', 'speaker:林大山', '漁業'],
  ['"漁業協定" 港口', '漁業協定', '港口'],
  ['漁業', '漁業', undefined],
  ['漁業', '港口', undefined],
])('%s without %s is %s', (q, part, rest) => {
  expect(without(q, part)).toBe(rest);
});
