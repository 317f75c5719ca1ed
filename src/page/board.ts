import { type Score, total } from './score.ts';
import type { Head, Seam, Unit } from './units.ts';
import type { Weights } from './weights.ts';
import type { Words } from './words.ts';

/** What a set of texts is worth as one article. */
export interface Value {
  readonly members: readonly number[];
  readonly total: number;
  /** The text that the article most likely begins with. */
  readonly opener: number;
  /** Worth of each heading as its headline, and share of the heading's words that it says; see `Board.view`. */
  heads: Float64Array | undefined;
  cover: Float64Array | undefined;
}

/** What a heading serves as. */
export interface Use {
  readonly as: 'headline' | 'deck' | 'subhead';
  /** A number of a cluster. */
  readonly article: number;
  readonly score: number;
}

/** A page's texts and headings with everything that is compared about them; worth of any division into articles. */
export class Board {
  readonly units: readonly Unit[];
  readonly heads: readonly Head[];
  readonly weights: Weights;
  /** Of each text the measure and the weight of its words. */
  readonly widths: Float64Array;
  readonly masses: Float64Array;
  /** Log odds that each unit goes on with the text before it. */
  readonly seams: Float64Array;
  readonly #shared: Float32Array;
  readonly #rate: number;
  readonly #in: Int32Array;
  #round = 0;

  constructor(units: readonly Unit[], heads: readonly Head[], shared: Float32Array, weights: Weights) {
    this.units = units;
    this.heads = heads;
    this.weights = weights;
    this.widths = Float64Array.from(units, (u) => u.width);
    this.masses = Float64Array.from(units, (u) => u.weight);
    const n = units.length;
    this.seams = Float64Array.from(units, (u) => this.seamParts(u).total);
    this.#in = new Int32Array(n);
    this.#shared = shared;
    let all = 0;
    let mass = 0;
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++) {
        all += shared[i * n + j];
        mass += units[i].weight * units[j].weight;
      }
    const w = this.weights;
    this.#rate = Math.exp(w.prior * Math.log((all + 1) / (mass + 20_000)) + (1 - w.prior) * Math.log(PRIOR_RATE));
  }

  /** Named scores that a text goes on with the one before it on the page. */
  seamParts(u: Unit): Score {
    if (u.before < 0) return total({});
    const parts: Record<string, number> = { next: this.weights.next };
    for (const name in u.seam) {
      const key = name as keyof Seam;
      parts[key] = this.weights[key] * u.seam[key];
    }
    return total(parts);
  }

  #like = 0;
  #cosine = 0;
  #fit = 0;

  /** Compares a text with the others of an article: words in common, and the measure they are set in. */
  #compare(u: number, members: readonly number[]): void {
    const row = u * this.units.length;
    const own = this.widths[u];
    let shared = 0;
    let weight = 0;
    let same = 0;
    let all = 0;
    for (let i = 0; i < members.length; i++) {
      const v = members[i];
      if (v === u) continue;
      shared += this.#shared[row + v];
      weight += this.masses[v];
      if (own === 0 || this.widths[v] === 0) continue;
      all++;
      const gap = Math.abs(this.widths[v] - own);
      same += gap <= 1.2 ? 0.6 : gap <= 2.2 ? 0 : gap <= 4 ? -0.7 : -1;
    }
    const p = this.weights.smooth;
    const mass = this.masses[u] * weight;
    this.#like = Math.log((shared + p) / (this.#rate * mass + p));
    this.#cosine = Math.min(3, (10 * shared) / Math.sqrt(mass + 100));
    this.#fit = all === 0 ? 0 : same / all;
  }

  /** Logarithm of how much more a text shares with others than texts of the page do. */
  likeness(u: number, members: readonly number[]): number {
    this.#compare(u, members);
    return this.#like;
  }

  /** Weight of the words that two texts share, by the weight of the second. */
  tie(u: number, v: number): number {
    return this.#shared[u * this.units.length + v];
  }

  /** What texts, by number in file order, are worth as one article. */
  value(members: readonly number[]): Value {
    const { units, weights: w } = this;
    const mark = ++this.#round;
    const inside = this.#in;
    for (const u of members) inside[u] = mark;
    let pieces = 0;
    let seam = 0;
    let words = 0;
    let common = 0;
    let width = 0;
    let speaker = 0;
    let items = 0;
    let turns = 0;
    let dated = 0;
    let opener = members[0];
    let best = -99;
    const bullets = new Set<string>();
    for (const u of members) {
      const unit = units[u];
      const joined = unit.before >= 0 && inside[unit.before] === mark;
      if (joined) seam += this.seams[u];
      else {
        pieces++;
        if (unit.opening > best) {
          best = unit.opening;
          opener = u;
        }
      }
      if (members.length > 1) {
        this.#compare(u, members);
        words += this.#like - w.level;
        common += this.#cosine - w.usual;
        width += this.#fit;
      }
      if (unit.named !== undefined && unit.named.size > 1) {
        let known = false;
        for (const v of unit.named) if (v !== u && inside[v] === mark) known = true;
        speaker += known ? w.speaker : w.stranger;
      }
      if (unit.style === 'qa') turns++;
      else if (unit.style !== 'text') {
        items++;
        bullets.add(unit.style);
      }
      if (unit.seam.dateline > 0) {
        dated++;
        if (!joined || unit.opening > best) {
          best = Math.max(best, unit.opening);
          opener = u;
        }
      }
    }
    // The lead stands before the dateline.
    const first = units[opener];
    if (first.seam.lead > 0 && inside[first.before] === mark) opener = first.before;
    const worth =
      w.article +
      seam +
      words * w.words +
      common * w.common +
      width * w.width +
      speaker +
      (pieces - 1) * w.piece +
      Math.min(3, items, members.length - items) * w.mixed +
      Math.min(3, turns, members.length - turns) * w.turns -
      Math.max(0, bullets.size - 1) * w.bullets +
      Math.max(0, dated - 1) * w.datelines +
      Math.min(2, best) * w.opening;
    return { members, total: worth, opener, heads: undefined, cover: undefined };
  }

  /** Works out what the headings are worth to some texts, once. */
  view(value: Value): void {
    if (value.heads !== undefined) return;
    const { heads } = this;
    const { members, opener } = value;
    const mark = ++this.#round;
    for (const u of members) this.#in[u] = mark;
    value.heads = new Float64Array(heads.length);
    value.cover = new Float64Array(heads.length);
    const w = this.weights;
    for (let i = 0; i < heads.length; i++) {
      const h = heads[i];
      const { words, chars } = h;
      let said = 0;
      let letters = 0;
      let early = 0;
      let seen = 0;
      for (const u of members) {
        said |= words[u];
        letters |= chars[u];
        if (u >= opener && seen < 3) {
          early |= words[u];
          seen++;
        }
      }
      const cover = share(said, h.wordWeights);
      value.cover[i] = cover;
      value.heads[i] =
        w.headBase +
        w.headWords * cover +
        w.headEarly * share(early, h.wordWeights) +
        w.headChars * share(letters, h.charWeights) +
        w.headShape * h.shape * 0.5 +
        w.headParallel * h.parallel +
        w.headCue * h.cue * (this.units[opener].style === 'text' ? 0.4 : 1) +
        this.#placeOf(
          h,
          opener,
          h.next >= 0 && this.#in[h.next] === mark,
          h.previous >= 0 && this.#in[h.previous] === mark,
        );
    }
  }

  /** Where a heading stands to the texts that it may head. */
  #placeOf(h: Head, opener: number, over: boolean, under: boolean): number {
    const w = this.weights;
    const near = h.close ? 1 : 0.6;
    if (h.next === opener) return (w.headBefore + (this.units[opener].seam.dateline > 0 ? w.headDated : 0)) * near;
    return over ? w.headInner : under ? w.headAfter : 0;
  }

  /** Worth of a heading as a section heading over the text that follows; -99 where none follows. */
  subhead(h: Head, values: readonly (Value | undefined)[], of: Int32Array): number {
    if (h.next < 0) return -99;
    const w = this.weights;
    const article = of[h.next];
    let score = w.subBase + (h.glued ? w.subGlued : 0) + w.subShape * h.shape * 0.5;
    if (h.previous >= 0 && of[h.previous] === article) score += w.subSame;
    score += w.subWords * share(h.words[h.next], h.wordWeights);
    if (this.units[h.next].seam.dateline > 0) score -= 3;
    if (values[article]?.opener === h.next) score -= 1.5;
    score += w.subParallel * h.parallel + w.subCue * h.cue;
    if (!h.close) score -= 2;
    return score;
  }

  /** What each heading serves as in a division into articles, and what all of that is worth. */
  useHeads(values: readonly (Value | undefined)[], of: Int32Array): { uses: Use[]; total: number } {
    const { heads, weights: w } = this;
    const uses: Use[] = new Array(heads.length);
    const other = new Float64Array(heads.length);
    const open: number[] = [];
    let total = 0;
    for (let c = 0; c < values.length; c++) {
      const value = values[c];
      if (value === undefined) continue;
      this.view(value);
      open.push(c);
    }
    total += open.length * w.headless;
    const left: number[] = [];
    for (let i = 0; i < heads.length; i++) {
      const h = heads[i];
      const sub = this.subhead(h, values, of);
      let cover = 0;
      let home = h.next >= 0 ? of[h.next] : (open[0] ?? 0);
      for (const c of open) {
        const s = values[c]!.cover![i] + (h.next === values[c]!.opener ? 0.15 : 0);
        if (s > cover) {
          cover = s;
          home = c;
        }
      }
      const deck = w.deckBase + w.deckWords * cover;
      const score = Math.max(sub, deck);
      uses[i] = sub >= deck ? { as: 'subhead', article: of[h.next], score } : { as: 'deck', article: home, score };
      other[i] = score;
      total += score;
      left.push(i);
    }
    for (;;) {
      let gain = 0;
      let head = -1;
      let place = -1;
      for (let k = 0; k < open.length; k++) {
        const row = values[open[k]]!.heads!;
        for (const i of left) {
          const g = row[i] - other[i] - w.headless;
          if (g > gain) {
            gain = g;
            head = i;
            place = k;
          }
        }
      }
      if (head < 0) break;
      const article = open[place];
      uses[head] = { as: 'headline', article, score: values[article]!.heads![head] };
      open.splice(place, 1);
      left.splice(left.indexOf(head), 1);
      total += gain;
    }
    return { uses, total };
  }

  /** The worth of texts as one article, by name. */
  explain(members: readonly number[]): Score {
    const whole = this.value(members).total;
    const parts: Record<string, number> = {};
    const inside = new Set(members);
    let seam = 0;
    let words = 0;
    let width = 0;
    for (const u of members) {
      if (inside.has(this.units[u].before)) seam += this.seams[u];
      if (members.length < 2) continue;
      this.#compare(u, members);
      words +=
        (this.#like - this.weights.level) * this.weights.words +
        (this.#cosine - this.weights.usual) * this.weights.common;
      width += this.#fit;
    }
    parts.neighbours = seam;
    parts.words = words;
    parts.width = width * this.weights.width;
    parts.make = whole - parts.neighbours - parts.words - parts.width;
    return total(parts);
  }

  /** Named scores that heading number `i` is the headline of an article. */
  explainHead(i: number, value: Value): Score {
    const w = this.weights;
    const h = this.heads[i];
    this.view(value);
    const cover = value.cover![i];
    const has = (u: number) => value.members.includes(u);
    const place = this.#placeOf(h, value.opener, has(h.next), has(h.previous));
    const parts: Record<string, number> = {
      words: w.headWords * cover,
      place,
      shape: w.headShape * h.shape * 0.5,
    };
    parts.opening = value.heads![i] - parts.words - parts.place - parts.shape;
    return total(parts);
  }
}

/** Shared weight per product of weights between texts of different articles, on pages of the archive. */
const PRIOR_RATE = 1.5e-4;

function share(mask: number, weights: readonly number[]): number {
  let sum = 0;
  let all = 0;
  for (let i = 0; i < weights.length; i++) {
    all += weights[i];
    if ((mask & (1 << i)) !== 0) sum += weights[i];
  }
  return all === 0 ? 0 : sum / all;
}

/** Weight of the words that each two of some texts share: a square matrix. */
export function sharedWords(units: readonly Unit[], words: Words): Float32Array {
  const n = units.length;
  const shared = new Float32Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const s = words.shared(units[i].bag, units[j].bag);
      shared[i * n + j] = s;
      shared[j * n + i] = s;
    }
  return shared;
}
