import { buildCommunity } from '@lintel/db/seeds/build';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { provisionOrganization, provisionUsers } from '../src/organizations/provision.ts';
import { makeOrganization, openWorld, password, sessionOf, type World } from './support.ts';

let world: World;
let cedar: Awaited<ReturnType<typeof makeOrganization>>;
beforeAll(async () => {
  world = await openWorld();
  cedar = await makeOrganization(world);
});
afterAll(() => world.database.close());

const admin = { email: 'owner@new.example', fullName: 'Olga Owner', password };

describe('provisionOrganization', () => {
  test('makes nothing when the short name is taken or anything is wrong', async () => {
    const count = async () => (await world.database.admin`select count(*)::int as n from identity.organizations`)[0]?.n;
    const before = await count();
    const provision = (values: object) =>
      provisionOrganization(world.database.door, { name: 'New', slug: 'new', admin, ...values });
    expect(await provision({ slug: cedar.slug })).toMatchObject({
      ok: false,
      failures: [{ code: 'ORGANIZATION_SLUG_TAKEN' }],
    });
    expect(await provision({ slug: 'Not a slug' })).toMatchObject({
      failures: [{ code: 'INVALID_VALUE', path: ['slug'] }],
    });
    expect(await provision({ name: '', admin: { ...admin, email: 'x', password: 'short' } })).toMatchObject({
      failures: [
        { code: 'VALUE_REQUIRED', path: ['name'] },
        { code: 'EMAIL_INVALID', path: ['admin', 'email'] },
        { code: 'PASSWORD_TOO_WEAK', path: ['admin', 'password'] },
      ],
    });
    expect(await count()).toBe(before);
    expect(await world.database.admin`select from identity.users where email_norm = ${admin.email}`).toHaveLength(0);
  });

  test('gives an existing person another organization and leaves his password', async () => {
    const made = await provisionOrganization(world.database.door, {
      name: 'Second',
      slug: 'second',
      admin: { ...admin, email: cedar.admin.email, password: 'another password' },
    });
    expect(made).toMatchObject({ ok: true, value: { admin: { userId: cedar.admin.userId } } });
    expect(await sessionOf(world, cedar.admin.email, 'second')).toMatchObject({ roles: ['admin'] });
    expect(await sessionOf(world, cedar.admin.email)).toMatchObject({ organizationId: cedar.id });
  });
});

describe('provisionUsers', () => {
  test('adds thousands in seconds, in the order given, and adds nothing when it is repeated', async () => {
    const oak = await buildCommunity(world.database.admin, cedar);
    const people = Array.from({ length: 2500 }, (_, index) => ({
      email: `person${index}@bulk.example`,
      fullName: `Person ${index}`,
      roles: [{ roleKey: index % 2 ? 'guard' : 'resident', communityId: oak.id }],
    }));
    const started = performance.now();
    const made = await provisionUsers(world.database.door, cedar.id, people);
    expect(performance.now() - started).toBeLessThan(10_000);
    if (!made.ok) throw new Error(JSON.stringify(made.failures));
    expect(made.value.map(({ email }) => email)).toEqual(people.map(({ email }) => email));
    expect(await provisionUsers(world.database.door, cedar.id, people)).toEqual(made);
    const [counted] = await world.database.admin`
      select (select count(*)::int from identity.memberships where organization_id = ${cedar.id} and id = any(${made.value.map(({ membershipId }) => membershipId)})) as memberships,
        (select count(*)::int from identity.membership_roles where community_id = ${oak.id}) as roles`;
    expect(counted).toEqual({ memberships: 2500, roles: 2500 });
  });

  test('names the person whose input is wrong, and refuses roles and communities that are not there', async () => {
    const person = { email: 'p@q.example', fullName: 'P', roles: [{ roleKey: 'resident' }] };
    const elsewhere = await buildCommunity(world.database.admin, await makeOrganization(world));
    const provision = (values: object) =>
      provisionUsers(world.database.door, cedar.id, [person, { ...person, ...values }]);
    expect(await provision({ email: 'x' })).toMatchObject({
      failures: [{ code: 'EMAIL_INVALID', path: ['users', '1', 'email'] }],
    });
    for (const role of [
      { roleKey: 'emperor' },
      { roleKey: 'guard', communityId: 'x' },
      { roleKey: 'guard', communityId: elsewhere.id },
    ]) {
      expect(await provision({ roles: [role] })).toMatchObject({
        ok: false,
        failures: [{ code: 'REFERENCE_NOT_FOUND' }],
      });
    }
    expect(await world.database.admin`select from identity.users where email_norm = 'p@q.example'`).toHaveLength(0);
  });
});
