import { type Instruments, type InstrumentsOptions, instruments, type Step } from '../library/instruments.ts';
import { type AskCommand, ask, CITED, citation, citedCells, type Paint, short } from './ask-print.ts';

/** Prints treaties, memoranda and statements with their lives. Returns the exit status. */
export function instrumentsOf(command: AskCommand & InstrumentsOptions): Promise<number> {
  return ask(command, ({ store }) => instruments(store, command), {
    one: 'instrument',
    many: 'instruments',
    text: ({ instruments: all }: Instruments, paint: Paint) =>
      all.flatMap(({ title, titles, type, parties, term, steps, id }) => [
        '',
        paint('bold', title),
        paint(
          'dim',
          `   ${[type, parties.map(({ name }) => name).join('、'), termOf(term), id].filter(Boolean).join(' · ')}`,
        ),
        ...titles.slice(0, 2).map((other) => paint('dim', `   also: ${short(other, 70)}`)),
        ...steps.map((step) => line(step, paint)),
      ]),
    columns: ['instrument', 'title', 'type', 'parties', 'action', 'date', 'pages', ...CITED],
    *rows({ instruments: all }) {
      for (const { id, title, type, parties, steps } of all)
        for (const { action, date, count, tellings } of steps)
          for (const one of tellings)
            yield [
              id,
              title,
              type,
              parties.map(({ name }) => name).join('、'),
              action,
              date,
              count,
              ...citedCells(one),
            ];
    },
  });
}

function line({ action, date, told, count, tellings }: Step, paint: Paint): string {
  const when = date ?? (told === undefined ? 'undated' : `told ${told}`);
  const more = count > 1 ? `, ${count} times` : '';
  const [first] = tellings;
  return `   ${action} · ${when}${more}${first === undefined ? '' : paint('dim', `  ${short(citation(first), 40)}  ${first.id}`)}`;
}

function termOf(
  term: { start?: string | undefined; end?: string | undefined; duration?: string | undefined } | undefined,
) {
  if (term === undefined) return '';
  const { start, end, duration } = term;
  return [
    start === undefined ? '' : `from ${start}`,
    end === undefined ? '' : `until ${end}`,
    duration === undefined ? '' : `for ${duration}`,
  ]
    .filter(Boolean)
    .join(' ');
}
