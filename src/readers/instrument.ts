import type { InstrumentAction, InstrumentFields, InstrumentType } from '../record/kinds.ts';
import { participantsOf, sideOf } from './event/actors.ts';
import { clauseAround, sentenceOf } from './event/clause.ts';
import { calendarPart, toldOn, whenDone, yearsBefore } from './event/when.ts';
import type { Word } from './event/words.ts';
import { type Act, SETTLED } from './instrument/act.ts';
import { type Candidate, findDocuments, headingAct } from './instrument/find.ts';
import { readTitle } from './instrument/title.ts';
import { actionOf, instrumentWords } from './instrument/words.ts';
import { Memo } from './memo.ts';
import { inside } from './places.ts';
import type { Finding, Place, Reader, Reading } from './reader.ts';

/**
 * Something done to a document at one place, which reaches from the first of verb and document to the last; the event
 * reader makes events of these.
 */
export interface DocumentAct extends Place {
  readonly actions: readonly InstrumentAction[];
  readonly verb: Place;
  readonly document: Place;
  readonly title: string;
  readonly type: InstrumentType;
  readonly parties: readonly string[];
  readonly partyIds: readonly string[];
  readonly planned?: true;
  readonly unreal?: true;
  readonly possible?: true;
  /** It was planned, and then put off. */
  readonly dropped?: true;
  /** Initialled, not signed. */
  readonly initialled?: true;
  /** Its instruments of ratification are exchanged or deposited. */
  readonly letters?: true;
  /** Told in a modifier beside what is done now (批准与日本签署的协定): where the words for it may begin. */
  readonly inner?: number;
  /** The words tell how many years ago it was: 签署20周年. */
  readonly years?: number;
}

const acts = new Memo<readonly DocumentAct[]>('event');

/** What the article says was done to documents, in order; known once the instrument reader has run. */
export const documentActs = (reading: Reading): readonly DocumentAct[] => acts.get(reading) ?? [];

/** Treaties, statements, plans: titles, parties, subject, what was done to them, their terms. */
export const instrumentReader: Reader<'instrument'> = {
  kind: 'instrument',
  version: 1,
  read(reading) {
    const words = instrumentWords(reading);
    if (words.heads.length + words.named.length === 0 && !reading.passage.folded.includes('《')) return [];
    const candidates = inherit(reading, findDocuments(reading, words));
    const groups = group(reading, candidates);
    acts.set(
      reading,
      groups.flatMap((one) => [...one.acts, ...one.inner]).sort((a, b) => a.start - b.start),
    );
    return groups.map((one) => toFinding(reading, one));
  },
};

/** Gives the items of a list the action that the line above the list tells. */
function inherit(reading: Reading, candidates: readonly Candidate[]): Candidate[] {
  const { passage } = reading;
  const words = instrumentWords(reading);
  const dropped = new Set<Candidate>();
  const given = new Map<Candidate, Act>();
  let next = 0;
  let heading: Act | undefined;
  for (const block of passage.blocks) {
    const own: Candidate[] = [];
    while (next < candidates.length && candidates[next].start < block.end) own.push(candidates[next++]);
    const act = headingAct(reading, words, block);
    const listed = own.filter((one) =>
      /^[\s●•·◆■□○\-—*\d.、（）(一二三四五六七八九十]*$/.test(passage.folded.slice(block.start, one.start)),
    );
    if (heading !== undefined && listed.length > 0 && listed[0].sort !== 'untitled') {
      for (const one of own) if (one.act.actions.length === 0) given.set(one, heading);
      continue;
    }
    if (act.actions.length > 0 && own.every((one) => one.sort === 'untitled')) {
      heading = act;
      if (block.role !== 'headline')
        for (const one of own)
          if (/^的?(?=.*(?:文件|文本|清单|成果))/.test(passage.folded.slice(act.verb!.end, one.end))) dropped.add(one);
    } else if (block.end - block.start > 60) heading = undefined;
  }
  const all = candidates.filter((one) => !dropped.has(one)).map((one) => ({ ...one, act: given.get(one) ?? one.act }));
  return fromCount(reading, all);
}

/** 签署三份文件，包括《A》、《B》: what is done to the number is done to each. */
function fromCount(reading: Reading, candidates: readonly Candidate[]): Candidate[] {
  const { folded } = reading.passage;
  let counted: Candidate | undefined;
  let last: Candidate | undefined;
  return candidates.map((one) => {
    const between = last === undefined ? '' : folded.slice(last.end, one.start);
    const isListed = counted !== undefined && (last === counted ? LISTS.test(between) : IN_ROW.test(between));
    last = one;
    if (isListed) return one.act.actions.length === 0 ? { ...one, act: counted!.act } : one;
    counted = one.act.actions.length > 0 && COUNT.test(keyOf(reading, one)) ? one : undefined;
    return one;
  });
}

const LISTS = /^[，：]?(?:其中)?(?:包括|分别是|分别为|分别涉及|即|涵盖|计有|有)[^，。；\n]{0,24}$/;
const IN_ROW = /^[^。；\n]{0,24}[、，和及][^。；\n]{0,24}$/;

interface Group {
  readonly key: string;
  readonly first: Candidate;
  readonly parties: readonly string[];
  readonly partyIds: readonly string[];
  readonly subject?: string;
  readonly places: Place[];
  readonly acts: DocumentAct[];
  /** What modifiers tell was done to it before: 撕毁2016年签订的合同. */
  readonly inner: DocumentAct[];
  readonly type: InstrumentType;
}

const keyOf = (reading: Reading, { title }: Candidate) =>
  reading.passage.folded.slice(title.start, title.end).replace(/[「」『』《》 ]/g, '');

const COUNT = /^(?:近|约|逾)?(\d+|[一二三四五六七八九十百两数]+|多)[余多几]{0,2}[份项个]/;

/** One group for each document of the article. A short form (《条约》, 该协议) belongs to the last full title. */
function group(reading: Reading, candidates: readonly Candidate[]): Group[] {
  const groups: Group[] = [];
  for (const candidate of candidates) {
    const key = keyOf(reading, candidate);
    let known = findGroup(reading, groups, candidate, key);
    if (known !== undefined && isOfAnother(reading, known, candidate, key)) known = undefined;
    if (known === undefined) {
      if (candidate.refers || takesUp(reading, groups, candidate, key)) continue;
      known = open(reading, candidate, key);
      groups.push(known);
    } else known.places.push({ start: candidate.start, end: candidate.end });
    const act = toAct(reading, candidate, known);
    // 上述协定谈判 tells nothing of the one it takes up.
    if (act !== undefined && !(candidate.refers && act.verb.start === act.verb.end)) known.acts.push(act);
    const inner = candidate.act.inner;
    if (act !== undefined && inner !== undefined) known.inner.push(innerAct(act, inner));
  }
  return withoutBareOnes(reading, groups);
}

/** 两项条约于去年签署: as many as have just been named. */
function takesUp(
  reading: Reading,
  groups: readonly Group[],
  { sort, act, head, start }: Candidate,
  key: string,
): boolean {
  if (sort !== 'untitled' || act.verb === undefined || act.verb.start < head.end) return false;
  const { folded } = reading.passage;
  const count = /^([两二三四五])[份项个](?:[^的]{2,4})$/.exec(key)?.[1];
  if (count === undefined || !/[。，；\n]$/.test(folded.slice(0, start).slice(-1))) return false;
  const word = folded.slice(head.start, head.end);
  return (
    groups.filter((one) => one.key.endsWith(word) && !COUNT.test(one.key)).length >=
    '一二三四五'.indexOf(count.replace('两', '二')) + 1
  );
}

/** 声明 that one side publishes and 声明 that another publishes are two. */
function isOfAnother(reading: Reading, known: Group, candidate: Candidate, key: string): boolean {
  if (candidate.sort !== 'untitled' || key.length > 4 || !candidate.act.actions.includes('published')) return false;
  const { partyIds } = signatories(reading, candidate);
  // 框架联合声明, and then what an association puts out.
  const isFuller = known.key !== key && !isApart(reading, candidate);
  if (isFuller && !(known.first.sort === 'untitled' && candidate.act.verb!.end <= candidate.start)) return false;
  return (
    partyIds.length > 0 &&
    (isFuller || known.partyIds.length > 0) &&
    !partyIds.some((id) => known.partyIds.includes(id))
  );
}

/** 菲律宾则在另发的声明中: not the one told before. */
const isApart = ({ passage }: Reading, { start }: Candidate) =>
  /另[发行]?(?:发表|发布|一份)?的?(?:一份)?$/.test(passage.folded.slice(Math.max(0, start - 8), start));

/** 签署协议 in a lead is the 商业协议 that the body then names, where the same is done to both. */
function withoutBareOnes(reading: Reading, groups: readonly Group[]): Group[] {
  const { folded } = reading.passage;
  return groups.filter((one, i) => {
    const { head, sort } = one.first;
    if (sort !== 'untitled' || one.key !== folded.slice(head.start, head.end)) return true;
    const fuller = groups.find(
      (other, k) =>
        k > i && other.key.endsWith(one.key) && other.acts.some((act) => act.actions[0] === one.acts[0]?.actions[0]),
    );
    if (fuller === undefined) return true;
    fuller.places.push(...one.places);
    fuller.acts.push(...one.acts);
    return false;
  });
}

function findGroup(reading: Reading, groups: readonly Group[], candidate: Candidate, key: string): Group | undefined {
  const { folded } = reading.passage;
  const headWord = folded.slice(candidate.head.start, candidate.head.end);
  const short = candidate.refers || (headWord !== '' && key === headWord);
  const count = COUNT.exec(key)?.[1];
  for (let i = groups.length - 1; i >= 0; i--) {
    const other = groups[i];
    if (
      other.key === key ||
      (candidate.sort === 'named' && other.first.sort === 'named' && other.first.terms[0] === candidate.terms[0])
    )
      return other;
    if (
      short &&
      headWord !== '' &&
      other.key.endsWith(headWord) &&
      !isNewOne(candidate, other) &&
      !isToldApart(folded, candidate, other)
    )
      return other;
    if (count !== undefined && COUNT.exec(other.key)?.[1] === count && other.first.terms[0] === candidate.terms[0])
      return other;
    const [longer, shorter] = other.key.length > key.length ? [other.key, key] : [key, other.key];
    // 免签协定 is the 互免签证协定 named before, where nothing else is said to be done to it.
    if (headWord.length >= 2 && isShortened(key, other.key, headWord) && !doesMore(candidate, other)) return other;
    // 海巡合作协定 is the 台索海巡合作协定 of another line.
    const own = shorter.length - (candidate.head.end - candidate.head.start);
    if ((shorter.length >= 8 || (shorter.length >= 5 && own >= 2 && headWord !== '')) && longer.endsWith(shorter))
      return other;
  }
  return undefined;
}

/** Whether a title of few words leaves out some of another's: 渔业协定 of 渔业合作协定. */
function isShortened(key: string, full: string, head: string): boolean {
  if (!key.endsWith(head) || !full.endsWith(head) || full.length <= key.length) return false;
  const own = key.slice(0, -head.length);
  if (own.length < 2 || own.length > 4) return false;
  let at = 0;
  for (const character of own) {
    at = full.indexOf(character, at) + 1;
    if (at === 0 || at > full.length - head.length) return false;
  }
  return true;
}

const doesMore = ({ act }: Candidate, { acts }: Group): boolean =>
  act.actions.some((action) => action !== 'proposed' && !acts.some((one) => one.actions.includes(action)));

/** 达成协议 beside a treaty that is only known by its name is of another document. */
const isNewOne = ({ sort, refers, act, start }: Candidate, other: Group) =>
  sort === 'untitled' &&
  !refers &&
  other.first.sort === 'named' &&
  act.verb !== undefined &&
  act.verb.end <= start &&
  act.actions.some((action) => action === 'signed' || action === 'adopted');

/** 签署了连接两地电网的协议: its modifier has nothing of the other's words. */
function isToldApart(folded: string, { sort, refers, act, start, head }: Candidate, other: Group): boolean {
  if (sort !== 'untitled' || refers || act.verb === undefined || act.verb.end > start) return false;
  const modifier = folded.slice(act.verb.end, start);
  if (!/^[^，。；《]{4,}的$/.test(modifier) || /为期|期限|有效|新的|最新|\d年/.test(modifier)) return false;
  const own = other.key.slice(0, -(head.end - head.start));
  for (let at = 0; at + 2 <= own.length; at++) if (modifier.includes(own.slice(at, at + 2))) return false;
  return own.length >= 2;
}

function open(reading: Reading, candidate: Candidate, key: string): Group {
  const title = readTitle(reading, candidate.title, candidate.head);
  const parties = title.parties.length > 0 ? title : signatories(reading, candidate);
  const statement = candidate.type === 'declaration' && parties.parties.length > 1 && /声明$/.test(key);
  return {
    key,
    first: candidate,
    parties: parties.parties,
    partyIds: parties.partyIds,
    ...(title.subject === undefined ? {} : { subject: title.subject }),
    places: [{ start: candidate.start, end: candidate.end }],
    acts: [],
    inner: [],
    type: statement ? 'joint_statement' : candidate.type,
  };
}

/** Who acts on a document whose title names no parties. */
function signatories(
  reading: Reading,
  { act, start, end }: Candidate,
): { parties: readonly string[]; partyIds: readonly string[] } {
  if (act.verb === undefined) return { parties: [], partyIds: [] };
  const clause = clauseAround(reading.passage, start, end);
  const from = Math.min(clause.start, act.verb.start);
  // Officials sign for their state or body.
  const side = sideOf(reading, from, act.verb.start).flatMap((actor) =>
    actor.unnamed ? (actor.of === undefined ? [] : [actor.of]) : [actor],
  );
  const { names, entities } = participantsOf(side);
  return { parties: names, partyIds: entities };
}

const ANNIVERSARY = /^(?:签署)?(?:的)?(\d+)周年/;

function toAct(reading: Reading, candidate: Candidate, known: Group): DocumentAct | undefined {
  const { act } = candidate;
  if (act.verb === undefined || act.actions.length === 0) return undefined;
  const { folded } = reading.passage;
  const years = ANNIVERSARY.exec(folded.slice(act.verb.end, act.verb.end + 8))?.[1];
  return {
    start: Math.min(act.verb.start, candidate.start),
    end: Math.max(act.verb.end, candidate.end),
    actions: act.actions,
    verb: act.verb,
    document: { start: candidate.start, end: candidate.end },
    title: known.key,
    type: known.type,
    parties: known.parties,
    partyIds: known.partyIds,
    ...(act.planned ? { planned: true as const } : {}),
    ...(act.unreal ? { unreal: true as const } : {}),
    ...(act.possible ? { possible: true as const } : {}),
    ...(act.dropped ? { dropped: true as const } : {}),
    ...(act.initialled ? { initialled: true as const } : {}),
    ...(act.letters ? { letters: true as const } : {}),
    ...(years === undefined ? {} : { years: Number(years) }),
  };
}

const innerAct = (of: DocumentAct, verb: Word): DocumentAct => ({
  start: verb.start,
  end: of.end,
  actions: [actionOf(verb)],
  verb: { start: verb.start, end: verb.end },
  inner: of.verb.end <= verb.start ? of.verb.end : 0,
  document: of.document,
  title: of.title,
  type: of.type,
  parties: of.parties,
  partyIds: of.partyIds,
});

const WEIGHT: readonly InstrumentAction[] = [
  'extended',
  'signed',
  'exchanged',
  'adopted',
  'withdrawn',
  'published',
  'proposed',
  'announced',
  'witnessed',
];

const actionsOf = (acts: readonly DocumentAct[]): InstrumentAction[] =>
  [...new Set(acts.flatMap((act) => act.actions))].sort((a, b) => WEIGHT.indexOf(a) - WEIGHT.indexOf(b));

const isConclusion = (action: InstrumentAction) => ['signed', 'adopted', 'exchanged', 'published'].includes(action);

function toFinding(reading: Reading, one: Group): Finding<'instrument'> {
  const { passage } = reading;
  const { first, places } = one;
  // 去年7月会谈，签署了…: done, whatever day stands near.
  const isDone = ({ verb }: DocumentAct) => passage.folded[verb.end] === '了' || passage.folded[verb.end - 1] === '了';
  const isAhead = (act: DocumentAct) =>
    act.planned || (act.actions.some(isConclusion) && !isDone(act) && isLater(reading, dateOf(reading, act)));
  const real = one.acts.filter((act) => !act.unreal && !act.initialled && !isAhead(act));
  const actions = actionsOf(real);
  // 谈妥协定, and later 将签署: settled, and to be signed.
  if (
    actions[0] === 'adopted' &&
    one.acts.some((act) => act.planned && act.actions.includes('signed')) &&
    real.every(
      ({ actions: [action], verb }) => action !== 'adopted' || SETTLED.test(passage.folded.slice(verb.start, verb.end)),
    )
  )
    actions.splice(0);
  // 无意退出当年订立的条约: what was done before stands.
  if (
    one.inner.length > 0 &&
    !actions.some((action) => action !== 'proposed') &&
    !one.acts.some(({ actions: [action], planned }) => action === 'extended' || (planned && action === 'withdrawn'))
  )
    actions.splice(0, actions.length, ...actionsOf(one.inner));
  // 将再延长五年 is settled.
  const extension = one.acts.find(
    (act) => act.planned && !act.dropped && !act.unreal && act.actions.includes('extended'),
  );
  if (actions.length === 0 && extension !== undefined) actions.push(extension.possible ? 'proposed' : 'extended');
  // What is still to be signed is proposed.
  if (
    actions.length === 0 &&
    one.acts.some(
      (act) =>
        !act.dropped &&
        isAhead(act) &&
        act.actions.some((action) => isConclusion(action) || action === 'announced' || action === 'proposed'),
    )
  )
    actions.push('proposed');
  const main = [...real, ...one.inner].find((act) => act.actions.includes(actions[0]));
  const date = main === undefined ? undefined : dateOf(reading, main);
  const term = main === undefined ? undefined : termOf(reading, main);
  return {
    kind: 'instrument',
    start: first.start,
    end: first.end,
    title: passage.quote(first.title.start, first.title.end),
    type: one.type,
    parties: one.parties,
    partyIds: one.partyIds,
    ...(one.subject === undefined ? {} : { subject: one.subject }),
    // Null says that it is only mentioned.
    action: actions[0] ?? null,
    ...(actions.length > 1 ? { actions } : {}),
    ...(date === undefined ? {} : { date }),
    ...(term === undefined ? {} : { term }),
    rule: first.sort,
    terms: first.terms,
    confidence: first.sort === 'untitled' ? 0.75 : actions.length > 0 ? 0.9 : 0.8,
    also: places.filter((place) => place.start !== first.start).sort((a, b) => a.start - b.start),
  } as Finding<'instrument'>;
}

/** After the day of the report. */
function isLater(reading: Reading, date: string | undefined): boolean {
  const told = toldOn(reading);
  if (date === undefined || told === undefined) return false;
  const first = date.split('/')[0];
  return first > told.slice(0, first.length);
}

function dateOf(reading: Reading, act: DocumentAct): string | undefined {
  if (act.years !== undefined) return yearsBefore(reading, act.years);
  const { passage } = reading;
  const from = Math.min(act.verb.start, act.document.start);
  const clause = clauseAround(passage, from, Math.max(act.verb.end, act.document.end));
  return whenDone(reading, act, clause, sentenceOf(passage, act.verb.start)).date;
}

/** 延长5年至2031年, 有效期为10年: how long it runs on, and until when. */
function termOf(reading: Reading, act: DocumentAct): InstrumentFields['term'] | undefined {
  const { passage } = reading;
  const { folded } = passage;
  const sentence = sentenceOf(passage, act.verb.start);
  const extended = act.actions.includes('extended');
  const limit = /(?:有效期|期限|为期)/.exec(folded.slice(act.verb.start, sentence.end));
  if (!extended && limit === null) return undefined;
  const start = extended ? act.verb.end : act.verb.start + (limit?.index ?? 0);
  const term: { start?: string; end?: string; duration?: string } = {};
  for (const time of inside(reading.found.time, start, Math.min(sentence.end, start + 30))) {
    if (time.value.startsWith('P')) term.duration ??= time.value;
    else if ('至到'.includes(folded[time.start - 1]) || '至到'.includes(folded[time.start]))
      term.end ??= calendarPart(time.value)?.replace(/^\.\.\//, '');
  }
  if (term.end === undefined) delete term.end;
  return Object.keys(term).length === 0 ? undefined : term;
}
