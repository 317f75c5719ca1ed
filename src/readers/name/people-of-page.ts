import type { Term } from '../../lexicon/lexicon.ts';
import type { Introduction } from './people.ts';
import { makeToken, type Scene, type Token } from './scene.ts';
import { COUNTRY, entityOf, PERSON } from './tables.ts';
import type { Title } from './titles.ts';

/** An article with what its grammar shows about names. */
export interface Act {
  readonly scene: Scene;
  readonly titles: ReadonlyMap<number, Title>;
  readonly introduced: readonly Introduction[];
  readonly nested: readonly Token[];
}

/** The rule of a mention by family name and office: 李总理 of 李显龙总理. */
export const BY_OFFICE = 'by-office';
const OFFICES =
  '总统|总理|首相|主席|部长|外长|防长|财长|院长|议长|市长|县长|州长|省长|书记|大使|局长|署长|司长|处长|会长|理事长|秘书长|委员长|次长|大臣|特首|教授|博士';
const OFFICE_AFTER = new RegExp(`^(?:${OFFICES})`);
const OFFICE_BEFORE = new RegExp(`(?:${OFFICES})$`);
/** 李总理府 is a place. */
const NO_PERSON = /^[府室级办]/;

/** First characters of the forms that `mark` looks for, 1 each; all 0 between calls. */
const FIRSTS = new Uint8Array(65536);

/** The people of a page: who is introduced, and by which shorter forms they are named again. */
export class People {
  readonly #entityOfForm = new Map<string, { entity: string; terms: readonly number[]; confidence: number }>();
  readonly #firsts = new Set<number>();
  readonly #byFirst = new Map<string, string[]>();
  readonly latin = new Map<string, string>();
  /** By family name and office the one who is printed with both on the page; undefined where two are. */
  readonly #byOffice = new Map<string, string | undefined>();

  constructor(acts: readonly Act[]) {
    const unlisted: { form: string; confidence: number; latin?: string }[] = [];
    const dotted = new Map<string, string>();
    for (const { scene, introduced } of acts) {
      for (const introduction of introduced) {
        const form = scene.folded.slice(introduction.start, introduction.end);
        const terms = introduction.terms.filter((index) => {
          const term = scene.reading.lexicon.terms[index];
          return !isOther(term, introduction) && !isAnothers(scene, term, introduction);
        });
        if (terms.length > 0) {
          const term = choosePerson(scene, terms, introduction.title);
          const entity = entityOf(scene.reading.lexicon.terms[term]);
          this.#learn(form, entity, [term], introduction.confidence);
          if (hasParts(form)) dotted.set(form, entity);
          if (introduction.latin !== undefined) this.latin.set(entity, introduction.latin);
        } else unlisted.push({ form, confidence: introduction.confidence, latin: introduction.latin });
      }
      for (const token of scene.tokens)
        if ((token.bits & PERSON) !== 0 && token.terms.length > 0) {
          const form = scene.folded.slice(token.start, token.end);
          if (hasParts(form)) dotted.set(form, entityOf(scene.reading.lexicon.terms[token.terms[0]]));
        }
    }
    for (const { form } of unlisted) if (hasParts(form) && !dotted.has(form)) dotted.set(form, `person:~${form}`);
    for (const { form, confidence, latin } of unlisted) {
      let entity = dotted.get(form);
      if (entity === undefined && !hasParts(form))
        for (const [full, of] of dotted)
          if (full.endsWith(`·${form}`) || full.endsWith(`-${form}`) || (entity === undefined && isFirst(full, form)))
            entity = of;
      entity ??= `person:~${form}`;
      this.#learn(form, entity, [], confidence);
      if (latin !== undefined) this.latin.set(entity, latin);
    }
    for (const [full, entity] of dotted) {
      const parts = full.split(/[·-]/);
      const last = parts[parts.length - 1];
      if (last.length >= 2) this.#learn(last, entity, [], 0.85);
      const byDots = full.slice(full.lastIndexOf('·') + 1);
      if (byDots.length > last.length) this.#learn(byDots, entity, [], 0.85);
      if (last.length === 1 && parts.length > 2) this.#learn(full.slice(full.indexOf('·') + 1), entity, [], 0.85);
    }
    for (const { scene, introduced } of acts) {
      for (const { start, end } of introduced) this.#learnOffice(scene, start, end);
      for (const { bits, start, end } of scene.tokens) if ((bits & PERSON) !== 0) this.#learnOffice(scene, start, end);
    }
  }

  /** 李显龙总理, 外交部长林佳龙: the family name may stand before that office afterwards. */
  #learnOffice(scene: Scene, start: number, end: number): void {
    const { folded, tables } = scene;
    if (end - start < 2 || end - start > 4 || !tables.surnames.has(folded[start])) return;
    const office =
      OFFICE_AFTER.exec(folded.slice(end, end + 3)) ?? OFFICE_BEFORE.exec(folded.slice(Math.max(0, start - 3), start));
    if (office === null) return;
    const form = folded.slice(start, end);
    const token = scene.tokenAt(start);
    const entity =
      this.#entityOfForm.get(form)?.entity ??
      (token !== undefined && token.terms.length > 0
        ? entityOf(scene.reading.lexicon.terms[token.terms[0]])
        : undefined);
    if (entity === undefined) return;
    const key = folded[start] + office[0];
    this.#byOffice.set(key, this.#byOffice.has(key) && this.#byOffice.get(key) !== entity ? undefined : entity);
  }

  /** Mentions by family name and office. */
  #offices(scene: Scene): Token[] {
    const { folded } = scene;
    const found: Token[] = [];
    for (const [key, entity] of this.#byOffice) {
      if (entity === undefined) continue;
      for (let at = folded.indexOf(key); at >= 0; at = folded.indexOf(key, at + 1))
        if (scene.tokenAt(at) === undefined && !NO_PERSON.test(folded.slice(at + key.length, at + key.length + 1)))
          found.push(makeToken(at, at + key.length, PERSON, [], BY_OFFICE, entity));
    }
    return found;
  }

  #learn(form: string, entity: string, terms: readonly number[], confidence: number): void {
    if (form.length < 2 || this.#entityOfForm.has(form)) return;
    this.#entityOfForm.set(form, { entity, terms, confidence });
    this.#firsts.add(form.charCodeAt(0));
    const same = this.#byFirst.get(form[0]) ?? [];
    same.push(form);
    same.sort((a, b) => b.length - a.length);
    this.#byFirst.set(form[0], same);
  }

  entityOf(form: string): { entity: string; terms: readonly number[]; confidence: number } | undefined {
    return this.#entityOfForm.get(form);
  }

  /** Makes a token of every mention of the people of the page. */
  mark({ scene, introduced }: Act): void {
    const { folded } = scene;
    const found: Token[] = [];
    for (const { start, end, rule } of introduced) {
      const known = this.#entityOfForm.get(folded.slice(start, end));
      if (known !== undefined) found.push(makeToken(start, end, PERSON, known.terms, rule, known.entity));
    }
    scene.add(found);
    if (this.#byOffice.size > 0) scene.add(this.#offices(scene));
    if (this.#firsts.size === 0) return;
    for (const first of this.#firsts) FIRSTS[first] = 1;
    scene.add(this.#again(scene));
    for (const first of this.#firsts) FIRSTS[first] = 0;
  }

  /** Mentions by forms whose first characters are marked in `FIRSTS`. */
  #again(scene: Scene): Token[] {
    const { folded } = scene;
    const again: Token[] = [];
    const { tokens } = scene;
    let next = 0;
    for (let i = 0; i < folded.length; i++) {
      if (FIRSTS[folded.charCodeAt(i)] === 0) continue;
      while (next < tokens.length && tokens[next].end <= i) next++;
      const inside = next < tokens.length && tokens[next].start < i ? tokens[next] : undefined;
      if (inside !== undefined) continue;
      for (const form of this.#byFirst.get(folded[i]) ?? []) {
        if (!folded.startsWith(form, i)) continue;
        const end = i + form.length;
        const here = scene.tokenAt(i);
        if (here !== undefined && here.end >= end && (here.bits & PERSON) !== 0) break;
        if (!stands(scene, i, end)) continue;
        const known = this.#entityOfForm.get(form)!;
        again.push(makeToken(i, end, PERSON, known.terms, 'again', known.entity));
        i = end - 1;
        break;
      }
    }
    return again;
  }
}

const hasParts = (form: string) => /[·-]/.test(form);
/** Some are called by their first name: 巴沙尔. */
const isFirst = (full: string, form: string) =>
  form.length >= 3 && (full.startsWith(`${form}·`) || full.startsWith(`${form}-`));

/** Whether a short known form is a word of its own here. */
function stands(scene: Scene, start: number, end: number): boolean {
  if (end - start >= 3) return true;
  return scene.endStrength(end) > 0 || scene.startStrength(start) > 0;
}

/** Titles that those who govern do not bear. */
const PLAIN_TITLE =
  /(?:官员|居民|学生|律师|司机|店主|分析师|研究员|学者|教授|专家|员工|工人|志愿者|助理|经理|主管|参事|村民|渔民|农民|商人|老师|医生|工程师)$/;
/** 乌克兰问题特使: of what it is about. */
const ABOUT = /问题|事务|特使|特别代表|专家|学者|分析/;

/**
 * Whether a family name alone, with the title printed before it, is not that of the known bearer: 巴基斯坦气候变化部长拉赫曼
 * is no Bangladeshi, 官员萨利姆 none who led an organisation.
 */
function isAnothers(scene: Scene, { cells }: Term, { start, end, title }: Introduction): boolean {
  const { folded, reading } = scene;
  if (title === undefined || hasParts(folded.slice(start, end)) || scene.tables.surnames.has(folded[start]))
    return false;
  const words = folded.slice(title.start, title.end);
  if (PLAIN_TITLE.test(words)) return true;
  if (cells.country === undefined || ABOUT.test(words)) return false;
  // 巴基斯坦的气候变化部长
  const of = /的[\u4e00-\u9fff]{0,6}$/.exec(folded.slice(Math.max(0, title.start - 7), title.start));
  const owner = of === null ? undefined : scene.tokenBefore(title.start - of[0].length);
  const states = [...title.holders, ...(owner === undefined ? [] : [owner])].filter(
    ({ bits }) => (bits & COUNTRY) !== 0,
  );
  return (
    states.length > 0 &&
    states.every(({ terms }) => terms.every((index) => countryOf(reading.lexicon.terms[index]) !== cells.country))
  );
}

/** 索尔海姆（Kari Solheim） is not Erik Solheim: another given name beside the same family name. */
function isOther({ cells: { en } }: Term, { latin, start, end }: Introduction): boolean {
  if (latin === undefined || en === undefined || end - start > 5) return false;
  const [given, ...rest] = plainWords(latin);
  const [known, ...family] = plainWords(en);
  if (rest.length === 0 || family.length === 0 || rest.at(-1) !== family.at(-1)) return false;
  return given[0] !== known[0] && given.slice(-3) !== known.slice(-3);
}

const plainWords = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s-]+/);

/** Of several people written alike, the one whose state, office and years fit best. */
export function choosePerson(scene: Scene, terms: readonly number[], title: Title | undefined): number {
  if (terms.length === 1) return terms[0];
  const { lexicon, page } = scene.reading;
  const year = Number(page.published?.slice(0, 4) ?? Number.NaN);
  const holders = new Set(
    (title?.holders ?? []).flatMap((token) => token.terms.map((index) => countryOf(lexicon.terms[index]))),
  );
  const offices = new Set(
    (title?.offices ?? []).flatMap((token) => token.terms.map((index) => lexicon.terms[index].id)),
  );
  let best = terms[0];
  let most = -1;
  for (const index of terms) {
    const { cells } = lexicon.terms[index];
    let score = holders.has(cells.country) ? 4 : 0;
    for (const held of (cells.offices ?? '').split('|')) {
      const [id, years = ''] = held.split('@');
      const inside = within(year, years);
      if (offices.has(id.split(':')[0])) score += inside ? 4 : 2;
      else if (inside) score += 1;
    }
    if (score > most) {
      most = score;
      best = index;
    }
  }
  return best;
}

function countryOf(term: Term): string | undefined {
  return term.kind === 'country' ? term.id : term.cells.country;
}

/** Whether a year lies in an EDTF interval of years; one year more is allowed, for those just out of office. */
function within(year: number, interval: string): boolean {
  const [from, to = from] = interval.split('/');
  const first = Number.parseInt(from, 10);
  const last = Number.parseInt(to, 10);
  return (Number.isNaN(first) || year >= first) && (Number.isNaN(last) || year <= last + 1);
}
