import type { z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { Refusal } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with the parameters or the body, in a line. */
export const problemsOf = (issues: readonly Issue[]): string =>
  issues
    .slice(0, 4)
    .map((issue) => `${issue.path.map((step) => `${String(step)}: `).join('')}${plainly(issue)}`)
    .join('; ');

/** What the validator says of one value, in plain words. */
function plainly(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'is missing'
        : `must be ${issue.expected === 'string' ? 'a text' : `of type ${issue.expected}`}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'too_small':
      if (issue.origin === 'array') return `needs ${issue.minimum} or more values`;
      return issue.origin === 'string' ? 'is empty' : `must be ${issue.minimum} or more`;
    case 'too_big':
      if (issue.origin === 'array') return `takes ${issue.maximum} values at most`;
      return issue.origin === 'string' ? `may have ${issue.maximum} characters` : `must be ${issue.maximum} or fewer`;
    case 'unrecognized_keys':
      return `there is no ${issue.keys.map((key) => `"${key}"`).join(', ')} here`;
    case 'invalid_union':
      return issue.message
        .replace(/^Invalid input$/, 'is missing or has another form')
        .replace(
          /^Invalid discriminator value\. Expected (.*)$/,
          (_, words: string) => `must be one of ${words.replaceAll("'", '').replaceAll(' | ', ', ')}`,
        );
    default:
      return issue.message;
  }
}

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
