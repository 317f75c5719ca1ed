import { type Done, type Task, type WorkOptions, work } from './work.ts';

/** What a worker thread runs. */
export default function ({ task, options }: { task: Task; options: WorkOptions }): Promise<Done> {
  return work(task, options);
}
