import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A Node process that the run started. */
export type Child = {
  readonly pid: number;
  readonly port: number;
  /** SIGTERM, and SIGKILL for what has not ended after some seconds. */
  readonly stop: () => Promise<void>;
};

export type ChildOptions = {
  readonly name: string;
  /** From the root of the checkout. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where its output goes, as `<name>.log`. */
  readonly logs: string;
  readonly nodeFlags?: readonly string[];
  /** The port it was told to listen on; without one, it says which it has taken. */
  readonly port?: number;
  /** Path that answers 200 when it is ready; for programs that say nothing by themselves. */
  readonly readyPath?: string;
};

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** As `npm start` has it: room for young objects, so that the garbage of a request is thrown away in one go. Every engine gets it. */
const sameForAll = ['--max-semi-space-size=64'];
const startPatienceMs = 90_000;
const stopPatienceMs = 8_000;

/** Starts a program of ours under NODE_ENV=production and waits until it is ready. Rejects with the end of its log. */
export const startChild = async (options: ChildOptions): Promise<Child> => {
  const log = join(options.logs, `${options.name}.log`);
  const child = spawn(process.execPath, [...sameForAll, ...(options.nodeFlags ?? []), join(root, options.program)], {
    cwd: root,
    env: { ...plainEnvironment(), ...options.environment, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const file = createWriteStream(log);
  child.stdout?.pipe(file);
  child.stderr?.pipe(file);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs);
    await ended;
    clearTimeout(timer);
  };
  try {
    const port = await Promise.race([
      ready(child, options),
      ended.then(() => Promise.reject(new Error('it ended'))),
      later(startPatienceMs).then(() => Promise.reject(new Error('it was not ready in time'))),
    ]);
    return { pid: child.pid!, port, stop };
  } catch (error) {
    await stop();
    const tail = (await readFile(log, 'utf8').catch(() => '')).slice(-2000);
    throw new Error(`${options.name} did not start: ${(error as Error).message}\n${tail}`);
  }
};

/** What a program may inherit: the settings of the person who runs the benchmark must not reach the engines. */
const plainEnvironment = (): Record<string, string> => {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
};

const ready = async (child: ChildProcess, { port, readyPath }: ChildOptions): Promise<number> => {
  if (port === undefined || readyPath === undefined)
    return new Promise((resolve) => child.once('message', (message) => resolve((message as { port: number }).port)));
  for (;;) {
    const isReady = await fetch(`http://127.0.0.1:${port}${readyPath}`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return port;
    await later(50);
  }
};

const later = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });

/** A port that is free now, for programs that must be told theirs. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
