import { createHash } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Library } from '../library/library.ts';
import { EXPORT_FORMATS } from '../publish/export/formats.ts';
import type { Asker, Task } from './ask.ts';
import { type Packed, ReplyCache } from './cache.ts';
import { type Desk, NO_DESK } from './desk.ts';
import { DOCS_PAGE, DOCS_SCRIPT, DOCS_STYLE } from './docs-page.ts';
import type { Exporter } from './exporting.ts';
import { type GuardOptions, guard, SAFE_HEADERS } from './guard.ts';
import { onlyKnown, parametersOf, problemsOf, refuseUnknown } from './parameters.ts';
import { Refusal, refusalOf } from './problem.ts';
import { formatsOf, type Reply, refused } from './reply.ts';
import type { Route } from './route.ts';
import { correct } from './routes/corrections.ts';
import { ROUTES } from './routes/index.ts';
import { corrected, exportQuery, newCorrection, problem } from './shapes/index.ts';
import { PART, wholeList } from './streaming.ts';

export interface AppOptions extends GuardOptions {
  readonly asker: Asker;
  /** What corrections are written to; absent where the library may only be read. */
  readonly library?: Library;
  readonly exporter?: Exporter;
  readonly desk?: Desk;
  readonly version: string;
  /** Told of what went wrong inside. */
  readonly log?: (error: unknown) => void;
}

/** Bytes of a correction at most. */
const MOST_BODY = 256 * 1024;

/** The API and the desk as one application, without a socket. */
export function createApp(options: AppOptions): OpenAPIHono {
  const { log = () => {} } = options;
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success) throw new Refusal(400, 'parameters', problemsOf(result.error.issues));
    },
  });
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SAFE_HEADERS)) c.res.headers.set(name, value);
  });
  app.use(guard(options));
  app.onError((error, c) => {
    const refusal = refusalOfAny(error);
    if (refusal.status === 500) log(error);
    return sent(c, refused(refusal));
  });
  app.notFound((c) => sent(c, refused(new Refusal(404, 'path', `${c.req.path.slice(0, 200)}: nothing is here`))));
  const cache = new ReplyCache();
  for (const route of ROUTES) register(app, route, options, cache);
  registerWriting(app, options);
  registerExport(app, options);
  registerDocs(app, options);
  app.all('/api/*', (c) => {
    const known = ROUTES.some(({ path }) => path === c.req.path);
    throw known
      ? new Refusal(405, 'method', `${c.req.method} means nothing here`, { headers: { allow: 'GET, HEAD' } })
      : new Refusal(404, 'path', `${c.req.path.slice(0, 200)}: nothing is here; /api/docs says what is`);
  });
  app.get('*', (c) => deskFile(c, options.desk));
  return app;
}

/** Refusals of the framework, by their status. */
function refusalOfAny(error: unknown): Refusal {
  const { status, message } = error as { status?: unknown; message?: string };
  if (error instanceof Refusal || typeof status !== 'number' || status < 400 || status > 499) return refusalOf(error);
  const codes: Record<number, string> = { 400: 'parameters', 413: 'large', 415: 'type' };
  const details: Record<number, string> = {
    400: 'the body is no JSON',
    413: `a correction has at most ${MOST_BODY / 1024} KB`,
    415: 'send application/json',
  };
  return new Refusal(status, codes[status] ?? 'request', details[status] ?? message ?? '');
}

function sent(
  c: Context,
  { status, body, media, headers }: Reply | Packed,
  more: Record<string, string> = {},
): Response {
  const made = { 'content-type': media, 'cache-control': 'no-cache', ...headers, ...more };
  return new Response(c.req.method === 'HEAD' ? null : body, { status, headers: made });
}

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
});

function register(app: OpenAPIHono, route: Route, options: AppOptions, cache: ReplyCache): void {
  const formats = formatsOf(route);
  const format = z
    .enum(formats as [string, ...string[]])
    .optional()
    .describe('instead of the Accept field');
  const query = ((route.query as z.ZodObject | undefined) ?? z.object({})).extend({ format });
  const made = createRoute({
    method: 'get',
    path: route.path,
    operationId: route.name,
    summary: route.summary,
    middleware: [onlyKnown(query)] as const,
    request: { query, ...(route.params === undefined ? {} : { params: route.params as z.ZodObject }) },
    responses: {
      200: {
        description: route.summary,
        content: {
          'application/json': { schema: route.answer },
          ...(route.columns === undefined
            ? {}
            : { 'application/x-ndjson': { schema: z.string() }, 'text/csv': { schema: z.string() } }),
          ...Object.fromEntries(
            Object.values(route.documents ?? {}).map(({ media }) => [media.split(';')[0], { schema: z.string() }]),
          ),
        },
      },
      400: problemAnswer('The question was not understood'),
      503: problemAnswer('Too much is asked at once, or it takes too long: ask again in a while'),
      ...(route.params === undefined
        ? {}
        : {
            404: problemAnswer('Nothing of this id'),
            410: problemAnswer('Gone; `replacedBy` says what stands there now'),
          }),
    },
  });
  app.openapi(made, async (c) => {
    const { format: asked, ...rest } = c.req.valid('query' as never) as { format?: string };
    const params = route.params === undefined ? {} : c.req.valid('param' as never);
    return (await answered(c, route, { params, query: rest }, asked, options, cache)) as never;
  });
  if (route.params !== undefined) return;
  // Calendars and feed readers take a name with an ending.
  for (const ending of formats)
    app.get(`${route.path}.${ending}`, async (c) => {
      refuseUnknown(
        c,
        Object.keys(query.shape).filter((name) => name !== 'format'),
      );
      const read = query.safeParse(parametersOf(c));
      if (!read.success) throw new Refusal(400, 'parameters', problemsOf(read.error.issues));
      const { format: _, ...rest } = read.data;
      return answered(c, route, { params: {}, query: rest }, ending, options, cache);
    });
}

const ACCEPTS: readonly (readonly [string, string])[] = [
  ['application/json', 'json'],
  ['application/x-ndjson', 'ndjson'],
  ['application/jsonl', 'ndjson'],
  ['text/csv', 'csv'],
  ['application/atom+xml', 'atom'],
  ['text/calendar', 'ics'],
];

/** By the first that the client names and we have; JSON where it takes anything. */
function formatAsked(accept: string | undefined, formats: readonly string[]): string {
  if (accept === undefined) return 'json';
  for (const part of accept.split(',').slice(0, 20)) {
    const media = part.split(';')[0].trim().toLowerCase();
    const format = ACCEPTS.find(([name]) => name === media)?.[1];
    if (format !== undefined && formats.includes(format)) return format;
    if (media === '*/*' || media === 'application/*' || media === 'text/html') return 'json';
  }
  throw new Refusal(406, 'format', `here there is ${formats.join(', ')}`);
}

async function answered(
  c: Context,
  route: Route,
  question: { params: unknown; query: unknown },
  asked: string | undefined,
  { asker }: AppOptions,
  cache: ReplyCache,
): Promise<Response> {
  const format = asked ?? formatAsked(c.req.header('accept'), formatsOf(route));
  const whole = isWhole(route, format, question.query);
  if (whole) question = { ...question, query: { ...(question.query as object), limit: PART } };
  const stamp = asker.stamp(route);
  const origin = new URL(c.req.url).origin;
  const document = route.documents?.[format] !== undefined;
  const version = asker.stamp();
  // An answer that tells of today is another one tomorrow.
  const day = new Date().toISOString().slice(0, 10);
  const key = JSON.stringify([stamp, day, route.name, format, question, document ? origin : '', whole]);
  const etag = `"${createHash('sha256').update(key).digest('base64url').slice(0, 22)}"`;
  const headers = { etag, vary: 'accept' };
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
  const task: Task = { route: route.name, ...question, format, origin };
  let reply = cache.get(version, key);
  if (reply === undefined) {
    const made = await asker.ask(route, task);
    if (made.status !== 200) return sent(c, made);
    reply = cache.set(version, key, made);
  }
  if (whole && reply.next !== undefined && c.req.method !== 'HEAD')
    return new Response(wholeList(asker, route, task, reply), {
      headers: { 'content-type': reply.media, 'cache-control': 'no-cache', ...headers },
    });
  return sent(c, reply, { ...headers, ...nextLink(c, reply) });
}

const matches = (field: string | undefined, etag: string): boolean =>
  field?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) === true;

function nextLink(c: Context, { next }: Packed): Record<string, string> {
  if (next === undefined) return {};
  const url = new URL(c.req.url);
  url.searchParams.set('cursor', next);
  return { link: `<${url.pathname}${url.search}>; rel="next"` };
}

/** A table or lines are the whole list where no part of it is asked for. */
function isWhole({ query: asks }: Route, format: string, query: unknown): boolean {
  if ((format !== 'csv' && format !== 'ndjson') || !('limit' in ((asks as z.ZodObject | undefined)?.shape ?? {})))
    return false;
  const { limit, cursor } = query as { limit?: number; cursor?: string };
  return limit === undefined && cursor === undefined;
}

function registerExport(app: OpenAPIHono, { exporter }: AppOptions): void {
  const made = createRoute({
    method: 'get',
    path: '/api/export',
    operationId: 'export',
    summary: 'The whole record of a search, uncapped, in any format that there is',
    middleware: [onlyKnown(exportQuery)] as const,
    request: { query: exportQuery },
    responses: { 200: { description: 'A document of the format' }, 400: problemAnswer('Not understood') },
  });
  app.openapi(made, async (c) => {
    const { q, kinds, format } = c.req.valid('query');
    if (exporter === undefined) throw new Refusal(404, 'path', 'this server gives no exports');
    const task = {
      format,
      origin: new URL(c.req.url).origin,
      ...(q === undefined || q.trim() === '' ? {} : { query: q }),
      ...(kinds === undefined || kinds === '' ? {} : { kinds: kinds.split(',').map((kind) => kind.trim()) }),
    };
    const { media, ending } = EXPORT_FORMATS[format];
    const headers = {
      'content-type': media,
      'cache-control': 'no-cache',
      'content-disposition': `attachment; filename="chancery.${ending}"`,
    };
    if (c.req.method === 'HEAD') return new Response(null, { headers });
    return new Response(await exporter(task), { headers });
  });
}

function registerWriting(app: OpenAPIHono, { library, asker }: AppOptions): void {
  const post = createRoute({
    method: 'post',
    path: '/api/corrections',
    operationId: 'correct',
    summary: 'Write down what a person says of the record',
    middleware: [
      onlyKnown(z.object({})),
      bodyLimit({
        maxSize: MOST_BODY,
        onError: () => {
          throw new Refusal(413, 'large', `a correction has at most ${MOST_BODY / 1024} KB`);
        },
      }),
    ] as const,
    security: [{ token: [] }, {}],
    request: { body: { required: true, content: { 'application/json': { schema: newCorrection } } } },
    responses: {
      201: { description: 'Written down', content: { 'application/json': { schema: corrected } } },
      400: problemAnswer('Not understood'),
      401: problemAnswer('The token is missing'),
      403: problemAnswer('The library may only be read, or the page that asks is not ours'),
      409: problemAnswer('There is no such entry, field or place'),
    },
  });
  app.openapi(post, async (c) => {
    if (library === undefined) throw new Refusal(403, 'readonly', 'this library is served to be read only');
    const said = c.req.valid('json' as never) as z.output<typeof newCorrection>;
    const conflict = said.action === 'verdict' ? await asker.conflict(said.conflict) : undefined;
    const corrections = correct(library, said, conflict);
    return c.json({ corrections, version: asker.stamp() } as never, 201);
  });
}

function registerDocs(app: OpenAPIHono, { version }: AppOptions): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'Only where the server listens beyond its own machine, and only to write.',
  });
  let document: string | undefined;
  const made = () => {
    document ??= JSON.stringify(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Chancery',
          version,
          description:
            'A library of newspaper pages and their record. Every record cites the exact characters on its page.',
        },
        servers: [{ url: '/' }],
      }),
    );
    return document;
  };
  const text = (path: string, media: string, body: () => string) =>
    app.get(path, (c) => sent(c, { status: 200, media, body: body() }));
  text('/api/openapi.json', 'application/json; charset=utf-8', made);
  text('/api/docs', 'text/html; charset=utf-8', () => DOCS_PAGE);
  text('/api/docs.js', 'text/javascript; charset=utf-8', () => DOCS_SCRIPT);
  text('/api/docs.css', 'text/css; charset=utf-8', () => DOCS_STYLE);
}

const YEAR = 365 * 86_400;

/** A file of the desk; its index for any path that is none, since the desk reads the path itself. */
function deskFile(c: Context, desk: Desk | undefined): Response {
  const path = c.req.path;
  const own = desk?.file(path);
  if (own === undefined && /\.[a-z0-9]{1,12}$/i.test(path) && path.startsWith('/assets/'))
    throw new Refusal(404, 'path', `${path.slice(0, 200)}: nothing is here`);
  const file = own ?? desk?.file('/') ?? NO_DESK;
  const packed = file.gzip !== undefined && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  const headers = {
    'content-type': file.media,
    'cache-control': file.immutable ? `public, max-age=${YEAR}, immutable` : 'no-cache',
    ...(file.gzip === undefined ? {} : { vary: 'accept-encoding' }),
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
  };
  const body = packed ? file.gzip : file.body;
  return new Response(c.req.method === 'HEAD' ? null : new Uint8Array(body as Buffer), { headers });
}
