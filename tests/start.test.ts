import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findProcess } from '@lintel/db/embedded/processes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installations, killProgram, killTree, postgresOf, reusePids, type Start } from './support/installation.ts';
import { repository } from './support/processes.ts';

const box = installations();
afterAll(() => box.clean());

const migrations = (await readdir(join(repository, 'packages/db/migrations'))).filter((name) => name.endsWith('.sql'));

/** SIGTERM as an operator sends it: ends in order, and takes the database along. */
const stopInOrder = async (start: Start, home: string): Promise<number> => {
  const since = performance.now();
  expect(await start.stop(), start.output()).toBe(0);
  const took = performance.now() - since;
  expect(await postgresOf(home)).toEqual([]);
  return took;
};

describe('starts on one home, one after the other', { timeout: 120_000 }, () => {
  let home: string;
  beforeAll(async () => {
    home = await box.home();
  });

  test('the first one makes a database, shows each step with its time, and ends with where to go', async () => {
    const start = await box.start(home);
    const firstMs = await start.answered();
    await start.printed('Try it:');
    const output = start.output();
    const steps = [...output.matchAll(/^ {2}✓ (.+?) +\d+\.\d s$/gm)].map(([, text]) => text);
    expect(steps).toEqual([
      expect.stringMatching(/^Postgres 18 is running \(embedded, port \d+\)$/),
      `schema migrated (${migrations.length} new)`,
      'five subgraphs composed behind the gateway',
      'job worker is running',
      `listening on 127.0.0.1:${start.port}`,
    ]);
    expect(output).toContain(`created a database in ${home}`);
    expect(output).toContain(`Explorer   http://localhost:${start.port}/explorer\n`);
    expect(output).toContain(`Endpoint   http://localhost:${start.port}/graphql\n`);
    expect(output).not.toContain('Demo logins');
    // A library that complains about how it is used would do it here, between the steps.
    expect(output).not.toMatch(/warn|error|deprecat/i);
    const stopMs = await stopInOrder(start, home);
    console.log(`a first start without demo data answers after ${seconds(firstMs)}, and stops in ${seconds(stopMs)}`);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'a later one uses what is there, and %s ends it with status 0',
    async (name) => {
      const start = await box.start(home);
      const ms = await start.answered();
      expect(start.output()).toContain(`schema is current (${migrations.length} migrations)`);
      expect(start.output()).not.toContain('created a database');
      start.child.kill(name);
      expect(await start.exited).toBe(0);
      expect(await postgresOf(home)).toEqual([]);
      console.log(`a start on an initialised home answers after ${seconds(ms)}`);
      expect(ms).toBeLessThan(20_000);
    },
  );

  test('after kill -9 of the Node process, the next one takes over the Postgres that was left', async () => {
    const killed = await box.start(home);
    await killed.answered();
    await killProgram(killed);
    expect((await postgresOf(home)).length).toBeGreaterThan(0);

    const next = await box.start(home);
    await next.answered();
    expect(next.output()).toContain('found the database server of an earlier start');
    expect(next.output()).toContain('schema is current');
    await stopInOrder(next, home);
  });

  test('after kill -9 of everything, with pid files left, the next one recovers', async () => {
    const killed = await box.start(home);
    await killed.answered();
    await killTree(killed, home);
    for (const file of ['postgres/lintel.pid', 'postgres/data/postmaster.pid'])
      expect(existsSync(join(home, file)), file).toBe(true);

    const next = await box.start(home);
    await next.answered();
    expect(next.output()).toContain('schema is current');
    await stopInOrder(next, home);
  });

  test('pid files that name an unrelated live process stop neither the start nor that process', async () => {
    const killed = await box.start(home);
    await killed.answered();
    await killTree(killed, home);
    const bystander = await reusePids(home);
    try {
      const next = await box.start(home);
      await next.answered();
      await stopInOrder(next, home);
      expect(findProcess(bystander.pid)?.command).toBe('sleep 600');
    } finally {
      await bystander.end();
    }
  });

  test('SIGTERM in the middle of a start leaves no Postgres behind', async () => {
    const start = await box.start(home);
    await start.printed('Postgres 18 is running');
    start.child.kill('SIGTERM');
    await start.exited;
    expect(start.output()).not.toContain('Lintel is running');
    await expect.poll(() => postgresOf(home), { timeout: 10_000 }).toEqual([]);
  });

  test('a second one on the same home says who has it, and the first goes on', async () => {
    const first = await box.start(home);
    await first.answered();
    const second = await box.start(home);
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`Lintel already runs on the database in ${join(home, 'postgres')}`);
    expect(second.output()).toContain(`(process ${first.child.pid}, since `);
    expect(second.output()).toContain('set LINTEL_HOME to another directory');
    await first.answered();
    await stopInOrder(first, home);
  });

  test('an address that others reach gets no demo data with known passwords, unless it is asked for', async () => {
    // 127.0.0.2 is not one of the names of loopback that the rule knows, so it stands for an address of the network.
    const start = await box.start(home, { HOST: '127.0.0.2', LINTEL_DEMO: undefined as never });
    await start.printed('Lintel is running');
    expect(start.output()).not.toContain('Demo logins');
    const config = await fetch(`http://127.0.0.2:${start.port}/explorer/config.json`);
    expect(await config.json()).toMatchObject({ demoLogins: [], demoPassword: null });
    await stopInOrder(start, home);
  });
});

describe('a start that cannot be', { timeout: 60_000 }, () => {
  const refused = async (environment: Record<string, string>): Promise<{ home: string; message: string }> => {
    const home = await box.home();
    const start = await box.start(home, environment);
    expect(await start.exited, start.output()).toBe(1);
    expect(start.output()).not.toMatch(/^\s+at /m);
    return { home, message: start.output() };
  };

  test('names a port that is taken and another one, and starts no database for nothing', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    try {
      const { home, message } = await refused({ PORT: String(port) });
      expect(message).toContain(`port ${port} on 127.0.0.1 is taken by another program`);
      expect(message).toMatch(/choose another port: PORT=\d+ npm start/);
      expect(await readdir(home)).toEqual([]);
    } finally {
      other.close();
    }
  });

  test.each(['abc', '70000', '-1'])('refuses PORT=%s by its value', async (PORT) => {
    const { home, message } = await refused({ PORT });
    expect(message).toContain(`PORT must be a whole number from 0 to 65535, not ${PORT}`);
    expect(await readdir(home)).toEqual([]);
  });

  test('refuses a secret that is too short', async () => {
    const { message } = await refused({ LINTEL_SECRET: 'short' });
    expect(message).toContain('LINTEL_SECRET must have at least 32 characters');
  });

  test('names a LINTEL_HOME that cannot be made', async () => {
    const file = join(repository, 'package.json');
    const { message } = await refused({ LINTEL_HOME: join(file, 'home') });
    expect(message).toContain(`${join(file, 'home')} cannot be used by this user (ENOTDIR)`);
    expect(message).toContain('set LINTEL_HOME to a directory of your own');
  });
});

test('PORT=0 takes a free port and prints the real one', { timeout: 60_000 }, async () => {
  const start = await box.start(await box.home(), { PORT: '0' });
  await start.printed('Try it:');
  const url = /Endpoint {3}(\S+)/.exec(start.output())![1]!;
  const response = await fetch(url.replace('/graphql', '/health/ready'));
  expect(response.status).toBe(200);
  expect(await start.stop()).toBe(0);
});

describe.skipIf(ordinaryUser() === undefined)('as an ordinary user', { timeout: 60_000 }, () => {
  const user = ordinaryUser()!;

  test('it starts, and everything runs and is written as this user', async () => {
    const home = await box.home(user);
    const start = await box.start(home, { HOME: home }, user);
    await start.answered();
    expect(findProcess(start.child.pid!)?.uid).toBe(user.uid);
    const postgres = await postgresOf(home);
    expect(new Set(postgres.map(({ uid }) => uid))).toEqual(new Set([user.uid]));
    await stopInOrder(start, home);
    expect((await readFile(join(home, 'secret'))).length).toBeGreaterThan(60);
  });

  test('a home of somebody else is refused by name', async () => {
    const home = await box.home();
    const start = await box.start(home, {}, user);
    expect(await start.exited).toBe(1);
    expect(start.output()).toContain(`${home} cannot be used by this user (EACCES)`);
    expect(start.output()).toContain('set LINTEL_HOME to a directory of your own');
  });
});

/** Only root can become somebody else, and only where that user may read the checkout. */
function ordinaryUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' })));
  const user = { uid: uid!, gid: gid! };
  const canRead = spawnSync(process.execPath, ['--check', join(repository, 'gateway/src/main.ts')], {
    ...user,
    cwd: '/',
  });
  return canRead.status === 0 ? user : undefined;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
