import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.ts';
import { type Program, startProgram, untilReady } from './processes.ts';
import { startRedis } from './redis.ts';

/** The product, running: in one process, or as five subgraph servers, gateway, worker and Redis. */
export type Product = {
  readonly mode: Mode;
  readonly url: string;
  readonly programs: ReadonlyMap<string, Program>;
  /** URLs of the subgraph servers; empty in one process. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

export type Mode = 'one process' | 'services';

export const subgraphNames = ['identity', 'property', 'finance', 'community', 'documents'] as const;

export type ProductOptions = { readonly databaseUrl: string; readonly environment?: Readonly<Record<string, string>> };

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

export const startProduct = (mode: Mode, options: ProductOptions): Promise<Product> =>
  mode === 'one process' ? startOneProcess(options) : startServices(options);

const startOneProcess = async ({ databaseUrl, environment }: ProductOptions): Promise<Product> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = startProgram('gateway/src/main.ts', {
    PORT: String(port),
    LINTEL_HOME: mkdtempSync(join(tmpdir(), 'lintel-home-')),
    LINTEL_PUBLIC_URL: url,
    DATABASE_URL: databaseUrl,
    LINTEL_DEMO: 'off',
    ...environment,
  });
  await untilReady(`${url}/health/ready`, program);
  return {
    mode: 'one process',
    url,
    programs: new Map([['lintel', program]]),
    subgraphUrls: {},
    stop: async () => void (await program.stop()),
  };
};

const startServices = async ({ databaseUrl, environment }: ProductOptions): Promise<Product> => {
  const redis = await startRedis();
  const gatewayPort = await freePort();
  const url = `http://127.0.0.1:${gatewayPort}`;
  const ports = new Map<string, number>();
  for (const name of subgraphNames) ports.set(name, await freePort());
  const secretOf = (name: string) => `the secret of ${name} in tests, which no other service knows`;
  const common = { LINTEL_LOG_LEVEL: 'warn', REDIS_URL: redis.url, LINTEL_PUBLIC_URL: url, ...environment };

  const programs = new Map<string, Program>();
  for (const name of subgraphNames) {
    const file = `subgraphs/${name}/src/main.ts`;
    const home = mkdtempSync(join(tmpdir(), `lintel-${name}-`));
    const service = {
      DATABASE_URL: databaseUrl,
      LINTEL_SECRET: secretOf(name),
      LINTEL_HOME: home,
      LINTEL_GATEWAY_JWKS_URL: `${url}/.well-known/lintel-gateway.json`,
    };
    programs.set(name, startProgram(file, { ...common, ...service, PORT: String(ports.get(name)) }));
  }
  programs.set(
    'worker',
    startProgram('worker/src/main.ts', { ...common, DATABASE_URL: databaseUrl, LINTEL_SECRET: secretOf('worker') }),
  );
  const subgraphUrls = Object.fromEntries([...ports].map(([name, port]) => [name, `http://127.0.0.1:${port}/graphql`]));
  const addresses = Object.fromEntries(
    Object.entries(subgraphUrls).map(([name, address]) => [`LINTEL_SUBGRAPH_${name.toUpperCase()}`, address]),
  );
  programs.set(
    'gateway',
    startProgram('gateway/src/main.ts', {
      ...common,
      ...addresses,
      PORT: String(gatewayPort),
      LINTEL_SECRET: secretOf('gateway'),
    }),
  );

  const stop = async () => {
    await Promise.all([...programs.values()].map((program) => program.stop()));
    await redis.stop();
  };
  try {
    for (const [name, port] of ports) await untilReady(`http://127.0.0.1:${port}/health/ready`, programs.get(name)!);
    await untilReady(`${url}/health/ready`, programs.get('gateway')!);
  } catch (error) {
    await stop();
    throw error;
  }
  return { mode: 'services', url, programs, subgraphUrls, stop };
};
