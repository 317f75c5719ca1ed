import type { EventFields, EventType } from '../../record/kinds.ts';
import type { Place } from '../reader.ts';
import type { Actor } from './actors.ts';

/** One telling of something that happened, before the tellings of one event are put together. */
export interface Draft extends Place {
  readonly type: EventType;
  readonly mode?: EventFields['mode'];
  readonly status: EventFields['status'];
  readonly background?: true;
  readonly date?: string;
  /** The words tell a time that is not known (近日). */
  readonly vague?: true;
  /** The day that an occasion (会谈后) comes to where nothing else tells one. */
  readonly occasion?: string;
  /** Told in a modifier (与法国签订的合约): the day of what is told around it is not its own. */
  readonly relative?: true;
  /** A day is not given by the words but by what is told around them. */
  readonly inferred?: true;
  readonly actors: readonly Actor[];
  /** ISO code of the country that a visit goes to, where known. */
  readonly country?: string;
  /** Where, as printed. */
  readonly where?: Place;
  /** Only named in passing (会谈后, 此次会晤): belongs to an event told elsewhere. */
  readonly nominal?: true;
  readonly heading?: true;
  /** Told with 也 or 还, besides another. */
  readonly another?: true;
  /** Which one of a row of gatherings (第22次): the number as printed. */
  readonly ordinal?: string;
  /** Key of the document that is signed, exchanged, published. */
  readonly document?: string;
  /** Keys of others that the same verb governs. */
  readonly more?: readonly string[];
  /** Index of the trigger in `lexicon.terms`. */
  readonly term?: number;
  /** Codes of the trigger's line: `place` where the place decides. */
  readonly plover?: string;
  readonly cameo?: string;
  /** Several, counted since then: its date is still open. */
  readonly since?: string;
  /** A verb of holding, or A与B: told, not only named. */
  readonly plain?: true;
  readonly rule: string;
}
