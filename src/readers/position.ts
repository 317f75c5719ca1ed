import { walk } from './position/walk.ts';
import type { Reader } from './reader.ts';

/** What a party is for, against, concerned about or calling for; one for each verb and object of a chain. */
export const positionReader: Reader<'position'> = {
  kind: 'position',
  version: 1,
  read: (reading) =>
    walk(reading).taken.map(({ start, end, stance, target, parties, rule, terms, confidence }) => ({
      kind: 'position',
      start,
      end,
      stance,
      holders: parties.names,
      holderIds: parties.ids,
      target: reading.passage.quote(target.start, target.end),
      rule,
      terms,
      confidence,
    })),
};
