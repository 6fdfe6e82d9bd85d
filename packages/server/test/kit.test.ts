import { currency, deletedAt, identity, instant, version } from '@lintel/db/columns';
import { archived, live } from '@lintel/db/live';
import { buildCommunity, buildOrganization, buildProperty, type Row } from '@lintel/db/seeds/build';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { fail, ok } from '@lintel/kernel/result';
import { eq, sql } from 'drizzle-orm';
import { pgSchema, text, uuid } from 'drizzle-orm/pg-core';
import { parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkVersion, command, resolveCommand } from '../src/command.ts';
import { type Context, createContext } from '../src/context.ts';
import { defineSubgraph } from '../src/define.ts';
import { availabilityError } from '../src/driver-errors.ts';
import { byKey, load } from '../src/load.ts';
import { errorFields } from '../src/log.ts';
import { childPage, type Order, pageOf } from '../src/page.ts';
import type { Platform } from '../src/platform.ts';
import { executeOn, sessionAs, testPlatform } from '../src/testing.ts';

// A subgraph as small as one can be, over real tables: what is tested is the kit that all five stand on.
const communities = pgSchema('identity').table('communities', {
  ...identity(),
  name: text('name').notNull(),
  nameKey: text('name_key').notNull(),
  timeZone: text('time_zone').notNull(),
  currency: currency().notNull(),
  address: text('address'),
  version: version(),
  updatedAt: instant('updated_at').notNull(),
  deletedAt: deletedAt(),
});
const properties = pgSchema('property').table('properties', {
  ...identity(),
  communityId: uuid('community_id').notNull(),
  name: text('name').notNull(),
  nameKey: text('name_key').notNull(),
});
const byName = (direction: 'asc' | 'desc'): Order => ({
  name: 'name',
  columns: [communities.nameKey, communities.id],
  direction,
});
const communityById = byKey(communities, communities.id, live(communities));
const propertiesOfCommunity = {
  name: 'properties',
  table: properties,
  parentKey: properties.communityId,
  order: { name: 'name', columns: [properties.nameKey, properties.id], direction: 'asc' },
} as const;

type Args = { first?: number; after?: string; descending?: boolean; archived?: 'EXCLUDE' | 'ONLY' | 'INCLUDE' };
type RenameInput = { id: string; name: string; expectedVersion?: number | null };
const renameOptions = {
  constraints: { communities_name_key: { code: 'ALREADY_EXISTS', path: ['input', 'name'] } },
} as const;
const rename = command(
  'communityRename',
  renameOptions,
  async ({ tx, emit }, { id, name, expectedVersion }: RenameInput) => {
    const [row] = await tx.select().from(communities).where(eq(communities.id, id)).for('update');
    if (row === undefined) return fail('NOT_FOUND', { path: ['input', 'id'] });
    const current = checkVersion(row, expectedVersion);
    if (!current.ok) return current;
    const [renamed] = await tx
      .update(communities)
      .set({ name, nameKey: name.toLowerCase(), version: row.version + 1 })
      .where(eq(communities.id, id))
      .returning();
    await emit({ type: 'community.renamed', entity: 'Community', entityId: id, payload: { name } });
    if (name === 'Refused') return fail('INVALID_VALUE', { path: ['input', 'name'] });
    return ok(renamed!);
  },
);
const pay = command('pay', { money: true }, async (_work, input: RenameInput) =>
  ok({ id: input.id, name: input.name, minorUnits: 5n }),
);

const subgraph = defineSubgraph('identity', [
  {
    typeDefs: [
      parse(`
        type Community @key(fields: "id") @can(permission: "identity.community.read") { id: ID! name: String! version: Int! properties(first: Int, after: String): PropertyConnection! }
        type Property { id: ID! name: String! }
        type PropertyConnection { nodes: [Property!]! edges: [PropertyEdge!]! pageInfo: PageInfo! totalCount: Int! }
        type PropertyEdge { cursor: String! node: Property! }
        type CommunityConnection { nodes: [Community!]! edges: [CommunityEdge!]! pageInfo: PageInfo! totalCount: Int! }
        type CommunityEdge { cursor: String! node: Community! }
        input CommunityRenameInput { id: ID! name: String! expectedVersion: Int }
        type CommunityRenamePayload { community: Community userErrors: [UserError!]! }
        extend type Query {
          communities(first: Int, after: String, descending: Boolean, archived: ArchivedFilter): CommunityConnection! @can(permission: "identity.community.read")
          broken: String @can(permission: "identity.community.read")
          hello: String @public
        }
        extend type Mutation {
          communityRename(input: CommunityRenameInput!): CommunityRenamePayload! @can(permission: "identity.community.update")
          pay(input: CommunityRenameInput!): CommunityRenamePayload! @can(permission: "identity.community.update")
        }
      `),
    ],
    resolvers: {
      Query: {
        communities: (_: unknown, args: Args, context: Context) =>
          pageOf(
            context,
            {
              name: 'communities',
              table: communities,
              order: byName(args.descending ? 'desc' : 'asc'),
              where: archived(communities, args.archived),
              filter: { archived: args.archived },
            },
            args,
          ),
        broken: (_: unknown, _args: unknown, context: Context) =>
          context.read((tx) => tx.execute(sql`select * from nowhere where secret = ${'CANARY-PARAM'}`)),
        hello: () => 'hello',
      },
      Mutation: { communityRename: resolveCommand(rename, 'community'), pay: resolveCommand(pay, 'community') },
      Community: {
        __resolveReference: ({ id }: { id: string }, context: Context) => load(context, communityById, id),
        properties: (community: { id: string }, args: Args, context: Context) =>
          childPage(context, propertiesOfCommunity, community.id, args),
      },
    },
  },
]);

let database: TestDatabase;
let platform: Platform;
let cedar: Row;
let birch: Row;
let elm: Row;
const logged: object[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  const log = (fields: object) => void logged.push(fields);
  platform = testPlatform(database.door, { log: { info: log, warn: log, error: log } });
  cedar = await buildOrganization(database.admin);
  birch = await buildOrganization(database.admin);
  for (const name of ['Ash', 'Beech', 'Cherry', 'Dogwood', 'Elm']) {
    const community = await buildCommunity(database.admin, cedar, { name, name_key: name.toLowerCase() });
    if (name === 'Elm') elm = community;
    for (const number of [1, 2, 3])
      await buildProperty(database.admin, community, {
        name: `${name} ${number}`,
        name_key: `${name.toLowerCase()} ${number}`,
      });
  }
  await buildCommunity(database.admin, birch, { name: 'Birch' });
});
afterAll(() => database.close());
beforeEach(() => void logged.splice(0));

const manager = () => sessionAs('manager', cedar);
const ask = (query: string, options: Partial<Parameters<typeof executeOn>[2]> = {}) =>
  executeOn(subgraph, platform, { query, as: manager(), ...options });
const codes = (result: { errors?: readonly { extensions?: Record<string, unknown> }[] }) =>
  result.errors?.map((error) => error.extensions?.code);

describe('connections', () => {
  test('pages forward through everything once, in order, in both directions', async () => {
    for (const [descending, expected] of [
      [false, 'Ash,Beech,Cherry,Dogwood,Elm'],
      [true, 'Elm,Dogwood,Cherry,Beech,Ash'],
    ] as const) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { data } = await ask(
          'query($after: String, $descending: Boolean) { communities(first: 2, after: $after, descending: $descending) { nodes { name } totalCount pageInfo { hasNextPage hasPreviousPage endCursor } } }',
          { variables: { after, descending } },
        );
        seen.push(...data.communities.nodes.map((node: { name: string }) => node.name));
        expect(data.communities.totalCount).toBe(5);
        expect(data.communities.pageInfo.hasPreviousPage).toBe(after !== null);
        after = data.communities.pageInfo.hasNextPage ? data.communities.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen.join()).toBe(expected);
    }
  });

  test('a cursor opens only in the list, order, filter and organization it was made in', async () => {
    const { data } = await ask('{ communities(first: 1) { edges { cursor } } }');
    const { cursor } = data.communities.edges[0];
    const use = (query: string, as = manager()) => ask(query, { variables: { cursor }, as });
    expect(
      codes(await use('query($cursor: String) { communities(after: $cursor) { nodes { name } } }')),
    ).toBeUndefined();
    expect(
      codes(await use('query($cursor: String) { communities(after: $cursor, descending: true) { nodes { name } } }')),
    ).toEqual(['CURSOR_INVALID']);
    expect(
      codes(await use('query($cursor: String) { communities(after: $cursor, archived: ONLY) { nodes { name } } }')),
    ).toEqual(['CURSOR_INVALID']);
    expect(
      codes(
        await use(
          'query($cursor: String) { communities(after: $cursor) { nodes { name } } }',
          sessionAs('manager', birch),
        ),
      ),
    ).toEqual(['CURSOR_INVALID']);
    for (const forged of [
      '',
      'x',
      cursor.slice(0, -2),
      `${cursor.startsWith('A') ? 'B' : 'A'}${cursor.slice(1)}`,
      'a'.repeat(100_000),
    ]) {
      expect(
        codes(
          await ask('query($cursor: String) { communities(after: $cursor) { nodes { name } } }', {
            variables: { cursor: forged },
          }),
        ),
      ).toEqual(['CURSOR_INVALID']);
    }
  });

  test.each([0, -1, 101, 2_147_483_647])('first: %s is refused', async (first) => {
    expect(
      codes(
        await ask('query($first: Int) { communities(first: $first) { nodes { name } } }', { variables: { first } }),
      ),
    ).toEqual(['BAD_USER_INPUT']);
  });

  test('children of all parents come with their own pages, cursors and counts', async () => {
    const { data, errors } = await ask(
      '{ communities { nodes { name properties(first: 2) { nodes { name } totalCount pageInfo { hasNextPage endCursor } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.communities.nodes[4]).toMatchObject({
      name: 'Elm',
      properties: { nodes: [{ name: 'Elm 1' }, { name: 'Elm 2' }], totalCount: 3, pageInfo: { hasNextPage: true } },
    });
    const after = data.communities.nodes[4].properties.pageInfo.endCursor;
    const next = await ask(
      'query($after: String, $r: [_Any!]!) { _entities(representations: $r) { ... on Community { properties(first: 2, after: $after) { nodes { name } } } } }',
      {
        variables: { after, r: [{ __typename: 'Community', id: elm.id }] },
      },
    );
    expect(next.data._entities[0].properties.nodes).toEqual([{ name: 'Elm 3' }]);
  });
});

describe('permissions', () => {
  test('nobody reaches a field that is not public, everybody a public one', async () => {
    expect(codes(await ask('{ communities { nodes { name } } }', { as: null }))).toEqual(['UNAUTHENTICATED']);
    expect((await ask('{ hello }', { as: null })).data).toEqual({ hello: 'hello' });
  });

  test('a missing permission names the coordinate, on root fields and through _entities', async () => {
    const as = sessionAs('manager', cedar, { permissions: [] });
    const result = await ask('{ communities { nodes { name } } }', { as });
    expect(result.errors?.[0]).toMatchObject({
      extensions: { code: 'FORBIDDEN', coordinate: 'Query.communities', permission: 'identity.community.read' },
    });
    const entity = await ask('query($r: [_Any!]!) { _entities(representations: $r) { ... on Community { name } } }', {
      as,
      variables: { r: [{ __typename: 'Community', id: elm.id }] },
    });
    expect(codes(entity)).toEqual(['FORBIDDEN']);
  });

  test("another organization's entity does not exist, whatever the representation claims", async () => {
    const r = [{ __typename: 'Community', id: elm.id, organizationId: cedar.id, name: 'mine' }];
    const { data } = await ask('query($r: [_Any!]!) { _entities(representations: $r) { ... on Community { name } } }', {
      as: sessionAs('manager', birch),
      variables: { r },
    });
    expect(data._entities).toEqual([null]);
  });
});

const renameQuery =
  'mutation($input: CommunityRenameInput!) { communityRename(input: $input) { community { name version } userErrors { code path } } }';
const nameOf = async (id: string) =>
  (await database.admin`select name from identity.communities where id = ${id}`)[0]?.name;

describe('commands', () => {
  test('answers the object, bumps the version, writes audit and outbox in the same transaction', async () => {
    const { data } = await ask(renameQuery, { variables: { input: { id: elm.id, name: 'Elm', expectedVersion: 1 } } });
    expect(data.communityRename).toEqual({ community: { name: 'Elm', version: 2 }, userErrors: [] });
    const [audit] =
      await database.admin`select action, actor, before, after from app.audit_log where entity_id = ${elm.id} order by occurred_at desc limit 1`;
    expect(audit).toMatchObject({ action: 'update', before: { version: 1 }, after: { version: 2 } });
    expect(audit?.actor).toMatch(/^user:/);
    const [event] =
      await database.admin`select event_type, organization_id from app.outbox_events where entity_id = ${elm.id}`;
    expect(event).toEqual({ event_type: 'community.renamed', organization_id: cedar.id });
    const [job] =
      await database.admin`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'deliverEvents'`;
    expect(job?.n).toBeGreaterThan(0);
  });

  test('a stale version, a refusal by a rule and a violated constraint are userErrors and leave nothing behind', async () => {
    const before = await database.admin`select count(*)::int as n from app.outbox_events`;
    const attempt = async (input: RenameInput) =>
      (await ask(renameQuery, { variables: { input } })).data.communityRename;
    expect(await attempt({ id: elm.id, name: 'X', expectedVersion: 1 })).toEqual({
      community: null,
      userErrors: [{ code: 'CONFLICT', path: ['input', 'expectedVersion'] }],
    });
    expect(await attempt({ id: elm.id, name: 'Refused' })).toEqual({
      community: null,
      userErrors: [{ code: 'INVALID_VALUE', path: ['input', 'name'] }],
    });
    expect(await attempt({ id: elm.id, name: 'Ash' })).toEqual({
      community: null,
      userErrors: [{ code: 'ALREADY_EXISTS', path: ['input', 'name'] }],
    });
    expect(await nameOf(elm.id)).toBe('Elm');
    expect(await database.admin`select count(*)::int as n from app.outbox_events`).toEqual(before);
  });

  test("another organization's object is not found and not changed", async () => {
    const { data } = await ask(renameQuery, {
      as: sessionAs('admin', birch),
      variables: { input: { id: elm.id, name: 'Stolen' } },
    });
    expect(data.communityRename.userErrors[0].code).toBe('NOT_FOUND');
    expect(await nameOf(elm.id)).toBe('Elm');
  });

  test('a dry run answers as if it had happened, and nothing has', async () => {
    const { data } = await ask(renameQuery, { dryRun: true, variables: { input: { id: elm.id, name: 'Rehearsal' } } });
    expect(data.communityRename.community.name).toBe('Rehearsal');
    expect(await nameOf(elm.id)).toBe('Elm');
    expect(database.door.statistics()).toEqual({ running: 0, waiting: 0 });
  });
});

describe('idempotency', () => {
  const payQuery =
    'mutation($input: CommunityRenameInput!) { pay(input: $input) { community { name } userErrors { code } } }';
  const as = () => sessionAs('manager', cedar, { userId: elm.id });

  test('a command that moves money needs a key', async () => {
    expect(codes(await ask(payQuery, { variables: { input: { id: elm.id, name: 'a' } } }))).toEqual([
      'IDEMPOTENCY_KEY_REQUIRED',
    ]);
  });

  test('the same key answers the same, another input is refused, another person is independent', async () => {
    const call = (name: string, idempotencyKey = 'key-1', session = as()) =>
      ask(payQuery, { as: session, idempotencyKey, variables: { input: { id: elm.id, name } } });
    const first = await call('once');
    const second = await call('once');
    expect([first.replayed, second.replayed]).toEqual([false, true]);
    expect(second.data).toEqual(first.data);
    expect(codes(await call('twice'))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect((await call('twice', 'key-1', manager())).data.pay.community.name).toBe('twice');
    expect(codes(await call('x', ' with space'))).toEqual(['IDEMPOTENCY_KEY_INVALID']);
    expect(codes(await call('x', 'k'.repeat(300)))).toEqual(['IDEMPOTENCY_KEY_INVALID']);
  });

  test('many at once have one effect and one answer', async () => {
    const call = () =>
      ask(renameQuery, { as: as(), idempotencyKey: 'storm', variables: { input: { id: elm.id, name: 'Elm' } } });
    const [start] = await database.admin`select version from identity.communities where id = ${elm.id}`;
    const answers = await Promise.all(Array.from({ length: 30 }, call));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.data))).size).toBe(1);
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    const [end] = await database.admin`select version from identity.communities where id = ${elm.id}`;
    expect(end?.version).toBe(start?.version + 1);
  });
});

test('a fault of the database is masked: no SQL, no value, not even in the log', async () => {
  const result = await ask('{ broken }');
  expect(result.errors?.[0]).toMatchObject({
    message: expect.not.stringContaining('nowhere'),
    extensions: { code: 'INTERNAL', requestId: expect.any(String) },
  });
  expect(JSON.stringify([result, logged])).not.toMatch(/CANARY|nowhere|select/);
  expect(logged).toHaveLength(1);
});

test('resolvers without SDL are refused when a subgraph is defined', () => {
  expect(() =>
    defineSubgraph('identity', [
      { typeDefs: [parse('extend type Query { a: Int @public }')], resolvers: { Query: { b: () => 1 } } },
    ]),
  ).toThrow('resolvers without SDL for Query.b');
});

describe('a request that fails in the middle', () => {
  test('gives its connection back, although its siblings are still running when it is answered', async () => {
    for (let round = 0; round < 15; round += 1) {
      const result = await ask(
        '{ good: communities { nodes { properties(first: 2) { totalCount nodes { id } } } } bad: communities(first: 0) { nodes { name } } }',
      );
      expect(codes(result)).toEqual(['BAD_USER_INPUT']);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(database.door.statistics()).toEqual({ running: 0, waiting: 0 });
  });

  test('a failed statement spoils its own field and no later one', async () => {
    const context = createContext(platform, { requestId: 'test', session: manager(), dryRun: false });
    await expect(context.read((tx) => tx.execute(sql`select 1 / 0`))).rejects.toThrow();
    expect(await context.read((tx) => tx.execute(sql`select 1 as one`))).toEqual([{ one: 1 }]);
    await context.end();
    await expect(context.read((tx) => tx.execute(sql`select 1`))).rejects.toThrow('the request has been answered');
    expect(database.door.statistics().running).toBe(0);
  });
});

test('a backend that dies puts neither SQL nor a value into the log', async () => {
  const context = createContext(platform, { requestId: 'test', session: manager(), dryRun: false });
  const failed = await context
    .read(async (tx) => {
      const [backend] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      const sleeping = tx.execute(sql`select pg_sleep(3), ${'CANARY-PARAM'}::text`);
      await Promise.all([sleeping, database.admin`select pg_terminate_backend(${backend!.pid})`]);
    })
    .catch((error: unknown) => error);
  await context.end();
  expect(failed).toBeInstanceOf(Error);
  expect(JSON.stringify(errorFields(failed))).not.toMatch(/CANARY|pg_sleep|Failed query/);
  expect(availabilityError(failed)).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
});

test('a transaction whose failed statement was swallowed is not called committed', async () => {
  const work = database.door.write({ session: manager(), requestId: 'test' }, async (tx) => {
    await tx.execute(sql`select 1 / 0`).catch(() => undefined);
  });
  await expect(work).rejects.toThrow('rolled back');
});

test('a key belongs to one request: another alias, another mutation and null instead of nothing are others', async () => {
  const as = sessionAs('manager', cedar, { userId: elm.id });
  const call = (query: string, input: object) =>
    ask(query, { as, idempotencyKey: 'one-request', variables: { input } });
  const first = 'mutation($input: CommunityRenameInput!) { pay(input: $input) { community { name } } }';
  const aliased = 'mutation($input: CommunityRenameInput!) { again: pay(input: $input) { community { name } } }';
  expect((await call(first, { id: elm.id, name: 'a' })).errors).toBeUndefined();
  expect(codes(await call(aliased, { id: elm.id, name: 'a' }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  expect(codes(await call(renameQuery, { id: elm.id, name: 'Elm' }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  expect(codes(await call(first, { id: elm.id, name: 'a', expectedVersion: null }))).toEqual([
    'IDEMPOTENCY_KEY_REUSED',
  ]);
  expect((await call(first, { id: elm.id, name: 'a' })).replayed).toBe(true);
});

test('a call whose key is still at work elsewhere is told to come back, and does nothing', async () => {
  const as = sessionAs('manager', cedar, { userId: elm.id });
  const holder = await database.admin.reserve();
  await holder`begin`;
  await holder`select pg_advisory_xact_lock(hashtextextended(${`${cedar.id} user:${elm.id} busy-key`}, 0))`;
  const call = () =>
    ask(renameQuery, { as, idempotencyKey: 'busy-key', variables: { input: { id: elm.id, name: 'Elm' } } });
  expect(codes(await call())).toEqual(['IDEMPOTENCY_IN_FLIGHT']);
  await holder`rollback`;
  holder.release();
  expect((await call()).data.communityRename.userErrors).toEqual([]);
});
