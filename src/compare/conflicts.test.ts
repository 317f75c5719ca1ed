import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Library } from '../library/library.ts';
import { readPage } from '../reading.ts';
import { readSource } from '../source/read.ts';
import { findConflicts } from './conflicts.ts';
import { judgedConflicts, verdictOn } from './judged.ts';
import { Telling } from './telling.ts';

type Page = readonly [published: string, text: string];

const reading = ([published, text]: Page, i: number) =>
  readPage(readSource(Buffer.from(text), { file: `${i}.txt`, told: { published, outlet: '海島日報' } }));

const told = (pages: readonly Page[]) =>
  findConflicts(
    pages
      .map(reading)
      .flatMap(({ source, articles }) =>
        articles.map(({ article, entries }) => new Telling(article, entries, source.text)),
      ),
  ).map(({ rule, note }) => `${rule}: ${note}`);

const EXPORTS = (year: string, sum: string) =>
  `海島統計局公布數字\n海島統計局五日公布，${year}年海島向泰國出口的冷凍水產總額為${sum}億元，出口地區比前一年為多。`;
const TRADE = (lead: string, sum: string) =>
  `港口處公布資料\n${lead}2023年泰國經海島港口轉運的冷凍水產總量為${sum}萬噸，較多的是蝦。`;
const VISIT = (n: string) =>
  `泰國總理到訪\n外交部宣布，泰國總理巴育六日起訪問老撾，這是巴育第${n}次訪問老撾，訪問為期三天。`;
const CALL = (day: string) => `兩國領導人通電話\n國家主席習近平${day}同俄羅斯總統普京通電話，雙方談及漁業。`;
const NAME = (name: string) => `會見外賓\n市長五日會見泰國外交部長${name}，談及港口合作。`;
const PACT = (words: string) =>
  `條約到期\n外交部五日說，泰國和老撾的《泰國和老撾漁業合作條約》${words}，兩國將辦理手續。`;

describe('conflicts', () => {
  it.each<[string, readonly Page[], readonly string[]]>([
    [
      'one sentence with two figures',
      [
        ['2024-03-05', EXPORTS('2023', '42')],
        ['2024-03-06', EXPORTS('2023', '48')],
      ],
      ['figure in one sentence'],
    ],
    [
      'one measure of one time in two sentences',
      [
        ['2024-03-05', TRADE('據港口處資料，', '320')],
        ['2024-04-06', `${TRADE('漁會在年會上引用數字說，', '350')}會員均表滿意。`],
      ],
      ['figure of one measure'],
    ],
    [
      'growth of two things',
      [
        ['2024-03-05', TRADE('', '32').replace('萬噸', '%')],
        ['2024-04-06', `${TRADE('漁會說，', '35').replace('萬噸', '%')}如此。`],
      ],
      [],
    ],
    [
      'a figure rounded',
      [
        ['2024-03-05', EXPORTS('2023', '42')],
        ['2024-03-06', EXPORTS('2023', '42.1')],
      ],
      [],
    ],
    [
      'figures of two years',
      [
        ['2024-03-05', EXPORTS('2023', '42')],
        ['2025-03-06', EXPORTS('2024', '48')],
      ],
      [],
    ],
    [
      'a figure ten thousand times as large',
      [
        ['2024-03-05', EXPORTS('2023', '42')],
        ['2024-03-06', EXPORTS('2023', '42').replace('億元', '萬元')],
      ],
      ['figure in one sentence'],
    ],
    [
      'a count of visits that goes back',
      [
        ['2022-03-05', VISIT('四')],
        ['2022-05-05', VISIT('三')],
      ],
      ['out of sequence'],
    ],
    [
      'a count of visits that goes on',
      [
        ['2022-03-05', VISIT('三')],
        ['2022-05-05', VISIT('四')],
      ],
      [],
    ],
    [
      'two counts of one visit',
      [
        ['2022-03-05', VISIT('三')],
        ['2022-03-05', `${VISIT('四')}特此報道。`],
      ],
      ['two numbers for one occasion'],
    ],
    [
      'one call on two days',
      [
        ['2022-03-06', CALL('3月4日')],
        ['2022-03-06', `${CALL('3月5日')}快訊。`],
      ],
      ['day of one event'],
    ],
    [
      'calls of two weeks',
      [
        ['2022-03-06', CALL('3月4日')],
        ['2022-03-14', CALL('3月12日')],
      ],
      [],
    ],
    [
      'a name with one character changed',
      [
        ['2022-03-05', NAME('巴莫達隆')],
        ['2022-04-05', `${NAME('巴莫達隆')}一。`],
        ['2022-05-05', `${NAME('巴莫達隆')}二。`],
        ['2022-06-05', NAME('巴莫達龍')],
      ],
      ['garbled name'],
    ],
    [
      'a treaty extended by itself and by agreement',
      [
        ['2022-03-05', PACT('將自動延期五年')],
        ['2022-03-06', PACT('經雙方同意延期五年')],
      ],
      ['manner of extension'],
    ],
    ['one page alone', [['2022-03-05', VISIT('三')]], []],
  ])('%s', (_, pages, rules) => {
    expect(told(pages).map((line) => line.split(':')[0])).toEqual(rules);
  });

  it('says both sides', () => {
    expect(
      told([
        ['2022-03-05', VISIT('四')],
        ['2022-05-05', VISIT('三')],
      ]),
    ).toEqual(['out of sequence: 第三次 is told on 2022-05-06, after 第四次 on 2022-03-06.']);
  });
});

describe('verdicts', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-conflicts-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are kept, the last one counts, and they stay when pages are read again', () => {
    using library = Library.open(join(folder, 'a.db'), { create: true });
    const pages = (
      [
        ['2022-03-05', VISIT('四')],
        ['2022-05-05', VISIT('三')],
      ] as const
    ).map(reading);
    library.add(pages, 'test/1');
    const [conflict] = judgedConflicts(library.store);
    expect(conflict.verdict).toBe('open');
    expect(conflict.passages.map(({ words, published }) => [words, published])).toEqual([
      ['第四次', '2022-03-05'],
      ['第三次', '2022-05-05'],
    ]);
    expect(conflict.passages[0].sentence).toContain('第四次訪問老撾');
    library.judge(verdictOn(conflict, 'confirmed'), { who: 'Desk 3' });
    library.judge(verdictOn(conflict, 'explained'), { who: 'Desk 3', why: 'a misprint' });
    library.replacePrepared([], 'test/2');
    const [again] = judgedConflicts(library.store);
    expect(again).toMatchObject({ id: conflict.id, verdict: 'explained', judged: { by: 'Desk 3', why: 'a misprint' } });
    const log = library.corrections();
    expect(log.map(({ change }) => change.action)).toEqual(['verdict', 'verdict']);
    using other = Library.open(join(folder, 'b.db'), { create: true });
    other.add(pages, 'test/1');
    expect(other.importCorrections(log)).toBe(2);
    expect(judgedConflicts(other.store)[0].verdict).toBe('explained');
    other.withdraw(log[1].uid, { who: 'Desk 3' });
    expect(judgedConflicts(other.store)[0].verdict).toBe('confirmed');
  });

  it('are known again by their places where the words changed', () => {
    using library = Library.open(join(folder, 'c.db'), { create: true });
    library.add(
      (
        [
          ['2022-03-05', VISIT('四')],
          ['2022-05-05', VISIT('三')],
        ] as const
      ).map(reading),
      'test/1',
    );
    const [conflict] = judgedConflicts(library.store);
    library.judge({ ...verdictOn(conflict, 'dismissed'), conflict: 'cffffffffffff' }, { who: 'Desk 3' });
    expect(judgedConflicts(library.store)[0].verdict).toBe('dismissed');
  });

  it('look at a range of days', () => {
    using library = Library.open(join(folder, 'c.db'), { readonly: true });
    expect(judgedConflicts(library.store, { published: [20220401, 20221231] })).toEqual([]);
  });
});
