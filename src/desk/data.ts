import { useEffect, useRef, useState } from 'preact/hooks';
import type { Address, Corrected, NewCorrection } from './api.ts';

/** What the server says where something went wrong (RFC 9457). */
export interface Problem {
  /** HTTP status; 0 where there was no answer at all. */
  readonly status: number;
  readonly title: string;
  /** A short stable name of what is wrong. */
  readonly code?: string;
  readonly detail?: string;
  /** What is in the place of something that is gone. */
  readonly replacedBy?: { readonly link: string };
}

export interface Loaded<T> {
  /** The answer; with `keep`, the one before it until the new one is there. */
  readonly data?: T;
  readonly problem?: Problem;
  readonly busy: boolean;
  readonly again: () => void;
}

interface Kept {
  readonly promise: Promise<void>;
  readonly at: number;
  value?: unknown;
  problem?: Problem;
}

/** Answers that are kept; the oldest go first. */
const MOST_KEPT = 80;
/** After so many milliseconds an answer is asked for anew, behind the one that is shown. */
const FRESH = 20_000;
const kept = new Map<string, Kept>();
/** Every `useData` on the screen, with its address. */
const shown = new Map<() => void, string>();

export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/**
 * Asks the API and returns its JSON.
 * @throws ProblemError where it refuses or does not answer
 */
export async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, headers: { Accept: 'application/json', ...init.headers } });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ProblemError({ status: 0, title: 'no answer' });
  }
  const text = await response.text();
  let body: unknown;
  try {
    body = text === '' ? undefined : JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (response.ok) return body as T;
  const { title, code, detail, replacedBy } = (body ?? {}) as Partial<Problem>;
  throw new ProblemError({
    status: response.status,
    title: title ?? `HTTP ${response.status}`,
    ...(code === undefined ? {} : { code }),
    ...(detail === undefined ? {} : { detail }),
    ...(replacedBy === undefined ? {} : { replacedBy }),
  });
}

/** Asks for something before it is needed; what goes wrong shows where it is. */
export function prefetch(url: string): void {
  remember(url);
}

/**
 * After something was written: every answer is asked for anew.
 * @param but an address whose answer stays on the screen as it is; it is asked for anew when it is next come to
 */
export function forget(but?: string): void {
  const stays = but === undefined ? undefined : kept.get(but);
  kept.clear();
  if (but !== undefined && stays !== undefined) kept.set(but, { ...stays, at: 0 });
  for (const [look, url] of shown) if (url !== but) look();
}

export const problemOf = (error: unknown): Problem =>
  error instanceof ProblemError ? error.problem : { status: 0, title: error instanceof Error ? error.message : '' };

const remember = (url: string): Kept => kept.get(url) ?? renew(url);

/** Asks anew; the last answer stays until the next is there. */
function renew(url: string): Kept {
  const before = kept.get(url)?.value;
  const promise = ask(url).then(
    (value) => {
      made.value = value;
    },
    (error: unknown) => {
      made.problem = problemOf(error);
      delete made.value;
    },
  );
  const made: Kept = { promise, at: Date.now(), ...(before === undefined ? {} : { value: before }) };
  kept.delete(url);
  kept.set(url, made);
  for (const old of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(old);
  }
  return made;
}

const isStale = (one: Kept) => one.problem !== undefined || Date.now() - one.at > FRESH;

/**
 * What the API answers at an address, kept between screens. Undefined asks for nothing.
 * @param keep the last answer is shown until the next is there: for what changes as one types
 */
export function useData<T>(url: Address<T> | undefined, { keep = false } = {}): Loaded<T> {
  const [, redraw] = useState(0);
  const last = useRef<unknown>(undefined);
  const now = url === undefined ? undefined : remember(url);
  useEffect(() => {
    if (url === undefined) return;
    let gone = false;
    const draw = () => {
      if (!gone) redraw((n) => n + 1);
    };
    const look = () => {
      const one = remember(url);
      (isStale(one) ? renew(url) : one).promise.then(draw);
    };
    look();
    shown.set(look, url);
    return () => {
      gone = true;
      shown.delete(look);
    };
  }, [url]);
  const again = () => {
    if (url === undefined) return;
    renew(url).promise.then(() => redraw((n) => n + 1));
    redraw((n) => n + 1);
  };
  if (now === undefined) return { busy: false, again };
  const { value = keep ? last.current : undefined, problem } = now;
  if (now.value !== undefined) last.current = now.value;
  return {
    ...(value === undefined ? {} : { data: value as T }),
    ...(problem === undefined ? {} : { problem }),
    busy: now.value === undefined && problem === undefined,
    again,
  };
}

/** Where a token for writing is kept until the window closes; needed where the server listens beyond this machine. */
const TOKEN = 'chancery-token';
export const keepToken = (token: string): void => sessionStorage.setItem(TOKEN, token);

/**
 * Writes what a person says, and asks for everything anew.
 * @param but see `forget`
 * @throws ProblemError 401 where a token is needed (see `keepToken`), 403 where the library is read only
 */
export async function send(correction: NewCorrection, but?: string): Promise<Corrected> {
  const token = sessionStorage.getItem(TOKEN);
  const headers = {
    'content-type': 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const done = await ask<Corrected>('/api/corrections', { method: 'POST', headers, body: JSON.stringify(correction) });
  forget(but);
  return done;
}
