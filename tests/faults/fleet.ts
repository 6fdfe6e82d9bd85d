import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPassword } from '@lintel/demo/logins';
import { type ChaosProxy, openProxy } from '../support/chaos-proxy.ts';
import { type Client, signIn } from '../support/client.ts';
import { freePort } from '../support/ports.ts';
import { type Program, startProgram, untilReady } from '../support/processes.ts';
import { subgraphNames } from '../support/product.ts';
import { startRedis } from '../support/redis.ts';
import { type Balancer, openBalancer } from './balancer.ts';

/** Services mode with so many replicas of gateway and subgraphs, each kind behind a balancer, and a line to each kind of subgraph. */
export type Fleet = {
  readonly url: string;
  /** By kind and number, such as `gateway 1`; changes when one is replaced. */
  readonly programs: ReadonlyMap<string, Program>;
  readonly lines: ReadonlyMap<string, ChaosProxy>;
  readonly balancers: ReadonlyMap<string, Balancer>;
  readonly signIn: () => Promise<Client>;
  /** SIGTERM and, when it has ended, a new one on the same port. Answers the exit status and how long the end took. */
  readonly replace: (name: string) => Promise<{ readonly status: number | null; readonly exitMs: number }>;
  readonly close: () => Promise<void>;
};

export type FleetOptions = {
  readonly databaseUrl: string;
  readonly replicas: number;
  readonly environment?: Readonly<Record<string, string>>;
};

const secretOf = (kind: string) => `the secret of ${kind} in tests, which no other service knows`;

export const openFleet = async ({ databaseUrl, replicas, environment }: FleetOptions): Promise<Fleet> => {
  const redis = await startRedis();
  const kinds = [...subgraphNames, 'gateway'];
  const ports = new Map<string, number>();
  const balancers = new Map<string, Balancer>();
  const lines = new Map<string, ChaosProxy>();
  for (const kind of kinds) {
    const own: number[] = [];
    for (let number = 1; number <= replicas; number += 1) own.push(await freePort());
    for (const [index, port] of own.entries()) ports.set(`${kind} ${index + 1}`, port);
    const balancer = await openBalancer(own);
    balancers.set(kind, balancer);
    lines.set(kind, await openProxy(balancer.port));
  }
  const url = `http://127.0.0.1:${balancers.get('gateway')!.port}`;
  const common = { LINTEL_LOG_LEVEL: 'warn', REDIS_URL: redis.url, LINTEL_PUBLIC_URL: url, ...environment };
  const home = mkdtempSync(join(tmpdir(), 'lintel-fleet-'));
  const subgraphUrls = Object.fromEntries(
    subgraphNames.map((kind) => [
      `LINTEL_SUBGRAPH_${kind.toUpperCase()}`,
      `http://127.0.0.1:${lines.get(kind)!.port}/graphql`,
    ]),
  );
  const start = (name: string): Program => {
    const kind = name.split(' ')[0]!;
    const own =
      kind === 'gateway'
        ? subgraphUrls
        : {
            DATABASE_URL: databaseUrl,
            LINTEL_HOME: home,
            LINTEL_GATEWAY_JWKS_URL: `${url}/.well-known/lintel-gateway.json`,
          };
    const file = kind === 'gateway' ? 'gateway/src/main.ts' : `subgraphs/${kind}/src/main.ts`;
    return startProgram(file, { ...common, ...own, LINTEL_SECRET: secretOf(kind), PORT: String(ports.get(name)) });
  };
  const ready = (name: string, program: Program) =>
    untilReady(`http://127.0.0.1:${ports.get(name)}/health/ready`, program);
  const programs = new Map([...ports.keys()].map((name) => [name, start(name)]));
  const close = async () => {
    for (const { child } of programs.values()) child.kill('SIGCONT');
    await Promise.all([...programs.values()].map(({ stop }) => stop()));
    await Promise.all([...lines.values(), ...balancers.values()].map((each) => each.close()));
    await redis.stop();
  };
  try {
    await Promise.all([...programs].map(([name, program]) => ready(name, program)));
    while ([...balancers.values()].some((balancer) => balancer.ready().length < replicas))
      await new Promise((resolve) => setTimeout(resolve, 50));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url,
    programs,
    lines,
    balancers,
    signIn: () => signIn(url, 'manager@cedar.example', demoPassword),
    replace: async (name) => {
      const since = performance.now();
      const status = await programs.get(name)!.stop();
      const exitMs = performance.now() - since;
      const next = start(name);
      programs.set(name, next);
      await ready(name, next);
      return { status, exitMs };
    },
    close,
  };
};
