import { formatDate, isFull } from '../../record/edtf.ts';
import type { Word } from '../figures.ts';
import type { Article } from './article.ts';
import { daysAt, lengthAt } from './length.ts';
import { follows } from './surroundings.ts';

/** Words that measure with a length after them: 未来三年, 最近五年. */
const MEASURING = new Set(['未来', '今后', '接下来', '往后', '最近']);
const AT_THAT_TIME = new Set(['当时', '彼时', '那时', '其时', '届时']);

/** Adds a word that says when, but not exactly: 最近, 当时, 未来. Returns where it ends, or 0. */
export function addVague(article: Article, { start, end, index, term }: Word): number {
  const { figures, text, findings } = article;
  const word = text.slice(start, end);
  // 最近一轮磋商: which one, not when.
  if (word === '最近' && /^的?一[次轮届场期]/.test(text.slice(end, end + 3))) return end;
  if (MEASURING.has(word)) {
    const at = text[end] === '的' ? end + 1 : end;
    if ((lengthAt(figures, at) ?? daysAt(figures, at)) !== undefined) return 0;
  }
  const terms = [index];
  const then = AT_THAT_TIME.has(word) ? toldBefore(article, start, word) : undefined;
  if (then !== undefined) return findings.add(start, end, then, 'at that time', 0.6, { terms });
  // 截至今年
  if (text[end - 1] === '今' && '年天日晚晨早明'.includes(text[end] ?? '，')) return 0;
  const close = text.startsWith('以来', end) ? end + 2 : end;
  return findings.add(start, close, term.cells.value, 'vague word', 0.75, { vague: true, terms });
}

/** 去年5月…，当时…; 9月来访，届时…: the date told in the sentence or the one before. */
function toldBefore({ chronicle, passage }: Article, start: number, word: string): string | undefined {
  const { last: told, moved } = chronicle;
  // 顺延至五月，届时…
  if (word === '届时' && moved !== undefined && moved.at > (told?.at ?? -1) && follows(passage, moved.at, start))
    return moved.value;
  if (told === undefined || (!told.explicit && word !== '届时')) return undefined;
  return follows(passage, told.at, start) ? told.value : undefined;
}

/** 「十四五」 is its five years; 「十三五」以来 is open. Returns where it ends. */
export function addPlan({ text, findings }: Article, { start, end, index, term }: Word): number {
  const { value } = term.cells;
  const terms = [index];
  const close = text[end] === '」' ? end + 1 : end;
  const since = /^(?:时期|规划)?以来/.exec(text.slice(close, close + 4))?.[0].length ?? 0;
  if (since === 0) return findings.add(start, end, value, 'plan period', 0.8, { terms });
  return findings.add(start, close + since, `${value.slice(0, 4)}/..`, 'plan period', 0.8, { terms });
}

/** Last letters of 上午, 晚间, 凌晨, 傍晚. */
const DAYPART_END = '午后上间晨晚';
/** What goes on after them where they are of the day of the report. */
const DAYPART_BEFORE =
  '在于与和会同出抵表接发说宣主访率前证透受指对召公回强呼举赴飞启签参拜转针应离到返将再又已曾才由结设分';
/** 上午的会议, 下午3时, 晚上班: no day of its own. */
const DAYPART_OF = /[的时点班茶餐饭报场\d]/;
/** 每天上午, 17日上午: of the day before it. */
const DAYPART_AFTER = /[天日号晚每个整昨今明当年月一\d]/;

/** 上午 in a report without a day is of the day of the report: …司长上午在记者会说明. Returns where it ends, or 0. */
export function addPartOfDay(article: Article, { start, end }: Word): number {
  const { text, chronicle, findings, passage } = article;
  const before = text[start - 1] ?? '，';
  if (!DAYPART_END.includes(text[end - 1]) || DAYPART_AFTER.test(before)) return 0;
  // 昨晨抵达，午后签署: of the day told in the sentence.
  const told = chronicle.last;
  const { structure } = passage;
  const isNear =
    told?.explicit === true && isFull(told.date) && structure.sentenceAt(told.at) === structure.sentenceAt(start);
  const goesOn = isNear && '，；'.includes(before) && !DAYPART_OF.test(text[end] ?? '，');
  if (!goesOn && !DAYPART_BEFORE.includes(text[end] ?? '，')) return 0;
  const day = isNear ? formatDate(told.date) : chronicle.dayOfReport();
  return day === undefined ? 0 : findings.add(start, end, day, 'part of day', 0.6, { anchor: day });
}
