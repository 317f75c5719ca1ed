import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPage } from '../reading.ts';
import type { EntryOf } from '../record/kinds.ts';
import { readItem } from '../source/read.ts';
import { commitments } from './commitments.ts';
import { concordance } from './concordance.ts';
import { discoverFormulas } from './discover.ts';
import { LibraryError } from './error.ts';
import { figures } from './figures.ts';
import { formulaList, formulas, replacements, type Variant } from './formulas.ts';
import { instruments } from './instruments.ts';
import { baseUnit, isSameTitle, landOf, plainTitle } from './lands.ts';
import { Library } from './library.ts';
import { positions } from './positions.ts';
import { MIGRATIONS } from './schema.ts';
import { timeline } from './timeline.ts';

interface Item {
  readonly id: string;
  readonly published: string;
  readonly outlet?: string;
  readonly title: string;
  readonly text: string;
}

const ITEMS: readonly Item[] = [
  {
    id: 'a',
    published: '2021-03-02',
    outlet: '海濱日報',
    title: '挪威冰島簽漁業協定',
    text: '挪威外長和冰島外長1日在奧斯陸舉行會談，雙方簽署《挪威王國和冰島漁業合作協定》，協定有效期為5年。\n挪威外交部發言人說，挪威支持擴大漁業合作，反對提高關稅。去年雙邊貿易額達到12億美元。兩國將於2027年底前設立聯合實驗室。',
  },
  {
    id: 'b',
    published: '2021-03-02',
    outlet: '山城晚报',
    title: '挪威外长同冰岛外长会谈',
    text: '挪威外长和冰岛外长1日在奥斯陆举行会谈。\n冰岛外交部发言人表示，冰岛欢迎渔业合作。去年双边贸易额达到12亿美元。两国将于2027年底前设立联合实验室。',
  },
  {
    id: 'c',
    published: '2023-05-09',
    outlet: '海濱日報',
    title: '兩國談漁業',
    text: '挪威外長8日同冰島外長通電話，同意《挪威冰島漁業合作協定》延長3年。\n挪威外交部發言人說，挪威支持擴大漁業合作。去年雙邊貿易額達到150萬美元。魚類出口量為3000公斤。兩國將推動構建人類命運共同體。',
  },
  {
    id: 'd',
    published: '2024-05-09',
    title: '魚市',
    text: '魚類出口量達到5噸。各方應構建人類命運共同體。',
  },
];

const reading = (item: Item, line = 1) => readPage(readItem(JSON.stringify(item), 'items.jsonl', line));

let library: Library;
beforeAll(() => {
  library = Library.open(':memory:', { create: true });
  library.add(
    ITEMS.map((item, i) => reading(item, i + 1)),
    'r/1',
  );
  return () => library.close();
});

describe('titles', () => {
  it.each([
    ['《中俄睦鄰友好合作條約》', '中华人民共和国和俄罗斯联邦睦邻友好合作条约', true],
    ['《中華人民共和國政府和老撾人民民主共和國政府關於鐵路的協定》', '中老铁路协定', true],
    ['挪威冰島漁業協定', '挪威丹麥漁業協定', false],
    ['中國漁業協定', '中國航空協定', false],
    ['日內瓦公約', '日內瓦公約', true],
  ])('%s, %s', (a, b, same) => {
    const [x, y] = [plainTitle(a), plainTitle(b)];
    expect(x.lands.join() === y.lands.join() && isSameTitle(x.rest, y.rest)).toBe(same);
  });

  it.each([
    ['country:NO', 'NO'],
    ['organisation:kz-ministry_of_transport', 'KZ'],
    ['person:~泰国外长', 'TH'],
    ['person:vladimir-putin', 'RU'],
    ['unnamed:官员', undefined],
  ])('%s is of %s', (entity, land) => {
    expect(landOf(entity)).toBe(land);
  });
});

describe('timeline', () => {
  it.each([
    ['a name in either script', { with: ['冰島'] }],
    ['another form of it', { with: ['冰岛', '挪威'] }],
  ])('takes %s, and says what it is', (_name, options) => {
    const { widened } = timeline(library.store, options);
    expect(widened.map(({ entity }) => entity)).toContain('country:IS');
  });

  it('tells a meeting once, with both pages and what was said and signed', () => {
    const { events } = timeline(library.store, { types: ['meeting'] });
    expect(events).toHaveLength(1);
    const [{ date, tellings, place, signed }] = events;
    expect([date, tellings.map(({ outlet }) => outlet), place]).toEqual([
      '2021-03-01',
      ['海濱日報', '山城晚报'],
      expect.stringMatching(/奧斯陸|奥斯陆/),
    ]);
    expect(signed.map(({ title }) => title)).toEqual(['挪威王國和冰島漁業合作協定']);
    expect(library.show(tellings[1].id).what).toBe('entry');
  });

  it.each([
    [{ from: '2022' }, ['2023-05-08']],
    [{ to: '2022', types: ['meeting'] }, ['2021-03-01']],
    [{ where: 'outlet:山城', types: ['meeting'] }, ['2021-03-01']],
    [{ where: '聯合實驗室 NOT 關稅', types: ['meeting'] }, ['2021-03-01']],
    [{ where: 'outlet:無', types: ['meeting'] }, []],
  ])('narrows by %o', (options, days) => {
    const found = timeline(library.store, options).events.flatMap(({ date }) => date ?? []);
    expect([...new Set(found)]).toEqual(days);
  });

  it('goes on where it ended', () => {
    const all = timeline(library.store, {}).events.map(({ id }) => id);
    const seen: string[] = [];
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const { events, next } = timeline(library.store, { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...events.map(({ id }) => id));
      cursor = next;
    }
    expect(seen).toEqual(all);
  });

  it.each([
    [{ with: ['無此人'] }, /nobody and nothing of this name/],
    [{ types: ['party'] }, /no type of event/],
    [{ from: 'soon' }, /is no date/],
    [{ from: '2025', to: '2024' }, /is after/],
    [{ where: '(' }, /breaks off|bracket/],
    [{ cursor: 'x' }, /is no cursor/],
  ])('says what is wrong with %o', (options, message) => {
    expect(() => timeline(library.store, options)).toThrow(LibraryError);
    expect(() => timeline(library.store, options)).toThrow(message);
  });
});

describe('instruments', () => {
  it('have a life, under any form of their title', () => {
    for (const title of ['漁業合作協定', '冰島挪威漁業合作協定', '渔业合作协定']) {
      const { instruments: found } = instruments(library.store, { title });
      expect(found).toHaveLength(1);
      expect(found[0].steps.map(({ action, date }) => [action, date])).toEqual([
        ['signed', '2021-03-01'],
        ['extended', expect.stringMatching(/^2023-05-08$/)],
      ]);
    }
    expect(instruments(library.store, { title: '中俄漁業合作協定' }).total).toBe(0);
  });
});

describe('commitments', () => {
  it('are told once by the day they fall due', () => {
    const { commitments: found } = commitments(library.store, { due: '2027' });
    const laboratory = found.filter(({ due }) => due === '2027-12-31');
    expect(laboratory).toHaveLength(1);
    expect(laboratory[0].tellings).toHaveLength(2);
  });

  it.each([
    [{ open: true, today: '2026-01-01' }, true],
    [{ open: true, today: '2028-01-01' }, false],
    [{ due: '2026' }, false],
    [{ from: '2027-12', to: '2028' }, true],
    [{ with: ['挪威'] }, true],
  ])('%o', (options, found) => {
    const days = commitments(library.store, options).commitments.map(({ due }) => due);
    expect(days.includes('2027-12-31')).toBe(found);
  });
});

describe('positions', () => {
  it('are a line over time', () => {
    const { positions: found, first, latest, line } = positions(library.store, '挪威', { on: '渔业' });
    const support = found.filter(({ stance }) => stance === 'support');
    expect(support).toHaveLength(1);
    expect(support[0]).toMatchObject({ count: 2, firstSeen: '2021-03-02', lastSeen: '2023-05-09' });
    expect([first?.published, latest?.published]).toEqual(['2021-03-02', '2023-05-09']);
    expect(line.map(({ year }) => year)).toEqual(['2021', '2023']);
  });
});

describe('formulas', () => {
  it.each(['人類命運共同體', '构建人类命运共同体', 'shared-future'])('%s is a family', (phrase) => {
    const { formulas: found } = formulas(library.store, phrase);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      family: 'shared-future',
      count: 2,
      articles: 2,
      firstSeen: '2023-05-09',
      lastSeen: '2024-05-09',
    });
    expect(found[0].byYear.map(({ year, count }) => [year, count])).toEqual([
      ['2023', 1],
      ['2024', 1],
    ]);
  });

  it('begins with the earliest day, not with what has none', () => {
    const own = Library.open(':memory:', { create: true });
    const { published: _, ...undated } = { ...ITEMS[3], id: 'e', title: '無日期' };
    own.add([reading(undated as Item), reading(ITEMS[3], 2), reading(ITEMS[2], 3)], 'r/1');
    const { first, last } = formulas(own.store, '人類命運共同體').formulas[0];
    expect([first?.published, last?.published]).toEqual(['2023-05-09', '2024-05-09']);
    const days = (sort: 'oldest' | 'newest') =>
      concordance(own.store, '人類命運共同體', { sort }).lines.map(({ published }) => published);
    expect(days('oldest')).toEqual(['2023-05-09', '2024-05-09', undefined]);
    expect(days('newest')).toEqual(['2024-05-09', '2023-05-09', undefined]);
    own.close();
  });

  it('counts words that no family lists', () => {
    const { formulas: found } = formulas(library.store, '鱼类出口量');
    expect(found[0]).toMatchObject({ articles: 2, firstSeen: '2023-05-09' });
    expect(found[0].family).toBeUndefined();
    expect(formulas(library.store, '沒有這句').total).toBe(0);
    expect(formulas(library.store, '出口', { where: 'date:2023' }).formulas[0].articles).toBe(1);
    expect(() => formulas(library.store, '出口', { where: 'speaker:挪威' })).toThrow(/by article/);
    expect(formulaList(library.store).families.map(({ family }) => family)).toContain('shared-future');
  });

  const variant = (words: string, byYear: Record<string, number>): Variant => ({
    words,
    printed: words,
    count: 1,
    byYear,
  });
  it.each([
    ['a new wording leads', [variant('a', { 2001: 9, 2002: 1 }), variant('b', { 2001: 2, 2002: 5 })], ['2002 a b']],
    ['never', [variant('a', { 2001: 9, 2002: 9 }), variant('b', { 2001: 2 })], []],
    ['too few', [variant('a', { 2001: 9 }), variant('b', { 2002: 2 })], []],
    ['after years without', [variant('a', { 2001: 9 }), variant('b', { 2005: 4 })], ['2005 a b']],
  ])('one replaced another: %s', (_name, variants, expected) => {
    expect(replacements(variants).map(({ year, from, to }) => `${year} ${from} ${to}`)).toEqual(expected);
  });

  it('are discovered where they rise', () => {
    using many = Library.open(':memory:', { create: true });
    const word = (i: number) => String.fromCharCode(0x5000 + ((i * 7919) % 0x4000));
    const items = Array.from({ length: 60 }, (_, i): Item => {
      const noise = Array.from({ length: 30 }, (_, j) => word(i * 31 + j)).join('');
      return {
        id: `n${i}`,
        published: i < 30 ? '2022-06-01' : '2023-06-01',
        title: `第${i}`,
        text: `${noise}，${i >= 30 ? '漁歌唱晚共潮生，' : i < 20 ? '舊日時光慢慢走，' : ''}天下大同之理想不變。`,
      };
    });
    many.add(
      items.map((item, i) => reading(item, i)),
      'r/1',
    );
    const found = discoverFormulas(many.store, { from: '2023', to: '2023' });
    expect(found.phrases.map(({ phrase, change, within, before }) => [phrase, change, within, before])).toEqual([
      ['渔歌唱晚共潮生', 'rises', 30, 0],
      ['旧日时光慢慢走', 'falls', 0, 20],
    ]);
    expect(found.phrases[0].byYear).toEqual({ 2023: 30 });
    expect(found.within.articles).toBe(30);
    expect(() => discoverFormulas(many.store, { from: '2010', to: '2010' })).toThrow(/no article was published/);
  });
});

describe('figures', () => {
  it('are series in one unit, each figure once', () => {
    const { series } = figures(library.store, '貿易額');
    expect(
      series.map(({ unit, figures: all }) => [unit, all.map(({ value, tellings }) => [value, tellings.length])]),
    ).toEqual([
      [
        'USD',
        [
          [1_200_000_000, 2],
          [1_500_000, 1],
        ],
      ],
    ]);
    expect(series[0].figures[0].time).toBe('2020');
    const fish = figures(library.store, '魚類').series;
    expect(fish.map(({ unit, figures: all }) => [unit, all.map(({ value }) => value)])).toEqual([['t', [3, 5]]]);
    expect(() => figures(library.store, '額')).toThrow(/too short/);
  });

  it.each([
    ['漁業產值增長8%。', [8]],
    ['漁業產值增長三成。', [30]],
    ['漁業產值增長5‰。', [0.5]],
  ])('%s stands in percent as printed', (text, values) => {
    using own = Library.open(':memory:', { create: true });
    own.add([reading({ id: 'p', published: '2024-05-09', title: '漁業', text })], 'r/1');
    const { series } = figures(own.store, '漁業產值');
    expect(series.map(({ unit, figures: all }) => [unit, all.map(({ value }) => value)])).toEqual([
      ['percent', values],
    ]);
  });

  it.each([
    ['percent', 'percent', 1],
    ['people', 'people', 1],
    ['items', 'items', 1],
    ['cases', 'cases', 1],
    ['degC', 'degC', 1],
    ['kg', 't', 0.001],
    ['km', 'm', 1000],
    ['unheard', 'unheard', 1],
  ])('a %s is so many %s', (unit, base, factor) => {
    expect(baseUnit(unit)).toEqual({ base, factor });
  });
});

describe('corrections', () => {
  it('hold in every answer', () => {
    using own = Library.open(':memory:', { create: true });
    own.add([reading(ITEMS[0])], 'r/1');
    const entry = (kind: 'event' | 'instrument' | 'commitment' | 'position') =>
      [...own.entries({ kinds: [kind] })].map((found) => found.entry as EntryOf<typeof kind>);
    const hand = { who: 'Desk' };
    const meeting = entry('event').find((event) => (event as EntryOf<'event'>).type === 'meeting');
    own.correct(meeting?.id ?? '', { action: 'change', field: 'date', value: '2021-02-28' }, hand);
    expect(timeline(own.store, { types: ['meeting'] }).events[0].date).toBe('2021-02-28');
    for (const { id } of entry('commitment')) own.correct(id, { action: 'reject' }, hand);
    expect(commitments(own.store, { undated: true }).total).toBe(0);
    for (const { id } of entry('position'))
      own.correct(id, { action: 'change', field: 'stance', value: 'welcome' }, hand);
    expect(positions(own.store, '挪威').positions.every(({ stance }) => stance === 'welcome')).toBe(true);
    own.mergeEntities('country:NO', 'country:IS', hand);
    expect(positions(own.store, '冰島').total).toBeGreaterThan(0);
    own.correct(entry('instrument')[0].id, { action: 'change', field: 'title', value: '北極協定' }, hand);
    expect(instruments(own.store, { title: '北極協定' }).total).toBe(1);
  });
});

describe('a library of version 1', () => {
  it('is brought up to date, rows too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-migrate-'));
    try {
      const file = join(folder, 'library.db');
      const rows = (own: Library) => own.store.sql('SELECT * FROM entry ORDER BY n').all();
      const first = Library.open(file, { create: true });
      first.add([reading(ITEMS[2])], 'r/1');
      const expected = rows(first);
      // As version 1 wrote it.
      first.store.db.exec(`
        UPDATE entry SET type = NULL, entity = NULL WHERE kind = 5; UPDATE entry SET key = NULL WHERE kind IN (1, 3);
        DROP INDEX mention_of; PRAGMA user_version = 1`);
      expect(rows(first)).not.toEqual(expected);
      first.close();
      expect(() => Library.open(file, { readonly: true })).toThrow(/older version/);
      using own = Library.open(file);
      expect(rows(own)).toEqual(expected);
      expect(own.store.db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
