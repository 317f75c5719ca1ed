import { type Given, type GivingOptions, givenRecords } from '../library/giving.ts';
import type { Library } from '../library/library.ts';
import { EXPORT_FORMATS, exportPieces } from '../publish/export/formats.ts';
import type { Asker, Task } from './ask.ts';
import { articleLink, fileName, passageLink } from './present.ts';
import { Refusal } from './problem.ts';
import type { Reply } from './reply.ts';
import type { Route } from './route.ts';

/** Items of one part of a list that is sent whole. */
export const PART = 1000;

/**
 * A list as a table or lines, to its end: part by part as fast as the client reads. Where a part fails the answer breaks
 * off, which a client sees.
 */
export function wholeList(asker: Asker, route: Route, task: Task, first: Reply): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let reply: Reply | undefined = first;
  return new ReadableStream({
    async pull(controller) {
      if (reply === undefined) return controller.close();
      const { body, next } = reply;
      controller.enqueue(encoder.encode(reply === first || task.format !== 'csv' ? body : withoutHead(body)));
      if (next === undefined) {
        reply = undefined;
        return;
      }
      const query = { ...(task.query as object), limit: PART, cursor: next };
      reply = await asker.ask(route, { ...task, query, bulk: true });
      if (reply.status !== 200) controller.error(new Error(`part ${next}: ${reply.status}`));
    },
  });
}

const withoutHead = (table: string): string => table.slice(table.indexOf('\r\n') + 2);

/** Characters that are written before the client's reading is waited for. */
const PIECE = 64 * 1024;
/** Exports at a time: each holds one state of the library. */
const MOST_EXPORTS = 4;
let running = 0;

/**
 * Everything that a search finds in one of the export formats, uncapped. On a connection of its own, so that it reads one
 * state of the library whatever is written meanwhile.
 * @throws Refusal 503 where too many run, LibraryError `query` where the search cannot be read
 */
export function exported(
  open: () => Library,
  name: string,
  options: Pick<GivingOptions, 'query' | 'kinds'>,
  origin: string,
): ReadableStream<Uint8Array> {
  if (running >= MOST_EXPORTS)
    throw new Refusal(503, 'busy', 'too many exports run; ask again in a while', { headers: { 'retry-after': '10' } });
  const format = EXPORT_FORMATS[name];
  const library = open();
  const { kinds = format.kinds, query } = options;
  const given = givenRecords(library.store, {
    ...(query === undefined ? {} : { query }),
    ...(kinds === undefined ? {} : { kinds }),
  });
  const pieces = exportPieces(format, presented(given, origin));
  const encoder = new TextEncoder();
  running++;
  let open_ = true;
  const end = () => {
    if (!open_) return;
    open_ = false;
    running--;
    pieces.return(undefined);
    library.close();
  };
  let begun: string;
  try {
    begun = pieces.next().value ?? '';
  } catch (error) {
    end();
    throw error;
  }
  return new ReadableStream({
    pull(controller) {
      let text = begun;
      begun = '';
      try {
        while (text.length < PIECE) {
          const next = pieces.next();
          if (next.done === true) {
            if (text !== '') controller.enqueue(encoder.encode(text));
            controller.close();
            return end();
          }
          text += next.value;
        }
        controller.enqueue(encoder.encode(text));
      } catch (error) {
        end();
        controller.error(error);
      }
    },
    cancel: end,
  });
}

/** Records without the folders of their files, with their addresses. */
function* presented(records: Iterable<Given>, origin: string) {
  for (const record of records) {
    const { page, article, entries, ofEntries } = record;
    const [first] = entries;
    const link = ofEntries && entries.length === 1 ? passageLink(article.id, first.id) : articleLink(article.id);
    yield { ...record, page: { ...page, file: fileName(page.file) }, link: origin + link };
  }
}
