import { type Score, total } from './score.ts';
import { type Head, isBullet, type Seam, type Unit } from './units.ts';
import type { Weights } from './weights.ts';
import type { Words } from './words.ts';

/** What a set of texts is worth as one article. */
export interface Value {
  readonly members: readonly number[];
  readonly total: number;
  /** The text that the article most likely begins with. */
  readonly opener: number;
  /** Shares of its texts that are items of a list, and turns of questions and answers. */
  readonly items: number;
  readonly turns: number;
  /** Worth of each heading as its headline, and share of the heading's words that it says; see `Board.view`. */
  heads: Float64Array | undefined;
  cover: Float64Array | undefined;
  /** By heading over one of its texts: share of the heading's words that its other texts say. */
  rest: Float64Array | undefined;
}

/** A page's texts and headings with everything that is compared about them; worth of any division into articles. */
export class Board {
  readonly units: readonly Unit[];
  readonly heads: readonly Head[];
  readonly weights: Weights;
  /** Of each text the weight of its words. */
  readonly masses: Float64Array;
  /** Log odds that each unit goes on with the text before it. */
  readonly seams: Float64Array;
  readonly #shared: Float32Array;
  readonly #rate: number;
  /** Share of texts that by their measure or their words cannot go on with the text before them. */
  readonly #torn: number;
  /** For each two texts how much likelier their measures are within one article; 0 where one has none. */
  readonly #fits: Float32Array;
  /** Of each heading what its make alone says for a headline, a section heading, a deck. */
  readonly #made: readonly { readonly head: number; readonly sub: number; readonly deck: number }[];
  /** How likely each text begins an article, by its words and by the heading over it. */
  readonly #openings: Float64Array;
  readonly #places: Places | undefined;
  readonly #in: Int32Array;
  #round = 0;

  constructor(units: readonly Unit[], heads: readonly Head[], ties: Ties, weights: Weights, places?: Places) {
    this.#places = places;
    this.units = units;
    this.heads = heads;
    this.weights = weights;
    this.masses = Float64Array.from(units, (u) => u.weight);
    const n = units.length;
    const { shared, fits } = ties;
    this.#fits = fits;
    this.#torn = units.filter((u) => this.#breaks(u)).length / Math.max(8, n);
    this.seams = Float64Array.from(units, (u) => this.seamParts(u).total);
    this.#made = heads.map((h) => madeFor(h, weights));
    this.#openings = openingsOf(units, heads);
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

  #breaks({ index, before, seam }: Unit): boolean {
    if (before < 0) return false;
    if (seam.leads + seam.stray > 0) return true;
    const fit = this.#fits[index * this.units.length + before];
    return fit > 0 && fit < 0.67;
  }

  /** Named scores that a text goes on with the one before it on the page. */
  seamParts(u: Unit): Score {
    if (u.before < 0) return total({});
    const parts: Record<string, number> = { next: this.weights.next, torn: this.weights.torn * this.#torn };
    for (const name in u.seam) {
      const key = name as keyof Seam;
      parts[key] = this.weights[key] * u.seam[key];
    }
    if (this.#places !== undefined) parts.place = this.weights.placeLink * this.#places.links[u.index];
    const fit = this.#fits[u.index * this.units.length + u.before];
    if (fit > 0) parts.step = this.weights.step * Math.log(fit);
    return total(parts);
  }

  #like = 0;
  #cosine = 0;
  #fit = 0;

  /** Compares a text with the others of an article: words in common, and the measure they are set in. */
  #compare(u: number, members: readonly number[]): void {
    const row = u * this.units.length;
    let shared = 0;
    let weight = 0;
    let same = 0;
    let all = 0;
    for (let i = 0; i < members.length; i++) {
      const v = members[i];
      if (v === u) continue;
      shared += this.#shared[row + v];
      weight += this.masses[v];
      const fit = this.#fits[row + v];
      if (fit === 0) continue;
      all++;
      same += fit;
    }
    const p = this.weights.smooth;
    const mass = this.masses[u] * weight;
    this.#like = Math.log((shared + p) / (this.#rate * mass + p));
    this.#cosine = Math.min(3, (10 * shared) / Math.sqrt(mass + 100));
    this.#fit = all === 0 ? 0 : Math.log((same + STRAY) / (all + STRAY));
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
    let again = 0;
    let begins = 0;
    let leans = 0;
    let items = 0;
    let turns = 0;
    // Texts that a list follows after a colon; texts and items with nothing of the article right before or after them.
    let intros = 0;
    let loneTexts = 0;
    let loneItems = 0;
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
        begins += begun(unit);
        leans += unit.paragraph.leans;
        if (this.#openings[u] > best) {
          best = this.#openings[u];
          opener = u;
        }
      }
      if (members.length > 1) {
        this.#compare(u, members);
        words += this.#like;
        common += this.#cosine;
        width += this.#fit;
      }
      if (unit.named !== undefined && unit.named.size > 1) {
        let known = false;
        for (const v of unit.named) if (v !== u && inside[v] === mark) known = true;
        speaker += known ? w.speaker : w.stranger;
      }
      if (unit.introduced !== undefined && isKnown(unit, inside, mark)) again++;
      const lone = !joined && !(units[u + 1]?.before === u && inside[u + 1] === mark);
      if (lone && unit.style === 'text') loneTexts++;
      else if (lone && unit.style !== 'qa') loneItems++;
      if (unit.seam.colon > 0 && joined && isBullet(unit.style)) intros++;
      if (unit.style === 'qa') turns++;
      else if (unit.style !== 'text') {
        items++;
        bullets.add(unit.style);
      }
      if (unit.seam.dateline > 0) {
        dated++;
        if (!joined || this.#openings[u] > best) {
          best = Math.max(best, this.#openings[u]);
          opener = u;
        }
      }
    }
    // The lead stands before the dateline.
    const first = units[opener];
    if (first.introduced !== undefined && isKnown(first, inside, mark)) again--;
    if (first.seam.lead > 0 && inside[first.before] === mark) opener = first.before;
    if (!(first.before >= 0 && inside[first.before] === mark)) {
      begins -= begun(first);
      leans -= first.paragraph.leans;
    }
    const worth =
      w.article +
      seam +
      (members.length > 1 ? members.length * w.member : 0) +
      words * w.words +
      common * w.common +
      width * w.width +
      speaker +
      again * w.again +
      begins * w.pieceOpen +
      leans * w.pieceLean +
      (pieces - 1) * w.piece +
      Math.min(3, items, members.length - items - intros) * w.mixed +
      (items === 0 || items === members.length ? 0 : Math.min(2, items * 2 < members.length ? loneItems : loneTexts)) *
        w.mixedApart +
      Math.min(3, turns, members.length - turns) * w.turns -
      Math.max(0, bullets.size - 1) * w.bullets +
      (pieces > 1 && units[opener].refers ? w.refers : 0) +
      Math.max(0, dated - 1) * w.datelines +
      this.#opening(units[opener]) +
      (this.#places === undefined ? 0 : this.#nearness(this.#places, members, opener));
    return {
      members,
      total: worth,
      opener,
      items: items / members.length,
      turns: turns / members.length,
      heads: undefined,
      cover: undefined,
      rest: undefined,
    };
  }

  /** What the places of texts that go on with none before them say for standing with the rest of their article. */
  #nearness({ near }: Places, members: readonly number[], opener: number): number {
    let sum = 0;
    for (const u of members) {
      if (u === opener || this.#in[this.units[u].before] === this.#round) continue;
      let best = Number.NEGATIVE_INFINITY;
      // What goes on with it says nothing.
      let last = u;
      for (const v of members) {
        if (v === u) continue;
        if (v > u && this.units[v].before === last) last = v;
        else best = Math.max(best, near[u * this.units.length + v]);
      }
      sum += best;
    }
    return sum * this.weights.placeNear;
  }

  /** How well a text may begin an article. */
  #opening({ paragraph, seam }: Unit): number {
    const w = this.weights;
    if (seam.dateline > 0) return w.openDated;
    return (
      w.openReport * Math.min(2, paragraph.opens) +
      w.openLean * paragraph.leans +
      (paragraph.first.orphan ? w.openOrphan : 0)
    );
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
    value.rest = new Float64Array(heads.length);
    const w = this.weights;
    for (let i = 0; i < heads.length; i++) {
      const h = heads[i];
      const { words, chars, next } = h;
      let rest = 0;
      let said = 0;
      let letters = 0;
      let early = 0;
      let seen = 0;
      for (const u of members) {
        said |= words[u];
        if (u !== next) rest |= words[u];
        letters |= chars[u];
        if (u >= opener && seen < 3) {
          early |= words[u];
          seen++;
        }
      }
      const cover = share(said, h.wordWeights);
      value.cover[i] = cover;
      value.rest[i] = share(rest, h.wordWeights);
      value.heads[i] =
        this.#made[i].head +
        w.headWords * cover +
        w.headEarly * share(early, h.wordWeights) +
        w.headLead * share(h.lead[opener], h.wordWeights) +
        w.headChars * share(letters, h.charWeights) +
        w.headFigures * share(h.saidFigures[opener], h.figureWeights) +
        (h.next === opener ? w.headTold * told(h, opener) : 0) +
        w.headRetold * h.retold[opener] +
        this.#cueOf(h, value) +
        this.#countOf(h, value) +
        this.#placeOf(h, value);
    }
  }

  /** What a heading that names a box says for an article, by how the article is made. */
  #cueOf(h: Head, { items, turns, opener }: Value): number {
    const w = this.weights;
    if (h.cue === '') return 0;
    if (h.cue === 'list') return w.headList * items + w.headNoList * (1 - items);
    if (h.cue === 'turns') return w.headTurns * Math.min(1, 2 * turns) + w.headNoTurns * (1 - Math.min(1, 2 * turns));
    return this.units[opener].seam.dateline > 0 ? w.headDatedView : w.headView * (1 - items);
  }

  /** Whether an article has as many items or parallel sections as a heading says; `#in` marks its texts. */
  #countOf(h: Head, { items, turns, members }: Value): number {
    if (h.count < 2) return 0;
    let sections = 0;
    for (const other of this.heads)
      if (other !== h && other.parallel > 0 && other.next >= 0 && this.#in[other.next] === this.#round) sections++;
    const { length } = members;
    return [sections, items * length, turns * length].some((n) => Math.abs(n - h.count) < 0.5)
      ? this.weights.headCount
      : 0;
  }

  /** Where a heading stands to the texts that it may head; `#in` marks these. */
  #placeOf(h: Head, { opener }: Value): number {
    const w = this.weights;
    if (this.#places !== undefined) {
      // A lead, or what else stands over the opening, may be what stands under the headline.
      let first = opener;
      while (this.#in[this.units[first].before] === this.#round) first = this.units[first].before;
      const under = this.#places.heads[h.index];
      return w.placeHead * Math.max(under[opener], under[first]);
    }
    const mark = this.#round;
    if (h.next === opener) {
      if (h.astray) return w.headAstray;
      return (h.close ? w.headBefore : w.headBeforeFar) + (this.units[opener].seam.dateline > 0 ? w.headDated : 0);
    }
    const over = h.next >= 0 && this.#in[h.next] === mark;
    const under = h.previous >= 0 && this.#in[h.previous] === mark;
    if (over && under && isBullet(this.units[h.next].style) && isBullet(this.units[h.previous].style))
      return w.headAmid;
    if (over && under && this.units[h.next].before === h.previous) return w.headWithin;
    return over ? w.headInner : under ? w.headAfter : 0;
  }

  /** Worth of a heading as a section heading over the text that follows; -99 where none follows. */
  subhead(h: Head, values: readonly (Value | undefined)[], of: Int32Array): number {
    if (h.next < 0) return -99;
    const w = this.weights;
    const article = of[h.next];
    const { seam } = this.units[h.next];
    let score = this.#made[h.index].sub + w.subWords * share(h.words[h.next], h.wordWeights);
    // Headlines of one matter begin alike too, but their leads tell them.
    const lead = Math.max(h.retold[h.next], share(h.lead[h.next], h.wordWeights));
    score += w.subTold * told(h, h.next) + w.subParallel * h.parallel * (1 - lead);
    score += w.subQuoted * Math.max(h.quoted[h.next], this.#quotedBelow(h));
    score += w.subRest * (values[article]?.rest?.[h.index] ?? 0);
    if (h.previous >= 0 && of[h.previous] === article)
      score += this.units[h.next].before === h.previous ? w.subAmid : w.subSame;
    if (seam.dateline > 0) score += w.subDated;
    else score += w.subOpen * seam.open;
    if (values[article]?.opener === h.next && h.parallel + h.speaker === 0) score += w.subOpener;
    return score;
  }

  /** Whether the text after the one under a heading has it word for word. */
  #quotedBelow({ next, quoted }: Head): number {
    return this.units[next + 1]?.before === next ? quoted[next + 1] : 0;
  }

  /** Worth of a heading as deck of an article, away from its headline. */
  deck(i: number, value: Value, of: Int32Array): number {
    const w = this.weights;
    const h = this.heads[i];
    return (
      this.#made[i].deck +
      w.deckWords * (value.cover?.[i] ?? 0) +
      (h.next === value.opener && !h.astray ? w.deckBefore : 0) +
      this.#amidOf(h, value, of) +
      (this.#places !== undefined && value.members.includes(this.#places.homes[i]) ? w.placeDeck : 0)
    );
  }

  /** What heading number `i` gains as deck next to the headline, number `j`; a shoulder line stands over it. */
  beside(i: number, j: number): number {
    const { deckOver, deckUnder } = this.weights;
    if (i < j) return deckOver;
    return this.heads[i].paragraph.last.ending === 'colon' ? 0 : deckUnder;
  }

  /** A deck hardly stands in the running text of its article, less so in that of another. */
  #amidOf(h: Head, { members }: Value, of: Int32Array): number {
    const { next, previous } = h;
    if (next < 0 || previous < 0 || of[next] !== of[previous] || this.units[next].before !== previous) return 0;
    return members.includes(next) ? this.weights.deckAmid : this.weights.deckStray;
  }

  /** What it costs that an article has no headline. */
  headless({ opener }: Value): number {
    const w = this.weights;
    const { seam } = this.units[opener];
    return w.headless + (seam.dateline > 0 ? w.headlessDated : w.headlessOpen * seam.open);
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
      words += this.#like * this.weights.words + this.#cosine * this.weights.common + this.weights.member;
      width += this.#fit;
    }
    parts.neighbours = seam;
    parts.words = words;
    parts.width = width * this.weights.width;
    parts.make = whole - parts.neighbours - parts.words - parts.width;
    return total(parts);
  }

  /** Named scores that heading number `i` is a section heading or a deck of an article, of the score found for it. */
  explainOther(i: number, as: 'deck' | 'subhead', score: number, value: Value): Score {
    const w = this.weights;
    const h = this.heads[i];
    this.view(value);
    const make = as === 'deck' ? this.#made[i].deck : this.#made[i].sub;
    const words =
      as === 'deck'
        ? w.deckWords * value.cover![i]
        : h.next < 0
          ? 0
          : w.subWords * share(h.words[h.next], h.wordWeights);
    return total({ words, make, place: score - make - words });
  }

  /** Named scores that heading number `i` is the headline of an article. */
  explainHead(i: number, value: Value): Score {
    const w = this.weights;
    const h = this.heads[i];
    this.view(value);
    const cover = value.cover![i];
    const mark = ++this.#round;
    for (const u of value.members) this.#in[u] = mark;
    const parts: Record<string, number> = {
      words: w.headWords * cover + w.headLead * share(h.lead[value.opener], h.wordWeights),
      place: this.#placeOf(h, value),
      make: this.#made[i].head + this.#cueOf(h, value) + this.#countOf(h, value),
    };
    parts.opening = value.heads![i] - parts.words - parts.place - parts.make;
    return total(parts);
  }
}

/** A text right under one of several headings of a kind, or one with no space to it, hardly begins an article. */
function openingsOf(units: readonly Unit[], heads: readonly Head[]): Float64Array {
  const openings = Float64Array.from(units, (u) => u.opening);
  for (const h of heads)
    if (h.next >= 0 && h.close) openings[h.next] += h.parallel + h.speaker > 0 ? -1.5 : h.glued > 0 ? -0.5 : 0.3;
  return openings;
}

/** What the make of a heading says for each use. */
function madeFor(h: Head, w: Weights): { head: number; sub: number; deck: number } {
  const { lines, parts, long, short, tiny, space, dash, column } = h.shape;
  return {
    head:
      w.headBase +
      w.headLines * lines +
      w.headParts * parts +
      w.headLong * long +
      w.headShort * short +
      w.headTiny * tiny +
      w.headSpace * space +
      w.headDash * dash +
      w.headColumn * column +
      w.headParallel * h.parallel +
      w.headGlued * h.glued +
      w.headSet * h.set +
      w.headSpeaker * h.speaker +
      w.headAlike * h.alike +
      w.headWide * h.wide,
    sub:
      w.subBase +
      w.subGlued * h.glued +
      w.subSet * h.set +
      w.subSpeaker * h.speaker +
      (h.close ? 0 : w.subFar) +
      (h.astray ? w.subAstray : 0) +
      w.subLines * lines +
      w.subParts * parts +
      w.subLong * long +
      w.subShort * short +
      w.subSpace * space +
      w.subColumn * column +
      w.subAlike * h.alike +
      w.subWide * h.wide +
      (h.cue === '' ? 0 : w.subCue),
    deck:
      w.deckBase +
      w.deckLong * long +
      w.deckShort * short +
      w.deckParts * parts +
      w.deckDash * dash +
      w.deckLines * lines +
      w.deckWide * h.wide +
      w.deckColumn * column,
  };
}

/**
 * How two measures differ: the first four by characters, then narrow against wide as beside a picture, then the rest.
 * How often each stands between two texts of one article: where both have three full lines and more, and where not.
 */
const CLASSES = 6;
const WITHIN = {
  sure: [0.72, 0.12, 0.03, 0.04, 0.06, 0.03],
  loose: [0.6, 0.13, 0.09, 0.05, 0.08, 0.05],
};

function classOf(a: number, b: number): number {
  const gap = Math.abs(a - b);
  if (gap <= 0.6) return 0;
  if (gap <= 1.1) return 1;
  if (Math.min(a, b) < 0.7 * Math.max(a, b)) return 4;
  return gap <= 2.1 ? 2 : gap <= 4.1 ? 3 : 5;
}

/** For each two texts with a measure how much likelier their difference is within an article than on the whole page. */
function fitsOf(units: readonly Unit[]): Float32Array {
  const n = units.length;
  const counts = { sure: new Float64Array(CLASSES).fill(1), loose: new Float64Array(CLASSES).fill(1) };
  const all = { sure: CLASSES, loose: CLASSES };
  const kind = (a: Unit, b: Unit) => (a.sure && b.sure ? 'sure' : 'loose');
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const [a, b] = [units[i], units[j]];
      if (a.width === 0 || b.width === 0) continue;
      counts[kind(a, b)][classOf(a.width, b.width)]++;
      all[kind(a, b)]++;
    }
  const fits = new Float32Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const [a, b] = [units[i], units[j]];
      if (a.width === 0 || b.width === 0) continue;
      const k = kind(a, b);
      const c = classOf(a.width, b.width);
      const within = WITHIN[k][c];
      fits[i * n + j] = within / (0.3 * within + (0.7 * counts[k][c]) / all[k]);
      fits[j * n + i] = fits[i * n + j];
    }
  return fits;
}

/** Whether an earlier text of an article, whose texts `inside` marks, names whom a text introduces. */
function isKnown({ introduced, index }: Unit, inside: Int32Array, mark: number): boolean {
  for (const v of introduced!) if (v < index && inside[v] === mark) return true;
  return false;
}

/** How fully the first sentence of a text tells what a heading says, the longer the heading the more. */
const told = ({ lead, wordWeights, shape }: Head, u: number) =>
  Math.max(0, 2 * share(lead[u], wordWeights) - 1) * (1 - shape.short) * (0.5 + 0.5 * shape.long);

/** How much a text that goes on with none above it begins like a report. */
const begun = ({ paragraph }: Unit) =>
  paragraph.dateline > 0 || paragraph.first.orphan ? 0 : Math.min(2, paragraph.opens);

/** Weight of the page's own share where a text shares its measure with none of its article. */
const STRAY = 0.35;

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

/** What the places of texts and headings say where a page is printed, as scores. */
export interface Places {
  /** By text: that it goes on with the text before it. */
  readonly links: Float64Array;
  /** For each two texts, a square matrix: that the first is part of what stands with the second. */
  readonly near: Float32Array;
  /** By heading and text: that the heading stands over or beside the text. */
  readonly heads: readonly Float64Array[];
  /** By heading the text that it most likely stands with; -1 for none. */
  readonly homes: Int32Array;
}

/** What each two texts of a page have in common, as square matrices. */
export interface Ties {
  /** Weight of the words that both say. */
  readonly shared: Float32Array;
  /** How much likelier their measures are within one article than on the page; 0 where one has none. */
  readonly fits: Float32Array;
}

export const tiesOf = (units: readonly Unit[], words: Words): Ties => ({
  shared: sharedWords(units, words),
  fits: fitsOf(units),
});

function sharedWords(units: readonly Unit[], words: Words): Float32Array {
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
