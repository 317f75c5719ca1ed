/** A wording cut where the part begins and ends that it shares with all the others. */
export interface Aligned {
  readonly before: string;
  readonly core: string;
  readonly after: string;
}

/** Cores shorter than this say nothing. */
const LEAST = 2;

/** The longest run of characters that all wordings share; of equally long ones the first in the first wording. */
export function coreOf(wordings: readonly string[]): string {
  const [first = '', ...others] = [...wordings].sort((a, b) => a.length - b.length);
  for (let length = first.length; length >= LEAST; length--)
    for (let start = 0; start + length <= first.length; start++) {
      const part = first.slice(start, start + length);
      if (others.every((one) => one.includes(part))) return part;
    }
  return '';
}

/** Wordings one under another, so that what they share stands in one column. Without a common part all is `core`. */
export function align(wordings: readonly string[]): Aligned[] {
  const core = coreOf(wordings);
  return wordings.map((words) => {
    const at = core === '' ? -1 : words.indexOf(core);
    if (at < 0) return { before: '', core: words, after: '' };
    return { before: words.slice(0, at), core, after: words.slice(at + core.length) };
  });
}
