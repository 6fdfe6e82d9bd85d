import { connect } from 'node:net';
import { isExplorerBuilt } from '@lintel/explorer/assets';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explorerRoutes } from '../src/explorer-routes.ts';
import { send } from './ask.ts';

let app: FastifyInstance;
let url: string;
beforeAll(async () => {
  app = Fastify();
  const logins = [{ email: 'manager@cedar.example', role: 'Manager', organization: 'Cedar' }];
  explorerRoutes(app, { introspection: 'signed-in', demo: { logins, password: 'demo' } });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());
const get = (path: string, headers = {}) => send(url, { method: 'GET', path, headers });

test('the page learns its endpoint, the demo logins and whether it may see the schema', async () => {
  expect((await get('/explorer/config.json')).json).toEqual({
    endpoint: '/graphql',
    demoLogins: [{ email: 'manager@cedar.example', role: 'Manager', organization: 'Cedar' }],
    demoPassword: 'demo',
    introspection: true,
  });
});

test('without demo data no login is offered', async () => {
  const other = Fastify();
  explorerRoutes(other, { introspection: 'off', demo: null });
  const answer = await other.inject('/explorer/config.json');
  await other.close();
  expect(answer.json()).toEqual({ endpoint: '/graphql', demoLogins: [], demoPassword: null, introspection: false });
});

test('the root of the site leads to the explorer', async () => {
  expect((await get('/')).headers.location).toBe('/explorer/');
  expect((await get('/explorer')).headers.location).toBe('/explorer/');
});

describe.skipIf(!isExplorerBuilt())('the built page (skipped until npm start has built it)', () => {
  test('comes with its content security policy and is asked for every time', async () => {
    const answer = await get('/explorer/');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['content-security-policy']).not.toContain('unsafe-eval');
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-cache',
    });
  });

  test('comes compressed to those who can read that, and is the same page', async () => {
    const [plain, compressed] = [await get('/explorer/'), await fetch(`${url}/explorer/`)];
    expect(compressed.headers.get('content-encoding')).toBe('gzip');
    expect(await compressed.text()).toBe(plain.text);
  });

  test('hashed assets are kept for a year', async () => {
    const [asset] = /assets\/[\w.-]+\.js/.exec((await get('/explorer/')).text) ?? [];
    const answer = await get(`/explorer/${asset}`);
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toContain('immutable');
  });

  test.each([
    '/explorer/..%2fpackage.json',
    '/explorer/%2e%2e/package.json',
    '/explorer/assets/..%2f..%2f..%2f..%2fpackage.json',
    '/explorer/..%5cpackage.json',
    '/explorer/%00.html',
    '/explorer/assets/',
    '/explorer/.env',
    '/explorer/nothing.js',
    '/explorer/%2fetc%2fpasswd',
    '/explorer/licenses.md',
  ])('%s is not found', async (path) => {
    expect((await raw(path)).split('\r\n')[0]).toBe('HTTP/1.1 404 Not Found');
  });
});

/** A path as it stands: a decent client would tidy it up. */
const raw = (path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
