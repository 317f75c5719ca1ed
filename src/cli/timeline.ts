import { type Timeline, type TimelineEvent, type TimelineOptions, timeline } from '../library/timeline.ts';
import { introduced } from '../publish/brief.ts';
import { dateWords } from '../record/edtf.ts';
import { type AskCommand, ask, CITED, citedAll, citedCells, type Paint, short } from './ask-print.ts';

/** Prints the chronology of events. Returns the exit status. */
export function timelineOf(command: AskCommand & TimelineOptions): Promise<number> {
  return ask(command, ({ store }) => timeline(store, command), {
    one: 'event',
    many: 'events',
    text: ({ events }: Timeline, paint: Paint) => events.flatMap((event) => ['', ...lines(event, paint)]),
    columns: ['event', 'date', 'type', 'status', 'mode', 'place', 'cameo', 'participants', 'entities', ...CITED],
    *rows({ events }) {
      for (const { id, date, type, status, mode, place, cameo, participants, tellings } of events)
        for (const one of tellings)
          yield [
            id,
            date,
            type,
            status,
            mode,
            place,
            cameo,
            participants.map(({ name }) => name).join('、'),
            participants.map((part) => part.id).join(' '),
            ...citedCells(one),
          ];
    },
  });
}

function lines(event: TimelineEvent, paint: Paint): string[] {
  const { date, type, status, place, participants, tellings, said, signed } = event;
  const people = participants.map(({ name }) => name).join('、');
  const head = [
    date === undefined ? 'undated' : dateWords(date),
    type.replaceAll('_', ' '),
    people,
    place,
    status === 'held' ? '' : status,
  ];
  return [
    paint('bold', head.filter(Boolean).join(' · ')),
    ...citedAll(tellings, paint),
    ...signed.map(({ title, action, id }) => `   ${action} ${short(title, 60)}  ${paint('dim', id)}`),
    ...said.map(
      ({ speakerName, cue, quote, id }) =>
        `   ${introduced(speakerName, cue)}: ${short(quote, 60)}  ${paint('dim', id)}`,
    ),
  ];
}
