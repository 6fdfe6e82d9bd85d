import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityEdge } from '../src/edge.ts';
import { resolveSession } from '../src/sessions/resolve-session.ts';
import { addFactor, mutate } from './factor-support.ts';
import { makeOrganization, makeUsers, openWorld, run, sessionOf, type World } from './support.ts';

let world: World;
let server: Server;
let requests = 0;
let cedar: Awaited<ReturnType<typeof makeOrganization>>;
let birch: Awaited<ReturnType<typeof makeOrganization>>;
const keys: Record<'es' | 'rs', { privateKey: CryptoKey; publicKey: CryptoKey }> = {} as never;
const issuer = 'https://login.cedar.example/';

beforeAll(async () => {
  keys.es = await generateKeyPair('ES256');
  keys.rs = await generateKeyPair('RS256');
  const jwks = {
    keys: [
      { ...(await exportJWK(keys.es.publicKey)), kid: 'es', alg: 'ES256' },
      { ...(await exportJWK(keys.rs.publicKey)), kid: 'rs', alg: 'RS256' },
    ],
  };
  server = createServer((_request, response) => {
    requests += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(jwks));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  const slug = `cedar-${Date.now()}`;
  world = await openWorld({
    environment: {
      LINTEL_EXTERNAL_ISSUERS: JSON.stringify([
        { issuer, audience: 'lintel-cedar', jwksUrl, organizationSlug: slug, algorithms: ['ES256'] },
      ]),
    },
  });
  cedar = await makeOrganization(world, { slug });
  birch = await makeOrganization(world);
});
afterAll(async () => {
  await world.database.close();
  await new Promise((resolve) => server.close(resolve));
});

const token = (
  payload: Record<string, unknown> = {},
  { key = keys.es.privateKey, alg = 'ES256', kid = 'es' }: { key?: CryptoKey; alg?: string; kid?: string } = {},
) =>
  new SignJWT({
    iss: issuer,
    aud: 'lintel-cedar',
    sub: 'someone',
    email: cedar.admin.email,
    email_verified: true,
    ...payload,
  })
    .setProtectedHeader({ alg, kid })
    .setIssuedAt((payload.iat as number | undefined) ?? undefined)
    .setExpirationTime((payload.exp as number | undefined) ?? '5m')
    .sign(key);

describe('a token of an external issuer', () => {
  test('signs the member with its verified address in', async () => {
    expect(await resolveSession(world.platform, await token())).toMatchObject({
      ok: true,
      session: { organizationId: cedar.id, actor: { kind: 'user', userId: cedar.admin.userId }, roles: ['admin'] },
    });
    expect(await resolveSession(world.platform, await token({ email: cedar.admin.email.toUpperCase() }))).toMatchObject(
      { ok: true },
    );
  });

  test.each([
    ['an address that is not verified', { email_verified: false }],
    ['nothing about the address', { email_verified: undefined }],
    ['verified as text', { email_verified: 'true' }],
    ['no address', { email: undefined }],
    ['an unknown address', { email: 'nobody@cedar.example' }],
    ['another audience', { aud: 'another-app' }],
  ])('with %s is refused', async (_, payload) => {
    expect(await resolveSession(world.platform, await token(payload))).toEqual({ ok: false, code: 'UNAUTHENTICATED' });
  });

  test('opens no organization but the one that trusts the issuer', async () => {
    expect(await resolveSession(world.platform, await token({ email: birch.admin.email }))).toEqual({
      ok: false,
      code: 'UNAUTHENTICATED',
    });
    await makeUsers(world, birch.id, [{ email: cedar.admin.email, fullName: 'Ada', roles: [{ roleKey: 'admin' }] }]);
    expect(await resolveSession(world.platform, await token())).toMatchObject({
      session: { organizationId: cedar.id },
    });
  });

  test('by another algorithm, key or issuer is refused, and expiry is told', async () => {
    const stranger = await generateKeyPair('ES256');
    expect(
      await resolveSession(world.platform, await token({}, { key: keys.rs.privateKey, alg: 'RS256', kid: 'rs' })),
    ).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await resolveSession(world.platform, await token({}, { key: stranger.privateKey }))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(await resolveSession(world.platform, await token({ iss: 'https://evil.example/' }))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const past = Math.floor(Date.now() / 1000) - 100;
    expect(await resolveSession(world.platform, await token({ iat: past - 100, exp: past }))).toEqual({
      ok: false,
      code: 'TOKEN_EXPIRED',
    });
  });

  test('with unknown keys, many times, asks the issuer once in a while', async () => {
    const before = requests;
    const forged = await Promise.all(Array.from({ length: 50 }, (_, index) => token({}, { kid: `unknown-${index}` })));
    for (const text of forged) expect(await resolveSession(world.platform, text)).toMatchObject({ ok: false });
    expect(requests - before).toBeLessThanOrEqual(1);
  });

  test('makes an invited member an active one', async () => {
    const session = await sessionOf(world, cedar.admin.email, cedar.slug);
    const { data } = await run(world, {
      query:
        'mutation M($input: MembershipCreateInput!) { membershipCreate(input: $input) { membership { status } userErrors { code } } }',
      variables: { input: { email: 'new@cedar.example', fullName: 'Neo New', roles: [{ roleKey: 'analyst' }] } },
      as: session,
    });
    expect(data.membershipCreate.membership.status).toBe('INVITED');
    expect(await resolveSession(world.platform, await token({ email: 'new@cedar.example' }))).toMatchObject({
      ok: true,
      session: { roles: ['analyst'] },
    });
  });
});

describe('how fresh the session of an external issuer is', () => {
  const provedAt = async (payload: Record<string, unknown>): Promise<string | undefined> => {
    const resolved = await resolveSession(world.platform, await token(payload));
    if (!resolved.ok) throw new Error(resolved.code);
    return resolved.session.provedAt;
  };
  const seconds = (ago: number) => Math.floor(Date.now() / 1000) - ago;

  test('is what its token says of the sign-in there', async () => {
    const at = seconds(120);
    expect(await provedAt({ auth_time: at })).toBe(new Date(at * 1000).toISOString());
  });

  test.each([
    ['does not say', undefined],
    ['says it as text', String(seconds(60))],
    ['says a part of a second', seconds(60) + 0.5],
    ['says an instant that is still to come', seconds(-60)],
    ['says no instant', Number.MAX_SAFE_INTEGER],
    ['says one before time began', -1],
  ])('is never fresh when the token %s', async (_, auth_time) => {
    expect(await provedAt({ auth_time })).toBeUndefined();
  });

  test('depends on a second factor there for a person who has one here', async () => {
    const person = { email: 'guarded@cedar.example', fullName: 'Gus', password: 'correct horse battery' };
    await makeUsers(world, cedar.id, [{ ...person, roles: [{ roleKey: 'admin' }] }]);
    await addFactor(world, await sessionOf(world, person.email));
    const ask = (payload: object) => provedAt({ email: person.email, auth_time: seconds(10), ...payload });
    for (const amr of [undefined, [], ['pwd'], 'mfa', ['sms'], [['mfa']]]) expect(await ask({ amr })).toBeUndefined();
    for (const amr of [['pwd', 'mfa'], ['otp'], ['hwk'], ['swk']]) expect(await ask({ amr })).toBeDefined();
    const stale = await run(world, {
      query: 'mutation { roleUpdate(input: { id: "x" }) { userErrors { code } } }',
      as: await sessionFrom({ email: person.email, auth_time: seconds(10), amr: ['pwd'] }),
    });
    expect(stale.errors).toMatchObject([{ extensions: { code: 'STEP_UP_REQUIRED' } }]);
    const fresh = await run(world, {
      query: 'mutation { roleUpdate(input: { id: "x" }) { userErrors { code } } }',
      as: await sessionFrom({ email: person.email, auth_time: seconds(10), amr: ['pwd', 'otp'] }),
    });
    expect(fresh.data.roleUpdate.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('is not put at risk by a factor that its person could not even remove: there is none to add', async () => {
    const as = await sessionFrom({ auth_time: seconds(10) });
    const refused = await mutate(world, 'mfaFactorEnroll', { input: {}, select: 'factor { id } secret', as });
    expect(refused).toMatchObject({ factor: null, secret: null, userErrors: [{ code: 'SESSION_IS_EXTERNAL' }] });
    const stillFresh = await run(world, {
      query: 'mutation { roleUpdate(input: { id: "x" }) { userErrors { code } } }',
      as: await sessionFrom({ auth_time: seconds(10) }),
    });
    expect(stillFresh.data.roleUpdate.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  const sessionFrom = async (payload: Record<string, unknown>) => {
    const resolved = await resolveSession(world.platform, await token(payload));
    if (!resolved.ok) throw new Error(resolved.code);
    return resolved.session;
  };
});

test.each([
  ['no JSON', '{'],
  ['no list', '{}'],
  ['without an audience', JSON.stringify([{ issuer, jwksUrl: 'https://a.example/k', organizationSlug: 'a' }])],
  ['plain http', JSON.stringify([{ issuer, audience: 'a', jwksUrl: 'http://a.example/k', organizationSlug: 'a' }])],
  [
    'a symmetric algorithm',
    JSON.stringify([
      { issuer, audience: 'a', jwksUrl: 'https://a.example/k', organizationSlug: 'a', algorithms: ['HS256'] },
    ]),
  ],
])('a setting that is wrong stops the start: %s', (_, setting) => {
  const environment = { LINTEL_EXTERNAL_ISSUERS: setting };
  const made = new Map();
  const platform = { ...world.platform, config: { ...world.platform.config, environment } };
  const fresh = {
    ...platform,
    use: <T>(make: (p: typeof platform) => T): T => (made.get(make) as T) ?? make(platform),
  };
  expect(() => identityEdge(fresh as typeof world.platform)).toThrow(/LINTEL_EXTERNAL_ISSUERS/);
});
