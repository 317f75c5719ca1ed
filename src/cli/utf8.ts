import { transcode } from 'node:buffer';

/** Characters that are encoded at a time: what is written and read at once stays in the processor's cache. */
const ROOM = 1 << 17;

/**
 * Encodes lines as UTF-8, each with a line feed behind it. They are gathered as UTF-16 and turned into UTF-8 together,
 * which takes a third of the time of joining them to one string and encoding that. Lines must be well-formed UTF-16,
 * as those of `JSON.stringify` are.
 */
export class Utf8Lines {
  #units = Buffer.allocUnsafeSlow(2 * ROOM);
  #used = 0;
  #pieces: Uint8Array[] = [];

  add(line: string): void {
    const bytes = 2 * (line.length + 1);
    if (this.#used + bytes > this.#units.length) this.#make(bytes);
    this.#used += this.#units.write(line, this.#used, 'utf16le');
    this.#units[this.#used++] = 0x0a;
    this.#units[this.#used++] = 0;
  }

  /** What was added since the last call; pieces end with a line. */
  take(): Uint8Array[] {
    this.#make(0);
    return this.#pieces.splice(0);
  }

  /** Encodes what is there and makes room for so many bytes. */
  #make(bytes: number): void {
    if (this.#used > 0) this.#pieces.push(transcode(this.#units.subarray(0, this.#used), 'utf16le', 'utf8'));
    this.#used = 0;
    if (bytes > this.#units.length) this.#units = Buffer.allocUnsafeSlow(bytes);
  }
}
