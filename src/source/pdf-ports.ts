import type { PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Heard = (event: { readonly data: unknown }) => void;

/** What is used of a message port, by both halves of pdf.js. */
class Port {
  readonly #heard = new Set<Heard>();
  other: Port | undefined;

  postMessage(data: unknown): void {
    const event = { data: handedOver(data) };
    const heard = this.other?.heard ?? [];
    void Promise.resolve().then(() => {
      for (const listener of heard) listener(event);
    });
  }

  get heard(): ReadonlySet<Heard> {
    return this.#heard;
  }

  addEventListener(_name: string, listener: Heard, options?: { readonly signal?: AbortSignal }): void {
    this.#heard.add(listener);
    options?.signal?.addEventListener('abort', () => this.#heard.delete(listener));
  }

  removeEventListener(_name: string, listener: Heard): void {
    this.#heard.delete(listener);
  }

  terminate(): void {
    this.#heard.clear();
  }
}

interface Chunk {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** The list of operators is emptied by its sender when a piece of it is gone: that piece has lists of its own. */
function handedOver(data: unknown): unknown {
  const chunk = (data as { chunk?: Partial<Chunk> } | null)?.chunk;
  if (chunk?.fnArray === undefined || chunk.argsArray === undefined) return data;
  const own = { ...chunk, fnArray: chunk.fnArray.slice(), argsArray: chunk.argsArray.slice() };
  return { ...(data as object), chunk: own };
}

interface Core {
  readonly WorkerMessageHandler: { initializeFromPort(port: Port): void };
}

/**
 * The half of pdf.js that takes files apart, in this thread. pdf.js itself would copy every message between its halves,
 * which costs as much as reading; here they are handed over as they are.
 */
export async function coreOf(worker: typeof PDFWorker): Promise<PDFWorker> {
  const name = 'pdfjs-dist/legacy/build/pdf.worker.mjs';
  const core = (await import(name)) as Core;
  const near = new Port();
  const far = new Port();
  near.other = far;
  far.other = near;
  core.WorkerMessageHandler.initializeFromPort(far);
  return worker.create({ port: near as never });
}
