import type { ConflictEntry, PageEntry } from '../record/kinds.ts';
import { counts } from './conflict/count.ts';
import { days, hours } from './conflict/day.ts';
import type { Draft, Evidence } from './conflict/evidence.ts';
import { magnitudes } from './conflict/magnitude.ts';
import { names } from './conflict/name.ts';
import { weekdays } from './conflict/weekday.ts';

export type { Evidence } from './conflict/evidence.ts';

/** Name and version of what finds conflicts. */
const READER = 'conflict/1';

/**
 * Entries of a page that cannot all be right, or are out of line with their like. Runs after all readers; each
 * conflict names the entries it is about and the harmless explanations that fit.
 */
export function readConflicts(page: PageEntry, evidence: readonly Evidence[]): ConflictEntry[] {
  const drafts: Draft[] = [];
  for (const one of evidence)
    drafts.push(...magnitudes(one), ...counts(one), ...weekdays(one), ...days(one), ...hours(one));
  drafts.push(...names(evidence));
  return drafts.map(({ article, ...fields }, index) => ({
    kind: 'conflict',
    id: `${page.id}.conflict.${index + 1}`,
    page: page.id,
    article,
    reader: READER,
    ...fields,
  }));
}
