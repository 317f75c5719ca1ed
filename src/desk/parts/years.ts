/** Counts by year, as the API gives them; `undated` may be among them. */
export type ByYear = Readonly<Record<string, number>>;

/** Every year from the first to the last of what is counted, also those without any; `undated` left out. */
export function yearsOf(...counts: readonly ByYear[]): string[] {
  const years = counts.flatMap((one) => Object.keys(one).filter((year) => /^\d{4}$/.test(year))).map(Number);
  if (years.length === 0) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
}

/** Round steps for an axis from 0 to `most`: at most four of them, the last not below `most`. */
export function ticksTo(most: number): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? rough;
  const whole = most >= 1 ? Math.max(step, most <= 4 ? 1 : step) : step;
  const count = Math.ceil(most / whole - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * whole).toPrecision(12)));
}
