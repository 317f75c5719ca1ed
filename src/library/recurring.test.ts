import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Recurring, type RecurringOptions, recurring } from './recurring.ts';

const OPTIONS: RecurringOptions = { before: 0, least: 2, longest: 20, takesOver: 0.75 };

test.each([
  ['a phrase of two texts', ['甲乙丙丁', '戊甲乙丙丁'], ['甲乙丙丁']],
  ['the longer one takes the place of its parts', ['甲乙丙丁戊己', '甲乙丙丁戊己'], ['甲乙丙丁戊己']],
  [
    'not of its parts that stand elsewhere too',
    ['甲乙丙丁戊', '甲乙丙丁戊', '甲乙丙丁', '甲乙丙丁'],
    ['甲乙丙丁', '甲乙丙丁戊'],
  ],
  ['texts are counted, not places', ['甲乙丙丁，甲乙丙丁', '戊己庚辛'], []],
  ['nothing goes over a mark or a letter', ['甲乙，丙丁', '甲乙，丙丁', '甲乙A丙丁', '甲乙A丙丁'], []],
  ['nothing goes from one text into the next', ['甲乙', '丙丁甲乙', '丙丁'], []],
  ['no texts', [], []],
])('%s', (_, texts, phrases) => {
  expect(recurring(texts, OPTIONS).map(({ phrase }) => phrase)).toEqual(phrases);
});

test('it finds what counting every phrase finds', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '，'), maxLength: 30 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), fc.nat(8), fc.integer({ min: 1, max: 3 }), (texts, before, least) => {
      const options = { ...OPTIONS, before, least, longest: 7 };
      const order = (a: Recurring, b: Recurring) => a.phrase.length - b.phrase.length || (a.phrase < b.phrase ? -1 : 1);
      expect(recurring(texts, options).sort(order)).toEqual(plainly(texts, options).sort(order));
    }),
  );
});

/** The same, by counting every run of characters. */
function plainly(texts: readonly string[], { before, least, longest, takesOver }: RecurringOptions): Recurring[] {
  const counts = new Map<string, { before: number; within: number }>();
  texts.forEach((text, i) => {
    const own = new Set<string>();
    for (const run of text.split('，'))
      for (let from = 0; from < run.length; from++)
        for (let to = from + 4; to <= Math.min(run.length, from + longest); to++) own.add(run.slice(from, to));
    for (const phrase of own) {
      const one = counts.get(phrase) ?? { before: 0, within: 0 };
      if (i < before) one.before++;
      else one.within++;
      counts.set(phrase, one);
    }
  });
  const found = [...counts].filter(([, one]) => Math.max(one.before, one.within) >= least);
  const known = new Map(found);
  const all = (one: { before: number; within: number } | undefined) => (one?.before ?? 0) + (one?.within ?? 0);
  const inside = new Set(
    found.flatMap(([phrase, one]) =>
      [phrase.slice(0, -1), phrase.slice(1)].filter((part) => all(one) >= takesOver * all(known.get(part))),
    ),
  );
  return found.filter(([phrase]) => !inside.has(phrase)).map(([phrase, one]) => ({ phrase, ...one }));
}
