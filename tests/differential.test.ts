import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { getNamedType, isObjectType, isUnionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defects } from './differential/defects.ts';
import { type Drawn, described, drawings, written } from './differential/drawing.ts';
import { ourExecutor, stockExecutor } from './differential/federated.ts';
import { answersTo, type Executors, judge, verdictOf } from './differential/judge.ts';
import type { OperationModel } from './differential/model.ts';
import { reduced } from './differential/reduce.ts';
import { tally } from './differential/tally.ts';
import { type DifferentialWorld, openDifferentialWorld } from './differential/world.ts';
import { api } from './isolation/api-schema.ts';
import { repository } from './support/processes.ts';

const runs = Number(process.env.LINTEL_DIFFERENTIAL_RUNS ?? 2000);
// CI asks the same each time, so that it fails for what was changed; everybody else asks something new.
const ownSeed = process.env.CI === 'true' ? 2_092_110_775 : Date.now() % 2 ** 31;
const seed = Number(process.env.LINTEL_DIFFERENTIAL_SEED ?? ownSeed);

// Our engine, the stock executor and a monolith of the same resolvers answer the same generated operations on one database.
// They must say the same: data to the letter, errors by path and code. What cannot be compared is counted, with the reason.
describe('our engine, the stock executor and a monolith', () => {
  let world: DifferentialWorld;
  let executors: Executors;
  let stop: () => Promise<void> = async () => undefined;
  beforeAll(async () => {
    world = await openDifferentialWorld();
    const supergraphSdl = readFileSync(`${repository}schema/supergraph.graphql`, 'utf8');
    const stock = await stockExecutor(supergraphSdl);
    stop = stock.stop;
    executors = { ours: ourExecutor(supergraphSdl), stock: stock.execute };
  }, 120_000);
  afterAll(async () => {
    await stop();
    await world?.close();
  });

  test('answer every operation alike', async () => {
    const counted = tally();
    let hasFailed = false;
    const ask = async (drawn: Drawn) => {
      const operation = written(drawn);
      const verdict = await judge(world, executors, { operation, session: world.sessions.get(drawn.role)! });
      return { operation, verdict };
    };
    const alike = fc.asyncProperty(drawings(world), async (drawn) => {
      const { operation, verdict } = await ask(drawn);
      if (!hasFailed) counted.count(drawn.role, verdict, operation.fields);
      hasFailed ||= verdict.differences.length > 0;
      if (verdict.differences.length > 0) throw new Error(verdict.differences.join('\n'));
    });
    const result = await fc.check(alike, { numRuns: runs, seed });
    console.log(`${counted.total()} operations with LINTEL_DIFFERENTIAL_SEED=${seed}; ${counted.report()}`);
    if (result.failed) {
      const [{ role, model }] = result.counterexample!;
      // What is no operation any more, or throws, does not show the difference.
      const differs = async (smaller: OperationModel) =>
        ask({ role, model: smaller }).then(
          ({ verdict }) => verdict.differences.length > 0,
          () => false,
        );
      // When nothing differs, something threw: the error that fast-check kept says what.
      const drawn = { role, model: (await differs(model)) ? await reduced(model, differs) : model };
      const shown = await ask(drawn).then(
        ({ verdict: { kind, differences } }) => `${kind}: ${differences.join('\n')}`,
        () => '',
      );
      throw new Error(
        `with LINTEL_DIFFERENTIAL_SEED=${seed}\n${described(drawn)}\n${shown}\nat first: ${String(result.errorInstance)}`,
      );
    }
    // A generator that draws little, or executors that refuse everything, would agree just as well.
    expect(counted.total()).toBeGreaterThanOrEqual(runs);
    expect(counted.of('exact')).toBeGreaterThan(runs / 2);
    expect(counted.of('partial')).toBeGreaterThan(runs / 50);
    expect(counted.of('refused')).toBeGreaterThan(0);
    expect(counted.of('with stock')).toBeGreaterThan(runs / 2);
    expect(counted.of('with errors')).toBeGreaterThan(runs / 20);
    expect(counted.of('with data')).toBeGreaterThan(runs / 2);
    for (const role of world.sessions.keys()) expect(counted.of(`as ${role}`), role).toBeGreaterThan(0);
    const missed = readable().filter((coordinate) => !counted.coordinates.has(coordinate));
    console.log(`${missed.length} of ${readable().length} fields were never asked for: ${missed.join(', ')}`);
    expect(missed.length).toBeLessThan(readable().length / 20);
  }, 900_000);

  test('would differ, were the answer spoilt in any of these ways', async () => {
    const opportunities = new Map(defects.map(({ name }) => [name, { spoilt: 0, noticed: 0 }]));
    for (const drawn of fc.sample(drawings(world), { numRuns: 250, seed: 1 })) {
      const answers = await answersTo(world, executors, {
        operation: written(drawn),
        session: world.sessions.get(drawn.role)!,
      });
      const verdict = verdictOf(answers);
      if (verdict.kind !== 'exact' || verdict.differences.length > 0) continue;
      for (const { name, spoil } of defects) {
        const ours = spoil(answers.ours);
        if (ours === undefined) continue;
        const seen = opportunities.get(name)!;
        seen.spoilt += 1;
        if (verdictOf({ ...answers, ours }).differences.length > 0) seen.noticed += 1;
      }
    }
    for (const [name, { spoilt, noticed }] of opportunities) {
      expect(spoilt, name).toBeGreaterThan(3);
      expect(noticed, name).toBe(spoilt);
    }
  }, 120_000);
});

/** `Type.field` of everything that queries can reach. */
const readable = (): readonly string[] => {
  const found = new Set<string>();
  const types = new Set<string>();
  const visit = (name: string): void => {
    if (types.has(name)) return;
    types.add(name);
    const type = api.getType(name);
    if (isUnionType(type)) for (const member of type.getTypes()) visit(member.name);
    if (!isObjectType(type)) return;
    for (const field of Object.values(type.getFields())) {
      found.add(`${name}.${field.name}`);
      visit(getNamedType(field.type).name);
    }
  };
  visit('Query');
  return [...found];
};
