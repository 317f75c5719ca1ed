import type { Entry } from '../../record/kinds.ts';
import { momentOf } from './atom.ts';
import { type ExportFormat, type ExportRecord, languageOf, outletOf, publishedOf, urnOf } from './record.ts';

/** IPTC's News in JSON 2.1, one article a line. Dates without an hour stand as midnight UTC. */
export const ninjs: ExportFormat<undefined> = {
  name: 'ninjs',
  media: 'application/x-ndjson',
  ending: 'ninjs.jsonl',
  kinds: ['name', 'event'],
  state: () => undefined,
  begin: () => '',
  piece: (record) => `${JSON.stringify(newsOf(record))}\n`,
  end: () => '',
};

/** An article as ninjs 2.1: https://iptc.org/std/ninjs/ninjs-schema_2.1.json */
export function newsOf(record: ExportRecord): Record<string, unknown> {
  const { page, article, entries } = record;
  const outlet = outletOf(record);
  const published = publishedOf(record);
  const sources = [...(outlet === undefined ? [] : [{ name: outlet, role: 'publisher' }])];
  return {
    uri: urnOf(article.id),
    standard: { name: 'ninjs', version: '2.1', schema: 'https://iptc.org/std/ninjs/ninjs-schema_2.1.json' },
    type: 'text',
    representationtype: 'full',
    language: languageOf(page),
    ...(published === undefined ? {} : { firstcreated: momentOf(published), versioncreated: momentOf(published) }),
    ...(article.headline === '' ? {} : { headlines: [{ role: 'main', value: article.headline }] }),
    bodies: [{ role: 'main', contenttype: 'text/plain', charcount: article.text.length, value: article.text }],
    people: named(entries, 'person'),
    organisations: named(entries, 'organisation'),
    places: named(entries, 'place'),
    events: entries.flatMap((entry) =>
      entry.kind === 'event' ? [{ name: entry.quote, rel: entry.type, uri: urnOf(entry.id) }] : [],
    ),
    genres: [{ name: article.genre }],
    ...(article.bylines.length === 0 ? {} : { by: article.bylines.join('、') }),
    ...(article.dateline?.place === undefined ? {} : { located: article.dateline.place }),
    ...(outlet === undefined ? {} : { copyrightholder: outlet }),
    infosources: [...sources, ...article.agencies.map((name) => ({ name, role: 'agency' }))],
    altids: [
      { role: 'file', value: page.file },
      { role: 'sha256', value: page.sha256 },
      ...(page.item === undefined ? [] : [{ role: 'item', value: page.item }]),
      ...(page.url === undefined ? [] : [{ role: 'url', value: page.url }]),
    ],
  };
}

function named(entries: readonly Entry[], type: string): { name: string; rel: string; uri: string }[] {
  const names = new Map<string, { name: string; rel: string; uri: string }>();
  for (const entry of entries)
    if (entry.kind === 'name' && entry.type === type && !names.has(entry.entity))
      names.set(entry.entity, { name: entry.name, rel: 'mentions', uri: urnOf(entry.entity) });
  return [...names.values()];
}
