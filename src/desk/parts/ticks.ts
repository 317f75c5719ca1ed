/** A label of an axis where it begins, in pixels. */
export interface Tick {
  readonly at: number;
  readonly text: string;
  /** Set where the label stands before its mark, because it would stick out behind it. */
  readonly isBefore?: true;
}

/**
 * The labels of an axis that have room: none runs into the next one or out of the axis. What has no room behind its mark
 * at the end of the axis stands before it, if there is room, and is left out otherwise.
 * @param width of the axis, `room` of a label, in pixels
 */
export function fitted(ticks: readonly Tick[], width: number, room: number): Tick[] {
  const out: Tick[] = [];
  let free = 0;
  for (const { at, text } of ticks) {
    if (at < free || at > width) continue;
    if (at + room <= width) out.push({ at, text });
    else if (at - room >= free) out.push({ at, text, isBefore: true });
    else continue;
    free = at + room;
  }
  return out;
}
