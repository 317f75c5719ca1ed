import { readFileSync } from 'node:fs';
import { parseLexicon } from '../lexicon/lexicon.ts';
import { DATA } from '../lexicon/load.ts';
import { fold } from '../text/fold.ts';
import { Matcher } from '../text/matcher.ts';

/** Newspapers, agencies and sites of the lexicon, compiled for finding them in folded text. */
interface Outlets {
  readonly forms: readonly string[];
  readonly types: readonly string[];
  readonly ids: readonly string[];
  readonly matcher: Matcher;
}

let known: Outlets | undefined;

function load(): Outlets {
  if (known !== undefined) return known;
  const forms: string[] = [];
  const types: string[] = [];
  const ids: string[] = [];
  const seen = new Set<string>();
  for (const term of parseLexicon(readFileSync(new URL('outlet.tsv', DATA), 'utf8'), 'outlet.tsv'))
    for (const column of ['hant', 'hans', 'forms'])
      for (const written of (term.cells[column] ?? '').split('|')) {
        const form = fold(written.replace(/\?$/, '')).replace(/\s/g, '');
        if (form.length < 2 || seen.has(form)) continue;
        seen.add(form);
        forms.push(form);
        types.push(term.cells.type ?? '');
        ids.push(term.id);
      }
  known = { forms, types, ids, matcher: Matcher.compile(forms) };
  return known;
}

/** A newspaper, agency or site named in a folded text. */
export interface OutletHit {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly type: string;
}

/** Outlets named in a folded text, the longest at each place, in order. Linear. */
export function findOutlets(folded: string): OutletHit[] {
  const { types, ids, matcher } = load();
  const raw = matcher.find(folded);
  const hits: OutletHit[] = [];
  for (let i = 0; i < raw.length; i += 3)
    hits.push({ start: raw[i], end: raw[i + 1], id: ids[raw[i + 2]], type: types[raw[i + 2]] });
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: OutletHit[] = [];
  let end = 0;
  for (const hit of hits) {
    if (hit.start < end) continue;
    kept.push(hit);
    end = hit.end;
  }
  return kept;
}
