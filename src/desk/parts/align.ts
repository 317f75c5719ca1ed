/** One column of a wording laid under others. */
export interface Cell {
  /** Place of the character in the wording; -1 where it has none in this column. */
  readonly at: number;
  /** The first wording has the same character here. */
  readonly same: boolean;
}

/** Characters between two that both wordings have: those of the first, and those in their place. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Wordings one under another, character by character, so that what they share with the first stands in one column. All
 * rows have the same number of columns.
 */
export function align(wordings: readonly string[]): Cell[][] {
  const [first = ''] = wordings;
  const rows = wordings.map((words) => rowOf(first, words));
  const widths = Array.from({ length: first.length + 1 }, (_, k) =>
    Math.max(0, ...rows.map((row) => row.more[k].length)),
  );
  return rows.map(({ cells, more }) =>
    widths.flatMap((width, k) => {
      const gaps = Array.from({ length: width - more[k].length }, () => GAP);
      // What stands before the first character ends there; all else begins behind the one before.
      const here = k === 0 ? [...gaps, ...more[k]] : [...more[k], ...gaps];
      return k < cells.length ? [...here, cells[k]] : here;
    }),
  );
}

const GAP: Cell = { at: -1, same: false };

/** For each character of the first wording the cell under it, and what stands before each and after the last. */
function rowOf(first: string, words: string): { cells: Cell[]; more: Cell[][] } {
  const cells: Cell[] = Array.from({ length: first.length }, () => GAP);
  const more: Cell[][] = Array.from({ length: first.length + 1 }, () => []);
  let [from, start] = [0, 0];
  const between = ({ from: a, to: b, start: c, end: d }: Block) => {
    const paired = Math.min(b - a, d - c);
    // At the beginning, words in the place of others end where these end.
    const shiftA = a === 0 ? b - a - paired : 0;
    const shiftC = a === 0 ? d - c - paired : 0;
    for (let i = 0; i < paired; i++) cells[a + shiftA + i] = { at: c + shiftC + i, same: false };
    for (let at = c; at < d; at++) {
      if (at >= c + shiftC && at < c + shiftC + paired) continue;
      more[a === 0 ? 0 : b].push({ at, same: false });
    }
  };
  for (const [i, j] of [...sharedIn(first, words), [first.length, words.length] as const]) {
    between({ from, to: i, start, end: j });
    if (i < first.length) cells[i] = { at: j, same: true };
    [from, start] = [i + 1, j + 1];
  }
  return { cells, more };
}

/** Places of the longest sequence of characters that two wordings share, in order. */
function sharedIn(a: string, b: string): [number, number][] {
  const width = b.length + 1;
  const most = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      most[i * width + j] =
        a[i] === b[j]
          ? most[(i + 1) * width + j + 1] + 1
          : Math.max(most[(i + 1) * width + j], most[i * width + j + 1]);
  const out: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; )
    if (a[i] === b[j]) out.push([i++, j++]);
    else if (most[(i + 1) * width + j] >= most[i * width + j + 1]) i++;
    else j++;
  return out;
}
