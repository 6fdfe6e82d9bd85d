import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { findPostmaster, stopPostmaster } from './postmaster.ts';
import type { EmbeddedOptions, EmbeddedServer } from './start.ts';

export const adminPassword = 'correct horse battery staple';

export type Started = EmbeddedServer & { uid: number };
export type Outcome = { ready?: Started; error?: { code: string; message: string; fix: string }; steps: string[] };
export type Child = {
  process: ChildProcess;
  /** Resolves when the database is up or could not be started, or the child ended. */
  outcome: Promise<Outcome>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  lines: Record<string, unknown>[];
};
type ChildOptions = EmbeddedOptions & { drainMs?: number; exitAfterMs?: number };

/** Directories and children of one test file, all gone after `clean`. */
export function sandbox() {
  const directories: string[] = [];
  const dataDirectories = new Set<string>();
  const children: Child[] = [];

  return {
    /** A new temporary directory that others may pass through. */
    async directory(mode = 0o711): Promise<string> {
      const path = await mkdtemp(join(tmpdir(), 'lintel-embedded-test-'));
      await chmod(path, mode);
      directories.push(path);
      return path;
    },
    /** Starts Lintel's database in a process of its own, which a test can kill. */
    start(options: ChildOptions, spawnOptions: { uid?: number; gid?: number; program?: string } = {}): Child {
      const { program = fileURLToPath(new URL('./start.child.ts', import.meta.url)), ...identity } = spawnOptions;
      const child = follow(
        spawn(process.execPath, [program, JSON.stringify(options)], {
          ...identity,
          stdio: ['ignore', 'pipe', 'inherit'],
          env: { PATH: process.env.PATH, TMPDIR: tmpdir() },
        }),
      );
      children.push(child);
      void child.outcome.then(({ ready }) => ready && dataDirectories.add(ready.dataDirectory));
      return child;
    },
    async clean(): Promise<void> {
      for (const { process: child } of children) child.kill('SIGKILL');
      await Promise.all(children.map(({ ended }) => ended));
      for (const data of dataDirectories) {
        const found = findPostmaster(data);
        if (found !== null) await stopPostmaster(data, found.pid);
      }
      await Promise.all(directories.map((path) => rm(path, { recursive: true, force: true })));
    },
  };
}

/** Runs statements as the administrator and returns the rows of the last. */
export async function query(server: { host: string; port: number }, ...statements: string[]) {
  const { host, port } = server;
  const database = 'postgres';
  const sql = postgres({ host, port, user: 'postgres', password: adminPassword, database, max: 1, onnotice: () => {} });
  try {
    let rows: postgres.RowList<postgres.Row[]> | null = null;
    for (const statement of statements) rows = await sql.unsafe(statement);
    return [...(rows ?? [])];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function follow(child: ChildProcess): Child {
  const lines: Record<string, unknown>[] = [];
  const steps: string[] = [];
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  );
  const outcome = new Promise<Outcome>((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const parsed = JSON.parse(line);
      lines.push(parsed);
      if (parsed.step !== undefined) steps.push(parsed.step);
      else resolve({ steps, ...parsed });
    });
    void ended.then(() => resolve({ steps }));
  });
  return { process: child, outcome, ended, lines };
}
