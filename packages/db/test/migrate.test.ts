import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../src/migrate.ts';
import { withDatabase } from '../src/testing.ts';

const serverUrl = () => process.env.LINTEL_TEST_ADMIN_URL!;
let name: string;
let adminUrl: string;
let sql: postgres.Sql;
let folder: string;

beforeEach(async () => {
  name = `lintel_migrate_${randomBytes(5).toString('hex')}`;
  const server = postgres(serverUrl(), { max: 1 });
  await server.unsafe(`create database ${name}`);
  await server.end();
  adminUrl = withDatabase(serverUrl(), name);
  sql = postgres(adminUrl, { max: 2, onnotice: () => undefined });
  folder = await mkdtemp(join(tmpdir(), 'lintel-migrations-'));
});
afterEach(async () => {
  await sql.end({ timeout: 1 });
  const server = postgres(serverUrl(), { max: 1, onnotice: () => undefined });
  await server.unsafe(`drop database if exists ${name} with (force)`);
  await server.end();
});

const put = (file: string, text: string) => writeFile(join(folder, file), text);
const run = () => migrate({ adminUrl, directory: pathToFileURL(`${folder}/`) });
const count = async (query: string) => Number((await sql.unsafe(query))[0]?.count);

test('files are applied once, in the order of their numbers, and belong to the owner', async () => {
  await put('0002_second.sql', 'insert into numbers select max(n) + 1 from numbers');
  await put('0002_second.sql', 'insert into s.numbers select max(n) + 1 from s.numbers');
  await put('0001_first.sql', 'create schema s; create table s.numbers (n int); insert into s.numbers values (1)');
  expect((await run()).applied).toEqual(['0001_first.sql', '0002_second.sql']);
  expect(await run()).toEqual({ applied: [], alreadyApplied: 2 });
  expect(await count('select count(*) from s.numbers')).toBe(2);
  const [owner] = await sql`select tableowner from pg_tables where schemaname = 's' limit 1`;
  expect(owner?.tableowner).toBe('lintel_owner');
}, 60_000);

test('a file that fails leaves nothing of itself and nothing after it', async () => {
  await put('0001_good.sql', 'create schema s; create table s.good ()');
  await put('0002_bad.sql', 'create table s.half (); select 1 / 0');
  await put('0003_never.sql', 'create table s.never ()');
  await expect(run()).rejects.toThrow('migration 0002_bad.sql failed: division by zero');
  expect(await count(`select count(*) from pg_tables where schemaname = 's'`)).toBe(1);
  await put('0002_bad.sql', 'create table s.whole ()');
  expect((await run()).applied).toEqual(['0002_bad.sql', '0003_never.sql']);
});

test('a file that was changed after it had been applied stops the run', async () => {
  await put('0001_first.sql', 'create schema s');
  await run();
  await put('0001_first.sql', 'create schema s; create table s.sneaked_in ()');
  await expect(run()).rejects.toThrow('0001_first.sql was changed after it had been applied');
});

test('a file outside a transaction may build an index concurrently', async () => {
  await put('0001_first.sql', 'create schema s; create table s.t (a int)');
  await put('0002_index.sql', '-- no transaction\ncreate index concurrently t_a on s.t (a)');
  await run();
  expect(await count(`select count(*) from pg_indexes where indexname = 't_a'`)).toBe(1);
});

test('ten migrators at once apply each file exactly once', async () => {
  await put('0001_first.sql', 'create schema s; create table s.runs (at timestamptz default now())');
  await put('0002_second.sql', 'insert into s.runs default values; select pg_sleep(0.05)');
  const reports = await Promise.all(Array.from({ length: 10 }, run));
  expect(reports.filter(({ applied }) => applied.length === 2)).toHaveLength(1);
  expect(await count('select count(*) from s.runs')).toBe(1);
});

test('a migration that waits for a lock gives up soon, tries again, and gets through when the lock is gone', async () => {
  await put('0001_first.sql', 'create schema s; create table s.busy (a int)');
  await run();
  await put('0002_alter.sql', 'alter table s.busy add column b int');
  const holder = await sql.reserve();
  await holder`begin`;
  await holder`lock table s.busy in access share mode`;
  const running = run();
  await new Promise((resolve) => setTimeout(resolve, 2600));
  await holder`commit`;
  holder.release();
  expect((await running).applied).toEqual(['0002_alter.sql']);
}, 20_000);
