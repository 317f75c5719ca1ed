/**
 * Finds all occurrences of many patterns in one pass: an Aho-Corasick automaton in a double array
 * (Aho & Corasick 1975; Aoe 1989). Patterns and text are UTF-16 code units; both must be folded alike.
 */
export class Matcher {
  /** The tables, for keeping them in a file. */
  readonly tables: MatcherTables;

  private constructor(tables: MatcherTables) {
    this.tables = tables;
  }

  static from(tables: MatcherTables): Matcher {
    return new Matcher(tables);
  }

  /** Compiles patterns; a hit names a pattern by its index here. Empty patterns never match; of equal ones the first counts. */
  static compile(patterns: readonly string[]): Matcher {
    const code = new Uint16Array(65536);
    let codes = 0;
    const output: number[] = [-1];
    const children: Map<number, number>[] = [new Map()];
    patterns.forEach((pattern, index) => {
      let node = 0;
      for (let i = 0; i < pattern.length; i++) {
        const unit = pattern.charCodeAt(i);
        if (code[unit] === 0) code[unit] = ++codes;
        let next = children[node].get(unit);
        if (next === undefined) {
          next = children.length;
          children.push(new Map());
          children[node].set(unit, next);
          output.push(-1);
        }
        node = next;
      }
      if (pattern.length > 0 && output[node] < 0) output[node] = index;
    });
    return new Matcher(layOut(code, codes, children, output, patterns));
  }

  /**
   * All hits in `text`, overlapping ones too, ordered by end and then from the longest to the shortest:
   * triples of start, end, pattern index.
   */
  find(text: string): Int32Array {
    const count = this.scan(text);
    return Matcher.found.slice(0, count);
  }

  /** What `scan` found last, whichever matcher scanned. */
  static found = new Int32Array(1 << 12);

  /** `find` that leaves the hits in `Matcher.found`, which the next scan writes over; tells how many numbers they are. */
  scan(text: string): number {
    let hits = Matcher.found;
    let count = 0;
    const { code, nodes, outputs } = this.tables;
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const symbol = code[text.charCodeAt(i)];
      if (symbol === 0) {
        state = 0;
        continue;
      }
      let slot = nodes[state << 2] + symbol;
      while (nodes[(slot << 2) | 1] !== state) {
        if (state === 0) {
          slot = 0;
          break;
        }
        state = nodes[(state << 2) | 2];
        slot = nodes[state << 2] + symbol;
      }
      state = slot;
      for (let at = nodes[(state << 2) | 3]; at > 0; at = outputs[at + 2]) {
        if (count + 3 > hits.length) {
          const more = new Int32Array(hits.length * 2);
          more.set(hits);
          hits = more;
          Matcher.found = more;
        }
        hits[count++] = i + 1 - outputs[at + 1];
        hits[count++] = i + 1;
        hits[count++] = outputs[at];
      }
    }
    return count;
  }
}

/** The automaton as flat arrays; state 0 is the root. What is read together lies together, for the processor's cache. */
export interface MatcherTables {
  /** Number of a UTF-16 code unit; 0 for those that no pattern has. */
  readonly code: Uint16Array;
  /** Four to a state: base, check, state after a failure, place of its first output in `outputs` or 0. */
  readonly nodes: Int32Array;
  /** Three to an output, from index 3 on: pattern, its length, place of the next output or 0. */
  readonly outputs: Int32Array;
  /** Lengths of the patterns in UTF-16 code units. */
  readonly lengths: Uint16Array;
}

function layOut(
  code: Uint16Array,
  codes: number,
  children: readonly Map<number, number>[],
  outputs: readonly number[],
  patterns: readonly string[],
): MatcherTables {
  let size = children.length * 2 + codes + 2;
  let base = new Int32Array(size);
  let check = new Int32Array(size).fill(-1);
  const place = new Int32Array(children.length); // node -> slot
  const order: number[] = [0];
  check[0] = -2; // the root's own slot is taken
  let free = 1; // slots below this are all taken
  const grow = (least: number) => {
    if (least < size) return;
    const bigger = Math.max(least + 1, size * 2);
    const moreBase = new Int32Array(bigger);
    const moreCheck = new Int32Array(bigger).fill(-1);
    moreBase.set(base);
    moreCheck.set(check);
    base = moreBase;
    check = moreCheck;
    size = bigger;
  };
  for (let head = 0; head < order.length; head++) {
    const node = order[head];
    const kids = [...children[node]].map(([unit, child]) => [code[unit], child] as const).sort((a, b) => a[0] - b[0]);
    const slot = place[node];
    if (kids.length === 0) continue;
    const lowest = kids[0][0];
    const highest = kids[kids.length - 1][0];
    let offset = Math.max(0, free - lowest);
    let tries = 0;
    for (; ; offset++) {
      grow(offset + highest);
      if (check[offset + lowest] !== -1 || kids.some(([symbol]) => check[offset + symbol] !== -1)) {
        // A crowded region is skipped for good, so that the search stays linear.
        if (++tries > 64 && kids.length === 1) free = Math.max(free, offset + lowest);
        continue;
      }
      break;
    }
    base[slot] = offset;
    for (const [symbol, child] of kids) {
      check[offset + symbol] = slot;
      place[child] = offset + symbol;
      order.push(child);
    }
    while (free < size && check[free] !== -1) free++;
  }
  grow(size + codes + 1); // base + symbol never leaves the arrays
  const fail = new Int32Array(size);
  const first = new Int32Array(size);
  const found: number[] = [0, 0, 0];
  // Breadth first: a node's failure state is placed before the node, and has its outputs.
  for (const node of order) {
    const slot = place[node];
    const pattern = outputs[node];
    first[slot] = first[fail[slot]];
    if (pattern >= 0) {
      found.push(pattern, patterns[pattern].length, first[slot]);
      first[slot] = found.length - 3;
    }
    for (const [unit, child] of children[node]) {
      if (slot === 0) continue;
      const symbol = code[unit];
      let state = fail[slot];
      while (state !== 0 && check[base[state] + symbol] !== state) state = fail[state];
      const next = base[state] + symbol;
      fail[place[child]] = check[next] === state ? next : 0;
    }
  }
  // What lies beyond the last base and symbol is never read.
  const used = Math.min(size, base.reduce((most, offset) => Math.max(most, offset), 0) + codes + 1);
  const nodes = new Int32Array(used * 4);
  for (let state = 0; state < used; state++)
    nodes.set([base[state], check[state], fail[state], first[state]], state * 4);
  return {
    code,
    nodes,
    outputs: Int32Array.from(found),
    lengths: Uint16Array.from(patterns, (p) => p.length),
  };
}
