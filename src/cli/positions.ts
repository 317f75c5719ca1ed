import { type Positions, type PositionsOptions, positions } from '../library/positions.ts';
import { type AskCommand, ask, CITED, cited, citedCells, type Paint, seenBetween, short, years } from './ask-print.ts';

/** Prints what someone supports, opposes or calls for, over time. Returns the exit status. */
export function positionsOf(command: AskCommand & PositionsOptions & { readonly holder: string }): Promise<number> {
  return ask(command, ({ store }) => positions(store, command.holder, command), {
    one: 'position',
    many: 'positions',
    text,
    columns: ['stance', 'target', 'count', 'first_seen', 'last_seen', 'by_year', ...CITED],
    *rows({ positions: all }) {
      for (const { stance, target, count, firstSeen, lastSeen, byYear, first, latest } of all)
        for (const one of latest === undefined ? [first] : [first, latest])
          yield [stance, target, count, firstSeen, lastSeen, years(byYear), ...citedCells(one)];
    },
  });
}

function text({ line, first, latest, positions: all }: Positions, paint: Paint): string[] {
  const out: string[] = [''];
  for (const { year, stances } of line)
    out.push(
      `  ${year}  ${Object.entries(stances)
        .map(([stance, count]) => `${stance.replaceAll('_', ' ')} ${count}`)
        .join(', ')}`,
    );
  if (first !== undefined) out.push('', `first: ${short(first.quote, 90)}`, cited(first, paint));
  if (latest !== undefined) out.push(`latest: ${short(latest.quote, 90)}`, cited(latest, paint));
  for (const { stance, target, count, firstSeen, lastSeen, first: own } of all) {
    const seen = firstSeen === lastSeen ? firstSeen : seenBetween(firstSeen, lastSeen);
    out.push('', paint('bold', `${stance.replaceAll('_', ' ')} · ${short(target, 70)}`));
    out.push(`   ${count === 1 ? 'once' : `${count} times`} · ${seen ?? 'undated'}`, cited(own, paint));
  }
  return out;
}
