import { createHash } from 'node:crypto';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { READERS } from '../readers/read.ts';

/**
 * Names what reads: the readers with their versions and the words of the lexicon. A page read by another version
 * may be read again (`chancery reread`).
 */
export function readerVersion(lexicon: Lexicon): string {
  const hash = createHash('sha256');
  for (const { kind, id, cells } of lexicon.terms) hash.update(JSON.stringify([kind, id, cells]));
  return `${READERS.map(({ kind, version }) => `${kind}/${version}`).join(' ')} lexicon/${hash.digest('hex').slice(0, 12)}`;
}
