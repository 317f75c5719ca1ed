import { type JudgedConflict, judgedConflicts, VERDICTS, type Verdict, verdictOn } from '../compare/judged.ts';
import { LibraryError } from '../library/error.ts';
import type { Library } from '../library/library.ts';
import { conflictsText } from '../publish/conflicts.ts';
import { harmless, print, withLibrary } from './library-print.ts';
import { counted } from './library-run.ts';
import { painter } from './paint.ts';

export interface ConflictsCommand {
  readonly library: string;
  /** Days such as 20250903. */
  readonly from?: number;
  readonly to?: number;
  readonly type?: string;
  readonly severity?: string;
  /** A verdict, or `all`; by default what is open or confirmed. */
  readonly status?: string;
  readonly limit?: number;
  readonly json: boolean;
  /** `ID=VERDICT` */
  readonly verdict?: string;
  readonly why?: string;
  readonly as?: string;
}

/** Prints what cannot all be right, or writes down a verdict. Exit status 0, 1 where nothing was found. */
export function conflicts(command: ConflictsCommand): Promise<number> {
  return withLibrary(command.library, { readonly: command.verdict === undefined }, async (library) => {
    if (command.verdict !== undefined) return judge(library, command, command.verdict);
    const found = wanted(all(library, command), command);
    const shown = found.slice(0, command.limit ?? found.length);
    if (command.json) await print(`${JSON.stringify(shown, undefined, 2)}\n`);
    else {
      await print(harmless(conflictsText(shown, painter())));
      const more = found.length - shown.length;
      await print(`${counted(found.length, 'conflict')}${more > 0 ? `; ${more} not shown (--limit)` : ''}\n`);
    }
    return found.length === 0 ? 1 : 0;
  });
}

const all = (library: Library, { from, to }: ConflictsCommand): JudgedConflict[] =>
  judgedConflicts(
    library.store,
    from === undefined && to === undefined ? {} : { published: [from ?? 1, to ?? 99_999_999] },
  );

const wanted = (found: readonly JudgedConflict[], { type, severity, status }: ConflictsCommand): JudgedConflict[] =>
  found.filter(
    (one) =>
      (type === undefined || one.type === type) &&
      (severity === undefined || one.severity === severity) &&
      (status === 'all' ||
        (status === undefined ? one.verdict === 'open' || one.verdict === 'confirmed' : one.verdict === status)),
  );

async function judge(library: Library, command: ConflictsCommand, text: string): Promise<number> {
  const [id, verdict] = text.split('=');
  if (!VERDICTS.includes(verdict as Verdict))
    throw new LibraryError('query', `"${text}" is no verdict; write ID=VERDICT with one of ${VERDICTS.join(', ')}`);
  if (command.as === undefined || command.as.trim() === '')
    throw new LibraryError('query', 'say who judges, with --as NAME or CHANCERY_NAME');
  const conflict = all(library, command).find((one) => one.id === id);
  if (conflict === undefined)
    throw new LibraryError(
      'missing',
      `${id}: there is no such conflict; ids stand in: chancery conflicts --status all`,
    );
  const { uid } = library.judge(verdictOn(conflict, verdict as Verdict), {
    who: command.as,
    ...(command.why === undefined ? {} : { why: command.why }),
  });
  await print(`${uid} ${id} ${verdict}\n`);
  return 0;
}
