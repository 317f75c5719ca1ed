import { describe, expect, it } from 'vitest';
import { readPage } from '../reading.ts';

function conflicts(text: string) {
  const reading = readPage({
    file: '<memory>',
    format: 'archive',
    text,
    sha256: '0',
    encoding: 'utf-8',
    told: { published: '2023-09-03' },
    blocks: [{ role: 'body', start: 0, end: text.length }],
    doubts: [],
  });
  const ids = new Set(reading.articles.flatMap(({ entries }) => entries.map((entry) => entry.id)));
  for (const conflict of reading.conflicts) for (const id of conflict.entries) expect(ids).toContain(id);
  return reading.conflicts.map(({ type, severity }) => `${type} ${severity}`);
}

describe('conflicts within a page', () => {
  it.each([
    ['東線每年輸氣380萬立方米。西線每年輸氣300億立方米，北線每年輸氣100億立方米。', ['magnitude major']],
    ['東線每年輸氣38億立方米。西線每年輸氣300億立方米，北線每年輸氣100億立方米。', []],
    ['每年供水380萬立方米。西線每年輸氣300億立方米，北線每年輸氣100億立方米。', []],
    ['會上提出三點建議：一是對話，二是通商，三是互訪，四是交流。', ['count minor']],
    ['會上提出四點建議：一是對話，二是通商，三是互訪。', []],
    ['雙方2023年9月2日（星期五）見面。', ['date minor']],
    ['雙方2023年9月2日（星期六）見面。', []],
    ['加蓬外交部長帕雷德斯抵達。帕雷德斯將出席論壇。加蓬外交部長帕雷得斯稍後離開。', ['name minor']],
    ['東線輸送量為2450億立方米。另有報道說東線輸送量為2450萬立方米。', ['magnitude major']],
    ['主席國列出三項成果：第一，貿易；第二，互訪。會後又談到四點。', []],
    ['加蓬外交部長帕雷德斯抵達。加蓬國防部長帕雷得斯稍後離開。', []],
  ])('%s', (text, expected) => expect(conflicts(text)).toEqual(expected));
});
