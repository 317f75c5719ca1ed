import type { Stance } from '../../record/kinds.ts';
import { inside } from '../places.ts';
import type { Place } from '../reader.ts';
import { NOBODY, type Parties } from './party.ts';
import { Promises } from './promise.ts';
import type { Scene, Taken } from './scene.ts';
import type { Trigger } from './trigger.ts';
import {
  ADVERBS,
  AGENT,
  BARE,
  BETWEEN,
  CONFIDENCE,
  DESCRIBED,
  DESCRIPTION,
  EACH_OTHER,
  FEELING,
  FIRM,
  FIRMLY,
  FRAME_START,
  HEADING,
  INNER,
  INVITED,
  JOINT_VERB,
  MEANS,
  NOUN_TAIL,
  PASSIVE,
  PRINCIPLE,
  PROPOSES,
  PURPOSE,
  SHOWS,
  SOFT,
  STANCE,
  STRESSED,
  THOSE,
  TOPIC,
} from './words.ts';

/** Before a modal: causes, the past, questions, what is promised. */
const HOW_IT_IS = /(?:因(?!此|而)|由于|过去|以前|从前|往往|通常|难道|承诺|答应|打算)[^，]{0,16}$/;

/** The part of the walk that reads stances and calls. */
export abstract class Stances extends Promises {
  protected take(
    scene: Scene,
    trigger: Trigger,
    cls: string,
    stance: Stance,
    target: Place,
    more: Partial<Taken> = {},
  ): void {
    const parties = more.parties ?? scene.parties;
    const role = this.reading.passage.blocks[scene.clause.block].role;
    if (target.end - target.start < 2) return;
    // 關注某地局勢: the name of a series.
    if (cls === 'fear' && parties.names.length === 0 && trigger.start - scene.clause.start < 2) return;
    const bare = parties.names.length === 0 && !HEADING.has(role) && role !== 'list' && !scene.said;
    if (bare && !(BARE.has(cls) && (scene.subject !== undefined || !scene.clause.first))) return;
    const term = trigger.meaning.term(cls);
    const sure = (CONFIDENCE[cls] ?? 0.75) - (parties.names.length === 0 ? 0.2 : 0);
    this.taken.push({
      start: this.from(scene, trigger),
      end: Math.max(target.end, trigger.end),
      stance,
      target,
      parties,
      rule: cls,
      terms: term === undefined ? [] : [term],
      confidence: Math.round(sure * 100) / 100,
      ...more,
    });
  }

  /** Where the words of a position begin: with its clause, or after the position before it in the clause. */
  protected from({ clause }: Scene, trigger: Trigger): number {
    const last = this.taken[this.taken.length - 1];
    return last !== undefined && last.end > clause.start ? trigger.start : clause.start;
  }

  /** 對…表示關切: the target stands before the verb. */
  protected feeling(scene: Scene, trigger: Trigger): number | undefined {
    const cls = trigger.meaning.feeling;
    if (cls === undefined) return undefined;
    const folded = this.folded;
    const { clause } = scene;
    if (!SHOWS.test(folded.slice(Math.max(clause.start, trigger.start - 16), trigger.start))) return undefined;
    const after = folded.slice(trigger.end, clause.end);
    if (after.length > 0 && !/^(?:和|与|、|并|的|及|态度|立场|」|之意|之情|以及)/.test(after)) return undefined;
    const target = this.feltTarget(scene, trigger);
    if (target === undefined) return this.felt(scene, trigger, cls);
    const told = target.end - target.start < 2 ? (this.clauses[scene.index - 1] ?? clause) : target;
    const holder = scene.parties.names.length === 0 ? this.feeler(scene, target) : undefined;
    this.take(scene, trigger, cls, FEELING[cls], told, {
      start: holder === undefined ? target.start - 1 : clause.start,
      end: trigger.end,
      confidence: 0.88,
      ...(holder === undefined ? {} : { parties: holder }),
    });
    this.chain.mood = undefined;
    return trigger.end;
  }

  /** 某協會對此表示歡迎: a holder known only by its words. */
  protected feeler({ clause }: Scene, target: Place): Parties | undefined {
    if (target.start <= clause.start) return undefined;
    const words = this.folded.slice(clause.start, target.start - 1).replace(BETWEEN, '');
    if (words.length < 2 || words.length > 18 || !AGENT.test(words)) return undefined;
    return { names: [this.reading.passage.quote(clause.start, clause.start + words.length)], ids: [] };
  }

  /** 已表達關切: the target was told before. */
  protected felt(scene: Scene, trigger: Trigger, cls: string): number | undefined {
    const before = this.clauses[scene.index - 1];
    if (before === undefined || scene.subject === undefined || trigger.end !== scene.clause.end) return undefined;
    this.take(
      scene,
      trigger,
      cls,
      FEELING[cls],
      { start: before.start, end: before.end },
      {
        start: scene.clause.start,
        end: trigger.end,
        confidence: 0.6,
      },
    );
    return trigger.end;
  }

  protected feltTarget({ clause, index }: Scene, trigger: Trigger): Place | undefined {
    const folded = this.folded;
    for (let back = 0; back < 3 && index - back >= 0; back++) {
      const part = this.clauses[index - back];
      if (back > 0 && (clause.start - part.start > 120 || this.clauses[index - back + 1].first)) return undefined;
      const at = folded.slice(part.start, back === 0 ? trigger.start : part.end).search(/[对就]/);
      if (at < 0) continue;
      const start = part.start + at + 1;
      const verb = folded
        .slice(start, trigger.start)
        .search(/(?:表示|表达|感到|深感|深表|致以|予以|给予|持(?=.{0,6}(?:立场|态度)))[^，]{0,12}$/);
      const whole = back === 0 ? trigger.start : part.end;
      return { start, end: verb < 0 || start + verb > part.end ? whole : start + verb };
    }
    return undefined;
  }

  /** 要, 應, 不應 and the verbs that call for something. */
  protected modal(scene: Scene, trigger: Trigger, index: number): number | undefined {
    const { classes } = trigger.meaning;
    const { clause } = scene;
    if (classes.has('must_not')) {
      const party = scene.subject ?? this.chain.subject;
      // 能不能, 应不应: a question.
      if (this.folded[trigger.start - 1] === this.folded[trigger.start + 1]) return undefined;
      if (/^(?:假如|如果|若|倘若|一旦|只要)/.test(this.folded.slice(clause.start, clause.start + 2))) return undefined;
      if (!scene.said && !scene.listed && !(party?.agent === true && this.folded.startsWith('不应', trigger.start)))
        return undefined;
      this.take(
        scene,
        trigger,
        'must_not',
        'oppose',
        { start: trigger.end, end: clause.end },
        { parties: scene.voice ?? scene.parties },
      );
      this.chain.mood = undefined;
      return clause.end;
    }
    const must = classes.has('must');
    if (!must && !classes.has('call')) return undefined;
    if (must && !this.normative(scene, trigger)) return undefined;
    // 應某人邀請.
    if (INVITED.test(this.folded.slice(clause.start, trigger.end))) return undefined;
    const open = !must && trigger.end === clause.end && clause.mark === '，';
    if ((!open && this.isNoun(scene, trigger)) || (!must && this.negated(trigger))) return undefined;
    // 愿继续鼓励企业投资: what is promised, not called for.
    if (this.chain.mood === 'promise' && this.folded.startsWith('鼓励', trigger.start)) return undefined;
    // 否认曾提议会谈
    if (!must && /(?:否认|驳斥)[^，]*$/.test(this.folded.slice(clause.start, trigger.start))) return undefined;
    const following = scene.verbs[index + 1];
    const near = following !== undefined && following.start - trigger.end <= ADVERBS;
    if (must && near && ['oppose', 'condemn', 'call', 'reaffirm'].some((cls) => following.meaning.classes.has(cls)))
      return undefined;
    const end = this.objectEnd(scene, index);
    const holders = must && scene.voice !== undefined ? scene.voice : scene.parties;
    const words = this.folded.slice(trigger.end, end);
    if (!must && clause.mark === '，' && (trigger.end === clause.end || this.isName(trigger.end, end))) {
      this.chain.pending = { stance: 'call_for', cls: 'call', parties: holders };
      return clause.end;
    }
    if (this.isName(trigger.end, end) || (must && DESCRIPTION.test(words))) return end;
    if (clause.mark === '，' && MEANS.test(words)) {
      this.chain.holders = holders;
      this.chain.mood = must ? 'must' : 'call';
      this.chain.serial = !must;
      return end;
    }
    this.take(scene, trigger, must ? 'must' : 'call', 'call_for', this.target(trigger.start, trigger.end, end), {
      parties: holders,
    });
    this.chain.holders = holders;
    this.chain.mood = must ? 'must' : 'call';
    this.chain.serial = !must || (near && ['support', 'guard'].some((cls) => following.meaning.classes.has(cls)));
    return end;
  }

  /** A modal counts where someone says it, in a heading or list, or of a party in a comment. */
  protected normative(scene: Scene, trigger: Trigger): boolean {
    if (this.folded.slice(trigger.end, scene.clause.end).length < 2) return false;
    const role = this.reading.passage.blocks[scene.clause.block].role;
    if (
      this.folded[trigger.start] === '应' &&
      /^[^，。]{0,40}?(?:邀请|之邀|约请|请求|要求|之约)/.test(this.folded.slice(trigger.end, trigger.end + 46))
    )
      return false;
    if (FRAME_START.test(this.folded.slice(scene.clause.start, scene.clause.start + 6))) return false;
    // 因要列席会议, 过去要走六小时, 难道还要靠…: why, or how it is, not what ought to be.
    if (HOW_IT_IS.test(this.folded.slice(scene.clause.start, trigger.start))) return false;
    const word = this.folded.slice(trigger.start, trigger.end);
    if ((word === '须' || word === '需') && this.isRule(scene, trigger)) return false;
    if (scene.said || HEADING.has(role) || role === 'list' || this.reading.article.genre === 'commentary') return true;
    if (scene.subject?.agent !== true) return false;
    return (
      /^(?:应|必须|理应|务必|有必要|需要)/.test(word) ||
      PROPOSES.test(this.folded.slice(scene.clause.start, trigger.start))
    );
  }

  /** 訪客須接受檢查: a rule for someone, not a call by the speaker. */
  protected isRule({ subject, clause }: Scene, trigger: Trigger): boolean {
    if (subject === undefined) return this.hasUnknown(clause.start, trigger.start);
    return subject.names.length === 1 && subject.ids.length === 1;
  }

  /** Words that take their object after them. */
  protected stance(scene: Scene, trigger: Trigger, index: number, continued: boolean): number | undefined {
    const cls = trigger.meaning.stance;
    if (cls === undefined) return undefined;
    const { clause } = scene;
    const passive = this.passive(scene, trigger, cls);
    if (passive !== undefined) return passive;
    if (cls === 'reaffirm' && trigger.end === clause.end && clause.mark === '，') {
      this.chain.pending = { stance: 'reaffirm', cls, parties: scene.parties };
      return trigger.end;
    }
    const joint = cls === 'support' ? JOINT_VERB.exec(this.folded.slice(trigger.end, clause.end)) : null;
    if (joint !== null) {
      const target = { start: trigger.end + joint[0].length, end: clause.end };
      this.take(scene, trigger, cls, 'support', target);
      // 支持並將參加.
      if (/将|愿/.test(joint[0]) && scene.parties.names.length > 0)
        this.begin(scene, trigger, {
          modality: 'will',
          rule: 'will',
          action: trigger.end + 1,
          terms: [],
          confidence: 0.75,
        });
      this.extend(scene, continued);
      return clause.end;
    }
    if (this.isNoun(scene, trigger)) return this.nominal(scene, trigger, cls);
    const next = scene.verbs[index + 1];
    // 支持和踐行…: two verbs with one object.
    if (next !== undefined && /^(?:和|与|并|、|及)$/.test(this.folded.slice(trigger.end, next.start))) {
      const other = next.meaning.stance;
      if (other !== undefined && STANCE[other] === STANCE[cls]) return undefined;
    }
    if (
      cls === 'reaffirm' &&
      next !== undefined &&
      next.start - trigger.end <= 6 &&
      INNER.some((one) => next.meaning.classes.has(one))
    )
      return undefined;
    const end = this.objectEnd(scene, index);
    const target = this.target(trigger.start, trigger.end, end);
    if (end === clause.end && SOFT.has(cls) && TOPIC.test(this.folded.slice(clause.start, end))) return undefined;
    if (!this.fits(scene, cls, target)) return undefined;
    if (DESCRIBED.test(this.folded.slice(target.start, target.end))) return end;
    if (continued && SOFT.has(cls) && !FIRM.has(cls) && this.chain.mood !== 'promise' && this.chain.serial) {
      if (this.chain.mood !== undefined) this.take(scene, trigger, cls, 'call_for', { start: trigger.start, end });
      return this.chain.mood === undefined ? undefined : end;
    }
    let stance = STANCE[cls];
    if (this.negated(trigger)) {
      if (stance === 'oppose' || stance === 'condemn') return end;
      stance = 'oppose';
    }
    if (cls === 'prevent' && continued && this.chain.mood === 'call') stance = 'call_for';
    const wanted = stance === 'call_for' ? { start: trigger.start, end: target.end } : target;
    this.take(scene, trigger, cls, stance, wanted);
    // A promise goes on through it.
    if (cls === 'stand' && stance === 'reaffirm' && scene.subject?.agent === true && this.promise === undefined)
      this.begin(scene, trigger, {
        modality: 'will',
        rule: 'stand',
        action: trigger.start,
        terms: [],
        confidence: 0.6,
      });
    if (stance !== 'oppose' && stance !== 'condemn') this.extend(scene, continued);
    return end;
  }

  protected fits(scene: Scene, cls: string, target: Place): boolean {
    const words = this.folded.slice(target.start, target.end);
    if (cls === 'cause' && this.folded.startsWith('坚持', target.start - 2) && PRINCIPLE.test(words)) return true;
    if (cls === 'stand') return PRINCIPLE.test(this.folded.slice(target.start, target.end));
    if (cls === 'counter' && /(?:合作|交流|工作|能力|行动)$/.test(this.folded.slice(target.start, target.end)))
      return false;
    if (cls === 'prevent' && /(?:进行|展开)[^，]{0,6}(?:磋商|协商|谈判|讨论)/.test(words)) return false;
    if (cls === 'stress') return STRESSED.test(this.folded.slice(target.start, target.end));
    const wanted = cls === 'cause' || cls === 'guard' ? 'good' : cls === 'counter' ? 'ill' : undefined;
    if (wanted === undefined) return true;
    return scene.triggers.some(
      (one) => one.start >= target.start && one.end <= target.end && one.meaning.classes.has(wanted),
    );
  }

  /** The words after a verb, without 了, 着 and the like. */
  protected target(verb: number, start: number, end: number): Place {
    const folded = this.folded;
    const series = /^(?:好?、[^，、]{2}(?=好))+/.exec(folded.slice(start, Math.min(end, start + 24)));
    if (series !== null) start += series[0].length;
    while (start < end && '了着过好'.includes(folded[start])) start++;
    if (PURPOSE.test(folded.slice(Math.max(0, verb - 6), verb))) {
      const rest = folded.slice(start, end).search(/(?:作出|做出|注入|提供|发挥|奠定|营造|创造|贡献)/);
      if (rest >= 2) end = start + rest;
    }
    return { start, end };
  }

  /** The object runs to the end of the clause, or to the next verb of a series. */
  protected objectEnd({ clause, verbs }: Scene, index: number): number {
    const folded = this.folded;
    for (let i = index + 1; i < verbs.length; i++) {
      const { start, meaning } = verbs[i];
      if (start - verbs[index].end < 3) continue;
      if (meaning.stance === undefined && !meaning.classes.has('call')) continue;
      const before = folded.slice(start - 2, start);
      if (before.endsWith('、') || before === '并且') return start - (before === '并且' ? 2 : 1);
      if (/(?:[、并]|以及)$/.test(before.trimEnd()) && before.endsWith('并')) return start - 1;
    }
    return clause.end;
  }

  /** 提供支持, 在…支持下, 對…的支持: no stance. */
  protected isNoun({ clause }: Scene, trigger: Trigger): boolean {
    const after = this.folded.slice(trigger.end, clause.end);
    if (NOUN_TAIL.test(after)) return true;
    const before = this.folded.slice(Math.max(clause.start, trigger.start - 4), trigger.start);
    return before.endsWith('的') || before.endsWith('以') || THOSE.test(before);
  }

  /** 對此堅決反對, 表示強烈譴責: what was told before. */
  protected beforehand(scene: Scene, trigger: Trigger, cls: string): Place | undefined {
    const { clause, index } = scene;
    if (!['oppose', 'condemn', 'welcome', 'support'].includes(cls) || trigger.end !== clause.end || index === 0)
      return undefined;
    const before = this.folded.slice(clause.start, trigger.start);
    const word = this.folded.slice(trigger.start, trigger.end);
    if (!FIRMLY.test(before) && !FIRMLY.test(word)) return undefined;
    // The words before an attribution are not what is felt about.
    if (this.clauses[index - 1].start < scene.saidFrom) return { start: clause.start, end: clause.end };
    let back = index - 1;
    // The verbs of a series have one target.
    while (
      back > 0 &&
      this.clauses[back].end - this.clauses[back].start < 10 &&
      this.clauses[back - 1].start >= scene.saidFrom
    )
      back--;
    const { start, end } = this.clauses[back];
    return { start, end };
  }

  /** 對…的堅定維護, and 相互支持 with what comes before. */
  protected nominal(scene: Scene, trigger: Trigger, cls: string): number | undefined {
    const what = this.beforehand(scene, trigger, cls);
    if (what !== undefined) {
      this.take(scene, trigger, cls, STANCE[cls], what, { start: scene.clause.start, end: trigger.end });
      return trigger.end;
    }
    const before = this.folded.slice(scene.clause.start, trigger.start);
    if (cls === 'support' && trigger.end === scene.clause.end && EACH_OTHER.test(before)) {
      const start = Math.max(scene.clause.start, scene.subject?.end ?? 0);
      this.take(scene, trigger, cls, 'support', { start, end: trigger.end });
      return trigger.end;
    }
    const match =
      cls === 'support' && trigger.end === scene.clause.end
        ? /对([^，]{2,40})的(?:坚定|坚决|共同)$/.exec(before)
        : null;
    if (match === null) return undefined;
    const start = scene.clause.start + match.index + 1;
    this.take(scene, trigger, cls, STANCE[cls], { start, end: start + match[1].length }, { confidence: 0.7 });
    return trigger.end;
  }

  /** A獲得B的支持, A遭到B反對: B holds it, A is the target. */
  protected passive(scene: Scene, trigger: Trigger, cls: string): number | undefined {
    const { clause } = scene;
    if (
      !['support', 'oppose', 'condemn', 'welcome'].includes(cls) ||
      !/支持|欢迎|赞赏|反对|抵制|谴责|抗议|批评|抨击|肯定|好评/.test(this.folded.slice(trigger.start, trigger.end))
    )
      return undefined;
    const from = Math.max(clause.start, trigger.start - 30);
    let at = -1;
    for (const match of this.folded.slice(from, trigger.start).matchAll(PASSIVE)) at = from + match.index;
    if (at < 0) {
      if (!/(?:获|受)$/.test(this.folded.slice(clause.start, trigger.start))) return undefined;
      at = trigger.start - 1;
    }
    const holders = inside(this.reading.found.name, at, trigger.start);
    const parties =
      holders.length > 0
        ? { names: holders.map((one) => one.name), ids: holders.map((one) => one.entity) }
        : this.byWords(at, trigger.start);
    if (parties.names.length === 0) return trigger.end;
    const last = this.clauses[scene.index - 1];
    const topic =
      at - clause.start >= 2
        ? { start: clause.start, end: at }
        : (this.chain.topic ?? (clause.first || last === undefined ? undefined : { start: last.start, end: last.end }));
    if (topic === undefined) return trigger.end;
    this.chain.topic = topic;
    this.take(scene, trigger, cls, STANCE[cls], topic, {
      start: Math.max(clause.start, topic.start),
      parties: { names: holders.map((one) => one.name), ids: holders.map((one) => one.entity) },
      confidence: 0.8,
    });
    return trigger.end;
  }

  /** 遭多方質疑: the words between. */
  protected byWords(start: number, end: number): Parties {
    const match =
      /^(?:获得|得到|受到|遭到|赢得|博得|获|遭|为)了?(.{2,10}?)(?:的|所|普遍|强烈|一致|广泛|公开|坚决|质疑和|严厉|共同|积极)*$/.exec(
        this.folded.slice(start, end),
      );
    if (match === null) return NOBODY;
    const from = start + match[0].indexOf(match[1]);
    return { names: [this.reading.passage.quote(from, from + match[1].length)], ids: [] };
  }
}
