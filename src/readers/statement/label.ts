import { fold } from '../../text/fold.ts';
import type { Passage } from '../../text/passage.ts';
import type { Attribution } from './attribution.ts';
import type { Cue } from './cue.ts';
import type { Referents, Speaker } from './speaker.ts';

const COLON: Cue['verb'] = {
  cls: 'say',
  joint: false,
  told: false,
  notBefore: new Map(),
  notAfter: new Map(),
  term: -1,
};
const LIST: Cue['verb'] = { ...COLON, cls: 'list' };
/** Longest label before a colon, in characters. */
const LABEL = 26;
const DIGEST = /声明|公报|宣言|摘要|要点|共识|文件/;
const NOT_LABEL = /(?:来源|图|文|记者|报[道导]|消息|[讯电]|编辑|责编|摄影|电话|时间|地点|标题|链接|附|注)$/;

/**
 * Attributions without a verb: `X：…` in a headline, `X：「…」` in a dialogue, and the headings of a digest
 * (…的闡述, …的共識) over a list.
 */
export function labels(
  passage: Passage,
  referents: Referents,
  headings: ReadonlySet<number>,
  headline: string,
): readonly Attribution[] {
  const found: Attribution[] = [];
  const { folded, blocks } = passage;
  const digest = headings.size > 0 && DIGEST.test(fold(headline));
  const again = repeated(passage);
  blocks.forEach((block, i) => {
    const { role, start, end } = block;
    const isHead = role === 'headline' || role === 'deck' || role === 'subhead';
    if (role === 'subhead' && digest && blocks[i + 1]?.role !== undefined && endsHeading(folded, end, headings)) {
      const who = referents.pair();
      const next = blocks[i + 1];
      if (who !== undefined && (next.role === 'list' || next.role === 'subhead' || next.role === 'body'))
        found.push({
          ...base(passage, start, end - 2, end, { ...who, start, end }, LIST),
          shape: 'list',
          content: next.start,
        });
      return;
    }
    if (!isHead && role !== 'body' && role !== 'pullquote') return;
    const colon = folded.indexOf('：', start);
    if (colon < 0 || colon + 1 >= end) return;
    const part = isHead ? Math.max(start, folded.lastIndexOf(' ', colon - 1) + 1) : start;
    if (colon - part > LABEL) return;
    const head = folded.slice(start, colon);
    // A short question stands like a heading.
    const mayTurn = !isHead || (role === 'subhead' && PRESS_ASKS.test(head));
    const turn = mayTurn ? turnOf(passage, start, colon, head, again) : undefined;
    if (turn !== undefined) {
      found.push({
        ...base(passage, start, colon, colon + 1, turn, COLON),
        shape: 'open',
        content: colon + 1,
        dialogue: true,
      });
      return;
    }
    if (/[，。！？「《]/.test(head) || NOT_LABEL.test(head)) return;
    const from = start + Math.max(0, head.lastIndexOf(' ') + 1, head.lastIndexOf('】') + 1);
    const who = (isHead ? referents.persons(from, colon) : undefined) ?? referents.subject(from, colon);
    if (who === undefined || !labelled(who, from, colon, isHead)) return;
    // 某省：…: where it is, not who says it.
    if (isHead && referents.isTown(colon)) return;
    const at = base(passage, from, colon, colon + 1, who, COLON);
    const close = '「『'.includes(folded[colon + 1]) ? passage.structure.partner[colon + 1] : -1;
    if (isHead && folded[end - 1] === '？') return;
    if (isHead) found.push({ ...at, shape: 'open', content: colon + 1, contentEnd: end });
    else if (close >= end - 2 && close > 0)
      found.push({ ...at, shape: 'quote', content: colon + 2, contentEnd: close });
    else if (who.outlet)
      found.push({ ...at, who: { ...who, sort: 'press' }, shape: 'open', content: colon + 1, dialogue: true });
    else if (who.sort === 'person' || who.sort === 'press')
      found.push({ ...at, shape: 'open', content: colon + 1, dialogue: true });
  });
  const known = answered(asked(found, passage), passage, referents);
  // Turns run on only where somebody asks and somebody answers.
  const turns = known.filter((one) => one.dialogue);
  const talk = turns.some((one) => one.who?.sort === 'press') && turns.some((one) => one.who?.sort === 'person');
  if (talk) return known;
  return known.map((one) =>
    one.dialogue ? { ...one, dialogue: undefined, contentEnd: lineEnd(folded, one.content) } : one,
  );
}

/** Whether any block may begin with a label; the dateline of a broadcast does not count. */
export function mayLabel({ folded, blocks }: Passage): boolean {
  return blocks.some(({ role, start, end }) => {
    const colon = folded.indexOf('：', start);
    if (colon < 0 || colon >= end) return false;
    if (role === 'headline' || role === 'deck' || role === 'subhead') return true;
    return colon - start <= LABEL && !/消息(?:（[^）]*）)?$/.test(folded.slice(start, colon));
  });
}

function lineEnd(folded: string, from: number): number {
  const end = folded.indexOf('\n', from);
  return end < 0 ? folded.length : end;
}

/** 问： is asked by the press, in the words that the page has for it. */
function asked(found: readonly Attribution[], { folded, text }: Passage): readonly Attribution[] {
  const press = folded.indexOf('记者');
  if (press < 0) return found;
  const written = text.slice(press, press + 2);
  return found.map((one) =>
    one.who !== undefined && /^(?:问|提问)$/.test(fold(one.who.written))
      ? { ...one, who: { ...one.who, names: [written], written } }
      : one,
  );
}

const TAKES_QUESTIONS =
  /就(?=[^\n。]{2,60}(?:答|回答)了?[^，。\n]{0,6}(?:记者|提问|媒体))|(?:答|回答)了?[^，。\n]{0,6}(?:记者问|记者提问|提问)/;

/** 答： is said by the person named last before the first turn, else by whom the page says to take questions. */
function answered(found: readonly Attribution[], { folded }: Passage, referents: Referents): readonly Attribution[] {
  const first = found.find((one) => one.dialogue);
  if (first === undefined || !found.some(({ who }) => who !== undefined && answers(who.written))) return found;
  const takes = TAKES_QUESTIONS.exec(folded.slice(0, first.frame));
  const person =
    referents.lastPerson(0, first.frame) ??
    (takes === null ? undefined : referents.subject(folded.lastIndexOf('\n', takes.index) + 1, takes.index));
  if (person === undefined) return found;
  const { entities, names } = person;
  return found.map((one) =>
    one.who !== undefined && answers(one.who.written)
      ? { ...one, who: { ...one.who, entities, names, written: person.written } }
      : one,
  );
}

const answers = (written: string) => fold(written) === '答';

/** 法新社记者, 记者追问 */
const PRESS_ASKS = /^[^，。「」]{0,14}记者(?:[提追续再]?问)?$/;

/** Names that head two lines or more of a talk in which somebody asks. */
function repeated({ folded, blocks }: Passage): ReadonlySet<string> {
  const once = new Set<string>();
  const again = new Set<string>();
  let asked = false;
  for (const { role, start, end } of blocks) {
    if (role !== 'body') continue;
    const colon = folded.indexOf('：', start);
    if (colon < 0 || colon >= end || colon - start > 14) continue;
    const head = folded.slice(start, colon);
    if (PRESS_ASKS.test(head) || /^(?:问|提问|主持人)$/.test(head)) asked = true;
    else if (/^[一-鿿·]{2,8}$/.test(head) && !NOT_LABEL.test(head)) {
      if (once.has(head)) again.add(head);
      once.add(head);
    }
  }
  return asked ? again : new Set();
}

/** 問： and 答：, turns of an interview; who answers is known from what stands before. */
function turnOf(
  passage: Passage,
  start: number,
  colon: number,
  head: string,
  again: ReadonlySet<string>,
): Speaker | undefined {
  const asks = PRESS_ASKS.test(head) || /^(?:[提追]?问|主持人)$/.test(head);
  if (!asks && head !== '答' && !again.has(head)) return undefined;
  // 记者追问： the asking is no part of the name.
  const name = head.replace(/(?<=记者)[提追续再]?问$/, '');
  const written = passage.text.slice(start, start + name.length);
  const place = { start, end: colon, noun: start, written, entities: [], names: [written] };
  return { ...place, sort: asks ? 'press' : 'person' };
}

function endsHeading(folded: string, end: number, headings: ReadonlySet<number>): boolean {
  let last = end;
  while (last > 0 && '*：: '.includes(folded[last - 1])) last--;
  return headings.has(last);
}

/** A label is a speaker and nothing more; in a headline an occasion may follow (X同Y通話：…). */
function labelled(who: Speaker, from: number, colon: number, isHead: boolean): boolean {
  // A body or place is a label only when nothing follows: 聯合國：, not the name of an occasion.
  if ((who.sort === 'body' || who.sort === 'press' || who.sort === 'document') && who.end < colon) return false;
  if (isHead) return who.sort !== 'document' || who.start === from;
  return who.start - from <= 8 && colon - who.end <= 4;
}

function base(passage: Passage, frame: number, cueStart: number, cueEnd: number, who: Speaker, verb: Cue['verb']) {
  return {
    cue: { start: cueStart, end: cueEnd },
    cueText: passage.text.slice(cueStart, cueEnd),
    verb,
    who,
    frame,
    negated: false,
  };
}
