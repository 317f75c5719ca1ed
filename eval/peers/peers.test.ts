import { describe, expect, it } from 'vitest';
import { available, falseFinds, KINDS } from './cases.ts';

describe.skipIf(!available())("the peers' cases (skipped where ../shared/peers is missing)", () => {
  it.each(Object.entries(KINDS))('%s', (_name, { run, floor }) => {
    const taken = run().filter((one) => one.left === undefined);
    const wrong = taken.filter((one) => !one.right);
    expect((taken.length - wrong.length) / taken.length, JSON.stringify(wrong.slice(0, 20))).toBeGreaterThanOrEqual(
      floor,
    );
  });
  it('finds nothing where nothing is', () => {
    expect(falseFinds()).toEqual([]);
  });
});
