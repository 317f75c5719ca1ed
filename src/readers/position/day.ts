/** Whether an EDTF date, or the end of an interval, is the date `today` or lies after it (which may be empty: not known). */
export function isAfter(value: string, today: string): boolean {
  if (value.startsWith('P')) return false;
  const last =
    value
      .replace(/\/\.\.$/, '')
      .split('/')
      .at(-1) ?? '';
  if (!/^\d{4}/.test(last) || today === '') return false;
  return last.slice(0, today.length) >= today.slice(0, last.length);
}
