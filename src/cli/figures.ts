import { type Figures, type FiguresOptions, figures, type Series } from '../library/figures.ts';
import { grouped, unitWords } from '../publish/number.ts';
import { type AskCommand, ask, CITED, citation, citedCells, type Paint, short } from './ask-print.ts';

/** Prints series of figures. Returns the exit status. */
export function figuresOf(command: AskCommand & FiguresOptions & { readonly subject: string }): Promise<number> {
  return ask(command, ({ store }) => figures(store, command.subject, command), {
    one: 'series',
    many: 'series',
    text: ({ series }: Figures, paint: Paint) => series.flatMap((one) => ['', ...lines(one, paint)]),
    columns: [
      'of',
      'value',
      'unit',
      'per',
      'time',
      'told',
      'approximation',
      'from',
      'to',
      'printed',
      'printed_unit',
      ...CITED,
    ],
    *rows({ series }) {
      for (const { of, unit, per, figures: all } of series)
        for (const { value, time, told, approximation, from, to, printed, unit: own, tellings } of all)
          for (const one of tellings)
            yield [of, value, unit, per, time, told, approximation, from, to, printed, own, ...citedCells(one)];
    },
  });
}

const ABOUT: Readonly<Record<string, string>> = {
  more_than: 'more than ',
  about: 'about ',
  up_to: 'up to ',
  nearly: 'nearly ',
};

function lines({ of, unit, per, least, most, figures: all }: Series, paint: Paint): string[] {
  const inUnit = (of: number) => `${unitWords(unit, of)}${per === undefined ? '' : ` a ${per}`}`;
  const range = least === most ? grouped(least) : `${grouped(least)} to ${grouped(most)}`;
  return [
    paint('bold', `${of} · ${range} ${inUnit(most)}`),
    ...all.map(({ told, time, value, approximation, tellings, unit: own, printed }) => {
      const about = ABOUT[approximation ?? ''] ?? '';
      const as = own === unit ? '' : ` (printed ${grouped(printed)} ${unitWords(own, printed)})`;
      const more = tellings.length > 1 ? ` ×${tellings.length}` : '';
      const [first] = tellings;
      return `   ${told ?? 'undated'}  ${about}${grouped(value)} ${inUnit(value)}${as}${time === undefined ? '' : ` for ${time}`}${more}  ${paint('dim', `${short(citation(first), 40)}  ${first.id}`)}`;
    }),
  ];
}
