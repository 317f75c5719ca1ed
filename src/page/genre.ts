import type { BlockEntry, Genre } from '../record/kinds.ts';
import { fold } from '../text/fold.ts';
import { datelineLength, reportOpening } from './marks.ts';

const LIST = /(?:清单|名单|一览|列表|日程|大事记|时间表|年表)/;
const SUMMARY = /(?:摘要|要点|重点|全文|[一二三四五六七八九十两\d]点|主要内容|金句|讲话|语录|提示|声明内容)/;
const COMMENT = /(?:社评|社论|评论|短评|时评|观察|来论|论坛|专栏|随笔|漫谈|观点|钟声|笔锋|井水集)/;
const ANALYSIS = /(?:解读|分析|专家|学者|意涵|深度|透视|聚焦|背景|释放.{0,4}信号|解析|特稿|探析|展望)/;
const EXPERT = /(?:教授|专家|研究员|评论员|学者|分析师|所长|院长)[^。]{0,24}(?:指出|表示|认为|分析|向|接受)/;
const INTERVIEW = /(?:专访|访谈|独家访问|^对话|对话(?=[：:「]))/;
/** Turns by which a writer judges what others have done. */
const JUDGES =
  /(?:当然，|值得|意味着|凸显|彰显|无疑|不难|可见|毋庸|应当|应充分|晴雨表|关键在于|归根|折射|说到底|令人|才是|不啻|未必|岂)/g;

/** What sort of article it is, from its headline, its opening and the make of its blocks. */
export function genreOf(blocks: readonly BlockEntry[]): Genre {
  const title = fold(
    blocks
      .filter((b) => b.role === 'headline' || b.role === 'deck')
      .map((b) => b.quote)
      .join(' '),
  );
  const texts = blocks.filter((b) => b.role === 'body' || b.role === 'list');
  const items = texts.filter((b) => b.role === 'list').length;
  const opening = fold(
    texts
      .slice(0, 2)
      .map((b) => b.quote.slice(0, 200))
      .join(''),
  ).replace(/\s/g, '');
  const heads = texts.slice(0, 40).map((b) => fold(b.quote.slice(0, 12)));
  const questions = heads.filter((h) => /^(?:问|Q|记者(?:问)?|提问)[：:、]/.test(h)).length;
  const answers = heads.filter((h) => /^(?:答|A|[\u4e00-\u9fff·]{2,7})[：:]/.test(h)).length;
  if (questions >= 2 && answers >= 2) return INTERVIEW.test(title) ? 'interview' : 'qa';
  if (INTERVIEW.test(title)) return 'interview';
  const listed = texts.length > 0 && items * 2 >= texts.length;
  if (listed && LIST.test(title)) return 'list';
  if (listed && texts.filter((b) => /《/.test(b.quote)).length * 2 > texts.length && items > 2) return 'list';
  if (listed || (SUMMARY.test(title) && !/会谈|会见|会晤/.test(title))) return 'statement-summary';
  const spoken = texts.filter((b) => /^.{2,8}[：:][「“]/.test(b.quote)).length;
  if (texts.length > 0 && spoken * 2 > texts.length) return 'statement-summary';
  const dated = datelineLength(opening) > 0;
  if (COMMENT.test(title) && !dated) return 'commentary';
  if (!dated && texts.length > 2 && !EXPERT.test(opening) && !reportOpening(opening) && judgements(texts) >= 4)
    return 'commentary';
  if (ANALYSIS.test(title) || (!dated && EXPERT.test(opening))) return 'analysis';
  return 'news';
}

/** How often a writer judges in the first texts of an article. */
function judgements(texts: readonly BlockEntry[]): number {
  const words = texts.slice(0, 30).map((b) => b.quote);
  return fold(words.join('')).match(JUDGES)?.length ?? 0;
}
