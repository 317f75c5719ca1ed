// The API under load: node bench/serve.ts LIBRARY [clients] [seconds]. Loopback only; 50 clients for 20 seconds by default.

import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { cpus, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const [file, clients = '50', seconds = '20', pause = '0'] = process.argv.slice(2);
if (file === undefined || file.startsWith('-')) {
  console.error('node bench/serve.ts LIBRARY [clients] [seconds] [pause in ms]');
  process.exit(2);
}
const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const print = (text = '') => process.stdout.write(`${text}\n`);

/** What else the machine does: figures are worth little where this is above the number of its cores before the start. */
const load = (): string => `load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`;

print(`before: ${load()}`);
const began = performance.now();
const server = spawn(process.execPath, [MAIN, 'serve', '--library', file, '--port', '0', '--read-only', '--no-open'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const address = await new Promise<string>((resolve) => {
  server.stdout.once('data', (data: Buffer) => resolve(data.toString().split('\n')[0].replace(/\/$/, '')));
  // It has said why.
  server.once('exit', (code) => process.exit(code ?? 1));
});
const agent = new Agent({ keepAlive: true, maxSockets: Number(clients) });

interface Got {
  readonly status: number;
  readonly bytes: number;
  readonly ms: number;
  readonly body: string;
}

function get(path: string, keep = false): Promise<Got> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    request(address + path, { agent }, (response) => {
      let bytes = 0;
      let body = '';
      response.on('data', (part: Buffer) => {
        bytes += part.length;
        if (keep) body += part.toString();
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, bytes, ms: performance.now() - start, body }),
      );
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const read = async <T>(path: string): Promise<T> => JSON.parse((await get(path, true)).body) as T;
interface Items {
  readonly items: readonly { readonly id: string; readonly link: string }[];
}

/** How often each is asked, of a hundred. */
const SHARES: Readonly<Record<string, number>> = {
  front: 5,
  article: 34,
  page: 6,
  entry: 12,
  search: 22,
  facets: 5,
  person: 5,
  said: 4,
  month: 3,
  density: 2,
  formula: 2,
};

try {
  print(`listening after ${Math.round(performance.now() - began)} ms`);
  const front = await get('/api');
  print(
    `front, cold: ${Math.round(performance.now() - began)} ms after the start of the program, ${Math.round(front.ms)} ms of these the answer`,
  );
  const mix = await questions();
  await single(mix);
  await together(mix);
  print(`after: ${load()}`);
} finally {
  server.kill('SIGTERM');
  agent.destroy();
}

/** What is asked, by what a person does: many places of many articles, so that few answers are the same. */
async function questions(): Promise<Record<string, string[]>> {
  const { items: articles } = await read<Items>('/api/articles?limit=1000&sort=added');
  const { items: older } = await read<Items>('/api/articles?limit=1000&sort=oldest');
  const { items: entries } = await read<Items>('/api/entries?kind=statement&limit=500');
  const { items: people } = await read<Items>('/api/people?limit=120');
  const words = [
    '经济',
    '合作',
    '普京',
    '天然气',
    '一带一路',
    '东盟',
    '联合声明',
    '贸易',
    '抗疫',
    '会谈',
    '农业',
    '气候变化',
    '峰会',
    '铁路',
    '访问',
    '签署',
    '高质量发展',
    '非洲',
    '教育',
    '航天',
  ];
  const pairs = words.flatMap((word, i) => [
    word,
    `${word} ${words[(i + 7) % words.length]}`,
    `${word} date:${2012 + (i % 14)}`,
  ]);
  return {
    front: ['/api'],
    article: [...articles, ...older].map(({ id }) => `/api/articles/${id}`),
    page: articles.slice(0, 200).map(({ id }) => `/api/pages/${id.split('.')[0]}`),
    entry: entries.map(({ id }) => `/api/entries/${id}`),
    search: pairs.map((query) => `/api/search?q=${encodeURIComponent(query)}`),
    facets: words.map((query) => `/api/search/facets?q=${encodeURIComponent(query)}`),
    person: people.map(({ id }) => `/api/entities/${encodeURIComponent(id)}`),
    said: people.slice(0, 60).map(({ id }) => `/api/entities/${encodeURIComponent(id)}/statements?limit=20`),
    month: Array.from(
      { length: 60 },
      (_, i) =>
        `/api/timeline?from=${2014 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}&to=${2014 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}&limit=50`,
    ),
    density: ['year', 'month'].map((unit) => `/api/timeline/density?unit=${unit}`),
    formula: ['/api/formulas', '/api/formulas/belt-road', '/api/formulas/belt-road/concordance?limit=50'],
  };
}

/** @param at 0 to 100 */
function chosen(at: number): string {
  let sum = 0;
  for (const [name, share] of Object.entries(SHARES)) {
    sum += share;
    if (at < sum) return name;
  }
  return 'front';
}

/** One client, each question for the first time. */
async function single(mix: Record<string, string[]>): Promise<void> {
  print('\none client, first time asked, ms: median, p95, slowest');
  for (const [name, paths] of Object.entries(mix)) {
    const times: number[] = [];
    for (const path of paths.slice(0, 25)) times.push((await get(path)).ms);
    times.sort((a, b) => a - b);
    print(
      `  ${name.padEnd(8)} ${[0.5, 0.95, 1].map((share) => percentile(times, share).toFixed(1).padStart(8)).join('')}`,
    );
  }
}

/** Many clients at once, the same run of questions each time. */
async function together(mix: Record<string, string[]>): Promise<void> {
  const times = new Map<string, number[]>();
  const errors = new Map<string, number>();
  const end = performance.now() + Number(seconds) * 1000;
  let seed = 42;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const client = async () => {
    while (performance.now() < end) {
      const name = chosen(random() * 100);
      const paths = mix[name];
      const { status, ms } = await get(paths[Math.floor(random() * paths.length)]).catch((error: Error) => ({
        status: error.message as unknown as number,
        ms: 0,
      }));
      if (status !== 200) errors.set(String(status), (errors.get(String(status)) ?? 0) + 1);
      const own = times.get(name);
      if (own === undefined) times.set(name, [ms]);
      else own.push(ms);
      if (pause !== '0') await new Promise((resolve) => setTimeout(resolve, Number(pause) * (0.5 + random())));
    }
  };
  await Promise.all(Array.from({ length: Number(clients) }, client));
  const all = [...times.values()].flat().sort((a, b) => a - b);
  print(
    `\n${clients} clients for ${seconds} s${pause === '0' ? '' : `, ${pause} ms apart`}: ${all.length} answers, ${Math.round(all.length / Number(seconds))} a second; errors: ${errors.size === 0 ? 'none' : JSON.stringify([...errors])}`,
  );
  print(
    `  ${'all'.padEnd(8)} ${[0.5, 0.95, 0.99, 1].map((share) => percentile(all, share).toFixed(1).padStart(8)).join('')}   median, p95, p99, slowest, ms`,
  );
  for (const [name, own] of times) {
    own.sort((a, b) => a - b);
    print(
      `  ${name.padEnd(8)} ${[0.5, 0.95, 0.99, 1].map((share) => percentile(own, share).toFixed(1).padStart(8)).join('')}`,
    );
  }
}
