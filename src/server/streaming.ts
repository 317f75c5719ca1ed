import type { Asker, Task } from './ask.ts';
import type { Packed } from './cache.ts';
import type { Reply } from './reply.ts';
import type { Route } from './route.ts';

/** Items of one part of a list that is sent whole. */
export const PART = 1000;

/**
 * A list as a table or lines, to its end: part by part as fast as the client reads. Where a part fails the answer breaks
 * off, which a client sees.
 */
export function wholeList(asker: Asker, route: Route, task: Task, first: Packed): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let reply: Packed | Reply | undefined = first;
  return new ReadableStream({
    async pull(controller) {
      if (reply === undefined) return controller.close();
      const { body, next } = reply;
      if (typeof body !== 'string') controller.enqueue(body);
      else controller.enqueue(encoder.encode(task.format === 'csv' ? withoutHead(body) : body));
      if (next === undefined) {
        reply = undefined;
        return;
      }
      const query = { ...(task.query as object), limit: PART, cursor: next };
      reply = await asker.ask(route, { ...task, query, bulk: true });
      if (reply.status !== 200) controller.error(new Error(`part ${next}: ${reply.status}`));
    },
  });
}

const withoutHead = (table: string): string => table.slice(table.indexOf('\r\n') + 2);
