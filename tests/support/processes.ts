import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** A program of the product, as an operator would start it. */
export type Program = {
  readonly child: ChildProcess;
  /** What it has printed, both streams. */
  readonly output: () => string;
  /** SIGTERM, and the exit status. */
  readonly stop: () => Promise<number | null>;
  readonly exited: Promise<number | null>;
};

/** Whom a program runs as; the one who runs the tests when left out. */
export type Identity = { readonly uid?: number; readonly gid?: number };

export const startProgram = (
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
  identity: Identity = {},
): Program => {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(LINTEL_|DATABASE_|REDIS_URL|PORT$|HOST$|VITEST|NODE_ENV|NODE_OPTIONS)/.test(name),
    ),
  );
  const child = spawn(process.execPath, [file], {
    ...identity,
    cwd: repository,
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const keep = (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-200_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    child,
    output: () => printed,
    exited,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
};

/** Polls until the address answers 200. Fails with what the program printed when it exits first, or after `patienceMs`. */
export const untilReady = async (url: string, program: Program, patienceMs = 60_000): Promise<void> => {
  const deadline = Date.now() + patienceMs;
  let exit: number | null | undefined;
  program.exited.then((code) => {
    exit = code;
  });
  while (Date.now() < deadline) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    if (response?.status === 200) return;
    if (exit !== undefined) throw new Error(`exited with ${exit}:\n${program.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} is not ready after ${patienceMs} ms:\n${program.output()}`);
};
