import { type Commitments, type CommitmentsOptions, commitments } from '../library/commitments.ts';
import { type AskCommand, ask, CITED, citedAll, citedCells, type Paint, short } from './ask-print.ts';

/** Prints what was promised, by the day it falls due. Returns the exit status. */
export function commitmentsOf(command: AskCommand & CommitmentsOptions): Promise<number> {
  return ask(command, ({ store }) => commitments(store, command), {
    one: 'commitment',
    many: 'commitments',
    text: ({ commitments: all }: Commitments, paint: Paint) =>
      all.flatMap(({ due, start, duration, modality, parties, action, tellings }) => [
        '',
        paint(
          'bold',
          [
            due ?? (start === undefined ? 'no day told' : `from ${start}`),
            parties.map(({ name }) => name).join('、'),
            modality,
          ]
            .filter(Boolean)
            .join(' · '),
        ),
        `   ${short(action, 110)}${duration === undefined ? '' : ` (${duration})`}`,
        ...citedAll(tellings, paint),
      ]),
    columns: ['commitment', 'due', 'start', 'finish', 'duration', 'modality', 'parties', 'action', ...CITED],
    *rows({ commitments: all }) {
      for (const { id, due, start, end, duration, modality, parties, action, tellings } of all)
        for (const one of tellings)
          yield [
            id,
            due,
            start,
            end,
            duration,
            modality,
            parties.map(({ name }) => name).join('、'),
            action,
            ...citedCells(one),
          ];
    },
  });
}
