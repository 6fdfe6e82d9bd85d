import { setTimeout as sleep } from 'node:timers/promises';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../ask.ts';
import { connect, eventStream, subscribe } from '../subscriptions/clients.ts';
import { type CountedWorld, openCountedWorld } from './counted-world.ts';
import { limitCases } from './limit-cases.ts';

let world: CountedWorld;
beforeAll(async () => {
  world = await openCountedWorld();
});
afterAll(() => world.close());

const manager = { token: 'manager' };

describe.each(limitCases)('at most $what', ({ limit, below, above }) => {
  test('pass and bring data', async () => {
    const before = world.fetches();
    const answer = await ask(world.url, below(world), manager);
    expect(answer.json.errors).toBeUndefined();
    expect(answer.status).toBe(200);
    expect(Object.values(answer.json.data)[0]).toBeTruthy();
    expect(world.fetches()).toBeGreaterThan(before);
  });

  test('and one more is refused before anything is planned or fetched', async () => {
    const before = [world.fetches(), await world.plans()];
    const answer = await ask(world.url, above(world), manager);
    expect([answer.status, answer.code]).toEqual([400, 'LIMIT_EXCEEDED']);
    expect(answer.json.errors).toHaveLength(1);
    expect(answer.json.errors[0].extensions).toMatchObject({ limit, maximum: expect.any(Number) });
    expect(answer.json.data ?? null).toBeNull();
    expect([world.fetches(), await world.plans()]).toEqual(before);
  });
});

test('GraphiQL may ask for the whole schema', async () => {
  const query = getIntrospectionQuery({
    descriptions: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  });
  const answer = await ask(world.url, { query }, manager);
  expect(answer.json.errors).toBeUndefined();
  expect(answer.json.data.__schema.types.length).toBeGreaterThan(200);
});

describe('over connections that stay', () => {
  const cases = limitCases.filter(({ what }) =>
    ['15 levels', '10,000 points that variables decide', 'one sign-in'].includes(what),
  );
  const refusal = (limit: string) => ({ extensions: { code: 'LIMIT_EXCEEDED', limit } });

  test.each(cases)('a WebSocket refuses more than $what', async ({ limit, above }) => {
    const client = connect(world.url, 'manager');
    const before = world.fetches();
    const { query, variables = {} } = above(world);
    expect(await subscribe(client, { query, variables }).ended).toMatchObject([refusal(limit)]);
    expect(world.fetches()).toBe(before);
    await client.dispose();
  });

  test.each(cases)('an event stream refuses more than $what', async ({ limit, above }) => {
    const before = world.fetches();
    const stream = eventStream(world.url, above(world), { token: 'manager' });
    await stream.ended;
    expect(stream.results).toMatchObject([{ errors: [refusal(limit)] }]);
    expect(world.fetches()).toBe(before);
  });

  const event = (first: string) =>
    `subscription($n: Int) { paymentRecorded { payment { lease { unit { property { units(first: ${first}) { nodes { residents(first: 100) { nodes { id } } } } } } } } } }`;

  test.each([
    ['that a literal decides', { query: event('99').replace('($n: Int)', '') }],
    ['that a variable decides', { query: event('$n'), variables: { n: 99 } }],
  ])('a subscription whose event costs more than 10,000 points %s never listens', async (_what, payload) => {
    const client = connect(world.url, 'manager');
    expect(await subscribe(client, payload).ended).toMatchObject([refusal('cost')]);
    expect(world.listeners()).toBe(0);
    const cheaper = subscribe(client, { query: event('$n'), variables: { n: 90 } });
    await world.heard(1);
    cheaper.stop();
    await cheaper.ended;
    while (world.listeners() > 0) await sleep(5);
    await client.dispose();
  });
});

describe('a registered operation', () => {
  const sha = 'a'.repeat(64);
  const deep = limitCases.find(({ what }) => what === '15 levels')!;
  const dear = limitCases.find(({ what }) => what === '10,000 points that variables decide')!;
  const long = limitCases.find(({ what }) => what === 'a variable list of 100')!;

  test('is not measured again: it passed the limits of its time', async () => {
    const { query } = deep.above(world);
    world.edge.register(world.sessions.partner, sha, query);
    const answer = await ask(world.url, { documentId: sha }, { token: 'partner' });
    expect(answer.json.errors).toBeUndefined();
    expect(answer.json.data.units.nodes[0].property.units.nodes).toHaveLength(1);
    // The same text from somebody else is measured, although it is known to be valid now.
    expect((await ask(world.url, { query }, manager)).code).toBe('LIMIT_EXCEEDED');
  });

  test.each([
    ['cost', dear],
    ['listItems', long],
  ])('is bound by what its variables ask for: %s', async (limit, { below, above }) => {
    const documentId = limit.padEnd(64, '0').replaceAll(/[^0-9a-f]/g, '1');
    const { query, variables } = below(world);
    world.edge.register(world.sessions.partner, documentId, query);
    expect((await ask(world.url, { documentId, variables }, { token: 'partner' })).status).toBe(200);
    const refused = await ask(world.url, { documentId, variables: above(world).variables }, { token: 'partner' });
    expect(refused.json.errors[0].extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit });
  });
});

describe('what an answer tells of its cost', () => {
  const query = '{ units(first: 7) { nodes { id } } }';
  const headers = { 'x-query-cost': 'true' };

  test('is the points and the most that there may be, when it was asked for', async () => {
    const answer = await ask(world.url, { query }, { ...manager, headers });
    expect(answer.json.extensions).toEqual({ cost: { requested: 8, maximum: 10_000 } });
    expect(answer.json.data.units.nodes).not.toHaveLength(0);
  });

  test('is nothing otherwise, and nothing for a document that is not valid', async () => {
    expect((await ask(world.url, { query }, manager)).json.extensions).toBeUndefined();
    expect((await ask(world.url, { query: '{ nothing }' }, { ...manager, headers })).json.extensions).toBeUndefined();
  });
});
