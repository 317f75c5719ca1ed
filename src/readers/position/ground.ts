import type { Reading } from '../reader.ts';
import { type Clause, clausesOf } from './clause.ts';
import { Cast, type Mention, mentionsOf, NOBODY, type Parties } from './party.ts';
import type { Chain, Promised, Scene, Taken } from './scene.ts';
import { type Trigger, triggersOf } from './trigger.ts';
import { ANY_SUBJECT, DOCUMENT, HEADING, JOINT, NEGATED, NOUN_SUBJECT, STRONG } from './words.ts';

/** A reading while it is walked: its clauses, who speaks and acts in them, and what goes on from clause to clause. */
export abstract class Ground {
  protected readonly reading: Reading;
  protected readonly folded: string;
  protected readonly clauses: readonly Clause[];
  protected readonly triggers: readonly Trigger[];
  protected readonly mentions: readonly Mention[];
  protected readonly cast: Cast;
  protected readonly joint: boolean;
  protected readonly pair: Parties;
  protected readonly taken: Taken[] = [];
  protected readonly promised: Promised[] = [];
  protected chain: Chain = { serial: false, parties: NOBODY };
  protected promise: Promised | undefined;
  protected next = 0;

  constructor(reading: Reading) {
    this.reading = reading;
    this.folded = reading.passage.folded;
    this.clauses = clausesOf(reading.passage);
    this.triggers = triggersOf(reading);
    this.mentions = mentionsOf(reading);
    this.cast = new Cast(reading, this.mentions);
    this.joint = JOINT.test(this.folded.slice(0, 600));
    const pair = reading.references.find((one) => one.sort === 'pair' && one.names.length > 1);
    this.pair = pair === undefined ? NOBODY : { names: pair.names, ids: pair.entities };
  }

  /** An item of a list in a joint text. */
  protected isListed(clause: Clause): boolean {
    return this.joint && this.reading.passage.blocks[clause.block].role === 'list';
  }

  protected triggersIn(clause: Clause): Trigger[] {
    while (this.next < this.triggers.length && this.triggers[this.next].start < clause.start) this.next++;
    const found: Trigger[] = [];
    for (let i = this.next; i < this.triggers.length && this.triggers[i].end <= clause.end; i++)
      found.push(this.triggers[i]);
    return found;
  }

  /** Whether a sentence has words that begin a stance or promise; all others are passed over. */
  protected isBusy(clause: Clause, end: number): boolean {
    while (this.next < this.triggers.length && this.triggers[this.next].start < clause.start) this.next++;
    const listed = this.isListed(clause);
    for (let i = this.next; i < this.triggers.length && this.triggers[i].start < end; i++)
      if (listed || this.triggers[i].meaning.opens || this.isHead(clause, this.triggers[i])) return true;
    return false;
  }

  /** 一是加強…, 加強…: a deed at the head of a sentence. */
  private isHead(clause: Clause, { start, meaning }: Trigger): boolean {
    return meaning.classes.has('deed') && start - clause.start <= 5;
  }

  /** Who speaks; a joint text speaks for its parties. */
  protected voice(speech: ReturnType<Cast['saidAt']>[number] | undefined): Parties | undefined {
    if (speech === undefined) return undefined;
    if (this.joint && this.pair.names.length > 0 && DOCUMENT.test(speech.speakerName)) return this.pair;
    const names = speech.speakerNames ?? [speech.speakerName];
    return { names, ids: names.length === 1 ? [speech.speaker] : [] };
  }

  /** Who holds what is said in a clause: its subject, the subject before, the speaker, the parties of a joint text. */
  protected partiesOf(scene: Scene): Parties {
    const { subject, clause, listed, voice } = scene;
    if (subject?.agent && subject.names.length > 0) return subject;
    const written = subject === undefined ? this.written(scene) : undefined;
    if (written !== undefined) {
      this.chain.parties = written;
      return written;
    }
    // The subject of the attribution (瑞士外長說，…) gives way to the speaker.
    const attributed =
      voice !== undefined && scene.saidFrom <= clause.start && (this.chain.subject?.end ?? 0) <= scene.saidFrom;
    if (subject === undefined && !attributed && this.chain.parties.names.length > 0) return this.chain.parties;
    if (voice !== undefined) return voice;
    if (subject !== undefined && subject.names.length > 0) return subject;
    const role = this.reading.passage.blocks[clause.block].role;
    if (this.joint && (listed || role === 'list' || HEADING.has(role))) return this.pair;
    return NOBODY;
  }

  /** A holder known only by a noun: 在野黨, 當地民眾, 多國. */
  protected written({ clause, verbs }: Scene): Parties | undefined {
    const first = verbs[0];
    if (first === undefined || first.start === clause.start || first.start - clause.start > 24) return undefined;
    const words = this.folded.slice(clause.start, first.start);
    const strong = STRONG.has(first.meaning.stance ?? '') || first.meaning.classes.has('call');
    const match = NOUN_SUBJECT.exec(words) ?? (strong && clause.first ? ANY_SUBJECT.exec(words) : null);
    if (match === null) return undefined;
    const start = clause.start + match[0].indexOf(match[1]);
    return { names: [this.reading.passage.quote(start, start + match[1].length)], ids: [] };
  }

  protected negated(trigger: Trigger): boolean {
    return NEGATED.test(this.folded.slice(Math.max(0, trigger.start - 4), trigger.start));
  }

  /** 需要 before nothing but a name: a need, not a call. */
  protected isName(start: number, end: number): boolean {
    return this.cast.mentions(start - 1, end).some((one) => one.start === start && one.end === end);
  }
}
