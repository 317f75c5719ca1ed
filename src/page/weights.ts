/**
 * What each named score of assembly counts for, in logarithms of odds. Learned by an averaged structured
 * perceptron (worth of the right division against worth of the division found) on written layout pages and on
 * simulated pages of the years that may be looked at; `prior` and `smooth` were set by hand.
 */
export const WEIGHTS = {
  // Between neighbours on the page.
  next: 1.25,
  dateline: -2.4,
  byline: -2.86,
  credit: -2.71,
  picture: -0.76,
  closing: -1.14,
  colon: 2.36,
  frame: -1.97,
  gap: -0.6,
  step: -0.9,
  lean: -0.18,
  open: -0.22,
  list: -0.57,
  item: 0.75,
  answer: 3,
  lead: 2.58,
  turn: -0.79,
  // Of a text with the rest of its article.
  words: 0.68,
  common: -0.16,
  usual: 0.82,
  level: -0.39,
  prior: 0.71,
  smooth: 6,
  width: 0.47,
  speaker: 0.85,
  stranger: -0.15,
  mixed: -2.19,
  turns: -0.96,
  bullets: 1.01,
  // Of an article.
  article: -0.94,
  piece: -0.58,
  datelines: -5,
  opening: 0.43,
  headless: -1.69,
  // Headlines.
  headBase: -2.3,
  headWords: 2.51,
  headEarly: 0.62,
  headChars: 0.83,
  headBefore: 1.05,
  headDated: -0.18,
  headInner: 0.42,
  headAfter: 0.17,
  headShape: 0.23,
  headCue: 1.68,
  headParallel: 0.2,
  // Section headings.
  subBase: 0.92,
  subCue: -0.82,
  subParallel: 0.76,
  subGlued: 1,
  subShape: -1.4,
  subSame: 0.2,
  subWords: 2.02,
  // Decks.
  deckBase: -0.91,
  deckWords: 2.52,
  deckBeside: 1.57,
};
export type Weights = { -readonly [K in keyof typeof WEIGHTS]: number };
