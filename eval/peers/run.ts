// Prints how many of the peers' cases are right, which are left out and why. `--wrong KIND` lists the wrong ones.
import { available, falseFinds, KINDS, PEERS } from './cases.ts';

if (!available()) {
  console.log(`No peers' cases at ${PEERS.pathname}; nothing to measure.`);
  process.exit(0);
}
const wrong = process.argv.includes('--wrong') ? process.argv[process.argv.indexOf('--wrong') + 1] : undefined;
for (const [name, { run, floor }] of Object.entries(KINDS)) {
  const outcomes = run();
  const taken = outcomes.filter((one) => one.left === undefined);
  const right = taken.filter((one) => one.right).length;
  console.log(
    `${name.padEnd(12)} ${right}/${taken.length} ${((100 * right) / taken.length).toFixed(1)} % (at least ${100 * floor} %), all cases ${outcomes.length}`,
  );
  const reasons = new Map<string, number>();
  for (const { left } of outcomes) if (left !== undefined) reasons.set(left, (reasons.get(left) ?? 0) + 1);
  for (const [reason, count] of reasons) console.log(`${''.padEnd(14)}${count} left out: ${reason}`);
  if (wrong === name)
    for (const one of taken)
      if (!one.right) console.log(`  ${one.input}\n    got    ${one.got}\n    wanted ${one.wanted}`);
}
console.log(`false finds where nothing must be found: ${falseFinds().join(' | ') || 'none'}`);
