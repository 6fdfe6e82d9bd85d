import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { deletedAt, identity, version } from '@lintel/db/columns';
import { buildCommunity, buildOrganization, type Row } from '@lintel/db/seeds/build';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import type { Session } from '@lintel/kernel/session';
import { pgSchema, text } from 'drizzle-orm/pg-core';
import { parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { defineSubgraph } from '../src/define.ts';
import type { OperationResult } from '../src/execute.ts';
import { byKey, load } from '../src/load.ts';
import { createPlatform, type Platform } from '../src/platform.ts';
import { eventChannel, eventMessage } from '../src/subscription-channel.ts';
import { subscriptionField } from '../src/subscription-field.ts';
import { subgraphSubscription } from '../src/subscription-run.ts';
import { executeOn, sessionAs, testPlatform } from '../src/testing.ts';

// A subgraph as small as one can be, over a real table with its real policies.
const communities = pgSchema('identity').table('communities', {
  ...identity(),
  name: text('name').notNull(),
  version: version(),
  deletedAt: deletedAt(),
});
type CommunityRow = typeof communities.$inferSelect;
const communityById = byKey(communities, communities.id);
const brokenLoad = 'broken';
const brokenConcern = 'broken too';

const subgraph = defineSubgraph('identity', [
  {
    typeDefs: [
      parse(`
        type Community @key(fields: "id") @public { id: ID! name: String! }
        type CommunityRenamedEvent { community: Community! secret: String! }
        extend type Query { hello: String @public }
        extend type Subscription {
          communityRenamed(id: ID, name: String): CommunityRenamedEvent! @can(permission: "identity.community.read")
        }
      `),
    ],
    resolvers: {
      Query: { hello: () => 'hello' },
      Community: { __resolveReference: () => null },
      CommunityRenamedEvent: {
        secret: () => {
          throw new Error('CANARY-42');
        },
      },
      Subscription: {
        communityRenamed: subscriptionField<{ id?: string; name?: string }, { community: CommunityRow }>({
          events: ['community.renamed'],
          concerns: ({ entityId, payload }, { id }) => {
            if (payload.name === brokenConcern) throw new Error('CANARY-43');
            return id == null || id === entityId;
          },
          load: async (context, { entityId, payload }, { name }) => {
            if (payload.name === brokenLoad) throw new Error('CANARY-41');
            const community = await load(context, communityById, entityId);
            return community === null || (name != null && community.name !== name) ? null : { community };
          },
        }),
      },
    },
  },
]);
const subscribe = subgraphSubscription(subgraph);

let database: TestDatabase;
let platform: Platform;
let cedar: Row;
let elm: Row;
let oak: Row;
let foreign: Row;
let manager: Session;
/** Channels of the bus that somebody listens to. */
const listening: string[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  cedar = await buildOrganization(database.admin);
  elm = await buildCommunity(database.admin, cedar, { name: 'Elm' });
  oak = await buildCommunity(database.admin, cedar, { name: 'Oak' });
  foreign = await buildCommunity(database.admin, await buildOrganization(database.admin), { name: 'Foreign' });
  manager = sessionAs('manager', cedar);
});
afterAll(() => database.close());
beforeEach(() => {
  listening.length = 0;
  const made = testPlatform(database.door);
  platform = createPlatform({
    ...made,
    bus: {
      ...made.bus,
      subscribe: async (channel, listener) => {
        listening.push(channel);
        const leave = await made.bus.subscribe(channel, listener);
        return async () => {
          listening.splice(listening.indexOf(channel), 1);
          await leave();
        };
      },
    },
  });
});

const publish = (
  community: Row,
  { id = randomUUID(), type = 'community.renamed', name = 'x', in: room = cedar } = {},
) =>
  platform.bus.publish(
    eventChannel(String(room.id)),
    eventMessage({
      id,
      type,
      entity: 'Community',
      entityId: String(community.id),
      payload: { name },
      occurredAt: new Date(),
    }),
  );

const document =
  'subscription ($id: ID, $name: String) { communityRenamed(id: $id, name: $name) { community { id name } } }';

/** Subscribes and waits until events are heard. */
const listen = async (as: Session | null, variables: Record<string, unknown> = {}, query = document) => {
  const controller = new AbortController();
  const facts = { requestId: 'test', session: as, dryRun: false };
  const results = subscribe({ query, variables }, { platform, facts, signal: controller.signal });
  const told: OperationResult[] = [];
  const first = results.next();
  let isOver = false;
  const reading = (async () => {
    for (let result = await first; !result.done; result = await results.next()) told.push(result.value);
    isOver = true;
  })();
  while (listening.length === 0 && !isOver) await sleep(1);
  return {
    told,
    end: async () => {
      controller.abort();
      await reading;
    },
    over: reading,
    until: async (count: number) => {
      while (told.length < count) await sleep(5);
      return told;
    },
  };
};

const names = (told: readonly OperationResult[]) =>
  told.map(
    ({ data }) => (data as { communityRenamed: { community: { name: string } } }).communityRenamed.community.name,
  );

test('each event is answered from a snapshot of its own', async () => {
  const { until, end } = await listen(manager);
  await publish(elm);
  expect(await until(1)).toEqual([{ data: { communityRenamed: { community: { id: elm.id, name: 'Elm' } } } }]);
  await database.admin`update identity.communities set name = 'Elm Street' where id = ${elm.id as string}`;
  await publish(elm);
  expect(names(await until(2))).toEqual(['Elm', 'Elm Street']);
  await database.admin`update identity.communities set name = 'Elm' where id = ${elm.id as string}`;
  await end();
});

test('who may not see a row hears nothing of it, and is not told that there was something', async () => {
  const limited = await listen(
    sessionAs('manager', cedar, { visibility: 'communities', communityIds: [oak.id as string] }),
  );
  const all = await listen(manager);
  await publish(elm);
  await publish(foreign);
  await publish(oak);
  expect(names(await limited.until(1))).toEqual(['Oak']);
  expect(names(await all.until(2))).toEqual(['Elm', 'Oak']);
  await limited.end();
  await all.end();
});

test('another organization hears nothing, whatever is on its neighbour’s channel', async () => {
  const stranger = await listen(sessionAs('manager', { id: foreign.organization_id as string }));
  await publish(elm);
  await publish(elm, { in: { id: foreign.organization_id as string } as Row });
  await publish(foreign, { in: { id: foreign.organization_id as string } as Row });
  expect(names(await stranger.until(1))).toEqual(['Foreign']);
  await stranger.end();
});

test('arguments choose, by the event and by the row', async () => {
  const one = await listen(manager, { id: oak.id });
  const named = await listen(manager, { name: 'Elm' });
  await publish(elm);
  await publish(oak);
  await publish(elm, { type: 'community.archived' });
  expect(names(await one.until(1))).toEqual(['Oak']);
  expect(names(await named.until(1))).toEqual(['Elm']);
  await one.end();
  await named.end();
});

test('a delivery that is repeated is told once', async () => {
  const { until, end } = await listen(manager);
  const id = randomUUID();
  await publish(elm, { id });
  await publish(elm, { id });
  await publish(oak);
  expect(names(await until(2))).toEqual(['Elm', 'Oak']);
  await end();
});

test('permissions are checked before anything is listened to', async () => {
  const code = async (as: Session | null, query?: string, variables?: object) => {
    const { told, over } = await listen(as, { ...variables }, query);
    await over;
    expect(listening).toEqual([]);
    expect(told).toHaveLength(1);
    expect('data' in told[0]!).toBe(false);
    return told[0]!.errors?.[0]?.extensions?.code;
  };
  expect(await code({ ...manager, permissions: [] })).toBe('FORBIDDEN');
  expect(await code(null)).toBe('UNAUTHENTICATED');
  expect(await code(manager, '{ hello }')).not.toBeUndefined();
  expect(await code(manager, 'subscription { nothing }')).toBe('BAD_USER_INPUT');
  expect(await code(manager, document, { id: { not: 'an id' } })).toBe('BAD_USER_INPUT');
});

test('a reader who is too slow is ended, and costs no more than a full buffer', async () => {
  const facts = { requestId: 'test', session: manager, dryRun: false };
  const results = subscribe({ query: document }, { platform, facts, signal: new AbortController().signal });
  const first = results.next();
  while (listening.length === 0) await sleep(1);
  await publish(elm);
  await first;
  for (let index = 0; index < 1001; index += 1) await publish(elm);
  const { value } = await results.next();
  expect(value).toMatchObject({ errors: [{ extensions: { code: 'SUBSCRIPTION_ENDED', requestId: 'test' } }] });
  expect(value).not.toHaveProperty('data');
  expect(await results.next()).toEqual({ done: true, value: undefined });
  expect(listening).toEqual([]);
});

test('a fault in loading ends the subscription, a fault in a field only costs the field; neither says what it was', async () => {
  const field = await listen(manager, {}, 'subscription { communityRenamed { community { id } secret } }');
  await publish(elm);
  expect(await field.until(1)).toEqual([
    { data: null, errors: [expect.objectContaining({ path: ['communityRenamed', 'secret'] })] },
  ]);
  await publish(elm, { name: brokenLoad });
  await field.over;
  expect(field.told).toHaveLength(2);
  expect(field.told[1]).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL' } }] });
  expect(JSON.stringify(field.told)).not.toContain('CANARY');
});

test('a fault in choosing ends the subscription too, and not whoever publishes', async () => {
  const one = await listen(manager);
  const other = await listen(manager);
  await publish(elm, { name: brokenConcern });
  for (const { over, told } of [one, other]) {
    await over;
    expect(told).toMatchObject([{ errors: [{ extensions: { code: 'INTERNAL' } }] }]);
    expect(JSON.stringify(told)).not.toContain('CANARY');
  }
});

test('one channel serves all, until the last one leaves', async () => {
  const one = await listen(manager);
  const other = await listen(manager);
  expect(listening).toEqual([eventChannel(cedar.id as string)]);
  await publish(elm);
  await one.until(1);
  await other.until(1);
  await one.end();
  expect(listening).toHaveLength(1);
  await other.end();
  while (listening.length > 0) await sleep(1);
  await publish(elm);
  expect(one.told.length + other.told.length).toBe(2);
});

test('messages that are no events are skipped', async () => {
  const { until, end } = await listen(manager);
  for (const message of ['', 'null', '[]', '{"id":1}', '{"id":"x","type":"community.renamed"}'])
    await platform.bus.publish(eventChannel(cedar.id as string), message);
  await publish(elm);
  expect(names(await until(1))).toEqual(['Elm']);
  await end();
});

test('a subscription sent as a query is refused', async () => {
  const { errors } = await executeOn(subgraph, platform, { query: document, as: manager });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
});
