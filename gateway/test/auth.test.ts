import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SessionResolution } from '../src/edge/identity-edge.ts';
import { ask, send } from './ask.ts';
import { type Fixture, fixtureEdge, type Mode, startFixture } from './fixture.ts';

const whoAsks = { query: '{ asked { organizationId actor ip userAgent } secretNumber }' };

describe.each(['local', 'remote'] satisfies Mode[])('who asks, with %s subgraphs', (mode) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture(mode);
  });
  afterAll(() => fixture.close());

  test('nobody may ask what is public', async () => {
    const answer = await ask(fixture.url, { query: '{ asked { organizationId actor } }' });
    expect(answer.json.data.asked).toEqual({ organizationId: null, actor: null });
  });

  test('nobody may not ask what is not public: 401 and how to sign in', async () => {
    const answer = await ask(fixture.url, { query: '{ secretNumber }' });
    expect([answer.status, answer.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.text).not.toContain('31415926');
  });

  test.each([
    ['manager', 'user'],
    ['partner', 'apiKey'],
  ] as const)('the token of the %s reaches the subgraph as a session of a %s', async (token, actor) => {
    const documentId = 'a'.repeat(64);
    fixture.edge.register(fixture.sessions[token], documentId, whoAsks.query);
    const answer = await ask(fixture.url, actor === 'apiKey' ? { documentId } : whoAsks, { token });
    expect(answer.json.data.asked).toMatchObject({ organizationId: fixture.organization.id, actor });
    expect(answer.json.data.secretNumber).toBe(31_415_926);
  });

  test('a missing permission is FORBIDDEN and names the schema coordinate', async () => {
    const answer = await ask(fixture.url, { query: '{ tellers }' }, { token: 'resident' });
    expect([answer.status, answer.code]).toEqual([403, 'FORBIDDEN']);
    expect(answer.json.errors[0].extensions).toMatchObject({
      coordinate: 'Query.tellers',
      permission: 'finance.payment.read',
    });
  });

  test('no other header says who asks', async () => {
    const forged = {
      'x-tenant-id': String(fixture.organization.id),
      'x-organization-id': String(fixture.organization.id),
      'x-internal-context': JSON.stringify(fixture.sessions.manager),
      'x-user-id': 'root',
      'x-roles': 'admin',
      cookie: 'authorization=manager; session=manager',
      'proxy-authorization': 'Bearer manager',
      'x-forwarded-for': '203.0.113.9',
      'x-real-ip': '203.0.113.9',
      forwarded: 'for=203.0.113.9',
    };
    const answer = await ask(fixture.url, { query: '{ asked { organizationId actor ip } }' }, { headers: forged });
    expect(answer.json.data.asked).toEqual({ organizationId: null, actor: null, ip: '127.0.0.1' });
    const refused = await ask(fixture.url, whoAsks, { headers: forged });
    expect(refused.code).toBe('UNAUTHENTICATED');
  });

  test('a token in the address is not looked at', async () => {
    const answer = await send(fixture.url, {
      path: '/graphql?access_token=manager&token=manager',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ secretNumber }' }),
    });
    expect(answer.code).toBe('UNAUTHENTICATED');
  });

  test('a long user agent is cut before it reaches anybody', async () => {
    const answer = await ask(fixture.url, whoAsks, { token: 'manager', headers: { 'user-agent': 'x'.repeat(2000) } });
    expect(answer.json.data.asked.userAgent).toBe('x'.repeat(300));
  });
});

test('somebody with thousands of units is served by remote subgraphs too: the signed context has no room limit of 16 KB', async () => {
  const fixture = await startFixture('remote');
  const unitIds = Array.from({ length: 4000 }, () => randomUUID());
  fixture.edge.sessions.set('landlord', { ok: true, session: { ...fixture.sessions.manager, unitIds } });
  const answer = await ask(fixture.url, whoAsks, { token: 'landlord' });
  await fixture.close();
  expect(answer.json.data.secretNumber).toBe(31_415_926);
});

describe('the form of the credential', () => {
  let fixture: Fixture;
  const asked: string[] = [];
  beforeAll(async () => {
    const edge = fixtureEdge();
    fixture = await startFixture('local', {
      edge: {
        ...edge,
        resolveSession: async (credential): Promise<SessionResolution> => {
          asked.push(credential);
          return { ok: false, code: credential === 'old' ? 'TOKEN_EXPIRED' : 'UNAUTHENTICATED' };
        },
      },
    });
  });
  afterAll(() => fixture.close());
  const withHeader = (authorization: string | string[]) => ask(fixture.url, whoAsks, { headers: { authorization } });

  test.each([
    ['no token', 'Bearer'],
    ['a space for a token', 'Bearer '],
    ['two spaces', 'Bearer  manager'],
    ['two tokens', 'Bearer manager resident'],
    ['two tokens with a comma', 'Bearer manager, Bearer resident'],
    ['another scheme', 'Basic bWFuYWdlcjo='],
    ['no scheme', 'manager'],
    ['nothing', ''],
    ['a huge token', `Bearer ${'x'.repeat(9000)}`],
  ])('%s is UNAUTHENTICATED without asking identity', async (_what, header) => {
    asked.length = 0;
    const answer = await withHeader(header);
    expect([answer.status, answer.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(asked).toEqual([]);
  });

  test('two Authorization headers are UNAUTHENTICATED, whichever comes first', async () => {
    for (const tokens of [
      ['Bearer manager', 'Bearer resident'],
      ['Bearer resident', 'Bearer manager'],
    ]) {
      asked.length = 0;
      const answer = await withHeader(tokens);
      expect([answer.status, answer.code]).toEqual([401, 'UNAUTHENTICATED']);
      expect(asked).toEqual([]);
    }
  });

  test('a header of 64 KB ends at the HTTP parser', async () => {
    const answer = await withHeader(`Bearer ${'x'.repeat(64 * 1024)}`).catch(() => ({ status: 431, text: '' }));
    expect(answer.status).toBe(431);
    expect(answer.text).not.toContain('xxx');
  });

  test.each([
    ['unknown', 'UNAUTHENTICATED'],
    ['old', 'TOKEN_EXPIRED'],
  ])('a token that identity calls %s is %s, also for what is public', async (token, code) => {
    const answer = await ask(fixture.url, { query: '{ hello }' }, { token });
    expect([answer.status, answer.code]).toEqual([401, code]);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.json.data).toBeUndefined();
    expect(answer.text).not.toContain(token);
  });

  test('a credential goes to identity byte for byte', async () => {
    asked.length = 0;
    const token = 'pk_live_AbC-_.~+/=';
    await ask(fixture.url, whoAsks, { headers: { authorization: `bearer ${token}` } });
    expect(asked).toEqual([token]);
  });

  test('an identity that fails gives INTERNAL, with nothing of why', async () => {
    const broken = await startFixture('local', {
      edge: {
        ...fixtureEdge(),
        resolveSession: async () => {
          throw new Error('CANARY-2718');
        },
      },
    });
    const answer = await ask(broken.url, whoAsks, { token: 'manager' });
    await broken.close();
    expect([answer.status, answer.code]).toEqual([500, 'INTERNAL']);
    expect(answer.text).not.toContain('CANARY');
  });
});
