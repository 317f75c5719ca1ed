import { describe, expect, it } from 'vitest';
import { Utf8Lines } from './utf8.ts';

const encoded = (lines: readonly string[]): string => {
  const utf8 = new Utf8Lines();
  for (const line of lines) utf8.add(line);
  return Buffer.concat(utf8.take()).toString('utf8');
};

describe('lines in UTF-8', () => {
  it.each([
    ['nothing', []],
    ['an empty line', ['']],
    ['every width', ['a', 'é', '港', '𠮷', 'a港𠮷']],
    ['a line longer than the room', ['a', '港'.repeat(300_000), '灣']],
    ['lines that fill the room exactly', ['港'.repeat(131_071), 'b'.repeat(131_071), 'c']],
    ['many lines', Array.from({ length: 5000 }, (_, i) => `${i}𠮷`.repeat(20))],
  ])('are those of the whole text: %s', (_name, lines) => {
    expect(encoded(lines) === lines.map((line) => `${line}\n`).join('')).toBe(true);
  });

  it('are taken once', () => {
    const utf8 = new Utf8Lines();
    utf8.add('a');
    expect(utf8.take().length).toBe(1);
    expect(utf8.take()).toEqual([]);
    utf8.add('b');
    expect(Buffer.concat(utf8.take()).toString()).toBe('b\n');
  });
});
