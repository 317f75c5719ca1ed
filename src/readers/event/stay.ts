import { addDays, formatDate, isFull, parseDate } from '../../record/edtf.ts';
import { inside } from '../places.ts';
import type { Place, Reading } from '../reader.ts';
import type { Draft } from './draft.ts';
import { isSameActor } from './merge.ts';
import type { Scope } from './scope.ts';

/** In days: what lasts longer is no visit and no conference. */
const LONGEST = 40;

const OF_OCCASION =
  /^的?[^，。]{0,10}(?:访问|行程|之行|考察|之旅|参访|访|会谈|谈判|磋商|会议|峰会|和谈|对话|会期|论坛|大会|年会)/;
/** 起一连两日与对方举行技术磋商 */
const OF_LONG = /^[^，。]{0,20}(?:会谈|谈判|磋商|会议|峰会|和谈|对话|论坛|大会|访问|考察|行程)/;
const LASTS = /(?:停留|逗留|驻留|停泊|停靠|全程|前后|为期|共|一连|连续|持续|历时|会期|延续)$/;
const ENDS = /^[^，。后前]{0,24}(?:结束|落幕|收场)/;
const STAYS_UNTIL = /(?:停留|逗留|驻留|持续|进行|延续|举行|展开|访问)$/;

/** 5日抵达，展开为期三天的访问, 自10日起访问5天, 5日起一连三天: from the day told on, for so many days. */
export function overDays(scope: Scope, word: Place, draft: Draft): Draft {
  const { reading, clause, sentence } = scope;
  const begins = inside(reading.found.time, clause.start, word.start).find(({ value }) =>
    /^[\d-]{10}\/\.\.$/.test(value),
  );
  const from = (draft.date ?? begins?.value ?? dayOfLeaving(scope, word))?.replace('/..', '');
  const first = parseDate(from);
  if (from?.length !== 10 || !isFull(first)) return draft;
  const { folded } = reading.passage;
  for (const { start, end, value } of inside(reading.found.time, sentence.start, sentence.end)) {
    const until = lastDay(reading, { start, end }, value, word) ?? leavingDay(reading, { start, end }, value, word);
    if (until !== undefined && until > from && until <= formatDate(addDays(first, LONGEST)))
      return { ...draft, date: `${from}/${until}` };
    const days = Number(/^P(\d+)D$/.exec(value)?.[1] ?? 0) + 7 * Number(/^P(\d+)W$/.exec(value)?.[1] ?? 0);
    if (days < 2 || days > LONGEST) continue;
    // 下周一前往P，翌日起一连两日磋商: of what begins on a day of its own.
    const opener = inside(reading.found.time, word.end, start).find((time) => time.end === start - 2);
    if (opener?.value.endsWith('/..') && opener.value !== draft.date) continue;
    const follows = start >= word.end && start - word.end <= 30;
    const lasts = LASTS.test(folded.slice(start - 2, start));
    const next = folded.slice(end, end + 28);
    const of =
      OF_OCCASION.test(next.slice(0, 16)) ||
      // 为期两天的首届阿拉伯国家联盟-欧洲联盟峰会
      (next.startsWith('的') && !/[，。的]/.test(folded.slice(end + 1, word.start))) ||
      (lasts && folded[start - 3] === '起' && OF_LONG.test(next));
    // 飞抵东京，将停留三天
    const stays = start >= word.end && lasts;
    if (!stays && !(follows && (of || start - word.end <= 6)) && !(end <= word.start && start >= clause.start && of))
      continue;
    // 结束为期三天的访问, 三天的访问于9日结束: the day told is the last.
    if (
      (begins === undefined && end <= word.start && ENDS.test(folded.slice(word.end, clause.end))) ||
      /(?:结束|完成)了?(?:对[^，。]{1,10})?$/.test(
        folded.slice(Math.max(clause.start, start - 16), start).replace(/为期$/, ''),
      )
    )
      return { ...draft, date: `${formatDate(addDays(first, 1 - days))}/${from}` };
    return { ...draft, date: `${from}/${formatDate(addDays(first, days - 1))}` };
  }
  return draft;
}

const LEAVES = /^[^，。]{0,8}(?:离开|离境|离去|离[台港京华]|返[国抵程回]|回国|回到|启程|踏上归)/;

/** 结束三天的访问，7日返国: the day on which those who came leave. */
function dayOfLeaving({ reading, before, sentence }: Scope, word: Place): string | undefined {
  const { folded } = reading.passage;
  if (!/(?:结束|完成)[^，。]{0,16}$/.test(before)) return undefined;
  return inside(reading.found.time, word.end, sentence.end).find(
    ({ end, value }) => value.length === 10 && LEAVES.test(folded.slice(end, end + 12)),
  )?.value;
}

/** 30日抵台，4日离境: the day that opens the next clause. */
function leavingDay({ passage: { folded } }: Reading, { start, end }: Place, value: string, word: Place) {
  const isNext =
    start > word.end &&
    !/^[^，。]{0,3}[经途取]/.test(folded.slice(end, end + 5)) &&
    folded[start - 1] === '，' &&
    !/[，。]/.test(folded.slice(word.end, start - 1));
  return isNext &&
    /[抵到访来]/.test(folded.slice(word.start, word.end)) &&
    value.length === 10 &&
    LEAVES.test(folded.slice(end, end + 12))
    ? value
    : undefined;
}

/** 将停留至8日, 持续到周五: the last day. */
function lastDay({ passage: { folded } }: Reading, time: Place, value: string, word: Place): string | undefined {
  if (time.start < word.end) return undefined;
  // 今日起访问，至23日止: behind a comma as well.
  const before = folded.slice(Math.max(0, time.start - 4), time.start).replace(/，(?=[至到]?$)/, '');
  const own = /^[至到]/.test(folded.slice(time.start, time.end));
  if (!STAYS_UNTIL.test(own ? before : before.replace(/[至到]$/, ' ').trimEnd()) || !(own || /[至到]$/.test(before)))
    return undefined;
  const day = value.replace('../', '');
  return /^\d{4}-\d\d-\d\d$/.test(day) ? day : undefined;
}

/** A visit or a gathering of several days, in the course of which other things happen. */
export interface Stay {
  /** EDTF interval of whole days. */
  readonly date: string;
  readonly draft: Draft;
}

/** The stay that a telling makes; undefined for what lasts one day, or longer than a journey. */
export function stayOf(draft: Draft): Stay | undefined {
  const [from, until] = draft.date?.split('/').map((day) => parseDate(day)) ?? [];
  if (draft.heading || draft.date?.length !== 21 || !isFull(from) || !isFull(until)) return undefined;
  const isShort = formatDate(addDays(from, LONGEST)) > formatDate(until);
  const isRoom = draft.type === 'visit' || draft.type === 'meeting';
  return isShort && isRoom ? { date: draft.date, draft } : undefined;
}

/** In characters: a stay told further back is not what 访问期间 speaks of. */
const FAR = 1500;

const DURING =
  /(?:^|[，。；：]|在|此|本次|这次|两天|三天|四天)[^，。；：前]{0,12}(?:访[^，。]{0,4}|到访|出访|此行|行程|停留|逗留|会议|峰会|论坛|大会|年会|磋商|谈判|会谈|对话|与会|[在抵留][^，。]{1,6})(?:期间|期内|过程中)|(?:^|[，。；])(?:其间|期间|会议期间|此行[^，。]{0,4})/;
const TRAVELS = /^(?:(?:访|代表|考察|访问)团|一行|访宾|访团|[他她]|副?团长)/;

/** Whether an event that tells no day of its own takes place during a stay told before. */
export function isDuring(reading: Reading, stay: Stay, draft: Draft): boolean {
  if (draft.start - stay.draft.end > FAR || draft.start < stay.draft.start) return false;
  const { structure, folded } = reading.passage;
  const from = structure.sentences[structure.sentenceAt(draft.start)];
  if (DURING.test(folded.slice(Math.max(from, stay.draft.end), draft.end))) return true;
  // 代表团12日至15日来访，将拜会…: what the travellers will do there.
  if (stay.draft.type !== 'visit' || (draft.status !== 'planned' && draft.status !== 'possible')) return false;
  if (draft.start - stay.draft.end > 300) return false;
  return (
    from <= stay.draft.start ||
    TRAVELS.test(folded.slice(draft.start, draft.end)) ||
    stay.draft.actors.some((actor) => draft.actors.some((other) => isSameActor(actor, other)))
  );
}
