// Learns the weights of assembly: node eval/learn/learn.ts OUT.json [--rounds N] [--pages N] [--seed N] [--from FILE.json] [--more ANSWERS]
// Makes the readings likely that are good: expected quality over all readings seen so far of each page goes up, weights
// stay close to where they began. Then each page is read again with the new weights, which adds readings.
// Pages: written layout pages (of the m pages those with odd numbers, no n pages), the samples, the real pages where they
// are at hand, and simulated pages of the tuning years.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WEIGHTS, type Weights } from '../../src/page/weights.ts';
import { folderPages, isTunedOn } from '../pages.ts';
import { SHARED } from '../shared.ts';
import { loadItems, TUNING } from '../simulate/items.ts';
import { simulate } from '../simulate/page.ts';
import { Random } from '../simulate/random.ts';
import { type Answer, Example, NAMES } from './example.ts';

const args = process.argv.slice(2);
const option = (name: string, fallback: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : fallback);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface Lesson {
  readonly name: string;
  readonly example: Example;
  readonly weight: number;
  readonly readings: { features: Float64Array; quality: number }[];
  readonly seen: Set<string>;
}

/** How much one page of each kind counts. */
const WORTH = {
  real: Number(option('--real', '2')),
  layout: 1,
  dense: 2,
  sample: 0.5,
  simulated: Number(option('--sim', '0.3')),
};
/** How strongly weights are held where they began. */
const HOLD = Number(option('--hold', '0.05'));
/** Which dice shake the weights, and which simulated pages are learned on. */
const SEED = Number(option('--seed', '0'));
const STEPS = 60;
const RATE = Number(option('--rate', '0.005'));

function lessons(): Lesson[] {
  const made: Lesson[] = [];
  const add = (name: string, weight: number, page: ConstructorParameters<typeof Example>[0]) => {
    const example = new Example(page);
    if (example.units.length > 1) made.push({ name, example, weight, readings: [], seen: new Set() });
  };
  const layouts = here('../dev/layouts/');
  for (const [kind, weight] of [
    ['c', WORTH.layout],
    ['l', WORTH.layout],
    ['m', WORTH.dense],
  ] as const)
    for (const { page } of folderPages(layouts, layouts, (name) => name.startsWith(kind) && isTunedOn(name)))
      add(kind, weight, page);
  const samples = here('../../samples/');
  for (const { page } of folderPages(samples, samples)) add('sample', WORTH.sample, page);
  for (const { page } of realPages()) add('real', WORTH.real, page);
  const items = loadItems(TUNING);
  if (items.length > 0)
    for (let i = 0; i < Number(option('--pages', '60')); i++)
      add('simulated', WORTH.simulated, simulate(50_001 + 1000 * SEED + i, { items }));
  return made;
}

function realPages() {
  try {
    const gold = [`${SHARED}gold/`, ...(args.includes('--more') ? [option('--more', '')] : [])];
    return gold.flatMap((folder) => folderPages(`${SHARED}pages/`, folder));
  } catch {
    return [];
  }
}

/** Remembers a reading of a page with what it counts and how good it is. */
function note({ example, readings, seen }: Lesson, answer: Answer): number {
  const quality = example.quality(answer);
  const key = JSON.stringify([answer.groups, answer.uses.map(({ as, article }) => [as, article])]);
  if (!seen.has(key)) {
    seen.add(key);
    readings.push({ features: example.features(answer), quality });
  }
  return quality;
}

const asWeights = (vector: Float64Array): Weights => ({
  ...WEIGHTS,
  ...Object.fromEntries(NAMES.map((name, j) => [name, vector[j]])),
});

/** One climb: gradient steps (Adam) on the expected quality, with readings as likely as e to their worth. */
function climb(all: readonly Lesson[], weights: Float64Array, start: Float64Array, rate: number): void {
  const mean = new Float64Array(weights.length);
  const square = new Float64Array(weights.length);
  const whole = all.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = new Float64Array(weights.length);
    for (const { readings, weight } of all) {
      const worth = readings.map(({ features }) => features.reduce((sum, f, j) => sum + f * weights[j], 0));
      const top = Math.max(...worth);
      const odds = worth.map((x) => Math.exp(x - top));
      const sum = odds.reduce((a, b) => a + b, 0);
      const expected = readings.reduce((e, { quality }, i) => e + (odds[i] / sum) * quality, 0);
      readings.forEach(({ features, quality }, i) => {
        const push = (weight * odds[i] * (quality - expected)) / (sum * whole);
        if (Math.abs(push) > 1e-8) for (let j = 0; j < weights.length; j++) gradient[j] += push * features[j];
      });
    }
    for (let j = 0; j < weights.length; j++) {
      const g = gradient[j] - (HOLD * (weights[j] - start[j])) / (10 * (Math.abs(start[j]) + 0.5) ** 2);
      mean[j] = 0.9 * mean[j] + 0.1 * g;
      square[j] = 0.99 * square[j] + 0.01 * g * g;
      weights[j] += (rate * (mean[j] / (1 - 0.9 ** step))) / (Math.sqrt(square[j] / (1 - 0.99 ** step)) + 1e-4);
    }
  }
}

function main(): void {
  const from = option('--from', '');
  const first: Weights = from === '' ? WEIGHTS : { ...WEIGHTS, ...JSON.parse(readFileSync(from, 'utf8')) };
  const start = Float64Array.from(NAMES, (name) => first[name]);
  const random = new Random(11 + SEED);
  const shaken = (vector: Float64Array, by: number) =>
    vector.map((x, j) => x + by * (random.next() + random.next() - 1) * (Math.abs(start[j]) + 0.5));
  const all = lessons();
  for (const lesson of all) {
    note(lesson, lesson.example.right(first));
    note(lesson, lesson.example.read(asWeights(shaken(start, 0.5))));
  }
  let weights = start.slice();
  const rounds = Number(option('--rounds', '16'));
  const summed = new Float64Array(start.length);
  for (let round = 0; round <= rounds; round++) {
    const of = new Map<string, number[]>();
    let sum = 0;
    let whole = 0;
    for (const lesson of all) {
      const quality = note(lesson, lesson.example.read(asWeights(weights)));
      sum += lesson.weight * quality;
      whole += lesson.weight;
      of.set(lesson.name, [...(of.get(lesson.name) ?? []), quality]);
    }
    const mean = (list: readonly number[]) => (list.reduce((a, b) => a + b, 0) / list.length).toFixed(3);
    console.log(round, (sum / whole).toFixed(4), [...of].map(([kind, list]) => `${kind} ${mean(list)}`).join(', '));
    // The weights of the later rounds are averaged: each alone fits some pages by chance.
    if (round > rounds / 3)
      for (let j = 0; j < summed.length; j++) summed[j] += weights[j] / (rounds - Math.floor(rounds / 3));
    weights = weights.slice();
    climb(all, weights, start, RATE / (1 + round / 6));
    for (const lesson of all) note(lesson, lesson.example.read(asWeights(shaken(weights, 0.3))));
  }
  const rounded = NAMES.map((name, j) => [name, Math.round(summed[j] * 100) / 100]);
  writeFileSync(args[0], `${JSON.stringify(Object.fromEntries(rounded), null, 1)}\n`);
}

main();
