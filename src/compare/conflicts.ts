import { Dates } from './conflicts/dates.ts';
import { Figures } from './conflicts/figures.ts';
import { Instruments } from './conflicts/instruments.ts';
import { Names } from './conflicts/names.ts';
import { Order } from './conflicts/order.ts';
import type { Draft } from './conflicts/rule.ts';
import { Told } from './conflicts/told.ts';
import type { Telling } from './telling.ts';

export type { Draft } from './conflicts/rule.ts';

/**
 * What cannot all be right in these articles: figures of one measure, days of one event, ordinals out of sequence, one
 * document told in two ways, garbled names, and what each page's own reading found. Pure, in one pass; what is kept of an
 * article is its figures, dates and names. The graver come first, then in the order of the articles.
 */
export function findConflicts(tellings: Iterable<Telling>): Draft[] {
  const rules = [new Told(), new Figures(), new Dates(), new Order(), new Instruments(), new Names()];
  for (const telling of tellings) for (const rule of rules) rule.take(telling);
  const drafts = rules.flatMap((rule) => rule.found());
  return [
    ...drafts.filter(({ severity }) => severity === 'major'),
    ...drafts.filter(({ severity }) => severity !== 'major'),
  ];
}
