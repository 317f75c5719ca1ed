import { expect, test } from 'vitest';
import { nameIn, otherNames } from './entity-name.ts';

const one = {
  name: '马林',
  called: { hant: '馬林', hans: '马林' },
  names: { hant: '馬林', hans: '马林', en: 'Marin' },
};
// Its full name stands on no page.
const body = {
  name: '漁盟',
  called: { hant: '漁盟', hans: '漁盟' },
  names: { hant: '沿海漁業聯盟', hans: '沿海渔业联盟' },
};

test.each([
  ['en', one, '马林', 'zh', ['馬林', 'Marin']],
  ['zh-Hant', one, '馬林', 'zh-Hant', ['马林', 'Marin']],
  ['zh-Hans', one, '马林', 'zh-Hans', ['馬林', 'Marin']],
  ['zh-Hant', body, '漁盟', 'zh', ['沿海漁業聯盟', '沿海渔业联盟']],
] as const)('in %s %j is %s', (language, of, name, lang, others) => {
  expect(nameIn(of, language)).toEqual({ name, lang });
  expect(otherNames(of, name).map((other) => other.name)).toEqual(others);
});
