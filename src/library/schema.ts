/** Stands in the header of every library, so that another program's file is never taken for one. */
export const APPLICATION_ID = 0x43686e63;

/**
 * Numbers: an entry's number is its article's times 2^20, plus its place in the article's record. So the entries
 * of an article are a range, in reading order, and an entry's article is `n >> 20`.
 */
export const ENTRIES_PER_ARTICLE = 2 ** 20;

/** Days are integers such as 20250903; open ends are 0 and 99999999. */
export interface Tables {
  /** Files as they were named. */
  file: { n: number; path: string };
  reader: { n: number; version: string };
  /** Each content once; `current` is 0 where a newer version stands in its place. */
  page: {
    n: number;
    id: string;
    sha256: Uint8Array;
    file: number;
    item: string | null;
    outlet: string | null;
    published: string | null;
    script: string;
    chars: number;
    doubts: number;
    reader: number;
    current: number;
    /** Seconds since 1970. */
    added: number;
  };
  /** The source, what was told of it and the page entry, compressed (see `compact.ts`). */
  page_source: { n: number; body: Uint8Array };
  /** Which page stood where, in the order of adding: the last of a place is current. */
  place: { n: number; file: number; item: string | null; page: number; added: number };
  article: {
    n: number;
    page: number;
    /** Its place on the page, from 0. */
    ord: number;
    /** Without its page's id. */
    id: string;
    headline: string;
    outlet: string | null;
    genre: string;
    /** First and last day of publication; null where unknown. */
    day: number | null;
    day_to: number | null;
    chars: number;
    current: number;
  };
  /** The article and its entries as the machine read them, compressed (see `compact.ts`). */
  article_body: { n: number; body: Uint8Array };
  /**
   * What queries need of an entry, as corrected: every kind but `name` and `time`. Entries that a person rejected
   * and those of pages with a newer version have no row.
   */
  entry: {
    n: number;
    article: number;
    /** Index into `ENTRY_KINDS`. */
    kind: number;
    /** First offset in the source. */
    start: number | null;
    /**
     * event.type, instrument.type, commitment.modality, position.stance, statement.mode, quantity.unit, conflict.type;
     * of a formula its words, folded
     */
    type: string | null;
    /** event.status, instrument.action, conflict.severity, quantity.per */
    status: string | null;
    /** The speaker, or the first participant, party or holder; of a formula who speaks where it stands. */
    entity: number | null;
    /** Days that the entry itself names (event.date, instrument.date, commitment.start and end); null without. */
    day: number | null;
    day_to: number | null;
    /** quantity.value, ordinal.n; of an event 1 where it is background */
    value: number | null;
    /**
     * Folded: instrument.title, formula.formula, quantity.of, ordinal.of, position.target, the beginning of
     * commitment.action, the title of the document that an event's words name; indexed for the first two.
     */
    key: string | null;
  };
  /** Who stands where, as corrected. `role` is an index into `ROLES`. */
  mention: { entity: number; role: number; n: number };
  entity: {
    n: number;
    id: string;
    type: string | null;
    name: string | null;
    hant: string | null;
    hans: string | null;
    en: string | null;
    /** The entity that a person says it is. */
    same: number | null;
  };
  /** Every folded form that was printed for an entity, and in how many articles. */
  form: { form: string; entity: number; count: number };
  /** Only ever appended to. */
  correction: {
    n: number;
    uid: string;
    at: string;
    who: string;
    why: string;
    action: string;
    /** SHA-256 of the page's source text, hex; null for merges. */
    sha256: string | null;
    /** JSON: see `Correction`. */
    body: string;
  };
}

/** Kinds with rows in `entry`, by number. Only ever appended to. */
export const ENTRY_KINDS = [
  'statement',
  'event',
  'instrument',
  'commitment',
  'position',
  'formula',
  'quantity',
  'ordinal',
  'conflict',
] as const;
export type RowKind = (typeof ENTRY_KINDS)[number];

/**
 * Roles of `mention`, by number. `named`: the first of the article's name entries for this entity. `inside`: named
 * within the words of the statement, event, instrument, commitment or position.
 */
export const ROLES = ['named', 'speaker', 'participant', 'party', 'holder', 'inside'] as const;
export type MentionRole = (typeof ROLES)[number];

/** Each brings a library from the version before it to the next; they only ever grow in number. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE file (n INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
  CREATE TABLE reader (n INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE);
  CREATE TABLE page (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 BLOB NOT NULL, file INTEGER NOT NULL REFERENCES file,
    item TEXT, outlet TEXT, published TEXT, script TEXT NOT NULL, chars INTEGER NOT NULL, doubts INTEGER NOT NULL,
    reader INTEGER NOT NULL REFERENCES reader, current INTEGER NOT NULL, added INTEGER NOT NULL);
  CREATE INDEX page_reader ON page (reader);
  CREATE INDEX page_sha256 ON page (sha256);
  CREATE TABLE page_source (n INTEGER PRIMARY KEY REFERENCES page, body BLOB NOT NULL);
  CREATE TABLE place (
    n INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES file, item TEXT, page INTEGER NOT NULL REFERENCES page,
    added INTEGER NOT NULL);
  CREATE INDEX place_where ON place (file, item);
  CREATE INDEX place_page ON place (page);
  CREATE TABLE article (
    n INTEGER PRIMARY KEY, page INTEGER NOT NULL REFERENCES page, ord INTEGER NOT NULL, id TEXT NOT NULL,
    headline TEXT NOT NULL, outlet TEXT, genre TEXT NOT NULL, day INTEGER, day_to INTEGER, chars INTEGER NOT NULL,
    current INTEGER NOT NULL);
  CREATE INDEX article_page ON article (page, ord);
  CREATE INDEX article_day ON article (day);
  CREATE TABLE article_body (n INTEGER PRIMARY KEY REFERENCES article, body BLOB NOT NULL);
  CREATE TABLE entry (
    n INTEGER PRIMARY KEY, article INTEGER NOT NULL, kind INTEGER NOT NULL, start INTEGER, type TEXT, status TEXT,
    entity INTEGER, day INTEGER, day_to INTEGER, value REAL, key TEXT);
  CREATE INDEX entry_day ON entry (kind, day);
  CREATE INDEX entry_key ON entry (kind, key) WHERE kind IN (2, 5) AND key IS NOT NULL;
  CREATE TABLE mention (
    entity INTEGER NOT NULL, role INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (entity, role, n)) WITHOUT ROWID;
  CREATE TABLE entity (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT, name TEXT, hant TEXT, hans TEXT, en TEXT,
    same INTEGER REFERENCES entity);
  CREATE TABLE form (
    form TEXT NOT NULL, entity INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (form, entity)) WITHOUT ROWID;
  CREATE INDEX form_entity ON form (entity);
  CREATE TABLE correction (
    n INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, at TEXT NOT NULL, who TEXT NOT NULL,
    why TEXT NOT NULL, action TEXT NOT NULL, sha256 TEXT, body TEXT NOT NULL);
  CREATE INDEX correction_page ON correction (sha256);
  CREATE TRIGGER correction_kept BEFORE DELETE ON correction BEGIN SELECT RAISE(ABORT, 'corrections are only added to'); END;
  CREATE TRIGGER correction_fixed BEFORE UPDATE ON correction BEGIN SELECT RAISE(ABORT, 'corrections are only added to'); END;
  CREATE VIRTUAL TABLE word USING fts5(head, body, content='', contentless_delete=1, tokenize='ascii');
  CREATE VIRTUAL TABLE letter USING fts5(body, content='', contentless_delete=1, detail=none, tokenize='ascii');
  INSERT INTO word (word, rank) VALUES ('hashsize', 33554432);
  INSERT INTO letter (letter, rank) VALUES ('hashsize', 8388608);
  `,
  `
  DROP INDEX entry_key;
  CREATE INDEX entry_key ON entry (kind, key, type) WHERE kind IN (2, 5) AND key IS NOT NULL;
  CREATE INDEX mention_of ON mention (n) WHERE role IN (1, 2, 3, 4);
  INSERT INTO word (word, rank) VALUES ('automerge', 8);
  INSERT INTO letter (letter, rank) VALUES ('automerge', 8);
  `,
];

/** From this version on the rows of events, commitments and formulae hold more (see `refreshRows`). */
export const RICHER_ROWS = 2;
