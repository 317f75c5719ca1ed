import { fold } from '../../text/fold.ts';
import type { Reading } from '../reader.ts';
import type { NameTables } from './tables.ts';

/** ISO code of the state or territory that the outlet of an article writes from; undefined where it is not known. */
export function outletCountry(reading: Reading, tables: NameTables): string | undefined {
  const outlet = reading.article.outlet ?? reading.page.outlet;
  const index = outlet === undefined ? undefined : tables.outlet(fold(outlet));
  return index === undefined ? undefined : reading.lexicon.terms[index].cells.country;
}

/** Lower-case code of the state of the outlet; mainland China for pages in Simplified characters of no known outlet. */
export function homeState(reading: Reading, tables: NameTables): string | undefined {
  const country = outletCountry(reading, tables);
  if (country !== undefined) return /^(?:HK|MO)$/.test(country) ? 'cn' : country.toLowerCase();
  const outlet = reading.article.outlet ?? reading.page.outlet;
  return reading.page.script === 'hans' && outlet === undefined ? 'cn' : undefined;
}
