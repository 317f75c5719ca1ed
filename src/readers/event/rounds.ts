import { inside } from '../places.ts';
import type { Place, Reading } from '../reader.ts';
import { clauseAround, sentenceOf, withoutTimes } from './clause.ts';
import type { Draft } from './draft.ts';
import { placesIn } from './scope.ts';
import { futureOf, isPast } from './telling.ts';
import { calendarPart, type When, whenOf } from './when.ts';

const ROUND =
  /[，；。：](?=(?:而|其中|此前|随后|之后)?(?:第[一二三四五六七八九十\d]{1,3}[轮次届场]|[首上下][轮次]|[上下前][一两][轮次]|最近一[轮次]|最后一[轮次])(?:则|会谈|谈判|会面|见面|会晤)?(?:将|已|是|暂[定订]|料|分别|[订定拟在于]|计划|预[计定]|\d|[今去昨本上下前以年明后翌]|[一二三四五六七八九十]{1,2}[月日年]))/g;

/** 今年三月的第三轮, 下月中在贝尔格莱德进行的第六轮: behind what tells when. */
const ROUND_AFTER =
  /^(?:[在于][^，。；的]{1,10})?(?:举行|进行|召开|登场)?的(?:第[一二三四五六七八九十\d]{1,3}|首|次|下一?)[轮届](?![谈磋会协对峰论理大年部高])/;
/** 昨在伯尔尼结束第五轮 */
const ROUND_HELD =
  /(?:结束|展开|举行|进行|完成|开始|召开)了?(?:第[一二三四五六七八九十\d]{1,3}|首|次|下一?)[轮届](?![谈磋会协对峰论理大年部高])/g;
/** 各方将于下周二在卑尔根继续 */
const GOES_ON = /(?:将|[定拟]于|预[定计])[^，。；]{2,24}(?:继续|续行|接续|再谈)(?=[，。；]|$)/g;

/** 2027年则轮由阿尔巴尼亚主办, 明年在曼谷举行: the next of a row, with neither its name nor its number. */
const NEXT_ONE = /(?:由|[在于])[^，。；、的了]{2,12}?(?:主办|承办|接办|举办|举行|登场)(?=[，。；\n]|$)/g;
/** 明年会期暂定5月30日至6月1日 */
const SESSION = /会期(?:将|则|暂|也|已|初步)*(?:[定订][在于为]?|为|是|拟[在于]?|安排在)/g;
/** Words that may stand with its time before the place. */
const NOTHING_ELSE = /^(?:则|将|改|轮|再|并|而|也|会|预[计定]|拟|定于?|订于?|届时|下[一]?[届次轮]|[，、])*$/;

const isTalks = (draft: Draft) =>
  !draft.heading && draft.type === 'meeting' && (draft.rule === 'pair' || draft.rule === 'gathering');

/** 首轮谈判5月10日在日内瓦举行，第二轮6月在伦敦进行: talks of which only the number is told stand for the noun before. */
export function moreRounds(reading: Reading, drafts: readonly Draft[]): Draft[] {
  const { passage } = reading;
  const talks = drafts.filter(isTalks);
  if (talks.length === 0) return [];
  const found: Draft[] = [];
  const add = (of: Draft, place: Place, when: When, status: Draft['status']) => {
    const isTold = (other: Draft) => other.start < place.end && other.end > place.start;
    // A clause with an event of its own needs none from before.
    if (when.date === undefined || drafts.some(isTold) || found.some(isTold)) return;
    const { ordinal: _ordinal, where: _where, background: _background, nominal: _nominal, ...same } = of;
    const where = placesIn(reading, place.start, place.end).find(({ start }) =>
      /[在于]$/.test(passage.folded.slice(start - 1, start)),
    );
    found.push({
      ...same,
      ...place,
      date: when.date,
      status: futureOf(reading, when, status),
      ...(where === undefined ? {} : { where: { start: where.start, end: where.end } }),
      ...(isPast(reading, when) ? { background: true as const } : {}),
      ordinal: passage.folded.slice(place.start, place.end),
    });
  };
  /** The talks told last before a place, else the first of the article. */
  const before = (position: number) => talks.findLast(({ start }) => start < position) ?? talks[0];
  const statusIn = ({ start, end }: Place): Draft['status'] => {
    const words = passage.folded.slice(start, end);
    if (/原[定订拟]/.test(words)) return 'cancelled';
    return /将|拟|[定订]于|预[定计]|计划|留待/.test(words) ? 'planned' : 'held';
  };

  for (const draft of talks) {
    const sentence = sentenceOf(passage, draft.start);
    const until = sentenceOf(passage, Math.min(sentence.end, passage.folded.length - 1)).end;
    for (const match of passage.folded.slice(draft.end, until).matchAll(ROUND)) {
      const at = draft.end + match.index + 1;
      const clause = clauseAround(passage, at, at + 1);
      const when = whenOf(reading, { start: clause.end, end: clause.end }, clause, clause);
      if (when.date !== draft.date) add(draft, clause, when, statusIn(clause));
    }
  }
  for (const time of reading.found.time) {
    const after = ROUND_AFTER.exec(passage.folded.slice(time.end, time.end + 24));
    const date = after === null ? undefined : calendarPart(time.value);
    if (date === undefined || date.includes('..')) continue;
    const place = { start: Math.max(0, time.start - 2), end: time.end + after![0].length };
    add(before(time.start), place, { date }, statusIn(place));
  }
  for (const match of passage.folded.matchAll(NEXT_ONE)) {
    const at = { start: match.index, end: match.index + match[0].length };
    const clause = clauseAround(passage, at.end - 1, at.end);
    if (!NOTHING_ELSE.test(withoutTimes(reading, clause.start, at.start))) continue;
    const when = whenOf(reading, { start: at.start, end: at.start }, clause, clause);
    const isToCome = when.date !== undefined && futureOf(reading, when, 'held') === 'planned';
    if (isToCome && inside(reading.found.time, clause.start, at.start).length > 0)
      add(before(at.start), clause, when, 'planned');
  }
  for (const match of passage.folded.matchAll(SESSION)) {
    const clause = clauseAround(passage, match.index, match.index + match[0].length);
    const time = inside(reading.found.time, match.index, clause.end)[0];
    const date = time === undefined ? undefined : calendarPart(time.value);
    if (date !== undefined && date.length >= 10) add(before(match.index), clause, { date }, 'planned');
  }
  for (const [pattern, status] of [
    [ROUND_HELD, 'held'],
    [GOES_ON, 'planned'],
  ] as const)
    for (const match of passage.folded.matchAll(pattern)) {
      const at = { start: match.index, end: match.index + match[0].length };
      const clause = clauseAround(passage, at.end - 1, at.end);
      const when = whenOf(reading, { start: at.end - 1, end: at.end }, clause, clause);
      if ((when.date?.length ?? 0) >= 10) add(before(at.start), clause, when, status);
    }
  return found;
}
