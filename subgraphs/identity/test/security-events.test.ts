import { randomUUID } from 'node:crypto';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addFactor, tryPassword } from './factor-support.ts';
import { makeOrganization, makeUsers, openWorld, password, run, sessionOf, type World } from './support.ts';

let world: World;
let cedar: Awaited<ReturnType<typeof makeOrganization>>;
let birch: Awaited<ReturnType<typeof makeOrganization>>;
const resident = { email: 'rita@cedar.example', fullName: 'Rita Resident', password };

beforeAll(async () => {
  world = await openWorld();
  cedar = await makeOrganization(world);
  birch = await makeOrganization(world);
  await makeUsers(world, cedar.id, [{ ...resident, roles: [{ roleKey: 'resident' }] }]);
  await makeUsers(world, birch.id, [{ email: resident.email, fullName: 'Rita', roles: [{ roleKey: 'resident' }] }]);
  await tryPassword(world, { email: resident.email, password: 'wrong', organizationSlug: cedar.slug });
  await addFactor(world, await sessionOf(world, resident.email, cedar.slug));
  await tryPassword(world, { email: resident.email, organizationSlug: cedar.slug });
  await tryPassword(world, { email: resident.email, password: 'wrong', organizationSlug: birch.slug });
});
afterAll(() => world.database.close());

const ownDocument = `query Own($first: Int, $after: String) { viewer { securityEvents(first: $first, after: $after) {
  totalCount nodes { kind email ip userAgent occurredAt user { fullName } } pageInfo { endCursor hasNextPage } } } }`;
const allDocument = `query All($filter: SecurityEventFilter) { securityEvents(first: 100, filter: $filter) {
  totalCount nodes { id kind email user { id } } } }`;

const residentSession = async () => {
  const [row] = await world.database.admin`select id from identity.users where email_norm = ${resident.email}`;
  return sessionAs('resident', cedar, { userId: row!.id });
};

describe('security events', () => {
  test('a person sees what happened on his own account in this organization, the newest first', async () => {
    const { data, errors } = await run(world, {
      query: ownDocument,
      variables: { first: 100 },
      as: await residentSession(),
    });
    expect(errors).toBeUndefined();
    const { nodes, totalCount } = data.viewer.securityEvents;
    expect(nodes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'CHALLENGE_ISSUED',
      'FACTOR_ADDED',
      'SIGN_IN',
      'SIGN_IN_FAILED',
    ]);
    expect(totalCount).toBe(4);
    expect(nodes[0]).toMatchObject({
      email: resident.email,
      ip: '127.0.0.1',
      userAgent: 'test',
      user: { fullName: resident.fullName },
    });
    const first = await run(world, { query: ownDocument, variables: { first: 3 }, as: await residentSession() });
    const { pageInfo } = first.data.viewer.securityEvents;
    const rest = await run(world, {
      query: ownDocument,
      variables: { first: 3, after: pageInfo.endCursor },
      as: await residentSession(),
    });
    expect(rest.data.viewer.securityEvents.nodes.map(({ kind }: { kind: string }) => kind)).toEqual(['SIGN_IN_FAILED']);
  });

  test('an administrator sees those of his organization, by kind and by person, and none of another', async () => {
    const as = await sessionOf(world, cedar.admin.email);
    const all = (await run(world, { query: allDocument, as })).data.securityEvents.nodes as {
      kind: string;
      id: string;
    }[];
    expect(all.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['SIGN_IN', 'SIGN_IN_FAILED', 'FACTOR_ADDED']));
    const failed = await run(world, { query: allDocument, variables: { filter: { kinds: ['SIGN_IN_FAILED'] } }, as });
    expect(failed.data.securityEvents).toMatchObject({ totalCount: 1, nodes: [{ email: resident.email }] });
    const mine = await run(world, { query: allDocument, variables: { filter: { userId: cedar.admin.userId } }, as });
    expect(new Set(mine.data.securityEvents.nodes.map(({ user }: { user: { id: string } }) => user.id))).toEqual(
      new Set([cedar.admin.userId]),
    );
    for (const userId of ['no-uuid', randomUUID(), birch.admin.userId]) {
      const none = await run(world, { query: allDocument, variables: { filter: { userId } }, as });
      expect(none.data.securityEvents.totalCount).toBe(0);
    }
    const theirs = await run(world, { query: allDocument, as: await sessionOf(world, birch.admin.email) });
    const ids = new Set(all.map(({ id }) => id));
    expect(theirs.data.securityEvents.nodes.filter(({ id }: { id: string }) => ids.has(id))).toEqual([]);
    expect(theirs.data.securityEvents.totalCount).toBeGreaterThan(0);
  });

  test.each(['manager', 'analyst', 'support', 'resident'])('a %s may not list those of others', async (role) => {
    const { errors } = await run(world, { query: allDocument, as: sessionAs(role, cedar) });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', permission: 'identity.securityEvent.read' } }]);
  });

  test('staff of one community with the permission still sees only its own', async () => {
    const as = sessionAs('admin', cedar, { visibility: 'communities' });
    expect((await run(world, { query: allDocument, as })).data.securityEvents.totalCount).toBe(0);
  });

  test('a key has none', async () => {
    const as = {
      ...sessionAs('admin', cedar),
      actor: { kind: 'apiKey', apiKeyId: cedar.id, clientId: cedar.id } as const,
    };
    const { data } = await run(world, {
      query: '{ viewer { securityEvents { totalCount } factors { id } recoveryCodesLeft freshUntil } }',
      as,
    });
    expect(data.viewer).toEqual({
      securityEvents: { totalCount: 0 },
      factors: [],
      recoveryCodesLeft: 0,
      freshUntil: null,
    });
  });
});
