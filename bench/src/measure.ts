import type { RunningEngine } from './engines/engine.ts';
import type { LoadGenerator } from './load/client.ts';
import type { Job } from './load/job.ts';
import { cpuOfFamily, usageOf } from './processes.ts';
import { median, rounded, spread } from './statistics.ts';

/** One engine in one round. */
export type Round = {
  readonly rps: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerRequest: number;
  readonly postgresCpuMsPerRequest: number;
  readonly generatorCpuMsPerRequest: number;
  readonly rssMb: number;
  readonly bytesPerAnswer: number;
};

/** One engine in one scenario: medians over the rounds, the most memory, and how far the rounds lie apart. */
export type EngineResult = Round & {
  readonly rounds: readonly number[];
  readonly spread: { readonly least: number; readonly most: number; readonly share: number };
};

/** An engine that is ready to be measured: what to send it, except for how long. */
export type Contestant = {
  readonly name: string;
  readonly engine: RunningEngine;
  readonly job: () => Promise<Omit<Job, 'seconds'>>;
};

export type Timing = {
  readonly rounds: number;
  readonly seconds: number;
  /** Before the first round, so that an engine is measured as it runs after minutes and not after its start. */
  readonly firstWarmUpSeconds: number;
  readonly warmUpSeconds: number;
};

export type MeasureOptions = {
  readonly generator: LoadGenerator;
  readonly postmasterPid: number;
  readonly timing: Timing;
  readonly note: (text: string) => void;
};

export type Measured = {
  readonly measured: ReadonlyMap<string, EngineResult>;
  /** Engines that gave a wrong answer under load, with what it was. They have no result. */
  readonly failed: ReadonlyMap<string, string>;
};

/**
 * Measures engines side by side: each is warmed up, then in every round all take their turn, beginning with another one each
 * time, so that whatever happens on the machine meanwhile meets all alike.
 */
export const measure = async (contestants: readonly Contestant[], options: MeasureOptions): Promise<Measured> => {
  const { generator, timing, note } = options;
  const rounds = new Map<string, Round[]>();
  const failed = new Map<string, string>();
  const attempt = async ({ name }: Contestant, work: () => Promise<void>) => {
    if (failed.has(name)) return;
    try {
      await work();
    } catch (error) {
      failed.set(name, (error as Error).message);
      rounds.delete(name);
      note(`  ${name} failed: ${(error as Error).message}`);
    }
  };
  for (const contestant of contestants)
    await attempt(contestant, () => warmUp(contestant, generator, timing.firstWarmUpSeconds));
  for (let round = 0; round < timing.rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const contestant = contestants[(turn + round) % contestants.length]!;
      await attempt(contestant, async () => {
        await warmUp(contestant, generator, timing.warmUpSeconds);
        const measured = await measureOnce(contestant, options);
        rounds.set(contestant.name, [...(rounds.get(contestant.name) ?? []), measured]);
        note(`  round ${round + 1}  ${contestant.name.padEnd(15)} ${measured.rps.toFixed(0).padStart(6)} requests/s`);
      });
    }
  }
  const inOrder = contestants.flatMap(({ name }) =>
    rounds.has(name) ? [[name, summary(rounds.get(name)!)] as const] : [],
  );
  return { measured: new Map(inOrder), failed };
};

const warmUp = async ({ job }: Contestant, generator: LoadGenerator, seconds: number): Promise<void> => {
  if (seconds > 0) await generator.run({ ...(await job()), seconds });
};

const measureOnce = async (
  { engine, job }: Contestant,
  { generator, postmasterPid, timing }: MeasureOptions,
): Promise<Round> => {
  const wanted = { ...(await job()), seconds: timing.seconds };
  const before = usageOf(engine.pids);
  const postgresBefore = cpuOfFamily(postmasterPid);
  const result = await generator.run(wanted);
  const postgresCpuMs = cpuOfFamily(postmasterPid) - postgresBefore;
  const { cpuMs, rssMb } = usageOf(engine.pids);
  const each = 1 / result.requests;
  return {
    rps: result.requests / result.seconds,
    p50Ms: result.p50Ms,
    p95Ms: result.p95Ms,
    p99Ms: result.p99Ms,
    cpuMsPerRequest: (cpuMs - before.cpuMs) * each,
    postgresCpuMsPerRequest: postgresCpuMs * each,
    generatorCpuMsPerRequest: result.generatorCpuMs * each,
    rssMb,
    bytesPerAnswer: result.bytesPerAnswer,
  };
};

/** Medians of the rounds. */
export const summary = (rounds: readonly Round[]): EngineResult => {
  const middle = (name: keyof Round, digits: number) => rounded(median(rounds.map((round) => round[name])), digits);
  const rates = rounds.map(({ rps }) => rounded(rps, 1));
  const { least, most, share } = spread(rates);
  return {
    rps: middle('rps', 1),
    p50Ms: middle('p50Ms', 2),
    p95Ms: middle('p95Ms', 2),
    p99Ms: middle('p99Ms', 2),
    cpuMsPerRequest: middle('cpuMsPerRequest', 3),
    postgresCpuMsPerRequest: middle('postgresCpuMsPerRequest', 3),
    generatorCpuMsPerRequest: middle('generatorCpuMsPerRequest', 3),
    rssMb: rounded(Math.max(...rounds.map(({ rssMb }) => rssMb)), 0),
    bytesPerAnswer: middle('bytesPerAnswer', 0),
    rounds: rates,
    spread: { least, most, share: rounded(share, 3) },
  };
};
