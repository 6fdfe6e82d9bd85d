import { type ChildProcess, spawn } from 'node:child_process';
import { repository } from './processes.ts';

export type CliEnd = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type CliRun = { readonly child: ChildProcess; readonly ended: Promise<CliEnd> };

/**
 * Starts a command line program of the product, such as `cli/src/import.ts`. Not through `.bin/node`, which pnpm may have made
 * a shell script: a signal would end the script and leave the program running.
 */
export const startCli = (file: string, args: readonly string[]): CliRun => {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: repository,
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text;
    });
  }
  const ended = new Promise<CliEnd>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, ...printed })),
  );
  return { child, ended };
};
