import type { Reply } from './reply.ts';

/** Answers of one state of the library, the latest used kept, bounded by their characters. */
export class ReplyCache {
  readonly #most: number;
  readonly #replies = new Map<string, Reply>();
  #chars = 0;
  #stamp = '';

  constructor(most = 48_000_000) {
    this.#most = most;
  }

  get(stamp: string, key: string): Reply | undefined {
    if (stamp !== this.#stamp) return undefined;
    const reply = this.#replies.get(key);
    if (reply !== undefined) {
      this.#replies.delete(key);
      this.#replies.set(key, reply);
    }
    return reply;
  }

  set(stamp: string, key: string, reply: Reply): void {
    if (stamp !== this.#stamp) {
      this.#replies.clear();
      this.#chars = 0;
      this.#stamp = stamp;
    }
    if (reply.body.length > this.#most / 8) return;
    this.#chars += reply.body.length - (this.#replies.get(key)?.body.length ?? 0);
    this.#replies.delete(key);
    this.#replies.set(key, reply);
    for (const [old, { body }] of this.#replies) {
      if (this.#chars <= this.#most) break;
      this.#replies.delete(old);
      this.#chars -= body.length;
    }
  }
}
