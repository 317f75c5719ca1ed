import type { Draft, Evidence } from './evidence.ts';
import { ofKind } from './evidence.ts';

const NUMERALS = '一二三四五六七八九十';
/** What is announced and then listed: 四點主張, 三項建議, 五個方面. */
const ANNOUNCED =
  /(?<![0-9.零一二三四五六七八九十百])(?:以下|如下)?([二两三四五六七八九十]|[2-9]|10)(?:点|项|个方面|条|大|个)(?:具体|重要|新|政策|基本|主要)?(?:建议|主张|倡议|原则|意见|看法|希望|共识|措施|举措|要求|任务|期待|理由|特点|亮点|提示|承诺|行动)/g;
/** Marks of the items: 一是, 第一，, 其一，, （一）. */
const ITEM =
  /(?:^|[，；。：、！？\n「])(?:(?:第|其)([一二三四五六七八九十])(?=[，、是：])|([一二三四五六七八九十])是(?!个|一|的|否)|（([一二三四五六七八九十])）)/g;
/** How far the first item may stand from the announcement, and one item from the last, in UTF-16 code units. */
const REACH = 160;
const STRIDE = 700;

/** More items listed than were announced. Fewer are no conflict: pages shorten lists. */
export function counts(evidence: Evidence): Draft[] {
  const { passage, article } = evidence.reading;
  const { folded } = passage;
  const announced = [...folded.matchAll(ANNOUNCED)];
  if (announced.length === 0) return [];
  const items = [...folded.matchAll(ITEM)].map((match) => ({
    at: match.index,
    n: NUMERALS.indexOf(match[1] ?? match[2] ?? match[3]) + 1,
    style: match[1] !== undefined ? 'ordinal' : match[2] !== undefined ? 'copula' : 'bracket',
  }));
  const drafts: Draft[] = [];
  for (const match of announced) {
    const stated = match[1] === '两' ? 2 : /\d/.test(match[1]) ? Number(match[1]) : NUMERALS.indexOf(match[1]) + 1;
    const first = items.findIndex((item) => item.at >= match.index && item.n === 1);
    if (first < 0 || items[first].at - match.index > REACH) continue;
    let last = items[first];
    for (const item of items.slice(first + 1)) {
      if (item.style !== last.style) continue;
      if (item.at - last.at > STRIDE || item.n !== last.n + 1) break;
      last = item;
    }
    // Another announcement in between would own the later items.
    if (last.n <= stated || between(folded, match.index + match[0].length, last.at)) continue;
    const entries = ofKind(evidence, 'quantity').filter(
      ({ finding }) => finding.start < match.index + match[0].length && finding.end > match.index,
    );
    const listing = evidence.cited.filter(
      ({ finding }) => finding.kind === 'statement' && finding.start <= last.at && finding.end > last.at,
    );
    const cited = [...entries, ...listing].map((one) => one.id);
    if (cited.length === 0) continue;
    drafts.push({
      type: 'count',
      article: article.id,
      entries: cited,
      severity: 'minor',
      note: `${passage.quote(match.index, match.index + match[0].length)} announces ${stated}; ${last.n} are listed.`,
      innocent: ['a later list follows the announced one', 'items were added by the editor'],
      confidence: 0.75,
    });
  }
  return drafts;
}

function between(folded: string, from: number, to: number): boolean {
  const pattern = new RegExp(ANNOUNCED.source);
  return pattern.test(folded.slice(from, to));
}
