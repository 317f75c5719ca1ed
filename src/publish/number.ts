/** A number with commas between thousands and at most six decimals. Not by `Intl`, whose tables take long to load. */
export function grouped(value: number): string {
  const [whole, decimals = ''] = value.toFixed(6).split('.');
  const rest = decimals.replace(/0+$/, '');
  const digits = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return rest === '' ? digits : `${digits}.${rest}`;
}
