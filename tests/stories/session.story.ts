import { setTimeout as sleep } from 'node:timers/promises';
import { stepAt, totpCode } from '@lintel/identity/factors/totp';
import { provisionOrganization } from '@lintel/identity/organizations/provision';
import { expect, test } from 'vitest';
import { type Client, clientWith, post, signIn } from '../support/client.ts';
import { untilRefused } from '../support/until-refused.ts';
import { password, type World } from '../support/world.ts';

/** Signing in, staying in, and being put out. */
export const sessionStory = (world: () => World): void => {
  const url = () => world().product.url;
  const viewer = '{ viewer { user { email } organization { slug } permissions } }';
  const refresh = (refreshToken: string) =>
    post(url(), {
      query:
        'mutation Refresh($input: SessionRefreshInput!) { sessionRefresh(input: $input) { session { accessToken refreshToken } userErrors { code } } }',
      variables: { input: { refreshToken } },
    });

  test('the viewer is who signed in', async () => {
    const { data } = await world().cedar.ask(viewer);
    expect(data.viewer).toMatchObject({ user: { email: 'admin@cedar.example' }, organization: { slug: 'cedar' } });
    expect(data.viewer.permissions).toContain('finance.payment.record');
  });

  test('a wrong password and an unknown address are the same answer', async () => {
    const attempt = (email: string, secret: string) =>
      post(url(), {
        query:
          'mutation SignIn($input: SessionCreateInput!) { sessionCreate(input: $input) { session { accessToken } userErrors { code message path } } }',
        variables: { input: { email, password: secret } },
      });
    const wrong = await attempt('admin@cedar.example', 'not the password');
    expect(wrong.data.sessionCreate).toMatchObject({ session: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] });
    expect((await attempt('nobody@cedar.example', 'not the password')).data).toEqual(wrong.data);
  });

  test('forged, truncated and foreign tokens are nobody', async () => {
    const { token, refreshToken } = world().cedar;
    const [header, payload, signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString());
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const forged = [
      `${encode({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
      `${header}.${encode({ ...claims, tid: '00000000-0000-7000-8000-000000000000' })}.${signature}`,
      `${header}.${payload}.${signature?.startsWith('A') ? 'B' : 'A'}${signature?.slice(1)}`,
      refreshToken,
      'x',
    ];
    for (const credential of forged) {
      expect(await clientWith(url(), credential).ask(viewer)).toMatchObject({
        status: 401,
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
    }
    expect((await post(url(), { query: viewer })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('a refresh token works once; using it again later ends the whole family', async () => {
    const first = await signIn(url(), 'admin@cedar.example', password);
    const second = (await refresh(first.refreshToken)).data.sessionRefresh.session;
    expect((await clientWith(url(), second.accessToken).ask(viewer)).data.viewer.user.email).toBe(
      'admin@cedar.example',
    );
    // Past the grace for lost answers: made so by hand, because nobody wants to wait in a test.
    await world().database
      .admin`update identity.refresh_tokens set used_at = used_at - interval '1 minute' where used_at is not null`;
    expect((await refresh(first.refreshToken)).data.sessionRefresh.userErrors[0].code).toBe('REFRESH_TOKEN_REUSED');
    expect((await refresh(second.refreshToken)).data.sessionRefresh.session).toBeNull();
    expect(await untilRefused(() => clientWith(url(), second.accessToken).ask(viewer))).toBe(401);
  });

  test('signing out ends the access token too', async () => {
    const client = await signIn(url(), 'admin@cedar.example', password);
    expect((await client.ask(viewer)).status).toBe(200);
    const { data } = await client.ask(
      'mutation Out($input: SessionRevokeInput!) { sessionRevoke(input: $input) { revoked userErrors { code } } }',
      { input: { refreshToken: client.refreshToken } },
    );
    expect(data.sessionRevoke).toEqual({ revoked: true, userErrors: [] });
    expect(await untilRefused(() => client.ask(viewer))).toBe(401);
  });

  /** Somebody who shares his sessions with no other story. */
  const newcomer = async (slug: string): Promise<string> => {
    const admin = { email: `admin@${slug}.example`, fullName: `Admin of ${slug}`, password };
    const made = await provisionOrganization(world().database.door, { name: slug, slug, admin });
    if (!made.ok) throw new Error(JSON.stringify(made.failures));
    return admin.email;
  };
  const run = async (client: Client, field: string, input: object, select: string) => {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input!`;
    const query = `mutation Run($input: ${type}) { ${field}(input: $input) { ${select} userErrors { code } } }`;
    const { data, errors } = await client.ask(query, { input });
    return { payload: data?.[field], code: errors?.[0]?.extensions.code };
  };
  const nobody = () => clientWith(url(), '');
  const answer = (input: object) =>
    post(url(), {
      query: `mutation Answer($input: SessionChallengeAnswerInput!) {
        sessionChallengeAnswer(input: $input) { session { accessToken refreshToken } userErrors { code } } }`,
      variables: { input },
    });
  const challengeFor = async (email: string) =>
    (
      await post(url(), {
        query:
          'mutation SignIn($input: SessionCreateInput!) { sessionCreate(input: $input) { session { accessToken } challenge { token factors } } }',
        variables: { input: { email, password } },
      })
    ).data.sessionCreate;
  const bytesOf = (base32: string) => {
    const bits = [...base32].map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    );
    return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  };

  test('a second factor is added, asked for at the next sign-in, used once, and replaced by a recovery code', async () => {
    const email = await newcomer('elm');
    const first = await signIn(url(), email, password);
    const begun = (await run(first, 'mfaFactorEnroll', { name: 'Phone' }, 'factor { id } secret uri')).payload;
    const secret = bytesOf(begun.secret);
    const code = () => totpCode(secret, stepAt(new Date()));
    const done = (
      await run(first, 'mfaFactorConfirm', { id: begun.factor.id, code: code() }, 'factor { confirmed } recoveryCodes')
    ).payload;
    expect(done).toMatchObject({ factor: { confirmed: true }, userErrors: [] });

    const { session, challenge } = await challengeFor(email);
    expect([session, challenge.factors]).toEqual([null, ['TOTP', 'RECOVERY_CODE']]);
    expect((await clientWith(url(), challenge.token).ask(viewer)).status).toBe(401);
    // The code that confirmed the factor is used up, here too.
    const used = await answer({ challengeToken: challenge.token, code: code() });
    expect(used.data.sessionChallengeAnswer.userErrors).toEqual([{ code: 'CODE_INVALID' }]);
    // As if the next half minute had come: nobody wants to wait in a test.
    await world().database.admin`update identity.mfa_factors set last_step = 0 where id = ${begun.factor.id}`;
    const opened = (await answer({ challengeToken: challenge.token, code: code() })).data.sessionChallengeAnswer;
    expect(opened.userErrors).toEqual([]);
    const client = clientWith(url(), opened.session.accessToken, opened.session.refreshToken);
    expect((await client.ask(viewer)).data.viewer.user.email).toBe(email);
    const again = await answer({ challengeToken: challenge.token, code: code() });
    expect(again.data.sessionChallengeAnswer.userErrors).toEqual([{ code: 'CHALLENGE_INVALID' }]);

    const lost = (await challengeFor(email)).challenge.token;
    for (const count of [2, 10_000]) {
      const guess = (index: number) =>
        `a${index}:sessionChallengeAnswer(input:{challengeToken:"${lost}",code:"${String(index).padStart(6, '0')}"}){userErrors{code}}`;
      const guesses = Array.from({ length: count }, (_, index) => guess(index));
      const refused = await post(url(), { query: `mutation { ${guesses.join(' ')} }` });
      expect([refused.data ?? null, refused.status >= 400 && refused.status < 500]).toEqual([null, true]);
    }
    const [counted] = await world().database.admin`
      select p.attempts from identity.proof_attempts p join identity.users u on u.id::text = p.subject where u.email_norm = ${email}`;
    expect(counted?.attempts).toBe(0);
    const recovered = await answer({ challengeToken: lost, recoveryCode: done.recoveryCodes[0] });
    expect(recovered.data.sessionChallengeAnswer.userErrors).toEqual([]);
    const { data } = await client.ask(
      '{ viewer { factors { name } recoveryCodesLeft securityEvents(first: 3) { nodes { kind } } } }',
    );
    expect(data.viewer).toMatchObject({
      factors: [{ name: 'Phone' }],
      recoveryCodesLeft: 9,
      securityEvents: { nodes: [{ kind: 'RECOVERY_CODE_USED' }, { kind: 'SIGN_IN' }, { kind: 'CHALLENGE_ISSUED' }] },
    });
  });

  test('what grants power wants a recent proof, which every part of the product believes at once', async () => {
    const email = await newcomer('ash');
    const client = await signIn(url(), email, password);
    const member = (index: number) => ({
      email: `member${index}@ash.example`,
      fullName: 'Mo Member',
      roles: [{ roleKey: 'analyst' }],
    });
    const add = (index: number) => run(client, 'membershipCreate', member(index), 'membership { id }');
    expect((await add(1)).payload.userErrors).toEqual([]);
    await world().database.admin`
      update identity.user_sessions s set stepped_up_at = now() - interval '11 minutes'
      from identity.users u where u.id = s.user_id and u.email_norm = ${email}`;
    // What the gateway has read before holds for five seconds.
    const deadline = performance.now() + 15_000;
    let refused = await add(2);
    for (let index = 3; refused.code === undefined && performance.now() < deadline; index += 1) {
      await sleep(200);
      refused = await add(index);
    }
    expect(refused.code).toBe('STEP_UP_REQUIRED');
    expect((await client.ask('{ viewer { freshUntil } }')).data.viewer.freshUntil).toBeNull();
    expect((await run(client, 'sessionStepUp', { password: 'wrong' }, 'freshUntil')).payload.userErrors).toEqual([
      { code: 'INVALID_CREDENTIALS' },
    ]);
    const { payload } = await run(client, 'sessionStepUp', { password }, 'freshUntil');
    expect(payload.userErrors).toEqual([]);
    // The message to the gateway may be a moment behind the answer, and no longer.
    const asked = performance.now();
    let allowed = await add(1000);
    while (allowed.code === 'STEP_UP_REQUIRED' && performance.now() - asked < 2000) {
      await sleep(20);
      allowed = await add(1000);
    }
    expect(allowed.payload?.userErrors).toEqual([]);
    expect((await run(nobody(), 'sessionStepUp', { password }, 'freshUntil')).code).toBe('UNAUTHENTICATED');
  });

  test('a new password ends the other sessions, their access tokens too', async () => {
    const email = await newcomer('fir');
    const other = await signIn(url(), email, password);
    const mine = await signIn(url(), email, password);
    const next = 'another horse battery staple';
    const input = { currentPassword: password, newPassword: next };
    expect((await run(mine, 'passwordChange', input, 'changed')).payload).toEqual({ changed: true, userErrors: [] });
    expect(await untilRefused(() => other.ask(viewer))).toBe(401);
    expect((await refresh(other.refreshToken)).data.sessionRefresh.session).toBeNull();
    expect((await mine.ask(viewer)).status).toBe(200);
    await expect(signIn(url(), email, password)).rejects.toThrow('INVALID_CREDENTIALS');
    expect((await (await signIn(url(), email, next)).ask(viewer)).data.viewer.user.email).toBe(email);
  });

  test('the keys of access tokens are published', async () => {
    const { keys } = (await (await fetch(`${url()}/.well-known/jwks.json`)).json()) as {
      keys: Record<string, unknown>[];
    };
    expect(keys[0]).toMatchObject({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA' });
    expect(keys[0]?.d).toBeUndefined();
  });
};
