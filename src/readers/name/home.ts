import { fold } from '../../text/fold.ts';
import type { Reading } from '../reader.ts';
import type { NameTables } from './tables.ts';

/** ISO code of the state or territory that the outlet of an article writes from; undefined where it is not known. */
export function outletCountry(reading: Reading, tables: NameTables): string | undefined {
  return outletOf(reading, tables)?.country;
}

function outletOf(reading: Reading, tables: NameTables): Readonly<Record<string, string>> | undefined {
  const outlet = reading.article.outlet ?? reading.page.outlet;
  const index = outlet === undefined ? undefined : tables.outlet(fold(outlet));
  return index === undefined ? undefined : reading.lexicon.terms[index].cells;
}

/** States whose own papers write Chinese: there 外交部 alone is that of the state. */
const OF_CHINESE_PAPERS = /^(?:CN|HK|MO|TW|SG|MY)$/;

/**
 * Whether a body without its owner is that of the outlet's state, whatever other state's the page names: a paper of a
 * Chinese-writing state that reports from home.
 */
export function speaksOfHome(reading: Reading, tables: NameTables): boolean {
  const country = outletCountry(reading, tables);
  if (country === undefined || !OF_CHINESE_PAPERS.test(country)) return false;
  const place = reading.article.dateline?.place;
  return place === undefined || !isAbroad(reading, place, country);
}

function isAbroad({ lexicon, hits, passage }: Reading, place: string, home: string): boolean {
  const at = passage.folded.indexOf(fold(place));
  for (let hit = hits.from(at); at >= 0 && hit < hits.count && hits.start[hit] === at; hit++)
    for (const index of lexicon.pattern(hits.pattern[hit]).terms) {
      const { kind, id, cells } = lexicon.terms[index];
      const country = kind === 'country' ? id : kind === 'place' ? cells.country : undefined;
      if (country !== undefined) return country !== home;
    }
  return false;
}

/** Lower-case code of the state of the outlet, where it is not a broadcaster for all the world; mainland China for pages in Simplified characters of no known outlet. */
export function homeState(reading: Reading, tables: NameTables): string | undefined {
  const country = outletCountry(reading, tables);
  if (country !== undefined) {
    if (/^(?:HK|MO)$/.test(country)) return 'cn';
    // The broadcasters of other states report of all states alike.
    const isOfAll = outletOf(reading, tables)?.type === 'broadcaster' && !OF_CHINESE_PAPERS.test(country);
    return isOfAll ? undefined : country.toLowerCase();
  }
  const outlet = reading.article.outlet ?? reading.page.outlet;
  return reading.page.script === 'hans' && outlet === undefined ? 'cn' : undefined;
}
