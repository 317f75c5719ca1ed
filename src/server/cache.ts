import type { Reply } from './reply.ts';

/** An answer as it goes over the wire. */
export interface Packed extends Omit<Reply, 'body'> {
  readonly body: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

/** Answers of one state of the library, the latest used kept, bounded by their bytes. */
export class ReplyCache {
  readonly #most: number;
  readonly #replies = new Map<string, Packed>();
  #bytes = 0;
  #stamp = '';

  constructor(most = 96_000_000) {
    this.#most = most;
  }

  get(stamp: string, key: string): Packed | undefined {
    if (stamp !== this.#stamp) return undefined;
    const reply = this.#replies.get(key);
    if (reply !== undefined) {
      this.#replies.delete(key);
      this.#replies.set(key, reply);
    }
    return reply;
  }

  /** Keeps an answer, if it is not too large. */
  set(stamp: string, key: string, reply: Reply): Packed {
    if (stamp !== this.#stamp) {
      this.#replies.clear();
      this.#bytes = 0;
      this.#stamp = stamp;
    }
    const packed = { ...reply, body: encoder.encode(reply.body) };
    const size = packed.body.length;
    if (size > this.#most / 8) return packed;
    this.#bytes += size - (this.#replies.get(key)?.body.length ?? 0);
    this.#replies.delete(key);
    this.#replies.set(key, packed);
    for (const [old, { body }] of this.#replies) {
      if (this.#bytes <= this.#most) break;
      this.#replies.delete(old);
      this.#bytes -= body.length;
    }
    return packed;
  }
}
