import type { CitedKind } from '../record/kinds.ts';
import type { Reading } from './reader.ts';

let slots = 0;
/** Slots by the reader that is the last to ask for what they hold. */
const untilReader = new Map<CitedKind, number[]>();

/** Where a reading keeps what is worked out once and asked for again. */
export const freshMemory = (): unknown[] => new Array(slots).fill(undefined);

/** Drops what no reader after this one asks for. */
export function forget({ memory }: Reading, kind: CitedKind): void {
  for (const slot of untilReader.get(kind) ?? []) memory[slot] = undefined;
}

/**
 * Something worked out once for a reading and asked for by several steps. It lies in the reading, where it costs less
 * than in a map by reading, and is dropped after the last step, so that it seldom grows old in memory.
 */
export class Memo<T> {
  readonly #slot: number;

  /** @param until the last reader that asks */
  constructor(until: CitedKind) {
    this.#slot = slots++;
    untilReader.set(until, [...(untilReader.get(until) ?? []), this.#slot]);
  }

  get({ memory }: Reading): T | undefined {
    return memory[this.#slot] as T | undefined;
  }

  /** Keeps a value, and gives it back. */
  set({ memory }: Reading, value: T): T {
    memory[this.#slot] = value;
    return value;
  }
}
