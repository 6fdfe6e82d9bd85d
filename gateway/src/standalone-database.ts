import { migrate } from '@lintel/db/migrate';
import { deriveSecrets } from '@lintel/server/secrets';
import postgres from 'postgres';
import { assertDatabaseAnswers, assertSchemaIsThere } from './standalone-database-check.ts';
import type { StartReport } from './start-report.ts';

/** The database of a start in one process, and how the services log in to it. */
export type StandaloneDatabase = { readonly serviceUrl: string; readonly stop: () => Promise<void> };

type Options = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly secret: string;
  readonly report: StartReport;
};

/**
 * - `DATABASE_URL`: your own server, migrated before (or now, with `DATABASE_ADMIN_URL`).
 * - only `DATABASE_ADMIN_URL`: your own server; roles, schema and a service login are made in it.
 * - neither: the embedded Postgres in the home folder.
 */
export const openStandaloneDatabase = async (options: Options): Promise<StandaloneDatabase> => {
  const { DATABASE_URL: serviceUrl, DATABASE_ADMIN_URL: adminUrl } = options.environment;
  if (adminUrl) await assertDatabaseAnswers({ url: adminUrl, setting: 'DATABASE_ADMIN_URL' });
  if (serviceUrl) {
    if (adminUrl) await migrated(options, { adminUrl });
    const given = { url: serviceUrl, setting: 'DATABASE_URL' } as const;
    await assertDatabaseAnswers(given);
    await assertSchemaIsThere(given);
    options.report.step('the database of DATABASE_URL answers');
    return { serviceUrl, stop: async () => undefined };
  }
  if (adminUrl) return { serviceUrl: await migratedWithService(options, adminUrl), stop: async () => undefined };
  return embedded(options);
};

/** The same, for a tool that runs beside a Lintel: joins the embedded server when it is running. */
export const joinStandaloneDatabase = async (options: Options): Promise<StandaloneDatabase> => {
  const { DATABASE_URL, DATABASE_ADMIN_URL } = options.environment;
  if (DATABASE_URL || DATABASE_ADMIN_URL) return openStandaloneDatabase(options);
  const { findRunning } = await import('@lintel/db/embedded');
  const running = await findRunning(options.home);
  if (running === null) return openStandaloneDatabase(options);
  return {
    serviceUrl: serviceUrlOf(options, `postgres://${running.host}:${running.port}/lintel`),
    stop: async () => undefined,
  };
};

const embedded = async (options: Options): Promise<StandaloneDatabase> => {
  const { startEmbedded } = await import('@lintel/db/embedded');
  const adminPassword = deriveSecrets(options.secret).key('postgres administrator').toString('hex');
  const server = await startEmbedded({ home: options.home, adminPassword, onProgress: options.report.note });
  const adminUrl = `postgres://${server.adminUser}:${adminPassword}@${server.host}:${server.port}`;
  await createDatabase(`${adminUrl}/postgres`, 'lintel');
  options.report.step(`Postgres 18 is running (embedded, port ${server.port})`);
  return { serviceUrl: await migratedWithService(options, `${adminUrl}/lintel`), stop: () => server.stop() };
};

const createDatabase = async (adminUrl: string, name: string): Promise<void> => {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const [known] = await sql`select from pg_database where datname = ${name}`;
    if (known === undefined) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end({ timeout: 5 });
  }
};

/** Migrates and answers the URL of the service login. */
const migratedWithService = async (options: Options, adminUrl: string): Promise<string> => {
  await migrated(options, { adminUrl, servicePassword: servicePasswordOf(options) });
  return serviceUrlOf(options, adminUrl);
};

/** Follows from the installation's secret, so that it need not be kept anywhere else. */
const servicePasswordOf = ({ secret }: Options): string =>
  deriveSecrets(secret).key('postgres service').toString('hex');

const serviceUrlOf = (options: Options, databaseUrl: string): string => {
  const url = new URL(databaseUrl);
  url.username = 'lintel_service';
  url.password = servicePasswordOf(options);
  return url.toString();
};

const migrated = async ({ report }: Options, target: { adminUrl: string; servicePassword?: string }): Promise<void> => {
  const { applied, alreadyApplied } = await migrate(target);
  report.step(
    applied.length === 0
      ? `schema is current (${alreadyApplied} migrations)`
      : `schema migrated (${applied.length} new)`,
  );
};
