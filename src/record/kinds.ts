/**
 * The kinds of entry of a record. `record/schema.ts` holds the same shapes as runtime schemas.
 *
 * Offsets are UTF-16 code units into the decoded source text of the page; dates are EDTF level 1.
 */

/** `[start, end)` into the source text, in UTF-16 code units. */
export type Span = readonly [start: number, end: number];

export type Role =
  | 'headline'
  | 'deck'
  | 'subhead'
  | 'byline'
  | 'body'
  | 'list'
  | 'caption'
  | 'credit'
  | 'pullquote'
  | 'furniture';

export type Genre = 'news' | 'analysis' | 'commentary' | 'interview' | 'list' | 'statement-summary' | 'qa';

export type Script = 'hant' | 'hans' | 'mixed';

/** Something that could not be settled while reading a page, for a person to look at. */
export interface Doubt {
  /** A short stable name, e.g. `join`, `headline`, `published`, `encoding`. */
  readonly code: string;
  /** One plain sentence. */
  readonly note: string;
  /** Where, when it is about certain words. */
  readonly spans?: readonly Span[];
}

export interface PageEntry {
  kind: 'page';
  id: string;
  file: string;
  /** SHA-256 of the source text as UTF-8, lower-case hex. */
  sha256: string;
  encoding: string;
  script: Script;
  outlet?: string;
  /** EDTF date. */
  published?: string;
  title?: string;
  url?: string;
  /** Id of the item inside an archive. */
  item?: string;
  /** Length of the source text in UTF-16 code units. */
  chars: number;
  offsets: 'utf-16';
  recordVersion: 1;
  doubts?: readonly Doubt[];
  reader?: string;
  confidence?: number;
}

export interface BlockEntry {
  role: Role;
  quote: string;
  spans: readonly Span[];
}

export interface ArticleEntry {
  kind: 'article';
  id: string;
  page: string;
  headline: string;
  genre: Genre;
  outlet?: string;
  agencies: readonly string[];
  bylines: readonly string[];
  dateline?: { place?: string; date?: string };
  published?: string;
  /** `told` by the librarian or metadata, `printed` on the page, or `inferred` from something said on it. */
  publishedFrom?: 'told' | 'printed' | 'inferred';
  text: string;
  blocks: readonly BlockEntry[];
  reader: string;
  confidence: number;
  doubts?: readonly Doubt[];
}

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

export type NameType = 'person' | 'organisation' | 'place';

export interface NameFields {
  type: NameType;
  /** Shared by all mentions of the same one, on every page. */
  entity: string;
  /** The fullest form in the page's script. */
  name: string;
  names: { hant?: string; hans?: string; en?: string };
  role?: string;
  affiliation?: string;
  wikidata?: string;
}

export interface TimeFields {
  /** EDTF level 1, or an ISO 8601 duration. */
  value: string;
  /** EDTF date a relative expression was resolved against. */
  anchor?: string;
  vague?: true;
}

export type Approximation = 'more_than' | 'about' | 'up_to' | 'nearly';

export interface QuantityFields {
  /** In the base unit, as the words literally say it. */
  value: number;
  unit: string;
  approximation?: Approximation;
  per?: 'year' | 'month' | 'day';
  from?: number;
  to?: number;
  of?: string;
  scale?: string;
}

export interface OrdinalFields {
  n: number;
  of: string;
}

export interface StatementFields {
  speaker: string;
  speakerName: string;
  speakerNames?: readonly string[];
  via: readonly string[];
  cue: string;
  mode: 'direct' | 'indirect';
  firstPerson?: true;
  addressee?: string;
  nested?: true;
}

export type EventType =
  | 'meeting'
  | 'video_meeting'
  | 'phone_call'
  | 'visit'
  | 'signing'
  | 'exchange_of_documents'
  | 'treaty_extension'
  | 'publication'
  | 'announcement'
  | 'press_conference'
  | 'ceremony'
  | 'vote'
  | 'sanction'
  | 'aid'
  | 'military'
  | 'other';

export interface EventFields {
  type: EventType;
  /** PLOVER type and mode, e.g. `CONSULT/meet`; absent where PLOVER has none. */
  plover?: string;
  /** CAMEO code, e.g. `042`; absent where CAMEO has none. */
  cameo?: string;
  mode?: 'in_person' | 'video' | 'phone' | 'written';
  date?: string;
  place?: string;
  participants: readonly string[];
  participantIds: readonly string[];
  status: 'held' | 'planned' | 'possible' | 'cancelled';
  background?: true;
}

export type InstrumentType =
  | 'treaty'
  | 'agreement'
  | 'protocol'
  | 'mou'
  | 'joint_statement'
  | 'communique'
  | 'declaration'
  | 'contract'
  | 'policy'
  | 'initiative'
  | 'plan'
  | 'charter'
  | 'other';

export type InstrumentAction =
  | 'signed'
  | 'published'
  | 'exchanged'
  | 'extended'
  | 'announced'
  | 'witnessed'
  | 'adopted'
  | 'proposed'
  | 'withdrawn';

export interface InstrumentFields {
  title: string;
  type: InstrumentType;
  parties: readonly string[];
  partyIds?: readonly string[];
  subject?: string;
  field?: string;
  /** Null where it is only mentioned. */
  action?: InstrumentAction | null;
  actions?: readonly InstrumentAction[];
  date?: string;
  term?: { start?: string; end?: string; duration?: string };
}

export interface CommitmentFields {
  parties: readonly string[];
  partyIds?: readonly string[];
  action: string;
  start?: string;
  end?: string;
  duration?: string;
  modality: 'will' | 'agreed' | 'decided' | 'intends' | 'window';
}

export type Stance = 'support' | 'oppose' | 'call_for' | 'welcome' | 'concern' | 'condemn' | 'reaffirm';

export interface PositionFields {
  holders: readonly string[];
  holderIds?: readonly string[];
  stance: Stance;
  target: string;
}

export interface FormulaFields {
  formula: string;
}

export interface ConflictFields {
  type: 'magnitude' | 'date' | 'count' | 'name' | 'order' | 'wording';
  entries: readonly string[];
  severity: 'major' | 'minor';
  note: string;
  innocent?: readonly string[];
}

/** Fields of each kind of entry that cites words inside an article. */
export interface FieldsByKind {
  name: NameFields;
  time: TimeFields;
  quantity: QuantityFields;
  ordinal: OrdinalFields;
  statement: StatementFields;
  event: EventFields;
  instrument: InstrumentFields;
  commitment: CommitmentFields;
  position: PositionFields;
  formula: FormulaFields;
}

export type CitedKind = keyof FieldsByKind;

export type EntryOf<K extends CitedKind> = CitedEntry & { kind: K } & FieldsByKind[K];

/** A conflict stands beside the entries it names; it has spans only where words of its own are cited. */
export type ConflictEntry = {
  kind: 'conflict';
  id: string;
  page: string;
  article?: string;
  reader: string;
  confidence: number;
} & ConflictFields;

export type Entry = PageEntry | ArticleEntry | { [K in CitedKind]: EntryOf<K> }[CitedKind] | ConflictEntry;
