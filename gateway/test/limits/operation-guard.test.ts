import { defaultOperationLimits } from '@lintel/server/operation-limits';
import { describe, expect, test } from 'vitest';
import { compose } from '../../src/compose.ts';
import { createGateway } from '../../src/gateway.ts';
import { mostPoints, operationGuard } from '../../src/limits/operation-guard.ts';
import { ask } from '../ask.ts';
import { fixtureEdge } from '../fixture.ts';
import { costed, costSdl } from './cost-cases.ts';

const limitOf = (run: () => void): unknown => {
  try {
    run();
    return 'passed';
  } catch (error) {
    return (error as { extensions?: { limit?: unknown } }).extensions?.limit;
  }
};

describe('the guard', () => {
  const guard = operationGuard(costSdl, defaultOperationLimits);
  const judge = (text: string, variables: Readonly<Record<string, unknown>> = {}) =>
    limitOf(() => guard.judge(costed(text), variables));

  test('has the cost of the product where the supergraph declares costs, and of whoever sets it', () => {
    expect(guard.limits.cost).toBe(mostPoints);
    expect(operationGuard(costSdl, { ...defaultOperationLimits, cost: 3 }).limits.cost).toBe(3);
  });

  test('guesses no cost where the supergraph declares none, but for whoever sets a limit', () => {
    const sdl = 'schema { query: Query } type Query { a: [Int] }';
    expect(operationGuard(sdl, defaultOperationLimits).limits.cost).toBe(Infinity);
    expect(operationGuard(sdl, { ...defaultOperationLimits, cost: 3 }).limits.cost).toBe(3);
  });

  test('bounds a variable by every place where it is used', () => {
    const create = 'mutation($homes: [HomeInput!]!) { homesCreate(input: { homes: $homes }) { __typename } }';
    expect(judge(create, { homes: Array(300).fill({}) })).toBe('passed');
    expect(judge(create, { homes: Array(301).fill({}) })).toBe('listItems');
    const twice =
      'mutation($homes: [HomeInput!]!, $labels: [String!] = ["a"]) { homesCreate(input: { homes: $homes, labels: $labels }) { __typename } }';
    expect(judge(twice, { homes: [], labels: Array(100).fill('a') })).toBe('passed');
    expect(judge(twice, { homes: [], labels: Array(101).fill('a') })).toBe('listItems');
  });

  test('bounds lists in the elements of lists, in variables and in the document', () => {
    const create = 'mutation($input: HomesCreateInput!) { homesCreate(input: $input) { __typename } }';
    expect(judge(create, { input: { homes: [{ rooms: Array(100).fill({}) }] } })).toBe('passed');
    expect(judge(create, { input: { homes: [{ rooms: Array(101).fill({}) }] } })).toBe('listItems');
    const rooms = (count: number) =>
      `mutation { homesCreate(input: { homes: [{ rooms: [${'{} '.repeat(count)}] }] }) { __typename } }`;
    expect(judge(rooms(100))).toBe('passed');
    expect(judge(rooms(101))).toBe('listItems');
  });

  test('bounds the default of a variable', () => {
    const create = (count: number) =>
      `mutation($labels: [String!] = [${'"a" '.repeat(count)}]) { homesCreate(input: { homes: [], labels: $labels }) { __typename } }`;
    expect(judge(create(100))).toBe('passed');
    expect(judge(create(101))).toBe('listItems');
  });

  test('bounds how deep a value is nested, where a type contains itself', () => {
    const create = 'mutation($room: RoomInput!) { homesCreate(input: { homes: [{ rooms: [$room] }] }) { __typename } }';
    const nested = (levels: number): object => (levels === 0 ? {} : { within: nested(levels - 1) });
    expect(judge(create, { room: nested(40) })).toBe('passed');
    expect(judge(create, { room: nested(60) })).toBe('inputDepth');
    expect(judge(create, { room: nested(5000) })).toBe('inputDepth');
  });

  test('takes what is wrong with a variable for somebody else to tell', () => {
    const create = 'mutation($homes: [HomeInput!]!) { homesCreate(input: { homes: $homes }) { __typename } }';
    for (const homes of [undefined, null, 7, 'x', { rooms: 3 }, [[[{}]]], [null]])
      expect(judge(create, { homes })).toBe('passed');
  });

  test('lets one sensitive field pass, however often the same one is written', () => {
    expect(judge('mutation { pay }')).toBe('passed');
    expect(judge('mutation { pay pay ...F } fragment F on Mutation { pay }')).toBe('passed');
    expect(judge('mutation { pay quick other: quick }')).toBe('passed');
    expect(judge('mutation { pay refund }')).toBe('sensitiveFields');
    expect(judge('mutation { a: pay b: pay }')).toBe('sensitiveFields');
    expect(judge('mutation($v: Boolean = true) { pay ... @skip(if: $v) { a: pay } }')).toBe('sensitiveFields');
  });

  test('looks at a text again when it is not registered any more', () => {
    const deep = `{ ${'a { '.repeat(15)}a${' }'.repeat(15)} }`;
    expect(limitOf(() => guard.admit(deep, true))).toBe('passed');
    expect(limitOf(() => guard.admit(deep, false))).toBe('depth');
    expect(limitOf(() => guard.admit(deep, false))).toBe('depth');
  });
});

describe('with the stock executor', () => {
  test('the same limits hold', async () => {
    let fetches = 0;
    const sdl = `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@listSize"])
      type Query { numbers(first: Int): [Box!] @listSize(slicingArguments: ["first"], assumedSize: 5, requireOneSlicingArgument: false) }
      type Box { number: Int boxes(first: Int): [Box!] @listSize(slicingArguments: ["first"], assumedSize: 5, requireOneSlicingArgument: false) }`;
    const app = await createGateway({
      supergraphSdl: compose([{ name: 'one', sdl }]).supergraph,
      source: (name) => ({
        name,
        execute: async () => {
          fetches += 1;
          return { data: { numbers: [{ number: 1 }] } };
        },
      }),
      executor: 'apollo',
      operationLimits: { ...defaultOperationLimits, cost: 50, depth: 3 },
      edge: fixtureEdge(),
      introspection: 'open',
      isReady: async () => true,
      logLevel: 'silent',
    });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const query = 'query($n: Int) { numbers(first: $n) { number } }';
    expect((await ask(url, { query, variables: { n: 50 } })).json).toEqual({ data: { numbers: [{ number: 1 }] } });
    expect(fetches).toBe(1);
    const dear = await ask(url, { query, variables: { n: 51 } });
    expect(dear.json.errors[0].extensions).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 'cost',
      maximum: 50,
      actual: 51,
    });
    const deep = await ask(url, { query: '{ numbers { boxes { boxes { number } } } }' });
    expect(deep.json.errors[0].extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'depth', maximum: 3 });
    expect(fetches).toBe(1);
    await app.close();
  });
});
