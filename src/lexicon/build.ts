// Copies the lexicon's data files beside the compiled code. Run by `npm run build`.
import { cpSync } from 'node:fs';

cpSync(new URL('../../src/lexicon/data/', import.meta.url), new URL('./data/', import.meta.url), { recursive: true });
