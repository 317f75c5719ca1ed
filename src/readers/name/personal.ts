import type { Scene } from './scene.ts';
import { COUNTRY, HEADS_NO_NAME, IS_AFTER, OFFICE, ORGANISATION } from './tables.ts';

/** A personal name that was cut out of running text by its own shape. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly shape: 'chinese' | 'japanese' | 'sound' | 'other';
  /** Sum of what speaks for it: the end, the characters, the family name. */
  readonly score: number;
}

const MAX_FOREIGN = 28;
const MAX_PART = 9;
const DOT = '·';
const CONJUNCTIONS = '和与同及对向于从在';
const MARKS = '、，。；）」\n';
const isLatin = (c: string) => (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');

/** The personal name that begins at `start`, after a title; undefined where none can. */
export function nameFrom(scene: Scene, start: number): Cut | undefined {
  const { folded, tables } = scene;
  if (!scene.isIdeograph(start) && !isLatin(folded[start] ?? '')) return undefined;
  const foreign = soundsFrom(scene, start);
  if (foreign !== undefined && folded.slice(foreign.start, foreign.end).includes(DOT)) return foreign;
  if (
    (tables.marks[folded.charCodeAt(start)] & HEADS_NO_NAME) !== 0 &&
    tables.notNames.has(folded.slice(start, start + 2))
  )
    return foreign !== undefined && foreign.score >= 3.5 ? foreign : undefined;
  if (scene.afterWordAt(start)) return undefined;
  const chinese = chineseFrom(scene, start);
  const japanese = japaneseFrom(scene, start);
  const cuts = [chinese, japanese, foreign, otherFrom(scene, start)].filter((cut) => cut !== undefined);
  let best: Cut | undefined;
  for (const cut of cuts) if (best === undefined || cut.score > best.score) best = cut;
  return best;
}

/** A Chinese, Korean or Vietnamese name: family name and one to three characters. */
function chineseFrom(scene: Scene, start: number): Cut | undefined {
  const { folded, tables } = scene;
  const two = tables.surnames.has(folded.slice(start, start + 2));
  const family = two ? 2 : tables.surnames.has(folded[start]) ? 1 : 0;
  if (family === 0) return undefined;
  // 和|秘鲁: a state begins where the given name would.
  const state = scene.tokenAt(start + family);
  if (state !== undefined && (state.bits & (COUNTRY | ORGANISATION)) !== 0 && state.end - state.start > 1)
    return undefined;
  const doubtful = family === 1 && tables.doubtful.has(folded[start]);
  // 行政长官于|明年: the family name is a particle here.
  if (doubtful && scene.afterWordAt(start + 1)) return undefined;
  let best: Cut | undefined;
  for (let given = 1; given <= 3; given++) {
    const end = start + family + given;
    if (end > folded.length || !scene.isIdeograph(end - 1)) break;
    const last = folded[end - 1];
    // A conjunction cannot stand before a mark or a verb, so there it belongs to the name: 魏凤和、…, 陈大同|表示.
    const conjunction =
      (CONJUNCTIONS.includes(last) &&
        (MARKS.includes(folded[end] ?? '\n') ||
          (given === 2 &&
            last !== '在' &&
            (scene.afterWordAt(end) || scene.saysAt(end)) &&
            !scene.afterWordAt(end - 1)))) ||
      // 李成日表示
      (last === '日' && given === 2 && !'前内夜晚间起'.includes(folded[end] ?? '\n') && scene.endStrength(end) >= 2.5);
    if (tables.afterCharacters.has(last) && !tables.given.has(last) && !conjunction) {
      if (given === 1 && (CONJUNCTIONS.includes(last) || isNumberName(scene, end))) continue;
      break;
    }
    if (isDay(folded, end)) break;
    if (tables.courtesies.includes(folded.slice(end - 2, end))) break;
    let known = 0;
    for (let i = start + family; i < end; i++) if (tables.given.has(folded[i])) known++;
    const ends = scene.endStrength(end);
    const score =
      ends + known * 0.5 - (given - known) * 0.4 + (given === 2 ? 0.3 : given === 3 ? -2 : 0) - (doubtful ? 1 : 0);
    if (given === 3 && (ends < 2.5 || two)) continue;
    if (doubtful && (ends < 1.5 || (given === 1 && ends < 3))) continue;
    if (ends === 0 && known < given) continue;
    if (best === undefined || score > best.score) best = { start, end, shape: 'chinese', score };
  }
  return best !== undefined && best.score > 0.9 ? best : undefined;
}

/** 林明德今（2）日: the day, not the name. */
const isDay = (folded: string, end: number) =>
  '今昨明'.includes(folded[end - 1]) && /^（?\d/.test(folded.slice(end, end + 2));

/** 罗四维: a numeral that begins a given name. */
function isNumberName({ folded, tables }: Scene, end: number): boolean {
  return (
    '一二三四五六七八九十'.includes(folded[end - 1]) &&
    tables.given.has(folded[end]) &&
    !/[人国方次名年月日]/.test(folded[end])
  );
}

/** A Japanese name: a family name of the list and up to three characters. */
function japaneseFrom(scene: Scene, start: number): Cut | undefined {
  const { folded, tables } = scene;
  let best: Cut | undefined;
  for (const family of [3, 2, 1]) {
    if (!tables.japanese.has(folded.slice(start, start + family))) continue;
    for (let given = 0; given <= 3; given++) {
      const end = start + family + given;
      if (family + given < 2 || end > folded.length || (given > 0 && !scene.isIdeograph(end - 1))) continue;
      const ends = scene.endStrength(end);
      if (ends < 1.5 || isDay(folded, end)) continue;
      const particle =
        given > 0 &&
        given < 3 &&
        !'一二三'.includes(folded[end - 1]) &&
        tables.afterCharacters.has(folded[end - 1]) &&
        !tables.given.has(folded[end - 1]);
      if (particle) continue;
      const score = ends + 0.8 + given * 0.1 + (given === 2 ? 0.2 : 0);
      if (best === undefined || score > best.score) best = { start, end, shape: 'japanese', score };
    }
  }
  return best;
}

/**
 * A foreign name written by sound, with or without dots. A part ends where a word begins that follows names,
 * or where a title or a state begins.
 */
export function soundsFrom(scene: Scene, start: number): Cut | undefined {
  const { folded, tables } = scene;
  const { sounds } = tables;
  let i = start;
  let part = start;
  let dots = 0;
  const limit = Math.min(folded.length, start + MAX_FOREIGN);
  while (i < limit) {
    const c = folded[i];
    if (c === DOT || ((c === '-' || c === '.') && i > part)) {
      const next = folded.charCodeAt(i + 1);
      if (i === part || !(sounds[next] === 1 || isLatin(folded[i + 1] ?? ''))) break;
      if (c === DOT) dots++;
      i++;
      part = i;
      continue;
    }
    if (isLatin(c)) {
      // An initial: J·K·罗琳.
      if (folded[i + 1] !== DOT && folded[i + 1] !== '.') break;
      i++;
      continue;
    }
    if (i - part >= MAX_PART) break;
    // After a dot one character that writes no sound elsewhere does no harm between two that do: 萨年蓬萨.
    if (sounds[folded.charCodeAt(i)] !== 1 && !(dots > 0 && i > part && isStraySound(scene, i))) break;
    if (i - part >= (dots > 0 ? 1 : 2) && (scene.afterWordAt(i) || stops(scene, i))) break;
    i++;
  }
  if (i - start < 2 || i === part) return undefined;
  const floor = Math.max(part + (dots > 0 ? 1 : 2), start + 2);
  let end = i;
  let ends = scene.endStrength(i);
  // A particle that is also a sound (以, 于, 因) may have been taken along.
  if (i - 1 >= floor && '于因'.includes(folded[i - 1]) && /[0-9今昨本当]/.test(folded[i] ?? '')) end = i - 1;
  else if (ends === 0 && i - 1 >= floor && tables.afterCharacters.has(folded[i - 1])) {
    end = i - 1;
    ends = 1.5;
  }
  // 图普六世
  const regnal = /^[一二三四五六七八九十]{1,2}世/.exec(folded.slice(end, end + 3));
  if (regnal !== null) {
    end += regnal[0].length;
    ends = Math.max(scene.endStrength(end), 1.5);
  }
  const length = end - start;
  // Three sounds or more that something else follows are a name, though a verb that nobody listed comes next.
  if (ends === 0 && length >= 3 && i - part < MAX_PART && sounds[folded.charCodeAt(end)] !== 1) ends = 1;
  if (dots === 0 && ends === 0) return undefined;
  // 所作: two characters that begin with a particle are no name.
  if (dots === 0 && length < 3 && tables.afterCharacters.has(folded[start])) return undefined;
  const score = ends + (dots > 0 ? 3 : 0) + (length >= 3 ? 0.9 : 0) + (length >= 5 ? 0.4 : 0);
  return { start, end, shape: 'sound', score };
}

function isStraySound(scene: Scene, position: number): boolean {
  const { folded, tables } = scene;
  return (
    scene.isIdeograph(position) &&
    (tables.marks[folded.charCodeAt(position)] & IS_AFTER) === 0 &&
    !'任还仍等率家总主'.includes(folded[position]) &&
    tables.sounds[folded.charCodeAt(position + 1)] === 1 &&
    tables.sounds[folded.charCodeAt(position + 2)] === 1 &&
    scene.tokenAt(position) === undefined &&
    !scene.afterWordAt(position) &&
    !scene.afterWordAt(position + 1)
  );
}

function stops(scene: Scene, position: number): boolean {
  const token = scene.tokenAt(position);
  if (token === undefined || (token.bits & (OFFICE | COUNTRY | ORGANISATION)) === 0) return false;
  // A short name of a state may be chance inside a longer name: 海尔|马里|亚姆.
  return token.end - position > 2 || scene.tables.sounds[scene.folded.charCodeAt(token.end)] !== 1;
}

/** Anything of two to five characters that is cleanly bounded and has no particle in it. */
function otherFrom(scene: Scene, start: number): Cut | undefined {
  const { folded, tables } = scene;
  if (tables.afterCharacters.has(folded[start])) return undefined;
  for (let end = start + 1; end <= start + 5 && end <= folded.length; end++) {
    if (end - start >= 2) {
      const ends = scene.endStrength(end);
      if (ends >= 3) return end - start >= 3 ? { start, end, shape: 'other', score: 1.2 } : undefined;
      if (ends > 0) return undefined;
    }
    if (!scene.isIdeograph(end - 1) || tables.afterCharacters.has(folded[end - 1])) return undefined;
  }
  return undefined;
}

/**
 * The personal name that ends at `end`, before a title or a gloss; undefined where none can.
 * @param supreme whether a head of state or government is meant
 */
export function nameUpTo(scene: Scene, end: number, supreme = false): Cut | undefined {
  const { folded, tables } = scene;
  const { sounds } = tables;
  let i = end;
  let part = end;
  let dots = 0;
  while (i > 0 && end - i < MAX_FOREIGN) {
    const c = folded[i - 1];
    if (c === DOT) {
      if (i === part) break;
      dots++;
      i--;
      part = i;
      continue;
    }
    if (sounds[folded.charCodeAt(i - 1)] !== 1 || part - i >= MAX_PART) break;
    if (scene.tokenBefore(i) !== undefined && i < end) break;
    i--;
  }
  if (dots > 0 && i < part) return { start: i, end, shape: 'sound', score: 4 };
  // Chinese: the longest that begins cleanly.
  for (const length of [4, 3, 2]) {
    const start = end - length;
    if (start < 0) continue;
    const family = length > 2 && tables.surnames.has(folded.slice(start, start + 2)) ? 2 : 1;
    if (family === 1 && (length === 4 || !tables.surnames.has(folded[start]))) continue;
    // 由两国|外长
    if (folded[end - 1] === '国' && '两三四五各我本该外多诸邻他'.includes(folded[end - 2])) continue;
    if (
      (tables.marks[folded.charCodeAt(start)] & HEADS_NO_NAME) !== 0 &&
      tables.notNames.has(folded.slice(start, start + 2))
    )
      continue;
    const begins = scene.startStrength(start);
    if (begins < 1.5 || holdsState(scene, start, end)) continue;
    let known = 0;
    for (let k = start + family; k < end; k++) if (tables.given.has(folded[k])) known++;
    // Between two marks one rare character does no harm: 杨洁篪.
    if (known < length - family && !(begins >= 2.5 && known >= 1 && !tables.afterCharacters.has(folded[end - 1])))
      continue;
    if (family === 1 && tables.doubtful.has(folded[start]) && (begins < 2.5 || length < 3)) continue;
    return { start, end, shape: 'chinese', score: begins + known * 0.5 };
  }
  // Two sounds are too few but before the highest offices: 普京|总统.
  if (
    end - i === 2 &&
    supreme &&
    scene.startStrength(i) >= 1.5 &&
    !holdsState(scene, i, end) &&
    !tables.afterCharacters.has(folded[i])
  )
    return { start: i, end, shape: 'sound', score: 2 };
  if (
    end - i >= 3 &&
    !tables.afterCharacters.has(folded[i]) &&
    scene.startStrength(i) >= 1.5 &&
    !holdsState(scene, i, end)
  )
    return { start: i, end, shape: 'sound', score: 2 };
  return undefined;
}

/** The longest run of sounds that ends at `end`, for a name whose Latin spelling follows. */
export function soundsUpTo(scene: Scene, end: number): Cut | undefined {
  const { folded, tables } = scene;
  let start = end;
  while (end - start < MAX_PART && tables.sounds[folded.charCodeAt(start - 1)] === 1) {
    if (scene.tokenBefore(start) !== undefined) break;
    start--;
  }
  while (end - start > 2 && (tables.marks[folded.charCodeAt(start)] & IS_AFTER) !== 0) start++;
  if (end - start < 2 || end - start >= MAX_PART || holdsState(scene, start, end)) return undefined;
  return { start, end, shape: 'sound', score: 2 };
}

/** Whether a token begins at `start`, or a state stands inside: then these are no characters of one name. */
function holdsState(scene: Scene, start: number, end: number): boolean {
  if (scene.tokenAt(start) !== undefined) return true;
  for (let i = start + 1; i < end; i++) if (((scene.tokenAt(i)?.bits ?? 0) & COUNTRY) !== 0) return true;
  return false;
}
