import { faults } from './all.ts';
import type { Check, Fault } from './fault.ts';

/**
 * `npm run faults`: brings every fault upon the product, started as users start it, and prints what became of each promise.
 * `-- --only L6` for one group, `--short` for a few seconds each. Exit status 1 when a promise was broken.
 */
const wanted = (commandLine: readonly string[]): readonly Fault[] => {
  const place = commandLine.indexOf('--only');
  const only = place < 0 ? '' : (commandLine[place + 1] ?? '');
  const chosen = faults.filter(({ group, title }) => only === '' || group === only || title.includes(only));
  if (chosen.length === 0) throw new Error(`--only takes ${[...new Set(faults.map(({ group }) => group))].join(', ')}`);
  return chosen;
};

const print = ({ group, title }: Fault, checks: readonly Check[]): void => {
  for (const { promise, measured, isKept } of checks)
    console.log(`| ${group} | ${title} | ${promise} | ${measured} | ${isKept ? 'ok' : 'BROKEN'} |`);
};

const commandLine = process.argv.slice(2);
let broken = 0;
console.log('| fault | what | promise | measured | |\n|---|---|---|---|---|');
for (const fault of wanted(commandLine)) {
  const checks = await fault
    .run(commandLine.includes('--short') ? 'short' : 'full')
    .catch((error: unknown) => [
      { promise: 'the test itself runs', measured: String(error).slice(0, 500), isKept: false },
    ]);
  print(fault, checks);
  broken += checks.filter(({ isKept }) => !isKept).length;
}
console.log(broken === 0 ? '\nEvery promise was kept.' : `\n${broken} promises were broken.`);
// A fault that could not be mended must not keep the run from ending.
process.exit(broken === 0 ? 0 : 1);
