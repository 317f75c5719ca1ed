/** What is typed, changed by a click: the language of searches is that of docs/library.md. */

const SIGNS = /[\s()（）"“”]/;

/** A word as a search takes it. */
const written = (word: string): string => (SIGNS.test(word) ? `"${word.replaceAll(/["“”]/g, '')}"` : word);

/** Ways in which a part may stand in a search, the longer first. */
function writings(part: string): string[] {
  const field = /^([a-z]+):(.+)$/.exec(part);
  const [before, word] = field === null ? ['', part] : [`${field[1]}:`, field[2]];
  return ['=', ''].flatMap((sign) => [`"${word}"`, `“${word}”`, word].map((one) => before + sign + one));
}

/** Where a part stands in a search, as it is written there. */
function find(q: string, part: string): [from: number, to: number] | undefined {
  for (const one of writings(part)) {
    const from = q.indexOf(one);
    if (from >= 0) return [from, from + one.length];
  }
  return undefined;
}

/** The same search with a word or value taken as it stands, without other forms. */
export function only(q: string, part: string): string {
  return withForms(q, part, []);
}

/** The same search with a name in these forms alone, besides the one that is written. */
export function withForms(q: string, part: string, forms: readonly string[]): string {
  const at = find(q, part);
  if (at === undefined) return q;
  const field = /^([a-z]+:)(.+)$/.exec(part);
  const [before, word] = field === null ? ['', part] : [field[1], field[2]];
  const all = [word, ...forms].map((one) => `${before}=${written(one)}`);
  const made = all.length === 1 ? all[0] : `(${all.join(' OR ')})`;
  return q.slice(0, at[0]) + made + q.slice(at[1]);
}

/** The same search without a part; undefined where nothing else is in it, or the part is not written in it. */
export function without(q: string, part: string): string | undefined {
  const at = find(q, part);
  if (at === undefined) return undefined;
  let rest = `${q.slice(0, at[0])} ${q.slice(at[1])}`;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest
      .replace(/[(（]\s*[)）]/g, ' ')
      .replace(/(^|[(（])\s*(?:AND|OR)\s/g, '$1 ')
      .replace(/\s(?:AND|OR|NOT)(?=\s*($|[)）]))/g, '')
      .replace(/\s(?:AND|OR)\s+(?=(?:AND|OR)\s)/g, ' ')
      .replace(/([(（])\s+/g, '$1')
      .replace(/\s+([)）])/g, '$1')
      .replace(/\s+/g, ' ')
      .trim();
  }
  return rest === '' || /^(?:AND|OR|NOT)$/.test(rest) ? undefined : rest;
}
