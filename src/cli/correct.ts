import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type EntryChange, readCorrection } from '../library/correct.ts';
import type { Correction, Hand } from '../library/correction.ts';
import { LibraryError } from '../library/error.ts';
import type { Library } from '../library/library.ts';
import type { Span } from '../record/kinds.ts';
import { systemProblem } from '../source/error.ts';
import { harmless, print, withLibrary } from './library-print.ts';
import { counted } from './library-run.ts';
import { said } from './said.ts';

export interface CorrectCommand {
  readonly library: string;
  readonly entry?: string;
  readonly as?: string;
  readonly why?: string;
  readonly accept?: boolean;
  readonly reject?: boolean;
  /** `field=value` each. */
  readonly set?: readonly string[];
  readonly unset?: readonly string[];
  /** `start-end`, several with commas. */
  readonly span?: string;
  /** Two entity ids. */
  readonly merge?: readonly string[];
  /** Two entity ids; `pages` says where. */
  readonly split?: readonly string[];
  readonly pages?: readonly string[];
  readonly withdraw?: string;
  readonly list?: boolean;
  readonly export?: boolean;
  readonly import?: string;
}

/** Writes down a correction, or prints or takes over the log. Returns the exit status. */
export function correct(command: CorrectCommand): Promise<number> {
  const asking = command.list === true || command.export === true;
  return withLibrary(command.library, { readonly: asking }, async (library) => {
    if (asking) return list(library, command);
    if (command.import !== undefined) {
      const lines = await readLog(command.import);
      const added = library.importCorrections(lines);
      process.stderr.write(`${counted(added, 'correction')} imported; ${lines.length - added} already there\n`);
      return 0;
    }
    const made = apply(library, command);
    for (const { uid, change } of made) await print(`${uid} ${change.action}\n`);
    return 0;
  });
}

function apply(library: Library, command: CorrectCommand): Correction[] {
  if (command.as === undefined || command.as.trim() === '')
    throw new LibraryError('query', 'say who corrects, with --as NAME or CHANCERY_NAME');
  const hand: Hand = { who: command.as, ...(command.why === undefined ? {} : { why: command.why }) };
  if (command.merge !== undefined) {
    const [entity, into] = pair(command.merge, '--merge');
    return [library.mergeEntities(entity, into, hand)];
  }
  if (command.split !== undefined) {
    const [entity, as] = pair(command.split, '--split');
    if (command.pages === undefined) throw new LibraryError('query', 'say on which pages, with --pages PAGE…');
    return library.splitEntity(entity, as, command.pages, hand);
  }
  if (command.withdraw !== undefined) return [library.withdraw(command.withdraw, hand)];
  const { entry } = command;
  if (entry === undefined) throw new LibraryError('query', 'name an entry; ids stand in what search prints');
  const changes = changesOf(library, entry, command);
  if (changes.length === 0)
    throw new LibraryError(
      'query',
      'say what is to change: --accept, --reject, --set FIELD=VALUE, --unset FIELD or --span START-END',
    );
  // All or none: a mistake in the second leaves the first unwritten.
  return library.write(() => changes.map((change) => library.correct(entry, change, hand)));
}

const pair = (given: readonly string[], option: string): readonly [string, string] => {
  if (given.length !== 2) throw new LibraryError('query', `${option} takes two entity ids`);
  return [given[0], given[1]];
};

function changesOf(library: Library, id: string, command: CorrectCommand): EntryChange[] {
  const changes: EntryChange[] = [];
  if (command.accept === true) changes.push({ action: 'accept' });
  if (command.reject === true) changes.push({ action: 'reject' });
  for (const text of command.set ?? []) {
    const at = text.indexOf('=');
    if (at < 1) throw new LibraryError('query', `"${text}" sets nothing; write FIELD=VALUE, such as date=2025-09-02`);
    const field = text.slice(0, at);
    changes.push({ action: 'change', field, value: fieldValue(library, id, field, text.slice(at + 1)) });
  }
  for (const field of command.unset ?? []) changes.push({ action: 'change', field, value: null });
  if (command.span !== undefined) changes.push({ action: 'span', spans: spansOf(command.span) });
  return changes;
}

/** Texts are taken as they are; where the field holds something else, the value is read as JSON. */
function fieldValue(library: Library, id: string, field: string, text: string): unknown {
  const shown = library.show(id);
  const entry = shown.what === 'entry' ? (shown.entry ?? shown.machine) : undefined;
  const before = (entry as unknown as Record<string, unknown> | undefined)?.[field];
  if (typeof before === 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function spansOf(text: string): Span[] {
  return text.split(',').map((part): Span => {
    const match = /^\s*(\d{1,9})-(\d{1,9})\s*$/.exec(part);
    if (match === null)
      throw new LibraryError(
        'query',
        `"${text}" is no span; write START-END in characters of the source, such as 82-255`,
      );
    return [Number(match[1]), Number(match[2])];
  });
}

async function list(library: Library, command: CorrectCommand): Promise<number> {
  if (command.export === true) {
    for (const line of library.corrections()) await print(`${JSON.stringify(line)}\n`);
    return 0;
  }
  for (const { uid, at, who, why, change } of library.corrections()) {
    const about = 'anchor' in change ? ` ${change.anchor.id} ${change.anchor.quote ?? ''}` : '';
    await print(`${harmless(`${uid} ${at} ${who}: ${said(change)}${about}${why === '' ? '' : ` (${why})`}`)}\n`);
  }
  return 0;
}

async function readLog(file: string): Promise<Correction[]> {
  const lines: Correction[] = [];
  let number = 0;
  try {
    const input = file === '-' ? process.stdin : createReadStream(file);
    const failed = new Promise<never>((_, reject) => input.once('error', reject));
    const read = (async () => {
      for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
        number++;
        if (line.trim() !== '') lines.push(readCorrection(line, `${file}:${number}`));
      }
    })();
    await Promise.race([read, failed]);
  } catch (error) {
    if (error instanceof LibraryError) throw error;
    throw new LibraryError('correction', `${file}: ${systemProblem(error)}`);
  }
  return lines;
}
