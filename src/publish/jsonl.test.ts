import { describe, expect, it } from 'vitest';
import { readPage } from '../reading.ts';
import { readSource } from '../source/read.ts';
import { toJsonl } from './jsonl.ts';

const page = (text: string) =>
  readPage(readSource(Buffer.from(text), { file: 'a.txt', told: { published: '2024-05-10' } }));

describe('the record as JSON Lines', () => {
  const meetings = Array.from({ length: 40 }, (_, i) => `5月${(i % 9) + 1}日，波蘭外長在里斯本會見法國外長。`).join('');

  it.each([
    ['one article', `波蘭外長訪問葡萄牙\n波蘭外長9日抵達里斯本訪問。`],
    ['more records than are written at once', `波蘭外長會見法國外長\n${meetings}`],
    [
      'words that look like the seam of two records',
      '外長說「},{"kind":"event"」\n外長9日說：「},{"kind":"page"},」。',
    ],
  ])('has a line for each record: %s', (_name, text) => {
    const reading = page(text);
    const records = [
      reading.page,
      ...reading.articles.flatMap(({ article, entries }) => [article, ...entries]),
      ...reading.conflicts,
    ];
    expect(toJsonl(reading)).toBe(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  });
});
