import { dateWords } from '../record/edtf.ts';
import type { ConflictEntry, Entry, EntryOf, Span } from '../record/kinds.ts';

/** One row of a brief: what stands there, in words, and the source line it stands on. */
export interface BriefRow {
  readonly text: string;
  /** Source line, counted from 1. */
  readonly line: number;
  readonly entry: Entry;
}

export interface BriefSection {
  readonly label: string;
  readonly rows: readonly BriefRow[];
}

/** Longer quotations are shortened in the middle, so that both ends can be recognised. */
const SHOWN = 60;

export function shortened(text: string, most = SHOWN): string {
  if (text.length <= most) return text;
  const head = Math.ceil((most - 1) * 0.7);
  return `${text.slice(0, head)}…${text.slice(text.length - (most - 1 - head))}`;
}

/**
 * What an article reports, at a glance: conflicts, events, who said what, instruments, commitments, positions and
 * set phrases. Sections without rows are left out.
 * @param lineOf source line of an offset
 */
export function briefOf(
  entries: readonly Entry[],
  conflicts: readonly ConflictEntry[],
  lineOf: (offset: number) => number,
): BriefSection[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const of = <K extends Entry['kind']>(kind: K) =>
    entries.filter((entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind);
  const row = (entry: Entry & { spans: readonly Span[] }, text: string): BriefRow => ({
    text,
    line: lineOf(entry.spans[0]?.[0] ?? 0),
    entry,
  });
  const own = conflicts.filter((conflict) => conflict.entries.some((id) => byId.has(id)));
  const sections: BriefSection[] = [
    {
      label: 'conflicts',
      rows: own.map((conflict) => {
        const first = conflict.entries.map((id) => byId.get(id)).find((entry) => entry !== undefined) as
          | (Entry & { spans?: readonly Span[] })
          | undefined;
        return {
          text: `${conflict.type}: ${conflict.note}`,
          line: lineOf(first?.spans?.[0]?.[0] ?? 0),
          entry: conflict,
        };
      }),
    },
    { label: 'events', rows: of('event').map((entry) => row(entry, eventText(entry))) },
    { label: 'said', rows: of('statement').map((entry) => row(entry, statementText(entry))) },
    { label: 'instruments', rows: instruments(of('instrument')).map((entry) => row(entry, instrumentText(entry))) },
    { label: 'commitments', rows: of('commitment').map((entry) => row(entry, commitmentText(entry))) },
    { label: 'positions', rows: of('position').map((entry) => row(entry, positionText(entry))) },
    {
      label: 'formulae',
      rows: formulae(of('formula')).map((entry) => row(entry, `${entry.quote}  [${entry.formula}]`)),
    },
  ];
  return sections.filter((section) => section.rows.length > 0);
}

const joined = (...parts: (string | undefined | false)[]) => parts.filter((part) => part).join(' · ');
const names = (list: readonly string[]) => list.join('、');

function eventText(event: EntryOf<'event'>): string {
  const status = event.status === 'held' ? (event.background ? 'background' : '') : event.status;
  return joined(
    event.date === undefined ? 'undated' : dateWords(event.date),
    event.type.replaceAll('_', ' '),
    names(event.participants),
    event.place,
    status,
    event.cameo && `CAMEO ${event.cameo}`,
  );
}

/** Who says it, and by which verb; where a colon stands for the verb, who alone. */
export const introduced = (who: string, cue: string): string => (/^[：:]$/.test(cue) ? who : `${who} ${cue}`);

function statementText(statement: EntryOf<'statement'>): string {
  const who =
    statement.speakerNames !== undefined && statement.speakerNames.length > 1
      ? names(statement.speakerNames)
      : statement.speakerName;
  const via = statement.via.length > 0 ? ` (via ${names(statement.via)})` : '';
  const words =
    statement.mode === 'direct'
      ? `「${shortened(statement.quote.replace(/^[「“]|[」”]$/g, ''))}」`
      : shortened(statement.quote);
  return `${statement.nested ? '↳ ' : ''}${introduced(who, statement.cue)}${via}: ${words}`;
}

function instrumentText(instrument: EntryOf<'instrument'>): string {
  const term =
    instrument.term === undefined
      ? ''
      : [instrument.term.duration, [instrument.term.start, instrument.term.end].filter(Boolean).join(' to ')]
          .filter(Boolean)
          .join(' ');
  return joined(
    shortened(instrument.title, 50),
    instrument.type.replaceAll('_', ' '),
    (instrument.actions ?? [instrument.action]).filter(Boolean).join(', '),
    instrument.date,
    names(instrument.parties),
    term && `term ${term}`,
  );
}

function commitmentText(commitment: EntryOf<'commitment'>): string {
  const { start, end, duration } = commitment;
  const when = [
    start !== undefined && start === end
      ? `on ${start}`
      : [start && `from ${start}`, end && `by ${end}`].filter(Boolean).join(' '),
    duration && `for ${duration}`,
  ]
    .filter(Boolean)
    .join(' ');
  return joined(names(commitment.parties), `${commitment.modality}: ${shortened(commitment.action)}`, when);
}

function positionText(position: EntryOf<'position'>): string {
  return joined(names(position.holders), `${position.stance.replaceAll('_', ' ')}: ${shortened(position.target, 50)}`);
}

/** An instrument that is named again with nothing new is shown once. */
function instruments(all: readonly EntryOf<'instrument'>[]): EntryOf<'instrument'>[] {
  const shown = new Set<string>();
  return all.filter((entry) => {
    const key = `${entry.title}|${entry.action ?? ''}`;
    if (
      shown.has(key) ||
      (entry.action === undefined && [...shown].some((other) => other.startsWith(`${entry.title}|`)))
    )
      return false;
    shown.add(key);
    return true;
  });
}

function formulae(all: readonly EntryOf<'formula'>[]): EntryOf<'formula'>[] {
  const shown = new Set<string>();
  return all.filter((entry) => !shown.has(entry.formula) && shown.add(entry.formula));
}
