// Gold: what a careful reader found in a text. Either written with the words themselves (facts.json, for texts of
// our own), or sealed to offsets, so that measuring on texts we may not keep needs none of their sentences.

/** `[start, end)` into the text with all white space removed. */
export type Place = readonly [start: number, end: number];

export interface GoldName {
  readonly names: readonly string[];
}
export interface GoldTime {
  readonly places: readonly Place[];
  readonly value?: string;
}
export interface GoldQuantity {
  readonly places: readonly Place[];
  readonly value?: number;
}
export interface GoldEvent {
  readonly places: readonly Place[];
  readonly type: string;
  readonly date?: string;
  readonly participants: readonly string[];
  readonly background: boolean;
}
export interface GoldStatement {
  readonly content: readonly Place[];
  readonly speakers: readonly string[];
  /** Narration that an agency carries (據X報道): may be found or not. */
  readonly optional: boolean;
}
export interface GoldInstrument {
  readonly places: readonly Place[];
  readonly title?: string;
  readonly titlePlace?: Place;
  readonly action?: string;
}
export interface GoldCommitment {
  readonly places: readonly Place[];
  readonly end?: string;
}
export interface GoldPosition {
  readonly places: readonly Place[];
  readonly stance: string;
}
export interface GoldOrdinal {
  readonly places: readonly Place[];
  readonly n: number;
}

export interface Gold {
  readonly people: readonly GoldName[];
  readonly organizations: readonly GoldName[];
  readonly places: readonly GoldName[];
  readonly times: readonly GoldTime[];
  readonly quantities: readonly GoldQuantity[];
  readonly events: readonly GoldEvent[];
  readonly statements: readonly GoldStatement[];
  readonly instruments: readonly GoldInstrument[];
  readonly commitments: readonly GoldCommitment[];
  readonly positions: readonly GoldPosition[];
  readonly ordinals: readonly GoldOrdinal[];
}

/** NFKC, without white space: what all comparison is done on, so that the layout does not count. */
export const squash = (text: string) => text.normalize('NFKC').replace(/\s+/gu, '');

type Fact = Record<string, unknown>;
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const list = (value: unknown) => [value].flat().filter((item): item is string => typeof item === 'string');

/** Resolves facts that quote their words. `source` is the text they were written for. */
export function goldFromFacts(source: string, facts: Record<string, Fact[] | undefined>): Gold {
  const words = squash(source);
  const find = (wanted: unknown, from = 0): Place | undefined => {
    const quoted = squash(String(wanted ?? ''));
    const at = quoted === '' ? -1 : words.indexOf(quoted, from);
    return at < 0 ? undefined : [at, at + quoted.length];
  };
  const places = (fact: Fact): Place[] => {
    const found: Place[] = [];
    for (const quoted of list(fact.ev)) {
      const place = find(quoted);
      if (place !== undefined) found.push(place);
    }
    return found;
  };
  /** Where `text` of a fact stands: inside its evidence, or near before it. */
  const inside = (fact: Fact): Place[] => {
    const [within] = places(fact);
    if (within === undefined) return [];
    const near = find(fact.text, within[0]);
    if (near !== undefined && near[1] <= within[1]) return [near];
    return [find(fact.text, Math.max(0, within[0] - 40)) ?? within];
  };
  const content = (fact: Fact): Place[] => {
    const [within] = places(fact);
    if (within === undefined) return [];
    const start = find(fact.start, Math.max(0, within[0] - 200)) ?? find(fact.start);
    if (start === undefined) return [within];
    const end = find(fact.end, start[0]);
    return [end !== undefined && end[1] - start[0] < 3000 ? [start[0], Math.max(start[1], end[1])] : start];
  };
  const of = <T>(kind: string, make: (fact: Fact) => T): T[] => (facts[kind] ?? []).map(make);
  const name = (fact: Fact): GoldName => ({ names: [...list(fact.name), ...list(fact.aliases)] });
  return {
    people: of('people', name),
    organizations: of('organizations', name),
    places: of('places', name),
    times: of('times', (fact) => ({ places: inside(fact), ...optional('value', text(fact.value)) })),
    quantities: of('quantities', (fact) => ({
      places: inside(fact),
      ...optional('value', typeof fact.value === 'number' ? fact.value : undefined),
    })),
    events: of('events', (fact) => ({
      places: places(fact),
      type: String(fact.type),
      ...optional('date', text(fact.date)),
      participants: list(fact.participants),
      background: fact.status === 'background',
    })),
    statements: of('statements', (fact) => ({
      content: content(fact),
      speakers: list(fact.speaker),
      optional: String(fact.kind ?? '').startsWith('agency'),
    })),
    instruments: of('instruments', (fact) => {
      const titlePlace = find(fact.title);
      return {
        places: places(fact),
        ...optional('titlePlace', titlePlace),
        ...optional('title', titlePlace === undefined ? text(fact.title) : undefined),
        ...optional('action', text(fact.action)),
      };
    }),
    commitments: of('commitments', (fact) => ({ places: places(fact), ...optional('end', text(fact.end)) })),
    positions: of('positions', (fact) => ({ places: places(fact), stance: String(fact.stance) })),
    ordinals: of('ordinals', (fact) => ({ places: places(fact), n: Number(fact.n) })),
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
