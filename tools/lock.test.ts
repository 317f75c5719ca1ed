import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));

describe('package-lock.json', () => {
  it('keeps npm from compiling better-sqlite3 (run tools/mend-lock.ts after changing dependencies)', () => {
    expect(lock.packages['node_modules/better-sqlite3'].gypfile).toBe(false);
  });

  it('names no place that packages were downloaded from', () => {
    const resolved = Object.values(lock.packages as Record<string, { resolved?: string }>).filter(
      (entry) => entry.resolved !== undefined,
    );
    expect(resolved).toEqual([]);
  });
});
