import type { Comparison, Pair, Place, TextFacts } from '../compare/articles.ts';
import type { Piece } from '../compare/wording.ts';

export type ComparisonPaint = (style: 'bold' | 'dim' | 'green' | 'red' | 'yellow', text: string) => string;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Articles are called A, B, C… in what is printed. */
const letter = (at: number): string => LETTERS[at] ?? `${at + 1}`;

/** Longer words are shown by their beginning and end. */
const SHOWN = 72;

/** A comparison for people to read in a terminal. */
export function comparisonText({ texts, pairs }: Comparison, paint: ComparisonPaint = (_, text) => text): string {
  const lines = texts.flatMap((text, i) => [
    `${paint('bold', letter(i))}  ${paint('bold', text.headline === '' ? '(no headline)' : text.headline)}`,
    `   ${paint('dim', [text.outlet, text.published ?? 'undated', text.file, text.id].filter(Boolean).join(' · '))}`,
    `   ${paint('dim', `${text.chars} characters${text.agencies.length > 0 ? `; credits ${text.agencies.join(', ')}` : ''}`)}`,
  ]);
  for (const pair of pairs) lines.push('', ...pairLines(pair, texts, paint));
  texts.forEach((text, i) => {
    lines.push(...aloneLines(text, i, texts, paint));
  });
  return `${lines.join('\n')}\n`;
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

function pairLines(pair: Pair, texts: readonly TextFacts[], paint: ComparisonPaint): string[] {
  const [a, b] = [letter(pair.a), letter(pair.b)];
  const lines = [
    paint('bold', `${a} and ${b} share ${pair.chars} characters`) +
      `: ${percent(pair.shareA)} of ${a}, ${percent(pair.shareB)} of ${b}${copyNote(pair, texts)}`,
  ];
  for (const passage of pair.passages)
    lines.push(
      `   = ${shortened(passage.a.quote)}  ${paint('dim', `${passage.chars} characters, ${a} line ${passage.a.line}, ${b} line ${passage.b.line}`)}`,
    );
  if (pair.wording.length > 0)
    lines.push(paint('bold', `Worded differently`) + paint('dim', `  ([${a}|${b}]: what each has)`));
  for (const { a: one, b: other, pieces } of pair.wording)
    lines.push(
      `   ~ ${pieces.map((piece) => pieceText(piece, paint)).join('')}  ${paint('dim', `${a} line ${one.line}, ${b} line ${other.line}`)}`,
    );
  return lines;
}

/** Share of the shorter article above which the one was copied from the other, or both from a third. */
const COPIED = 0.8;

function copyNote({ a, b, shareA, shareB, agencies }: Pair, texts: readonly TextFacts[]): string {
  if (agencies.length > 0) return `; both credit ${agencies.join(', ')}`;
  if (Math.max(shareA, shareB) < COPIED) return '';
  const credited = [...texts[a].agencies, ...texts[b].agencies];
  return credited.length > 0
    ? `; one credits ${credited.join(', ')}`
    : '; one copy, or both from a third that neither names';
}

function pieceText(piece: Piece, paint: ComparisonPaint): string {
  if ('same' in piece)
    return piece.same.length > 40 ? `${piece.same.slice(0, 16)}…${piece.same.slice(-16)}` : piece.same;
  return `[${paint('red', piece.a)}|${paint('green', piece.b)}]`;
}

function aloneLines(text: TextFacts, at: number, texts: readonly TextFacts[], paint: ComparisonPaint): string[] {
  const lines: string[] = [];
  const own = letter(at);
  const rows = (title: string, places: readonly Place[], mark: string, of: (place: Place) => string) => {
    if (places.length === 0) return;
    lines.push('', paint('bold', title));
    for (const place of places)
      lines.push(`   ${mark} ${place.quote}  ${paint('dim', `${of(place)} line ${place.line}`)}`);
  };
  rows(`Only in ${own}`, text.alone, '+', () => own);
  if (text.names.length > 0) lines.push(paint('dim', `   named only in ${own}: ${text.names.join('、')}`));
  if (text.figures.length > 0) lines.push(paint('dim', `   figures only in ${own}: ${text.figures.join('、')}`));
  // Of two articles, what the one leaves out is what the other has alone.
  if (texts.length > 2)
    rows(`Left out by ${own}`, text.leftOut, '-', (place) =>
      (place as (typeof text.leftOut)[number]).in.map(letter).join(', '),
    );
  return lines;
}

const shortened = (text: string) =>
  text.length <= SHOWN ? text : `${text.slice(0, SHOWN / 2)}…${text.slice(-SHOWN / 3)}`;
