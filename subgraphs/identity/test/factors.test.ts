import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { resolveSession } from '../src/sessions/resolve-session.ts';
import {
  addFactor,
  answer,
  codeNow,
  type Enrolled,
  forgetAttempts,
  forgetUsedCodes,
  fromBase32,
  manyChallenges,
  mutate,
  resolved,
  signInPlainly,
  tryPassword,
  wrongCode,
} from './factor-support.ts';
import { makeOrganization, openWorld, run, sessionOf, type World } from './support.ts';

let world: World;
let org: Awaited<ReturnType<typeof makeOrganization>>;
let factor: Enrolled;
let email: string;

beforeAll(async () => {
  world = await openWorld();
  org = await makeOrganization(world);
  email = org.admin.email;
  factor = await addFactor(world, await sessionOf(world, email));
});
afterAll(() => world.database.close());
beforeEach(async () => {
  await forgetUsedCodes(world);
  await forgetAttempts(world);
});

const challenged = async () => (await tryPassword(world, { email })).challenge!.token;
const challenges = (count: number) =>
  manyChallenges(world, { userId: org.admin.userId, organizationId: org.id }, count);
const eventsOf = async (userId: string) => {
  const rows = await world.database
    .admin`select kind from identity.security_events where user_id = ${userId} order by id`;
  return rows.map(({ kind }) => String(kind));
};

describe('adding an authenticator app', () => {
  test('takes a secret, a code that shows it, and gives ten recovery codes', async () => {
    const fresh = await makeOrganization(world);
    const session = await sessionOf(world, fresh.admin.email);
    const begun = await mutate(world, 'mfaFactorEnroll', {
      input: { name: ' My phone ' },
      select: 'factor { id name confirmed everywhere lastUsedAt } secret uri',
      as: session,
    });
    expect(begun.factor).toMatchObject({ name: 'My phone', confirmed: false, everywhere: true, lastUsedAt: null });
    expect(begun.uri).toContain(`secret=${begun.secret}`);
    // It does not count yet.
    expect((await tryPassword(world, { email: fresh.admin.email })).session).not.toBeNull();
    const secret = fromBase32(begun.secret);
    const confirm = (code: string) =>
      mutate(world, 'mfaFactorConfirm', {
        input: { id: begun.factor.id, code },
        select: 'factor { confirmed } recoveryCodes',
        as: session,
      });
    expect(await confirm(wrongCode(world, secret))).toMatchObject({
      factor: null,
      recoveryCodes: [],
      userErrors: [{ code: 'CODE_INVALID', path: ['input', 'code'] }],
    });
    const done = await confirm(codeNow(world, secret));
    expect(done).toMatchObject({ factor: { confirmed: true }, userErrors: [] });
    expect(new Set(done.recoveryCodes).size).toBe(10);
    expect((await confirm(codeNow(world, secret))).userErrors).toMatchObject([{ code: 'FACTOR_EXPIRED' }]);
    const { data } = await run(world, {
      query: '{ viewer { factors { name confirmed } recoveryCodesLeft freshUntil } }',
      as: await resolveAgain(session),
    });
    expect(data.viewer).toMatchObject({ factors: [{ name: 'My phone', confirmed: true }], recoveryCodesLeft: 10 });
    expect(await eventsOf(fresh.admin.userId)).toContain('factor_added');
  });

  test('is over when the code comes too late, or another secret was made', async () => {
    const fresh = await makeOrganization(world);
    const session = await sessionOf(world, fresh.admin.email);
    const enroll = () => mutate(world, 'mfaFactorEnroll', { input: {}, select: 'factor { id } secret', as: session });
    const confirm = ({ factor: { id }, secret }: { factor: { id: string }; secret: string }) =>
      mutate(world, 'mfaFactorConfirm', {
        input: { id, code: codeNow(world, fromBase32(secret)) },
        select: 'recoveryCodes',
        as: session,
      });
    const first = await enroll();
    const second = await enroll();
    expect((await confirm(first)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await world.database
      .admin`update identity.mfa_factors set created_at = now() - interval '10 minutes' where id = ${second.factor.id}`;
    expect((await confirm(second)).userErrors).toMatchObject([{ code: 'FACTOR_EXPIRED' }]);
    expect((await tryPassword(world, { email: fresh.admin.email })).session).not.toBeNull();
  });

  test('shows and stores no secret a second time: not under its key, not in a dry run, nowhere in the database', async () => {
    const fresh = await makeOrganization(world);
    const session = await sessionOf(world, fresh.admin.email);
    const idempotencyKey = randomUUID();
    const enroll = () =>
      mutate(world, 'mfaFactorEnroll', { input: {}, select: 'factor { id } secret uri', as: session, idempotencyKey });
    const first = await enroll();
    expect(await enroll()).toEqual({ factor: first.factor, secret: null, uri: null, userErrors: [] });
    const confirmKey = randomUUID();
    const confirm = (dryRun: boolean) =>
      run(world, {
        query: 'mutation C($input: MfaFactorConfirmInput!) { mfaFactorConfirm(input: $input) { recoveryCodes } }',
        variables: { input: { id: first.factor.id, code } },
        as: session,
        ...(dryRun ? { dryRun } : { idempotencyKey: confirmKey }),
      });
    const code = codeNow(world, fromBase32(first.secret));
    expect((await confirm(true)).data.mfaFactorConfirm.recoveryCodes).toEqual([]);
    const { recoveryCodes } = (await confirm(false)).data.mfaFactorConfirm;
    expect(recoveryCodes).toHaveLength(10);
    expect(await confirm(false)).toMatchObject({ data: { mfaFactorConfirm: { recoveryCodes: [] } }, replayed: true });
    const { challenge } = await tryPassword(world, { email: fresh.admin.email });
    const dump = await dumpOf(['identity', 'app']);
    expect(dump).toContain(first.factor.id);
    const secrets = [first.secret, challenge!.token, ...recoveryCodes, ...recoveryCodes.map(unhyphened)];
    for (const secret of secrets) {
      expect(dump.includes(secret), 'in clear').toBe(false);
      expect(dump.includes(Buffer.from(secret).toString('hex')), 'as bytes').toBe(false);
    }
    expect(dump.includes(fromBase32(first.secret).toString('hex'))).toBe(false);
    expect(dump.includes(fromBase32(first.secret).toString('base64url'))).toBe(false);
  });

  test('ends at three that count', async () => {
    const fresh = await makeOrganization(world);
    const session = await sessionOf(world, fresh.admin.email);
    const added = [];
    for (const name of ['one', 'two', 'three']) added.push(await addFactor(world, session, name));
    // The codes of the first stay good for all.
    expect(added.map(({ recoveryCodes }) => recoveryCodes.length)).toEqual([10, 0, 0]);
    expect(await mutate(world, 'mfaFactorEnroll', { input: {}, select: 'secret', as: session })).toMatchObject({
      secret: null,
      userErrors: [{ code: 'FACTOR_LIMIT_REACHED' }],
    });
    await forgetUsedCodes(world);
    for (const { secret } of added) {
      const { challenge } = await tryPassword(world, { email: fresh.admin.email });
      const signedIn = await answer(world, { challengeToken: challenge!.token, code: codeNow(world, secret) });
      expect(signedIn.userErrors).toEqual([]);
    }
  });
});

describe('signing in with a second factor', () => {
  test('gives a challenge for the password, and the session for the code', async () => {
    const before = Date.now();
    const { session, challenge, userErrors } = await tryPassword(world, { email });
    expect([session, userErrors]).toEqual([null, []]);
    expect(challenge!.factors).toEqual(['TOTP', 'RECOVERY_CODE']);
    const seconds = (Date.parse(challenge!.expiresAt) - before) / 1000;
    expect(seconds).toBeGreaterThan(240);
    expect(seconds).toBeLessThanOrEqual(310);
    const opened = await answer(world, { challengeToken: challenge!.token, code: codeNow(world, factor.secret) });
    expect(opened.userErrors).toEqual([]);
    expect(await resolved(world, opened.session!)).toMatchObject({
      organizationId: org.id,
      actor: { userId: org.admin.userId },
      roles: ['admin'],
    });
  });

  test('opens one session by a challenge, and none after five minutes', async () => {
    const token = await challenged();
    const code = () => codeNow(world, factor.secret);
    expect((await answer(world, { challengeToken: token, code: code() })).session).not.toBeNull();
    await forgetUsedCodes(world);
    expect((await answer(world, { challengeToken: token, code: code() })).userErrors).toMatchObject([
      { code: 'CHALLENGE_INVALID', path: ['input', 'challengeToken'] },
    ]);
    const late = await challenged();
    await world.database.admin`update identity.session_challenges set expires_at = now()`;
    expect((await answer(world, { challengeToken: late, code: code() })).userErrors).toMatchObject([
      { code: 'CHALLENGE_INVALID' },
    ]);
  });

  test('takes a code once: at another sign-in and at step-up it is used', async () => {
    const code = codeNow(world, factor.secret);
    const [first, second] = [await challenged(), await challenged()];
    const { session } = await answer(world, { challengeToken: first, code });
    expect(session).not.toBeNull();
    expect(await answer(world, { challengeToken: second, code })).toMatchObject({
      session: null,
      userErrors: [{ code: 'CODE_INVALID' }],
    });
    const again = await mutate(world, 'sessionStepUp', {
      input: { code },
      select: 'freshUntil',
      as: await resolved(world, session!),
    });
    expect(again).toMatchObject({ freshUntil: null, userErrors: [{ code: 'CODE_INVALID' }] });
  });

  test('takes no code of a step before the one that was used', async () => {
    const [row] = await world.database
      .admin`update identity.mfa_factors set last_step = floor(extract(epoch from now()) / 30) + 1 where id = ${factor.id} returning last_step`;
    expect(Number(row!.last_step)).toBeGreaterThan(0);
    const spent = await answer(world, { challengeToken: await challenged(), code: codeNow(world, factor.secret) });
    expect(spent.userErrors).toMatchObject([{ code: 'CODE_INVALID' }]);
  });

  test('50 times at once with one code opens exactly one session, with one challenge and with fifty', async () => {
    for (const tokens of [await challenges(50), Array<string>(50).fill(await challenged())]) {
      await forgetUsedCodes(world);
      await forgetAttempts(world);
      const code = codeNow(world, factor.secret);
      const answers = await Promise.all(tokens.map((challengeToken) => answer(world, { challengeToken, code })));
      expect(answers.filter(({ session }) => session !== null)).toHaveLength(1);
      const codes = new Set(answers.flatMap(({ userErrors }) => userErrors.map(({ code: failed }) => failed)));
      expect(
        [...codes].filter((each) => !['CODE_INVALID', 'TOO_MANY_ATTEMPTS', 'CHALLENGE_INVALID'].includes(each)),
      ).toEqual([]);
    }
  });

  test.each([
    ['five digits', '12345'],
    ['wide digits', '１２３４５６'],
    ['letters', 'abcdef'],
    ['NUL', '12345\0'],
    ['nothing', ''],
    ['SQL', "1' or 1"],
    ['a megabyte', '1'.repeat(1_000_000)],
  ])('answers %s as a wrong code, and counts no try', async (_what, code) => {
    expect((await answer(world, { challengeToken: await challenged(), code })).userErrors).toMatchObject([
      { code: 'CODE_INVALID', path: ['input', 'code'] },
    ]);
    expect(await world.database.admin`select from identity.proof_attempts where kind = 'challenge'`).toHaveLength(0);
  });

  test('answers 000000 as any other wrong code', async () => {
    const shown = wrongCode(world, factor.secret);
    const { userErrors } = await answer(world, { challengeToken: await challenged(), code: shown });
    expect(userErrors).toMatchObject([{ code: 'CODE_INVALID' }]);
    expect(await eventsOf(org.admin.userId)).toContain('challenge_failed');
  });

  test('wants either a code or a recovery code', async () => {
    const challengeToken = await challenged();
    expect((await answer(world, { challengeToken })).userErrors).toMatchObject([{ code: 'VALUE_REQUIRED' }]);
    const both = await answer(world, { challengeToken, code: '123456', recoveryCode: factor.recoveryCodes[0]! });
    expect(both.userErrors).toMatchObject([{ code: 'INVALID_VALUE' }]);
  });

  test('cannot be rehearsed', async () => {
    const { errors } = await run(world, {
      query:
        'mutation A($input: SessionChallengeAnswerInput!) { sessionChallengeAnswer(input: $input) { session { accessToken } } }',
      variables: { input: { challengeToken: 'x', code: '123456' } },
      as: null,
      dryRun: true,
    });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });
});

describe('a challenge token', () => {
  test('is worth nothing as an access token or a refresh token, and they nothing as challenge', async () => {
    const token = await challenged();
    expect(await resolveSession(world.platform, token)).toEqual({ ok: false, code: 'UNAUTHENTICATED' });
    const refresh = (refreshToken: string) =>
      mutate(world, 'sessionRefresh', { input: { refreshToken }, select: 'session { accessToken }', as: null });
    expect((await refresh(token)).userErrors).toMatchObject([{ code: 'REFRESH_TOKEN_INVALID' }]);
    const { session } = await answer(world, { challengeToken: token, code: codeNow(world, factor.secret) });
    await forgetUsedCodes(world);
    const others = [session!.accessToken, session!.refreshToken, `${token}x`, token.slice(0, -1), '', 'lch_\0', 'lch_'];
    for (const challengeToken of others) {
      const refused = await answer(world, { challengeToken, code: codeNow(world, factor.secret) });
      expect(refused.userErrors).toMatchObject([{ code: 'CHALLENGE_INVALID' }]);
    }
  });

  test('opens nothing once its person is suspended or its password was changed', async () => {
    const fresh = await makeOrganization(world);
    const { session } = await signInPlainly(world, { email: fresh.admin.email });
    const own = await addFactor(world, session);
    await forgetUsedCodes(world);
    const before = (await tryPassword(world, { email: fresh.admin.email })).challenge!.token;
    await world.database
      .admin`update identity.memberships set status = 'suspended' where user_id = ${fresh.admin.userId}`;
    expect(
      (await answer(world, { challengeToken: before, code: codeNow(world, own.secret) })).userErrors,
    ).toMatchObject([{ code: 'NO_MEMBERSHIP' }]);
    await world.database.admin`update identity.memberships set status = 'active' where user_id = ${fresh.admin.userId}`;
    await forgetUsedCodes(world);
    const stale = (await tryPassword(world, { email: fresh.admin.email })).challenge!.token;
    const changed = await mutate(world, 'passwordChange', {
      input: { currentPassword: 'correct horse battery', newPassword: 'another horse battery' },
      select: 'changed',
      as: await resolveAgain(session),
    });
    expect(changed).toEqual({ changed: true, userErrors: [] });
    expect((await answer(world, { challengeToken: stale, code: codeNow(world, own.secret) })).userErrors).toMatchObject(
      [{ code: 'CHALLENGE_INVALID' }],
    );
  });
});

describe('a recovery code', () => {
  test('opens a session once, in any form that a person types', async () => {
    const [code] = factor.recoveryCodes;
    const first = await answer(world, { challengeToken: await challenged(), recoveryCode: code!.toLowerCase() });
    expect(first.userErrors).toEqual([]);
    const again = await answer(world, { challengeToken: await challenged(), recoveryCode: code! });
    expect(again).toMatchObject({
      session: null,
      userErrors: [{ code: 'CODE_INVALID', path: ['input', 'recoveryCode'] }],
    });
    expect(await eventsOf(org.admin.userId)).toContain('recovery_code_used');
    const { data } = await run(world, {
      query: '{ viewer { recoveryCodesLeft } }',
      as: await resolved(world, first.session!),
    });
    expect(data.viewer.recoveryCodesLeft).toBe(9);
  });

  test('20 times at once opens exactly one session', async () => {
    const recoveryCode = factor.recoveryCodes[1]!;
    const tokens = await challenges(20);
    const answers = await Promise.all(tokens.map((challengeToken) => answer(world, { challengeToken, recoveryCode })));
    expect(answers.filter(({ session }) => session !== null)).toHaveLength(1);
  });

  test('of another person, or one that was never given, opens nothing', async () => {
    const fresh = await makeOrganization(world);
    const other = await addFactor(world, await sessionOf(world, fresh.admin.email));
    for (const recoveryCode of [other.recoveryCodes[0]!, '0000-0000-0000', 'x', '']) {
      const refused = await answer(world, { challengeToken: await challenged(), recoveryCode });
      expect(refused.userErrors).toMatchObject([{ code: 'CODE_INVALID' }]);
    }
  });

  test('is worth nothing after new ones were made', async () => {
    const fresh = await makeOrganization(world);
    const session = await sessionOf(world, fresh.admin.email);
    const own = await addFactor(world, session);
    const as = await resolveAgain(session);
    const renew = (input: object) => mutate(world, 'mfaRecoveryCodesRenew', { input, select: 'recoveryCodes', as });
    expect((await renew({ expectedCodesLeft: 9 })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    const { recoveryCodes } = await renew({ expectedCodesLeft: 10 });
    expect(recoveryCodes).toHaveLength(10);
    const token = async () => (await tryPassword(world, { email: fresh.admin.email })).challenge!.token;
    const old = await answer(world, { challengeToken: await token(), recoveryCode: own.recoveryCodes[0]! });
    expect(old.userErrors).toMatchObject([{ code: 'CODE_INVALID' }]);
    expect(
      (await answer(world, { challengeToken: await token(), recoveryCode: recoveryCodes[0] })).session,
    ).not.toBeNull();
    expect(await eventsOf(fresh.admin.userId)).toContain('recovery_codes_renewed');
  });
});

describe('guessing', () => {
  test('10,000 guesses in one document are one try', async () => {
    const challengeToken = await challenged();
    const guesses = Array.from({ length: 10_000 }, (_, index) => String(index * 97).padStart(6, '0'));
    // As small as it can be written, so that the document passes the parser of the subgraph; the gateway refuses it far earlier.
    const aliases = guesses
      .slice(0, 800)
      .map(
        (code, index) => `a${index}:sessionChallengeAnswer(input:{challengeToken:$t,code:"${code}"}){userErrors{code}}`,
      );
    const { data } = await run(world, {
      query: `mutation G($t: String!) { ${aliases.join(' ')} }`,
      variables: { t: challengeToken },
      as: null,
    });
    const codes = Object.values(data as Record<string, { userErrors: { code: string }[] }>).map(
      ({ userErrors }) => userErrors[0]?.code,
    );
    expect(codes).toHaveLength(800);
    expect(codes.filter((code) => code !== 'TOO_MANY_ATTEMPTS')).toHaveLength(1);
    const [counted] = await world.database
      .admin`select attempts from identity.proof_attempts where kind = 'challenge' and subject = ${org.admin.userId}`;
    expect(counted?.attempts).toBe(1);
    const refused = await run(world, {
      query: `mutation G($t: String!) { ${guesses.map((code, index) => `a${index}:sessionChallengeAnswer(input:{challengeToken:$t,code:"${code}"}){userErrors{code}}`).join(' ')} }`,
      variables: { t: challengeToken },
      as: null,
    });
    expect(refused.data).toBeNull();
  });

  test('is delayed after five tries, made in parallel too, and a right code forgives them', async () => {
    const code = wrongCode(world, factor.secret);
    const tokens = await challenges(30);
    const answers = await Promise.all(tokens.map((challengeToken) => answer(world, { challengeToken, code })));
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code);
    expect(codes.filter((each) => each === 'CODE_INVALID')).toHaveLength(5);
    expect(codes.filter((each) => each === 'TOO_MANY_ATTEMPTS')).toHaveLength(25);
    const right = { challengeToken: tokens[0]!, code: codeNow(world, factor.secret) };
    await world.database.admin`update identity.proof_attempts set last_attempt_at = now() - interval '2 seconds'`;
    expect((await answer(world, right)).session).not.toBeNull();
    const [row] = await world.database.admin`select attempts from identity.proof_attempts where kind = 'challenge'`;
    expect(row?.attempts).toBe(0);
  });

  test('waits for an hour at most, and a quiet day forgets it', async () => {
    const challengeToken = await challenged();
    const code = wrongCode(world, factor.secret);
    await answer(world, { challengeToken, code });
    await world.database.admin`update identity.proof_attempts set attempts = 1000, last_attempt_at = now()`;
    const { userErrors } = await answer(world, { challengeToken, code });
    const seconds = Number(/in (\d+) seconds/.exec(userErrors[0]!.message)?.[1]);
    expect(seconds).toBeGreaterThan(3500);
    expect(seconds).toBeLessThanOrEqual(3600);
    // Waiting is not counted, so it does not prolong itself.
    const [row] = await world.database.admin`select attempts from identity.proof_attempts where kind = 'challenge'`;
    expect(row?.attempts).toBe(1000);
    await world.database.admin`update identity.proof_attempts set last_attempt_at = now() - interval '25 hours'`;
    expect((await answer(world, { challengeToken, code })).userErrors).toMatchObject([{ code: 'CODE_INVALID' }]);
  });

  test('by somebody who does not know the password makes nobody wait for his code', async () => {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await world.database.admin`delete from identity.sign_in_attempts`;
      await tryPassword(world, { email, password: 'wrong' });
      await answer(world, { challengeToken: `lch_${'A'.repeat(43)}`, code: '123456' });
    }
    expect(await world.database.admin`select from identity.proof_attempts`).toHaveLength(0);
    await world.database.admin`delete from identity.sign_in_attempts`;
    const { userErrors } = await answer(world, {
      challengeToken: await challenged(),
      code: codeNow(world, factor.secret),
    });
    expect(userErrors).toEqual([]);
  });
});

describe('removing a factor', () => {
  test('is the end of challenges, and of the recovery codes with the last one', async () => {
    const fresh = await makeOrganization(world);
    const session = await sessionOf(world, fresh.admin.email);
    const [one, two] = [await addFactor(world, session, 'one'), await addFactor(world, session, 'two')];
    const as = await resolveAgain(session);
    const remove = (id: string) => mutate(world, 'mfaFactorRemove', { input: { id }, select: 'factor { name }', as });
    expect(await remove(one.id)).toMatchObject({ factor: { name: 'one' }, userErrors: [] });
    expect((await remove(one.id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await tryPassword(world, { email: fresh.admin.email })).challenge).not.toBeNull();
    expect((await remove(two.id)).userErrors).toEqual([]);
    expect((await tryPassword(world, { email: fresh.admin.email })).session).not.toBeNull();
    expect(
      await world.database.admin`select from identity.recovery_codes where user_id = ${fresh.admin.userId}`,
    ).toHaveLength(0);
    expect(await eventsOf(fresh.admin.userId)).toContain('factor_removed');
  });

  test.each(['no-uuid', randomUUID()])('does not find %s, nor that of somebody else', async (id) => {
    const fresh = await makeOrganization(world);
    const as = await sessionOf(world, fresh.admin.email);
    for (const wanted of [id, factor.id])
      expect(
        (await mutate(world, 'mfaFactorRemove', { input: { id: wanted }, select: 'factor { id }', as })).userErrors,
      ).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

const unhyphened = (code: string): string => code.replaceAll('-', '');

/** The same session, as the edge sees it after a change. */
const resolveAgain = async (session: Awaited<ReturnType<typeof sessionOf>>) => {
  const { actor } = session;
  if (actor.kind !== 'user') throw new Error('no person');
  const [row] = await world.database
    .admin`select stepped_up_at from identity.user_sessions where id = ${actor.sessionId}`;
  const provedAt = row?.stepped_up_at as Date | null;
  return provedAt === null
    ? { ...session, provedAt: '1970-01-01T00:00:00.000Z' }
    : { ...session, provedAt: provedAt.toISOString() };
};

/** Every row of every table of these schemas, as text. */
const dumpOf = async (schemas: readonly string[]): Promise<string> => {
  const tables = await world.database.admin`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ${world.database.admin(schemas)} and table_type = 'BASE TABLE'`;
  const rows = [];
  for (const { name } of tables) {
    const found = await world.database.admin.unsafe(`select t::text as row from ${name} as t`);
    rows.push(...found.map(({ row }) => String(row)));
  }
  return rows.join('\n');
};
