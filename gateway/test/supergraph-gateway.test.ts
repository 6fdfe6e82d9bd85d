import { type ChildProcess, spawn } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { compose } from '../src/compose.ts';
import { type Answer, ask, send } from './ask.ts';
import { startServer } from './fixture.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

let folder: string;
let file: string;
const closing: (() => Promise<void>)[] = [];

// Two subgraphs over HTTP that know nothing of ours; `slow` answers when the test lets it.
let gate: PromiseWithResolvers<void>;
let asked: PromiseWithResolvers<void>;
beforeAll(async () => {
  const shop = await startServer(async (request, response) => {
    const { query } = JSON.parse(Buffer.concat(await request.toArray()).toString());
    if (query.includes('slow')) {
      asked.resolve();
      await gate.promise;
    }
    const data = query.includes('slow')
      ? { slow: 'done' }
      : query.includes('item')
        ? { item: { __typename: 'Item', id: '1' } }
        : { ping: 'pong' };
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }));
  });
  const stock = await startServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end('{"data":{"_entities":[{"stock":7}]}}');
  });
  closing.push(shop.close, stock.close);
  const { supergraph } = compose([
    {
      name: 'shop',
      sdl: `${link} type Query { ping: String slow: String item: Item } type Item @key(fields: "id") { id: ID! }`,
    },
    { name: 'stock', sdl: `${link} type Item @key(fields: "id") { id: ID! stock: Int }` },
  ]);
  folder = await mkdtemp(join(tmpdir(), 'lintel-supergraph-'));
  file = join(folder, 'supergraph.graphql');
  await writeFile(
    file,
    supergraph.replace('"http://shop"', `"${shop.url}"`).replace('"http://stock"', `"${stock.url}"`),
  );
  closing.push(() => rm(folder, { recursive: true }));
});
afterAll(async () => {
  for (const close of closing) await close();
});

type Gateway = {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
};

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const run = (options: readonly string[], environment: NodeJS.ProcessEnv = {}): Gateway => {
  const { LINTEL_TEST_ADMIN_URL: _database, VITEST: _vitest, NODE_ENV: _mode, ...inherited } = process.env;
  const child = spawn(process.execPath, [main, ...options], { env: { ...inherited, ...environment } });
  children.push(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  return { child, output: () => printed, exited: new Promise((resolve) => child.once('close', resolve)) };
};

/** Polls as a judge would: the address is known before anything listens there. */
const untilHealthy = async (url: string, { exited, output }: Gateway): Promise<void> => {
  let isOver = false;
  exited.then(() => {
    isOver = true;
  });
  for (;;) {
    const answer: Answer | undefined = await send(url, { method: 'GET', path: '/health' }).catch(() => undefined);
    if (answer?.status === 200) return;
    if (isOver) throw new Error(output());
    await sleep(20);
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

const start = async (environment: NodeJS.ProcessEnv = {}) => {
  const port = await freePort();
  const gateway = run(['--supergraph', file, '--port', String(port)], environment);
  const url = `http://localhost:${port}/graphql`;
  const since = performance.now();
  await untilHealthy(url, gateway);
  return { ...gateway, port, url, startMs: performance.now() - since };
};

/** What `localhost` means on this machine: one of the two, or both. */
const loopbacks = (await lookup('localhost', { all: true })).map(({ address, family }) =>
  family === 6 ? `[${address}]` : address,
);

describe('in front of a supergraph, without database and users', () => {
  test('it answers on every loopback: queries, across subgraphs, and the schema to anybody', async () => {
    const { port, startMs } = await start();
    console.log(`the gateway of a supergraph is healthy after ${(startMs / 1000).toFixed(2)} s`);
    expect(startMs).toBeLessThan(5000);
    for (const host of loopbacks) {
      const url = `http://${host}:${port}/graphql`;
      expect((await ask(url, { query: '{ ping }' })).json).toEqual({ data: { ping: 'pong' } });
      expect((await ask(url, { query: '{ item { stock id } }' })).json).toEqual({
        data: { item: { stock: 7, id: '1' } },
      });
      const { json } = await ask(url, { query: '{ __schema { queryType { fields { name } } } }' });
      const names = json.data.__schema.queryType.fields.map(({ name }: { name: string }) => name);
      expect(names.sort()).toEqual(['item', 'ping', 'slow']);
    }
  });

  test.each(loopbacks)('SIGTERM ends it at once, though a connection to %s was never used', async (host) => {
    const { child, port, exited } = await start();
    const unused = connect(port, host.replace(/[[\]]/g, ''));
    await new Promise((resolve) => unused.once('connect', resolve));
    const closed = new Promise((resolve) => unused.once('close', resolve));
    const since = performance.now();
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    const tookMs = performance.now() - since;
    await closed;
    console.log(`SIGTERM ended it in ${Math.round(tookMs)} ms`);
    expect(tookMs).toBeLessThan(5000);
  });

  test.each(loopbacks)('what was asked at %s before SIGTERM is still answered', async (host) => {
    gate = Promise.withResolvers();
    asked = Promise.withResolvers();
    const { child, port, exited } = await start();
    const answer = ask(`http://${host}:${port}/graphql`, { query: '{ slow }' });
    await asked.promise;
    child.kill('SIGTERM');
    while ((await send(`http://localhost:${port}`, { method: 'GET', path: '/health/live' }).catch(() => 0)) !== 0)
      await sleep(5);
    gate.resolve();
    expect((await answer).json).toEqual({ data: { slow: 'done' } });
    expect(await exited).toBe(0);
  });

  test('a rejection that nobody had caught is logged and counted, and it goes on', async () => {
    const rejecting = "process.on('SIGUSR2', () => void Promise.reject(new Error('nobody listens')))";
    const { child, url, output } = await start({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(rejecting)}`,
    });
    child.kill('SIGUSR2');
    while (!output().includes('nobody listens')) await sleep(10);
    const { text } = await send(url, { method: 'GET', path: '/metrics' });
    expect(text).toMatch(/^lintel_unhandled_rejections_total\{.*\} 1$/m);
    expect((await ask(url, { query: '{ ping }' })).json).toEqual({ data: { ping: 'pong' } });
  });

  test('called by npm it finds a file as its caller names it', async () => {
    const port = await freePort();
    const gateway = run(['--supergraph', basename(file), '--port', String(port)], {
      npm_lifecycle_event: 'gateway',
      INIT_CWD: dirname(file),
    });
    await untilHealthy(`http://localhost:${port}`, gateway);
  });
});

describe('what it cannot start with is said in one line, with status 1', () => {
  const refused = async (...options: readonly string[]) => {
    const { exited, output } = run(options);
    expect(await exited).toBe(1);
    const lines = output().trim().split('\n');
    expect(lines).toHaveLength(1);
    return lines[0]?.replace('Lintel could not start: ', '');
  };

  test('a file that is not there', async () => {
    const missing = join(folder, 'missing.graphql');
    expect(await refused('--supergraph', missing)).toBe(`the supergraph ${missing} cannot be read (ENOENT)`);
  });

  test.each([
    ['an ordinary schema', 'type Query { a: Int }', 'Invalid supergraph'],
    ['no GraphQL', 'hello {', 'Syntax Error'],
    ['nothing', '', 'Syntax Error'],
  ])('a file that holds %s', async (_what, text, reason) => {
    const wrong = join(folder, 'wrong.graphql');
    await writeFile(wrong, text);
    expect(await refused('--supergraph', wrong, '--port', '0')).toMatch(
      `${wrong} cannot be used as a supergraph: ${reason}`,
    );
  });

  test.each(['x', '70000', '-1'])('the port %s', async (port) => {
    expect(await refused('--supergraph', file, `--port=${port}`)).toBe(
      `--port must be a whole number from 0 to 65535, not ${port}`,
    );
  });

  test('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve));
    const { port } = other.address() as { port: number };
    expect(await refused('--supergraph', file, '--port', String(port))).toMatch(
      new RegExp(`address already in use .*:${port}$`),
    );
    await new Promise((resolve) => other.close(resolve));
  });

  test('an option that there is not', async () => {
    expect(await refused('--supergraph', file, '--prot', '1')).toContain("Unknown option '--prot'");
  });
});
