import { kTransferable, kValue, Tinypool } from 'tinypool';
import { ownBuffer, type Task, type WorkOptions, work } from './work.ts';

/** What a worker thread runs. Its pieces are handed over where they can be, not copied. */
export default async function ({ task, options }: { task: Task; options: WorkOptions }) {
  const done = await work(task, options);
  return Tinypool.move({ [kTransferable]: done.pieces.flatMap((piece) => ownBuffer(piece) ?? []), [kValue]: done });
}
