import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtures } from './supergraphs/all.ts';
import type { Case, Fixture } from './supergraphs/fixture.ts';
import { ourFailures, stockFailures } from './supergraphs/known-failures.ts';
import { type Answer, inProcess, overHttp, type StartedGateway, stock, type Way } from './supergraphs/ways.ts';

describe.each(fixtures)('$name', (fixture) => {
  describe('our engine, subgraphs in this process', () =>
    run(fixture, inProcess, expectExactly, ourFailures[fixture.name]));
  describe('our engine, subgraphs behind HTTP', () => run(fixture, overHttp, expectExactly, ourFailures[fixture.name]));
  describe('the stock gateway', () => run(fixture, stock, expectRoughly, stockFailures[fixture.name]));
});

test('every known failure is one of a case that exists', () => {
  const known = [stockFailures, ourFailures].flatMap((failures) =>
    Object.entries(failures).flatMap(([name, cases]) => Object.keys(cases).map((one) => [name, one])),
  );
  const existing = fixtures.flatMap(({ name, cases }) => cases.map((one) => [name, one.name]));
  expect(existing).toEqual(expect.arrayContaining(known));
});

test('names of fixtures and of the cases of a fixture are unique', () => {
  for (const names of [fixtures.map(({ name }) => name), ...fixtures.map(({ cases }) => cases.map(({ name }) => name))])
    expect(new Set(names).size).toBe(names.length);
});

type Expectation = (answer: Answer, one: Case) => void;

/** The cases of a fixture, one after another on the same subgraphs. One with a known failure passes as long as it fails. */
const run = (fixture: Fixture, way: Way, expectation: Expectation, failures: Readonly<Record<string, string>> = {}) => {
  let gateway: StartedGateway;
  beforeAll(async () => {
    gateway = await way(fixture);
  });
  afterAll(() => gateway?.close());
  for (const one of fixture.cases) {
    const reason = failures[one.name];
    const title = reason === undefined ? one.name : `${one.name} (fails: ${reason})`;
    (reason === undefined ? test : test.fails)(title, async () => {
      expectation(await gateway.ask(one), one);
    });
  }
};

const expectExactly: Expectation = (answer, one) => {
  expectRoughly(answer, one);
  if (typeof one.errors !== 'object') return;
  expect(paths(answer.errors?.map(({ path }) => path) ?? [])).toEqual(paths(one.errors));
};

/** Data, and whether there are errors: the stock gateway does not always know where an error belongs. */
const expectRoughly: Expectation = ({ data = null, errors = [] }, one) => {
  expect(data, JSON.stringify(errors)).toEqual(one.data);
  if ((one.errors ?? false) === false) expect(errors).toEqual([]);
  else expect(errors).not.toEqual([]);
};

const paths = (list: readonly unknown[]): readonly string[] => list.map((path) => JSON.stringify(path)).toSorted();
