/** Something that stands at some places of a text. */
export interface Placed {
  readonly at: readonly (readonly [number, number])[];
}

/** A stretch of text: plain words, or what stands inside an entry. */
export type Nested = string | Marked;
export interface Marked {
  /** Place of the entry in the list. */
  readonly n: number;
  /** How many entries stand inside one another within it: the level of its underline, 0 nearest to the words. */
  readonly level: number;
  readonly inside: readonly Nested[];
}

interface Stretch {
  readonly n: number;
  readonly start: number;
  end: number;
}

/**
 * The text `[start, end)` as a tree, in which every entry is inside those around it. Entries that cross are cut where the
 * one begun first ends; both parts keep the number. Time grows with the length of the text and the number of entries.
 */
export function nest(text: string, entries: readonly Placed[], start = 0, end = text.length): Nested[] {
  const queue: Stretch[] = [];
  entries.forEach(({ at }, n) => {
    for (const [from, to] of at)
      if (from < end && to > start && from < to)
        queue.push({ n, start: Math.max(from, start), end: Math.min(to, end) });
  });
  queue.sort(inOrder);
  const root: Open = { n: -1, end, level: -1, inside: [] };
  const open: Open[] = [root];
  let at = start;
  const top = () => open[open.length - 1];
  const say = (to: number) => {
    if (to > at) top().inside.push(text.slice(at, to));
    at = Math.max(at, to);
  };
  const close = () => {
    const { n, level, inside } = open.pop() as Open;
    top().level = Math.max(top().level, level + 1);
    top().inside.push({ n, level: level + 1, inside });
  };
  for (let i = 0; i < queue.length; i++) {
    const stretch = queue[i];
    while (open.length > 1 && top().end <= stretch.start) {
      say(top().end);
      close();
    }
    say(stretch.start);
    if (stretch.end > top().end) {
      insert(queue, i + 1, { n: stretch.n, start: top().end, end: stretch.end });
      stretch.end = top().end;
    }
    open.push({ n: stretch.n, end: stretch.end, level: -1, inside: [] });
  }
  while (open.length > 1) {
    say(top().end);
    close();
  }
  say(end);
  return root.inside;
}

interface Open {
  readonly n: number;
  readonly end: number;
  /** Highest level inside; -1 where there is none. */
  level: number;
  readonly inside: Nested[];
}

/** By place; of those that begin together the longer is outside. */
const inOrder = (a: Stretch, b: Stretch) => a.start - b.start || b.end - a.end || a.n - b.n;

/** Puts the rest of a cut stretch where it belongs among those that follow. */
function insert(queue: Stretch[], from: number, stretch: Stretch): void {
  let i = from;
  while (i < queue.length && inOrder(queue[i], stretch) < 0) i++;
  queue.splice(i, 0, stretch);
}
