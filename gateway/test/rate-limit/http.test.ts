import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { GatewayOptions } from '../../src/gateway.ts';
import type { RateLimits } from '../../src/rate-limit/rate-limits.ts';
import { type Answer, ask } from '../ask.ts';
import { people, startWorld, type World } from './world.ts';

let world: World | undefined;

afterEach(async () => {
  world?.open();
  await world?.app.close();
  world = undefined;
});

const start = async (limits?: Partial<RateLimits>, options?: Partial<GatewayOptions>): Promise<World> => {
  world = await startWorld(limits, options);
  return world;
};

const cheap = { query: '{ cheap }' };
const dear = { query: '{ dear }' };

/** What an answer says of limits. */
const told = ({ headers }: Answer) => ({
  limit: headers['ratelimit-limit'],
  remaining: headers['ratelimit-remaining'],
  reset: headers['ratelimit-reset'],
  policy: headers['ratelimit-policy'],
  retryAfter: headers['retry-after'],
});

const untold = {
  limit: undefined,
  remaining: undefined,
  reset: undefined,
  policy: undefined,
  retryAfter: undefined,
};

/** Asks until it is refused; how often it was not. */
const spend = async (url: string, body: object, token?: string): Promise<number> => {
  for (let count = 0; ; count += 1) {
    const { status } = await ask(url, body, token === undefined ? {} : { token });
    if (status === 429) return count;
    expect(status).toBe(200);
  }
};

describe('what is charged', () => {
  test('nobody is, and no header speaks of limits, unless the gateway is told to', async () => {
    const { url } = await start();
    expect(told(await ask(url, cheap, { token: 'ann' }))).toEqual(untold);
  });

  test('an operation is charged what it costs, and headers say exactly what is left', async () => {
    const { url } = await start({ user: 120 });
    expect(told(await ask(url, dear, { token: 'ann' }))).toEqual({
      limit: '120',
      remaining: '70',
      reset: '25',
      policy: '120;w=60',
      retryAfter: undefined,
    });
    expect(told(await ask(url, cheap, { token: 'ann' }))).toMatchObject({ remaining: '69', reset: '26' });
  });

  test('above it: 429, the code, when to come back, and nothing has run', async () => {
    const { url, runs, pass } = await start({ user: 120 });
    expect(await spend(url, dear, 'ann')).toBe(2);
    const refused = await ask(url, dear, { token: 'ann' });
    expect(refused.status).toBe(429);
    expect(refused.json).toEqual({
      errors: [
        {
          message: 'You have used up your points for now. Slow down.',
          extensions: { code: 'RATE_LIMITED', retryAfter: 15, requestId: expect.any(String) },
        },
      ],
    });
    // What was refused has cost nothing.
    expect(told(refused)).toEqual({
      limit: '120',
      remaining: '20',
      reset: '50',
      policy: '120;w=60',
      retryAfter: '15',
    });
    expect(runs).toHaveLength(2);
    pass(14_900);
    expect((await ask(url, dear, { token: 'ann' })).status).toBe(429);
    pass(100);
    expect((await ask(url, dear, { token: 'ann' })).status).toBe(200);
  });

  test('with nothing left even a document that is no document is refused before it is read', async () => {
    const { url, pass } = await start({ user: 50 });
    await ask(url, dear, { token: 'ann' });
    const refused = await ask(url, { query: '{ syntax' }, { token: 'ann' });
    expect(refused.code).toBe('RATE_LIMITED');
    expect(told(refused)).toMatchObject({ limit: '50', remaining: '0', reset: '60', retryAfter: '2' });
    pass(2000);
    expect((await ask(url, { query: '{ syntax' }, { token: 'ann' })).code).toBe('GRAPHQL_PARSE_FAILED');
  });

  test.each([
    ['a syntax error', { query: '{ syntax' }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['an operation that is not there', { query: '{ cheap }', operationName: 'Other' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['an unknown registered operation', { documentId: 'f'.repeat(64) }, 'PERSISTED_QUERY_NOT_FOUND'],
    ['a document beyond the limits', { query: `{ ${'a '.repeat(21)}}` }, 'LIMIT_EXCEEDED'],
  ])('%s is charged one point', async (_what, body, code) => {
    const { url } = await start({ user: 120 });
    expect((await ask(url, body, { token: 'ann' })).code).toBe(code);
    expect(told(await ask(url, cheap, { token: 'ann' })).remaining).toBe('118');
  });

  test('a dry run costs what the real one does', async () => {
    const { url } = await start({ user: 120 });
    const mutation = { query: 'mutation { touch }' };
    const real = told(await ask(url, mutation, { token: 'ann' }));
    const dry = told(await ask(url, mutation, { token: 'ann', headers: { 'x-dry-run': 'true' } }));
    expect(Number(real.remaining)).toBeLessThan(120);
    expect(Number(real.remaining) - Number(dry.remaining)).toBe(120 - Number(real.remaining));
  });

  test('the executor of @apollo/gateway is charged like ours', async () => {
    const { url, runs } = await start({ user: 100 }, { executor: 'apollo' });
    expect(told(await ask(url, dear, { token: 'ann' })).remaining).toBe('50');
    expect(await spend(url, dear, 'ann')).toBe(1);
    expect(runs).toHaveLength(2);
  });
});

describe('who is charged', () => {
  test('a user, with all sessions, and no colleague of his', async () => {
    const { url } = await start({ user: 100 });
    await ask(url, dear, { token: 'ann' });
    expect(await spend(url, dear, 'ann-elsewhere')).toBe(1);
    expect((await ask(url, dear, { token: 'ann' })).code).toBe('RATE_LIMITED');
    expect(told(await ask(url, dear, { token: 'ben' })).remaining).toBe('50');
  });

  test('one person in two organizations is two users', async () => {
    const { url } = await start({ user: 100 });
    expect(await spend(url, dear, 'ann')).toBe(2);
    expect(told(await ask(url, dear, { token: 'ann-at-zoe' })).remaining).toBe('50');
  });

  test('an API client, with all of its keys, and no other client', async () => {
    const { url, edge } = await start({ client: 100 });
    const id = createHash('sha256').update(dear.query).digest('hex');
    for (const token of ['bank', 'rival']) edge.register(people[token]!, id, dear.query);
    await ask(url, { documentId: id }, { token: 'bank' });
    expect(await spend(url, { documentId: id }, 'bank-rotated')).toBe(1);
    expect((await ask(url, { documentId: id }, { token: 'bank' })).json.errors[0].message).toContain('API client');
    expect(told(await ask(url, { documentId: id }, { token: 'rival' })).remaining).toBe('50');
  });

  test('an organization, whose colleagues share a bucket; another organization feels nothing', async () => {
    const { url } = await start({ organization: 200 });
    await ask(url, dear, { token: 'ann' });
    await ask(url, dear, { token: 'rose' });
    expect(await spend(url, dear, 'ben')).toBe(2);
    const refused = await ask(url, dear, { token: 'ann' });
    expect(refused.json.errors[0].message).toBe('The organization has used up its points for now. Slow down.');
    for (let remaining = 150; remaining >= 0; remaining -= 50)
      expect(told(await ask(url, dear, { token: 'zoe' }))).toMatchObject({
        limit: '200',
        remaining: String(remaining),
      });
  });

  test('a user who is refused takes nothing from the organization', async () => {
    const { url } = await start({ user: 50, organization: 100 });
    await ask(url, dear, { token: 'ann' });
    for (let index = 0; index < 10; index += 1) expect((await ask(url, cheap, { token: 'ann' })).status).toBe(429);
    expect((await ask(url, dear, { token: 'ben' })).status).toBe(200);
  });

  test('without a session the network address, which has nothing to do with those who are signed in there', async () => {
    const { url } = await start({ address: 100 });
    expect(await spend(url, dear)).toBe(2);
    expect((await ask(url, dear)).json.errors[0].message).toContain('network address');
    expect((await ask(url, dear, { token: 'ann' })).status).toBe(200);
  });

  test('without a session an address has sixteen operations at once, and a place is free when one has ended', async () => {
    const { url, open } = await start({});
    const gated = { query: '{ gated }' };
    const inFlight = async () => (await fetch(new URL('/metrics', url))).text();
    const all = Array.from({ length: 20 }, () => ask(url, gated));
    while (!(await inFlight()).includes('lintel_rate_limited_total{bucket="address",service="gateway"} 4'))
      await Promise.resolve();
    expect((await ask(url, cheap, { token: 'ann' })).status).toBe(200);
    expect(told(await ask(url, cheap))).toEqual({ ...untold, retryAfter: '1' });
    open();
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(16);
    // The end of an answer is known to its client a moment earlier.
    while ((await ask(url, cheap)).status !== 200) await Promise.resolve();
  });

  test('addresses apart, as the trusted proxy tells them, an IPv6 network as one', async () => {
    const { url } = await start({ address: 100 }, { trustProxy: ['127.0.0.1'] });
    const from = (address: string) => ask(url, dear, { headers: { 'x-forwarded-for': address } });
    expect(told(await from('203.0.113.7')).remaining).toBe('50');
    expect(told(await from('203.0.113.8')).remaining).toBe('50');
    expect(told(await from('2001:db8::1')).remaining).toBe('50');
    expect(told(await from('2001:db8::2:0:0:1')).remaining).toBe('0');
    expect(told(await from('2001:db8:0:1::1')).remaining).toBe('50');
  });
});

describe('what headers give away', () => {
  test('staff of the whole organization sees its bucket when that is the tighter one', async () => {
    const { url } = await start({ user: 120, organization: 150 });
    await ask(url, dear, { token: 'ann' });
    expect(told(await ask(url, dear, { token: 'ben' }))).toMatchObject({ limit: '150', remaining: '50' });
  });

  test('a resident sees nothing but his own bucket, whatever the others do', async () => {
    const { url } = await start({ user: 120, organization: 150 });
    await ask(url, dear, { token: 'ann' });
    await ask(url, dear, { token: 'ben' });
    expect(told(await ask(url, cheap, { token: 'rose' }))).toMatchObject({ limit: '120', remaining: '119' });
    const refused = await ask(url, dear, { token: 'rose' });
    expect(refused.status).toBe(429);
    expect(told(refused)).toEqual({
      limit: '120',
      remaining: '0',
      reset: '1',
      policy: '120;w=60',
      retryAfter: '1',
    });
  });
});

describe('credentials that are refused', () => {
  test('are looked up until too many came from the address; then they are refused without a look', async () => {
    const { url, lookups, pass } = await start({ credentials: 3 });
    for (let index = 0; index < 3; index += 1)
      expect((await ask(url, cheap, { token: `wrong${index}` })).code).toBe('UNAUTHENTICATED');
    const refused = await ask(url, cheap, { token: 'wrong3' });
    expect(refused).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(told(refused)).toEqual({ ...untold, retryAfter: '20' });
    expect(lookups()).toBe(3);
    pass(20_000);
    expect((await ask(url, cheap, { token: 'wrong4' })).code).toBe('UNAUTHENTICATED');
  });

  test('are not held against credentials from there that were right before', async () => {
    const { url } = await start({ credentials: 1 });
    await ask(url, cheap, { token: 'ann' });
    await ask(url, cheap, { token: 'wrong' });
    expect((await ask(url, cheap, { token: 'ben' })).status).toBe(429);
    expect((await ask(url, cheap, { token: 'ann' })).status).toBe(200);
  });

  test('are held against credentials that were right once and are not any more', async () => {
    const { url, edge, lookups } = await start({ credentials: 1 });
    await ask(url, cheap, { token: 'ann' });
    edge.sessions.delete('ann');
    expect((await ask(url, cheap, { token: 'ann' })).status).toBe(401);
    expect((await ask(url, cheap, { token: 'ann' })).status).toBe(429);
    expect(lookups()).toBe(1);
  });
});

test('each of those who share an answer is charged', async () => {
  const { url, runs, open } = await start({ user: 120 }, { singleFlight: true });
  const together = Array.from({ length: 4 }, () => ask(url, { query: '{ gated dear }' }, { token: 'ann' }));
  const metric = async () => (await fetch(new URL('/metrics', url))).text();
  while (!(await metric()).includes('lintel_shared_answers_total{service="gateway"} 3')) await Promise.resolve();
  open();
  const answers = await Promise.all(together);
  expect(runs).toHaveLength(1);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 429, 429]);
  const remaining = answers.map((answer) => Number(told(answer).remaining)).toSorted((one, other) => other - one);
  const price = 120 - remaining[0]!;
  expect(remaining[1]).toBe(120 - 2 * price);
  expect(await metric()).toContain('lintel_rate_limited_total{bucket="user",service="gateway"} 2');
});
