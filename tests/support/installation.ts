import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataDirectoryOf } from '@lintel/db/embedded/place';
import { findPostmaster, stopPostmaster } from '@lintel/db/embedded/postmaster';
import { type LiveProcess, listProcesses, signal } from '@lintel/db/embedded/processes';
import { clusterName } from '@lintel/db/embedded/settings';
import { freePort } from './ports.ts';
import { type Identity, type Program, startProgram } from './processes.ts';

/** A start of the whole product, as `npm start` does it after its install step. */
export type Start = Program & {
  readonly url: string;
  readonly port: number;
  /** Resolves when GraphQL answers, with the milliseconds since the process was started. */
  readonly answered: () => Promise<number>;
  /** Resolves when the text was printed. */
  readonly printed: (text: string) => Promise<void>;
};

type Environment = Readonly<Record<string, string>>;

/** A demo start on a machine that is busy with other tests. */
const patienceMs = 180_000;

/** Homes and starts of one test file, all gone after `clean`. */
export const installations = () => {
  const homes: string[] = [];
  const starts: Start[] = [];
  return {
    /** A new LINTEL_HOME that others may pass through, so that the database of a start by root is in it too. */
    home: async ({ uid, gid }: Identity = {}): Promise<string> => {
      const home = await mkdtemp(join(tmpdir(), 'lintel-start-'));
      await chmod(home, 0o711);
      if (uid !== undefined && gid !== undefined) await chown(home, uid, gid);
      homes.push(home);
      return home;
    },
    /** Starts the product on a home, without demo data unless the environment says so, on a port of its own. */
    start: async (home: string, environment: Environment = {}, identity: Identity = {}): Promise<Start> => {
      const start = await startAt(home, environment, identity);
      starts.push(start);
      return start;
    },
    clean: async (): Promise<void> => {
      for (const { child } of starts) child.kill('SIGKILL');
      await Promise.all(starts.map(({ exited }) => exited));
      for (const home of homes) {
        const data = await dataDirectoryOf(home);
        const postmaster = findPostmaster(data);
        if (postmaster !== null) await stopPostmaster(data, postmaster.pid);
        await rm(home, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
};

const startAt = async (home: string, environment: Environment, identity: Identity): Promise<Start> => {
  const port = environment.PORT === undefined ? await freePort() : Number(environment.PORT);
  const since = performance.now();
  const program = startProgram(
    'gateway/src/main.ts',
    { LINTEL_HOME: home, LINTEL_DEMO: 'off', PORT: String(port), ...environment },
    identity,
  );
  const url = `http://127.0.0.1:${port}`;
  let status: number | null | undefined;
  program.exited.then((code) => {
    status = code;
  });
  const until = async (what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await isTrue())) {
      if (status !== undefined) throw new Error(`exited with ${status} before ${what}:\n${program.output()}`);
      if (performance.now() - since > patienceMs) throw new Error(`no ${what}:\n${program.output()}`);
      await sleep(10);
    }
  };
  return {
    ...program,
    url,
    port,
    answered: async () => {
      await until('the first answer', () => answers(url));
      return performance.now() - since;
    },
    printed: (text) => until(`"${text}"`, () => program.output().includes(text)),
  };
};

const answers = async (url: string): Promise<boolean> => {
  const body = '{"query":"{ __typename }"}';
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body }).catch(() => undefined);
  return response?.status === 200 && (await response.text()) === '{"data":{"__typename":"Query"}}\n';
};

/** Every live process of the Postgres in this home, whoever started it. */
export const postgresOf = async (home: string): Promise<readonly LiveProcess[]> => {
  const data = await dataDirectoryOf(home);
  const title = `postgres: ${clusterName(data)}: `;
  return listProcesses().filter(
    ({ command, directory }) =>
      command.startsWith(title) ||
      (/postgres/.test(command) && (directory === data || command.includes(` -D ${data} `))),
  );
};

/** `kill -9` of the Node process alone: its Postgres lives on without it. */
export const killProgram = async ({ child, exited }: Program): Promise<void> => {
  child.kill('SIGKILL');
  await exited;
};

/** `kill -9` of everything, as when the machine loses power. */
export const killTree = async (program: Program, home: string): Promise<void> => {
  const postgres = await postgresOf(home);
  await killProgram(program);
  for (const { pid } of postgres) signal(pid, 'SIGKILL');
  while ((await postgresOf(home)).length > 0) await sleep(10);
};

/** Makes the pid files that a killed start left behind name a live process that has nothing to do with us. */
export const reusePids = async (home: string): Promise<{ readonly pid: number; readonly end: () => Promise<void> }> => {
  const bystander = spawn('sleep', ['600'], { stdio: 'ignore' });
  await once(bystander, 'spawn');
  for (const file of [join(await dataDirectoryOf(home), 'postmaster.pid'), join(home, 'postgres', 'lintel.pid')]) {
    const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, [bystander.pid, ...rest].join('\n'));
  }
  return {
    pid: bystander.pid!,
    end: async () => {
      const gone = once(bystander, 'exit');
      bystander.kill();
      await gone;
    },
  };
};
