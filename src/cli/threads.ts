import { setFlagsFromString } from 'node:v8';
import type { Tinypool } from 'tinypool';

/** Worker threads that run `worker`, a module of this folder. */
export async function threads(worker: 'worker' | 'add-worker', jobs: number): Promise<Tinypool> {
  const { default: Pool } = await import('tinypool');
  compileLess();
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new Pool({
    filename: new URL(`./${worker}.${extension}`, import.meta.url).href,
    minThreads: jobs,
    maxThreads: jobs,
    isolateWorkers: false,
    // Readings are short-lived: in a nursery of 32 MB (a third of this) those read together die before they are copied.
    resourceLimits: { maxYoungGenerationSizeMb: 96 },
  });
}

/**
 * Readers are a thousand functions with little to choose between them, and every thread compiles them for itself. The
 * best code is worth its price for the busiest alone; the others do nearly as well with V8's second best. Saves a tenth
 * and more of the processor's time over some years of an archive. Flags of older engines have other names.
 */
function compileLess(): void {
  if (Number.parseInt(process.versions.v8, 10) >= 13) setFlagsFromString('--invocation-count-for-turbofan=200000');
}
