import { inside } from '../places.ts';
import { datelineEnd } from '../statement/between.ts';
import type { Clause } from './clause.ts';
import { isAfter } from './day.ts';
import { Ground } from './ground.ts';
import { NOBODY } from './party.ts';
import type { Promised, Scene } from './scene.ts';
import type { Trigger } from './trigger.ts';
import {
  ABOUT,
  ACTOR,
  ADVERBIAL,
  CALLED_OFF,
  LONGEST,
  MEASURE,
  MODALITY,
  OBJECT_MARK,
  OCCASION,
  OUTLOOK,
  PLEDGED,
  TO_COME,
  WILLING_ADVERB,
} from './words.ts';

/** The part of the walk that reads promises, windows and deadlines. */
export abstract class Promises extends Ground {
  /** 將, 願, 同意, 決定, 計劃, 繼續 with an agent. */
  protected startPromise(scene: Scene, trigger: Trigger, continued: boolean): boolean {
    const { classes } = trigger.meaning;
    const cls = trigger.meaning.promise;
    const deed = classes.has('deed') && this.opensItem(scene, trigger);
    // 針對某國計劃修法的說法: what it is about.
    if (ABOUT.test(this.folded.slice(scene.clause.start, scene.clause.start + 2))) return false;
    if (cls === undefined && !deed) return false;
    if (this.promise !== undefined && this.promise.start >= scene.clause.start) return false;
    if (
      cls !== undefined &&
      CALLED_OFF.test(this.folded.slice(Math.max(scene.clause.start, trigger.start - 3), trigger.start))
    )
      return false;
    if (!deed && cls === 'keep' && !this.keeps(scene, trigger, continued)) return false;
    if (cls === 'will' && !this.promises(scene, trigger)) return false;
    if (cls === 'announced' && !this.announces(scene, trigger)) return false;
    if (!deed && !this.canPromise(scene, trigger, continued)) return false;
    if (continued && this.promise !== undefined && (cls === 'keep' || this.isObjectMark(scene, trigger))) {
      this.extend(scene, continued);
      return true;
    }
    const term = trigger.meaning.term(cls ?? 'deed');
    this.begin(scene, trigger, {
      modality: cls === undefined ? 'agreed' : MODALITY[cls],
      rule: cls ?? 'deed',
      action: trigger.start,
      terms: term === undefined ? [] : [term],
      confidence: cls === 'will' || cls === 'keep' ? 0.75 : 0.8,
    });
    return true;
  }

  protected begin(
    scene: Scene,
    trigger: Trigger,
    more: Pick<Promised, 'modality' | 'rule' | 'action' | 'terms' | 'confidence'>,
  ): void {
    const near = this.cast.mentions(scene.clause.start, trigger.start).find((one) => one.end === trigger.start);
    const other = near !== undefined && scene.subject !== undefined && near.end > scene.subject.end ? near : undefined;
    const promise: Promised = {
      start: other?.start ?? this.withTime(scene),
      end: scene.clause.end,
      parties: other ?? scene.parties,
      clauses: 1,
      ...more,
    };
    this.promised.push(promise);
    this.promise = promise;
    this.chain.mood = 'promise';
    this.chain.serial = false;
  }

  /** 將 before an object, in the middle of a promise. */
  protected isObjectMark({ clause }: Scene, trigger: Trigger): boolean {
    return trigger.start === clause.start && OBJECT_MARK.test(this.folded.slice(trigger.end, clause.end).slice(0, 40));
  }

  /** 明天，我將…: a clause that is only a time belongs to the promise. */
  protected withTime({ clause, index }: Scene): number {
    const before = this.clauses[index - 1];
    if (clause.first || before === undefined || before.end - before.start > 14) return clause.start;
    const timed = this.reading.found.time;
    const filled = inside(timed, before.start, before.end).some(
      (time) => before.end - before.start - (time.end - time.start) <= 4,
    );
    return filled ? before.start : clause.start;
  }

  /** An item of a joint text that opens with a verb: what the parties will do. */
  protected opensItem({ clause, listed }: Scene, trigger: Trigger): boolean {
    if (!this.joint || trigger.start !== clause.start || !clause.first) return false;
    return listed && !trigger.meaning.classes.has('support');
  }

  /** 繼續 promises only before a verb, of an agent, in what is said or promised already. */
  protected keeps(scene: Scene, trigger: Trigger, continued: boolean): boolean {
    if (this.chain.mood === 'must' || this.chain.mood === 'call') return false;
    if (this.chain.mood === 'promise' && continued) return trigger.start === scene.clause.start;
    if (!scene.said && !scene.listed) return false;
    if (scene.subject === undefined && !scene.listed) return false;
    if (/^[^，]{0,8}了/.test(this.folded.slice(trigger.end, trigger.end + 10))) return false;
    if (
      /[对为在]$/.test(this.folded.slice(scene.clause.start, trigger.start)) ||
      this.folded[scene.clause.start] === '为'
    )
      return false;
    if (scene.subject !== undefined && trigger.start - scene.subject.end > 10) return false;
    // 两国政治对话持续加强: what goes on of itself.
    if (scene.subject !== undefined && !this.isActor(scene.subject.end, trigger.start)) return false;
    return scene.verbs.some(
      (one) =>
        one.start >= trigger.end &&
        one.start - trigger.end <= 20 &&
        (one.meaning.classes.has('deed') || one.meaning.classes.has('support')),
    );
  }

  /** Whether 將 tells what an agent will do, not what will come about or take place. */
  protected promises(scene: Scene, trigger: Trigger): boolean {
    const folded = this.folded;
    const { clause, triggers } = scene;
    const after = folded.slice(trigger.end, clause.end);
    const word = folded.slice(trigger.start, trigger.end);
    if (word.endsWith('会') && !word.includes('将'))
      return PLEDGED.test(after) && scene.subject !== undefined && this.isActor(scene.subject.end, trigger.start);
    if (word.startsWith('会') && (OUTLOOK.test(after) || '这那此'.includes(folded[trigger.start - 1] ?? ' ')))
      return false;
    if (!word.includes('将')) return true;
    const follower = triggers.find((one) => one.start >= trigger.end && one.start - trigger.end <= 2);
    if (follower?.meaning.classes.has('effect') || OUTLOOK.test(after)) return false;
    const scheduled = triggers.some(
      (one) => one.start >= trigger.end && one.start - trigger.end <= 14 && one.meaning.classes.has('event'),
    );
    const own = scene.subject === undefined ? trigger.start === clause.start : scene.subject.names.length === 0;
    if (scheduled && !(scene.said && own) && !(scene.subject?.agent === true && this.hasDate(clause))) return false;
    if (/^(?:其|此|这|该|所谓|「|《|把)/.test(after) || OBJECT_MARK.test(after.slice(0, 40)))
      return this.chain.mood === 'promise' || follower?.meaning.classes.has('deed') === true;
    if (scene.subject === undefined && /^[为是]/.test(after)) return false;
    if (trigger.start === clause.start && this.chain.mood !== 'promise' && !this.beginsVerb(scene, trigger))
      return false;
    if (scene.subject !== undefined && !this.isActor(scene.subject.end, trigger.start)) return false;
    // 將 as an object marker right before a name.
    return (
      !this.cast.mentions(clause.start, clause.end).some((one) => one.start === trigger.end) ||
      this.chain.mood === 'promise'
    );
  }

  /** Whether a day or month still to come stands in a clause. */
  protected hasDate({ start, end }: Clause): boolean {
    const today = this.reading.article.published ?? this.reading.page.published ?? '';
    return inside(this.reading.found.time, start, end).some(
      (time) => time.vague === undefined && isAfter(time.value, today),
    );
  }

  /** 將 at the head of a clause: a verb must follow at once, or it marks an object. */
  protected beginsVerb({ triggers, clause }: Scene, trigger: Trigger): boolean {
    if (WILLING_ADVERB.test(this.folded.slice(trigger.end, clause.end))) return true;
    return triggers.some((one) => one.start === trigger.end && one.meaning.verb);
  }

  /** Words between the subject and 將: adverbs and frames, or a noun for someone who acts (政府, 代表團). */
  protected isActor(start: number, end: number): boolean {
    if (end - start < 2) return true;
    const gap = this.folded.slice(start, Math.min(end, start + 40));
    return !/的/.test(gap) && (ADVERBIAL.test(gap) || ACTOR.test(gap));
  }

  protected canPromise(scene: Scene, trigger: Trigger, continued: boolean): boolean {
    const { subject, parties, said, clause } = scene;
    if (subject !== undefined) return subject.agent;
    if (this.written(scene) !== undefined) return true;
    if (this.hasUnknown(clause.start, trigger.start)) return false;
    if (continued && this.chain.subject !== undefined) return this.chain.subject.agent;
    const role = this.reading.passage.blocks[clause.block].role;
    return (said && parties.names.length > 0) || role === 'list';
  }

  /** 自…至…免簽: an interval still to run, and what holds in it. */
  protected validity(scene: Scene, trigger: Trigger): boolean {
    const { clause, index } = scene;
    const before = clause.first || index === 0 ? clause : this.clauses[index - 1];
    const today = this.reading.article.published ?? this.reading.page.published ?? '';
    const time = inside(this.reading.found.time, before.start, trigger.start).find(
      ({ value }) => /^\d{4}-\d\d(?:-\d\d)?\/\d{4}/.test(value) && value.split('/')[1] >= today,
    );
    if (time === undefined || this.promised.slice(-3).some((one) => one.start <= time.start && one.end >= time.end))
      return false;
    const line = trigger.meaning.term('validity');
    this.promised.push({
      start: time.start < clause.start ? before.start : clause.start,
      end: clause.end,
      action: time.start < clause.start ? before.start : clause.start,
      modality: 'window',
      parties: scene.parties,
      rule: 'validity',
      terms: line === undefined ? [] : [line],
      confidence: 0.75,
      clauses: 1,
    });
    return true;
  }

  /** 宣布 before a measure, not before what has come about. */
  protected announces({ clause, verbs }: Scene, trigger: Trigger): boolean {
    const after = this.folded.slice(trigger.end, clause.end);
    return (
      MEASURE.test(after) ||
      verbs.some((one) => one.start >= trigger.end && one.start - trigger.end <= 12 && one.meaning.promise === 'will')
    );
  }

  /** A deadline still to come, set for what is to be done: 工程將於2028年底前完工. */
  protected due(scene: Scene, trigger: Trigger): boolean {
    const { clause } = scene;
    if (this.promise !== undefined && this.promise.end >= clause.end) return false;
    if (this.chain.mood === 'must' || this.chain.mood === 'call') return false;
    if (!TO_COME.test(this.folded.slice(clause.start, trigger.start))) return false;
    const today = this.reading.article.published ?? this.reading.page.published ?? '';
    const { partner } = this.reading.passage.structure;
    const from = datelineEnd(this.folded, partner, clause.start, clause.end);
    const time = inside(this.reading.found.time, from, trigger.start).find(
      ({ value, vague }) => vague === undefined && isAfter(value, today),
    );
    if (time === undefined) return false;
    const line = trigger.meaning.term('due');
    const promise: Promised = {
      start: clause.start,
      end: clause.end,
      action: clause.start,
      modality: 'intends',
      parties: scene.subject?.agent === false ? (scene.voice ?? NOBODY) : scene.parties,
      rule: 'due',
      terms: line === undefined ? [] : [line],
      confidence: 0.65,
      clauses: 1,
    };
    this.promised.push(promise);
    return true;
  }

  /** Words before the verb that are neither a frame nor an adverb: a subject that is not known. */
  protected hasUnknown(start: number, end: number): boolean {
    return end - start >= 3 && !ADVERBIAL.test(this.folded.slice(start, Math.min(end, start + 8)));
  }

  /** 試行免簽, 期限為30年: a span of validity. */
  protected window(scene: Scene, trigger: Trigger): boolean {
    const term = trigger.meaning.classes.has('term');
    const { clause, index } = scene;
    const times = inside(this.reading.found.time, clause.start, clause.end).some(
      (time) => this.folded[time.end] !== '的' && (!term || (time.start <= trigger.end + 2 && time.end > trigger.end)),
    );
    if (term && !times) return false;
    if (this.folded.startsWith('为期', trigger.start) && OCCASION.test(this.folded.slice(clause.start, trigger.start)))
      return false;
    const last = clause.first || index === 0 ? clause : this.clauses[index - 1];
    const spans = inside(this.reading.found.time, last.start, last.end).some(({ value }) => value.includes('/'));
    const before = term || spans ? last : clause;
    if (this.promise !== undefined && this.promise.end >= before.start) {
      this.promise.end = clause.end;
      return true;
    }
    const line = trigger.meaning.term(term ? 'term' : 'window');
    // What was promised in its first clause is the same.
    const same = this.promised.at(-1);
    const known = same !== undefined && same.start >= before.start && same.end <= clause.end;
    if (known) this.promised.pop();
    const promise: Promised = {
      start: before.start,
      end: clause.end,
      action: before.start,
      modality: 'window',
      parties: known && scene.parties.names.length === 0 ? same.parties : scene.parties,
      rule: term ? 'term' : 'window',
      terms: line === undefined ? [] : [line],
      confidence: 0.75,
      clauses: 1,
    };
    this.promised.push(promise);
    // 有效期五年，期滿後可續期
    this.promise = promise;
    this.chain.mood = 'promise';
    return true;
  }

  /** A promise takes in the clauses that follow in its sentence. */
  protected extend(scene: Scene, continued: boolean): void {
    const promise = this.promise;
    const { clause } = scene;
    if (promise === undefined || !continued || this.chain.mood !== 'promise' || promise.end >= clause.end) return;
    if (promise.clauses >= LONGEST) return;
    promise.end = clause.end;
    promise.clauses++;
  }
}
