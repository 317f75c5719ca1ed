import type { EventFields, EventType } from '../../record/kinds.ts';
import { documentActs } from '../instrument.ts';
import type { Finding, Place, Reading } from '../reader.ts';
import { type Actor, actorsOf, frontOf, sideOf } from './actors.ts';
import { clauseAround, firstFrom, inside, isHeading, roleAt, sentenceOf } from './clause.ts';
import type { Draft } from './draft.ts';
import { realityOf } from './reality.ts';
import { type When, whenOf, yearsBefore } from './when.ts';
import { type Word, wordsOf } from './words.ts';

/** Everything an event's words are read in. */
interface Scope {
  readonly reading: Reading;
  readonly words: readonly Word[];
  readonly clause: Place;
  readonly sentence: Place;
  readonly before: string;
  readonly after: string;
  readonly heading: boolean;
  readonly said?: Finding<'statement'>;
}

/** All tellings of events in an article, in order of place. */
export function findDrafts(reading: Reading): Draft[] {
  const words = wordsOf(reading.lexicon, reading.hits, 'event');
  const drafts: Draft[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word.term.cells.class === 'do' || word.term.cells.class === 'mark') continue;
    const scope = scopeOf(reading, words, word);
    // The words of a title tell of a document, not of an event.
    if (reading.passage.folded[scope.clause.start - 1] === '《') continue;
    const draft = READ[word.term.cells.class]?.(scope, word);
    if (draft !== undefined) drafts.push(draft);
  }
  for (const act of documentActs(reading)) drafts.push(...fromDocument(reading, words, act));
  return drafts.sort((a, b) => a.start - b.start || b.end - a.end);
}

function scopeOf(reading: Reading, words: readonly Word[], trigger: Place): Scope {
  const { passage } = reading;
  const clause = clauseAround(passage, trigger.start, trigger.end);
  const { folded } = passage;
  const said = saidAt(reading, trigger.start);
  return {
    reading,
    words,
    clause,
    sentence: sentenceOf(passage, trigger.start),
    before: folded.slice(clause.start, trigger.start),
    after: folded.slice(trigger.end, clause.end),
    heading: isHeading(roleAt(passage, trigger.start)),
    ...(said === undefined ? {} : { said }),
  };
}

function saidAt(reading: Reading, position: number): Finding<'statement'> | undefined {
  const statements = reading.found.statement;
  for (let i = firstFrom(statements, position + 1) - 1, k = 0; i >= 0 && k < 4; i--, k++)
    if (statements[i].end > position) return statements[i];
  return undefined;
}

type Read = (scope: Scope, word: Word) => Draft | undefined;

const READ: Readonly<Record<string, Read>> = {
  pair: readPair,
  act: readAct,
  go: readGo,
  arrive: readJourney,
  leave: readJourney,
  hold: readGathering,
  deed: readDeed,
};

const WITH = /[同与和跟]|会同/;
const BY_VIDEO = /(?:视频|视像|视讯|线上|云端)(?:方式|形式|连线|会议)?/;
const BY_PHONE = /(?:电话)(?:方式|形式)?/;
/** A noun of talks that only tells when or by what: 会谈后, 此次会晤, 会谈成果. */
const IN_PASSING =
  /^(?:之?后|中|时|期间|之前|前|上|成果|机制|结果|内容|气氛|议题|记录|纪要|要点|室|现场|代表|桌|的|释放|达成|确定|次数)/;

/** 会谈, 会晤, 通电话: an event where someone holds them or where both sides are named. */
function readPair(scope: Scope, word: Word): Draft | undefined {
  const { reading, words, clause, before, after } = scope;
  if (/(?:参加|出席|陪同)(?:了|上述)?$/.test(before)) return undefined;
  if (word.term.id === 'consultation' && /(?:通过|以|恢复|重启|重返)[^，。]{0,6}$/.test(before)) return undefined;
  const held = inside(words, clause.start, clause.end).some((other) => other.term.cells.class === 'do' && isDoing(reading, other, word));
  const isCall = word.term.cells.type === 'phone_call';
  const joined = WITH.test(before) || /[—-]/.test(before);
  const sides = sidesOf(scope, word);
  const verbal = held || (joined && sides.length > 0) || (isCall && sides.length > 0 && !/的$/.test(before));
  const nominal = !verbal || (!held && IN_PASSING.test(after) && !joined) || /(?:此次|这次|本次|该次|上次|首次)$/.test(before);
  const within = /^(?:时|后|中|期间)/.test(after) && sideOf(reading, clause.start, word.start).length < 2;
  const pair = sides.reduce((n, side) => n + side.entities.length, 0) >= 2;
  if (nominal && !pair && !/(?:此次|这次|本次|第.{1,5}次|首次|首轮|第.{1,4}轮)$/.test(before) && !IN_PASSING.test(after)) return undefined;
  return draftOf(scope, word, sides, {
    ...(nominal || within ? { nominal: true as const } : {}),
    ...modeOf(word, before, clause, reading),
    rule: 'pair',
  });
}

/** Whether a verb of holding belongs to this noun: nothing but its modifiers between, no other noun of its own. */
function isDoing(reading: Reading, verb: Word, noun: Word): boolean {
  const { folded } = reading.passage;
  if (verb.end <= noun.start) {
    const between = folded.slice(verb.end, noun.start);
    return between.length <= 40 && !/[，。]/.test(between) && !/(?:后|时|期间|前)/.test(between.slice(-12));
  }
  return verb.start - noun.end <= 24 && /^(?:昨日|今日|昨天|今天|日前|近日|已|正式|[在于将][^，。]{0,18}|\d+[日月号时][^，。]{0,14}|周[一二三四五六日]|星期[一二三四五六日天])*$/.test(folded.slice(noun.end, verb.start));
}

function modeOf(word: Word, before: string, clause: Place, reading: Reading): { type: EventType; mode?: EventFields['mode'] } {
  const { type, mode } = word.term.cells as { type: EventType; mode?: EventFields['mode'] };
  const near = before.slice(-40);
  if (type === 'meeting' && BY_VIDEO.test(near)) return { type: 'video_meeting', mode: 'video' };
  if (type === 'meeting' && BY_PHONE.test(near)) return { type: 'phone_call', mode: 'phone' };
  void clause;
  void reading;
  return { type, ...(mode === undefined ? {} : { mode }) };
}

/** The sides of A同B举行会谈: all people before the noun; where a side has none, its body or state. */
function sidesOf(scope: Scope, word: Place): Actor[] {
  const { reading, clause, before } = scope;
  let joint = -1;
  const joints = /[同与和跟]|会同/g;
  const actors = actorsOf(reading);
  for (let match = joints.exec(before); match !== null; match = joints.exec(before)) {
    const at = clause.start + match.index;
    // A joint inside a name, a word or a list is none.
    const next = actors[firstFrom(actors, at) - 1];
    if (next !== undefined && next.end > at) continue;
    if (/[共不相协会伴]$/.test(before.slice(0, match.index)) || /^[同与和跟](?:意|样|时|志|平|解|谐|会|谈)/.test(before.slice(match.index))) continue;
    joint = at;
    if (inside(actors, clause.start, at).length > 0) break;
  }
  if (joint < 0) {
    const found = sideOf(reading, clause.start, word.start);
    return found.length > 0 ? found : afterPrefix(scope);
  }
  const first = sideOf(reading, clause.start, joint);
  const second = sideOf(reading, joint + 1, word.start);
  return [...(first.length > 0 ? first : afterPrefix(scope)), ...second];
}

/** The subject of a clause that has none of its own: of an earlier clause of the sentence, or the speaker's 我. */
function afterPrefix(scope: Scope): Actor[] {
  const { reading, clause, sentence, said, before } = scope;
  if (said !== undefined && (/我/.test(before) || clause.start <= said.start + 1)) {
    const speaker = actorsOf(reading).find((actor) => actor.entities[0] === said.speaker);
    if (speaker !== undefined) return [speaker];
  }
  if (/[两二]人|两位|双方/.test(before)) {
    const people = inside(actorsOf(reading), Math.max(0, clause.start - 160), clause.start).filter(({ rank }) => rank === 'person');
    const last = people.filter((one, i) => people.findLastIndex((other) => other.entities[0] === one.entities[0]) === i);
    if (last.length >= 2) return last.slice(-2);
  }
  for (const actor of inside(actorsOf(reading), sentence.start, clause.start)) {
    if (actor.rank === 'place') continue;
    const from = frontOf(reading, actor);
    const { folded } = reading.passage;
    const own = clauseAround(reading.passage, actor.start, actor.end);
    if (/^(?:.{0,12}，)?(?:应|据|根据|作为|按照|随着|在.{0,30}(?:邀请|期间|时)$)/.test(folded.slice(own.start, own.end))) continue;
    const lead = folded.slice(Math.max(sentence.start, from - 3), from);
    if (/[应据由对向在于为给]$|根据$|邀请$/.test(lead) || /^(?:的?邀请|报道|消息|时$|的|讯)/.test(folded.slice(actor.end, actor.end + 4))) continue;
    if (said !== undefined && actor.start < said.start) continue;
    return [actor];
  }
  return [];
}

/** 会见, 拜会: who before it, whom after it. */
function readAct(scope: Scope, word: Word): Draft | undefined {
  const { reading, clause, before, after } = scope;
  if (/^(?:记者|传媒|媒体|中外记者|了记者)/.test(after)) return readDeed(scope, word);
  const isNoun = /^(?:[后时中前](?=[，。两双]|$)|，|。|$|活动|为|的)/.test(after) || /(?:此次|这次|本次|参加|陪同|出席)$/.test(before);
  const { folded } = reading.passage;
  const own = sideOf(reading, clause.start, word.start);
  const whom = objectOf(reading, word.end, clause.end);
  if (isNoun) {
    const held = /(?:举行|进行)[^，。]{0,10}$/.test(before);
    const sides = sidesOf(scope, word);
    if (!held || sides.length === 0) return undefined;
    return draftOf(scope, word, sides, { ...modeOf(word, before, clause, reading), rule: 'act' });
  }
  const passing = /^[^，]{0,40}时$/.test(after) && folded[clause.end] === '，';
  const subject = own.length > 0 ? own : passing ? nextSubject(scope) : afterPrefix(scope);
  if (subject.length === 0 && whom.length === 0) return undefined;
  return draftOf(scope, word, [...subject, ...whom], {
    ...modeOf(word, before, clause, reading),
    ...(passing || subject.length === 0 ? { nominal: true as const } : {}),
    rule: 'act',
  });
}

/** 会见X时，Y指出: the subject stands in the next clause. */
function nextSubject({ reading, clause }: Scope): Actor[] {
  const next = clauseAround(reading.passage, clause.end + 1, clause.end + 1);
  return sideOf(reading, next.start, next.end).slice(0, 1);
}

/** Those met: the people before a second verb (会见X并同Y座谈), else the last ones of the clause. */
function objectOf(reading: Reading, start: number, end: number): Actor[] {
  const { folded } = reading.passage;
  const stop = /并(?!非)|时，|后，|，|就/.exec(folded.slice(start, end));
  const first = stop === null ? [] : sideOf(reading, start, start + stop.index);
  if (first[0]?.rank === 'person') return first;
  const all = sideOf(reading, start, end);
  if (all[0]?.rank === 'person') return all;
  // Who is met stands behind the words that tell more of them.
  const of = folded.lastIndexOf('的', end - 1);
  const last = of > start ? sideOf(reading, of + 1, end) : [];
  return last.length > 0 ? last : first.length > 0 ? first : all;
}

/** 访问P, 对P进行国事访问, 访华. */
function readGo(scope: Scope, word: Word): Draft | undefined {
  const { reading, clause, before, after } = scope;
  const { folded } = reading.passage;
  const written = folded.slice(word.start, word.end);
  const short = word.term.id === 'short_visit';
  const places = placesIn(reading, word.end, clause.end);
  if (short && (places[0]?.start !== word.end || /[受采专走探寻来拜到回出家上查察暗]$/.test(before))) return undefined;
  if (written === '来访' && /^[的者]/.test(after)) return undefined;
  if (/^(?:量|者|客|谈|问者|民|学者|团队|记录|学习|中)/.test(after) && !/^中国/.test(after)) return undefined;
  if (/(?:网站|网页|用户|页面|学者|互相|走亲|家庭|入户|调研)/.test(before + after.slice(0, 6))) return undefined;
  const relative = relativeVisitor(scope, word);
  const own = relative.length > 0 ? relative : visitors(scope, word);
  const subject = own.length > 0 ? own : afterPrefix(scope);
  const passing = /^(?:[^，。]{0,10})(?:期间|之际|以来|后|前|时|之前|之后)/.test(after) || /(?:此次|这次|的|首次|上次)$/.test(before);
  // 访华, 来台 name the country themselves.
  const plain = short || word.term.id === 'visit' && /[问访足]$/.test(written);
  const where = visited(scope, word) ?? (plain ? (places.length > 0 ? span(places) : undefined) : placesIn(reading, word.start, word.end)[0]);
  if (subject.length === 0 && !passing) return undefined;
  if (subject.length === 0 && !/^此访|来访/.test(written)) return undefined;
  const draft = draftOf(scope, word, subject, {
    type: 'visit',
    mode: 'in_person',
    ...(passing ? { nominal: true as const } : {}),
    ...(where === undefined ? {} : { where }),
    rule: 'visit',
  });
  if (draft === undefined || relative.length === 0) return draft;
  // The day told is that of the meeting, not of the visit.
  const { date: _date, ...undated } = draft;
  return undated;
}

/** 同来华出席…的X会谈: who comes stands behind the words. */
function relativeVisitor({ reading, clause, before, after }: Scope, word: Place): Actor[] {
  if (!/(?:[同与和跟对向给]|会见|接见|会晤|拜会|欢迎|正在|到访的)$/.test(before) && !/^(?:的|进行[^，。]{0,12}的|出席[^，。]{0,60}的)/.test(after)) return [];
  const of = after.indexOf('的');
  return of < 0 ? [] : sideOf(reading, word.end + of + 1, clause.end).filter((actor) => actor.rank === 'person').slice(0, 1);
}

/** Who goes: those before the verb, without the country that 对…进行访问 names. */
function visitors(scope: Scope, word: Place): Actor[] {
  const { reading, clause } = scope;
  const { folded } = reading.passage;
  // Those behind the first verb are its objects.
  const verb = scope.words.find(({ start, term }) => start >= clause.start && start < word.start && term.cells.class === 'do' && !/^(?:进行|开展|展开)$/.test(folded.slice(start, start + 2)));
  const side = sideOf(reading, clause.start, verb?.start ?? word.start);
  return side.filter((actor) => {
    const from = frontOf(reading, actor);
    if (/[对向]$/.test(folded.slice(from - 1, from))) return false;
    return !(actor.rank === 'country' && /^(?:进行|的)/.test(folded.slice(actor.end, actor.end + 2)) && side.length > 1);
  });
}

/** 对P进行…访问. */
function visited({ reading, clause }: Scope, word: Place): Place | undefined {
  const { folded } = reading.passage;
  for (const name of inside(reading.found.name, clause.start, word.start))
    if (
      name.type === 'place' &&
      folded[name.start - 1] === '对' &&
      /^(?:[^，。]{0,6}进行[^，。]{0,12}|的[^，。]{0,8})$/.test(folded.slice(name.end, word.start))
    )
      return { start: name.start, end: name.end };
  return undefined;
}

const places = (reading: Reading, start: number, end: number) =>
  inside(reading.found.name, start, end).filter((name) => name.type === 'place');
const placesIn = (reading: Reading, start: number, end: number) => places(reading, start, end);
const span = (names: readonly Place[]): Place => ({ start: names[0].start, end: names[0].end });

/** 抵达P, 离开P前往Q. */
function readJourney(scope: Scope, word: Word): Draft | undefined {
  const { reading, clause } = scope;
  const { folded } = reading.passage;
  const written = folded.slice(word.start, word.end);
  const to = placesIn(reading, word.end, Math.min(clause.end, word.end + 12))[0];
  if (written.length === 1 && to?.start !== word.end) return undefined;
  if (to === undefined || isVenue(reading, to, folded.slice(to.start, to.end))) return undefined;
  const own = sideOf(reading, clause.start, word.start);
  const subject = own.length > 0 ? own : afterPrefix(scope);
  if (!subject.some((actor) => actor.rank === 'person')) return undefined;
  return draftOf(scope, word, subject.filter((actor) => actor.rank === 'person'), {
    type: 'visit',
    mode: 'in_person',
    where: { start: to.start, end: to.end },
    rule: 'journey',
  });
}

/** Going to a hall or a square is no journey. */
const isVenue = (reading: Reading, { rule, terms }: Finding<'name'>, quote: string) =>
  rule === 'venue' ||
  /(?:宫|大厦|大厅|馆|广场|大会堂|总统府|楼|公园|陵园?|碑|大学|学院|学校|医院|工厂|公司|官邸)$/.test(quote) ||
  (terms?.[0] !== undefined && reading.lexicon.terms[terms[0]].cells.type === 'venue');

/** Verbs of holding that go with talks and visits, not with gatherings. */
const TALKING = /^(?:进行|展开|开展)/;

/** Gatherings: an event where someone holds or attends them. */
function readGathering(scope: Scope, word: Word): Draft | undefined {
  const { reading, words, clause, before, after } = scope;
  const type = word.term.cells.type as EventType;
  const doing = inside(words, clause.start, clause.end).filter(
    (other) => other.term.cells.class === 'do' && !TALKING.test(folded(reading, other)) && isDoing(reading, other, word),
  );
  const at = /在[^，。]{0,20}$/.test(before) && /^(?:上|中|期间)/.test(after);
  if (doing.length === 0 && !(type === 'press_conference' && at)) return undefined;
  if (word.term.id === 'session' && !/第[一二三四五六七八九十百\d]+[次届轮][^，。]{0,8}$|年度$|高级别$|特别$|紧急$/.test(before)) return undefined;
  const day = whenOf(reading, word, clause, scope.sentence);
  const own = sideOf(reading, clause.start, Math.min(word.start, ...doing.map((verb) => verb.start)));
  const guest = guestOf(scope, word, doing);
  if (guest !== undefined) {
    const draft = draftOf(scope, word, [guest], { type, ...(type === 'meeting' ? { mode: 'in_person' as const } : {}), rule: 'gathering' });
    if (draft === undefined) return undefined;
    // The day told is that of the meeting with the guest.
    const { date: _date, ...undated } = draft;
    return undated;
  }
  const attended = doing.some((verb) => verb.term.id === 'attend' && verb.end <= word.start);
  const actors = own.length > 0 ? own : type === 'press_conference' || attended ? afterPrefix(scope) : [];
  if (folded(reading, word) === '例会' && !actors.some(({ rank }) => rank === 'person')) return undefined;
  if (type === 'ceremony' && actors.length === 0) return undefined;
  if (actors.length === 0 && day.date === undefined && placesIn(reading, clause.start, clause.end).length === 0) return undefined;
  const video = BY_VIDEO.test(before) && type === 'meeting';
  return draftOf(scope, word, actors, {
    type: video ? 'video_meeting' : type,
    ...(type === 'meeting' ? { mode: video ? ('video' as const) : ('in_person' as const) } : {}),
    rule: 'gathering',
  });
}

/** 会见来华出席…的X: who attends stands behind. */
function guestOf({ reading, clause, after }: Scope, word: Place, doing: readonly Word[]): Actor | undefined {
  const verb = doing.find(({ term, end }) => term.id === 'attend' && end <= word.start);
  if (verb === undefined) return undefined;
  const lead = reading.passage.folded.slice(clause.start, verb.start);
  if (!/(?:会见|接见|会晤|拜会|同|与|和|欢迎)(?:专程|前来|应邀|来京|来华|来访|赴|到访)*$/.test(lead)) return undefined;
  const of = after.indexOf('的');
  return of < 0 ? undefined : sideOf(reading, word.end + of + 1, clause.end).find(({ rank }) => rank === 'person');
}

const folded = (reading: Reading, { start, end }: Place) => reading.passage.folded.slice(start, end);

/** What one side did. */
function readDeed(scope: Scope, word: Word): Draft | undefined {
  const { reading, clause, heading, said } = scope;
  const type = word.term.cells.class === 'act' ? 'press_conference' : (word.term.cells.type as EventType);
  if (said !== undefined && type !== 'press_conference') return undefined;
  const own = sideOf(reading, clause.start, word.start);
  const subject = own.length > 0 ? own : afterPrefix(scope);
  if (subject.length === 0) return undefined;
  if (type === 'announcement' && !announces(scope, word)) return undefined;
  if (word.term.id === 'recognise' && !/宣布|正式|同意|决定/.test(scope.before)) return undefined;
  void heading;
  return draftOf(scope, word, subject, { type, rule: 'deed', ...(type === 'press_conference' ? { codes: { cameo: '010' } } : {}) });
}

/** 宣布 as an event of its own: its clause tells the day, and the news is what is announced. */
function announces(scope: Scope, word: Word): boolean {
  if (scope.heading || documentActs(scope.reading).some((act) => act.verb.start <= word.end + 30 && act.verb.end >= word.start)) return false;
  return whenOf(scope.reading, word, scope.clause, scope.clause).date !== undefined;
}

interface Extra {
  readonly type: EventType;
  readonly mode?: EventFields['mode'];
  readonly nominal?: true;
  readonly where?: Place;
  readonly rule: string;
  readonly document?: string;
  readonly codes?: { plover?: string; cameo?: string };
}

function draftOf(scope: Scope, word: Word, actors: readonly Actor[], extra: Extra): Draft | undefined {
  const { reading, clause, sentence, before, after, heading, said } = scope;
  const lead = reading.passage.folded.slice(Math.max(sentence.start, clause.start - 60), clause.start);
  // A clause without a subject of its own goes on from the one before it.
  const goesOn = /^(?:[与同和并且还]|随后|其间|期间)/.test(before);
  const reality = realityOf(goesOn ? lead.replace(/，/g, '') + before : before, after, lead);
  const when = whenOf(reading, word, clause, sentence);
  if (reality.unreal && !(reality.status === 'planned' && when.date !== undefined && extra.rule === 'gathering')) return undefined;
  const status = futureOf(reading, when, reality.status);
  const past = isPast(reading, when);
  if (said !== undefined && when.date === undefined && !TOLD.test(before)) {
    if (!extra.nominal) return undefined;
  }
  const { codes, where, ...fields } = extra;
  const place = where ?? (extra.type === 'visit' ? undefined : whereOf(reading, clause, word));
  const cells = word.term.cells;
  return {
    start: headOf(scope, actors, word),
    end: tailOf(scope, actors, word),
    ...fields,
    status,
    ...(past ? { background: true as const } : {}),
    ...(when.date === undefined ? {} : { date: when.date }),
    ...(when.vague ? { vague: true as const } : {}),
    ...(when.occasion === undefined ? {} : { occasion: when.occasion }),
    actors,
    ...(place === undefined ? {} : { where: place }),
    ...(heading ? { heading: true as const } : {}),
    term: word.index,
    ...(codes ?? { ...(cells.plover === undefined ? {} : { plover: cells.plover }), ...(cells.cameo === undefined ? {} : { cameo: cells.cameo }) }),
  };
}

/** Marks that a speaker tells of something done. */
const TOLD = /了$|曾|已|刚刚?|再次|此次|这次|首次|第.{1,6}次|很高兴|日前|不久前|应[^，]*邀请/;

/** The event begins with the subject of its clause and reaches to the last of those who take part. */
function headOf({ clause }: Scope, _actors: readonly Actor[], _word: Place): number {
  return clause.start;
}

function tailOf({ clause }: Scope, actors: readonly Actor[], word: Place): number {
  const last = actors.reduce((end, actor) => (actor.end <= clause.end ? Math.max(end, actor.end) : end), word.end);
  return Math.max(word.end, last);
}

/** A date after the day of the report is planned. */
function futureOf(reading: Reading, when: When, status: EventFields['status']): EventFields['status'] {
  const told = reading.article.published ?? reading.article.dateline?.date ?? reading.page.published;
  if (status !== 'held' || when.date === undefined || told === undefined) return status;
  const first = when.date.split('/')[0];
  return first > told.slice(0, first.length) ? 'planned' : status;
}

/** Long before the day of the report: background. */
function isPast(reading: Reading, when: When): boolean {
  const told = reading.article.published ?? reading.article.dateline?.date ?? reading.page.published;
  if (when.date === undefined || told === undefined) return false;
  const last = when.date.split('/').at(-1)!;
  if (last.length < 10) return last < told.slice(0, last.length);
  return Date.parse(told.slice(0, 10)) - Date.parse(last) > 10 * 86_400_000;
}

/** 在P(举行): the place words after 在 or 于 in the clause, as one stretch. */
function whereOf(reading: Reading, clause: Place, word: Place): Place | undefined {
  const { folded } = reading.passage;
  const all = placesIn(reading, clause.start, clause.end);
  for (let i = 0; i < all.length; i++) {
    if (!/[在于]$/.test(folded.slice(all[i].start - 1, all[i].start))) continue;
    let { end } = all[i];
    for (let k = i + 1; k < all.length && all[k].start <= end; k++) end = Math.max(end, all[k].end);
    if (Math.abs(all[i].start - word.start) < 80) return { start: all[i].start, end };
  }
  return undefined;
}

const EVENT_OF: Readonly<Record<string, EventType>> = {
  signed: 'signing',
  exchanged: 'exchange_of_documents',
  extended: 'treaty_extension',
  published: 'publication',
};
/** Documents between states and bodies; the laws and plans of one state make no signing. */
const BETWEEN = new Set(['treaty', 'agreement', 'protocol', 'mou', 'joint_statement', 'communique', 'declaration', 'contract', 'other', 'charter', 'plan']);

/** What was done to a document: signings, exchanges, extensions, publications. */
function fromDocument(reading: Reading, words: readonly Word[], act: ReturnType<typeof documentActs>[number]): Draft[] {
  if (act.unreal) return [];
  const drafts: Draft[] = [];
  const start = Math.min(act.verb.start, act.document.start);
  const end = Math.max(act.verb.end, act.document.end);
  const scope = scopeOf(reading, words, { start, end: Math.max(start + 1, Math.min(end, act.verb.end)) });
  const { passage } = reading;
  const clause = clauseAround(passage, start, end);
  // Times in the title are none of the act.
  const around = act.verb.start < act.document.start ? { start: clause.start, end: act.document.start } : clause;
  const when = whenOf(reading, act.verb, around, scope.sentence);
  const own = sideOf(reading, clause.start, act.verb.start);
  const actors = own.length > 0 ? own : afterPrefix({ ...scope, clause });
  const domestic = /^(?:.*法|.*令|.*条例|.*办法|.*规定|.*意见|.*规划|.*纲要|.*方案)$/.test(act.title) && act.parties.length < 2;
  for (const action of act.actions) {
    const type = EVENT_OF[action];
    if (type === undefined || (type !== 'treaty_extension' && !BETWEEN.has(act.type)) || domestic) continue;
    if (type === 'publication' && !['joint_statement', 'communique', 'declaration'].includes(act.type)) continue;
    const date = act.years === undefined ? when.date : yearsBefore(reading, act.years);
    const past = act.years !== undefined || isPast(reading, when);
    drafts.push({
      start: Math.max(clause.start, start - 60),
      end: Math.min(end, clause.end),
      type,
      status: act.planned
        ? realityOf(passage.folded.slice(clause.start, act.verb.start), '', '').status === 'possible'
          ? 'possible'
          : 'planned'
        : futureOf(reading, { ...(date === undefined ? {} : { date }) }, 'held'),
      ...(past ? { background: true as const } : {}),
      ...(date === undefined ? {} : { date }),
      ...(when.vague ? { vague: true as const } : {}),
      ...(when.occasion === undefined ? {} : { occasion: when.occasion }),
      actors: act.years === undefined ? actors : [],
      ...(scope.heading ? { heading: true as const } : {}),
      document: act.title,
      rule: 'document',
    });
  }
  return drafts;
}
