import { randomUUID } from 'node:crypto';
import { type Asking, ask, askingOf } from './asking.ts';
import type { Engine, EngineName, RunningEngine } from './engines/engine.ts';
import type { BenchFacts } from './facts.ts';
import type { Job } from './load/job.ts';
import { type Contestant, type EngineResult, type MeasureOptions, measure } from './measure.ts';
import { firstDifference } from './normalise.ts';
import { persist } from './persisting.ts';
import type { Scenario } from './scenarios/scenario.ts';

/** What a scenario came to. */
export type ScenarioResult = {
  readonly title: string;
  readonly entities: number;
  readonly engines: Readonly<Record<string, EngineResult>>;
  /** Engines that cannot take part, with the reason. */
  readonly leftOut: Readonly<Record<string, string>>;
  /** Engines that gave a wrong answer, or none, under load. */
  readonly failed: Readonly<Record<string, string>>;
};

export type Participant = { readonly engine: Engine; readonly running: RunningEngine };

/** Two engines gave different answers, or one gave none: nothing is measured. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer';
}

/** Requests at once, unless a scenario asks for fewer. */
const usualConnections = 20;

/** Compares the answers of all engines, then measures them. Throws WrongAnswer. */
export const runScenario = async (
  scenario: Scenario,
  participants: readonly Participant[],
  { facts, ...options }: MeasureOptions & { readonly facts: BenchFacts },
): Promise<ScenarioResult> => {
  const leftOut: Record<string, string> = {};
  const taking: (Participant & { readonly asking: Asking })[] = [];
  for (const participant of participants) {
    const { name, dialect } = participant.engine;
    const reason = scenario.sending?.leftOut?.[name];
    const asking = reason === undefined ? askingOf(scenario, dialect, facts) : { leftOut: reason };
    if ('leftOut' in asking) leftOut[name] = asking.leftOut;
    else taking.push({ ...participant, asking: await prepared(scenario, participant, asking) });
  }
  await compareAnswers(scenario, taking);
  const { measured, failed } = await measure(
    taking.map((each) => contestant(scenario, each)),
    options,
  );
  return {
    title: scenario.title,
    entities: scenario.entities,
    engines: Object.fromEntries(measured),
    leftOut,
    failed: Object.fromEntries(failed),
  };
};

type Taking = Participant & { readonly asking: Asking };

const prepared = async (scenario: Scenario, { engine, running }: Participant, asking: Asking): Promise<Asking> =>
  scenario.sending?.persisted && engine.dialect === 'federated' ? persist(running, asking) : asking;

const compareAnswers = async (scenario: Scenario, taking: readonly Taking[]): Promise<void> => {
  const comparable = scenario.sending?.comparable ?? ((data: unknown) => data);
  const answers: { readonly name: EngineName; readonly data: unknown }[] = [];
  for (const { engine, running, asking } of taking) {
    const headers: Record<string, string> = scenario.sending?.idempotent ? { 'idempotency-key': randomUUID() } : {};
    try {
      const request = { path: asking.path, body: asking.bodies[0]!, dialect: engine.dialect, headers };
      answers.push({ name: engine.name, data: comparable(await ask(running, request)) });
    } catch (error) {
      throw new WrongAnswer(`${scenario.name}: ${engine.name} does not answer: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
  // The last is the hand-written SQL when it takes part: what all others are compared with.
  const reference = answers.at(-1);
  for (const { name, data } of answers.slice(0, -1)) {
    const difference = firstDifference(data, reference?.data);
    if (difference !== undefined)
      throw new WrongAnswer(`${scenario.name}: ${name} and ${reference?.name} answer differently: ${difference}`);
  }
};

const contestant = (scenario: Scenario, { engine, running, asking }: Taking): Contestant => ({
  name: engine.name,
  engine: running,
  job: async (): Promise<Omit<Job, 'seconds'>> => ({
    origins: [running.origin],
    path: asking.path,
    headers: { 'content-type': 'application/json', accept: 'application/json', ...(await running.headers()) },
    bodies: asking.bodies,
    ...(scenario.sending?.idempotent ? { idempotencyPrefix: randomUUID() } : {}),
    connections: scenario.sending?.connections ?? usualConnections,
    sameLength: !scenario.sending?.idempotent,
  }),
});
