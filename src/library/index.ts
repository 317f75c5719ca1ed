/** What `chancery/library` gives: the library, the questions to it (each takes `library.store`) and their answers. */

export { EVENT_TYPES } from '../record/vocabulary.ts';
export type { Answer, AskOptions, Telling } from './ask.ts';
export { type Commitment, type Commitments, type CommitmentsOptions, commitments } from './commitments.ts';
export { type Discovered, type DiscoverOptions, type Discovery, discoverFormulas } from './discover.ts';
export { type Figure, type Figures, type FiguresOptions, figures, type Series } from './figures.ts';
export {
  type FormulaHistory,
  type FormulaList,
  type FormulaSummary,
  type Formulas,
  formulaList,
  formulas,
  type Replacement,
  type Variant,
} from './formulas.ts';
export { type Instrument, type Instruments, type InstrumentsOptions, instruments, type Step } from './instruments.ts';
export * from './library.ts';
export { type Position, type Positions, type PositionsOptions, positions } from './positions.ts';
export {
  type Said,
  type SignedThen,
  type Timeline,
  type TimelineEvent,
  type TimelineOptions,
  timeline,
} from './timeline.ts';
