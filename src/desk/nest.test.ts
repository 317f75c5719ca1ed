import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Nested, nest } from './nest.ts';

/** `[0 …]` for what stands inside entry 0, with its level as `'`. */
const shown = (nested: readonly Nested[]): string =>
  nested
    .map((one) => (typeof one === 'string' ? one : `[${one.n}${"'".repeat(one.level)} ${shown(one.inside)}]`))
    .join('');
const plain = (nested: readonly Nested[]): string =>
  nested.map((one) => (typeof one === 'string' ? one : plain(one.inside))).join('');

describe('entries as a tree over the text', () => {
  const table: [string, [number, number][][], string][] = [
    ['abcdef', [], 'abcdef'],
    ['abcdef', [[[1, 3]]], 'a[0 bc]def'],
    ['abcdef', [[[1, 5]], [[2, 3]]], "a[0' b[1 c]de]f"],
    ['abcdef', [[[0, 4]], [[2, 6]]], "[0' ab[1 cd]][1 ef]"],
    ['abcdef', [[[2, 4]], [[2, 4]]], "ab[0' [1 cd]]ef"],
    [
      'abcdef',
      [
        [
          [0, 1],
          [3, 4],
        ],
      ],
      '[0 a]bc[0 d]ef',
    ],
    ['abcdef', [[[0, 3]], [[1, 5]], [[2, 6]]], "[0'' a[1' b[2 c]]][2' [1 de]f]"],
    ['abc', [[[0, 9]], [[2, 2]]], '[0 abc]'],
  ];
  test.each(table)('%s %j', (text, places, wanted) => {
    expect(
      shown(
        nest(
          text,
          places.map((at) => ({ at })),
        ),
      ),
    ).toBe(wanted);
  });

  test('every character stands once and in order, whatever the places', () => {
    const place = fc.tuple(fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(
        fc.string({ maxLength: 24 }),
        fc.array(fc.array(place, { maxLength: 3 }), { maxLength: 8 }),
        (text, all) => {
          expect(
            plain(
              nest(
                text,
                all.map((at) => ({ at })),
              ),
            ),
          ).toBe(text);
        },
      ),
    );
  });
});
