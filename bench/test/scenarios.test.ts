import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import type { BenchFacts } from '../src/facts.ts';
import { floorStatements, scenarios } from '../src/scenarios/index.ts';
import { entitiesOf } from '../src/scenarios/portfolio.ts';
import { planDocument } from '../src/studies/plan.ts';
import { scalingScenarios } from '../src/studies/scaling.ts';

const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'));
const facts: BenchFacts = {
  organizationId: 'o',
  userId: 'u',
  communityId: 'c',
  propertyId: 'p',
  residentId: 'r',
  paymentId: 'y',
  documentId: 'd',
  writableLeaseIds: ['l1', 'l2'],
  sizes: {},
};

test.each([...scenarios, ...scalingScenarios])('the question of $name is valid in the API', (scenario) => {
  expect(validate(schema, parse(scenario.federated(facts).query))).toEqual([]);
});

test('the questions of the plan study are valid, and each is another text', () => {
  expect(validate(schema, parse(planDocument(1)))).toEqual([]);
  expect(planDocument(1)).not.toBe(planDocument(2));
});

test('every parameter of a statement is a variable of its question', () => {
  const statements = floorStatements();
  for (const scenario of scenarios) {
    const { parameters = [], text = '' } = statements.get(scenario.name) ?? {};
    const variables = Object.keys(scenario.federated(facts).variables ?? {});
    expect(variables, scenario.name).toEqual(expect.arrayContaining([...parameters]));
    expect(new Set(text.match(/\$\d+/g)).size, scenario.name).toBe(parameters.length);
  }
});

test('names are unique: they are paths of the floor and keys of the results', () => {
  const names = [...scenarios, ...scalingScenarios].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('the portfolio of nested has some 250 entities', () => {
  expect(entitiesOf({ properties: 10, units: 5, payments: 3 })).toBe(260);
});
