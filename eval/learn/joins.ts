// Learns the weights of joins, where an unfinished sentence goes on: node eval/learn/joins.ts [--pages N]
// Logistic regression over all places where each might go on, or nowhere, on the written layout pages that are tuned on and
// on simulated pages of the tuning years. Prints the weights, and how many joins are right before and after.
import { fileURLToPath } from 'node:url';
import { cutSheet, type Fragment } from '../../src/page/fragments.ts';
import { candidates, follows, isOpen, joinEvidence } from '../../src/page/paragraphs.ts';
import { isFlow } from '../../src/page/units.ts';
import { JOIN_WEIGHTS, type JoinWeights } from '../../src/page/weights.ts';
import { fold } from '../../src/text/fold.ts';
import { folderPages, isTunedOn } from '../pages.ts';
import { loadItems, TUNING } from '../simulate/items.ts';
import { type SimulatedPage, simulate } from '../simulate/page.ts';
import { Random } from '../simulate/random.ts';

const NAMES = Object.keys(JOIN_WEIGHTS) as (keyof JoinWeights)[];
const LAYOUTS = fileURLToPath(new URL('../dev/layouts/', import.meta.url));
const WORTH = { layout: 6, simulated: 0.35 };
const EPOCHS = 25;

/** An unfinished text, what speaks for each place where it may go on, and which of them is right; -1 for none. */
interface Choice {
  readonly weight: number;
  readonly places: readonly Float64Array[];
  readonly right: number;
}

function choicesOf(page: Pick<SimulatedPage, 'text' | 'lines'>, weight: number): Choice[] {
  const { fragments, lines, words } = cutSheet(page.text, fold(page.text));
  const gold = new Map(page.lines.map((line) => [line.no, line]));
  const firstOf = (f: Fragment) => gold.get(lines[f.from].no);
  const byOrder = new Map(fragments.flatMap((f) => [[`${firstOf(f)?.article}#${firstOf(f)?.order}`, f] as const]));
  const orphans = fragments.filter((f) => isFlow(f) && (f.orphan || f.torn)).map((f) => f.index);
  return fragments.flatMap((a): Choice[] => {
    if (!isFlow(a) || !isOpen(a)) return [];
    const last = gold.get(lines[a.to - 1].no);
    const next = last === undefined ? undefined : byOrder.get(`${last.article}#${last.order + 1}`);
    const wanted = next !== undefined && firstOf(next)?.joined ? next.index : -1;
    const places = candidates(a, fragments, orphans);
    const right = places.indexOf(wanted);
    if (wanted >= 0 && right < 0) return [];
    const evidence = places.map((to) => {
      const found = joinEvidence(a, fragments[to], follows(fragments, a.index, to), words);
      return Float64Array.from(NAMES, (name) => found[name]);
    });
    return [{ weight, places: evidence, right }];
  });
}

const worthOf = (place: Float64Array, weights: Float64Array) => place.reduce((sum, x, j) => sum + x * weights[j], 0);

/** Share of choices where the place worth most, or none where none is worth anything, is the right one. */
function rightShare(choices: readonly Choice[], weights: Float64Array): string {
  const right = choices.filter((choice) => {
    const worth = choice.places.map((place) => worthOf(place, weights));
    const most = Math.max(0, ...worth);
    return (most === 0 ? -1 : worth.indexOf(most)) === choice.right;
  });
  return (right.length / choices.length).toFixed(3);
}

function learn(choices: readonly Choice[], start: Float64Array): Float64Array {
  const weights = start.slice();
  const random = new Random(3);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = 0.02 / (1 + epoch * 0.2);
    for (const { places, right, weight } of random.shuffle([...choices])) {
      const worth = places.map((place) => worthOf(place, weights));
      const most = Math.max(0, ...worth);
      const odds = worth.map((x) => Math.exp(x - most));
      const sum = odds.reduce((a, b) => a + b, Math.exp(-most));
      places.forEach((place, i) => {
        const push = rate * weight * ((i === right ? 1 : 0) - odds[i] / sum);
        if (Math.abs(push) > 1e-6) for (let j = 0; j < weights.length; j++) weights[j] += push * place[j];
      });
      for (let j = 0; j < weights.length; j++) weights[j] += rate * 0.002 * (start[j] - weights[j]);
    }
  }
  return weights;
}

const at = process.argv.indexOf('--pages');
const count = at < 0 ? 150 : Number(process.argv[at + 1]);
const items = loadItems(TUNING);
const choices = [
  ...folderPages(LAYOUTS, LAYOUTS, isTunedOn).flatMap(({ page }) => choicesOf(page, WORTH.layout)),
  ...(items.length === 0
    ? []
    : Array.from({ length: count }, (_, i) => choicesOf(simulate(60_001 + i, { items }), WORTH.simulated)).flat()),
];
const start = Float64Array.from(NAMES, (name) => JOIN_WEIGHTS[name]);
const learned = learn(choices, start);
console.log(`right: ${rightShare(choices, start)} before, ${rightShare(choices, learned)} after, of ${choices.length}`);
NAMES.forEach((name, j) => {
  console.log(`  ${name}: ${learned[j].toFixed(2)},`);
});
