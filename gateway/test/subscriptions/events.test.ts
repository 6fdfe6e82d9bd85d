import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../ask.ts';
import { connect, eventStream, type Heard, subscribe } from './clients.ts';
import { deliver, openWorld, type World } from './world.ts';

const recorded = `subscription ($unitId: ID, $leaseId: ID) { paymentRecorded(unitId: $unitId, leaseId: $leaseId) {
  occurredAt payment { id amount { amount currency } money: amount { minorUnits } unit { number property { name } } }
} }`;

let world: World;
const clients: Client[] = [];
const streams: Heard[] = [];

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
  for (const stream of streams.splice(0)) stream.stop();
  while (world.listeners() > 0) await sleep(2);
});

/** A subscriber by each way. */
const ways = {
  'a WebSocket': (token: string, query: string, variables: Record<string, unknown> = {}) => {
    const client = connect(world.url, token);
    clients.push(client);
    return subscribe(client, { query, variables });
  },
  'an event stream': (token: string, query: string, variables: Record<string, unknown> = {}) => {
    const stream = eventStream(world.url, { query, variables }, { token });
    streams.push(stream);
    return stream;
  },
};

describe.each(Object.entries(ways))('over %s', (_name, listen) => {
  test('an event of finance brings what property knows of its unit', async () => {
    const { unit, property } = world.home;
    const { until } = listen('manager', recorded);
    await world.heard(1);
    const before = Date.now();
    const id = await world.pay(world.home, '12.50');
    const [result] = await until(1);
    expect(result).toEqual({
      data: {
        paymentRecorded: {
          occurredAt: expect.any(String),
          payment: {
            id,
            amount: { amount: '12.50', currency: 'USD' },
            money: { minorUnits: 1250 },
            unit: { number: unit.number, property: { name: property.name } },
          },
        },
      },
    });
    const since = Date.parse(result.data.paymentRecorded.occurredAt) - before;
    expect(Math.abs(since)).toBeLessThan(60_000);
  });

  test('a resident hears of his own unit only, another organization of nothing', async () => {
    const resident = listen('resident', recorded);
    const stranger = listen('stranger', recorded);
    const manager = listen('manager', recorded);
    await world.heard(2);
    const other = await world.pay(world.elsewhere);
    const own = await world.pay(world.home);
    const foreign = await world.pay(world.foreign);
    const ids = (results: readonly { data: { paymentRecorded: { payment: { id: string } } } }[]) =>
      results.map(({ data }) => data.paymentRecorded.payment.id);
    expect(ids(await manager.until(2))).toEqual([other, own]);
    expect(ids(await resident.until(1))).toEqual([own]);
    // Events are told in order, so by this one all before it have been told or left out.
    while (stranger.results.length === 0) await world.pay(world.foreign).then(() => sleep(50));
    expect(ids(stranger.results)).not.toContain(own);
    expect(ids(resident.results)).toEqual([own]);
    expect(ids(manager.results)).not.toContain(foreign);
  });

  test('arguments choose', async () => {
    const ofUnit = listen('manager', recorded, { unitId: world.elsewhere.unit.id });
    const ofLease = listen('manager', recorded, { leaseId: world.home.lease.id });
    await world.heard(2);
    const home = await world.pay(world.home);
    const elsewhere = await world.pay(world.elsewhere);
    expect((await ofUnit.until(1))[0].data.paymentRecorded.payment.id).toBe(elsewhere);
    expect((await ofLease.until(1))[0].data.paymentRecorded.payment.id).toBe(home);
  });

  test('a repeated delivery is told once', async () => {
    const { until, results } = listen('manager', recorded);
    await world.heard(1);
    const first = await world.pay();
    await world.database.admin`update app.outbox_events set delivered_at = null where entity_id = ${first}`;
    await deliver(world.platform, world.home.organization.id as string);
    const second = await world.pay();
    await until(2);
    expect(results.map(({ data }) => data.paymentRecorded.payment.id)).toEqual([first, second]);
  });

  test('a query is answered once', async () => {
    const { results, ended } = listen('manager', '{ units(first: 1) { totalCount } }');
    expect(await ended).toBeUndefined();
    expect(results).toEqual([{ data: { units: { totalCount: 2 } } }]);
  });

  test('a mutation that moves money has nowhere to put its key, so it is refused', async () => {
    const { results, ended } = listen(
      'manager',
      'mutation ($input: PaymentRecordInput!) { paymentRecord(input: $input) { payment { id } } }',
      {
        input: {
          leaseId: world.home.lease.id,
          amount: { amount: '1.00', currency: 'USD' },
          method: 'CHECK',
          receivedOn: '2026-01-02',
        },
      },
    );
    expect(await ended).toBeUndefined();
    expect(results[0].errors[0].extensions.code).toBe('IDEMPOTENCY_KEY_REQUIRED');
  });
});

test('unitUpdated tells the unit as it is now', async () => {
  const { id } = world.home.unit;
  const client = connect(world.url, 'resident');
  clients.push(client);
  const { until } = subscribe(client, {
    query: 'subscription ($id: ID) { unitUpdated(id: $id) { unit { id floor balance { amount } } } }',
    variables: { id },
  });
  await world.heard(1);
  for (const unit of [world.elsewhere.unit, world.home.unit])
    await ask(
      world.url,
      {
        query: 'mutation ($input: UnitUpdateInput!) { unitUpdate(input: $input) { unit { id } userErrors { code } } }',
        variables: { input: { id: unit.id, floor: 7 } },
      },
      { token: 'manager' },
    );
  await deliver(world.platform, world.home.organization.id as string);
  expect(await until(1)).toMatchObject([{ data: { unitUpdated: { unit: { id, floor: 7 } } } }]);
});

test('what is not asked for by its right name is an error, and nothing is listened to', async () => {
  for (const listen of Object.values(ways)) {
    const { results, ended } = listen('manager', 'subscription { nothingOfTheKind { id } }');
    const errors = (await ended) ?? results[0].errors;
    expect(errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(errors[0].extensions.requestId).toBeTypeOf('string');
  }
  expect(world.listeners()).toBe(0);
});

test('a plain POST is told how to subscribe', async () => {
  const answer = await ask(world.url, { query: 'subscription { unitUpdated { unit { id } } }' }, { token: 'manager' });
  expect(answer).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  expect(answer.text).toContain('text/event-stream');
});

test('the number of subscriptions is a metric', async () => {
  expect(await world.metric('lintel_subscriptions_active')).toBe(0);
  const one = ways['a WebSocket']('manager', recorded);
  const other = ways['an event stream']('manager', recorded);
  await world.heard(2);
  expect(await world.metric('lintel_subscriptions_active')).toBe(2);
  one.stop();
  other.stop();
  while ((await world.metric('lintel_subscriptions_active')) > 0) await sleep(10);
});
