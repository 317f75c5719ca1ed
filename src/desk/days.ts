/** Days as numbers since 1970, and back; for scales. The clock of the machine is asked nowhere. */

const DAY = 86_400_000;

/** First and last day of an EDTF date such as `2016`, `2016-05`, `2016-05-03` or an interval; undefined of another. */
export function daysOf(edtf: string): [first: number, last: number] | undefined {
  if (edtf.includes('/')) {
    const [from, to] = edtf.split('/').map(daysOf);
    return from === undefined && to === undefined ? undefined : [(from ?? to)![0], (to ?? from)![1]];
  }
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?$/.exec(edtf);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (day > 0) return [numberOf(year, month, day), numberOf(year, month, day)];
  if (month > 0) return [numberOf(year, month, 1), numberOf(year, month + 1, 1) - 1];
  return [numberOf(year, 1, 1), numberOf(year + 1, 1, 1) - 1];
}

/** Months beyond 12 run into the next year. */
const numberOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY;

/** `2016-05-03`. */
export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
