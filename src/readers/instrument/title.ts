import { inside } from '../places.ts';
import type { Finding, Place, Reading } from '../reader.ts';

/** What a title says of itself. */
export interface TitleParts {
  readonly parties: readonly string[];
  readonly partyIds: readonly string[];
  readonly subject?: string;
}

const ABOUT = /关于|有关/;
const JOINTS = /^(?:和|与|同|及|暨|、|-|——|—)$/;
/** Words between the parties and what the document is about. */
const OCCASION = /在.*(?:之际|期间|时)$/;

/** Reads the parties and the subject out of a title: A和B关于C的T, A—B关于C的T, AB C T. `head` is its last word. */
export function readTitle(reading: Reading, title: Place, head: Place): TitleParts {
  const { folded, passage } = { folded: reading.passage.folded, passage: reading.passage };
  const words = folded.slice(title.start, title.end);
  const about = ABOUT.exec(words);
  const partyEnd = about === null ? head.start : title.start + about.index;
  const parties = partiesIn(reading, title.start, partyEnd, about === null);
  if (about === null) return parties;
  let end = head.start;
  if (folded[end - 1] === '的') end--;
  const start = partyEnd + about[0].length;
  return end > start ? { ...parties, subject: passage.quote(start, end) } : parties;
}

/** Parties at the start of a title. Without 关于 only states and bodies in a row are parties: 中俄睦邻友好合作条约. */
function partiesIn(reading: Reading, start: number, end: number, rowOnly: boolean): TitleParts {
  const { folded } = reading.passage;
  const names = inside(reading.found.name, start, end).filter((name) => name.type !== 'person');
  if (names.length === 0 || names[0].start !== start) return { parties: [], partyIds: [] };
  const cuts = [start];
  for (const name of names) {
    const last = cuts[cuts.length - 1];
    const gap = jointBefore(folded, last, name.start);
    if (gap > 0 || (name.start > last && adjoins(names, name, last))) cuts.push(name.start);
    else if (rowOnly && name.start > lastEnd(names, last)) break;
  }
  const stop = rowOnly ? Math.max(...names.filter((name) => inRow(names, name, folded)).map((n) => n.end), start) : end;
  const parties: string[] = [];
  const partyIds: string[] = [];
  cuts.forEach((from, i) => {
    let to = cuts[i + 1] ?? stop;
    const joint = cuts[i + 1] === undefined ? 0 : jointBefore(folded, from, to);
    to -= joint;
    const occasion = OCCASION.exec(folded.slice(from, to));
    if (occasion !== null) to = from + occasion.index;
    if (to <= from) return;
    const first = longestAt(names, from);
    if (first === undefined) return;
    const whole = first.end >= to;
    parties.push(whole ? first.name : reading.passage.quote(from, to));
    partyIds.push(whole ? first.entity : `organisation:~${folded.slice(from, to).replaceAll(' ', '')}`);
  });
  // One name alone is part of the title: 联合国宪章.
  return parties.length < 2 && rowOnly ? { parties: [], partyIds: [] } : { parties, partyIds };
}

/** Length of the joint (和, 与, —…) right before `position`; 0 where there is none. */
function jointBefore(folded: string, from: number, position: number): number {
  for (const length of [2, 1])
    if (position - length > from && JOINTS.test(folded.slice(position - length, position))) return length;
  return 0;
}

const adjoins = (names: readonly Finding<'name'>[], name: Finding<'name'>, last: number) =>
  names.some((other) => other.start === last && other.end === name.start && other.end - other.start === 1);

const lastEnd = (names: readonly Finding<'name'>[], from: number) =>
  names.reduce((end, name) => (name.start === from ? Math.max(end, name.end) : end), from);

function longestAt(names: readonly Finding<'name'>[], start: number): Finding<'name'> | undefined {
  let best: Finding<'name'> | undefined;
  for (const name of names) if (name.start === start && (best === undefined || name.end > best.end)) best = name;
  return best;
}

/** Whether a name belongs to the unbroken row of names at the start of a title. */
function inRow(names: readonly Finding<'name'>[], name: Finding<'name'>, folded: string): boolean {
  let at = names[0].start;
  for (const other of names) {
    if (other.start > at && !JOINTS.test(folded.slice(at, other.start))) return false;
    at = Math.max(at, other.end);
    if (other === name) return true;
  }
  return false;
}
