import type { ComponentChildren } from 'preact';
import type { PlacedEntry } from '../api.ts';
import { useDate } from '../dates.ts';
import { unitText, useLabel } from '../labels.ts';
import { useLanguage } from '../settings.ts';
import { numberText, wordTable } from '../words.ts';
import { Han } from './han.tsx';
import { Note } from './note.tsx';

const useText = wordTable({
  background: ['background', '背景', '背景'],
  nested: ['in another’s words', '轉述', '转述'],
  via: ['via {names}', '經{names}', '经{names}'],
  due: ['by {date}', '至{date}', '至{date}'],
});

type Fields = { readonly [K in PlacedEntry['kind']]: Extract<PlacedEntry, { kind: K }> };
export type AnyEntry = Pick<PlacedEntry, 'kind'>;

/** What an entry says, in one or two lines: names and titles as printed, the rest in the language of the interface. */
export function EntryWords({ entry, lang }: { entry: AnyEntry; lang: string }) {
  const label = useLabel();
  const date = useDate();
  const t = useText();
  const language = useLanguage();
  const of = <K extends PlacedEntry['kind']>(_kind: K) => entry as unknown as Fields[K];
  switch (entry.kind) {
    case 'statement': {
      const { speakerName, cue, mode, via, nested } = of('statement');
      return (
        <Lines
          head={
            <Han lang={lang}>
              {speakerName} {cue}
            </Han>
          }
          facts={[label('mode', mode), via.length > 0 && t('via', { names: via.join('、') }), nested && t('nested')]}
        />
      );
    }
    case 'event': {
      const { type, date: day, place, participants, status, background, mode } = of('event');
      return (
        <Lines
          head={
            <>
              {label('event', type)} <Han lang={lang}>{participants.join('、')}</Han>
            </>
          }
          facts={[
            day && date(day),
            place && <Han lang={lang}>{place}</Han>,
            mode && mode !== 'in_person' && label('eventMode', mode),
            status !== 'held' && label('status', status),
            background && t('background'),
          ]}
        />
      );
    }
    case 'instrument': {
      const { title, type, action, parties, date: day } = of('instrument');
      return (
        <Lines
          head={<Han lang={lang}>{title}</Han>}
          facts={[
            label('instrument', type),
            label('action', action ?? 'cited'),
            day && date(day),
            parties.length > 0 && <Han lang={lang}>{parties.join('、')}</Han>,
          ]}
        />
      );
    }
    case 'commitment': {
      const { parties, action, modality, end, start } = of('commitment');
      const due = end ?? start;
      return (
        <Lines
          head={<Han lang={lang}>{action}</Han>}
          facts={[
            <Han lang={lang}>{parties.join('、')}</Han>,
            label('modality', modality),
            due && due !== '..' && t('due', { date: date(due) }),
          ]}
        />
      );
    }
    case 'position': {
      const { holders, stance, target } = of('position');
      return (
        <Lines
          head={
            <>
              <Han lang={lang}>{holders.join('、')}</Han> {label('stance', stance)} <Han lang={lang}>{target}</Han>
            </>
          }
          facts={[]}
        />
      );
    }
    case 'formula':
      return <Lines head={<Han lang={lang}>{of('formula').quote}</Han>} facts={[of('formula').formula]} />;
    case 'name': {
      const { name, type, role, names, affiliation } = of('name');
      return (
        <Lines
          head={<Han lang={lang}>{name}</Han>}
          facts={[
            label('name', type),
            role && <Han lang={lang}>{role}</Han>,
            affiliation && <Han lang={lang}>{affiliation}</Han>,
            names.en !== undefined && <bdi lang="en">{names.en}</bdi>,
          ]}
        />
      );
    }
    case 'time': {
      const { quote, value, anchor } = of('time');
      return (
        <Lines
          head={date(value)}
          facts={[<Han lang={lang}>{quote}</Han>, value, anchor !== undefined && `← ${anchor}`]}
        />
      );
    }
    case 'quantity': {
      const { value, unit, of: what, approximation, per } = of('quantity');
      const about = label('approximation', approximation);
      const figure = `${numberText(value, language)} ${unitText(unit, value, language)}`;
      const every = label('per', per);
      return (
        <Lines
          head={(language === 'en' ? [about, figure, every] : [every, about, figure]).filter(Boolean).join(' ')}
          facts={[what && <Han lang={lang}>{what}</Han>]}
        />
      );
    }
    case 'ordinal':
      return <Lines head={`№ ${of('ordinal').n}`} facts={[<Han lang={lang}>{of('ordinal').of}</Han>]} />;
    case 'conflict':
      return <Lines head={<Note of={of('conflict').note} />} facts={[label('severity', of('conflict').severity)]} />;
    default:
      return null;
  }
}

function Lines({ head, facts }: { head: ComponentChildren; facts: readonly ComponentChildren[] }) {
  const shown = facts.filter((fact) => fact !== false && fact !== undefined && fact !== '' && fact !== null);
  return (
    <>
      <span class="entry-head">{head}</span>
      {shown.length === 0 ? null : (
        <span class="facts entry-facts">
          {shown.map((fact, i) => (
            <span key={i}>{fact}</span>
          ))}
        </span>
      )}
    </>
  );
}
