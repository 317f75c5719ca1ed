// What stands around a date or a length of time and makes an open interval of it. All give a number of letters.

/** 自, 从, 由 before a date: how many letters. */
export function leadBefore(text: string, start: number): number {
  if (text.startsWith('自从', start - 2)) return 2;
  return '自从由'.includes(text[start - 1] ?? '，') ? 1 : 0;
}

/** 明年论坛召开前: what happens stands between the date and 前. */
export function eventBefore(text: string, at: number): number {
  const near = text.slice(at, at + 16);
  if (!near.includes('前')) return 0;
  const match =
    /^的?[^，。；：、！？\n年月日前后]{0,6}(?:召开|举行|开幕|到期|结束|启动|大选|选举|峰会|会议|暑假|寒假|开学|开斋节|圣诞节|春节|换届|届满)(?:之前|以前|前(?![往来去夕任总]))/.exec(
      near,
    );
  return match === null ? 0 : match[0].length;
}

/** 以前, 之前, 及以前, 或之前 (or the same with 后) at `at`: how many letters. */
function linked(text: string, at: number, last: string): number {
  const skip = text[at] === '及' || text[at] === '或' ? 1 : 0;
  const first = text[at + skip];
  return (first === '以' || first === '之') && text[at + skip + 1] === last ? skip + 2 : 0;
}

/** 前, 之前, 以前, 或之前 after a date, not 前往, 前夕, 前总统. */
export function beforeAt(text: string, at: number): number {
  const long = linked(text, at, '前');
  if (long > 0) return long;
  if (text[at] !== '前') return 0;
  return '往来去夕沿述瞻景总主副首外任部苏南政党美英法德日俄后半期线排锋所进因辈头三两四五六七八九十几0123456789'.includes(
    text[at + 1] ?? '，',
  )
    ? 0
    : 1;
}

/** 后, 之后, 过后 after a date, not 后续, 后来. */
export function afterAt(text: string, at: number): number {
  const long = linked(text, at, '后');
  if (long > 0) return long;
  if (text.startsWith('过后', at)) return 2;
  if (text[at] !== '后') return 0;
  return '续来者方勤卫代台果天期世疫任半备面再又赴两三四五六七八九十0123456789'.includes(text[at + 1] ?? '，') ? 0 : 1;
}

/** 起, 开始 after a date: with 自 before it, or where nothing but what begins follows. */
export function startingAt(text: string, at: number, lead: number, start: number): number {
  // 于4月22日开始 is the day itself.
  if (text.startsWith('开始', at)) return '于在'.includes(text[start - 1] ?? '，') ? 0 : 2;
  if (text[at] !== '起') return 0;
  const next = text[at + 1] ?? '，';
  if (lead > 0) return '草飞降诉义步航因点火伏'.includes(next) ? 0 : 1;
  return '草飞降诉义到来步航因点初用火伏源码身'.includes(next) ? 0 : 1;
}

/** 前, 以前, 多前 after a length of time: how many letters. */
export function agoAt(text: string, at: number): number {
  const long = /^(?:多)?(?:以前|之前)/.exec(text.slice(at, at + 3));
  if (long !== null) return long[0].length;
  if (text[at] === '多' && text[at + 1] === '前') return 2;
  if (text[at] !== '前') return 0;
  return '往来去沿述瞻景总主副外任政线排锋半期所'.includes(text[at + 1] ?? '，') ? 0 : 1;
}

/** 后, 以后, 过后 after a length of time: how many letters. */
export function laterAt(text: string, at: number): number {
  const long = /^(?:以后|之后|过后)/.exec(text.slice(at, at + 2));
  if (long !== null) return long[0].length;
  if (text[at] !== '后') return 0;
  return '续来者方勤卫代台期世半备面进'.includes(text[at + 1] ?? '，') ? 0 : 1;
}

/** 以来, 至今 and 建交以来 after a date. */
export function sinceAt(text: string, at: number): number {
  const near = text.slice(at, at + 14);
  if (!near.includes('来') && !near.includes('今') && !near.startsWith('以降')) return 0;
  return /^(?:以来|起?至今|迄今|以降|[^，。；：、的年月日\d]{2,12}?(?:以来|至今|迄今))/.exec(near)?.[0].length ?? 0;
}
