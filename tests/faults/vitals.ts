import { readFileSync } from 'node:fs';
import type { Program } from '../support/processes.ts';
import { type Check, check } from './fault.ts';

/** Resident memory of a process in megabytes. */
export const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Of all programs together. */
export const residentMbOf = (programs: ReadonlyMap<string, Program>): number =>
  [...programs.values()].reduce((sum, { child }) => sum + residentMb(child.pid!), 0);

/** What must hold of the programs after any fault: all are alive, and no promise was rejected without anybody listening. */
export const checkAlive = (programs: ReadonlyMap<string, Program>): Check => {
  const dead = [...programs].filter(([, { child }]) => (child.exitCode ?? 0) !== 0 || child.signalCode !== null);
  const silent = [...programs].filter(([, { output }]) =>
    output().includes('a promise was rejected and nobody listened'),
  );
  const measured = [
    ...dead.map(([name]) => `${name} has ended`),
    ...silent.map(([name]) => `${name}: unhandled rejection`),
  ];
  return check(
    'no process ends, no rejection without a listener',
    measured.join(', ') || 'none',
    measured.length === 0,
  );
};

export const checkMemory = (beforeMb: number, afterMb: number, allowedMb: number): Check =>
  check(
    'memory stays flat',
    `${Math.round(beforeMb)} → ${Math.round(afterMb)} MB (at most ${allowedMb} MB more)`,
    afterMb - beforeMb <= allowedMb,
  );
