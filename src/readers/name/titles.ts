import type { Scene, Token } from './scene.ts';
import { BODY, IS_AFTER, LAND, OFFICE, ORGANISATION, PERSON } from './tables.ts';

/** A title as written before a name: all its parts, and of whom or what it is. */
export interface Title {
  readonly start: number;
  /** Where a name may begin. */
  readonly end: number;
  readonly offices: readonly Token[];
  /** States, places and organisations inside it, in order. */
  readonly holders: readonly Token[];
}

const JOINTS = new Set('、和兼暨及');
/** Before 前: 目前, 日前, … end with it. */
const NOT_FORMER = new Set('目日此之以年当先眼会');
const MAX_FREE = 6;
/** More than these no title has; it keeps a chain of titles from growing with the text. */
const MAX_OFFICES = 8;

/** The titles of an article by the place where a name may follow. */
export function titlesOf(scene: Scene): Map<number, Title> {
  const titles = new Map<number, Title>();
  for (const token of scene.tokens) {
    if ((token.bits & OFFICE) === 0) continue;
    const title = titleOf(scene, token, titles);
    titles.set(title.end, title);
  }
  return titles;
}

function titleOf(scene: Scene, office: Token, titles: ReadonlyMap<number, Title>): Title {
  const { folded, tables } = scene;
  const offices = [office];
  const holders: Token[] = [];
  let start = office.start;
  for (;;) {
    const earlier = titles.get(start);
    if (earlier !== undefined && earlier.offices.length < MAX_OFFICES && earlier.holders.length < MAX_OFFICES) {
      start = earlier.start;
      offices.unshift(...earlier.offices);
      holders.unshift(...earlier.holders);
      break;
    }
    const before = scene.tokenBefore(start);
    if (before !== undefined) {
      if ((before.bits & (LAND | ORGANISATION | BODY)) === 0 || (before.bits & PERSON) !== 0) break;
      holders.unshift(before);
      start = before.start;
      continue;
    }
    const head = tables.titleHeads
      .get(folded[start - 1])
      ?.find((word) => start >= word.length && folded.startsWith(word, start - word.length));
    if (head !== undefined && !(head === '前' && NOT_FORMER.has(folded[start - 2]))) {
      start -= head.length;
      continue;
    }
    if (folded[start - 1] === '驻' && holders.length > 0) {
      start--;
      continue;
    }
    const free = freeWords(scene, start);
    if (free < start) {
      start = free;
      continue;
    }
    break;
  }
  if (JOINTS.has(folded[start - 1])) {
    const earlier = titles.get(start - 1);
    if (earlier !== undefined && earlier.offices.length < MAX_OFFICES && earlier.holders.length < MAX_OFFICES)
      return {
        start: earlier.start,
        end: office.end,
        offices: [...earlier.offices, ...offices],
        holders: [...earlier.holders, ...holders],
      };
  }
  return { start, end: office.end, offices, holders };
}

/** Start of a short stretch of plain nouns that belongs to a title (国际问题|专家), or `end` where there is none. */
function freeWords(scene: Scene, end: number): number {
  const { folded, tables } = scene;
  let i = end;
  while (i > 0 && end - i < MAX_FREE) {
    if (!scene.isIdeograph(i - 1)) break;
    const before = scene.tokenBefore(i);
    if (before !== undefined) return i < end && (before.bits & (LAND | ORGANISATION | BODY)) !== 0 ? i : end;
    if ((tables.marks[folded.charCodeAt(i - 1)] & IS_AFTER) !== 0 || scene.afterWordAt(i - 1)) return end;
    i--;
  }
  if (i > 0 && scene.isIdeograph(i - 1)) return end;
  return end - i >= 2 && i > 0 ? i : end;
}
