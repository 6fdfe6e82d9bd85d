import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { startThrowaway } from '../../packages/db/src/embedded/throwaway.ts';
import { migrate } from '../../packages/db/src/migrate.ts';
import { type BenchSize, seedBench } from '../../packages/db/src/seeds/bench.ts';
import { readBenchFacts } from '../../packages/db/src/seeds/bench-facts.ts';
import { openDoor } from '../../packages/db/src/session.ts';
import { asLogin, withDatabase } from '../../packages/db/src/testing.ts';
import { provisionOrganization } from '../../subgraphs/identity/src/organizations/provision.ts';
import type { BenchFacts } from './facts.ts';
import type { Login } from './site.ts';

/** A Postgres of the run's own with the bench data. */
export type BenchDatabase = {
  readonly serviceUrl: string;
  /** As the server's superuser, for studies that look at what services cannot. */
  readonly adminUrl: string;
  readonly postgresVersion: string;
  /** The server's first process; all others are its children. */
  readonly postmasterPid: number;
  readonly facts: BenchFacts;
  readonly stop: () => Promise<void>;
};

export const defaultSize = {
  properties: 200,
  unitsPerProperty: 20,
  paymentsPerLease: 4,
  tinyOrganizations: 20,
} as const;

/**
 * Starts Postgres as an installation runs it (durable commits, the product's own settings, only more connections for all
 * engines at once), migrates it, seeds it and signs up the administrator.
 */
export const openBenchDatabase = async (login: Login, size: BenchSize = defaultSize): Promise<BenchDatabase> => {
  const server = await startThrowaway({ durable: true, settings: { max_connections: '300' } });
  try {
    const adminUrl = `postgres://${server.adminUser}:${server.adminPassword}@${server.host}:${server.port}/bench`;
    const first = postgres(withDatabase(adminUrl, 'postgres'), { max: 1, onnotice: () => undefined });
    await first`create database bench`;
    await first.end();
    const servicePassword = randomBytes(16).toString('hex');
    await migrate({ adminUrl, servicePassword });
    const serviceUrl = asLogin(adminUrl, 'lintel_service', servicePassword);
    const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
    const facts = await seed(admin, { serviceUrl, login, size });
    const [version] = await admin`select current_setting('server_version') as version`;
    const [postmaster] =
      await admin`select pg_stat_file('postmaster.pid') is not null, split_part(pg_read_file('postmaster.pid'), E'\n', 1)::int as pid`;
    await admin.end();
    return {
      serviceUrl,
      adminUrl,
      postgresVersion: String(version?.version),
      postmasterPid: Number(postmaster?.pid),
      facts,
      stop: server.stop,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
};

type Seeding = { readonly serviceUrl: string; readonly login: Login; readonly size: BenchSize };

const seed = async (admin: postgres.Sql, { serviceUrl, login, size }: Seeding): Promise<BenchFacts> => {
  const door = openDoor({ url: serviceUrl, max: 1 });
  const made = await provisionOrganization(door, {
    name: 'Bench Homes',
    slug: 'bench',
    admin: { ...login, fullName: 'Ben Chmark' },
  });
  await door.close(1);
  if (!made.ok) throw new Error(`the administrator was refused: ${JSON.stringify(made.failures)}`);
  const { organizationId } = made.value;
  await seedBench(admin, size, { id: organizationId });
  // A server that has run for a while has its visibility maps and hint bits; a fresh one would pay for them while measured.
  await admin`vacuum (analyze)`;
  await admin`checkpoint`;
  return { ...(await readBenchFacts(admin, organizationId)), organizationId, userId: made.value.admin.userId };
};
