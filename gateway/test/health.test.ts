import { Agent, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, send } from './ask.ts';
import { type Fixture, type Mode, startFixture } from './fixture.ts';

const get = (url: string, path: string) => send(url, { method: 'GET', path });

describe('health', () => {
  test('live says that the process answers, ready says whether it may get traffic', async () => {
    let ready = true;
    const fixture = await startFixture('local', { isReady: async () => ready });
    const answers = [await get(fixture.url, '/health/live'), await get(fixture.url, '/health/ready')];
    ready = false;
    answers.push(await get(fixture.url, '/health/live'), await get(fixture.url, '/health/ready'));
    await fixture.close();
    expect(answers.map(({ status, json }) => [status, json.status])).toEqual([
      [200, 'ok'],
      [200, 'ok'],
      [200, 'ok'],
      [503, 'not ready'],
    ]);
  });

  test('a readiness check that throws is not ready, and says nothing of why', async () => {
    const fixture = await startFixture('local', {
      isReady: async () => {
        throw new Error('CANARY-9');
      },
    });
    const answer = await get(fixture.url, '/health/ready');
    await fixture.close();
    expect(answer.status).toBe(503);
    expect(answer.text).not.toContain('CANARY');
  });

  test('the public keys of tokens are served for caching', async () => {
    const fixture = await startFixture('local');
    const answer = await get(fixture.url, '/.well-known/jwks.json');
    await fixture.close();
    expect(answer.json).toEqual({ keys: [] });
    expect(answer.headers['cache-control']).toContain('max-age=60');
  });
});

describe.each(['local', 'remote'] satisfies Mode[])('a graceful end, with %s subgraphs', (mode) => {
  test('what is under way finishes, what is new is turned away with 503', async () => {
    const fixture = await startFixture(mode);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const before = await through(agent, fixture.url, '/health/ready');
    const underWay = ask(fixture.url, { query: '{ waiting hello }' });
    await fixture.waited;
    let closed = false;
    const closing = fixture.close().then(() => {
      closed = true;
    });
    // A connection that was open before may still ask, and must hear that it should go elsewhere.
    const during = await through(agent, fixture.url, '/health/ready').catch(() => 'refused');
    const fresh = await get(fixture.url, '/health/live').catch((error: NodeJS.ErrnoException) => error.code);
    expect(before).toBe(200);
    expect([503, 'refused']).toContain(during);
    expect(fresh).toBe('ECONNREFUSED');
    expect(closed).toBe(false);
    fixture.release();
    const answer = await underWay;
    expect(answer.json).toEqual({ data: { waiting: 'done', hello: 'Hello nobody' } });
    await closing;
    agent.destroy();
  });
});

/** Status of a GET over a connection that is kept. */
const through = (agent: Agent, url: string, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(new URL(path, url), { agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    })
      .on('error', reject)
      .end();
  });

describe.each(['local', 'remote'] satisfies Mode[])('metrics, with %s subgraphs', (mode) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture(mode);
  });
  afterAll(() => fixture.close());

  test('operations, fetches and errors are counted by names of ours', async () => {
    await ask(fixture.url, { query: 'query Named { hello rates }' });
    await ask(fixture.url, { query: '{ fails(code: "OVERLOADED") }' });
    await ask(
      fixture.url,
      { query: 'mutation { pay(input: { reference: "a" }) { receipt { serial } } }' },
      { token: 'manager' },
    );
    const { text, headers } = await get(fixture.url, '/metrics');
    expect(headers['content-type']).toMatch(/^text\/plain/);
    expect(text).toMatch(/lintel_operation_seconds_count\{.*operation="query",name="other",outcome="ok".*\} 1/);
    expect(text).toMatch(/lintel_operation_seconds_count\{.*operation="query",name="anonymous",outcome="error".*\} 1/);
    expect(text).toMatch(
      /lintel_operation_seconds_count\{.*operation="mutation",name="anonymous",outcome="error".*\} 1/,
    );
    expect(text).toMatch(/lintel_subgraph_fetch_seconds_count\{.*subgraph="finance",outcome="ok".*\} 1/);
    expect(text).toMatch(/lintel_subgraph_fetch_seconds_count\{.*subgraph="property",outcome="ok".*\} 1/);
    expect(text).toMatch(/lintel_graphql_errors_total\{code="OVERLOADED".*\} 1/);
    expect(text).toMatch(/lintel_graphql_errors_total\{code="IDEMPOTENCY_KEY_REQUIRED".*\} 1/);
    expect(text).toMatch(/lintel_subgraph_fetch_seconds_bucket\{le="0.005"/);
  });

  test('no text of a client stands in them', async () => {
    const canary = 'CANARY577';
    await ask(
      fixture.url,
      { query: `query ${canary} { ${canary}: hello(name: "${canary}") }` },
      { headers: { 'x-request-id': canary, 'user-agent': canary } },
    );
    await ask(fixture.url, { query: `{ ${canary} }` });
    await ask(fixture.url, { query: `{ fails(code: "${canary}") }` });
    await ask(fixture.url, { documentId: canary }, { token: canary });
    await send(fixture.url, { path: `/${canary}` });
    expect((await get(fixture.url, '/metrics')).text).not.toContain(canary);
  });
});
