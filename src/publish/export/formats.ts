import { atom } from './atom.ts';
import { bibtex } from './bibtex.ts';
import { csl } from './csl.ts';
import { csv } from './csv.ts';
import { events } from './events.ts';
import { ftm } from './ftm.ts';
import { gbt7714 } from './gbt7714.ts';
import { ics } from './ics.ts';
import { jsonl } from './jsonl.ts';
import { ninjs } from './ninjs.ts';
import type { ExportFormat } from './record.ts';
import { ris } from './ris.ts';
import { webannotation } from './webannotation.ts';

/** Every way to give the record away, by name. */
export const EXPORT_FORMATS: Readonly<Record<string, ExportFormat<unknown>>> = Object.fromEntries(
  [jsonl, csv, ics, atom, ninjs, ftm, webannotation, csl, bibtex, ris, gbt7714, events].map((format) => [
    format.name,
    format as ExportFormat<unknown>,
  ]),
);

export { type ExportFormat, type ExportRecord, exportPieces } from './record.ts';
