import type { AskOptions } from '../library/ask.ts';
import { type DiscoverOptions, type Discovery, discoverFormulas } from '../library/discover.ts';
import { type FormulaHistory, type FormulaList, type Formulas, formulaList, formulas } from '../library/formulas.ts';
import { type AskCommand, ask, citation, cited, type Paint, seenBetween, short, years } from './ask-print.ts';
import { counted } from './library-print.ts';

/** Prints the history of a set phrase. Returns the exit status. */
export function formulasOf(command: AskCommand & AskOptions & { readonly phrase: string }): Promise<number> {
  return ask(command, ({ store }) => formulas(store, command.phrase, command), {
    one: 'family',
    many: 'families',
    text: ({ formulas: all }: Formulas, paint: Paint) => all.flatMap((one) => ['', ...history(one, paint)]),
    columns: ['family', 'words', 'variant', 'year', 'outlet', 'count'],
    *rows({ formulas: all }) {
      for (const { family, words, byYear, variants } of all) {
        for (const { year, outlets } of byYear)
          for (const [outlet, count] of Object.entries(outlets)) yield [family, words, undefined, year, outlet, count];
        for (const variant of variants)
          for (const [year, count] of Object.entries(variant.byYear))
            yield [family, words, variant.words, year, undefined, count];
      }
    },
  });
}

/** Prints all families of set phrases. Returns the exit status. */
export function formulaFamiliesOf(command: AskCommand & AskOptions): Promise<number> {
  return ask(command, ({ store }) => formulaList(store, command), {
    one: 'family',
    many: 'families',
    text: ({ families }: FormulaList, paint: Paint) =>
      families.map(
        ({ family, gloss, printed, count, firstSeen, lastSeen }) =>
          `  ${String(count).padStart(6)}  ${printed}  ${paint('dim', [family, gloss, seenBetween(firstSeen, lastSeen)].filter(Boolean).join(' · '))}`,
      ),
    columns: ['family', 'gloss', 'words', 'count', 'first_seen', 'last_seen'],
    *rows({ families }) {
      for (const { family, gloss, words, count, firstSeen, lastSeen } of families)
        yield [family, gloss, words, count, firstSeen, lastSeen];
    },
  });
}

/** Prints wording that nobody listed and that rises or falls. Returns the exit status. */
export function discoveredFormulas(command: AskCommand & DiscoverOptions): Promise<number> {
  return ask(command, ({ store }) => discoverFormulas(store, command), {
    one: 'phrase',
    many: 'phrases',
    text: discovered,
    columns: [
      'phrase',
      'change',
      'within',
      'before',
      'times',
      'score',
      'by_year',
      'first',
      'first_published',
      'last',
      'last_published',
    ],
    *rows({ phrases }) {
      for (const { phrase, change, within, before, times, score, byYear, first, last } of phrases)
        yield [
          phrase,
          change,
          within,
          before,
          times,
          score,
          years(byYear),
          first?.id,
          first?.published,
          last?.id,
          last?.published,
        ];
    },
  });
}

function discovered({ within, before, sampled, phrases }: Discovery, paint: Paint): string[] {
  const part = sampled === 1 ? '' : ` (one in ${sampled})`;
  const out = [
    paint(
      'dim',
      `  ${within.time}: ${within.articles} articles${part}; before it, ${before.time}: ${before.articles}${part}`,
    ),
  ];
  for (const one of phrases) {
    const { phrase, change, byYear, first, last } = one;
    const times = one.times >= 1 ? one.times : Number((1 / one.times).toPrecision(3));
    out.push(
      '',
      `${paint('bold', phrase)}  ${change}: in ${counted(one.within, 'article')}, ${one.before} before; ${times} times as ${change === 'rises' ? 'often' : 'rare'}`,
    );
    out.push(paint('dim', `     by year ${years(byYear)}`));
    if (first !== undefined) out.push(paint('dim', `     first ${short(citation(first), 50)}  ${first.id}`));
    if (last !== undefined) out.push(paint('dim', `     last  ${short(citation(last), 50)}  ${last.id}`));
  }
  return out;
}

function history(one: FormulaHistory, paint: Paint): string[] {
  const { family, gloss, printed, count, articles, firstSeen, lastSeen, first, last, byYear, byOutlet } = one;
  const out = [
    paint('bold', [printed, family ?? 'listed by no family', gloss].filter(Boolean).join(' · ')),
    `   ${family === undefined ? '' : `${counted(count, 'time')} `}in ${counted(articles, 'article')}, ${seenBetween(firstSeen, lastSeen)}`,
  ];
  if (first !== undefined) out.push(cited(first, paint));
  if (last !== undefined && last.id !== first?.id) out.push(cited(last, paint));
  out.push(`   by year: ${years(Object.fromEntries(byYear.map(({ year, count: of }) => [year, of])))}`);
  const outlets = Object.entries(byOutlet).filter(([outlet]) => outlet !== '');
  if (outlets.length > 0) out.push(`   by outlet: ${outlets.map(([outlet, of]) => `${outlet} ${of}`).join(', ')}`);
  if (one.speakers.length > 0)
    out.push(`   said by: ${one.speakers.map(({ name, count: of }) => `${name} ${of}`).join(', ')}`);
  if (one.variants.length > 1) out.push('   wording:');
  if (one.variants.length > 1)
    for (const variant of one.variants.slice(0, MOST_VARIANTS))
      out.push(
        `     ${variant.printed}  ${variant.count}  ${paint('dim', seenBetween(variant.firstSeen, variant.lastSeen))}`,
      );
  if (one.variants.length > MOST_VARIANTS)
    out.push(paint('dim', `     and ${one.variants.length - MOST_VARIANTS} more`));
  for (const { year, from, to, before, after } of one.replaced)
    out.push(
      `   ${year}: ${to} (${before[1]} before, now ${after[1]}) leads in place of ${from} (${before[0]}, now ${after[0]})`,
    );
  return out;
}

const MOST_VARIANTS = 12;
