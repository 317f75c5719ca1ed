type Span = readonly [number, number];

/** Words with their places in the text of their article. */
interface Placed {
  readonly quote: string;
  readonly at: readonly Span[];
  readonly differs: readonly Span[];
}

/**
 * Offsets into words as offsets into the text they stand in. Where words are joined over a break that their places leave
 * out, nothing can be said.
 */
export function differencesIn({ quote, at, differs }: Placed): Span[] {
  const length = at.reduce((sum, [from, to]) => sum + to - from, 0);
  if (length !== quote.length) return [];
  return differs.flatMap(([from, to]) => {
    const out: Span[] = [];
    let passed = 0;
    for (const [start, end] of at) {
      const [a, b] = [Math.max(from, passed), Math.min(to, passed + end - start)];
      if (a < b || (from === to && a === b && out.length === 0)) out.push([start + a - passed, start + b - passed]);
      passed += end - start;
    }
    return out;
  });
}
