import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

// As in `worker.ts`: compiled code is shared with the program.
if (import.meta.url.endsWith('.js')) enableCompileCache(fileURLToPath(new URL('../.compiled', import.meta.url)));
const { exportThread } = await import('./exporting.ts');

const more = exportThread(workerData);
parentPort?.on('message', () => parentPort?.postMessage(more()));
