/**
 * Finds all occurrences of many patterns in one pass: an Aho-Corasick automaton in a double array
 * (Aho & Corasick 1975; Aoe 1989). Patterns and text are UTF-16 code units; both must be folded alike.
 */
export class Matcher {
  readonly #code: Uint16Array;
  readonly #base: Int32Array;
  readonly #check: Int32Array;
  readonly #fail: Int32Array;
  readonly #output: Int32Array;
  readonly #nextOutput: Int32Array;
  readonly #lengths: Uint16Array;

  private constructor(tables: MatcherTables) {
    this.#code = tables.code;
    this.#base = tables.base;
    this.#check = tables.check;
    this.#fail = tables.fail;
    this.#output = tables.output;
    this.#nextOutput = tables.nextOutput;
    this.#lengths = tables.lengths;
  }

  /** The tables, for keeping them in a file. */
  get tables(): MatcherTables {
    return {
      code: this.#code,
      base: this.#base,
      check: this.#check,
      fail: this.#fail,
      output: this.#output,
      nextOutput: this.#nextOutput,
      lengths: this.#lengths,
    };
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
    let hits = new Int32Array(Math.max(48, text.length));
    let count = 0;
    const code = this.#code;
    const base = this.#base;
    const check = this.#check;
    const fail = this.#fail;
    const output = this.#output;
    const nextOutput = this.#nextOutput;
    const lengths = this.#lengths;
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const symbol = code[text.charCodeAt(i)];
      if (symbol === 0) {
        state = 0;
        continue;
      }
      let slot = base[state] + symbol;
      while (check[slot] !== state && state !== 0) {
        state = fail[state];
        slot = base[state] + symbol;
      }
      state = check[slot] === state ? slot : 0;
      for (let node = output[state] >= 0 ? state : nextOutput[state]; node > 0; node = nextOutput[node]) {
        if (count + 3 > hits.length) {
          const more = new Int32Array(hits.length * 2);
          more.set(hits);
          hits = more;
        }
        const pattern = output[node];
        hits[count++] = i + 1 - lengths[pattern];
        hits[count++] = i + 1;
        hits[count++] = pattern;
      }
    }
    return hits.subarray(0, count);
  }
}

/** The automaton as flat arrays; state 0 is the root. */
export interface MatcherTables {
  readonly code: Uint16Array;
  readonly base: Int32Array;
  readonly check: Int32Array;
  readonly fail: Int32Array;
  readonly output: Int32Array;
  readonly nextOutput: Int32Array;
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
  const output = new Int32Array(size).fill(-1);
  const fail = new Int32Array(size);
  const nextOutput = new Int32Array(size);
  for (const node of order) if (outputs[node] >= 0) output[place[node]] = outputs[node];
  // Breadth first: a node's failure state is placed before the node.
  for (const node of order) {
    const slot = place[node];
    for (const [unit, child] of children[node]) {
      const target = place[child];
      const symbol = code[unit];
      if (slot !== 0) {
        let state = fail[slot];
        while (state !== 0 && check[base[state] + symbol] !== state) state = fail[state];
        const next = base[state] + symbol;
        fail[target] = check[next] === state ? next : 0;
      }
      const failed = fail[target];
      nextOutput[target] = output[failed] >= 0 ? failed : nextOutput[failed];
    }
  }
  // What lies beyond the last base and symbol is never read.
  const used = Math.min(size, base.reduce((most, offset) => Math.max(most, offset), 0) + codes + 1);
  return {
    code,
    base: base.slice(0, used),
    check: check.slice(0, used),
    fail: fail.slice(0, used),
    output: output.slice(0, used),
    nextOutput: nextOutput.slice(0, used),
    lengths: Uint16Array.from(patterns, (p) => p.length),
  };
}
