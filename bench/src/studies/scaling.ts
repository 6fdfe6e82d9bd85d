import { ask, askingOf } from '../asking.ts';
import { firstDifference } from '../normalise.ts';
import { type Participant, WrongAnswer } from '../run-scenario.ts';
import { answer } from '../scenarios/floor.ts';
import {
  entitiesOf,
  federatedPortfolio,
  floorPortfolio,
  type Portfolio,
  postgraphilePortfolio,
} from '../scenarios/portfolio.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { rounded } from '../statistics.ts';
import type { Study, StudyContext } from './study.ts';

/** A page has at most a hundred nodes, so the largest answer is two pages, from both ends of the list. */
const shapes: readonly (readonly Portfolio[])[] = [
  [{ properties: 2, units: 1, payments: 3 }],
  [{ properties: 10, units: 2, payments: 3 }],
  [{ properties: 20, units: 10, payments: 3 }],
  [
    { properties: 100, units: 10, payments: 3 },
    { properties: 100, units: 10, payments: 3, descending: true, alias: 'last' },
  ],
];

/** The questions of the study, as scenarios that are not measured under load. */
export const scalingScenarios: readonly Scenario[] = shapes.map((pages) => {
  const entities = pages.reduce((sum, page) => sum + entitiesOf(page), 0);
  return {
    name: `scaling-${entities}`,
    title: `${entities} entities`,
    entities,
    federated: () => ({ query: `query Scaling {${pages.map(federatedPortfolio).join('')}\n}` }),
    postgraphile: () => ({ query: `query Scaling {${pages.map(postgraphilePortfolio).join('')}\n}` }),
    floor: {
      text: answer(Object.fromEntries(pages.map((page) => [page.alias ?? 'properties', floorPortfolio(page)]))),
      parameters: [],
    },
  };
});

const warmUpSeconds = 1.5;
const measuredSeconds = 2.5;

/** How the time grows with the answer, 12 to 10,200 entities, one request at a time: per entity it must not rise. */
export const scaling: Study = {
  name: 'scaling',
  title: 'time as the answer grows, one request at a time',
  run: async (context) => {
    const engines = Object.fromEntries(
      context.participants.map(({ engine }) => [engine.name, {} as Record<string, number>]),
    );
    for (const scenario of scalingScenarios) {
      await compare(scenario, context);
      for (const participant of context.participants) {
        const { name } = participant.engine;
        const ms = await latency(scenario, participant, context);
        Object.assign(engines[name]!, {
          [`${scenario.entities} ms`]: rounded(ms, 2),
          [`${scenario.entities} µs/entity`]: rounded((ms * 1000) / scenario.entities, 1),
        });
        context.note(`  ${scenario.title.padEnd(15)} ${name.padEnd(15)} ${ms.toFixed(1)} ms`);
      }
    }
    return { title: scaling.title, engines, remarks: Object.entries(engines).map(remark), failed: {} };
  },
};

/** The time per entity of the largest answer against that of the hundred: beyond that, fixed costs play no part. */
const remark = ([name, measured]: readonly [string, Readonly<Record<string, number>>]): string => {
  const [, hundred, , largest] = scalingScenarios.map(({ entities }) => measured[`${entities} µs/entity`]!);
  return `${name}: ${(largest! / hundred!).toFixed(2)} × the time per entity at ${scalingScenarios[3]!.entities} as at ${scalingScenarios[1]!.entities}`;
};

const askingFor = (scenario: Scenario, { engine }: Participant, { ground }: StudyContext) => {
  const asking = askingOf(scenario, engine.dialect, ground.site.facts);
  if ('leftOut' in asking) throw new Error(`${engine.name}: ${asking.leftOut}`);
  return { path: asking.path, body: asking.bodies[0]! };
};

const compare = async (scenario: Scenario, context: StudyContext): Promise<void> => {
  let first: { readonly name: string; readonly data: unknown } | undefined;
  for (const participant of context.participants) {
    const { engine, running } = participant;
    const data = await ask(running, { ...askingFor(scenario, participant, context), dialect: engine.dialect });
    first ??= { name: engine.name, data };
    const difference = firstDifference(first.data, data);
    if (difference !== undefined)
      throw new WrongAnswer(`${scenario.name}: ${first.name} and ${engine.name} answer differently: ${difference}`);
  }
};

/** The median of one connection that asks again and again. */
const latency = async (scenario: Scenario, participant: Participant, context: StudyContext): Promise<number> => {
  const { generator } = context;
  const { running } = participant;
  const { path, body } = askingFor(scenario, participant, context);
  const job = {
    origins: [running.origin],
    path,
    headers: { 'content-type': 'application/json', ...(await running.headers()) },
    bodies: [body],
    connections: 1,
    sameLength: true,
  };
  await generator.run({ ...job, seconds: warmUpSeconds });
  return (await generator.run({ ...job, seconds: measuredSeconds })).p50Ms;
};
