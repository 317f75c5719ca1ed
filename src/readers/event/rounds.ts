import type { Reading } from '../reader.ts';
import { clauseAround, sentenceOf } from './clause.ts';
import type { Draft } from './draft.ts';
import { placesIn } from './scope.ts';
import { futureOf, isPast } from './telling.ts';
import { whenOf } from './when.ts';

const ROUND =
  /[，；。：](?=(?:而|其中|此前|随后|之后)?(?:第[一二三四五六七八九十\d]{1,3}[轮次届场]|[首上下][轮次]|[上下前][一两][轮次]|最近一[轮次]|最后一[轮次])(?:则|会谈|谈判|会面|见面|会晤)?(?:将|已|是|[订定拟在于]|计划|预[计定]|\d|今|去|昨|本|年|[一二三四五六七八九十]{1,2}[月日年]))/g;

/** 首轮谈判5月10日在日内瓦举行，第二轮6月在伦敦进行: talks of which only the number is told stand for the noun before. */
export function moreRounds(reading: Reading, drafts: readonly Draft[]): Draft[] {
  const { passage } = reading;
  const found: Draft[] = [];
  for (const draft of drafts) {
    if (draft.heading || draft.type !== 'meeting' || !(draft.rule === 'pair' || draft.rule === 'gathering')) continue;
    const sentence = sentenceOf(passage, draft.start);
    const until = sentenceOf(passage, Math.min(sentence.end, passage.folded.length - 1)).end;
    for (const match of passage.folded.slice(draft.end, until).matchAll(ROUND)) {
      const at = draft.end + match.index + 1;
      const clause = clauseAround(passage, at, at + 1);
      // A clause with an event of its own needs none from before.
      if (drafts.some((other) => other.start < clause.end && other.end > clause.start)) continue;
      if (found.some(({ start }) => start === clause.start)) continue;
      const when = whenOf(reading, { start: clause.end, end: clause.end }, clause, clause);
      if (when.date === undefined || when.date === draft.date) continue;
      const places = placesIn(reading, clause.start, clause.end).filter(({ start }) =>
        /[在于]$/.test(passage.folded.slice(start - 1, start)),
      );
      const ahead = /将|拟|定于|订于|预[计定]|计划/.test(passage.folded.slice(clause.start, clause.end));
      const { ordinal: _ordinal, where: _where, background: _background, nominal: _nominal, ...same } = draft;
      found.push({
        ...same,
        start: clause.start,
        end: Math.min(clause.end, Math.max(when.at?.end ?? 0, places[0]?.end ?? 0, clause.start + 1)),
        date: when.date,
        status: futureOf(reading, when, ahead ? 'planned' : 'held'),
        ...(places[0] === undefined ? {} : { where: { start: places[0].start, end: places[0].end } }),
        ...(isPast(reading, when) ? { background: true as const } : {}),
        ordinal: passage.folded.slice(clause.start, clause.start + 4),
      });
    }
  }
  return found;
}
