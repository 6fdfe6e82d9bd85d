import type { TestDatabase } from '@lintel/db/testing';
import { demoPassword } from '@lintel/demo/logins';
import { type ChaosProxy, openProxy } from '../support/chaos-proxy.ts';
import type { Client } from '../support/client.ts';
import { signIn } from '../support/client.ts';
import { type Mode, type Product, startProduct } from '../support/product.ts';
import { startRedis } from '../support/redis.ts';
import { openSmallDemo } from '../support/small-demo.ts';
import type { Pace } from './fault.ts';
import { type FaultyPostgres, startFaultyPostgres } from './postgres.ts';

/** The product between a database server and a Redis of its own, each behind a line that can be spoilt. */
export type Stage = {
  readonly mode: Mode;
  readonly product: Product;
  readonly postgres: FaultyPostgres;
  readonly postgresLine: ChaosProxy;
  readonly redisLine: ChaosProxy;
  /** Straight to Redis, around the line. */
  readonly redisUrl: string;
  /** Straight to the server, around the line. */
  readonly database: TestDatabase;
  readonly manager: Client;
  /** Another login each time: nothing is remembered of its session yet. */
  readonly signIn: () => Promise<Client>;
  readonly leaseIds: readonly string[];
  readonly close: () => Promise<void>;
};

export type StageOptions = {
  readonly mode: Mode;
  readonly pace: Pace;
  readonly environment?: Readonly<Record<string, string>>;
  /** What the line to Redis is like when the product starts; fair without it. */
  readonly redis?: 'refusing';
  /** Settings of the database server. */
  readonly settings?: Readonly<Record<string, string>>;
};

const email = 'manager@cedar.example';

/** What a server of an installation is; CI saves the time that durability costs, which no fault here is about. */
const serverOptions = (pace: Pace, settings: Readonly<Record<string, string>> = {}) => ({
  durable: pace === 'full',
  settings: { ...settings },
});

/** Opens the demo organizations on a server of its own. Everything that tests open meanwhile is on that server too. */
export const openFaultyDatabase = async (
  pace: Pace,
  settings?: Readonly<Record<string, string>>,
): Promise<{
  readonly postgres: FaultyPostgres;
  readonly database: TestDatabase;
  readonly close: () => Promise<void>;
}> => {
  const postgres = await startFaultyPostgres(serverOptions(pace, settings));
  const before = process.env.LINTEL_TEST_ADMIN_URL;
  process.env.LINTEL_TEST_ADMIN_URL = postgres.adminUrl;
  const restore = () => {
    if (before === undefined) delete process.env.LINTEL_TEST_ADMIN_URL;
    else process.env.LINTEL_TEST_ADMIN_URL = before;
  };
  try {
    const database = await openSmallDemo();
    const close = async () => {
      await database.door.close(1);
      await database.admin.end({ timeout: 1 });
      restore();
      await postgres.stop();
    };
    return { postgres, database, close };
  } catch (error) {
    restore();
    await postgres.stop();
    throw error;
  }
};

export const openStage = async ({
  mode,
  pace,
  environment,
  settings,
  redis: weather,
}: StageOptions): Promise<Stage> => {
  const ends: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const { postgres, database, close: closeDatabase } = await openFaultyDatabase(pace, settings);
    ends.push(closeDatabase);
    const redis = await startRedis();
    ends.push(redis.stop);
    const postgresLine = await openProxy(postgres.port);
    const redisLine = await openProxy(Number(new URL(redis.url).port));
    ends.push(postgresLine.close, redisLine.close);
    if (weather === 'refusing') await redisLine.refuse();
    const product = await startProduct(mode, {
      databaseUrl: throughLine(database.serviceUrl, postgresLine),
      environment: { REDIS_URL: `redis://127.0.0.1:${redisLine.port}`, ...environment },
    });
    ends.push(product.stop);
    const enter = () => signIn(product.url, email, demoPassword);
    const manager = await enter();
    return {
      mode,
      product,
      postgres,
      postgresLine,
      redisLine,
      redisUrl: redis.url,
      database,
      manager,
      signIn: enter,
      leaseIds: await activeLeases(manager),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

export const throughLine = (databaseUrl: string, line: ChaosProxy): string => {
  const url = new URL(databaseUrl);
  url.port = String(line.port);
  return url.toString();
};

export const activeLeases = async (client: Client): Promise<readonly string[]> => {
  const { data, errors } = await client.ask('{ leases(first: 20, filter: { status: [ACTIVE] }) { nodes { id } } }');
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.leases.nodes.map(({ id }: { id: string }) => id);
};
