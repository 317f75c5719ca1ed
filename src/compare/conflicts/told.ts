import type { Telling } from '../telling.ts';
import type { Draft, Rule } from './rule.ts';

/** What the reading of a single page found (see `readers/conflict.ts`). */
export class Told implements Rule {
  readonly #drafts: Draft[] = [];

  take(telling: Telling): void {
    for (const entry of telling.entries)
      if (entry.kind === 'conflict') {
        const { type, entries, severity, note, innocent } = entry;
        this.#drafts.push({
          rule: 'on one page',
          type,
          entries,
          severity,
          note,
          ...(innocent === undefined ? {} : { innocent }),
        });
      }
  }

  found(): Draft[] {
    return this.#drafts;
  }
}
