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
  const { kinds = format.kinds, query } = options;
  const library = open();
  running++;
  const given = givenRecords(library.store, {
    ...(query === undefined ? {} : { query }),
    ...(kinds === undefined ? {} : { kinds }),
  });
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    running--;
    given.return(undefined);
    library.close();
  };
  try {
    // What is wrong with the search shows with its first record: before anything is sent.
    const first = given.next();
    return inPieces(exportPieces(format, presented(first, given, origin)), end);
  } catch (error) {
    end();
    throw error;
  }
}

/** @param end called once nothing more is read */
function inPieces(pieces: Iterator<string>, end: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      let text = '';
      try {
        while (text.length < PIECE) {
          const { done, value } = pieces.next();
          if (done === true) break;
          text += value;
        }
        if (text !== '') return controller.enqueue(encoder.encode(text));
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      end();
    },
    cancel: end,
  });
}

/** Records without the folders of their files, with their addresses. */
function* presented(first: IteratorResult<Given>, rest: Iterator<Given>, origin: string) {
  for (let next = first; next.done !== true; next = rest.next()) {
    const { page, article, entries, ofEntries } = next.value;
    const [entry] = entries;
    const link = ofEntries && entries.length === 1 ? passageLink(article.id, entry.id) : articleLink(article.id);
    yield { ...next.value, page: { ...page, file: fileName(page.file) }, link: origin + link };
  }
}
