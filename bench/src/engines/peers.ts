import { siteEnvironment } from '../site.ts';
import { startChild } from './child.ts';
import type { Dialect, Engine, EngineName, RunningEngine, Starting } from './engine.ts';

type Peer = {
  readonly name: EngineName;
  readonly title: string;
  readonly dialect: Dialect;
  /** Its program in `bench/src/peers`. */
  readonly program: string;
  /** Whether it stands in front of the subgraph servers. */
  readonly overHttp: boolean;
};

const peer = ({ name, title, dialect, program, overHttp }: Peer): Engine => ({
  name,
  title,
  dialect,
  start: async (starting): Promise<RunningEngine> => {
    const fleet = overHttp ? await starting.fleet() : undefined;
    const child = await startChild({
      name,
      program: `bench/src/peers/${program}.ts`,
      environment: environmentOf(starting, fleet?.urls),
      logs: starting.logs,
      nodeFlags: starting.nodeFlags,
    });
    return {
      origin: `http://127.0.0.1:${child.port}`,
      pids: [child.pid, ...(fleet?.pids ?? [])],
      headers: async () => ({}),
      stop: child.stop,
    };
  },
});

const environmentOf = ({ site }: Starting, urls: Readonly<Record<string, string>> | undefined) => ({
  ...siteEnvironment(site),
  APOLLO_TELEMETRY_DISABLED: 'true',
  ...(urls === undefined ? {} : { LINTEL_BENCH_SUBGRAPHS: JSON.stringify(urls) }),
});

export const peers: readonly Engine[] = [
  peer({
    name: 'postgraphile',
    title: 'PostGraphile 5',
    dialect: 'postgraphile',
    program: 'postgraphile',
    overHttp: false,
  }),
  peer({
    name: 'apolloHttp',
    title: '@apollo/gateway over HTTP',
    dialect: 'federated',
    program: 'apollo-http',
    overHttp: true,
  }),
  peer({
    name: 'apolloLocal',
    title: '@apollo/gateway in process',
    dialect: 'federated',
    program: 'apollo-local',
    overHttp: false,
  }),
  peer({ name: 'hiveGateway', title: 'Hive Gateway', dialect: 'federated', program: 'hive-gateway', overHttp: true }),
  peer({ name: 'sqlFloor', title: 'hand-written SQL', dialect: 'floor', program: 'sql-floor', overHttp: false }),
];
