import { csvRow } from '../publish/export/csv.ts';
import { problemBody, type Refusal, refusalOf } from './problem.ts';
import type { Room } from './room.ts';
import type { Cell, Question, Route } from './route.ts';

/** What a question is answered with, ready to be sent. */
export interface Reply {
  readonly status: number;
  readonly media: string;
  readonly body: string;
  /** `cursor` of the next part of a list. */
  readonly next?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const MEDIA: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** Formats that a route answers in. */
export const formatsOf = (route: Route): string[] => [
  'json',
  ...(route.columns === undefined ? [] : ['ndjson', 'csv']),
  ...Object.keys(route.documents ?? {}),
];

/** Answers a question; what goes wrong is an answer too. Never throws. */
export function replyTo(
  room: Room,
  route: Route,
  question: Question<never, never>,
  format: string,
  origin: string,
  log: (error: unknown) => void = () => {},
): Reply {
  try {
    const document = route.documents?.[format];
    if (document !== undefined)
      return { status: 200, media: document.media, body: document.write(room, question, origin) };
    return written(route, route.ask(room, question), format);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.status === 500) log(error);
    return refused(refusal);
  }
}

interface List {
  readonly items: readonly object[];
  readonly next?: string;
}

function written(route: Route, answer: unknown, format: string): Reply {
  if (format === 'json') return { status: 200, media: MEDIA.json, body: JSON.stringify(answer) };
  const { items = route.list?.(answer as never) ?? [], next } = answer as Partial<List>;
  const body =
    format === 'ndjson'
      ? items.map((item) => `${JSON.stringify(item)}\n`).join('')
      : table(
          route.columns ?? [],
          items.map((item) => rowOf(route, item)),
        );
  return { status: 200, media: MEDIA[format], body, ...(next === undefined ? {} : { next }) };
}

const rowOf = (route: Route, item: object): readonly Cell[] =>
  route.row === undefined
    ? (route.columns ?? []).map((column) => (item as Record<string, Cell>)[column])
    : route.row(item as never);

function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell) => (typeof value === 'boolean' ? String(value) : (value ?? undefined));
  return csvRow(columns) + rows.map((row) => csvRow(row.map(cell))).join('');
}

export const refused = (refusal: Refusal): Reply => ({
  status: refusal.status,
  media: 'application/problem+json; charset=utf-8',
  body: JSON.stringify(problemBody(refusal)),
  ...(Object.keys(refusal.headers).length === 0 ? {} : { headers: refusal.headers }),
});
