import { expect, test } from 'vitest';
import { post } from '../support/client.ts';
import { overWebSocket } from '../support/subscribe.ts';
import { flawsOf, forge, takeApart } from './forged-tokens.ts';
import { newAddress, newIssuerKey, type Place, sendRaw } from './place.ts';

const viewer = { query: '{ viewer { organization { slug } user { email } } }' };
const anybody = { query: '{ __typename }' };

/** Access tokens at the gateway: every one that is not exactly ours is nobody's, and learns nothing else. */
export const tokenDoors = (place: () => Place): void => {
  const bearer = (token: string) => ['authorization', `Bearer ${token}`];
  const genuine = () => takeApart(place().world.cedar.token, place().accessKey);
  const refusalOf = async (headers: readonly string[], body: object = viewer) => {
    const answer = await sendRaw(place().url, [...headers, 'x-request-id', 'the-same'], body);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.json.data).toBeUndefined();
    return answer;
  };

  test('a token that we sign ourselves is as good as a genuine one: the flaws below are all that is wrong', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect((await sendRaw(place().url, bearer(forge(genuine())), viewer)).json.data.viewer.organization).toEqual({
        slug: 'cedar',
      });
  });

  test('a token with any flaw is nobody, for what is public too, and the answer is always the same', async () => {
    const { issuer, world } = place();
    const theirs = takeApart(world.birch.token, place().accessKey).claims;
    const flaws = flawsOf(genuine(), {
      organizationId: String(theirs.tid),
      userId: String(theirs.sub),
      sessionId: String(theirs.sid),
      keysUrl: new URL(issuer.setting.jwksUrl).origin,
    });
    const fetched = issuer.fetches().length;
    const usual = await refusalOf(bearer('nonsense'));
    expect([usual.status, usual.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(Object.keys(flaws).length).toBeGreaterThan(60);
    for (const [name, flaw] of Object.entries(flaws)) {
      const token = forge(genuine(), flaw);
      for (const body of [viewer, anybody]) {
        const answer = await refusalOf(bearer(token), body);
        expect([answer.status, answer.text], name).toEqual([401, usual.text]);
      }
    }
    // Nobody followed an address that stood in a token.
    expect(
      issuer
        .fetches()
        .slice(fetched)
        .filter((path) => path !== '/keys'),
    ).toEqual([]);
  });

  test('an old token is told to be old when it is genuine, and only then; a few seconds are forgiven', async () => {
    const now = Math.floor(Date.now() / 1000);
    const at = (exp: number) => ({ claims: { iat: exp - 600, exp } });
    expect((await sendRaw(place().url, bearer(forge(genuine(), at(now - 1))), viewer)).status).toBe(200);
    expect((await refusalOf(bearer(forge(genuine(), at(now - 8))))).code).toBe('TOKEN_EXPIRED');
    const forged = forge(genuine(), { ...at(now - 8), header: { alg: 'none' }, signature: () => '' });
    expect((await refusalOf(bearer(forged))).code).toBe('UNAUTHENTICATED');
    const elsewhere = forge(genuine(), { claims: { ...at(now - 8).claims, aud: 'finance' } });
    expect((await refusalOf(bearer(elsewhere))).code).toBe('UNAUTHENTICATED');
  });

  test('a token that was cut, extended or taken apart is nobody', async () => {
    const token = place().world.cedar.token;
    const [head, payload, signature] = token.split('.');
    const broken = [
      `${head}.${payload}`,
      `${head}.${payload}.`,
      `${head}..${signature}`,
      `.${payload}.${signature}`,
      `${token}.`,
      `${token}.${signature}`,
      `${head}.${payload}.${signature}.${signature}.${signature}`,
      `${head}.${payload}.${signature!.slice(0, -4)}`,
      `${head}.${payload}.${Buffer.alloc(64).toString('base64url')}`,
      token.slice(1),
      JSON.stringify({ payload, signatures: [{ protected: head, signature }] }).replaceAll(' ', ''),
    ];
    for (const text of broken) expect((await refusalOf(bearer(text))).code, text).toBe('UNAUTHENTICATED');
  });

  test('headers that could be read in two ways are read in none', async () => {
    const { cedar, birch } = place().world;
    const both = ['authorization', `Bearer ${cedar.token}`];
    const refused: Readonly<Record<string, readonly string[]>> = {
      'the same token twice': [...both, ...both],
      'two tokens': [...both, 'authorization', `Bearer ${birch.token}`],
      'two tokens, the name in two spellings': [...both, 'Authorization', `Bearer ${birch.token}`],
      'a second header that is empty': [...both, 'authorization', ''],
      'two tokens in one header': ['authorization', `Bearer ${cedar.token}, Bearer ${birch.token}`],
      'two spaces': ['authorization', `Bearer  ${cedar.token}`],
      'nothing behind Bearer': ['authorization', 'Bearer  '],
      'no scheme': ['authorization', cedar.token],
      'another scheme': ['authorization', `DPoP ${cedar.token}`],
    };
    for (const [name, headers] of Object.entries(refused))
      expect((await refusalOf(headers)).code, name).toBe('UNAUTHENTICATED');
    const huge = await sendRaw(place().url, bearer('x'.repeat(64 * 1024)), viewer).catch(() => ({
      status: 431,
      text: '',
    }));
    expect(huge.status).toBe(431);
    expect(huge.text).not.toContain('xxx');
  });

  test('no other header, cookie or address says who asks', async () => {
    const { cedar } = place().world;
    const { tid, sub } = genuine().claims;
    const forged = {
      'x-tenant-id': tid,
      'x-organization-id': tid,
      'x-user-id': sub,
      'x-internal-context': Buffer.from(JSON.stringify({ session: { organizationId: tid } })).toString('base64url'),
      'x-forwarded-user': 'admin@cedar.example',
      'x-forwarded-host': 'cedar.example',
      'x-http-method-override': 'GET',
      'x-original-url': '/internal/session',
      cookie: `authorization=${cedar.token}; token=${cedar.token}`,
      'proxy-authorization': `Bearer ${cedar.token}`,
    };
    const headers = Object.entries(forged).flatMap(([name, value]) => [name, String(value)]);
    const path = `/graphql?access_token=${cedar.token}&token=${cedar.token}&key=${cedar.token}`;
    const answer = await sendRaw(place().url, headers, viewer, path);
    expect([answer.status, answer.code]).toEqual([401, 'UNAUTHENTICATED']);
    // Beside a token of birch they change nothing.
    const { birch } = place().world;
    const theirs = await sendRaw(place().url, [...headers, ...bearer(birch.token)], viewer, path);
    expect(theirs.json.data.viewer.organization).toEqual({ slug: 'birch' });
  });

  test('tokens of one kind are worth nothing in the place of another', async () => {
    const { cedar } = place().world;
    expect((await refusalOf(bearer(cedar.refreshToken))).code).toBe('UNAUTHENTICATED');
    const query = `mutation R($input: SessionRefreshInput!) { sessionRefresh(input: $input) { session { accessToken } userErrors { code } } }`;
    for (const refreshToken of [cedar.token, `lrt_${cedar.token}`, cedar.token.slice(-47)]) {
      const { data } = await post(place().url, { query, variables: { input: { refreshToken } } });
      expect(data.sessionRefresh).toEqual({ session: null, userErrors: [{ code: 'REFRESH_TOKEN_INVALID' }] });
    }
  });

  test('a WebSocket opens for a genuine token and for no forged one', async () => {
    const hear = { query: 'subscription { paymentRecorded { payment { id } } }' };
    const forged = [
      forge(genuine(), { header: { alg: 'none' }, signature: () => '' }),
      forge(genuine(), { claims: { tid: takeApart(place().world.birch.token, place().accessKey).claims.tid } }),
    ];
    for (const token of forged) {
      const { ended, results } = overWebSocket(place().url, token, hear);
      expect(await ended).toMatchObject({ code: 4401 });
      expect(results).toEqual([]);
    }
  });
};

/** Tokens of an issuer that an organization trusts. */
export const externalTokenDoors = (place: () => Place): void => {
  const ask = (token: string) =>
    post(place().url, viewer, { authorization: `Bearer ${token}`, 'x-forwarded-for': newAddress() });

  test('a member signs in by a token of the issuer', async () => {
    const { data } = await ask(place().issuer.token('admin@cedar.example'));
    expect(data.viewer).toEqual({ organization: { slug: 'cedar' }, user: { email: 'admin@cedar.example' } });
  });

  test('hundreds of tokens with unknown keys make one fetch of the keys at most, and all are refused', async () => {
    const { issuer } = place();
    const { privateKey } = newIssuerKey();
    await ask(issuer.token('admin@cedar.example'));
    const before = issuer.fetches().length;
    const started = performance.now();
    const statuses = new Set<number>();
    for (let round = 0; round < 10; round += 1) {
      const tokens = Array.from({ length: 40 }, (_, index) =>
        issuer.token('admin@cedar.example', { kid: `unknown-${round}-${index}`, key: privateKey }),
      );
      for (const { status } of await Promise.all(tokens.map(ask))) statuses.add(status);
    }
    const windows = Math.ceil((performance.now() - started) / 30_000);
    expect([...statuses]).toEqual([401]);
    expect(issuer.fetches().length - before).toBeLessThanOrEqual(windows);
    // Who is genuine is served beside it.
    expect((await ask(issuer.token('admin@cedar.example'))).status).toBe(200);
  });
};
