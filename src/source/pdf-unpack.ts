import { brotliDecompressSync, inflateSync } from 'node:zlib';

/** What one stream of a file may unpack to, in bytes: far more than a page draws. */
const MOST = 128 * 1024 * 1024;

/**
 * Unpacks a stream at once and within bounds. It stands in for the platform's `DecompressionStream` in the thread that
 * reads PDF: pdf.js asks for that one with all bytes at hand, and a detour over two more threads for each stream costs
 * more than the unpacking.
 */
class Unpacking {
  readonly #name: string;
  readonly #tooMuch: () => void;
  #bytes = new Uint8Array(0);
  #read = false;

  constructor(name: string, tooMuch: () => void) {
    this.#name = name;
    this.#tooMuch = tooMuch;
  }

  get writable(): { getWriter(): { write(bytes: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void> } } {
    const write = async (bytes: Uint8Array<ArrayBuffer>) => {
      this.#bytes = bytes;
    };
    return { getWriter: () => ({ write, close: async () => {} }) };
  }

  get readable(): { getReader(): { read(): Promise<{ value?: Uint8Array; done: boolean }> } } {
    return { getReader: () => ({ read: async () => this.#next() }) };
  }

  #next(): { value?: Uint8Array; done: boolean } {
    if (this.#read) return { done: true };
    this.#read = true;
    const bounds = { maxOutputLength: MOST };
    try {
      const unpack = this.#name === 'brotli' ? brotliDecompressSync : inflateSync;
      return { value: unpack(this.#bytes, bounds), done: false };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') this.#tooMuch();
      throw error;
    }
  }
}

/**
 * From now on pdf.js unpacks streams in this thread.
 * @param tooMuch told when one unpacks to more than it may
 */
export function unpackHere(tooMuch: () => void): void {
  class Bounded extends Unpacking {
    constructor(name: string) {
      super(name, tooMuch);
    }
  }
  Object.assign(globalThis, { DecompressionStream: Bounded });
}
