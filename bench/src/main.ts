/** `npm run bench`: see README.md in this folder. Exit code 1 when an engine answers wrongly, 2 for bad arguments. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { BadArguments, readArguments, usage, type Wanted } from './arguments.ts';
import { engineOf } from './engines/index.ts';
import { type Ground, openGround } from './ground.ts';
import { describeMachine } from './machine.ts';
import { machineText, ratiosOf, scenarioText, studyText } from './report.ts';
import { type Participant, runScenario } from './run-scenario.ts';
import { scenarios } from './scenarios/index.ts';
import { studies } from './studies/index.ts';

const results = fileURLToPath(new URL('../results/', import.meta.url));
const startedAt = performance.now();

const note = (text: string): void => {
  process.stderr.write(`bench  ${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
};

const startEngines = async (ground: Ground, wanted: Wanted): Promise<readonly Participant[]> => {
  const participants: Participant[] = [];
  for (const name of wanted.engines) {
    const flags = wanted.profiled.includes(name) ? ['--cpu-prof', `--cpu-prof-dir=${results}profiles`] : [];
    participants.push({ engine: engineOf(name), running: await ground.start(name, flags) });
    note(`${name} is running`);
  }
  return participants;
};

/** What is kept of a scenario or study: its JSON, its text, and whether every engine has answered rightly. */
type Section = { readonly name: string; readonly json: object; readonly text: string; readonly isWhole: boolean };

const measureAll = async (ground: Ground, participants: readonly Participant[], wanted: Wanted) => {
  const sections: Section[] = [];
  const timing = { rounds: wanted.rounds, seconds: wanted.seconds, firstWarmUpSeconds: 3, warmUpSeconds: 1 };
  const options = { generator: ground.generator, timing, note, postmasterPid: ground.database.postmasterPid };
  for (const scenario of scenarios.filter(({ name }) => wanted.scenarios.includes(name))) {
    const { name } = scenario;
    note(`${name}: ${scenario.title}`);
    const result = await runScenario(scenario, participants, { ...options, facts: ground.site.facts });
    const json = { ...result, ratios: ratiosOf(name, result) };
    sections.push({ name, json, text: scenarioText(name, result), isWhole: isEmpty(result.failed) });
  }
  for (const study of studies.filter(({ name }) => wanted.scenarios.includes(name))) {
    const { name } = study;
    note(`${name}: ${study.title}`);
    const result = await study.run({ ...options, ground, participants });
    sections.push({ name, json: result, text: studyText(name, result), isWhole: isEmpty(result.failed) });
  }
  return sections;
};

const isEmpty = (object: object): boolean => Object.keys(object).length === 0;

const report = async (ground: Ground, sections: readonly Section[], wanted: Wanted): Promise<void> => {
  const machine = describeMachine(ground.database.postgresVersion);
  const { sizes } = ground.site.facts;
  const json = {
    machine,
    sizes,
    rounds: wanted.rounds,
    seconds: wanted.seconds,
    scenarios: Object.fromEntries(sections.map((section) => [section.name, section.json])),
  };
  const text = `${machineText(machine, sizes)}\n${sections.map((section) => section.text).join('\n')}`;
  if (wanted.isFull) {
    await mkdir(results, { recursive: true });
    await writeFile(`${results}latest.json`, `${JSON.stringify(json, null, 2)}\n`);
    await writeFile(`${results}latest.md`, `# Last full run\n\n${text}`);
  }
  (wanted.json ? process.stderr : process.stdout).write(`\n${text}\n`);
  if (wanted.json) process.stdout.write(`${JSON.stringify(json)}\n`);
};

/** Says where the engines are and waits for a signal. */
const serve = async (participants: readonly Participant[]): Promise<never> => {
  for (const { engine, running } of participants) {
    const headers = JSON.stringify(await running.headers());
    process.stdout.write(`${engine.name}\n  ${running.origin}  pids ${running.pids.join(' ')}\n  headers ${headers}\n`);
  }
  return new Promise<never>(() => setInterval(() => undefined, 60_000));
};

/** Ends what the run has started when the run is told to end. */
const closeOnSignals = (ground: Ground): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      note(`ended by ${signal}`);
      ground.close().finally(() => process.exit(1));
    });
};

/** Answers whether every engine has answered rightly. */
const main = async (): Promise<boolean> => {
  const wanted = readArguments(
    process.argv.slice(2),
    [...scenarios, ...studies].map(({ name }) => name),
  );
  const ground = await openGround();
  closeOnSignals(ground);
  note('the database is there');
  try {
    const participants = await startEngines(ground, wanted);
    if (wanted.serve) await serve(participants);
    const sections = await measureAll(ground, participants, wanted);
    if (ground.isClosed()) throw new Error('the run was ended');
    await report(ground, sections, wanted);
    return sections.every(({ isWhole }) => isWhole);
  } finally {
    await ground.close();
  }
};

main().then(
  (isRight) => process.exit(isRight ? 0 : 1),
  (error: unknown) => {
    const isBad = error instanceof BadArguments;
    process.stderr.write(`bench  ${isBad ? `${error.message}\n\n${usage}` : (error as Error).stack}\n`);
    process.exit(isBad ? 2 : 1);
  },
);
