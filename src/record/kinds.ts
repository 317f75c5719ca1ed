import type { z } from 'zod';
import type * as schema from './schema.ts';

/** The kinds of entry of a record as types. `record/schema.ts` says what each field means; nothing is written twice. */

export type Span = z.infer<typeof schema.span>;
export type Role = z.infer<typeof schema.role>;
export type Genre = z.infer<typeof schema.genre>;
export type Script = z.infer<typeof schema.script>;
export type Doubt = z.infer<typeof schema.doubt>;
export type PageEntry = z.infer<typeof schema.page>;
export type BlockEntry = z.infer<typeof schema.block>;
export type ArticleEntry = z.infer<typeof schema.article>;
export type NameFields = z.infer<typeof schema.nameFields>;
export type NameType = NameFields['type'];
export type TimeFields = z.infer<typeof schema.timeFields>;
export type QuantityFields = z.infer<typeof schema.quantityFields>;
export type Approximation = NonNullable<QuantityFields['approximation']>;
export type OrdinalFields = z.infer<typeof schema.ordinalFields>;
export type StatementFields = z.infer<typeof schema.statementFields>;
export type EventFields = z.infer<typeof schema.eventFields>;
export type EventType = EventFields['type'];
export type InstrumentFields = z.infer<typeof schema.instrumentFields>;
export type InstrumentType = InstrumentFields['type'];
export type InstrumentAction = NonNullable<InstrumentFields['action']>;
export type CommitmentFields = z.infer<typeof schema.commitmentFields>;
export type PositionFields = z.infer<typeof schema.positionFields>;
export type Stance = PositionFields['stance'];
export type FormulaFields = z.infer<typeof schema.formulaFields>;
export type ConflictEntry = z.infer<typeof schema.conflict>;
export type ConflictFields = Pick<ConflictEntry, 'type' | 'entries' | 'severity' | 'note' | 'innocent'>;

/** What every entry below an article carries. */
export interface CitedEntry {
  kind: string;
  id: string;
  page: string;
  article: string;
  spans: readonly Span[];
  quote: string;
  /** Name and version of what found it, e.g. `time/1`. */
  reader: string;
  /** 0 to 1, calibrated. */
  confidence: number;
}

/** Fields of each kind of entry that cites words inside an article. */
export type FieldsByKind = { [K in keyof typeof schema.fieldsByKind]: z.infer<(typeof schema.fieldsByKind)[K]> };

export type CitedKind = keyof FieldsByKind;

export type EntryOf<K extends CitedKind> = CitedEntry & { kind: K } & FieldsByKind[K];

export type Entry = PageEntry | ArticleEntry | { [K in CitedKind]: EntryOf<K> }[CitedKind] | ConflictEntry;
