import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolveSession } from '../src/sessions/resolve-session.ts';
import {
  makeOrganization,
  makeUsers,
  openWorld,
  password,
  run,
  sessionOf,
  signIn,
  signInDocument,
  type World,
} from './support.ts';

let world: World;
let cedar: Awaited<ReturnType<typeof makeOrganization>>;
let birch: Awaited<ReturnType<typeof makeOrganization>>;

beforeAll(async () => {
  world = await openWorld();
  cedar = await makeOrganization(world);
  birch = await makeOrganization(world);
});
afterAll(() => world.database.close());

const refreshDocument = `mutation R($input: SessionRefreshInput!) {
  sessionRefresh(input: $input) { session { accessToken refreshToken expiresAt } userErrors { code path } }
}`;
const refresh = async (refreshToken: string) => {
  const { data, errors } = await run(world, {
    query: refreshDocument,
    variables: { input: { refreshToken } },
    as: null,
  });
  expect(errors).toBeUndefined();
  return data.sessionRefresh as {
    session: { accessToken: string; refreshToken: string } | null;
    userErrors: { code: string }[];
  };
};
const sha256 = (text: string) => createHash('sha256').update(text).digest();
const tokensOf = async (refreshToken: string) => {
  const [row] = await world.database.admin`
    select count(*)::int as tokens, count(used_at)::int as used from identity.refresh_tokens
    where session_id = (select session_id from identity.refresh_tokens where token_hash = ${sha256(refreshToken)})`;
  return row as unknown as { tokens: number; used: number };
};
/** As if the token had been used so many seconds ago. */
const age = (refreshToken: string, seconds: number) =>
  world.database
    .admin`update identity.refresh_tokens set used_at = now() - make_interval(secs => ${seconds}) where token_hash = ${sha256(refreshToken)}`;

describe('sessionCreate', () => {
  test('signs a person in, in any letter case, with tokens that resolve to the session', async () => {
    const before = Date.now();
    const { session, userErrors } = await signIn(world, { email: ` ${cedar.admin.email.toUpperCase()} ` });
    expect(userErrors).toEqual([]);
    expect(Date.parse(session!.expiresAt) - before).toBeGreaterThan(590_000);
    expect(Date.parse(session!.expiresAt) - before).toBeLessThanOrEqual(601_000);
    const resolved = await resolveSession(world.platform, session!.accessToken);
    expect(resolved).toMatchObject({
      ok: true,
      session: {
        organizationId: cedar.id,
        actor: { kind: 'user', userId: cedar.admin.userId },
        visibility: 'organization',
        roles: ['admin'],
      },
    });
  });

  test('answers a wrong password and an unknown address alike, and takes as long for both', async () => {
    const taken = { known: [] as number[], unknown: [] as number[] };
    const answers: unknown[] = [];
    for (let round = 0; round < 9; round += 1) {
      await world.database.admin`delete from identity.sign_in_attempts`;
      for (const [who, email] of Object.entries({ known: cedar.admin.email, unknown: 'nobody@nowhere.example' })) {
        const started = performance.now();
        answers.push(await signIn(world, { email, password: 'not the password' }));
        taken[who as keyof typeof taken].push(performance.now() - started);
      }
    }
    expect(answers.every((answer) => JSON.stringify(answer) === JSON.stringify(answers[0]))).toBe(true);
    expect(answers[0]).toMatchObject({ session: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] });
    const median = (times: number[]) => times.sort((a, b) => a - b)[4]!;
    // Without the dummy hash it would be a tenth; the bounds leave room for a busy machine.
    expect(median(taken.unknown) / median(taken.known)).toBeGreaterThan(0.5);
    expect(median(taken.unknown) / median(taken.known)).toBeLessThan(2);
  });

  test.each([
    ['a password of a megabyte', { password: 'x'.repeat(1_000_000) }],
    ['a password with NUL', { password: 'a\0b' }],
    ['an address with NUL', { email: 'a\0b@c.example' }],
    ['something that is no address', { email: "' or 1=1--" }],
    ['nothing', { email: '', password: '' }],
  ])('answers %s like any wrong credentials', async (_, input) => {
    const { session, userErrors } = await signIn(world, { email: cedar.admin.email, ...input });
    expect(session).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
  });

  test('opens the organization that is asked for, and tells who is no member only to who knows the password', async () => {
    await makeUsers(world, birch.id, [{ email: cedar.admin.email, fullName: 'Ada', roles: [{ roleKey: 'analyst' }] }]);
    expect(await sessionOf(world, cedar.admin.email)).toMatchObject({ organizationId: cedar.id, roles: ['admin'] });
    expect(await sessionOf(world, cedar.admin.email, birch.slug)).toMatchObject({
      organizationId: birch.id,
      roles: ['analyst'],
    });
    const known = await signIn(world, { email: birch.admin.email, organizationSlug: cedar.slug });
    expect(known.userErrors).toMatchObject([{ code: 'NO_MEMBERSHIP' }]);
    const missing = await signIn(world, { email: birch.admin.email, organizationSlug: "no'such\0slug" });
    expect(missing).toEqual(known);
    const wrong = await signIn(world, { email: birch.admin.email, organizationSlug: cedar.slug, password: 'wrong' });
    expect(wrong.userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
  });

  test('keeps deactivated people out, and everybody of a suspended organization', async () => {
    const org = await makeOrganization(world);
    await world.database.admin`update identity.users set is_active = false where id = ${org.admin.userId}`;
    expect((await signIn(world, { email: org.admin.email })).userErrors).toMatchObject([
      { code: 'INVALID_CREDENTIALS' },
    ]);
    await world.database.admin`update identity.users set is_active = true where id = ${org.admin.userId}`;
    await world.database.admin`update identity.organizations set status = 'suspended' where id = ${org.id}`;
    expect((await signIn(world, { email: org.admin.email })).userErrors).toMatchObject([{ code: 'NO_MEMBERSHIP' }]);
  });

  test('renews a hash with older parameters at the next sign-in', async () => {
    const org = await makeOrganization(world);
    const { argon2Sync, randomBytes } = await import('node:crypto');
    const nonce = randomBytes(16);
    const tag = argon2Sync('argon2id', {
      message: password,
      nonce,
      memory: 8192,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    });
    const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
    const old = `$argon2id$v=19$m=8192,t=1,p=1$${text(nonce)}$${text(Buffer.from(tag))}`;
    await world.database
      .admin`update identity.user_credentials set password_hash = ${old} where user_id = ${org.admin.userId}`;
    expect((await signIn(world, { email: org.admin.email })).session).not.toBeNull();
    const [row] = await world.database
      .admin`select password_hash from identity.user_credentials where user_id = ${org.admin.userId}`;
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await signIn(world, { email: org.admin.email })).session).not.toBeNull();
  });

  test('writes down successes and failures, and keeps no token in clear', async () => {
    const org = await makeOrganization(world);
    await signIn(world, { email: org.admin.email, password: 'wrong' });
    const { session } = await signIn(world, { email: org.admin.email });
    const kinds = await world.database
      .admin`select kind from identity.security_events where user_id = ${org.admin.userId} order by occurred_at`;
    expect(kinds.map(({ kind }) => kind)).toEqual(['sign_in_failed', 'sign_in']);
    const [stored] = await world.database
      .admin`select encode(token_hash, 'escape') as text from identity.refresh_tokens where token_hash = ${sha256(session!.refreshToken)}`;
    expect(stored?.text).not.toContain(session!.refreshToken);
  });

  test('refuses a dry run', async () => {
    const variables = { input: { email: cedar.admin.email, password } };
    const { errors } = await run(world, { query: signInDocument, variables, as: null, dryRun: true });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });
});

describe('failed attempts', () => {
  test('are delayed after five, also for addresses that nobody has, and never for ever', async () => {
    const org = await makeOrganization(world);
    for (const email of [org.admin.email, `nobody@${org.slug}.example`]) {
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        expect((await signIn(world, { email, password: 'wrong' })).userErrors).toMatchObject([
          { code: 'INVALID_CREDENTIALS' },
        ]);
      }
      const blocked = await signIn(world, { email });
      expect(blocked.userErrors).toMatchObject([
        { code: 'TOO_MANY_ATTEMPTS', message: 'Too many failed attempts. Try again in 1 seconds.' },
      ]);
    }
    // The wait is over: the right password works, and all is forgiven.
    await world.database.admin`update identity.sign_in_attempts set last_attempt_at = now() - interval '2 seconds'`;
    expect((await signIn(world, { email: org.admin.email })).session).not.toBeNull();
    const rows = await world.database
      .admin`select attempts from identity.sign_in_attempts where kind = 'account_ip' and key like ${`${org.admin.email}%`}`;
    expect(rows).toEqual([]);
  });

  test('made in parallel count before any of them is answered', async () => {
    const org = await makeOrganization(world);
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => signIn(world, { email: org.admin.email, password: 'wrong' })),
    );
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code);
    expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(5);
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(25);
  });

  test('that had to wait do not prolong the wait, and the wait ends at a quarter of an hour', async () => {
    const org = await makeOrganization(world);
    for (let attempt = 1; attempt <= 6; attempt += 1)
      await signIn(world, { email: org.admin.email, password: 'wrong' });
    const [pair] = await world.database
      .admin`select attempts from identity.sign_in_attempts where kind = 'account_ip' and key like ${`${org.admin.email}%`}`;
    expect(pair?.attempts).toBe(5);
    await world.database
      .admin`update identity.sign_in_attempts set attempts = 1000 where kind = 'account_ip' and key like ${`${org.admin.email}%`}`;
    const { userErrors } = await signIn(world, { email: org.admin.email });
    expect(Number(/in (\d+) seconds/.exec(userErrors[0]!.message)?.[1])).toBeLessThanOrEqual(900);
  });
});

describe('sessionRefresh', () => {
  test('exchanges a token once and keeps the session', async () => {
    const first = (await signIn(world, { email: cedar.admin.email })).session!;
    const second = (await refresh(first.refreshToken)).session!;
    expect(second.refreshToken).not.toBe(first.refreshToken);
    const [a, b] = await Promise.all(
      [first, second].map(({ accessToken }) => resolveSession(world.platform, accessToken)),
    );
    expect(a).toEqual(b);
    expect(await tokensOf(first.refreshToken)).toEqual({ tokens: 2, used: 1 });
  });

  test('used 100 times in parallel makes exactly one new member of the family', async () => {
    const { refreshToken } = (await signIn(world, { email: cedar.admin.email })).session!;
    const answers = await Promise.all(Array.from({ length: 100 }, () => refresh(refreshToken)));
    expect(new Set(answers.map(({ session }) => session?.refreshToken)).size).toBe(1);
    expect(answers[0]!.session).not.toBeNull();
    expect(await tokensOf(refreshToken)).toEqual({ tokens: 2, used: 1 });
    expect((await refresh(answers[0]!.session!.refreshToken)).session).not.toBeNull();
  });

  test('repeated within 10 seconds answers the same successor', async () => {
    const { refreshToken } = (await signIn(world, { email: cedar.admin.email })).session!;
    const lost = (await refresh(refreshToken)).session!;
    await age(refreshToken, 9);
    expect((await refresh(refreshToken)).session?.refreshToken).toBe(lost.refreshToken);
  });

  test('repeated later ends the whole session, tells the gateways, and leaves a security event', async () => {
    const { refreshToken } = (await signIn(world, { email: cedar.admin.email })).session!;
    const stolen = (await refresh(refreshToken)).session!;
    await age(refreshToken, 11);
    const heard: string[] = [];
    const stop = await world.platform.bus.subscribe('lintel:sessions', (message) => heard.push(message));
    expect(await refresh(refreshToken)).toMatchObject({
      session: null,
      userErrors: [{ code: 'REFRESH_TOKEN_REUSED' }],
    });
    await stop();
    expect(await refresh(stolen.refreshToken)).toMatchObject({
      session: null,
      userErrors: [{ code: 'REFRESH_TOKEN_INVALID' }],
    });
    expect(await resolveSession(world.platform, stolen.accessToken)).toEqual({ ok: false, code: 'UNAUTHENTICATED' });
    expect(heard.map((message) => JSON.parse(message))).toMatchObject([{ kind: 'session', organizationId: cedar.id }]);
    const events = await world.database
      .admin`select user_id from identity.security_events where kind = 'refresh_reuse'`;
    expect(events).toHaveLength(1);
  });

  test('repeated after its successor was used ends the session even within 10 seconds', async () => {
    const { refreshToken } = (await signIn(world, { email: cedar.admin.email })).session!;
    const second = (await refresh(refreshToken)).session!;
    await refresh(second.refreshToken);
    expect(await refresh(refreshToken)).toMatchObject({ userErrors: [{ code: 'REFRESH_TOKEN_REUSED' }] });
  });

  test('refuses tokens that expired, of people who left, and everything that is none', async () => {
    const org = await makeOrganization(world);
    const { refreshToken, accessToken } = (await signIn(world, { email: org.admin.email })).session!;
    for (const token of [accessToken, `${refreshToken}x`, `lrt_${'A'.repeat(43)}`, '', 'lrt_\0']) {
      expect(await refresh(token)).toMatchObject({ session: null, userErrors: [{ code: 'REFRESH_TOKEN_INVALID' }] });
    }
    await world.database
      .admin`update identity.memberships set status = 'suspended' where user_id = ${org.admin.userId}`;
    expect(await refresh(refreshToken)).toMatchObject({ userErrors: [{ code: 'REFRESH_TOKEN_INVALID' }] });
    await world.database.admin`update identity.memberships set status = 'active' where user_id = ${org.admin.userId}`;
    await world.database
      .admin`update identity.refresh_tokens set expires_at = now() where token_hash = ${sha256(refreshToken)}`;
    expect(await refresh(refreshToken)).toMatchObject({ userErrors: [{ code: 'REFRESH_TOKEN_INVALID' }] });
  });

  test('a refresh token is worth nothing as an access token', async () => {
    const { refreshToken } = (await signIn(world, { email: cedar.admin.email })).session!;
    expect(await resolveSession(world.platform, refreshToken)).toEqual({ ok: false, code: 'UNAUTHENTICATED' });
  });
});

describe('sessionRevoke', () => {
  const document = `mutation V($input: SessionRevokeInput!) { sessionRevoke(input: $input) { revoked userErrors { code path } } }`;
  const revoke = async (input: object, as: Parameters<typeof run>[1]['as'] = null) =>
    run(world, { query: document, variables: { input }, as });

  test('ends the session of a refresh token without anybody signed in, and may be repeated', async () => {
    const { refreshToken, accessToken } = (await signIn(world, { email: cedar.admin.email })).session!;
    for (let time = 0; time < 2; time += 1) {
      expect((await revoke({ refreshToken })).data).toEqual({ sessionRevoke: { revoked: true, userErrors: [] } });
    }
    expect(await resolveSession(world.platform, accessToken)).toMatchObject({ ok: false });
    expect(await refresh(refreshToken)).toMatchObject({ userErrors: [{ code: 'REFRESH_TOKEN_INVALID' }] });
    expect((await revoke({ refreshToken: 'lrt_nonsense' })).data.sessionRevoke).toMatchObject({
      revoked: false,
      userErrors: [{ code: 'REFRESH_TOKEN_INVALID' }],
    });
  });

  test('ends the calling session, and another one of the same person, and no one else’s', async () => {
    const mine = await sessionOf(world, cedar.admin.email);
    const other = (await sessionOf(world, cedar.admin.email)) as { actor: { sessionId: string } } & typeof mine;
    const foreign = (await sessionOf(world, birch.admin.email)) as typeof other;
    for (const sessionId of [foreign.actor.sessionId, 'no-uuid']) {
      expect((await revoke({ sessionId }, mine)).data.sessionRevoke).toMatchObject({
        revoked: false,
        userErrors: [{ code: 'NOT_FOUND' }],
      });
    }
    expect((await revoke({ sessionId: other.actor.sessionId }, mine)).data.sessionRevoke.revoked).toBe(true);
    expect((await revoke({}, mine)).data.sessionRevoke.revoked).toBe(true);
    const reasons = await world.database.admin`
      select revoked_reason from identity.user_sessions where id in (${other.actor.sessionId}, ${(mine as typeof other).actor.sessionId}, ${foreign.actor.sessionId}) order by 1`;
    expect(reasons.map((row) => row.revoked_reason)).toEqual(['ended_by_user', 'signed_out', null]);
  });

  test('needs a session when it is not told which', async () => {
    expect((await revoke({})).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('viewer', () => {
  const document = `{ viewer { user { id email fullName } organization { id name slug } permissions roles
    sessions(first: 100) { totalCount nodes { id ip userAgent current createdAt lastUsedAt expiresAt } } } }`;

  test('tells who asks, and which sessions are open', async () => {
    const org = await makeOrganization(world);
    const session = await sessionOf(world, org.admin.email);
    await sessionOf(world, org.admin.email);
    const { data, errors } = await run(world, { query: document, as: session });
    expect(errors).toBeUndefined();
    expect(data.viewer).toMatchObject({
      user: { id: org.admin.userId, email: org.admin.email, fullName: 'Ada Admin' },
      organization: { id: org.id, slug: org.slug },
      roles: ['admin'],
      sessions: { totalCount: 2 },
    });
    expect(data.viewer.permissions).toEqual(session.permissions);
    expect(data.viewer.sessions.nodes.map((node: { current: boolean }) => node.current)).toEqual([false, true]);
    expect(data.viewer.sessions.nodes[0]).toMatchObject({ ip: '127.0.0.1', userAgent: 'test' });
  });

  test('is null for nobody', async () => {
    expect(await run(world, { query: '{ viewer { permissions } }', as: null })).toMatchObject({
      data: { viewer: null },
    });
  });
});
