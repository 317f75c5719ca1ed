// Run after every change of dependencies. better-sqlite3 ships its binaries and says `"gypfile": false`, but npm leaves
// that field out of the lock file, and npm 10 then compiles the package at `npm ci`, which fails without a compiler.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
lock.packages['node_modules/better-sqlite3'].gypfile = false;
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
