import type { z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { Refusal } from './problem.ts';

type Issues = readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];

/** What is wrong with the parameters or the body, in a line. */
export const problemsOf = (issues: Issues): string =>
  issues
    .slice(0, 4)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`))
    .join('; ');

/** As the validator reads them: a parameter that is given twice is a list. */
export const parametersOf = (c: Context): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );

/** @throws Refusal 400 for a parameter that this question does not take: an answer would be to another question */
export function refuseUnknown(c: Context, known: readonly string[]): void {
  const unknown = Object.keys(c.req.queries()).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const named = unknown
    .slice(0, 4)
    .map((name) => `"${name.slice(0, 60)}"`)
    .join(', ');
  const takes = known.length === 0 ? 'nothing' : known.join(', ');
  throw new Refusal(400, 'parameters', `there is no parameter ${named} here; this question takes ${takes}`);
}

/** `refuseUnknown` before the parameters are read. */
export const onlyKnown =
  (schema: z.ZodObject): MiddlewareHandler =>
  async (c, next) => {
    refuseUnknown(c, Object.keys(schema.shape));
    await next();
  };
