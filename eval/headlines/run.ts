// node eval/headlines/run.ts [--every N] [--misses] [YEAR…]
import { checkHeadlines, headlinesTable } from './headlines.ts';

const args = process.argv.slice(2);
const every = args.includes('--every') ? Number(args[args.indexOf('--every') + 1]) : 1;
const years = args.filter((arg, i) => /^\d{4}$/.test(arg) && args[i - 1] !== '--every').map(Number);
const misses = args.includes('--misses');
const chosen = years.length > 0 ? years : [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
const tallies = checkHeadlines(
  chosen,
  every,
  misses ? (miss) => console.error(`${miss.lacks}\t${miss.id}\t${miss.title}`) : undefined,
);
console.log(headlinesTable(tallies));
