// Writes docs/record.schema.json from the schemas of the record.
import { writeFileSync } from 'node:fs';
import { recordJsonSchema } from '../src/record/json-schema.ts';

writeFileSync(
  new URL('../docs/record.schema.json', import.meta.url),
  `${JSON.stringify(recordJsonSchema(), null, 2)}\n`,
);
