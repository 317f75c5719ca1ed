import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPage } from '../reading.ts';
import { readItem, readSource } from '../source/read.ts';
import { landOf } from './lands.ts';
import { Library } from './library.ts';
import { type TimelineEvent, timeline } from './timeline.ts';
import { type EventRow, mergeTellings } from './timeline-merge.ts';

const part = (id: string) => {
  const land = landOf(id);
  return { id, general: /^country|~/.test(id), ...(land === undefined ? {} : { land }) };
};
let made = 0;
const row = (article: number, day: number | null, people: string, more: Partial<EventRow> = {}): EventRow => ({
  n: ++made,
  article,
  type: 'meeting',
  status: 'held',
  day,
  dayTo: day,
  told: 20240313,
  background: false,
  parts: people.split(' ').filter(Boolean).map(part),
  ...more,
});

const [A, B, C] = ['person:~甲', 'person:~乙', 'person:~丙'];

describe('tellings are one event', () => {
  it.each<[string, EventRow[], number]>([
    ['of the same day and people', [row(1, 20240312, `${A} ${B}`), row(2, 20240312, `${B} ${A}`)], 1],
    ['where the ones are among the others', [row(1, 20240312, `${A} ${B} ${C}`), row(2, 20240312, `${A} ${B}`)], 1],
    ['not of another day', [row(1, 20240312, `${A} ${B}`), row(2, 20240311, `${A} ${B}`)], 2],
    ['not of another type', [row(1, 20240312, A), row(2, 20240312, A, { type: 'visit' })], 2],
    ['not where one article tells two', [row(1, 20240312, `${A} ${B}`), row(1, 20240312, A)], 2],
    ['not where it fits two', [row(1, 20240312, `${A} ${B}`), row(2, 20240312, `${A} ${C}`), row(3, 20240312, A)], 3],
    ['not with nobody in common', [row(1, 20240312, A), row(2, 20240312, B)], 2],
    ['not with nobody told', [row(1, 20240312, ''), row(2, 20240312, '')], 2],
    [
      'where a state stands for who acts for it',
      [row(1, 20240312, 'person:~泰国外长 person:~老挝外长'), row(2, 20240312, 'country:TH country:LA')],
      1,
    ],
    [
      'not of three states and two of them',
      [row(1, 20240312, 'country:TH country:LA country:VN'), row(2, 20240312, 'person:~泰国外长 person:~老挝外长')],
      2,
    ],
    [
      'not of two presidents, and of the same two with a third',
      [
        row(1, 20240312, 'person:vladimir-putin person:xi-jinping'),
        row(2, 20240312, 'person:vladimir-putin person:xi-jinping country:MN'),
      ],
      2,
    ],
    ['where one tells no day', [row(1, 20240312, `${A} ${B}`), row(2, null, `${A} ${B}`)], 1],
    ['not where that one is told much later', [row(1, 20240312, A), row(2, null, A, { told: 20240401 })], 2],
    ['not where that one looks back', [row(1, 20240312, A), row(2, null, A, { background: true })], 2],
    ['where one tells the month', [row(1, 20240312, A), row(2, 20240301, A, { dayTo: 20240331 })], 1],
    ['a visit told day by day', [row(1, 20240310, A, { type: 'visit' }), row(2, 20240312, A, { type: 'visit' })], 1],
    [
      'not of different documents',
      [
        row(1, 20240312, `${A} ${B}`, { type: 'signing', document: '渔业协定' }),
        row(2, 20240312, `${A} ${B}`, { type: 'signing', document: '航空协定' }),
      ],
      2,
    ],
    [
      'of one document, written short and in full',
      [
        row(1, 20240312, `${A} ${B}`, { type: 'signing', document: '保税仓库备忘录' }),
        row(2, 20240312, `${A} ${B}`, { type: 'signing', document: '桥头保税仓库的谅解备忘录' }),
      ],
      1,
    ],
  ])('%s', (_name, rows, count) => {
    expect(mergeTellings(rows)).toHaveLength(count);
    expect(mergeTellings([...rows].reverse())).toHaveLength(count);
  });
});

/** Type, day as EDTF (a part of it is enough), who takes part. `missed`: what the readers do not yet find. */
type Expected = readonly [type: string, date: string | undefined, people: string, missed?: 'missed'];

/** Read from the pages by a person: every event they tell, once. */
const SAMPLES: readonly Expected[] = [
  ['phone_call', '2023-05-16', 'country:TH country:LA'],
  ['ceremony', '2023-12-01', 'country:TH country:LA'],
  ['signing', '2024-01', 'country:TH country:LA'],
  ['signing', '2024-04-08', 'country:TH country:LA'],
  ['signing', '2024-03-12', 'country:KZ country:UZ'],
  ['meeting', '2024-03-12', 'person:~萨德科夫 person:~图尔松诺夫'],
  ['exchange_of_documents', '2024-03-12', '', 'missed'],
  ['meeting', undefined, 'country:FJ country:WS country:TO'],
  ['meeting', '2024-06', ''],
  ['signing', '2024-08-04', 'country:PW'],
  ['press_conference', '2024-08-04', 'country:PW'],
  ['announcement', '2024-08-05', '', 'missed'],
  ['signing', '2024-10-02', 'country:NO country:IS', 'missed'],
  ['meeting', '2025-09-20', 'country:CN country:JP country:KR', 'missed'],
  ['signing', '2025-09-20', ''],
  ['publication', '2025-09-20', ''],
  ['press_conference', undefined, 'country:JP'],
  ['video_meeting', '2025-09-21', 'organisation:association-of-southeast-asian-nations', 'missed'],
  ['publication', '2025-09-21', ''],
  ['announcement', '2025-09-21', ''],
  ['meeting', '2025-11-1', 'country:CL country:AR country:UY'],
  ['announcement', '2025-11-20', 'country:PE'],
  ['meeting', '2025-11-20', 'country:CL country:PE'],
  ['signing', '2025-11-20', 'country:CL country:PE'],
  ['press_conference', '2025-11-20', ''],
  ['publication', undefined, 'country:CL country:PE'],
];

const [XI, PUTIN] = ['person:xi-jinping', 'person:vladimir-putin'];
const BOTH = `${XI} ${PUTIN}`;

/** The five pages that lie beside a checkout, by the first figure of their file names. */
const PAGES: readonly Expected[] = [
  ['signing', '2001', ''],
  ['signing', '2015', ''],
  ['video_meeting', '2021-06-28', BOTH],
  ['treaty_extension', '2021-06-28', 'country:CN country:RU'],
  ['publication', '2021-06-28', BOTH],
  ['meeting', '2024-12', ''],
  ['video_meeting', '2025-01-21', BOTH],
  ['press_conference', '2025-01-21', 'country:CN'],
  ['phone_call', undefined, `${XI} person:donald-trump`],
  ['meeting', undefined, 'person:li-qiang'],
  ['meeting', undefined, 'person:han-zheng'],
  ['meeting', '2025-05-08', BOTH],
  ['ceremony', '2025-05-08', BOTH],
  ['signing', '2025-05-08', BOTH],
  ['exchange_of_documents', '2025-05-08', 'country:CN country:RU'],
  ['press_conference', '2025-05-08', BOTH],
  ['publication', '2025-05-08', BOTH],
  ['visit', undefined, XI],
  ['ceremony', '2025-05-09', XI],
  ['meeting', '2025-09-02', BOTH],
  ['meeting', '2025-09-02', 'country:CN country:RU country:MN'],
  ['signing', '2025-09-02', 'country:CN country:RU'],
  ['treaty_extension', '2025-09-02', 'country:CN country:RU country:MN'],
  ['press_conference', '2025-09-02', 'person:guo-jiakun'],
  ['publication', '2025-09', 'organisation:shanghai-cooperation-organisation'],
  ['publication', undefined, 'country:RU country:CN country:MN'],
  ['visit', undefined, PUTIN],
  ['meeting', '2025-10', `${PUTIN} person:donald-trump`],
  ['meeting', '2026', ''],
  ['meeting', '2026-05-20', BOTH],
  ['press_conference', '2026-05-20', BOTH],
  ['ceremony', '2026-05-20', BOTH],
  ['treaty_extension', '2026-05-20', 'country:CN country:RU'],
  ['signing', '2026-05-20', BOTH],
  ['publication', '2026-05-20', BOTH],
  ['visit', '2026-05-20', PUTIN],
  ['meeting', '2026-11', `${PUTIN} person:donald-trump`],
];

/** When these pages were published, as a librarian tells it. */
const PUBLISHED: Readonly<Record<string, string>> = {
  '000': '2025-09-03',
  '001': '2025-05-09',
  '002': '2026-05-21',
  '003': '2021-06-29',
  '004': '2025-01-22',
};

function isExpected(event: TimelineEvent, [type, date, people]: Expected): boolean {
  if (event.type !== type || (date === undefined ? event.date !== undefined : !event.date?.startsWith(date)))
    return false;
  const ids = event.participants.map(({ id }) => id);
  const lands = ids.map(landOf);
  const wanted = people.split(' ').filter(Boolean);
  const states = wanted.filter((id) => id.startsWith('country:'));
  if (states.length > 0 && new Set(lands.filter(Boolean)).size !== states.length) return false;
  const theirs = wanted.map(landOf);
  if (states.length === 0 && wanted.length > 1 && lands.some((land) => land !== undefined && !theirs.includes(land)))
    return false;
  return wanted.every((id) => ids.includes(id) || (id.startsWith('country:') && lands.includes(id.slice(8))));
}

function check(events: readonly TimelineEvent[], expected: readonly Expected[]) {
  const count = (one: Expected) => events.filter((event) => isExpected(event, one)).length;
  const listed = expected.filter(([, , , missed]) => missed === undefined);
  return {
    missing: listed.filter((one) => count(one) === 0).map((one) => one.join(' ')),
    twice: listed.filter((one) => one[2] !== '' && count(one) > 1).map((one) => one.join(' ')),
    unlisted: events.filter((event) => !expected.some((one) => isExpected(event, one))).length,
  };
}

describe('the bundled samples', () => {
  let events: readonly TimelineEvent[] = [];
  beforeAll(() => {
    using library = Library.open(':memory:', { create: true });
    const folder = fileURLToPath(new URL('../../samples/', import.meta.url));
    for (const file of readdirSync(folder).sort()) {
      const told = (name: string) =>
        existsSync(`${folder}${name}`) ? (JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as object) : {};
      if (file.endsWith('.txt') || file.endsWith('.html'))
        library.add(
          [
            readPage(
              readSource(readFileSync(folder + file), { file, told: told(file.replace(/\.\w+$/, '.meta.json')) }),
            ),
          ],
          'r/1',
        );
      if (file.endsWith('.jsonl'))
        readFileSync(folder + file, 'utf8')
          .split('\n')
          .filter(Boolean)
          .forEach((line, i) => {
            library.add([readPage(readItem(line, file, i + 1))], 'r/1');
          });
    }
    events = timeline(library.store, { limit: 200 }).events;
  });

  it('tell every event once', () => {
    const { missing, twice, unlisted } = check(events, SAMPLES);
    expect(twice).toEqual([]);
    expect(missing.length).toBeLessThanOrEqual(3);
    expect(unlisted).toBeLessThanOrEqual(10);
  });
});

describe('what is due until a day', () => {
  const text = '波蘭法國商談合作\n波蘭與法國同意於2025年3月底前簽署漁業協定。波蘭外長2024年12月2日訪問巴黎。';

  it.each([
    [{}, ['2024-12-02', '../2025-03']],
    [{ from: '2025-03-31' }, ['../2025-03']],
    [{ to: '2024-12-31' }, ['2024-12-02']],
  ])('stands on the last day: %j', (asked, dates) => {
    using library = Library.open(':memory:', { create: true });
    library.add([readPage(readSource(Buffer.from(text), { file: 'a.txt', told: { published: '2024-11-20' } }))], 'r/1');
    expect(timeline(library.store, { ...asked, limit: 9 }).events.flatMap(({ date }) => date ?? [])).toEqual(dates);
  });
});

const PAGES_FOLDER = fileURLToPath(new URL('../../../shared/pages/', import.meta.url));

describe.skipIf(!existsSync(PAGES_FOLDER))('the five pages', () => {
  it('tell every event once', () => {
    using library = Library.open(':memory:', { create: true });
    for (const file of readdirSync(PAGES_FOLDER).filter((name) => name.endsWith('.txt'))) {
      const published = PUBLISHED[file.slice(0, 3)];
      library.add([readPage(readSource(readFileSync(PAGES_FOLDER + file), { file, told: { published } }))], 'r/1');
    }
    const { events } = timeline(library.store, { limit: 500 });
    const { missing, twice } = check(events, PAGES);
    expect(twice.length, twice.join('; ')).toBeLessThanOrEqual(1);
    expect(missing.length, missing.join('; ')).toBeLessThanOrEqual(6);
    const repeated = timeline(library.store, { with: ['習近平', '普京'], from: '2025-05-08', to: '2025-05-08' });
    expect(repeated.events.filter(({ type }) => type === 'meeting')).toHaveLength(1);
    expect(repeated.events.find(({ type }) => type === 'meeting')?.tellings.length).toBeGreaterThan(1);
  });
});
