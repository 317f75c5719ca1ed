import { type Added, type AddOptions, addWork, type RereadTask } from './add-work.ts';
import type { Task } from './work.ts';

/** What a worker thread of `add` and `reread` runs. */
export default function ({ task, options }: { task: Task | RereadTask; options: AddOptions }): Promise<Added> {
  return addWork(task, options);
}
