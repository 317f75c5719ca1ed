import type { ConflictPassage, JudgedConflict } from '../compare/judged.ts';

export type ConflictPaint = (style: 'bold' | 'dim' | 'red' | 'yellow', text: string) => string;

/** Longest sentence shown whole. */
const SHOWN = 160;

/** Conflicts for people to read in a terminal. */
export function conflictsText(conflicts: readonly JudgedConflict[], paint: ConflictPaint = (_, text) => text): string {
  const lines: string[] = [];
  for (const { id, rule, type, severity, note, innocent, passages, verdict, judged } of conflicts) {
    lines.push(`${paint(severity === 'major' ? 'red' : 'yellow', severity)} ${paint('bold', note)}`);
    for (const passage of passages) {
      lines.push(`   ${marked(passage, paint)}`);
      lines.push(paint('dim', `      ${cited(passage)}`));
    }
    if (innocent !== undefined && innocent.length > 0) lines.push(`   may be harmless: ${innocent.join('; ')}`);
    if (judged !== undefined)
      lines.push(`   ${verdict} by ${judged.by}, ${judged.at}${judged.why === '' ? '' : `: ${judged.why}`}`);
    lines.push(paint('dim', `   ${id} · ${type} · ${rule}`), '');
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}`;
}

/** Outlet, date, page, line. */
const cited = ({ outlet, published, file, item, line, entry }: ConflictPassage): string =>
  [outlet, published ?? 'undated', item === undefined ? file : `${file} · ${item}`, `line ${line}`, entry]
    .filter(Boolean)
    .join(' · ');

function marked({ sentence, words }: ConflictPassage, paint: ConflictPaint): string {
  const at = sentence.indexOf(words);
  if (at < 0 || words.length > SHOWN) return shortened(words.length > SHOWN ? words : sentence);
  const room = Math.max(20, Math.floor((SHOWN - words.length) / 2));
  const before = sentence.slice(0, at);
  const after = sentence.slice(at + words.length);
  return (
    (before.length > room ? `…${before.slice(-room)}` : before) +
    paint('bold', `[${words}]`) +
    (after.length > room ? `${after.slice(0, room)}…` : after)
  );
}

const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
