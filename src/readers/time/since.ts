import type { Article } from './article.ts';
import type { Found } from './found.ts';

const CLAUSE_END = '，。；：、！？\n「」『』（）《》';
/** The name of what began is shorter than this, in UTF-16 code units. */
const LONGEST = 24;

/** Adds …以来 after an event that has no date: when it began is not told. */
export function addSinceEvents({ text, findings }: Article): void {
  let at = text.indexOf('以来');
  if (at < 0) return;
  const taken = new Uint8Array(text.length);
  for (const { start, end } of findings.list) taken.fill(1, start, end);
  for (; at >= 0; at = text.indexOf('以来', at + 2)) {
    if (taken[at + 1] === 1 || '往访到自宾'.includes(text[at + 2] ?? '，')) continue;
    const from = clauseStart(text, at, taken);
    const start = from === undefined ? at : eventStart(text, from, at);
    if (at - start >= 2 && at - start < LONGEST) findings.list.push(sinceEvent(start, at + 2));
  }
  findings.list.sort((a, b) => a.start - b.start || b.end - a.end);
}

const sinceEvent = (start: number, end: number): Found => ({
  kind: 'time',
  start,
  end,
  value: 'XXXX/..',
  vague: true,
  rule: 'since event',
  confidence: 0.55,
});

/** Where the words before `at` begin that belong to its clause; undefined where a time stands before them. */
function clauseStart(text: string, at: number, taken: Uint8Array): number | undefined {
  let start = at;
  while (start > 0 && at - start < LONGEST && taken[start - 1] === 0 && !CLAUSE_END.includes(text[start - 1])) start--;
  return start > 0 && taken[start - 1] === 1 ? undefined : start;
}

/** Where the name of what began starts: after 自, or after 是, 以, 在, 对 (这是成立以来). */
function eventStart(text: string, from: number, at: number): number {
  const start = text.startsWith('特别是', from) || text.startsWith('尤其是', from) ? from + 3 : from;
  for (let i = at - 2; i > start; i--) {
    const mark = text[i - 1];
    if (mark === '自' || mark === '从') return i - 1;
    if ('是以在对'.includes(mark)) return i;
  }
  return start;
}
