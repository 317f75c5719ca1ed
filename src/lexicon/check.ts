import { fold } from '../text/fold.ts';
import { FORM_COLUMNS, WORD_COLUMN } from './lexicon.ts';

/** What is wrong with a line of a lexicon file, and what to do. */
export interface Problem {
  /** From 1; 0 for the file as a whole. */
  readonly line: number;
  /** `error` where the file cannot be used, `warning` where it can, but hardly as meant. */
  readonly level: 'error' | 'warning';
  readonly message: string;
}

/** Columns that each kind may have besides its id; other kinds may have any. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  person: ['en', 'hant', 'hans', 'forms', 'country', 'offices', 'wikidata', 'note'],
  organisation: ['en', 'hant', 'hans', 'forms', 'type', 'country', 'wikidata', 'note'],
  place: ['en', 'hant', 'hans', 'forms', 'type', 'country', 'wikidata', 'note'],
  outlet: ['en', 'hant', 'hans', 'forms', 'type', 'country', 'note'],
  office: ['en', 'hant', 'hans', 'forms', 'class', 'note'],
  body: ['en', 'hant', 'hans', 'forms', 'type', 'note'],
  region: ['en', 'hant', 'hans', 'forms', 'strong', 'short', 'note'],
  country: ['en', 'hant', 'hans', 'forms', 'strong', 'short', 'type', 'note'],
};

const ID = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;
const CODE = /^[A-Z]{2,4}$/;
/** Kinds whose ids are ISO codes. */
const CODED = ['country', 'currency'];
const YEAR = String.raw`(?:\d{4}(?:-\d{2}(?:-\d{2})?)?[~?]?|\.\.)`;
const HELD = new RegExp(`^([a-z0-9_-]+)(?::[A-Za-z0-9-]+)?(?:@(${YEAR})(?:/(${YEAR}))?)?$`);
const WIKIDATA = /^Q[1-9]\d*$/;

/**
 * Everything that is wrong with a lexicon file, in the order of its lines.
 * @param kinds kinds that readers know; a file of another kind is used by none
 * @param offices ids of the offices that there are; any where absent
 */
export function checkLexicon(
  text: string,
  kinds: readonly string[] = Object.keys(COLUMNS),
  offices?: ReadonlySet<string>,
): Problem[] {
  const check = new Check(kinds, offices);
  const lines = text.split(/\r?\n/);
  lines.forEach((line, index) => {
    check.line(index === 0 ? line.replace(/^\uFEFF/, '') : line, index + 1);
  });
  check.end();
  return check.problems;
}

class Check {
  readonly problems: Problem[] = [];
  readonly #kinds: readonly string[];
  readonly #offices: ReadonlySet<string> | undefined;
  #header: string[] | undefined;
  #unusable = false;
  #line = 0;
  #rows = 0;
  readonly #ids = new Map<string, number>();
  /** Line and id by folded form. */
  readonly #forms = new Map<string, { line: number; id: string }>();

  constructor(kinds: readonly string[], offices: ReadonlySet<string> | undefined) {
    this.#kinds = kinds;
    this.#offices = offices;
  }

  #say(message: string, level: Problem['level'] = 'error'): void {
    this.problems.push({ line: this.#line, level, message });
  }

  line(line: string, number: number): void {
    this.#line = number;
    if (line.trim() === '' || line.startsWith('#')) return;
    const cells = line.split('\t');
    if (this.#header === undefined) this.#readHeader(cells);
    else if (!this.#unusable) this.#readRow(cells, this.#header);
  }

  end(): void {
    this.#line = 0;
    if (this.#header === undefined)
      this.#say('there is no header; write a first line such as: person, en, hant, hans, forms (with tabs)');
    else if (this.#rows === 0 && !this.#unusable) this.#say('there are no lines below the header; add one', 'warning');
  }

  #readHeader(cells: readonly string[]): void {
    const header = cells.map((cell) => cell.trim());
    this.#header = header;
    const [kind, ...columns] = header;
    if (header.length === 1 && /[ ,;]/.test(kind)) {
      this.#say('the header is one cell; put one tab between the names of the columns');
      this.#unusable = true;
      return;
    }
    if (!/^[a-z_]+$/.test(kind)) this.#say(`the header must begin with the kind, such as person; found "${kind}"`);
    else if (!this.#kinds.includes(kind))
      this.#say(`no reader uses the kind "${kind}"; known are ${this.#kinds.join(', ')}`, 'warning');
    if (!columns.some((column) => FORM_COLUMNS.includes(column) || column === WORD_COLUMN))
      this.#say('the header needs at least one of the columns hant, hans and forms');
    for (const [index, column] of columns.entries()) {
      if (column === '') this.#say(`column ${index + 2} has no name; name it or take the tab out`);
      else if (columns.indexOf(column) < index) this.#say(`the column "${column}" stands twice; keep one`);
      else if (COLUMNS[kind] !== undefined && !COLUMNS[kind].includes(column) && column !== WORD_COLUMN)
        this.#say(`"${column}" is no column of ${kind}; it has ${COLUMNS[kind].join(', ')}`, 'warning');
    }
  }

  #readRow(cells: readonly string[], header: readonly string[]): void {
    this.#rows++;
    if (cells.length > header.length) {
      this.#say(`${cells.length} cells where the header has ${header.length}; look for a stray tab`);
      return;
    }
    const id = cells[0].trim();
    this.#checkId(id, header[0]);
    const own = new Set<string>();
    header.forEach((column, index) => {
      const cell = cells[index]?.trim() ?? '';
      if (index === 0 || cell === '') return;
      if (FORM_COLUMNS.includes(column))
        for (const form of cell.split('|')) this.#checkForm(form, column, id, header[0], own);
      else this.#checkCell(cell, column);
    });
    if (own.size === 0 && !header.includes(WORD_COLUMN))
      this.#say(`"${id}" has no form in hant, hans or forms; it would never be found`);
  }

  #checkId(id: string, kind: string): void {
    if (id === '') this.#say('the first cell, the id, is empty; write one such as jane-doe');
    else if (!ID.test(id) && !(CODED.includes(kind) && CODE.test(id)))
      this.#say(
        `the id "${id}" must be lower-case letters and digits joined by - or _${CODED.includes(kind) ? ', or an ISO code in capitals' : ''}`,
      );
    const earlier = this.#ids.get(id);
    if (earlier !== undefined)
      this.#say(`the id "${id}" already stands on line ${earlier}; join the two lines or choose another`);
    else this.#ids.set(id, this.#line);
  }

  #checkForm(written: string, column: string, id: string, kind: string, own: Set<string>): void {
    const weak = written.trim().endsWith('?');
    const form = fold(weak ? written.trim().slice(0, -1) : written.trim()).trim();
    if (form === '') {
      this.#say(`an empty form in ${column}; take out the extra |`);
      return;
    }
    if (/[,，;；]/.test(form)) this.#say(`"${written}" looks like several forms; put | between them`, 'warning');
    if (form.length === 1 && !weak && ['person', 'organisation', 'place', 'outlet'].includes(kind))
      this.#say(
        `"${written}" is one character and would be found inside other words; write a longer form or mark it "${written}?"`,
      );
    if (own.has(form)) {
      // With a ? it says that the usual name itself is doubtful.
      if (column === 'forms' && !weak)
        this.#say(
          `"${written}" equals another form of this line once script and width are set aside; take it out`,
          'warning',
        );
      return;
    }
    own.add(form);
    const other = this.#forms.get(form);
    if (other !== undefined && other.id !== id)
      this.#say(
        `"${written}" is also a form of "${other.id}" on line ${other.line}; whose it is will depend on the words around it`,
        'warning',
      );
    else if (other === undefined) this.#forms.set(form, { line: this.#line, id });
  }

  #checkCell(cell: string, column: string): void {
    if (column === 'country' && cell !== '-' && !CODE.test(cell) && !ID.test(cell))
      this.#say(`country is "${cell}"; write an ISO 3166 code such as SG, or the id of an organisation`);
    if (column === 'wikidata' && !WIKIDATA.test(cell))
      this.#say(`wikidata is "${cell}"; write Q and a number, or leave it empty`);
    if (column === 'offices') for (const held of cell.split('|')) this.#checkOffice(held.trim());
  }

  #checkOffice(held: string): void {
    const match = HELD.exec(held);
    if (match === null) {
      this.#say(`the office "${held}" must be written office@2001/2005, office:organisation@2001/.. or office alone`);
      return;
    }
    const [, office, from, to] = match;
    if (this.#offices?.has(office) === false)
      this.#say(`"${office}" is no office; use an id of office.tsv, or add a line of kind office`, 'warning');
    if (from !== undefined && to !== undefined && from !== '..' && to !== '..' && from.slice(0, 4) > to.slice(0, 4))
      this.#say(`"${held}" ends before it begins; turn the years round`);
  }
}
