/** A number with commas between thousands and at most six decimals. Not by `Intl`, whose tables take long to load. */
export function grouped(value: number): string {
  const [whole, decimals = ''] = value.toFixed(6).split('.');
  const rest = decimals.replace(/0+$/, '');
  const digits = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return rest === '' ? digits : `${digits}.${rest}`;
}

/** A unit of the record as it is printed after `value`: `percentage points`; `year`, not `years`, after one. */
export function unitWords(unit: string, value: number): string {
  const words = unit.replaceAll('_', ' ');
  if (Math.abs(value) !== 1) return words;
  if (words === 'people') return 'person';
  // Signs such as Mbps and m/s stand as they are.
  return /^[a-z ]{4,}s$/.test(words) ? words.replace(/(?<!t)ies$/, 'ys').slice(0, -1) : words;
}
