/** Verbs between what is measured and its figure. */
const LINK =
  /(?:达到|达|突破|超过|超|增长|增至|增加到|增加|增|下降|降至|降|减少|跌至|升至|升|为|是|有|共|共有|共计|从|由|占|约|近|逾|至|到|高达|多达|累计|已|已经|总计|合计|连续|首次|同比|较|比|均|也|只|仅|仍|将|了)+$/;
const STOP = '，。；：、！？\n「」『』（）《》';

/**
 * What a figure measures, as written: the noun before its verb (双边贸易额 突破 …) or, where the figure stands
 * before a noun, the noun (… 合作文件). At most twelve letters; undefined where neither is plain.
 */
export function measured(text: string, start: number, end: number): string | undefined {
  let from = start;
  while (from > 0 && start - from < 24 && !STOP.includes(text[from - 1])) from--;
  const clause = text.slice(from, start);
  const link = LINK.exec(clause);
  if (link !== null && link.index >= 2) {
    const noun = clause
      .slice(0, link.index)
      .replace(/^.*(?:年|月|日|以来|对[^的]{1,3}|的|将|使|把|中|后)(?=[^年月日]{2,})/, '')
      .replace(LINK, '');
    if (noun.length >= 2 && noun.length <= 12) return noun;
  }
  let to = end;
  while (
    to < text.length &&
    to - end < 10 &&
    !STOP.includes(text[to]) &&
    !'的在和与及将被了是为以等后前中'.includes(text[to])
  )
    to++;
  const after = text.slice(end, to);
  return after.length >= 2 ? after : undefined;
}
