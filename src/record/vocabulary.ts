// Words that the record uses for kinds of things; light, so that what needs no schema need not load one.

/** Types of event, in the order in which lists of them are shown. */
export const EVENT_TYPES = [
  'meeting',
  'video_meeting',
  'phone_call',
  'visit',
  'signing',
  'exchange_of_documents',
  'treaty_extension',
  'publication',
  'announcement',
  'press_conference',
  'ceremony',
  'vote',
  'sanction',
  'aid',
  'military',
  'other',
] as const;

/** Types of document between states and bodies. */
export const INSTRUMENT_TYPES = [
  'treaty',
  'agreement',
  'protocol',
  'mou',
  'joint_statement',
  'communique',
  'declaration',
  'contract',
  'policy',
  'initiative',
  'plan',
  'charter',
  'other',
] as const;

/** What is done to a document. */
export const INSTRUMENT_ACTIONS = [
  'signed',
  'published',
  'exchanged',
  'extended',
  'announced',
  'witnessed',
  'adopted',
  'proposed',
  'withdrawn',
] as const;
