import { isFull, parseDate } from '../../record/edtf.ts';
import type { Role } from '../../record/kinds.ts';
import type { Cited, Draft, Evidence } from './evidence.ts';
import { ofKind } from './evidence.ts';

type Event = Cited<'event'> & { readonly roles: ReadonlySet<Role> };

const MET: ReadonlySet<string> = new Set(['meeting', 'video_meeting', 'phone_call', 'signing', 'press_conference']);

/** The same event with one day in a caption and another in the body of its article. */
export function days(evidence: Evidence): Draft[] {
  const { blocks } = evidence.reading.passage;
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

function isSame({ finding: a }: Event, { finding: b }: Event): boolean {
  if (a.type !== b.type || !isFull(parseDate(a.date)) || !isFull(parseDate(b.date))) return false;
  if (a.place !== undefined && b.place !== undefined && a.place !== b.place) return false;
  const shared = a.participantIds.filter((id) => b.participantIds.includes(id));
  return shared.length >= 2 && shared.length === Math.min(a.participantIds.length, b.participantIds.length);
}
