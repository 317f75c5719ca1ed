import { z } from 'zod';
import { entry } from './schema.ts';

/** JSON Schema (draft 2020-12) of one line of a record. */
export function recordJsonSchema(): object {
  return {
    title: 'Chancery record',
    description: 'One line of a record in JSON Lines: a page, an article, or an entry that cites its words.',
    ...z.toJSONSchema(entry),
  };
}
