import type { Change } from '../library/correction.ts';

/** What a person said of the record, in words. */
export function said(change: Change): string {
  switch (change.action) {
    case 'change':
      return change.value === null ? `removes ${change.field}` : `${change.field} is ${JSON.stringify(change.value)}`;
    case 'span':
      return `the words are ${change.quote} (${change.spans.map(([start, end]) => `${start}-${end}`).join(', ')})`;
    case 'split':
      return `${change.entity} is ${change.as} on this page`;
    case 'merge':
      return `${change.entity} is ${change.into}`;
    case 'verdict':
      return `verdict on ${change.conflict}: ${change.verdict}`;
    case 'withdraw':
      return `withdraws ${change.of}`;
    default:
      return `${change.action}s`;
  }
}
