import type { EventType } from '../../record/kinds.ts';
import { documentActs } from '../instrument.ts';
import { firstFrom, inside } from '../places.ts';
import type { Place, Reading } from '../reader.ts';
import { sideOf } from './actors.ts';
import { fromDocument } from './document.ts';
import type { Draft } from './draft.ts';
import { isOtherSense, readDeed, readGathering } from './gathering.ts';
import { readGo, readJourney } from './journey.ts';
import { moreRounds } from './rounds.ts';
import { type Scope, scopeOf, subjectBefore } from './scope.ts';
import { overDays } from './stay.ts';
import { readAct, readLetter, readPair } from './talks.ts';
import { draftOf } from './telling.ts';
import { dayOrDeadline, whenOf } from './when.ts';
import { type Word, wordsOf } from './words.ts';

/** All tellings of events in an article, in order of place. */
export function findDrafts(reading: Reading): Draft[] {
  const words = wordsOf(reading, 'event');
  const drafts: Draft[] = [];
  const passed: Word[] = [];
  const titles = titlesIn(reading);
  let title = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const read = READ[word.term.cells.class];
    if (
      read === undefined ||
      (word.term.id === 'dialogue' && !isHeldBeside(words, i) && !/[，。]/.test(reading.passage.folded[word.end] ?? ''))
    )
      continue;
    // The words of a title tell of a document, not of an event.
    while (title < titles.length && titles[title].end <= word.start) title++;
    if (title < titles.length && titles[title].start < word.start) continue;
    if (isInDocument(reading, word)) continue;
    const draft = read(scopeOf(reading, words, word), word);
    if (draft !== undefined) drafts.push(draft);
    else passed.push(word);
  }
  drafts.push(...moreRounds(reading, drafts), ...documentDrafts(reading, words));
  drafts.push(...passedOver(reading, words, passed, drafts));
  return drafts.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Words of signing and exchange that, like those of talks, tell an event in a clause that tells a day. */
const STANDS_WITH_DAY: ReadonlySet<string> = new Set(['sign_bare', 'sign_up', 'swap', 'exchange']);

/** In characters: no clause runs on for so long. */
const REACH = 150;

/** Words of other things too: 谈了看法, 在电话中告诉记者. */
const NEEDS_RULE = /^(?:谈了|开会|面谈|会商|连线|视讯|.*电话中?)$/;

/** 委员会, 国会大会: who, unless its day or a verb of meeting again stands beside it. */
function isBody({ reading, before, after }: Scope, word: Word): boolean {
  if (/^[议长员]|^(?:主席|成员|秘书|委员|主任|副|间隙)/.test(after)) return true;
  // 本次峰会: of which the text has told.
  if (/(?:国会|议会|联合国|人大|议)$|(?:[本此该]次|这次|上述)[^，。]{0,6}$/.test(before)) return true;
  if (!/(?:委员会|理事会|大会|联委会|工作组)$/.test(reading.passage.folded.slice(word.start, word.end))) return false;
  const next = inside(reading.found.time, word.end, word.end + 12)[0];
  return next?.start !== word.end && !/重开|重启|恢复|复会|召集|开会/.test(before + after);
}

/** What no rule reads, in clauses of which no event is told, where a month or a day stands beside it. */
function passedOver(
  reading: Reading,
  words: readonly Word[],
  passed: readonly Word[],
  drafts: readonly Draft[],
): Draft[] {
  const found: Draft[] = [];
  for (const word of passed) {
    const { class: sort, type } = word.term.cells;
    const isGathering = sort === 'hold' && type !== 'ceremony';
    if (sort !== 'pair' && !isGathering && !STANDS_WITH_DAY.has(word.term.id)) continue;
    if (inside(reading.found.time, word.start - REACH, word.end + REACH).length === 0) continue;
    if (NEEDS_RULE.test(reading.passage.folded.slice(word.start, word.end))) continue;
    const scope = scopeOf(reading, words, word);
    const { clause } = scope;
    if (isGathering ? isBody(scope, word) : isOtherSense(scope, word)) continue;
    const isTold = (one: Place) => one.start < clause.end && one.end > clause.start;
    if (drafts.some(isTold) || found.some(isTold)) continue;
    if (!/^(?:\.\.\/)?\d{4}-\d\d/.test(dayOrDeadline(whenOf(reading, word, clause, clause)) ?? '')) continue;
    const own = sideOf(reading, clause.start, clause.end);
    const draft = draftOf(scope, word, own.length > 0 ? own : subjectBefore(scope), {
      type: type as EventType,
      rule: 'day',
    });
    if (draft !== undefined) found.push(overDays(scope, word, draft));
  }
  return found;
}

/** Documents that one verb governs (签署A和B) are signed once. */
function documentDrafts(reading: Reading, words: readonly Word[]): Draft[] {
  const made = new Map<string, Draft>();
  for (const act of documentActs(reading))
    for (const draft of fromDocument(reading, words, act)) {
      const key = `${act.verb.start} ${draft.type} ${draft.status} ${draft.date}`;
      const first = made.get(key);
      const more = first === undefined ? undefined : [...(first.more ?? []), draft.document!];
      made.set(key, first === undefined ? draft : { ...first, end: Math.max(first.end, draft.end), more: more! });
    }
  return [...made.values()];
}

/** 对话 stands everywhere; an event it is only beside a verb of holding. */
function isHeldBeside(words: readonly Word[], index: number): boolean {
  const { start, end } = words[index];
  const before = words[index - 1];
  const after = words[index + 1];
  return (
    (before?.term.cells.class === 'do' && start - before.end <= 40) ||
    (after?.term.cells.class === 'do' && after.start - end <= 24)
  );
}

/** 磋商议定书, 会谈纪要: talks in the last words of a document that something is done to. */
function isInDocument(reading: Reading, { start, end, term }: Word): boolean {
  if (!['pair', 'hold'].includes(term.cells.class ?? '')) return false;
  const acts = documentActs(reading);
  for (let i = firstFrom(acts, start - 30); i < acts.length && acts[i].start <= start; i++) {
    const { document } = acts[i];
    if (document.start <= start && document.end > end && document.end - end <= 8)
      return !/[的时后中上间]/.test(reading.passage.folded.slice(end, document.end));
  }
  return false;
}

/** 《…》, ordered by start; none holds another. */
function titlesIn({ passage: { folded, structure } }: Reading): Place[] {
  const found: Place[] = [];
  for (let open = folded.indexOf('《'); open >= 0; open = folded.indexOf('《', open + 1)) {
    const close = structure.partner[open];
    if (close > open && open >= (found.at(-1)?.end ?? 0)) found.push({ start: open, end: close });
  }
  return found;
}

/** 与法国元首会晤: the office belongs to the other side, not to a gathering. */
const readTalksOf: Read = (scope, word) =>
  /会[晤谈]$/.test(scope.reading.passage.folded.slice(word.start, word.end)) &&
  /[同与和][^，]{0,10}$/.test(scope.before)
    ? readPair(scope, word)
    : undefined;

type Read = (scope: Scope, word: Word) => Draft | undefined;

const READ: Readonly<Partial<Record<string, Read>>> = {
  pair: readPair,
  act: readAct,
  letter: readLetter,
  go: readGo,
  arrive: readJourney,
  leave: readJourney,
  hold: (scope, word) => readGathering(scope, word) ?? readTalksOf(scope, word),
  deed: readDeed,
};
