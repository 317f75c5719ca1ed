import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// A thread has no compiled code of its own process at hand: the same cache as the program's makes it start sooner.
if (import.meta.url.endsWith('.js')) enableCompileCache(fileURLToPath(new URL('../.compiled', import.meta.url)));
const { work } = await import('./work.ts');

export default work;
