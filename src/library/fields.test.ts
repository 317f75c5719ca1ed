import { expect, test } from 'vitest';
import type { Entry } from '../record/kinds.ts';
import { conflict, fieldsByKind } from '../record/schema.ts';
import { checkField, FIELDS } from './fields.ts';

const KINDS = { ...fieldsByKind, conflict: conflict.pick({ type: true, severity: true, note: true, innocent: true }) };

/** What each sort of field takes, and what it does not. */
const VALUES: readonly unknown[] = [
  ...['甲', '', 0, 7, true, false, [], ['甲'], [7], {}, { hant: '甲' }, { hant: 7 }],
  ...['2025', '2025-02-30', '../2025-09', 'P3D', 'direct', 'visit', 'treaty', ['signed'], ['sung'], 'signed', 'major'],
];

test.each(Object.entries(KINDS))('what a person may write of a %s fits its schema', (kind, { shape }) => {
  const names = Object.keys(FIELDS[kind]).map((name) => name.replace('!', ''));
  // A verdict is none of the record's own fields.
  expect(names.filter((name) => name !== 'verdict').sort()).toEqual(Object.keys(shape).sort());
  for (const [field, schema] of Object.entries(shape)) {
    for (const value of [undefined, ...VALUES]) {
      const write = () => checkField({ kind } as Entry, field, value ?? null);
      if (!schema.safeParse(value).success) expect(write, `${field} ${JSON.stringify(value)}`).toThrow(/^"/);
      else if (value === undefined) expect(write).not.toThrow();
    }
    const options = optionsOf(schema);
    for (const value of options) expect(() => checkField({ kind } as Entry, field, value)).not.toThrow();
  }
});

/** The words that a schema lists, through what it is wrapped in. */
function optionsOf(schema: unknown): readonly string[] {
  const { options, def } = schema as { options?: readonly string[]; def?: { innerType?: unknown } };
  return options ?? (def?.innerType === undefined ? [] : optionsOf(def.innerType));
}
