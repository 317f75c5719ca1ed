import { expect, test } from 'vitest';
import { nameIn, otherNames } from './entity-name.ts';

const of = { name: '马林', names: { hant: '馬林', hans: '马林', en: 'Marin' } };

test.each([
  ['en', '马林', 'zh', ['馬林', 'Marin']],
  ['zh-Hant', '馬林', 'zh-Hant', ['马林', 'Marin']],
  ['zh-Hans', '马林', 'zh-Hans', ['馬林', 'Marin']],
] as const)('in %s it is %s', (language, name, lang, others) => {
  expect(nameIn(of, language)).toEqual({ name, lang });
  expect(otherNames(of, name).map((one) => one.name)).toEqual(others);
});
