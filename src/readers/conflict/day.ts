import { isFull, parseDate } from '../../record/edtf.ts';
import type { Role } from '../../record/kinds.ts';
import type { Cited, Draft, Evidence } from './evidence.ts';
import { ofKind } from './evidence.ts';

type Event = Cited<'event'> & { readonly roles: ReadonlySet<Role> };

const MET: ReadonlySet<string> = new Set(['meeting', 'video_meeting', 'phone_call', 'signing', 'press_conference']);

/** The same event with one day in a caption and another in the body of its article. */
export function days(evidence: Evidence): Draft[] {
  const { blocks } = evidence.reading.passage;
  if (!blocks.some(({ role }) => role === 'caption')) return [];
  const events: Event[] = ofKind(evidence, 'event')
    .filter(({ finding }) => MET.has(finding.type) && finding.status === 'held' && !finding.background)
    .map((cited) => ({
      ...cited,
      roles: new Set(
        blocks
          .filter((block) => block.start <= cited.finding.start && block.end > cited.finding.start)
          .map((block) => block.role),
      ),
    }));
  const captions = events.filter((one) => one.roles.has('caption'));
  const drafts: Draft[] = [];
  for (const caption of captions) {
    const told = events.filter((one) => !one.roles.has('caption') && isSame(one, caption));
    if (told.length !== 1 || told[0].finding.date === caption.finding.date) continue;
    drafts.push({
      type: 'date',
      article: evidence.reading.article.id,
      entries: [told[0].id, caption.id],
      severity: 'minor',
      note: `The text dates the event ${told[0].finding.date}, the caption ${caption.finding.date}.`,
      innocent: ['two meetings of the same people', 'one date is local time, the other the time of the newsroom'],
      confidence: 0.7,
    });
  }
  return drafts;
}

/** Parts of a day by their words. */
const PARTS: readonly [RegExp, string][] = [
  [/凌晨|清晨|早上|早晨|上午/, 'morning'],
  [/下午/, 'afternoon'],
  [/傍晚|晚上|晚间|当晚|夜间|深夜|[0-9]日晚/, 'evening'],
];

/** One event told twice, in the morning and in the afternoon or evening of one day. */
export function hours(evidence: Evidence): Draft[] {
  const { passage, article } = evidence.reading;
  const drafts: Draft[] = [];
  for (const { id, finding } of ofKind(evidence, 'event')) {
    if (!MET.has(finding.type) || finding.status !== 'held' || finding.background || finding.also === undefined)
      continue;
    // Without two who meet, two gatherings of one kind on one day are two.
    if (!isFull(parseDate(finding.date)) || finding.participantIds.length < 2) continue;
    const told = [finding, ...finding.also]
      .map(({ start, end }) => partsOf(passage.folded.slice(start, end)))
      .filter((parts) => parts.length === 1)
      .map(([part]) => part);
    const distinct = [...new Set(told)];
    if (distinct.length < 2) continue;
    const times = ofKind(evidence, 'time').filter(({ finding: time }) =>
      [finding, ...(finding.also ?? [])].some((place) => time.start >= place.start && time.end <= place.end),
    );
    drafts.push({
      type: 'date',
      article: article.id,
      entries: [id, ...times.map((time) => time.id)],
      severity: 'minor',
      note: `The event is told for the ${distinct.join(' and for the ')} of one day.`,
      innocent: ['two meetings of the same people on one day', 'one time is local, the other that of the newsroom'],
      confidence: 0.65,
    });
  }
  return drafts;
}

const partsOf = (words: string) => PARTS.filter(([pattern]) => pattern.test(words)).map(([, part]) => part);

function isSame({ finding: a }: Event, { finding: b }: Event): boolean {
  if (a.type !== b.type || !isFull(parseDate(a.date)) || !isFull(parseDate(b.date))) return false;
  if (a.place !== undefined && b.place !== undefined && a.place !== b.place) return false;
  const shared = a.participantIds.filter((id) => b.participantIds.includes(id));
  return shared.length >= 2 && shared.length === Math.min(a.participantIds.length, b.participantIds.length);
}
