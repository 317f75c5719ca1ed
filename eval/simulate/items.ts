import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A news item to make pages of: Simplified, paragraphs without line breaks. */
export interface Item {
  readonly id: string;
  readonly published: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** A piece beside another: it has no dateline. */
  readonly aside?: true;
}

/** Years that may be looked at while weights are set. */
export const TUNING = [2013, 2014, 2016, 2017, 2018, 2020, 2021, 2022, 2023];

const CORPUS = new URL('../../../shared/corpora/xwlb/', import.meta.url);

/** The items of some years that are long enough for a page, in order; empty where the archive is absent. */
export function loadItems(years: readonly number[], directory: URL = CORPUS): Item[] {
  const items: Item[] = [];
  for (const year of years) {
    const file = new URL(`${year}.jsonl.gz`, directory);
    if (!existsSync(file)) continue;
    for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
      if (line === '') continue;
      const { id, published, title, text } = JSON.parse(line) as {
        id: string;
        published: string;
        title: string;
        text: string;
      };
      const paragraphs = text
        .replace(/^央视网消息[^：:]{0,12}[：:]/, '')
        .split('\n')
        .map((p) => p.replace(/\s+/g, ''))
        .filter((p) => p.length > 12 && /[。！？”]$/.test(p));
      const length = paragraphs.reduce((n, p) => n + p.length, 0);
      const name = title.replace(/^【[^】]*】/, '').trim();
      if (
        paragraphs.length >= 2 &&
        length >= 220 &&
        length <= 2200 &&
        name.length >= 6 &&
        name.length <= 34 &&
        !name.endsWith('快讯')
      )
        items.push({ id, published, title: name, paragraphs });
    }
  }
  return items;
}
