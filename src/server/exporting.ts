import { Worker } from 'node:worker_threads';
import { type Given, givenRecords } from '../library/giving.ts';
import { Library } from '../library/library.ts';
import { EXPORT_FORMATS, exportPieces } from '../publish/export/formats.ts';
import { articleLink, fileName, passageLink } from './present.ts';
import { type ProblemBody, problemBody, Refusal, refusalOf } from './problem.ts';

/** What is exported, in which format, and where its addresses begin. */
export interface ExportTask {
  readonly format: string;
  /** Everything by default. */
  readonly query?: string;
  readonly kinds?: readonly string[];
  readonly origin: string;
}

/** Gives an export away piece by piece. @throws Refusal where the search cannot be read, or too many run */
export type Exporter = (task: ExportTask) => Promise<ReadableStream<Uint8Array>>;

/** Characters that are made before the client's reading is waited for. */
const PIECE = 64 * 1024;

/**
 * Everything that a search finds in one of the export formats, uncapped, in pieces to be sent.
 * @throws LibraryError `query` where the search cannot be read
 */
export function exportOf(
  library: Library,
  { format: name, query, kinds, origin }: ExportTask,
): () => string | undefined {
  const format = EXPORT_FORMATS[name];
  const wanted = kinds ?? format.kinds;
  const given = givenRecords(library.store, {
    ...(query === undefined ? {} : { query }),
    ...(wanted === undefined ? {} : { kinds: wanted }),
  });
  // What is wrong with the search shows with its first record: before anything is sent.
  const pieces = exportPieces(format, presented(given.next(), given, origin));
  return () => {
    let text = '';
    while (text.length < PIECE) {
      const { done, value } = pieces.next();
      if (done === true) return text === '' ? undefined : text;
      text += value;
    }
    return text;
  };
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

/** What a thread of exports is started with, and what it answers each time it is asked for more. */
export interface ExportPlace {
  readonly file: string;
  readonly task: ExportTask;
}
export interface ExportPiece {
  /** Absent at the end. */
  readonly text?: string;
  readonly problem?: ProblemBody;
}

/** In the thread: on a connection of its own, so that it reads one state of the library whatever is written meanwhile. */
export function exportThread({ file, task }: ExportPlace): () => ExportPiece {
  let more: (() => string | undefined) | undefined;
  return () => {
    try {
      more ??= exportOf(Library.open(file, { readonly: true }), task);
      const text = more();
      return text === undefined ? {} : { text };
    } catch (error) {
      return { problem: problemBody(refusalOf(error)) };
    }
  };
}

/** Exports at a time: each has a thread, and holds one state of the library. */
const MOST_EXPORTS = 3;
/** Milliseconds that one piece may take. */
const LONGEST = 120_000;

/** Exports in threads, so that nobody else waits for them. */
export function threadedExporter(file: string): Exporter {
  let running = 0;
  return async (task) => {
    if (running >= MOST_EXPORTS)
      throw new Refusal(503, 'busy', 'too many exports run; ask again in a while', {
        headers: { 'retry-after': '10' },
      });
    running++;
    const thread = new ExportThread({ file, task }, () => running--);
    const first = await thread.more();
    let begun = first;
    return new ReadableStream({
      async pull(controller) {
        const text = begun ?? (await thread.more());
        begun = undefined;
        if (text !== undefined) return controller.enqueue(new TextEncoder().encode(text));
        controller.close();
        thread.end();
      },
      cancel: () => thread.end(),
    });
  };
}

class ExportThread {
  readonly #worker: Worker;
  readonly #ended: () => void;
  #isEnded = false;

  constructor(place: ExportPlace, ended: () => void) {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    this.#worker = new Worker(new URL(`./export-worker.${extension}`, import.meta.url), { workerData: place });
    this.#worker.unref();
    this.#ended = ended;
  }

  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#ended();
    void this.#worker.terminate();
  }

  /** The next piece; undefined at the end. @throws Refusal, and ends */
  async more(): Promise<string | undefined> {
    const { text, problem } = await this.#asked();
    if (problem === undefined) return text;
    this.end();
    throw new Refusal(problem.status, problem.code, problem.detail);
  }

  #asked(): Promise<ExportPiece> {
    const slow: ExportPiece = {
      problem: problemBody(new Refusal(503, 'slow', 'this export takes too long; narrow it with q')),
    };
    const failed = problemBody(refusalOf(undefined));
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LONGEST, slow);
      const done = (piece: ExportPiece) => {
        clearTimeout(timer);
        this.#worker.off('error', broken).off('exit', broken).off('message', done);
        resolve(piece);
      };
      const broken = () => done({ problem: failed });
      this.#worker.once('message', done).once('error', broken).once('exit', broken);
      this.#worker.postMessage('more');
    });
  }
}
