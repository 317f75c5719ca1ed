import { LibraryError } from '../library/error.ts';

/** Where something is now that stood at another address. */
export interface Replacement {
  readonly id: string;
  readonly link: string;
}

/** An answer that is a refusal (RFC 9457). `detail` is one plain line and holds no path of the machine. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly replacedBy: Replacement | undefined;
  /** Further header fields of the answer. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: { replacedBy?: Replacement; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.replacedBy = more.replacedBy;
    this.headers = more.headers ?? {};
  }
}

const TITLES: Readonly<Record<number, string>> = {
  301: 'Moved',
  400: 'Question not understood',
  401: 'Token needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not that method',
  406: 'No such format',
  408: 'Too slow',
  409: 'In conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Not that type',
  421: 'Not this host',
  431: 'Too large',
  500: 'Something went wrong',
  503: 'Busy',
};

const BY_LIBRARY: Readonly<Record<LibraryError['code'], number>> = {
  missing: 404,
  query: 400,
  correction: 409,
  busy: 503,
  full: 503,
  disk: 503,
  damaged: 500,
  foreign: 500,
  newer: 500,
};

/** Any error as a refusal. What is not ours says nothing of the machine. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof LibraryError)
    return new Refusal(BY_LIBRARY[error.code], error.code, withoutPaths(withoutCommands(error.message)), {
      ...(error.code === 'busy' ? { headers: { 'retry-after': '1' } } : {}),
    });
  return new Refusal(500, 'internal', 'the answer could not be made; the server’s own output says why');
}

/** What the command line is told to do means nothing here. */
const withoutCommands = (message: string): string =>
  message.replace(/; (?:see|fill it with|make one with)[^;]*: chancery .*$/, '');

/** Absolute paths give way to the names of their files. */
export const withoutPaths = (text: string): string =>
  text.replace(/(?:[A-Za-z]:)?(?:[\\/][^\\/\s:;,'"()]+)+[\\/]([^\\/\s:;,'"()]+)/g, '$1');

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly replacedBy?: Replacement;
}

export function problemBody({ status, code, message, replacedBy }: Refusal): ProblemBody {
  return {
    type: `urn:chancery:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    detail: message,
    code,
    ...(replacedBy === undefined ? {} : { replacedBy }),
  };
}
