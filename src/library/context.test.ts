import { expect, test } from 'vitest';
import { readPage } from '../reading.ts';
import { readSource } from '../source/read.ts';
import { Passage } from '../text/passage.ts';
import { contextsOf, placesOf, wordsIn } from './context.ts';
import { searchFold } from './terms.ts';

test.each([
  ['漁業協定', ['渔业', '协定'], ['0-2', '2-4']],
  ['漁業協定和漁業', ['渔业'], ['0-2', '5-7']],
  ['漁業協定', ['渔业协定', '渔业'], ['0-4']],
  ['漁業協定', ['业协', '渔业'], ['0-2']],
  ['漁業協定', ['铁路', ''], []],
])('%s holds %j at %j', (text, forms, places) => {
  expect(placesOf(searchFold(text), forms).map(({ start, end }) => `${start}-${end}`)).toEqual(places);
});

const FILL = '兩地居民對此表示歡迎，認為往來會更加方便，今後還要多辦展覽。';
const TEXT = `渡輪復航\n港口處五日說，${FILL}漁業公司也說，${FILL}漁業公司說，${FILL}漁業公司又說，${FILL}海關說，漁業協定已經簽署。`;

function contexts(forms: readonly string[], around: number): string[] {
  const source = readSource(Buffer.from(TEXT), { file: 'a.txt' });
  const [{ article }] = readPage(source).articles;
  const passage = Passage.of(source.text, article.blocks);
  return contextsOf(source.text, passage, forms, around, undefined).map(({ before, words, after, at, spans }) => {
    expect(spans.map(([from, to]) => source.text.slice(from, to)).join('')).toBe(words);
    const text = before + words + after;
    return at.map(([from, to]) => text.slice(from, to)).join(' ');
  });
}

test.each([
  [['渔业'], 8, ['漁業', '漁業', '漁業']],
  [['渔业', '协定'], 8, ['漁業', '漁業', '漁業 協定']],
  [['海关', '渡轮', '港口'], 8, ['渡輪 港口', '海關']],
  [['铁路'], 8, []],
])('of %j every form is shown and marked', (forms, around, marked) => {
  expect(contexts(forms, around)).toEqual(marked);
});

test.each<[what: string, spans: [number, number][], places: readonly string[]]>([
  ['a line', [[0, 4]], ['渡輪復航']],
  [
    'lines that go on',
    [
      [5, 7],
      [8, 9],
    ],
    ['港口處'],
  ],
  [
    'lines with others between',
    [
      [5, 7],
      [8, 9],
      [11, 12],
    ],
    ['港口處', '說'],
  ],
  ['nothing of the article', [[40, 41]], []],
])('words of an entry in one place or several: %s', (_, spans, places) => {
  const text = '渡輪復航\n港口\n處五日說，六日起通航。';
  const passage = Passage.of(text, [
    {
      role: 'body',
      spans: [
        [0, 4],
        [5, 7],
        [8, 19],
      ],
    },
  ]);
  expect(wordsIn(passage, spans).map(({ start, end }) => passage.text.slice(start, end))).toEqual(places);
});
