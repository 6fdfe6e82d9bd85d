import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startThrowaway } from '@lintel/db/embedded/throwaway';
import { openTestDatabase, type TestDatabase, withDatabase } from '@lintel/db/testing';
import { provisionOrganization } from '@lintel/identity/organizations/provision';
import { Redis } from 'ioredis';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from './support/client.ts';
import { installations, type Start } from './support/installation.ts';
import { freePort } from './support/ports.ts';
import { hasRedis } from './support/product.ts';
import { startRedis } from './support/redis.ts';

const timeout = 60_000;
const box = installations();
const admin = { email: 'admin@cedar.example', fullName: 'Ada Admin', password: 'correct horse battery' };

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const made = await provisionOrganization(database.door, { name: 'Cedar', slug: 'cedar', admin });
  if (!made.ok) throw new Error(JSON.stringify(made.failures));
}, timeout);
afterAll(async () => {
  await box.clean();
  await database?.close();
});

const start = async (environment: Readonly<Record<string, string>>) => {
  const home = await box.home();
  return { home, started: await box.start(home, environment) };
};

/** Signs in and asks what the database must be read for. */
const organizationAt = async ({ url }: Start): Promise<string> => {
  const { ask } = await signIn(url, admin.email, admin.password);
  return (await ask('{ viewer { organization { name } } }')).data.viewer.organization.name;
};

const refused = async (environment: Readonly<Record<string, string>>): Promise<string> => {
  const since = performance.now();
  const { home, started } = await start(environment);
  expect(await started.exited, started.output()).toBe(1);
  expect(performance.now() - since).toBeLessThan(20_000);
  expect(started.output()).not.toMatch(/Failed query|^\s+at /m);
  expect(existsSync(join(home, 'postgres')), 'an embedded database was made').toBe(false);
  return started.output();
};

const changed = (url: string, change: (url: URL) => void): string => {
  const copy = new URL(url);
  change(copy);
  return copy.toString();
};

describe('with DATABASE_URL', { timeout }, () => {
  test('it runs on a migrated database, and starts none of its own', async () => {
    const { home, started } = await start({ DATABASE_URL: database.serviceUrl });
    await started.answered();
    expect(await organizationAt(started)).toBe('Cedar');
    expect(existsSync(join(home, 'postgres'))).toBe(false);
    expect(await started.stop()).toBe(0);
  });

  test('it brings the schema up to date first when DATABASE_ADMIN_URL is there too', async () => {
    const { started } = await start({ DATABASE_URL: database.serviceUrl, DATABASE_ADMIN_URL: database.adminUrl });
    await started.answered();
    expect(started.output()).toMatch(/✓ schema is current/);
    expect(await organizationAt(started)).toBe('Cedar');
    expect(await started.stop()).toBe(0);
  });

  test('a database with organizations of its own gets no demo data', async () => {
    const { started } = await start({ DATABASE_URL: database.serviceUrl, LINTEL_DEMO: 'on' });
    await started.printed('Lintel is running');
    expect(started.output()).not.toContain('Demo logins');
    expect(await database.admin`select slug from identity.organizations`).toEqual([{ slug: 'cedar' }]);
    expect(await started.stop()).toBe(0);
  });

  test('it refuses a superuser, for whom row-level security does not hold, and names the login to use', async () => {
    const message = await refused({ DATABASE_URL: database.adminUrl });
    expect(message).toContain('postgres is a superuser, so row-level security would not hold');
    expect(message).toContain('Let the services log in as lintel_service: run `npm run migrate`');
  });

  test('it refuses a database without our schema, and names the command that makes it', async () => {
    const message = await refused({ DATABASE_URL: withDatabase(database.serviceUrl, 'postgres') });
    expect(message).toContain('the database of DATABASE_URL has no schema of Lintel yet. Run `npm run migrate`');
  });

  test('it says that nobody listens there, and on which address of which setting', async () => {
    const port = await freePort();
    const message = await refused({ DATABASE_URL: `postgres://lintel_service:geheim@127.0.0.1:${port}/lintel` });
    expect(message).toContain(`no database answers at 127.0.0.1:${port} (ECONNREFUSED), the address in DATABASE_URL`);
    expect(message).not.toContain('geheim');
  });

  test('it does not wait for ever for a server that says nothing', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    try {
      const message = await refused({ DATABASE_URL: `postgres://lintel_service:x@127.0.0.1:${port}/lintel` });
      expect(message).toContain(`no database answers at 127.0.0.1:${port} (CONNECT_TIMEOUT)`);
    } finally {
      silent.close();
    }
  });

  test.each([
    {
      mistake: 'a wrong password',
      of: (url: URL) => {
        url.password = 'geheim';
      },
      says: 'does not let "lintel_service" of DATABASE_URL in',
    },
    {
      mistake: 'a database that is not there',
      of: (url: URL) => {
        url.pathname = '/nowhere';
      },
      says: 'has no database "nowhere". Create it, or correct the name at the end of DATABASE_URL.',
    },
  ])('it names $mistake', async ({ of, says }) => {
    const message = await refused({ DATABASE_URL: changed(database.serviceUrl, of) });
    expect(message).toContain(says);
    expect(message).not.toContain('geheim');
  });

  test('it says what an address looks like when it is none', async () => {
    expect(await refused({ DATABASE_URL: 'my database' })).toContain('postgres://user:password@host:5432/database');
  });
});

describe('with DATABASE_ADMIN_URL', { timeout }, () => {
  test('an empty database gets roles, schema and a login of its own, once', async () => {
    // Roles belong to the whole server, so this takes one that no other test logs in to.
    const server = await startThrowaway();
    try {
      const serverUrl = `postgres://${server.adminUser}:${server.adminPassword}@${server.host}:${server.port}/postgres`;
      const sql = postgres(serverUrl, { max: 1 });
      await sql`create database lintel_own`;
      const DATABASE_ADMIN_URL = withDatabase(serverUrl, 'lintel_own');
      const { home, started } = await start({ DATABASE_ADMIN_URL });
      await started.answered();
      expect(started.output()).toMatch(/✓ schema migrated \(\d+ new\)/);
      const logins = await sql`select distinct usename as name from pg_stat_activity where datname = 'lintel_own'`;
      expect([...logins]).toEqual([{ name: 'lintel_service' }]);
      expect(await started.stop()).toBe(0);
      expect(existsSync(join(home, 'postgres'))).toBe(false);

      const again = await box.start(home, { DATABASE_ADMIN_URL });
      await again.answered();
      expect(again.output()).toMatch(/✓ schema is current/);
      expect(await again.stop()).toBe(0);
      await sql.end();
    } finally {
      await server.stop();
    }
  });

  test('it refuses a login that may not make roles', async () => {
    const message = await refused({ DATABASE_ADMIN_URL: database.serviceUrl });
    expect(message).toContain('"lintel_service" of DATABASE_ADMIN_URL may not create roles');
  });

  test('it says that nobody listens there', async () => {
    const port = await freePort();
    const message = await refused({ DATABASE_ADMIN_URL: `postgres://postgres:x@127.0.0.1:${port}/lintel` });
    expect(message).toContain(
      `no database answers at 127.0.0.1:${port} (ECONNREFUSED), the address in DATABASE_ADMIN_URL`,
    );
  });
});

describe('with REDIS_URL', { timeout }, () => {
  test('it starts although nothing is there, says so, and works', async () => {
    const REDIS_URL = `redis://127.0.0.1:${await freePort()}`;
    const { started } = await start({ DATABASE_URL: database.serviceUrl, REDIS_URL });
    await started.answered();
    expect(await organizationAt(started)).toBe('Cedar');
    expect(started.output()).toContain('redis is not reachable; going on without it');
    expect(await started.stop()).toBe(0);
  });

  test.skipIf(!hasRedis)('it uses the Redis that is there', async () => {
    const redis = await startRedis();
    const observer = new Redis(redis.url);
    try {
      const { started } = await start({ DATABASE_URL: database.serviceUrl, REDIS_URL: redis.url });
      await started.answered();
      expect(await organizationAt(started)).toBe('Cedar');
      const clients = String(await observer.client('LIST'))
        .trim()
        .split('\n');
      expect(clients.length).toBeGreaterThanOrEqual(3);
      expect(started.output()).not.toContain('redis is not reachable');
      expect(await started.stop()).toBe(0);
    } finally {
      observer.disconnect();
      await redis.stop();
    }
  });
});
