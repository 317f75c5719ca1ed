/**
 * What each named score of assembly counts for, in logarithms of odds. Learned by an averaged structured
 * perceptron (worth of the right division against worth of the division found) on written layout pages and on
 * simulated pages of the years that may be looked at; `prior` and `smooth` were set by hand.
 */
export const WEIGHTS = {
  // Between neighbours on the page.
  next: 1.26,
  dateline: -2.46,
  byline: -2.92,
  credit: -2.71,
  picture: -0.76,
  closing: -1.16,
  colon: 2.34,
  frame: -1.97,
  gap: -0.6,
  step: -0.89,
  lean: -0.15,
  open: -0.29,
  list: -0.54,
  item: 0.76,
  answer: 3,
  lead: 2.57,
  turn: -0.87,
  // Of a text with the rest of its article.
  words: 0.74,
  common: -0.27,
  usual: 0.83,
  level: -0.4,
  prior: 0.71,
  smooth: 6,
  width: 0.26,
  speaker: 0.86,
  stranger: -0.16,
  mixed: -2.25,
  turns: -1.02,
  bullets: 1,
  // Of an article.
  article: -0.95,
  piece: -0.58,
  datelines: -5,
  opening: 0.45,
  headless: -1.69,
  // Headlines.
  headBase: -2.32,
  headWords: 2.51,
  headEarly: 0.6,
  headChars: 0.84,
  headBefore: 1.09,
  headDated: -0.15,
  headInner: 0.38,
  headAfter: 0.08,
  headShape: 0.18,
  headCue: 1.63,
  headParallel: 0.19,
  // Section headings.
  subBase: 0.95,
  subCue: -0.82,
  subParallel: 0.77,
  subGlued: 1.04,
  subShape: -1.43,
  subSame: 0.28,
  subWords: 2.01,
  // Decks.
  deckBase: -0.93,
  deckWords: 2.58,
  deckBeside: 1.57,
};
export type Weights = { -readonly [K in keyof typeof WEIGHTS]: number };
