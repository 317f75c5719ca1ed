import type { EventFields, EventType } from '../../record/kinds.ts';
import { inside } from '../places.ts';
import type { Reading } from '../reader.ts';
import type { Word } from './words.ts';

/** Verbs of holding that go with talks and visits, not with gatherings. */
export const TALKING = /^(?:进行|展开|开展|恢复|重启|重开|重新|开始)/;

/** Whether a verb of holding belongs to this noun: nothing but its modifiers between, no other noun of its own. */
export function isDoing(reading: Reading, verb: Word, noun: Word): boolean {
  const { folded } = reading.passage;
  if (verb.end <= noun.start) {
    const between = folded.slice(verb.end, noun.start);
    return between.length <= 40 && !/[，。]/.test(between) && !/(?:后|(?<![小临])时|期间|前)/.test(between.slice(-12));
  }
  // 谈判3日在邻近波兰的森林举行, 会谈在友好的气氛中结束: where and how say nothing of the verb.
  const words = withoutNames(reading, noun.end, verb.start)
    .replace(/在[^，。]{0,14}(?:气氛|情况|条件)[下中里]?/, '')
    .replace(/([在于][^，。的]{0,12})的/g, '$1');
  return (
    verb.start - noun.end <= 34 &&
    // Time, place and adverbs between a gathering and its verb.
    !/(?:期间|上(?![周月午星个海])|[后里的并就]|时(?!间)|中(?![旬国东俄美日韩法德英欧非亚央华])|[对向](?!外)|通过(?![^，。]{1,8}(?:方式|形式)))/.test(
      words,
    ) &&
    /^[^，。；：！？、\n]*$|^(?:昨日|今日|昨天|今天|日前|近日|周末|本周|上周|当天|当日|已|正式|[在于将][^，。]{0,18}|\d+[日月号时][^，。]{0,14}|周[一二三四五六日]|星期[一二三四五六日天])*$/.test(
      words,
    )
  );
}

/** The folded words of `[start, end)` without times and places: 上半年 and 海上 say nothing of a verb. */
function withoutNames(reading: Reading, start: number, end: number): string {
  const { folded } = reading.passage;
  let words = '';
  let at = start;
  const cut = [...inside(reading.found.time, start, end), ...inside(reading.found.name, start, end)];
  for (const one of cut.sort((a, b) => a.start - b.start)) {
    if (one.start < at) continue;
    words += folded.slice(at, one.start);
    at = one.end;
  }
  return words + folded.slice(at, end);
}

export const BY_VIDEO = /(?:视频|视像|视讯|线上|云端)(?:方式|形式|连线|会议)?/;

const BY_PHONE = /(?:电话)(?:方式|形式)?/;

/** The kind of meeting: the words before the noun may say that it was by video or telephone. */
export function modeOf(word: Word, before: string): { type: EventType; mode?: EventFields['mode'] } {
  const { type, mode } = word.term.cells as { type: EventType; mode?: EventFields['mode'] };
  const near = before.slice(-40);
  if (type === 'meeting' && BY_VIDEO.test(near)) return { type: 'video_meeting', mode: 'video' };
  if (type === 'meeting' && BY_PHONE.test(near)) return { type: 'phone_call', mode: 'phone' };
  return { type, ...(mode === undefined ? {} : { mode }) };
}
