import { kTransferable, kValue, Tinypool } from 'tinypool';
import { type Task, type WorkOptions, work } from './work.ts';

/** What a worker thread runs. Its pieces are handed over where they can be, not copied. */
export default async function ({ task, options }: { task: Task; options: WorkOptions }) {
  const done = await work(task, options);
  return Tinypool.move({ [kTransferable]: done.pieces.flatMap(ownBuffer), [kValue]: done });
}

/** The memory of a piece that has it to itself; small ones share theirs. */
function ownBuffer(piece: string | Uint8Array): ArrayBuffer[] {
  if (typeof piece === 'string') return [];
  const { buffer, byteLength } = piece;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
