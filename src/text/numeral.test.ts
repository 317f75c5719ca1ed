import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { readNumbers, scanNumbers } from './numeral.ts';

describe('readNumbers', () => {
  it.each([
    ['Arabic', '12', 12],
    ['grouped', '1,234,567', 1234567],
    ['full width', '１２．５', 12.5],
    ['decimals', '0.75', 0.75],
    ['Chinese', '三百零五', 305],
    ['tens without one', '十七', 17],
    ['old tens', '廿三', 23],
    ['digit by digit', '二〇三一', 2031],
    ['with circles', '二○三一', 2031],
    ['financial', '叁佰貳拾', 320],
    ['a last digit is a tenth of the unit', '三千二', 3200],
    ['but not after zero', '三千零二', 3002],
    ['mixed', '3万5千', 35000],
    ['grouped and multiplied', '1,200万', 12000000],
    ['hundreds of millions', '4.5亿', 450000000],
    ['trillions', '1.2兆', 1.2e12],
    ['ten thousand hundred millions', '三万亿', 3e12],
    ['decimal with 点', '一点二五', 1.25],
    ['decimal with a full stop', '一．五', 1.5],
    ['fraction', '四分之三', 0.75],
    ['whole and fraction', '一又二分之一', 1.5],
    ['negative', '负三点五', -3.5],
    ['more than', '二十余', 20],
    ['more than, before the unit', '三百多万', 3000000],
    ['some', '十几', 10],
    ['exponent', '3e4', 30000],
  ])('%s: %s', (_name, text, value) => {
    const found = readNumbers(text);
    expect(found).toHaveLength(1);
    expect(found[0].start).toBe(0);
    expect(found[0].end).toBe(text.length);
    expect(found[0].value).toBeCloseTo(value, 9);
  });

  it.each(['一切', '统一', '百姓', '万一', '四川', 'MC14', '千方百计'])('finds nothing in %s', (text) => {
    expect(readNumbers(text)).toEqual([]);
  });

  it('keeps the places of a text with spaces', () => {
    expect(readNumbers('共 三 十 五人')).toMatchObject([{ start: 2, end: 7, value: 35 }]);
  });
});

describe('scanNumbers', () => {
  const scan = (text: string) => scanNumbers(fold(text));

  it.each([
    ['百分之六十', { value: 60, sort: 'percent' }],
    ['千分之五', { value: 0.5, sort: 'percent' }],
    ['兩三', { value: 2, high: 3 }],
    ['七八十', { value: 70, high: 80 }],
    ['三四千萬', { value: 30000000, high: 40000000 }],
    ['百餘', { value: 100, bare: true, approximation: 'more_than' }],
    ['數十', { value: 10, approximation: 'more_than' }],
    ['2031', { digits: '2031', form: 'arabic' }],
    ['十来个', { value: 10, approximation: 'about' }],
  ])('%s', (text, wanted) => {
    expect(scan(text)[0]).toMatchObject(wanted);
  });

  it('marks codes', () => {
    expect(scan('G20峰會').map((token) => token.named)).toEqual([true]);
    expect(scan('力量-2').map((token) => token.named)).toEqual([true]);
    expect(scan('6月1日-6月30日').some((token) => token.named)).toBe(false);
  });

  it('leaves the prefix of a unit to the unit', () => {
    expect(scan('2.3千克')[0]).toMatchObject({ value: 2.3, end: 3 });
    expect(scan('500兆瓦')[0]).toMatchObject({ value: 500, end: 3 });
  });
});
