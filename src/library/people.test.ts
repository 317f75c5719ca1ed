import { expect, test } from 'vitest';
import { readPage } from '../reading.ts';
import { readItem } from '../source/read.ts';
import { Library } from './library.ts';
import { overview } from './overview.ts';
import { people, profile } from './people.ts';

const TEXTS = [
  '東盟發言人10日表示，歡迎漁業合作。',
  '東盟和挪威10日在吉隆坡簽署《漁業合作協定》。兩國外長出席。',
  '东盟发言人11日表示，支持渔业合作。',
];

function open(texts: readonly string[]): Library {
  const library = Library.open(':memory:', { create: true });
  const items = texts.map((text, i) => JSON.stringify({ id: `${i}`, published: '2024-05-11', title: '漁業', text }));
  library.add(
    items.map((item, i) => readPage(readItem(item, 'items.jsonl', i + 1))),
    'r/1',
  );
  return library;
}

test('a body is called what pages print most, and in the script of the reader where both have it', () => {
  using library = open(TEXTS);
  const [asean, norway] = ['organisation:asean', 'country:NO'].map((id) => profile(library.store, id));
  expect(asean.name).toBe('東盟');
  // Its full name, which the lexicon gives, stands nowhere.
  expect(asean.names.hant).not.toBe('東盟');
  expect(asean.called.hant).toBe('東盟');
  expect(asean.forms[0]).toEqual({ form: '东盟', articles: 3 });
  expect(norway.called).toEqual({ hant: '挪威', hans: '挪威' });
});

test('the overview counts whom the list of people has, also after a merge', () => {
  using library = open(TEXTS);
  const same = () => expect(overview(library.store).entities).toBe(people(library.store).total);
  same();
  const before = people(library.store).total;
  library.mergeEntities('country:NO', 'organisation:asean', { who: 'A. Reader' });
  same();
  expect(people(library.store).total).toBe(before - 1);
  // Of this one no page prints the name; it is known as the one that speaks.
  const [spoke] = library.store.sql<{ id: string }>("SELECT id FROM entity WHERE id LIKE 'unnamed:%'").all();
  library.mergeEntities('organisation:asean', spoke.id, { who: 'A. Reader' });
  same();
});
