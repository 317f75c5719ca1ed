import type { z } from '@hono/zod-openapi';
import type { Room } from './room.ts';

/** A cell of a table's row. */
export type Cell = string | number | boolean | null | undefined;

/** What was asked, as the schemas of its route read it. */
export interface Question<P, Q> {
  readonly params: P;
  readonly query: Q;
}

/** One question that the API takes: its address, what it may be narrowed by, its answer, and how that is found. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> {
  readonly name: string;
  readonly path: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly answer: A;
  /** May take longer than a page turn: waits in a line of its own, so that quick questions do not wait behind it. */
  readonly slow?: true;
  /** Takes seconds: waits behind others of its kind only. */
  readonly long?: true;
  /** Takes a millisecond or two: answered at once where it is asked, since a way to a thread and back takes longer. */
  readonly here?: true;
  /** What must have been worked out before: the pass over all articles that finds conflicts. */
  readonly needs?: 'conflicts';
  /** Where the answer is a list: its table, a column for each cell of `row`. */
  readonly columns?: readonly string[];
  /** Where the items are elsewhere than in `items`. */
  readonly list?: (answer: z.output<A>) => readonly object[];
  readonly row?: (item: z.output<A> extends { items: readonly (infer T)[] } ? T : never) => readonly Cell[];
  /** Further formats, by name: the whole document. */
  readonly documents?: Readonly<Record<string, Document<P, Q>>>;
  readonly ask: (room: Room, question: Question<z.output<P>, z.output<Q>>) => z.input<A>;
}

export interface Document<P extends z.ZodType, Q extends z.ZodType> {
  readonly media: string;
  /** @param origin such as `http://127.0.0.1:4180`, for addresses that must stand alone */
  readonly write: (room: Room, question: Question<z.output<P>, z.output<Q>>, origin: string) => string;
}

/** A route whose parts are checked against each other. */
export const route = <P extends z.ZodType, Q extends z.ZodType, A extends z.ZodType>(of: Route<P, Q, A>): Route =>
  of as unknown as Route;
