/** Pages of our own words, made for tests. */

/** What must stay text wherever it is shown: markup, links that run, controls of direction, very long words. */
export const HOSTILE = [
  '<script>document.title="ran"</script>兩國外長會談',
  '',
  '【海濱日報訊】<img src=x onerror="document.title=1">甲國外長林大山三日說，<a href="javascript:alert(1)">雙方</a>同意合作。',
  `\u202e倒寫的名字\u202c同\u2066隔離\u2069，${'甲'.repeat(4000)}代表團出席。`,
  '"><svg onload=document.title=1> {{7*7}} \u0000 \ufffe 完',
].join('\n');

/** Two reports that tell one figure in two ways, which is a conflict, and word another sentence otherwise. */
export const told = (tons: string, more: string, last = ''): string =>
  [
    '海島漁獲統計公布',
    '',
    `【海濱日報訊】海島統計局五日公布，2023年海島向泰國出口的冷凍水產總量為${tons}萬噸，出口地區比前一年為多。`,
    `統計局長林大山說，${more}今年還會增設兩個漁港，冷藏設備也會更新，漁民對此表示歡迎。${last}`,
  ].join('\n');

const SAID = ['漁業', '鐵路', '航空', '海關', '氣象', '港口', '電力', '旅遊', '農業', '水文'];

/** An article of about 5,000 characters in which every sentence has several entries, some inside others. */
export function longPage(): string {
  const sentences = Array.from({ length: 58 }, (_, i) => {
    const of = SAID[i % SAID.length];
    const day = (i % 27) + 1;
    return (
      `哈薩克斯坦外長薩德科夫${day}日在阿斯塔納說，雙方將於2027年前簽署《${of}合作備忘錄》，年運量由${i + 3}萬噸增至${i + 9}萬噸，` +
      `支持${of}部門互設辦事處，並邀請烏茲別克斯坦代表團第${(i % 9) + 2}次訪問。`
    );
  });
  const paragraphs = [];
  for (let i = 0; i < sentences.length; i += 4) paragraphs.push(`　　${sentences.slice(i, i + 4).join('')}`);
  return `哈烏商定多項合作\n\n【海濱日報訊】${paragraphs.join('\n').trim()}\n`;
}
