import { createHmac, createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import {
  buildCommunity,
  buildOccupancy,
  buildProperty,
  buildResident,
  buildUnit,
  type Row,
} from '@lintel/db/seeds/build';
import type { Session } from '@lintel/kernel/session';
import { createPlatform, type Platform } from '@lintel/server/platform';
import { deriveSecrets } from '@lintel/server/secrets';
import { exportJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueAccessToken } from '../src/sessions/access-token.ts';
import { resolveSession } from '../src/sessions/resolve-session.ts';
import { makeOrganization, makeUsers, openWorld, sessionOf, signIn, type World } from './support.ts';

let world: World;
let cedar: Awaited<ReturnType<typeof makeOrganization>>;
let birch: Awaited<ReturnType<typeof makeOrganization>>;
let claims: { userId: string; organizationId: string; sessionId: string };
let accessToken: string;

beforeAll(async () => {
  world = await openWorld();
  cedar = await makeOrganization(world);
  birch = await makeOrganization(world);
  accessToken = (await signIn(world, { email: cedar.admin.email })).session!.accessToken;
  claims = JSON.parse(Buffer.from(accessToken.split('.')[1]!, 'base64url').toString());
  const { sub, tid, sid } = claims as unknown as Record<string, string>;
  claims = { userId: sub!, organizationId: tid!, sessionId: sid! };
});
afterAll(() => world.database.close());

const unauthenticated = { ok: false, code: 'UNAUTHENTICATED' };
const key = () => world.platform.secrets.signingKeys('access')[0]!;
const now = () => Math.floor(Date.now() / 1000);

/** A token of ours in every respect, but for what a test changes. */
const forge = (
  changes: { header?: object; payload?: Record<string, unknown>; key?: Parameters<SignJWT['sign']>[0] } = {},
) =>
  new SignJWT({
    iss: world.platform.config.publicUrl,
    aud: 'lintel',
    sub: claims.userId,
    tid: claims.organizationId,
    sid: claims.sessionId,
    jti: randomUUID(),
    iat: now(),
    exp: now() + 600,
    ...changes.payload,
  })
    .setProtectedHeader({ alg: 'EdDSA', kid: key().kid, typ: 'at+jwt', ...changes.header })
    .sign(changes.key ?? key().privateKey);

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an access token', () => {
  test('resolves when nothing about it is wrong', async () => {
    expect(await resolveSession(world.platform, await forge())).toMatchObject({
      ok: true,
      session: { organizationId: cedar.id },
    });
  });

  test.each([['none'], ['None'], ['nOnE']])('without a signature is refused (alg %s)', async (alg) => {
    const [, payload] = accessToken.split('.');
    const header = encoded({ alg, typ: 'at+jwt', kid: key().kid });
    for (const token of [`${header}.${payload}.`, `${header}.${payload}`]) {
      expect(await resolveSession(world.platform, token)).toEqual(unauthenticated);
    }
  });

  test('signed by HMAC with the public key is refused', async () => {
    const { x } = await exportJWK(key().publicKey);
    const pem = key().publicKey.export({ format: 'pem', type: 'spki' });
    const body = `${encoded({ alg: 'HS256', typ: 'at+jwt', kid: key().kid })}.${accessToken.split('.')[1]}`;
    for (const secret of [pem, Buffer.from(x!, 'base64url')]) {
      const signature = createHmac('sha256', secret).update(body).digest('base64url');
      expect(await resolveSession(world.platform, `${body}.${signature}`)).toEqual(unauthenticated);
    }
  });

  test('with a key of somebody else, named or embedded, is refused', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const jwk = await exportJWK(publicKey);
    for (const header of [
      {},
      { kid: 'unknown' },
      { kid: '../../dev/null' },
      { kid: "' or 1=1" },
      { jwk },
      { kid: 'mine', jwk },
      { jku: 'https://evil.example/jwks' },
    ]) {
      expect(await resolveSession(world.platform, await forge({ key: privateKey, header }))).toEqual(unauthenticated);
    }
    const noKid = await new SignJWT({}).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' }).sign(key().privateKey);
    expect(await resolveSession(world.platform, noKid)).toEqual(unauthenticated);
  });

  test.each([
    ['another issuer', { payload: { iss: 'https://evil.example' } }],
    ['another audience', { payload: { aud: 'finance' } }],
    ['no audience', { payload: { aud: undefined } }],
    ['another type', { header: { typ: 'JWT' } }],
    ['the type of an internal context', { header: { typ: 'lintel-context+jwt' } }],
    ['no type', { header: { typ: undefined } }],
    ['no expiry', { payload: { exp: undefined } }],
    ['an expiry as text', { payload: { exp: '9999999999' } }],
    ['an issue date in the future', { payload: { iat: now() + 3600, exp: now() + 4000 } }],
    ['a start in the future', { payload: { nbf: now() + 60 } }],
    ['no session', { payload: { sid: undefined } }],
    ['no id', { payload: { jti: undefined } }],
    ['a list of organizations', { payload: { tid: [claims?.organizationId] } }],
    ['an empty organization', { payload: { tid: '' } }],
  ])('with %s is refused', async (_, changes) => {
    expect(await resolveSession(world.platform, await forge(changes))).toEqual(unauthenticated);
  });

  test('with the organization or the person swapped is refused, however well it is signed', async () => {
    const upper = claims.organizationId.toUpperCase();
    for (const payload of [
      { tid: birch.id },
      { sub: birch.admin.userId },
      { tid: birch.id, sub: birch.admin.userId },
      { tid: upper },
      { sid: randomUUID() },
    ]) {
      expect(await resolveSession(world.platform, await forge({ payload }))).toEqual(unauthenticated);
    }
  });

  test('that expired is told from one that is wrong, 5 seconds tolerated', async () => {
    expect(
      await resolveSession(world.platform, await forge({ payload: { iat: now() - 610, exp: now() - 10 } })),
    ).toEqual({ ok: false, code: 'TOKEN_EXPIRED' });
    expect(
      await resolveSession(world.platform, await forge({ payload: { iat: now() - 603, exp: now() - 3 } })),
    ).toMatchObject({ ok: true });
    expect(
      await resolveSession(world.platform, await forge({ payload: { iat: now() - 610, exp: now() - 10, aud: 'x' } })),
    ).toEqual(unauthenticated);
    // Made to live for a year: too old after ten minutes all the same.
    expect(
      await resolveSession(world.platform, await forge({ payload: { iat: now() - 700, exp: now() + 31_536_000 } })),
    ).toMatchObject({ ok: false });
  });

  test('of an earlier secret is good while that secret is listed, and no longer', async () => {
    const { database, platform } = world;
    const withSecrets = (secrets: Platform['secrets']) => createPlatform({ ...platform, secrets });
    const earlier = deriveSecrets('an earlier secret, long enough to be one');
    const { accessToken: token } = await issueAccessToken(withSecrets(earlier), claims);
    const rotated = withSecrets(
      deriveSecrets('the present secret, long enough to be one', ['an earlier secret, long enough to be one']),
    );
    expect(await resolveSession(rotated, token)).toMatchObject({ ok: true });
    expect(
      await resolveSession(withSecrets(deriveSecrets('the present secret, long enough to be one')), token),
    ).toEqual(unauthenticated);
    expect(database).toBeDefined();
  });

  test.each([[''], ['.'], ['..'], ['a.b.c'], ['x'.repeat(100_000)], ['\0'], ['Bearer x'], ['pk_'], ['é.ü.ß']])(
    'that is none is refused: %j',
    async (text) => {
      expect(await resolveSession(world.platform, text)).toEqual(unauthenticated);
    },
  );

  test('dies with its session, its membership, its person and its organization', async () => {
    const org = await makeOrganization(world);
    const token = (await signIn(world, { email: org.admin.email })).session!.accessToken;
    const { admin } = world.database;
    const changes: [string, string, string][] = [
      ['identity.memberships', "status = 'suspended'", "status = 'active'"],
      ['identity.memberships', "status = 'ended'", "status = 'active'"],
      ['identity.user_sessions', 'revoked_at = now()', 'revoked_at = null'],
      ['identity.user_sessions', 'expires_at = now()', "expires_at = now() + interval '1 day'"],
    ];
    for (const [table, broken, mended] of changes) {
      await admin.unsafe(`update ${table} set ${broken} where organization_id = '${org.id}'`);
      expect(await resolveSession(world.platform, token)).toEqual(unauthenticated);
      await admin.unsafe(`update ${table} set ${mended} where organization_id = '${org.id}'`);
      expect(await resolveSession(world.platform, token)).toMatchObject({ ok: true });
    }
    await admin`update identity.users set is_active = false where id = ${org.admin.userId}`;
    expect(await resolveSession(world.platform, token)).toEqual(unauthenticated);
    await admin`update identity.users set is_active = true where id = ${org.admin.userId}`;
    await admin`update identity.organizations set status = 'closed' where id = ${org.id}`;
    expect(await resolveSession(world.platform, token)).toEqual(unauthenticated);
  });
});

describe('the scope of a session', () => {
  let oak: Row;
  let elm: Row;
  beforeAll(async () => {
    const organization = { id: cedar.id };
    oak = await buildCommunity(world.database.admin, organization, { name: 'Oak', name_key: 'oak' });
    elm = await buildCommunity(world.database.admin, organization, { name: 'Elm', name_key: 'elm' });
  });
  const person = async (name: string, roles: { roleKey: string; communityId?: string }[]) => {
    const email = `${name}@scope.example`;
    const [made] = await makeUsers(world, cedar.id, [
      { email, fullName: name, password: 'correct horse battery', roles },
    ]);
    return { email, userId: made!.userId, resolve: (): Promise<Session> => sessionOf(world, email, cedar.slug) };
  };
  const home = async (userId: string, community: Row) => {
    const { admin } = world.database;
    const property = await buildProperty(admin, community);
    const unit = await buildUnit(admin, property);
    const resident = await buildResident(admin, { id: cedar.id }, { user_id: userId });
    const occupancy = await buildOccupancy(admin, unit, resident);
    return { property, unit, occupancy };
  };

  test('of a resident is where he lives today', async () => {
    const { userId, resolve } = await person('rita', [{ roleKey: 'resident' }]);
    expect(await resolve()).toMatchObject({ visibility: 'own', communityIds: [], propertyIds: [], unitIds: [] });
    const { property, unit, occupancy } = await home(userId, oak);
    expect(await resolve()).toMatchObject({
      visibility: 'own',
      communityIds: [oak.id],
      propertyIds: [property.id],
      unitIds: [unit.id],
    });
    await world.database.admin`update community.occupancies set end_date = '2020-12-31' where id = ${occupancy.id}`;
    expect(await resolve()).toMatchObject({ communityIds: [], propertyIds: [], unitIds: [] });
  });

  test('of staff of a community is that community, even where they live in another', async () => {
    const { userId, resolve } = await person('gus', [{ roleKey: 'guard', communityId: oak.id }]);
    const { unit } = await home(userId, elm);
    expect(await resolve()).toMatchObject({ visibility: 'communities', communityIds: [oak.id], unitIds: [unit.id] });
  });

  test('of a role for the whole organization that was limited to a community is that community', async () => {
    const { resolve } = await person('mona', [{ roleKey: 'manager', communityId: elm.id }]);
    expect(await resolve()).toMatchObject({ visibility: 'communities', communityIds: [elm.id], roles: ['manager'] });
  });

  test('of an archived role is nothing', async () => {
    const { resolve } = await person('arno', [{ roleKey: 'analyst' }]);
    expect((await resolve()).permissions).not.toEqual([]);
    await world.database
      .admin`update identity.roles set deleted_at = now() where key = 'analyst' and organization_id = ${cedar.id}`;
    expect(await resolve()).toMatchObject({ permissions: [], roles: [], visibility: 'none' });
    await world.database
      .admin`update identity.roles set deleted_at = null where key = 'analyst' and organization_id = ${cedar.id}`;
  });
});

test('the tests forge with a real private key', () => {
  expect(createPrivateKey(key().privateKey.export({ format: 'pem', type: 'pkcs8' }) as string).asymmetricKeyType).toBe(
    'ed25519',
  );
});
