import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PageReading, readPage } from '../reading.ts';
import type { Entry, EntryOf } from '../record/kinds.ts';
import { readItem, readSource } from '../source/read.ts';
import { LibraryError } from './error.ts';
import { Library } from './library.ts';
import { listPages } from './listing.ts';
import { openStore } from './open.ts';
import { entriesByArticle, preparePage } from './prepare.ts';
import { APPLICATION_ID, MIGRATIONS } from './schema.ts';
import { searchFold } from './terms.ts';

let folder = '';
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-library-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fresh = (name = 'library.db') => join(folder, `${count++}-${name}`);
const open = (file = fresh()) => Library.open(file, { create: true });

const PLACES = ['港口', '漁業', '航運', '旅遊', '教育', '鐵路', '环保', '农业'];
const BODIES = ['外交部', '商務部', '聯合國', '欧盟', '東盟'];
const item = (i: number, more = ''): PageReading => {
  const topic = PLACES[i % PLACES.length];
  const body = BODIES[i % BODIES.length];
  return readPage(
    readItem(
      JSON.stringify({
        id: `n${i}`,
        published: `2024-0${(i % 9) + 1}-1${i % 9}`,
        outlet: i % 2 === 0 ? '海濱日報' : '山城晚報',
        title: `${body}談${topic}合作${i}`,
        text: `${body}發言人10日表示，支持${topic}合作，反對提高關稅。雙方簽署《關於${topic}合作的諒解備忘錄》，金額${i + 1}億元。\n第${i + 1}次會議2024年5月3日在吉隆坡舉行，Mr. Lee出席。${more}`,
      }),
      'items.jsonl',
      i + 1,
    ),
  );
};
const page = (text: string, file = 'page.txt') => readPage(readSource(text, { file }));
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('the record', () => {
  it('comes back as it was read', () => {
    using library = open();
    const text = readFileSync(new URL('../../samples/columns-hant.txt', import.meta.url), 'utf8');
    const readings = [
      ...Array.from({ length: 12 }, (_, i) => item(i)),
      page(text),
      page('Mr. Lee\r\n１２００萬噸😀𠮷\r\n', 'lee.txt'),
      page('一', 'one.txt'),
    ];
    expect(library.add(readings, 'r/1')).toEqual(readings.map(() => 'added'));
    for (const reading of readings) {
      const row = library.store.pageById(reading.page.id);
      const source = library.store.source(row?.n ?? 0);
      expect(source.page).toEqual(plain(reading.page));
      expect(source.told).toEqual(reading.source.told);
      expect(source.blocks).toEqual(reading.source.blocks);
      const stored = library.store.articlesOf(row?.n ?? 0).map(({ n }) => library.store.corrected(n, source));
      expect(stored.map(({ article }) => article)).toEqual(plain(reading.articles.map(({ article }) => article)));
      expect(stored.map(({ entries }) => entries)).toEqual(plain(entriesByArticle(reading)));
    }
  });

  it('gives each entry by filter, in constant batches', () => {
    using library = open();
    const readings = Array.from({ length: 30 }, (_, i) => item(i));
    library.add(readings, 'r/1');
    const all = readings.flatMap((reading) => entriesByArticle(reading).flat());
    expect([...library.entries()].map(({ entry }) => entry)).toEqual(plain(all));
    for (const kind of ['statement', 'instrument', 'quantity', 'name'] as const) {
      const found = [...library.entries({ kinds: [kind] })].map(({ entry }) => entry.id);
      expect(found).toEqual(all.filter((entry) => entry.kind === kind).map(({ id }) => id));
      expect(found.length).toBeGreaterThan(0);
    }
    const ministry = library.entitiesNamed('外交部');
    expect(ministry).toHaveLength(1);
    const said = [...library.entries({ kinds: ['statement'], entities: ministry, roles: ['speaker'] })];
    const expected = all.filter((entry) => entry.kind === 'statement' && entry.speaker === ministry[0]);
    expect(said.map(({ entry }) => entry.id)).toEqual(expected.map(({ id }) => id));
    const days = [...library.entries({ kinds: ['event', 'instrument'], order: 'day' })].map(({ n }) => n);
    expect(new Set(days).size).toBe(days.length);
  });
});

describe('adding', () => {
  it.each<
    [name: string, first: [string, string], second: [string, string], outcome: string, pages: number, replaced: number]
  >([
    ['the same file twice', ['甲乙丙丁', 'a.txt'], ['甲乙丙丁', 'a.txt'], 'there', 1, 0],
    ['the same words under another name', ['甲乙丙丁', 'a.txt'], ['甲乙丙丁', 'b.txt'], 'there', 1, 0],
    ['other words in the same file', ['甲乙丙丁', 'a.txt'], ['甲乙丙', 'a.txt'], 'version', 1, 1],
    ['other words in another file', ['甲乙丙丁', 'a.txt'], ['甲乙丙', 'b.txt'], 'added', 2, 0],
    ['standard input is no place', ['甲乙丙丁', '<stdin>'], ['甲乙丙', '<stdin>'], 'added', 2, 0],
  ])('%s', (_name, first, second, outcome, pages, replaced) => {
    using library = open();
    library.add([page(...first)], 'r/1');
    expect(library.add([page(...second)], 'r/1')).toEqual([outcome]);
    expect(library.extent()).toMatchObject({ pages, replaced });
  });

  it.each([
    ['what it is told', { outlet: '海島日報', published: '2024-03-14' }, ['海島日報', '2024-03-14'], '海島日報'],
    ['what it prints', {}, ['海濱日報', null], '海濱日報'],
    ['what it is told, and else what it prints', { published: '2024-03-14' }, ['海濱日報', '2024-03-14'], '海濱日報'],
  ])('names a page by %s', (_name, told, nameplate, outlet) => {
    using library = open();
    const bytes = readFileSync(new URL('../../samples/columns-hant.txt', import.meta.url));
    library.add([readPage(readSource(bytes, { file: 'a.txt', told }))], 'r/1');
    const [page] = listPages(library.store).items;
    expect([page.outlet, page.published]).toEqual(nameplate);
    for (const id of [page.id, `${page.id}.a1`])
      expect([library.show(id).provenance.outlet, library.show(id).provenance.published]).toEqual([
        outlet,
        nameplate[1] ?? undefined,
      ]);
  });

  it('keeps an old version and marks it; only the newest is searched', () => {
    using library = open();
    library.add([item(1)], 'r/1');
    const before = library.search('諒解備忘錄').hits[0].page;
    library.add([item(1, '會後發表聯合聲明。')], 'r/1');
    expect(library.search('=諒解備忘錄').total).toBe(1);
    expect(library.search('=聯合聲明').total).toBe(1);
    const shown = library.show(before);
    expect(shown.provenance.current).toBe(false);
    expect(shown.versions.map(({ current }) => current)).toEqual([false, true]);
    // The old words come back: the old page is the newest again.
    expect(library.add([item(1)], 'r/1')).toEqual(['version']);
    expect(library.search('=聯合聲明').total).toBe(0);
    expect(library.search('=諒解備忘錄').hits[0].page).toBe(before);
    expect(library.store.db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('keeps a page that stands in two places when one of them changes', () => {
    using library = open();
    library.add([page('港口合作', 'a.txt'), page('港口合作', 'b.txt')], 'r/1');
    library.add([page('漁業合作', 'a.txt')], 'r/1');
    expect(library.search('=港口').total).toBe(1);
    library.add([page('漁業合作', 'b.txt')], 'r/1');
    expect(library.search('=港口').total).toBe(0);
  });

  it('is all or nothing, and says that the disk is full', () => {
    const file = fresh();
    using library = open(file);
    library.add([item(0)], 'r/1');
    const { db } = library.store;
    db.pragma(`max_page_count = ${(db.pragma('page_count', { simple: true }) as number) + 2}`);
    const many = Array.from({ length: 40 }, (_, i) => item(i));
    expect(() => library.add(many, 'r/1')).toThrow(/the disk is full; what was added is kept/);
    expect(library.extent().pages).toBe(1);
    db.pragma('max_page_count = 1000000');
    library.add(many, 'r/1');
    expect(library.extent().pages).toBe(40);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('waits for another writer, and can be read meanwhile', () => {
    const file = fresh();
    using one = open(file);
    using two = Library.open(file, { patience: 50 });
    using reader = Library.open(file, { readonly: true });
    one.add([item(0)], 'r/1');
    one.write(() => {
      expect(() => two.add([item(1)], 'r/1')).toThrow(/another program is writing/);
      expect(reader.extent().pages).toBe(1);
    });
    two.add([item(1)], 'r/1');
    expect(reader.extent().pages).toBe(2);
  });
});

it('one library is made by programs that start at the same moment', async () => {
  const stem = fresh('together');
  const start = Date.now() + 1500;
  const code = `
    import { openStore } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)};
    for (let i = 0; i < 20; i++) {
      while (Date.now() < ${start} + i * 50);
      openStore(${JSON.stringify(stem)} + i, { create: true }).close();
    }`;
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
  await Promise.all([run(), run(), run()]);
  using library = Library.open(`${stem}0`);
  expect(library.has('p0')).toBe(false);
});

describe('a file that is not a library of this version', () => {
  const sqlite = (work: (db: Sqlite.Database) => void) => {
    const file = fresh();
    const db = new Sqlite(file);
    work(db);
    db.close();
    return file;
  };
  const text = () => {
    const file = fresh('notes.txt');
    writeFileSync(file, 'notes, not a library');
    return file;
  };
  it.each<[string, () => string, RegExp]>([
    ['a text file', text, /is not a Chancery library/],
    ['a folder', () => folder, /is a folder/],
    ['nothing there', () => join(folder, 'none.db'), /there is no such library/],
    ['a folder that is missing', () => join(folder, 'no', 'x.db'), /there is no such library/],
    [
      "another program's database",
      () => sqlite((db) => db.exec('CREATE TABLE notes (x)')),
      /database of another program/,
    ],
    [
      'a newer library',
      () =>
        sqlite((db) => {
          db.pragma(`application_id = ${APPLICATION_ID}`);
          db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
          db.exec('CREATE TABLE page (x)');
        }),
      /made by a newer Chancery \(library version/,
    ],
    [
      'a damaged file',
      () => {
        const file = fresh();
        writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(5000, 7)]));
        return file;
      },
      /is not a Chancery library|is damaged/,
    ],
  ])('%s is refused in one line and left as it is', (_name, make, message) => {
    const file = make();
    const before = existsSync(file) && file !== folder ? readFileSync(file) : undefined;
    expect(() => Library.open(file)).toThrow(LibraryError);
    expect(() => Library.open(file)).toThrow(message);
    if (before !== undefined) expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('an older one is brought up to date, and keeps what it holds', () => {
    const file = fresh();
    {
      using library = open(file);
      library.add([item(0)], 'r/1');
    }
    const next = [...MIGRATIONS, 'ALTER TABLE article ADD COLUMN note TEXT'];
    expect(() => openStore(file, { readonly: true }, next)).toThrow(/older version/);
    const db = openStore(file, {}, next);
    expect(db.pragma('user_version', { simple: true })).toBe(next.length);
    expect(db.prepare('SELECT count(*) FROM article WHERE note IS NULL').pluck().get()).toBe(1);
    db.close();
    expect(() => Library.open(file)).toThrow(/newer Chancery/);
  });

  it('a migration that fails changes nothing', () => {
    const file = fresh();
    open(file).close();
    expect(() => openStore(file, {}, [...MIGRATIONS, 'CREATE TABLE extra (x); SELECT none FROM nowhere'])).toThrow();
    using library = Library.open(file);
    expect(library.store.db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(library.store.sql("SELECT 1 FROM sqlite_schema WHERE name = 'extra'").get()).toBeUndefined();
  });
});

const preparedParts = ({ page, articles, conflicts }: PageReading) => ({ page, articles, conflicts });
const hand = { who: '編輯甲', why: 'checked against the paper' };

describe('corrections', () => {
  const first = (library: Library, kind: Entry['kind']) => {
    const found = library.entries({ kinds: [kind] }).next().value;
    if (found === undefined) throw new Error(`no ${kind}`);
    return found.entry;
  };

  it('apply over the record, everywhere, and are kept in the log', () => {
    using library = open();
    library.add([item(0), item(1)], 'r/1');
    const statement = first(library, 'statement');
    const instrument = first(library, 'instrument');
    const quantity = first(library, 'quantity');
    const total = library.extent().entries;
    library.correct(statement.id, { action: 'reject' }, hand);
    library.correct(instrument.id, { action: 'change', field: 'type', value: 'protocol' }, hand);
    library.correct(quantity.id, { action: 'accept' }, hand);
    expect(library.extent().entries).toBe(total - 1);
    expect([...library.entries()].some(({ entry }) => entry.id === statement.id)).toBe(false);
    expect(first(library, 'instrument')).toMatchObject({
      type: 'protocol',
      confidence: 1,
      review: { status: 'corrected', by: hand.who },
    });
    expect([...library.entries({ kinds: ['instrument'], types: ['protocol'] })].map(({ entry }) => entry.id)).toEqual([
      instrument.id,
    ]);
    expect(library.search('kind:instrument type:protocol').total).toBe(1);
    expect(first(library, 'quantity')).toMatchObject({ confidence: 1, review: { status: 'accepted' } });
    expect(library.corrections().map(({ change }) => change.action)).toEqual(['reject', 'change', 'accept']);
    expect(library.show(statement.id)).toMatchObject({
      what: 'entry',
      machine: { id: statement.id },
      history: [{ who: hand.who }],
    });
    const [line] = library.corrections();
    library.withdraw(line.uid, hand);
    expect(library.extent().entries).toBe(total);
    expect(first(library, 'statement').id).toBe(statement.id);
    expect(() => library.store.db.exec('DELETE FROM correction')).toThrow(/only added to/);
    expect(() => library.store.db.exec("UPDATE correction SET who = 'x'")).toThrow(/only added to/);
  });

  it('move the words an entry cites', () => {
    using library = open();
    const reading = item(0);
    library.add([reading], 'r/1');
    const { id, spans } = first(library, 'instrument') as Entry & { spans: [number, number][] };
    const [start] = spans[0];
    library.correct(id, { action: 'span', spans: [[start + 1, start + 6]] }, hand);
    expect(first(library, 'instrument')).toMatchObject({ id, quote: reading.source.text.slice(start + 1, start + 6) });
  });

  it.each<[string, Parameters<Library['correct']>[1], RegExp]>([
    [
      'a field that the kind has not',
      { action: 'change', field: 'speaker', value: 'x' },
      /"speaker" is no field of an instrument/,
    ],
    ['a field of no kind', { action: 'change', field: 'title!', value: 'x' }, /is no field/],
    ['the words as a field', { action: 'change', field: 'quote', value: 'x' }, /is no field/],
    ['a value of another sort', { action: 'change', field: 'title', value: 7 }, /"title" must be a text/],
    ['no text', { action: 'change', field: 'title', value: ' ' }, /"title" must be a text/],
    [
      'a word that the field has not',
      { action: 'change', field: 'type', value: 'pact' },
      /"type" must be one of treaty,/,
    ],
    ['a day that is none', { action: 'change', field: 'date', value: '2025-02-30' }, /"date" must be a date such as/],
    ['a list of something else', { action: 'change', field: 'parties', value: [1] }, /"parties" must be a list such/],
    ['to go without what it must have', { action: 'change', field: 'title', value: null }, /"title" cannot be removed/],
    ['a place outside the page', { action: 'span', spans: [[0, 1_000_000]] }, /is no place on the page/],
    ['no place', { action: 'span', spans: [] }, /must cite its words/],
  ])('refuse %s', (_name, change, message) => {
    using library = open();
    library.add([item(0)], 'r/1');
    expect(() => library.correct(first(library, 'instrument').id, change, hand)).toThrow(message);
    expect(library.corrections()).toEqual([]);
  });

  it('survive reading again: what was corrected stays, what is found anew is there', () => {
    using library = open();
    const reading = item(0);
    library.add([reading], 'r/1');
    const instrument = first(library, 'instrument') as Entry & { spans: [number, number][]; quote: string };
    const statement = first(library, 'statement');
    const position = first(library, 'position');
    library.correct(instrument.id, { action: 'change', field: 'type', value: 'protocol' }, hand);
    library.correct(statement.id, { action: 'accept' }, hand);
    library.correct(position.id, { action: 'reject' }, hand);
    // The newer reader cites one character more of the instrument, and no longer finds the statement.
    const newer = (entry: Entry): Entry[] => {
      if (entry.id === statement.id) return [];
      if (entry.id !== instrument.id) return [{ ...entry, reader: `${entry.kind}/99` } as Entry];
      const [[start, end]] = instrument.spans;
      const quote = reading.source.text.slice(start, end + 1);
      return [
        {
          ...instrument,
          spans: [[start, end + 1]],
          quote,
          id: `${reading.page.id}.instrument.${start}-${end + 1}`,
          reader: 'instrument/99',
        } as unknown as Entry,
      ];
    };
    const again: PageReading = {
      ...reading,
      articles: reading.articles.map(({ article, entries }) => ({ article, entries: entries.flatMap(newer) })),
    };
    library.replacePrepared([preparePage(again)], 'r/2');
    expect(first(library, 'instrument')).toMatchObject({ type: 'protocol', reader: 'instrument/99' });
    expect([...library.entries({ kinds: ['statement'] })].map(({ entry }) => entry)).toContainEqual(
      expect.objectContaining({
        id: statement.id,
        review: expect.objectContaining({ status: 'accepted', kept: true }),
      }),
    );
    expect([...library.entries({ kinds: ['position'] })].some(({ entry }) => entry.id === position.id)).toBe(false);
    expect([...library.entries({ kinds: ['quantity'] })].every(({ entry }) => entry.reader === 'quantity/99')).toBe(
      true,
    );
    expect(library.store.pageById(reading.page.id)?.reader).toBe('r/2');
    expect(library.search('=諒解備忘錄').total).toBe(1);
  });

  it('survive a change of how pages are named', () => {
    using library = open();
    const reading = item(0);
    library.add([reading], 'r/1');
    const { id } = first(library, 'instrument');
    library.correct(id, { action: 'change', field: 'type', value: 'protocol' }, hand);
    const named = JSON.parse(JSON.stringify(preparedParts(reading)).replaceAll(reading.page.id, 'pnew')) as PageReading;
    library.replacePrepared([preparePage({ ...reading, ...named })], 'r/2', [1]);
    expect(first(library, 'instrument')).toMatchObject({ id: id.replace(reading.page.id, 'pnew'), type: 'protocol' });
    expect(library.extent().pages).toBe(1);
  });

  it('say that two entities are one, or one is two', () => {
    using library = open();
    library.add(
      Array.from({ length: 10 }, (_, i) => item(i)),
      'r/1',
    );
    const [ministry] = library.entitiesNamed('外交部');
    const [commerce] = library.entitiesNamed('商務部');
    const named = (name: string) => library.search(`about:${name}`).total;
    expect([named('外交部'), named('商務部')]).toEqual([2, 2]);
    const merge = library.mergeEntities(commerce, ministry, hand);
    expect([named('外交部'), named('商務部')]).toEqual([4, 4]);
    expect(library.entitiesNamed('商務部')).toEqual([ministry]);
    expect(
      [...library.entries({ kinds: ['statement'], entities: [ministry] })].every(
        ({ entry }) => (entry as { speaker?: string }).speaker !== commerce,
      ),
    ).toBe(true);
    library.withdraw(merge.uid, hand);
    expect([named('外交部'), named('商務部')]).toEqual([2, 2]);
    library.splitEntity(ministry, 'organisation:other-ministry', [item(0).page.id], hand);
    expect(library.search('about:organisation:other-ministry').total).toBe(1);
    expect(library.search(`about:${ministry}`).total).toBe(1);
    const log = library.corrections().length;
    for (const [as, pages] of [
      [ministry, [item(0).page.id]],
      ['no id', [item(0).page.id]],
      ['organisation:third', [item(5).page.id, 'pnone']],
    ] as const)
      expect(() => library.splitEntity(ministry, as, pages, hand)).toThrow(LibraryError);
    expect(library.corrections()).toHaveLength(log);
  });

  it('can be taken to another library, before or after its pages', () => {
    using library = open();
    library.add([item(0)], 'r/1');
    library.correct(first(library, 'instrument').id, { action: 'change', field: 'type', value: 'protocol' }, hand);
    const log = plain(library.corrections());
    for (const order of ['before', 'after']) {
      using other = open();
      if (order === 'before') expect(other.importCorrections(log)).toBe(1);
      other.add([item(0)], 'r/1');
      if (order === 'after') expect(other.importCorrections(log)).toBe(1);
      expect(other.importCorrections(log)).toBe(0);
      expect(first(other, 'instrument')).toMatchObject({ type: 'protocol' });
      expect(other.corrections()).toEqual(log);
    }
  });
});

describe('search', () => {
  let library: Library;
  const readings = Array.from({ length: 60 }, (_, i) => item(i, i % 7 === 0 ? '普京與會，其後普丁離開。' : ''));
  const texts = () =>
    readings.map(({ articles }) => searchFold(articles.map(({ article }) => article.text).join('\n')));
  beforeAll(() => {
    library = open();
    library.add(readings, 'r/1');
  });
  afterAll(() => library.close());

  it('finds exactly what reading every article finds, for any part of any text', () => {
    const all = texts();
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 8 }), (which, from, length) => {
        const text = readings[which % readings.length].source.text;
        const part = text
          .slice(from % text.length)
          .slice(0, length)
          .replaceAll('"', '');
        fc.pre(part.trim() === part && part !== '' && !part.includes('\n'));
        const wanted = searchFold(part);
        expect(library.search(`="${part}"`, { limit: 0 }).total).toBe(all.filter((one) => one.includes(wanted)).length);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['kind:statement 合', 'kind:event 會', 'kind:instrument -漁業', 'kind:statement 無此詞', 'with:日本 海'])(
    'reckons %s where it may not look into every article, and still goes to its end',
    (text) => {
      const exact = library.search(text, { limit: 1000 }).hits.map(({ id }) => id);
      for (const [most, limit] of [
        [1, 3],
        [7, 20],
        [500, 4],
      ]) {
        const seen: string[] = [];
        let part = library.search(text, { most, limit });
        for (seen.push(...part.hits.map(({ id }) => id)); part.next !== undefined; ) {
          part = library.search(text, { most, limit, cursor: part.next });
          seen.push(...part.hits.map(({ id }) => id));
          expect(part.total).toBeGreaterThanOrEqual(seen.length);
        }
        expect(seen).toEqual(exact);
      }
    },
  );

  it('answers AND, OR, NOT and brackets as reading every article does', () => {
    const all = texts();
    const leaf = fc
      .constantFrom('港口', '渔业', '合', '海', '谅解备忘录', '第1', '5', '外交部', '航运合作', 'mr', '無')
      .map((word) => ({
        text: `="${word}"`,
        test: (text: string) => text.includes(searchFold(word)),
      }));
    interface Tree {
      text: string;
      test: (text: string) => boolean;
    }
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc
          .tuple(tie('tree'), tie('tree'))
          .map(([a, b]) => ({ text: `(${a.text} AND ${b.text})`, test: (t: string) => a.test(t) && b.test(t) })),
        fc
          .tuple(tie('tree'), tie('tree'))
          .map(([a, b]) => ({ text: `(${a.text} OR ${b.text})`, test: (t: string) => a.test(t) || b.test(t) })),
        tie('tree').map((a) => ({ text: `(NOT ${a.text})`, test: (t: string) => !a.test(t) })),
      ),
    }));
    fc.assert(
      fc.property(tree, ({ text, test }) => {
        expect(library.search(text, { limit: 0 }).total).toBe(all.filter(test).length);
      }),
      { numRuns: 150 },
    );
  });

  it.each<[string, string, number]>([
    ['one script finds the other', '環保', 7],
    ['and the other way', '港口', 8],
    ['a name finds all its forms', '普丁', 9],
    ['but not after =', '=吉隆坡 =普京 NOT =港口', 7],
    ['an outlet', 'outlet:海濱', 30],
    ['an outlet in the other script', 'outlet:海滨日报', 30],
    ['a day', 'date:2024-05-14', 7],
    ['a range', 'date:2024-05..2024-06 =合作', 14],
    ['a body', 'about:外交部', 12],
    ['none', '博物館', 0],
  ])('%s: %s', (_name, query, total) => expect(library.search(query).total).toBe(total));

  it('says which forms of a name it added, and what it tried where nothing is found', () => {
    const { widened } = library.search('普京');
    expect(widened).toEqual([{ word: '普京', entity: 'person:vladimir-putin', forms: ['普丁'] }]);
    expect(library.search('博物館 港口').tried).toEqual([
      { part: '博物館', count: 0, of: 'articles' },
      { part: '港口', count: 8, of: 'articles' },
    ]);
  });

  it('searches entries in their own words', () => {
    const said = library.search('kind:statement speaker:外交部 "反對提高"', { limit: 100 });
    expect(said.of).toBe('entries');
    const all = [...library.entries({ kinds: ['statement'] })].map(({ entry }) => entry as EntryOf<'statement'>);
    const expected = all.filter((entry) => entry.speakerName.includes('外交部') && entry.quote.includes('反對提高'));
    expect(said.hits.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    expect(said.total).toBeGreaterThan(0);
    expect(library.search('kind:quantity NOT 億').total + library.search('kind:quantity 億').total).toBe(
      library.search('kind:quantity').total,
    );
  });

  it('cites the place of the words', () => {
    for (const hit of library.search('航運', { limit: 100 }).hits) {
      const source = library.store.source(library.store.pageById(hit.page)?.n ?? 0).text;
      expect(hit.contexts.length).toBeGreaterThan(0);
      for (const { spans, words, line } of hit.contexts) {
        expect(searchFold(spans.map(([start, end]) => source.slice(start, end)).join(''))).toBe('航运');
        expect(searchFold(words)).toBe('航运');
        expect(source.split('\n')[line - 1]).toContain(words);
      }
    }
  });

  it.each(['港口', '=合作', '=作', 'kind:statement', 'date:2024'])('pages through all hits of %s once', (query) => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const { hits, next } = library.search(query, { limit: 7, ...(cursor === undefined ? {} : { cursor }) });
      ids.push(...hits.map(({ id }) => id));
      cursor = next;
    } while (cursor !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(library.search(query, { limit: 0 }).total);
  });

  it.each([
    ['kind:verb', /is no kind/],
    ['date:soon', /is no date/],
    ['"open', /not closed/],
  ])('refuses %s with a line', (query, message) => expect(() => library.search(query)).toThrow(message));
});
