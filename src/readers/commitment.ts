import { bounds, formatDate } from '../record/edtf.ts';
import { type Promised, walk } from './position/walk.ts';
import type { Finding, Reader, Reading } from './reader.ts';

/** What a party says it will do, and by when. */
export const commitmentReader: Reader<'commitment'> = {
  kind: 'commitment',
  version: 1,
  read(reading) {
    const published = bounds(reading.article.published ?? reading.page.published ?? '').first;
    const today = published === undefined ? undefined : formatDate(published);
    let next = 0;
    const { time } = reading.found;
    return [...walk(reading).promised]
      .sort((a, b) => a.start - b.start || b.end - a.end)
      .map((promise) => {
        while (next < time.length && time[next].start < promise.start) next++;
        const times: Time[] = [];
        for (let i = next; i < time.length && time[i].end <= promise.end; i++) times.push(time[i]);
        return toFinding(reading, promise, dates(reading.passage.folded, times, today));
      });
  },
};

type Time = Finding<'time'>;

interface When {
  readonly due?: { readonly start?: string; readonly end?: string };
  readonly duration?: string;
}

function toFinding({ passage }: Reading, promise: Promised, { due, duration }: When): Finding<'commitment'> {
  const { start, end, action, modality, parties, rule, terms, confidence } = promise;
  return {
    kind: 'commitment',
    start,
    end,
    parties: parties.names,
    partyIds: parties.ids,
    action: passage.quote(action, end),
    ...(due === undefined ? {} : { due }),
    ...(duration === undefined ? {} : { duration }),
    modality,
    rule,
    terms,
    confidence: Math.round(confidence * 100) / 100,
  };
}

/** Up to, before, not later than. */
const UNTIL = /(?:至|到|截至|截止|直至|直到|不晚于|不迟于|最迟|迟至)$/;
const BEFORE = /^(?:之?前|以前|底前|年?底前)/;
const FROM = /(?:自|从|由)$/;
const SINCE = /^(?:起|开始|之后|以后|后|正式?(?:生效|实施|施行|启用|上路)|生效|实施|施行|启用|启动|动工|开工)/;
const TERM = /(?:期限为?|有效期为?|为期|延长|延期|续约|续期|顺延|展期|免签|不超过|停留|超过|试行|租期)[^，。]{0,4}$/;
const FOR_TERM = /^[^，。]{0,3}(?:免签|有效|期限|任期)/;

/** When a commitment begins and ends, from the times that stand in it. Times gone by say nothing of it. */
function dates(folded: string, times: readonly Time[], today: string | undefined): When {
  let start: string | undefined;
  let end: string | undefined;
  let duration: string | undefined;
  for (const time of times) {
    if (time.vague) continue;
    const before = folded.slice(Math.max(0, time.start - 6), time.start);
    const after = folded.slice(time.end, time.end + 6);
    if (time.value.startsWith('P')) {
      if (TERM.test(before) || FOR_TERM.test(after)) duration ??= time.value;
      continue;
    }
    const [first, last] = time.value.includes('/') ? time.value.split('/') : [undefined, undefined];
    const latest = last === undefined || last === '..' || last === '' ? time.value : last;
    if (today !== undefined && latest !== '..' && isPast(latest, today)) continue;
    if (first !== undefined && last !== undefined) {
      if (first !== '..' && first !== '') start ??= first;
      if (last !== '..' && last !== '') end ??= last;
    } else if (UNTIL.test(before) || BEFORE.test(after)) end ??= time.value;
    else if (FROM.test(before) || SINCE.test(after)) start ??= time.value;
    else if (isQuoted(folded, time.start)) continue;
    else {
      start ??= time.value;
      end ??= time.value;
    }
  }
  const due = { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
  return { ...(Object.keys(due).length > 0 ? { due } : {}), ...(duration === undefined ? {} : { duration }) };
}

function isPast(value: string, today: string): boolean {
  const plain = value.replace(/[~?%]/g, '');
  return plain.slice(0, today.length) < today.slice(0, plain.length);
}

/** Inside a title or a quotation, such as the name of a strategy. */
function isQuoted(folded: string, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 30); i--) {
    if ('》」，。'.includes(folded[i])) return false;
    if ('《「'.includes(folded[i])) return true;
  }
  return false;
}
