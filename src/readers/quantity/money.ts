import type { Lexicon } from '../../lexicon/lexicon.ts';
import { fold } from '../../text/fold.ts';
import type { Figures } from '../figures.ts';
import type { Reading } from '../reader.ts';

/** A sign, code or name of a currency that ends right before a number. */
export interface Prefix {
  readonly code: string;
  readonly start: number;
  /** Index into `lexicon.terms`. */
  readonly term: number;
  /** US$, €: no 元 is needed after the number. */
  readonly sign: boolean;
}

type Known = readonly { readonly form: string; readonly code: string; readonly term: number; readonly sign: boolean }[];

const PREFIXES = new WeakMap<Lexicon, Map<number, Known>>();

/** Forms of the column `before`, by the code unit of their last letter, longest first. */
function prefixes(lexicon: Lexicon): Map<number, Known> {
  let known = PREFIXES.get(lexicon);
  if (known === undefined) {
    const byLast = new Map<number, { form: string; code: string; term: number; sign: boolean }[]>();
    for (const index of lexicon.ofKind('currency').terms) {
      const term = lexicon.terms[index];
      for (const written of term.cells.before?.split('|') ?? []) {
        const form = fold(written);
        const last = form.charCodeAt(form.length - 1);
        const list = byLast.get(last) ?? [];
        list.push({ form, code: term.id, term: index, sign: !/[一-龥]/.test(form) });
        byLast.set(last, list);
      }
    }
    for (const list of byLast.values()) list.sort((a, b) => b.form.length - a.form.length);
    known = byLast;
    PREFIXES.set(lexicon, known);
  }
  return known;
}

/** The currency written right before `start`, or undefined. */
export function writtenBefore(lexicon: Lexicon, text: string, start: number): Prefix | undefined {
  if (start === 0) return undefined;
  const at = text[start - 1] === ' ' ? start - 1 : start;
  const list = prefixes(lexicon).get(text.charCodeAt(at - 1));
  if (list === undefined) return undefined;
  for (const { form, code, term, sign } of list) {
    if (!text.startsWith(form, at - form.length) || at < form.length) continue;
    const before = text[at - form.length - 1];
    if (/^[A-Za-z]/.test(form) && before !== undefined && /[A-Za-z]/.test(before)) continue;
    return { code, start: at - form.length, term, sign };
  }
  return undefined;
}

/** A currency by its ISO 4217 code and its line in the lexicon. */
interface Currency {
  readonly code: string;
  /** Index into `lexicon.terms`. */
  readonly term: number;
}

/** States of the two CFA francs (ISO 4217, list one). Other codes begin with the ISO 3166 code of their state. */
const FRANCS: Readonly<Record<string, string>> = {
  XOF: 'BJ BF CI GW ML NE SN TG',
  XAF: 'CM CF TD CG GQ GA',
};
/** What a shared word alone is taken for where no state is named that has it. */
const USUAL: Readonly<Record<string, string>> = { 法郎: 'CHF', 卢比: 'INR', 镑: 'GBP', 盾: 'VND' };
/** Of Russia wherever the other state is not in the name. */
const ONE = '卢布';
/** ISO 4217: no currency. */
const UNKNOWN = 'XXX';

const SHARED = new WeakMap<Lexicon, Map<string, Map<string, Currency>>>();

/** Words that currencies of several states have in common (比索, 法郎), and the currency of each state. */
function sharedWords(lexicon: Lexicon): Map<string, Map<string, Currency>> {
  let shared = SHARED.get(lexicon);
  if (shared !== undefined) return shared;
  const states = new Map<string, string[]>();
  for (const index of lexicon.ofKind('country').terms) {
    const { id, cells } = lexicon.terms[index];
    const forms = [cells.hans, cells.hant, ...(cells.forms ?? '').split('|')].flatMap((form) =>
      form ? [fold(form.replace('?', ''))] : [],
    );
    states.set(
      id,
      forms.sort((a, b) => b.length - a.length),
    );
  }
  shared = new Map();
  for (const term of lexicon.ofKind('currency').terms) {
    const { id: code, cells } = lexicon.terms[term];
    const own = states.get(code.slice(0, 2)) ?? [];
    for (const form of [cells.hans ?? '', ...(cells.forms ?? '').split('|')].map((written) => fold(written))) {
      const state = own.find((name) => form.startsWith(name)) ?? (code in FRANCS ? form.slice(0, -2) : undefined);
      const word = state === undefined ? '' : form.slice(state.length);
      if (word.length < 2 && USUAL[word] === undefined) continue;
      const of = shared.get(word) ?? new Map<string, Currency>();
      for (const one of code in FRANCS ? FRANCS[code].split(' ') : [code.slice(0, 2)])
        if (!of.has(one)) of.set(one, { code, term });
      shared.set(word, of);
    }
  }
  for (const [word, of] of shared) if ((of.size < 2 && USUAL[word] === undefined) || word === ONE) shared.delete(word);
  SHARED.set(lexicon, shared);
  return shared;
}

/**
 * The currency that a word shared by several states (比索) means at `at`: that of the state named last before the word, else
 * next after it, else of the outlet, else `usual`. Undefined where no such word stands there.
 * @param usual code of the currency that the lexicon gives the word alone
 */
export function sharedAt(
  reading: Reading,
  at: number,
  usual: string | undefined,
): { code: string; end: number; terms: readonly number[] } | undefined {
  const { folded } = reading.passage;
  const shared = sharedWords(reading.lexicon);
  if (folded.startsWith('盾牌', at)) return undefined;
  for (let end = Math.min(at + 4, folded.length); end > at; end--) {
    const word = folded.slice(at, end);
    const of = shared.get(word);
    if (of === undefined) continue;
    const named = namedOf(reading, at, of) ?? of.get(country(reading) ?? '');
    const terms = named === undefined ? [] : [named.term];
    return { code: named?.code ?? usual ?? USUAL[word] ?? UNKNOWN, end, terms };
  }
  return undefined;
}

function namedOf({ found, lexicon }: Reading, at: number, of: ReadonlyMap<string, Currency>): Currency | undefined {
  let last: Currency | undefined;
  for (const { start, terms = [] } of found.name)
    for (const term of terms) {
      const { kind, id } = lexicon.terms[term];
      const currency = kind === 'country' ? of.get(id) : undefined;
      if (currency === undefined) continue;
      if (start < at || last === undefined) last = currency;
    }
  return last;
}

const TENTHS: Readonly<Record<string, number>> = {
  角: 0.1,
  毛: 0.1,
  分: 0.01,
  美分: 0.01,
  欧分: 0.01,
  便士: 0.01,
  日本銭: 0.01,
  銭: 0.01,
  戈比: 0.01,
  仙: 0.01,
};

/** 6角3分, 又三美分 after the main unit: the part of it, and where it ends. */
export function subunit(figures: Figures, at: number, _code: string): { end: number; value: number } {
  const { text } = figures;
  let end = at;
  let value = 0;
  for (;;) {
    const next = text[end] === '又' || text[end] === '零' ? end + 1 : end;
    const number = figures.number(next);
    if (number === undefined || number.value >= 100 || number.sort !== 'integer') break;
    const name = Object.keys(TENTHS)
      .filter((form) => text.startsWith(form, number.end))
      .sort((a, b) => b.length - a.length)[0];
    if (name === undefined || (name === '分' && '之钟别'.includes(text[number.end + 1] ?? '，'))) break;
    value += number.value * TENTHS[name];
    end = number.end + name.length;
  }
  return { end, value: Number(value.toFixed(4)) };
}

const BY_COUNTRY: Readonly<Record<string, string>> = {
  CN: 'CNY',
  TW: 'TWD',
  HK: 'HKD',
  MO: 'MOP',
  SG: 'SGD',
  JP: 'JPY',
};

/**
 * What 元 alone means on this page: the currency the page names most, else that of the outlet's country,
 * else renminbi.
 */
export function defaultCurrency(reading: Reading): { code: string; confidence: number } {
  const text = reading.passage.folded;
  const named: [string, number][] = [
    ['TWD', times(text, '台币')],
    ['HKD', times(text, '港元') + times(text, '港币')],
    ['SGD', times(text, '坡币') + times(text, '新元')],
    ['CNY', times(text, '人民币')],
  ];
  const outlet = country(reading);
  const home = outlet === undefined ? undefined : BY_COUNTRY[outlet];
  named.sort((a, b) => b[1] - a[1]);
  if (home !== undefined && named[0][1] === 0) return { code: home, confidence: home === 'HKD' ? 0.6 : 0.85 };
  if (named[0][1] > 0) return { code: named[0][0], confidence: 0.8 };
  if (reading.page.script === 'hant' && (times(text, '台湾') > 0 || times(text, '台北') > 0))
    return { code: 'TWD', confidence: 0.5 };
  return { code: 'CNY', confidence: reading.page.script === 'hant' ? 0.6 : 0.9 };
}

function times(text: string, word: string): number {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) count++;
  return count;
}

/** Country of the outlet, from the lexicon of outlets. */
function country(reading: Reading): string | undefined {
  const outlet = reading.article.outlet ?? reading.page.outlet;
  if (outlet === undefined) return undefined;
  const { lexicon } = reading;
  const written = lexicon.named(fold(outlet))?.terms.map((index) => lexicon.terms[index]);
  return written?.find((term) => term.kind === 'outlet' && term.cells.country !== undefined)?.cells.country;
}
