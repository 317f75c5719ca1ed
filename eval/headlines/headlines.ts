// The archive's own headlines as a check that no one wrote for it: an item whose headline names a meeting, a call or a
// visit must tell that event in its body, with who took part and on which day.
import { type PageReading, readPage } from '../../src/reading.ts';
import type { EntryOf } from '../../src/record/kinds.ts';
import { readItem } from '../../src/source/read.ts';
import { archiveItems } from '../shared.ts';

/** What a headline names. `whom` is absent for visits. */
export interface Named {
  readonly kind: 'meeting' | 'visit';
  readonly who: string;
  readonly whom?: string;
  readonly planned: boolean;
}

export interface Tally {
  year: number;
  /** Items whose headline names an event. */
  named: number;
  /** The event is told in the body. */
  found: number;
  /** With who took part. */
  people: number;
  /** With who took part and the day: that of the item or the day before. */
  right: number;
}

export interface HeadlineMiss {
  readonly id: string;
  readonly title: string;
  readonly lacks: 'event' | 'people' | 'day';
}

const MEETS = /^(.{2,24}?)(?:在京|在[^ ]{2,6})?(?:分别|集体|视频|亲切|共同|应约)?会见(.{2,40})$/;
const TALKS =
  /^(.{2,12}?)(?:应约|在京)?[同与和](.{2,30}?)(?:在[^ ]{2,8})?(?:先后|共同|再次)?(?:举行)?(?:小范围|大范围|双边|视频|非正式)*(?:会谈|会晤|会见|通电话|通话)(?:$|并)/;
const GOES =
  /^(.{2,8}?)(?:开始|即将|将|圆满)?(?:访问|抵达|出访)(.{2,20})|^(.{2,8}?)(?:开始|圆满结束|结束)?对(.{2,12}?)(?:进行|的).{0,6}访问/;
/** Headlines about what others say of a visit, or that are no person's doing. */
const NOT_NAMED = /[：——]|评价|热议|关注|期待|反响|认为|综述|时$|强调|声明|谴责|记者|航天员|代表团访|快讯|联播/;

/** The event that a headline names, or undefined. Only the first clause of the headline counts. */
export function namedIn(title: string): Named | undefined {
  const clause = title.trim().split(/[ 　]/)[0];
  if (NOT_NAMED.test(clause)) return undefined;
  const planned = /将|即将/.test(clause);
  const meets = MEETS.exec(clause) ?? TALKS.exec(clause);
  if (meets !== null) {
    const [, who, whom] = meets;
    return isPerson(who)
      ? { kind: 'meeting', who, whom: whom.replace(/(?:并|共同|举行|和.*座谈).*$/, ''), planned }
      : undefined;
  }
  const goes = GOES.exec(clause);
  const who = goes?.[1] ?? goes?.[3];
  return who !== undefined && isPerson(who) ? { kind: 'visit', who, planned } : undefined;
}

/** A name of two or three characters, or one with a title before it; not a thing or a crowd. */
const isPerson = (words: string) =>
  !/[的物资队员组团赛机船会军媒称同与和]|各|将$|首批|我国|中国$/.test(words) || /^(?:习近平|李克强)/.test(words);

const MEETINGS = new Set(['meeting', 'video_meeting', 'phone_call']);
const previous = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** What the record lacks of the event that the headline names; undefined where nothing. */
export function lacking(
  named: Named,
  item: { title: string; published: string },
  reading: PageReading,
): HeadlineMiss['lacks'] | undefined {
  const body = item.title.length + 1;
  const entries = reading.articles.flatMap((one) => one.entries);
  const events = entries
    .filter((entry): entry is EntryOf<'event'> => entry.kind === 'event')
    .filter((event) => (named.kind === 'visit' ? event.type === 'visit' : MEETINGS.has(event.type)))
    .filter((event) => event.spans.some(([, end]) => end > body));
  if (events.length === 0) return 'event';
  const peopled = events.filter((event) => hasPeople(named, event, reading, entries));
  if (peopled.length === 0) return 'people';
  return peopled.some((event) => isDay(event, item.published, named.planned)) ? undefined : 'day';
}

type Entries = PageReading['articles'][number]['entries'];

function hasPeople(named: Named, event: EntryOf<'event'>, reading: PageReading, entries: Entries): boolean {
  const is = (name: string, words: string) => words.includes(name) || name.includes(words);
  const first = event.participants.findIndex(
    (name) => is(name, named.who) || officeOf(event, name, named.who, reading, entries),
  );
  if (first < 0) return false;
  if (named.whom === undefined) return true;
  const { whom } = named;
  // A delegation, guests, representatives: a crowd has no name.
  if (
    /代表|一行|人士|嘉宾|成员|团|委员|专家|企业家|运动员|获得者|学生|青年|记者|领导人$|官兵|模范|家属|校友|理事/.test(
      whom,
    )
  )
    return true;
  return event.participants.some(
    (name, i) => i !== first && (is(name, whom) || officeOf(event, name, whom, reading, entries)),
  );
}

/**
 * Whether the person is called by the headline's title: its end stands beside the name in the text. An item that goes
 * on from the one before names people without titles; a person without a title then counts.
 */
function officeOf(
  event: EntryOf<'event'>,
  name: string,
  title: string,
  reading: PageReading,
  entries: Entries,
): boolean {
  const id = event.participantIds[event.participants.indexOf(name)];
  const { text } = reading.source;
  const office = title.slice(-2);
  const mentions = entries.filter(
    (entry) => entry.kind === 'name' && entry.entity === id && entry.type === 'person',
  ) as EntryOf<'name'>[];
  if (mentions.length > 0 && mentions.every((entry) => entry.role === undefined)) return true;
  return mentions.some((entry) => {
    const [start, end] = entry.spans[0];
    return text.slice(Math.max(0, start - 14), start).includes(office) || text.slice(end, end + 6).includes(office);
  });
}

function isDay(event: EntryOf<'event'>, published: string, planned: boolean): boolean {
  if (event.date === undefined) return false;
  const [first, last = first] = event.date.split('/');
  const days = [published.slice(0, 10), previous(published.slice(0, 10))];
  if (planned) return first >= days[1];
  return days.some((day) => first <= day && day.slice(0, last.length) <= last && first.length === 10);
}

/**
 * Reads the items of these years whose headline names an event.
 * @param every 1 for all, n for every nth
 */
export function checkHeadlines(years: readonly number[], every = 1, onMiss?: (miss: HeadlineMiss) => void): Tally[] {
  return years.map((year) => {
    const tally: Tally = { year, named: 0, found: 0, people: 0, right: 0 };
    let count = 0;
    for (const item of archiveItems(year)) {
      const named = namedIn(item.title);
      if (named === undefined || count++ % every !== 0) continue;
      tally.named++;
      const reading = readPage(readItem(JSON.stringify(item), `${year}.jsonl`, 1));
      const lacks = lacking(named, item, reading);
      if (lacks !== 'event') tally.found++;
      if (lacks === undefined || lacks === 'day') tally.people++;
      if (lacks === undefined) tally.right++;
      else onMiss?.({ id: item.id, title: item.title, lacks });
    }
    return tally;
  });
}

/** One row a year and one for all. */
export function headlinesTable(tallies: readonly Tally[]): string {
  const all = tallies.reduce((sum, one) => ({
    year: 0,
    named: sum.named + one.named,
    found: sum.found + one.found,
    people: sum.people + one.people,
    right: sum.right + one.right,
  }));
  const rate = (n: number, of: number) => (n / (of || 1)).toFixed(3);
  const row = (label: string, t: Tally) =>
    `| ${label} | ${t.named} | ${rate(t.found, t.named)} | ${rate(t.people, t.named)} | **${rate(t.right, t.named)}** |`;
  return [
    '| year | headlines that name an event | told in the body | with who | with who and the day |',
    '|---|---|---|---|---|',
    ...tallies.map((t) => row(String(t.year), t)),
    row('all', all),
  ].join('\n');
}
