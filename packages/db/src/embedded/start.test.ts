import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { becomesTrue, findPostmaster, isRunning } from './postmaster.ts';
import { findProcess } from './processes.ts';
import { adminPassword, query, sandbox } from './start.testing.ts';
import { findRunning, startEmbedded } from './start.ts';

const box = sandbox();
afterAll(() => box.clean());

/** Starts a child on a home and fails the test with its message when it does not come up. */
async function startChild(options: Parameters<typeof box.start>[0]) {
  const child = box.start(options);
  const { ready, error, steps } = await child.outcome;
  if (ready === undefined) throw new Error(error?.message ?? 'The child ended.');
  return { child, ready, steps, postgresPid: findPostmaster(ready.dataDirectory)?.pid ?? 0 };
}

async function kill(child: { process: { kill(name: NodeJS.Signals): boolean }; ended: Promise<unknown> }) {
  child.process.kill('SIGKILL');
  await child.ended;
}

const makeTable = ['create table kept (n int)', 'insert into kept values (42)'];

test('the first start makes a durable, deterministic database that only this machine can reach, the second keeps its data', async () => {
  const home = await box.directory();
  const first = await startEmbedded({ home, adminPassword, settings: { work_mem: '5MB' } });
  const names = 'fsync full_page_writes synchronous_commit data_checksums jit timezone password_encryption work_mem';
  const [settings] = await query(
    first,
    ...makeTable,
    `select ${names
      .split(' ')
      .map((name) => `current_setting('${name}') as ${name}`)
      .join()},
       current_setting('listen_addresses') as addresses, current_setting('shared_preload_libraries') as libraries,
       (select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'postgres') as locale,
       (select string_agg(x, '' order by x) from unnest(array['b', 'Z', 'ä', 'a']) x) as sorted, upper('ä') as upper`,
  );
  expect(settings).toEqual({
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    data_checksums: 'on',
    jit: 'off',
    timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    work_mem: '5MB',
    addresses: '127.0.0.1',
    libraries: 'pg_stat_statements',
    locale: 'b C.UTF-8',
    sorted: 'Zabä',
    upper: 'Ä',
  });
  expect(first).toMatchObject({ adopted: false, created: true, host: '127.0.0.1' });
  expect(statSync(first.dataDirectory).mode & 0o777).toBe(0o700);
  expect(statSync(first.dataDirectory).uid === 0).toBe(false);
  await first.stop();
  await first.stop();
  expect(findPostmaster(first.dataDirectory)).toBeNull();
  expect(readdirSync(join(home, 'postgres')).sort()).toEqual(['data', 'lintel.lock', 'port', 'server.log']);

  const start = performance.now();
  const second = await startEmbedded({ home, adminPassword });
  const startMs = performance.now() - start;
  expect(await query(second, 'select n from kept')).toEqual([{ n: 42 }]);
  expect(second).toMatchObject({ adopted: false, created: false, port: first.port });
  expect(startMs).toBeLessThan(1_000);
  await second.stop();
});

test('the administrator can sign in through the socket in the closed data directory, and nobody without the password', async () => {
  const server = await startEmbedded({ home: await box.directory(), adminPassword });
  const user = server.adminUser;
  const bySocket = postgres({
    host: server.socketDirectory!,
    port: server.port,
    user,
    password: adminPassword,
    max: 1,
  });
  const [row] = await bySocket`select inet_client_addr() is null as is_socket`;
  expect(row).toEqual({ is_socket: true });
  await bySocket.end();
  for (const host of [server.socketDirectory!, server.host]) {
    const intruder = postgres({ host, port: server.port, user, password: 'guess', max: 1 });
    await expect(intruder`select 1`).rejects.toMatchObject({ code: '28P01' });
    await intruder.end();
  }
  await server.stop();
});

test('a server that a killed Lintel left behind is taken over with its data and stopped at the end', async () => {
  const home = await box.directory();
  const { child, ready, postgresPid } = await startChild({ home, adminPassword });
  await query(ready, ...makeTable);
  await kill(child);
  expect(isRunning(ready.dataDirectory, postgresPid)).toBe(true);
  expect(await findRunning(home)).toEqual({ host: ready.host, port: ready.port, adminUser: 'postgres' });

  const next = await startEmbedded({ home, adminPassword });
  expect(next).toMatchObject({ adopted: true, created: false, port: ready.port });
  expect(findPostmaster(next.dataDirectory)?.pid).toBe(postgresPid);
  expect(await query(next, 'select n from kept')).toEqual([{ n: 42 }]);
  await next.stop();
  expect(findProcess(postgresPid)).toBeNull();
  expect(await findRunning(home)).toBeNull();
});

test('an orphan with other settings, or without its postmaster.pid, is replaced', async () => {
  const home = await box.directory();
  const { child, ready, postgresPid } = await startChild({ home, adminPassword, settings: { work_mem: '7MB' } });
  await query(ready, ...makeTable);
  await kill(child);
  const other = await startChild({ home, adminPassword, settings: { work_mem: '8MB' } });
  expect(other.ready.adopted).toBe(false);
  expect(other.postgresPid).not.toBe(postgresPid);
  expect(await query(other.ready, 'show work_mem')).toEqual([{ work_mem: '8MB' }]);

  await kill(other.child);
  await rm(join(ready.dataDirectory, 'postmaster.pid'));
  const third = await startEmbedded({ home, adminPassword });
  expect(third.adopted).toBe(false);
  expect(findProcess(other.postgresPid)).toBeNull();
  expect(await query(third, 'select n from kept')).toEqual([{ n: 42 }]);
  await third.stop();
});

test('an orphan whose home was moved meanwhile is never joined by a second server on the same files', async () => {
  const home = await box.directory();
  const { child, ready, postgresPid } = await startChild({ home, adminPassword });
  await query(ready, ...makeTable);
  await kill(child);
  const isKnownByDirectory = findProcess(postgresPid)?.directory === ready.dataDirectory;
  const moved = join(await box.directory(), 'moved');
  await rename(home, moved);
  const start = startEmbedded({ home: moved, adminPassword });
  if (isKnownByDirectory) {
    const server = await start;
    expect(server.adopted).toBe(false);
    expect(findProcess(postgresPid)).toBeNull();
    expect(await query(server, 'select n from kept')).toEqual([{ n: 42 }]);
    await server.stop();
  } else {
    // A container without SYS_PTRACE: we cannot see where the process is, and the lock of Postgres itself decides.
    await expect(start).rejects.toThrow(/shared memory block .* is still in use/);
    process.kill(postgresPid, 'SIGKILL');
  }
});

test('after kill -9 of Lintel and Postgres, with a session busy in a long statement, the next start recovers every commit', async () => {
  const home = await box.directory();
  const { child, ready, postgresPid } = await startChild({ home, adminPassword });
  await query(ready, ...makeTable);
  const busy = query(ready, 'select count(*) from generate_series(1, 100000000000) n').catch(() => 'cut off');
  await becomesTrue(() => false, 100);
  await kill(child);
  process.kill(postgresPid, 'SIGKILL');
  expect(existsSync(join(ready.dataDirectory, 'postmaster.pid'))).toBe(true);

  const next = await startEmbedded({ home, adminPassword });
  expect(next.adopted).toBe(false);
  expect(await query(next, 'select n from kept')).toEqual([{ n: 42 }]);
  expect(await busy).toBe('cut off');
  await next.stop();
});

test('when Postgres dies under a living Lintel it is started again on the same port', async () => {
  const server = await startEmbedded({ home: await box.directory(), adminPassword });
  await query(server, ...makeTable);
  const { pid } = findPostmaster(server.dataDirectory)!;
  process.kill(pid, 'SIGKILL');
  const isBack = () => {
    const found = findPostmaster(server.dataDirectory);
    return found !== null && found.pid !== pid && found.isReady;
  };
  expect(await becomesTrue(isBack, 5_000)).toBe(true);
  expect(await query(server, 'select n from kept')).toEqual([{ n: 42 }]);
  await server.stop();
  expect(findPostmaster(server.dataDirectory)).toBeNull();
});

test('a stale postmaster.pid that now names an unrelated process of the same user does not stop the start, nor the process', async () => {
  const home = await box.directory();
  const { child, ready, postgresPid } = await startChild({ home, adminPassword });
  await kill(child);
  process.kill(postgresPid, 'SIGKILL');
  await becomesTrue(() => findProcess(postgresPid) === null, 2_000);

  const { uid, gid } = statSync(ready.dataDirectory);
  const bystander = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid, cwd: '/' } : {});
  await once(bystander, 'spawn');
  for (const name of ['postmaster.pid', `.s.PGSQL.${ready.port}.lock`]) {
    const path = join(ready.dataDirectory, name);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(String(postgresPid), String(bystander.pid)));
  }
  const next = await startEmbedded({ home, adminPassword });
  expect(next.adopted).toBe(false);
  expect(findProcess(bystander.pid!)?.command).toBe('sleep 60');
  await next.stop();
  bystander.kill();
});

test('an initdb that was killed half-way is done again and leaves nothing behind', async () => {
  const home = await box.directory();
  const state = join(home, 'postgres');
  const child = box.start({ home, adminPassword });
  const isHalfWay = () => existsSync(state) && readdirSync(state).some((name) => existsSync(join(state, name, 'base')));
  expect(await becomesTrue(isHalfWay, 5_000)).toBe(true);
  await kill(child);
  expect(existsSync(join(state, 'data'))).toBe(false);

  const server = await startEmbedded({ home, adminPassword });
  expect(server.created).toBe(true);
  expect(readdirSync(state).sort()).toEqual(['data', 'lintel.lock', 'lintel.pid', 'port', 'server.log']);
  await server.stop();
});

test('of starts at the same time on one home exactly one wins, and the others name its process', async () => {
  const home = await box.directory();
  const children = [1, 2, 3].map(() => box.start({ home, adminPassword }));
  const outcomes = await Promise.all(children.map(({ outcome }) => outcome));
  const winners = children.filter((_, index) => outcomes[index]?.ready !== undefined);
  expect(winners).toHaveLength(1);
  const later = box.start({ home, adminPassword });
  const errors = [...outcomes, await later.outcome].flatMap(({ error }) => error ?? []);
  expect(errors.map(({ code }) => code)).toEqual(Array(3).fill('ALREADY_RUNNING'));
  expect(errors.at(-1)?.message).toContain(`process ${winners[0]?.process.pid}`);
  await expect(startEmbedded({ home, adminPassword })).rejects.toMatchObject({ code: 'ALREADY_RUNNING' });
});

test('a pid file of a dead Lintel that names a living process is no lock', async () => {
  const home = await box.directory();
  await (await startEmbedded({ home, adminPassword })).stop();
  await writeFile(join(home, 'postgres', 'lintel.pid'), `${process.pid}\n`);
  await (await startEmbedded({ home, adminPassword })).stop();
});

test('a lost secret is an error that keeps the data, and can be repaired as the message says', async () => {
  const home = await box.directory();
  const server = await startEmbedded({ home, adminPassword: 'lost' });
  await server.stop();
  const error = await startEmbedded({ home, adminPassword }).catch((caught) => caught);
  expect(error).toMatchObject({ code: 'PASSWORD_MISMATCH' });
  expect(error.fix).toContain('LINTEL_RESET_ADMIN_PASSWORD=1');
  expect(findPostmaster(server.dataDirectory)).toBeNull();

  const reset = await startEmbedded({ home, adminPassword, resetAdminPassword: true });
  expect(reset.created).toBe(false);
  expect(await query(reset, 'select 1 as one')).toEqual([{ one: 1 }]);
  await reset.stop();
  await (await startEmbedded({ home, adminPassword })).stop();
});

test('a port that something else took is replaced by another, and a log above 10 MB is put aside', async () => {
  const home = await box.directory();
  const first = await startEmbedded({ home, adminPassword });
  await first.stop();
  await truncate(first.logFile, 10 * 1024 * 1024 + 1);
  const squatter = createServer().listen(first.port, '127.0.0.1');
  await once(squatter, 'listening');
  const second = await startEmbedded({ home, adminPassword });
  expect(second.port).not.toBe(first.port);
  expect(Number(readFileSync(join(home, 'postgres', 'port'), 'utf8'))).toBe(second.port);
  expect(statSync(second.logFile).size).toBeLessThan(100_000);
  expect(statSync(`${second.logFile}.1`).size).toBe(10 * 1024 * 1024 + 1);
  await second.stop();
  squatter.close();
});

test('a directory that holds no database, or one of another major version, is refused and left as it is', async () => {
  const home = await box.directory();
  const server = await startEmbedded({ home, adminPassword });
  await server.stop();
  const version = join(server.dataDirectory, 'PG_VERSION');
  await writeFile(version, '17\n');
  await expect(startEmbedded({ home, adminPassword })).rejects.toThrow(/made by Postgres 17/);
  await rm(version);
  await expect(startEmbedded({ home, adminPassword })).rejects.toThrow(/holds no database/);
  expect(existsSync(join(server.dataDirectory, 'global', 'pg_control'))).toBe(true);
  await writeFile(version, '18\n');
  // A restore or a copy often opens the modes, which Postgres itself would refuse.
  await chmod(server.dataDirectory, 0o755);
  await (await startEmbedded({ home, adminPassword })).stop();
});

test('a server that cannot start says why in its own words', async () => {
  const home = await box.directory();
  const error = await startEmbedded({ home, adminPassword, settings: { work_mem: 'much' } }).catch((caught) => caught);
  expect(error).toMatchObject({ code: 'START_FAILED' });
  expect(error.message).toContain('invalid value for parameter "work_mem": "much"');
  await (await startEmbedded({ home, adminPassword })).stop();
});
