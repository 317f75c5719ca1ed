#!/usr/bin/env node
// Nothing is imported before the version is known: an older Node would fail with a stack trace instead of a line.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `chancery needs Node 22.18 or later, this is ${process.versions.node}; install a newer Node, or run it with npm inside its folder\n`,
  );
  process.exitCode = 2;
} else {
  // Compiled code is kept beside the program, where that can be written to; the next start is faster.
  const [{ enableCompileCache }, { fileURLToPath }] = await Promise.all([import('node:module'), import('node:url')]);
  enableCompileCache(fileURLToPath(new URL('../.compiled', import.meta.url)));
  const { run } = await import('./program.ts');
  process.exitCode = await run(process.argv.slice(2));
}

export {};
