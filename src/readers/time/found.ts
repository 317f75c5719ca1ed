import type { Finding } from '../reader.ts';

/** A time that was found. */
export type Found = Finding<'time'>;

/** What a finding tells beside its place, its value and its rule. */
interface More {
  readonly anchor?: string | undefined;
  readonly vague?: true;
  readonly terms?: readonly number[];
}

/** The times of an article, in the order in which they are found. */
export class Findings {
  readonly list: Found[] = [];

  /** Adds one and returns its end. What is not known of a day (`XXXX…`) is no more sure than 0.7. */
  add(start: number, end: number, value: string, rule: string, confidence: number, more: More = {}): number {
    const { anchor, vague, terms } = more;
    const made: { -readonly [K in keyof Found]: Found[K] } = {
      kind: 'time',
      start,
      end,
      value,
      rule,
      confidence: value.startsWith('XXXX') && !vague ? Math.min(confidence, 0.7) : confidence,
    };
    if (anchor !== undefined) made.anchor = anchor;
    if (vague) made.vague = true;
    if (terms !== undefined && terms.length > 0) made.terms = terms;
    this.list.push(made);
    return end;
  }
}
