import { describe, expect, it } from 'vitest';
import { asked } from './sections.ts';

const USAGE = { command: 'node x.ts', sections: ['facts', 'pages'], options: { '--misses': 'ROW', '--write': '' } };

describe('the words of a command by sections', () => {
  it.each<[string, string[], string[], [string, string][]]>([
    ['none', [], [], []],
    ['a section', ['pages'], ['pages'], []],
    ['an option with a value', ['facts', '--misses', 'pages'], ['facts'], [['--misses', 'pages']]],
    ['an option without one', ['--write', 'facts'], ['facts'], [['--write', '']]],
  ])('%s', (_name, argv, sections, options) => {
    expect(asked(argv, USAGE)).toEqual({ sections, options: new Map(options) });
  });
  it.each<[string, string[], number, RegExp]>([
    [
      'help',
      ['pages', '--help'],
      0,
      /^usage: node x\.ts \[section…\] \[--misses ROW\] \[--write\]; sections: facts, pages/,
    ],
    ['no such section', ['fact'], 2, /^fact: there is no such section; use some of facts, pages$/],
    ['no such option', ['--all'], 2, /^--all: there is no such option; usage/],
    ['an option without its value', ['--misses'], 2, /^--misses needs a ROW/],
  ])('%s is one line', (_name, argv, status, line) => {
    const found = asked(argv, USAGE);
    expect(found).toMatchObject({ status, line: expect.stringMatching(line) });
    expect('line' in found && found.line).not.toContain('\n');
  });
});
