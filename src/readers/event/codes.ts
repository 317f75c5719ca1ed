import type { EventFields } from '../../record/kinds.ts';

export interface Codes {
  readonly plover?: string;
  readonly cameo?: string;
}

/** Codes of what comes from documents rather than from a line of `event.tsv`. */
const BY_TYPE: Readonly<Partial<Record<EventFields['type'], Codes>>> = {
  signing: { plover: 'SUPPORT', cameo: '057' },
  publication: { cameo: '010' },
  announcement: { cameo: '010' },
};

/** What decides the code of a meeting: where it was, and whose country that is. */
export interface Meeting {
  readonly place?: string;
  /** Countries of the side named first and of the others, where known. */
  readonly first?: string;
  readonly others: readonly string[];
}

/**
 * PLOVER and CAMEO codes. Meetings by place, seen from the side named first: at home 043, in the other's country
 * 042, elsewhere 044, where the place is not known 040. What is only planned is 036; what is possible or cancelled
 * has no code. The table is in docs/events.md.
 */
export function codesOf(
  type: EventFields['type'],
  status: EventFields['status'],
  line: Codes,
  meeting: Meeting,
): Codes {
  const gathers = ['meeting', 'video_meeting', 'phone_call', 'visit'].includes(type);
  if (status === 'possible' || status === 'cancelled') return {};
  if (status === 'planned') return gathers ? { plover: 'AGREE', cameo: '036' } : {};
  if (line.cameo !== 'place') return line.plover || line.cameo ? line : (BY_TYPE[type] ?? {});
  const { place, first, others } = meeting;
  if (place === undefined || first === undefined) return { plover: 'CONSULT', cameo: '040' };
  if (place === first) return { plover: 'CONSULT/host', cameo: '043' };
  if (others.includes(place)) return { plover: 'CONSULT/visit', cameo: '042' };
  return others.length > 0 ? { plover: 'CONSULT/third-party', cameo: '044' } : { plover: 'CONSULT', cameo: '040' };
}
