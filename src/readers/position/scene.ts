import type { CommitmentFields, Stance } from '../../record/kinds.ts';
import type { Place } from '../reader.ts';
import type { Clause } from './clause.ts';
import { NOBODY, type Parties, type Subject } from './party.ts';
import type { Trigger } from './trigger.ts';

/** A stance taken in a passage. */
export interface Taken extends Place {
  readonly stance: Stance;
  readonly target: Place;
  readonly parties: Parties;
  readonly rule: string;
  readonly terms: readonly number[];
  readonly confidence: number;
}

/** A promise made in a passage; grows while its sentence goes on. */
export interface Promised extends Place {
  end: number;
  /** Where the words of the action begin. */
  readonly action: number;
  readonly modality: CommitmentFields['modality'];
  readonly parties: Parties;
  readonly rule: string;
  readonly terms: readonly number[];
  readonly confidence: number;
  clauses: number;
}

/** What the parties of a passage are for, against and bound to. */
export interface Walked {
  readonly taken: readonly Taken[];
  readonly promised: readonly Promised[];
}

export type Mood = 'must' | 'call' | 'promise';

/** What goes on from clause to clause of a sentence. */
export interface Chain {
  mood?: Mood;
  /** The modal governed a stance itself: later stances of the series are called for too. */
  serial: boolean;
  parties: Parties;
  /** Whose call a series goes on with. */
  holders?: Parties;
  /** A stance whose target is the next clause: 中方一貫主張，…. */
  pending?: { stance: Stance; cls: string; parties: Parties };
  /** What a passive verb was said of. */
  topic?: Place;
  subject?: Subject;
}

/** One clause and what is known of it. */
export class Scene {
  readonly clause: Clause;
  readonly index: number;
  /** All words of stance and promise in the clause. */
  readonly triggers: readonly Trigger[];
  /** Those that carry a stance or a promise themselves. */
  readonly verbs: readonly Trigger[];
  readonly subject: Subject | undefined;
  /** Whether someone says it. */
  readonly said: boolean;
  /** Whether it stands in a list of a joint text. */
  listed = false;
  parties: Parties = NOBODY;
  /** Where what is said begins. */
  saidFrom = 0;
  /** Who says it. */
  voice: Parties | undefined;

  constructor(
    clause: Clause,
    index: number,
    triggers: readonly Trigger[],
    verbs: readonly Trigger[],
    subject: Subject | undefined,
    said: boolean,
  ) {
    this.clause = clause;
    this.index = index;
    this.triggers = triggers;
    this.verbs = verbs;
    this.subject = subject;
    this.said = said;
  }
}
