/** Named parts of a score and their sum, in logarithms of odds; printed by `--explain`. */
export interface Score {
  readonly total: number;
  readonly parts: Readonly<Record<string, number>>;
}

export function total(parts: Readonly<Record<string, number>>): Score {
  let sum = 0;
  for (const name in parts) sum += parts[name];
  return { total: sum, parts };
}

/** `+2.1 = dateline -6.0, words 1.2 …`, parts that are nothing left out. */
export function printScore(score: Score): string {
  const parts = Object.entries(score.parts)
    .filter(([, value]) => Math.abs(value) >= 0.05)
    .map(([name, value]) => `${name} ${value.toFixed(1)}`);
  return `${score.total.toFixed(1)} = ${parts.join(', ')}`;
}
