import { hash } from 'node:crypto';
import type { ArticleEntry, BlockEntry, PageEntry, Script } from '../record/kinds.ts';
import type { Source } from '../source/source.ts';
import { assemble } from './assemble.ts';

/** Common characters that differ between the scripts: 1 Traditional, 2 Simplified. */
const SCRIPT = new Uint8Array(65536);
for (const c of '這們來國會說對時個為與開關發現過還經點學樣問應務東車長門見覺話報紀結統變議認識讓證')
  SCRIPT[c.charCodeAt(0)] = 1;
for (const c of '这们来国会说对时个为与开关发现过还经点学样问应务东车长门见觉话报纪结统变议认识让证')
  SCRIPT[c.charCodeAt(0)] = 2;

/** Which script a text is printed in, by characters that differ; `mixed` where the lesser has over a tenth. */
export function scriptOf(text: string): Script {
  const counts = [0, 0, 0];
  for (let i = Math.min(text.length, 20_000) - 1; i >= 0; i--) counts[SCRIPT[text.charCodeAt(i)]]++;
  const [, hant, hans] = counts;
  if (Math.min(hant, hans) * 10 > hant + hans) return 'mixed';
  return hant > hans ? 'hant' : 'hans';
}

/** Names a page by its words, and by day and item where these are told: equal words of another day are another page. */
function pageHash({ sha256, told }: Source): string {
  const parts = [told.published, told.item];
  if (parts.every((part) => part === undefined)) return sha256.slice(0, 16);
  return hash('sha256', JSON.stringify([sha256, ...parts])).slice(0, 16);
}

/** The page entry of a source: what is known of it as a whole. */
export function pageEntry(source: Source): PageEntry {
  const { told } = source;
  return {
    kind: 'page',
    id: `p${pageHash(source)}`,
    file: source.file,
    sha256: source.sha256,
    encoding: source.encoding,
    script: scriptOf(source.text),
    ...(told.outlet === undefined ? {} : { outlet: told.outlet }),
    ...(told.published === undefined ? {} : { published: told.published }),
    ...(told.title === undefined ? {} : { title: told.title }),
    ...(told.url === undefined ? {} : { url: told.url }),
    ...(told.item === undefined ? {} : { item: told.item }),
    chars: source.text.length,
    offsets: 'utf-16',
    recordVersion: 1,
    ...(source.doubts.length === 0 ? {} : { doubts: source.doubts }),
  };
}

/** The articles of a source, in reading order; every non-blank character stands in exactly one block. */
export function readArticles(source: Source, page: PageEntry): ArticleEntry[] {
  return assemble(source, page);
}

export type { BlockEntry };
