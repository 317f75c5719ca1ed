import { letters } from '../figures.ts';
import { Memo } from '../memo.ts';
import { inside } from '../places.ts';
import type { Reading } from '../reader.ts';
import type { Clause } from './clause.ts';
import { NOBODY } from './party.ts';
import { plans } from './plan.ts';
import { type Chain, type Promised, Scene, type Walked } from './scene.ts';
import { Stances } from './stance.ts';
import {
  EAGERLY,
  FRAME_END,
  FRAME_START,
  ITEM,
  ITEM_MARK,
  NEGATED,
  NEW_START,
  PROPOSAL,
  RETURNS,
  TOPIC,
} from './words.ts';

const walks = new Memo<Walked>('position');

/** What has come about, or not yet. */
const TOLD = /至今|早就|早已|已经|[未没]有|暂未|尚未|是否|有助于|有利于|了$|[\u4e00-\u9fff]{2}[说称]$/;

/** Walks the clauses of a reading once, for both readers. Needs names, references, times and statements. */
export function walk(reading: Reading): Walked {
  const known = walks.get(reading);
  if (known !== undefined) return known;
  const one = new Walk(reading);
  return walks.set(reading, one.withPlans(one.run()));
}

/** `walk` for many readings: each step is taken on all. */
export function walkAll(readings: readonly Reading[]): void {
  const all = readings.map((reading) => new Walk(reading));
  const walked = all.map((one) => one.run());
  readings.forEach((reading, i) => {
    walks.set(reading, all[i].withPlans(walked[i]));
  });
}

const EMPTY = [''] as const;
/** What `ITEM` and `ITEM_MARK` begin with. */
const ITEM_OPENS = letters('一二三四五六七八九十第首其再最');

/** Walks sentence by sentence: what opens a stance or promise, what goes on, what is only told. */
class Walk extends Stances {
  /** Where the outermost statement around the clause before begins. */
  private outer = -1;

  run(): Walked {
    const clauses = this.clauses;
    for (let first = 0; first < clauses.length; ) {
      let next = first + 1;
      while (next < clauses.length && !clauses[next].first) next++;
      if (this.isBusy(clauses[first], clauses[next - 1].end))
        for (let index = first; index < next; index++) this.read(clauses[index], index);
      first = next;
    }
    // 一致同意 with nothing after it promises nothing.
    return { taken: this.taken, promised: this.promised.filter((one) => one.end - one.action > 4) };
  }

  /** What was walked, and the plans beside it. */
  withPlans({ taken, promised }: Walked): Walked {
    return { taken, promised: [...promised, ...plans(this.reading, promised, this.clauses, this.mentions)] };
  }

  protected read(clause: Clause, index: number): void {
    if (clause.first) {
      this.chain = { serial: false, parties: NOBODY };
      this.promise = undefined;
    }
    const triggers = this.triggersIn(clause);
    const verbs = triggers.filter((one) => one.meaning.verb);
    const subject = this.cast.subject(clause.start, verbs[0]?.start ?? clause.end);
    const said = this.cast.saidAt(clause.end - 1);
    const scene = new Scene(clause, index, triggers, verbs, subject, said.length > 0);
    scene.listed = this.isListed(clause);
    scene.saidFrom = said[said.length - 1]?.start ?? 0;
    scene.voice = this.voice(said[said.length - 1]);
    scene.parties = this.partiesOf(scene);
    if (subject !== undefined) {
      this.chain.subject = subject;
      this.chain.parties = scene.parties;
    }
    // Another attribution begins: 他敦促…，並補充說，….
    const outer = said[0]?.start ?? -1;
    const { mood } = this.chain;
    if (!clause.first && outer !== this.outer && !scene.listed && (mood === 'call' || mood === 'must'))
      this.chain.mood = undefined;
    this.outer = outer;
    const continued = !clause.first && subject === undefined;
    const wasPromise = this.promise;
    if (subject !== undefined) this.promise = undefined;
    const { pending } = this.chain;
    this.chain.pending = undefined;
    if (this.imperative(scene, true)) return;
    const found = this.readVerbs(scene, continued);
    if (pending !== undefined && !clause.first) this.follow(scene, pending);
    if (found || pending !== undefined) return;
    if (this.imperative(scene, false)) return;
    if (subject !== undefined) {
      this.chain.mood = undefined;
      this.judge(scene);
      return;
    }
    this.carry(scene, wasPromise);
  }

  /** The clause that a stance before it waits for. */
  protected follow({ clause }: Scene, { stance, cls, parties }: NonNullable<Chain['pending']>): void {
    if (this.taken.at(-1)?.end === clause.end) return;
    this.taken.push({
      start: clause.start,
      end: clause.end,
      stance,
      target: clause,
      parties,
      rule: cls,
      terms: [],
      confidence: 0.7,
    });
    this.chain.mood = 'call';
    this.chain.serial = true;
    this.chain.holders = parties;
  }

  /** Reads the words of stance and promise in a clause. False where there are none. */
  protected readVerbs(scene: Scene, continued: boolean): boolean {
    let done = false;
    let from = scene.clause.start;
    scene.verbs.forEach((trigger, i) => {
      if (trigger.start < from) return;
      const { classes } = trigger.meaning;
      const end =
        this.feeling(scene, trigger) ?? this.modal(scene, trigger, i) ?? this.stance(scene, trigger, i, continued);
      if (end !== undefined) {
        from = end;
        done = true;
        return;
      }
      if (this.startPromise(scene, trigger, continued)) done = true;
      else if (classes.has('term') || classes.has('window')) done = this.window(scene, trigger) || done;
      else if (classes.has('validity') && this.validity(scene, trigger)) done = true;
      else if (classes.has('due')) done = this.due(scene, trigger) || done;
    });
    return done;
  }

  /** A clause without words of its own goes on with the mood before it. */
  protected carry(scene: Scene, promise: Promised | undefined): void {
    const { clause } = scene;
    const { mood } = this.chain;
    if (clause.first) {
      this.judge(scene);
      return;
    }
    const words = this.folded.slice(clause.start, clause.end);
    if (clause.opened || words.startsWith('「') || TOPIC.test(words)) return;
    if (FRAME_START.test(words) || FRAME_END.test(words)) return;
    if (mood === undefined || (NEW_START.test(words) && !(mood === 'promise' && RETURNS.test(words)))) {
      this.chain.mood = undefined;
      this.judge(scene);
      return;
    }
    this.promise = promise;
    if (mood === 'promise') this.extend(scene, true);
    // 人家早就去了，主席国暂未答复: told, not called for.
    else if (TOLD.test(words) || this.opensWithName(clause)) this.chain.mood = undefined;
    else if (!this.isResult(scene) && words.length >= 4 && !/^[^，]{1,3}了/.test(words)) {
      this.taken.push({
        start: clause.start,
        end: clause.end,
        stance: 'call_for',
        target: clause,
        parties: this.chain.holders ?? scene.parties,
        rule: 'series',
        terms: [],
        confidence: 0.65,
      });
    }
  }

  /** A series goes on with verbs; a name begins something else. */
  private opensWithName({ start, end }: Clause): boolean {
    return inside(this.reading.found.name, start, Math.min(end, start + 14)).some(
      ({ type, start: from }) => type !== 'place' && from - start <= 1,
    );
  }

  protected isResult({ clause, triggers }: Scene): boolean {
    return triggers.some((one) => one.start === clause.start && one.meaning.classes.has('result'));
  }

  /** 一是加強…, 擴大交流…: a sentence that opens with a deed, in what someone says, calls for it. */
  protected imperative({ clause, index, verbs, subject, said, listed, voice }: Scene, numbered: boolean): boolean {
    if (subject !== undefined || listed || verbs.length === 0) return false;
    const before = this.clauses[index - 1];
    // 一是，加強…: the mark of an item may be a clause of its own.
    const marked =
      before !== undefined &&
      !clause.first &&
      this.mayBeItem(before) &&
      ITEM_MARK.test(this.folded.slice(before.start, before.end));
    const item = marked
      ? EMPTY
      : this.mayBeItem(clause)
        ? ITEM.exec(this.folded.slice(clause.start, clause.start + 6))
        : null;
    const proposed = item !== null && PROPOSAL.test(this.folded.slice(Math.max(0, clause.start - 600), clause.start));
    if (!proposed && (numbered || !said || voice === undefined)) return false;
    const start = clause.start + (item?.[0].length ?? 0);
    if (item === null && !(clause.first || before?.mark === '；')) return false;
    const adverbs = EAGERLY.exec(this.folded.slice(start, start + 6))?.[0].length ?? 0;
    if (verbs[0].start - start > adverbs || !verbs[0].meaning.classes.has('deed')) return false;
    if (
      /^[^，]{0,8}[了过]/.test(this.folded.slice(start, clause.end)) ||
      /[是为]/.test(this.folded.slice(start + 2, clause.end))
    )
      return false;
    this.taken.push({
      start: clause.start,
      end: clause.end,
      stance: 'call_for',
      target: { start, end: clause.end },
      parties: voice ?? NOBODY,
      rule: 'imperative',
      terms: [],
      confidence: 0.65,
    });
    this.chain.mood = 'must';
    this.chain.holders = voice ?? NOBODY;
    return true;
  }

  private mayBeItem({ start }: Clause): boolean {
    return ITEM_OPENS[this.folded.charCodeAt(start)] === 1;
  }

  /** A negative judgement in what someone says. */
  protected judge(scene: Scene): void {
    if (!(scene.voice !== undefined || scene.listed) || scene.parties.names.length === 0) return;
    const { clause, subject } = scene;
    if (subject !== undefined && subject.names.length === 0) return;
    const trigger = scene.verbs.find((one) => one.meaning.classes.has('judge') || one.meaning.classes.has('worry'));
    if (trigger === undefined || NEGATED.test(this.folded.slice(trigger.start - 4, trigger.start))) return;
    const holders = scene.voice ?? scene.parties;
    if (subject?.names.some((name) => holders.names.includes(name))) return;
    const worry = trigger.meaning.classes.has('worry');
    if (worry && this.chain.mood !== undefined) return;
    const cls = worry ? 'worry' : 'judge';
    this.take(scene, trigger, cls, worry ? 'concern' : 'condemn', clause, {
      start: clause.start,
      end: clause.end,
      parties: holders,
      confidence: 0.6,
    });
  }
}
