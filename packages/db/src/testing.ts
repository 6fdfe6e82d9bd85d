import { createHash, randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { migrate } from './migrate.ts';
import { migrationsDirectory, readMigrations } from './migrate-files.ts';
import { type Door, openDoor } from './session.ts';

/** A migrated database of its own for one test file, copied from a template within a tenth of a second. */
export type TestDatabase = {
  /** As the administrator: policies do not hold. For builders, and for looking at what really is there. */
  readonly admin: postgres.Sql;
  readonly adminUrl: string;
  /** As the services log in. */
  readonly serviceUrl: string;
  readonly door: Door;
  readonly close: () => Promise<void>;
};

const servicePassword = 'lintel-service-test';

/** The server that the test run started (see tests/support/global-setup.ts), or one that a developer keeps running. */
const serverUrl = (): string => {
  const url = process.env.LINTEL_TEST_ADMIN_URL;
  if (url === undefined)
    throw new Error('LINTEL_TEST_ADMIN_URL is not set: tests run through vitest, which starts a Postgres for them');
  return url;
};

export const openTestDatabase = async (options: { connections?: number } = {}): Promise<TestDatabase> => {
  const name = `lintel_test_${randomBytes(6).toString('hex')}`;
  const server = postgres(serverUrl(), { max: 1, onnotice: () => undefined });
  try {
    const template = await ensureTemplate(server);
    await server.unsafe(`create database ${name} template ${template} strategy file_copy`);
  } finally {
    await server.end();
  }
  const adminUrl = withDatabase(serverUrl(), name);
  const serviceUrl = asLogin(adminUrl, 'lintel_service', servicePassword);
  const admin = postgres(adminUrl, { max: 4, onnotice: () => undefined });
  const door = openDoor({ url: serviceUrl, max: options.connections ?? 10, waitMs: 10_000, queued: 1000 });
  return {
    admin,
    adminUrl,
    serviceUrl,
    door,
    close: async () => {
      await door.close(1);
      await admin.end({ timeout: 1 });
      const cleaner = postgres(serverUrl(), { max: 1, onnotice: () => undefined });
      await cleaner.unsafe(`drop database if exists ${name} with (force)`);
      await cleaner.end();
    },
  };
};

/** The template of the present migrations; made once per server, by whoever comes first. */
export const ensureTemplate = async (server: postgres.Sql): Promise<string> => {
  const files = await readMigrations(migrationsDirectory);
  const version = createHash('sha256')
    .update(files.map((file) => file.checksum).join())
    .digest('hex')
    .slice(0, 12);
  const template = `lintel_template_${version}`;
  await server`select pg_advisory_lock(7146523003)`;
  try {
    const [known] = await server`select from pg_database where datname = ${template} and datistemplate`;
    if (known === undefined) {
      await server.unsafe(`drop database if exists ${template} with (force)`);
      await server.unsafe(`create database ${template}`);
      await migrate({ adminUrl: withDatabase(serverUrl(), template), servicePassword });
      await server.unsafe(`alter database ${template} is_template true`);
    }
  } finally {
    await server`select pg_advisory_unlock(7146523003)`;
  }
  return template;
};

export const withDatabase = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
};

export const asLogin = (url: string, user: string, password: string): string => {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.toString();
};
