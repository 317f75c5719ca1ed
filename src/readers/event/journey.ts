import { fold } from '../../text/fold.ts';
import { inside } from '../places.ts';
import type { Finding, Place, Reading } from '../reader.ts';
import { type Actor, frontOf, sideOf } from './actors.ts';
import { withoutTimes } from './clause.ts';
import { shortCountry } from './country.ts';
import type { Draft } from './draft.ts';
import { TALKING } from './holding.ts';
import { AT_FIRST } from './reality.ts';
import { nextSubject, placesIn, type Scope, subjectBefore } from './scope.ts';
import { isSomeone } from './someone.ts';
import { overDays } from './stay.ts';
import { draftOf } from './telling.ts';
import { unknownPlace } from './unknown-place.ts';
import { dayOrDeadline, whenOf } from './when.ts';
import type { Word } from './words.ts';

/** 访问P, 对P进行国事访问, 访华. */
export function readGo(scope: Scope, word: Word): Draft | undefined {
  const { reading, clause, before, after } = scope;
  const { folded } = reading.passage;
  const written = folded.slice(word.start, word.end);
  if (word.term.id === 'tour') return readTour(scope, word);
  if (word.term.id === 'home') return readReturn(scope, word);
  if (word.term.id === 'stopover') return readStop(scope, word);
  const short = word.term.id === 'short_visit';
  const places: Place[] = placesIn(reading, word.end, clause.end);
  // 塞尔维亚…访塞
  if (short && places[0]?.start !== word.end && shortCountry(reading, word.end) !== undefined)
    places.unshift({ start: word.end, end: word.end + 1 });
  // 访华府 is no visit to China.
  const longer = placesIn(reading, word.end - 1, clause.end)[0];
  const isLonger = longer?.start === word.end - 1 && longer.end > word.end && written.length > 1;
  if (isLonger) places.unshift(longer);
  else if (written.endsWith('华') && /^[府盛沙]/.test(after)) return undefined;
  if (short && (places[0]?.start !== word.end || /[受采专走探寻参来拜到回出家上查察暗]$/.test(before)))
    return undefined;
  // 访新: what follows must not make another word of it.
  if (
    /[访抵][新马星隆]$/.test(written) &&
    !/^(?:$|[，。、与并后前时期为的会是]|[\d一二三四五六七八九十两]+[天日])/.test(after)
  )
    return undefined;
  // 近年来港: of years; 率团来港: of people.
  if (/^来[港马泰越菲韩澳京沪]$/.test(written) && /[年以近向历本原未后从起带上下]$/.test(before)) return undefined;
  if (written === '来访' && /^[的者]/.test(after) && !(AT_FIRST.test(before) && /取消|推迟|延后|改期|押后/.test(after)))
    return undefined;
  // 越来越好
  if (written === '来越' && before.endsWith('越')) return undefined;
  // 旅客去年访港: no one's visit.
  if (
    /(?:旅客|游客|观光客|旅行团|人次)[^，。]{0,8}$|(?<![全中外各])国人[^，。]{0,4}$|民众$/.test(before) ||
    /^[^，。]{0,8}人次/.test(after)
  )
    return undefined;
  if (/^(?:量|者|客|谈|问者|民|学者|团队|记录|学习|中(?![东国美非亚欧南华]))/.test(after)) return undefined;
  // 首位访问该国的总统, 陪同X访华的有Y: who someone is, not what happened.
  if (
    /(?:首|第[一二三四五六七八九十\d]+|唯一)[一二两三四五]?[位名个][^，。]{0,4}$/.test(before) &&
    /^[^，。]{0,12}的/.test(after)
  )
    return undefined;
  if (/陪同[^，。]{1,16}$/.test(before) && /^的(?:还)?有/.test(after)) return undefined;
  // 高层互访 are visits of no day.
  if (written === '互访' && (after !== '' || dayOrDeadline(whenOf(reading, word, clause, clause)) === undefined))
    return undefined;
  // 接受本报访问 is an interview.
  if (/接受[^，。]{0,10}$/.test(before)) return undefined;
  if (/^(?:[团客]|次数)/.test(after) || (written.startsWith('访') && /[受采专走探寻参]$/.test(before)))
    return undefined;
  if (/(?:网站|网页|用户|页面|学者|互相|走亲|家庭|入户|调研)/.test(before + after.slice(0, 6))) return undefined;
  const relative = relativeVisitor(scope, word);
  const own = relative.length > 0 ? relative : visitors(scope, word);
  // 继上月访问印尼后，法国外长将…: who stands in the next clause.
  const follows = before.startsWith('继') && /后$/.test(after);
  const subject = own.length > 0 ? own : follows ? nextSubject(scope) : subjectBefore(scope);
  const passing =
    written === '此访' ||
    /^(?:[^，。]{0,10})(?:期间|之际|以来|后|前|时|之前|之后)/.test(after) ||
    /(?:此次|这次|的|^这(?:也|已|将)?是.{0,24}|首次|上次|(?:结束|完成)[^，。]{0,12})$/.test(before);
  // 访华, 来台 name the country themselves.
  const plain = short || isLonger || (word.term.id === 'visit' && /[问访足]$/.test(written));
  const where =
    visited(scope, word) ??
    // 到访的法国总统 comes from there.
    (plain && after.startsWith('的')
      ? undefined
      : plain
        ? places.length > 0 && places[0].start <= word.end + 1
          ? span(places)
          : undefined
        : placesIn(reading, word.start, word.end)[0]);
  const told = subject.length > 0 || ((!passing || /结束[^，。]*$/.test(before)) && isSomeoneThen(scope, word));
  if (!told || (passing && subject.length > 0 && subject.every((actor) => actor.rank === 'country'))) return undefined;
  // 这是他就任后第二次来台: of the visit that the text tells; who says so has no part in it.
  const isCount =
    /^(?:而|但)?这(?:也|已|还|将)*是[^，。]{0,24}(?:第[一二三四五六七八九十\d]+|首|再|[二三四五])[次度趟]/.test(before);
  if (isCount) {
    const count = draftOf(scope, word, [], { type: 'visit', mode: 'in_person', nominal: true, rule: 'visit' });
    if (count === undefined) return undefined;
    const { date: _day, ...undatedCount } = count;
    return { ...undatedCount, status: 'held' };
  }
  const draft = draftOf(scope, word, written === '此访' ? [] : subject, {
    type: 'visit',
    mode: 'in_person',
    ...(passing ? { nominal: true as const } : {}),
    ...(where === undefined ? {} : { where }),
    until: lastOf(reading, places),
    rule: 'visit',
  });
  // 就此次访问作了安排, told of a day before it: which one, not when.
  const isThisOne = passing && /(?:此次|这次|本次|该次)$/.test(before) && relative.length === 0;
  if (draft === undefined || (relative.length === 0 && !isThisOne)) return draft && overDays(scope, word, draft);
  // 原拟本月来访的部长取消行程: the day told is that of the visit.
  if (draft.status === 'cancelled') return draft;
  // 迎接周二来访的总统: a day inside the words that tell who comes is that of the visit.
  const governs = /(?:会见|接见|会晤|拜会|迎接|欢迎|接待)(?=[^，。]{1,10}$)/.exec(before);
  if (governs !== null && inside(reading.found.time, clause.start + governs.index, word.start).length > 0)
    return overDays(scope, word, draft);
  // The day told is that of the meeting, not of the visit.
  const { date: _date, ...undated } = draft;
  return undated;
}

/** Who travels: people, named or not, before `until` in the clause, else in a clause before it. */
function travellersBefore(scope: Scope, until: number): Actor[] {
  const own = sideOf(scope.reading, scope.clause.start, until);
  return (own.length > 0 ? own : subjectBefore(scope)).filter(({ rank, unnamed }) => rank === 'person' || unnamed);
}

/** 展开欧洲之行: a verb that begins, ends or calls it off, or its time (原定明天的柏林之行); the place stands before it. */
function readTour(scope: Scope, word: Word): Draft | undefined {
  const { reading, clause, before } = scope;
  const where = placesIn(reading, clause.start, word.start).findLast(({ end }) => word.start - end <= 4);
  const verb = /(?:展开|开启|开始|结束|启程|踏上|完成|取消|推迟|延后)[^，。]{0,22}$/.exec(before);
  const planned = /(?:预定|原[定订拟]|计[划画])[^，。]{2,12}的[^，。]{0,12}$/.exec(before);
  const at = Math.min(verb?.index ?? before.length, planned?.index ?? before.length);
  if (where === undefined || at === before.length) return undefined;
  const travellers = travellersBefore(scope, clause.start + at);
  if (travellers.length === 0 && !isSomeone(before)) return undefined;
  const draft = draftOf(scope, word, travellers, {
    type: 'visit',
    mode: 'in_person',
    where: { start: where.start, end: where.end },
    rule: 'tour',
  });
  return draft && overDays(scope, word, draft);
}

/** 26日经P回国: a stop on the way home. */
function readReturn(scope: Scope, word: Word): Draft | undefined {
  const { reading, clause, before } = scope;
  const { folded } = reading.passage;
  const where = placesIn(reading, clause.start, word.start).at(-1);
  if (where?.end !== word.start || !/(?:经|取道|途经)$/.test(folded.slice(where.start - 2, where.start)))
    return undefined;
  if (AT_FIRST.test(before) || whenOf(reading, word, clause, clause).date === undefined) return undefined;
  const travellers = travellersBefore(scope, where.start);
  return draftOf(scope, word, travellers, { type: 'visit', mode: 'in_person', where, rule: 'journey' });
}

/** 在P停留, 经停P, 在P过境. */
function readStop(scope: Scope, word: Word): Draft | undefined {
  const { reading, clause, before } = scope;
  const { folded } = reading.passage;
  const where =
    placesIn(reading, clause.start, word.start).find(({ start }) => /[在于]/.test(folded[start - 1] ?? '')) ??
    placesIn(reading, word.end, word.end + 1)[0];
  if (where === undefined || GOODS.test(before)) return undefined;
  const travellers = travellersBefore(scope, where.start);
  if (travellers.length === 0 && !isSomeone(before)) return undefined;
  return draftOf(scope, word, travellers, {
    type: 'visit',
    mode: 'in_person',
    where: { start: where.start, end: where.end },
    rule: 'visit',
  });
}

/** 同来华出席…的X会谈: who comes stands behind the words. */
function relativeVisitor({ reading, clause, before, after }: Scope, word: Place): Actor[] {
  if (
    !/(?:[同与和跟对向给]|会见|接见|会晤|拜会|欢迎|正在|到访的)$/.test(before) &&
    !/^(?:[^，。的]{0,8}的|进行[^，。]{0,12}的|出席[^，。]{0,60}的)/.test(after) &&
    // 会见来华进行国事访问并出席年会的总统
    !(
      /(?:会见|接见|会晤|拜会|欢迎|[同与和])[^，。]{0,10}$/.test(before) &&
      /^(?:进行[^，。]{0,12})?(?:并|和|以及)(?:出席|参加)[^，。]{0,60}的/.test(after)
    )
  )
    return [];
  const of = after.indexOf('的');
  return of < 0
    ? []
    : sideOf(reading, word.end + of + 1, clause.end)
        .filter((actor) => actor.rank === 'person')
        .slice(0, 1);
}

/** Who goes: those before the verb, without the country that 对…进行访问 names. */
function visitors(scope: Scope, word: Place): Actor[] {
  const { reading, clause } = scope;
  const { folded } = reading.passage;
  // Those behind the first verb are its objects.
  const verb = inside(scope.words, clause.start, word.start).find(
    ({ start, term }) => term.cells.class === 'do' && !TALKING.test(folded.slice(start, start + 2)),
  );
  const side = lastGroup(reading, sideOf(reading, clause.start, verb?.start ?? word.start));
  return side.filter((actor) => {
    const from = frontOf(reading, actor);
    if (/[对向]$/.test(folded.slice(from - 1, from))) return false;
    // 对A、B、C国事访问: where, even where the words before it are cut off.
    if (
      actor.rank === 'country' &&
      /^(?:进行)?(?:国事|正式|友好|工作|历史性)*$/.test(folded.slice(actor.end, word.start))
    )
      return false;
    return !(
      actor.rank === 'country' &&
      /^(?:进行|的)/.test(folded.slice(actor.end, actor.end + 2)) &&
      side.length > 1
    );
  });
}

/** The last actor, with those before that 、, 和 and the like join to it. */
function lastGroup(reading: Reading, actors: readonly Actor[]): readonly Actor[] {
  const { folded } = reading.passage;
  let from = Math.max(0, actors.length - 1);
  while (from > 0) {
    const between = folded.slice(actors[from - 1].end, frontOf(reading, actors[from]));
    if (!/^(?:[、和与及同]|以及|偕|夫人|先生|主席|总统|总理|部长|外长|一行|等)+$/.test(between)) break;
    from--;
  }
  return actors.slice(from);
}

/** 对P进行…访问, 正在P访问. */
function visited({ reading, clause }: Scope, word: Place): Place | undefined {
  const { folded } = reading.passage;
  for (const name of inside(reading.found.name, clause.start, word.start))
    if (
      name.type === 'place' &&
      /[对在]/.test(folded[name.start - 1] ?? '') &&
      /^(?:$|[^，。]{0,6}(?:进行|展开|开展|开始|作|做)[^，。]{0,12}|的[^，。]{0,8})$/.test(
        folded.slice(name.end, word.start),
      )
    )
      return { start: name.start, end: name.end };
  return undefined;
}

/** Where a row of places ends: 访问斐济、汤加和萨摩亚. */
function lastOf(reading: Reading, places: readonly Place[]): number {
  let end = places[0]?.end ?? 0;
  for (const place of places)
    if (place.start > end && /^(?:[、和与及]|以及)$/.test(reading.passage.folded.slice(end, place.start)))
      end = place.end;
  return end;
}

const span = (names: readonly Place[]): Place => ({ start: names[0].start, end: names[0].end });

/** 抵达P, 离开P前往Q. */
export function readJourney(scope: Scope, word: Word): Draft | undefined {
  const { reading, clause } = scope;
  const { folded } = reading.passage;
  const written = folded.slice(word.start, word.end);
  const named =
    placesIn(reading, word.end, Math.min(clause.end, word.end + 12))[0] ??
    (written.length > 1 ? unknownPlace(reading, word.end, clause.end) : undefined);
  // 尼日利亚…抵尼
  const to =
    named?.start !== word.end && shortCountry(reading, word.end) !== undefined
      ? { start: word.end, end: word.end + 1 }
      : named;
  // 到河内视察, 到北京出席: to do something there; 得到 and 到 of times are no journey.
  if (written === '到' && (named?.start !== word.end || !isGoing(scope, word, named))) return undefined;
  // 专机降落北京: who lands is on it.
  if (written === '降落' && !/(?:专机|座机|班机|搭乘|乘坐|搭机|乘机)[^，。]*$/.test(scope.before)) return undefined;
  // 返抵 ends a journey.
  if (scope.before.endsWith('返')) return undefined;
  if (written.length === 1 && to?.start !== word.end) return undefined;
  if (to === undefined && written === '过境') return readStop(scope, word);
  // 他将于周五抵达: where, the text has told.
  if (to === undefined && /^(?:抵达|抵步|抵埗|到达|成行)$/.test(written) && HERE.test(scope.after))
    return readArrival(scope, word);
  if (to === undefined || isVenue(reading, to, folded.slice(to.start, to.end))) return undefined;
  // 原定今日赴合艾的议员访问团已取消行程: who was to go stands behind.
  const behind = dropped(scope, to.end);
  const own = behind ?? sideOf(reading, clause.start, word.start);
  // 离港赴吉隆坡: whence, and no one who travels.
  const travels = own.some(({ rank, unnamed }) => rank !== 'country' || unnamed);
  const subject = travels || behind !== undefined ? own : subjectBefore(scope);
  // Bodies do not travel; their delegations do.
  const ofBody = subject.every(({ rank }) => rank === 'organisation');
  const travellers = subject.filter(
    ({ rank, unnamed, names }) => rank === 'person' || unnamed || /[团组队]$/.test(fold(names[0])),
  );
  // 七日转赴伯利兹: those of whom the sentences before tell.
  const goesOn =
    subject.length === 0 &&
    GOES_ON.test(written) &&
    whenOf(reading, word, clause, clause).date !== undefined &&
    withoutTimes(reading, clause.start, word.start).length <= 4;
  if (travellers.length === 0 && !goesOn && behind === undefined && !(ofBody && isSomeoneThen(scope, word)))
    return undefined;
  const draft = draftOf(scope, word, travellers.length > 0 || !ofBody ? travellers : subject, {
    type: 'visit',
    mode: 'in_person',
    where: { start: to.start, end: to.end },
    rule: GOES_ON.test(written) || (word.term.cells.class === 'leave' && LATER.test(scope.before)) ? 'stop' : 'journey',
  });
  return draft && overDays(scope, word, draft);
}

/** 一行是12日抵达这里的 */
const HERE = /^(?:这里|此间|此地|当地)?的?$/;

/** 代表团周五抵达, 首相年底前成行: on a day. */
function readArrival(scope: Scope, word: Word): Draft | undefined {
  const { reading, clause, before } = scope;
  if (dayOrDeadline(whenOf(reading, word, clause, clause)) === undefined) return undefined;
  // 原订26日来访，延至12月成行: told already.
  if (/(?:延|推迟|押后|改)[^，]{0,3}[至到在于]/.test(before)) return undefined;
  const travellers = travellersBefore(scope, word.start);
  if (travellers.length === 0 && (!isSomeone(before) || GOODS.test(before))) return undefined;
  return draftOf(scope, word, travellers, { type: 'visit', mode: 'in_person', rule: 'journey' });
}

/** 到河内视察, 考察团计划7月到帝力: to do something there, or on a day and nothing more. */
function isGoing({ reading, clause }: Scope, word: Place, { end }: Place): boolean {
  const after = reading.passage.folded.slice(end, clause.end);
  return DOES.test(after) || (after === '' && dayOrDeadline(whenOf(reading, word, clause, clause)) !== undefined);
}

const DOES =
  /^[^，。]{0,3}(?:出席|参加|参观|参访|考察|访问|看望|慰问|调研|走访|会见|会晤|拜会|会谈|视察|探访|进行|主持|展开|签署|与|同)/;

/** A warship or a ship in the service of a state: its calls at ports are visits. */
const VESSEL =
  /(?:护卫舰|驱逐舰|巡逻[舰艇船]|巡防舰|巡洋舰|舰艇编队|舰队|护航编队|军舰|训练舰|练习[舰船]|风?帆船|医院船|科考船|考察船|巡视船|海警船|补给舰|登陆舰|航空母舰|航母|潜[艇舰]|敦睦舰队|舰艇)(?:[「“][^」”]{1,10}[」”])?号?[^，。]{0,20}$/;

/** Those who were to make a journey that is told in a modifier, where it came to nothing. */
function dropped({ reading, clause, before }: Scope, from: number): Actor[] | undefined {
  const { folded } = reading.passage;
  const rest = folded.slice(from, clause.end);
  const group = /^的([^，。]{1,16}?)(?=[^，。]{0,6}(?:取消|推迟|延后|改期|没有成行|未能成行|告吹|泡汤|搁置))/.exec(
    rest,
  );
  if (group === null || !AT_FIRST.test(before)) return undefined;
  return sideOf(reading, from + 1, from + 1 + group[1].length);
}

/** 当天傍晚飞往东京: from the place that was told before. */
const LATER = /(?:随后|之后|然后|接着|当[天日晚]|傍晚|再)[^，。]{0,4}$/;

/** From one stop of a journey to the next. */
const GOES_ON = /^(?:转[赴往抵]|移往|续[赴往]|转至)$/;

/** 考察团昨晚抵达里斯本: no one whom the page names, but on a day. */
const isSomeoneThen = ({ reading, clause, before, heading }: Scope, word: Place) =>
  ((isSomeone(before) || VESSEL.test(before)) && whenOf(reading, word, clause, clause).date !== undefined) ||
  // A headline may name someone whom only the text introduces.
  (heading && before.length > 1 && before.length < 9 && !GOODS.test(before));

/** What comes without being on a visit. */
const GOODS = /[货船舰机车粮药苗油气]|物资|班列|部队|军$|难民|游客|旅客|学生|列车|航班|救灾|台风|疫情|[，。]/;

/** Going to a hall or a square is no journey. */
const isVenue = (reading: Reading, { rule, terms }: Partial<Finding<'name'>>, quote: string) =>
  rule === 'venue' ||
  /(?:宫|大厦|大厅|馆|广场|大会堂|总统府|楼|公园|陵园?|碑|大学|学院|学校|医院|工厂|公司|官邸)$/.test(quote) ||
  (terms?.[0] !== undefined && reading.lexicon.terms[terms[0]].cells.type === 'venue');
