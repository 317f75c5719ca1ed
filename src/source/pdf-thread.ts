import { parentPort } from 'node:worker_threads';
import { type Bounds, PdfTrouble, pagesOf, type SetPage } from './pdf-page.ts';
import { unpackHere } from './pdf-unpack.ts';

/** What the thread is asked to do. */
export interface Ask {
  readonly bytes: Uint8Array;
  readonly bounds: Bounds;
}

/** What it answers: a page after another, then the end, or what is wrong. */
export type Answer =
  | { readonly page: SetPage }
  | { readonly done: true }
  | { readonly trouble: string; readonly count: number };

const answer = (what: Answer) => parentPort?.postMessage(what);

// What a broken file makes the parser complain about is no business of a user. It is dropped here: were it caught by the
// other thread, what is left unread of it would keep the process from ending.
const drop = () => true;
process.stdout.write = drop;
process.stderr.write = drop;
for (const say of ['log', 'info', 'warn', 'error', 'debug'] as const) console[say] = () => {};

unpackHere(() => answer({ trouble: 'memory', count: 0 }));

parentPort?.on('message', async ({ bytes, bounds }: Ask) => {
  try {
    for await (const page of pagesOf(bytes, bounds)) answer({ page });
    answer({ done: true });
  } catch (error) {
    answer(
      error instanceof PdfTrouble ? { trouble: error.trouble, count: error.count } : { trouble: 'damaged', count: 0 },
    );
  }
});
