import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** CPU time and memory of processes, from /proc. Elsewhere than on Linux both are unknown and read as NaN. */
export type Usage = { readonly cpuMs: number; readonly rssMb: number };

const ticksPerSecond = (): number => {
  try {
    return Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  } catch {
    return 100;
  }
};
const msPerTick = 1000 / ticksPerSecond();

/** User and system time together, and resident memory, summed over the processes. */
export const usageOf = (pids: readonly number[]): Usage => {
  const all = pids.map(usageOfOne);
  return {
    cpuMs: all.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    rssMb: all.reduce((sum, { rssMb }) => sum + rssMb, 0),
  };
};

const usageOfOne = (pid: number): Usage => {
  try {
    const fields = statFields(pid);
    const kilobytes = Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    return { cpuMs: (Number(fields[11]) + Number(fields[12])) * msPerTick, rssMb: kilobytes / 1024 };
  } catch {
    return { cpuMs: Number.NaN, rssMb: Number.NaN };
  }
};

/** The fields of /proc/<pid>/stat from the state (the third) on: the name before them may hold spaces. */
const statFields = (pid: number): string[] => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

/** CPU time of a process and of all its children, ended ones too, in milliseconds: Postgres has one per connection. */
export const cpuOfFamily = (parent: number): number => {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const children = pids.map(Number).filter((pid) => parentOf(pid) === parent);
    const living = [parent, ...children].map((pid) => usageOfOne(pid).cpuMs);
    const fields = statFields(parent);
    const ended = (Number(fields[13]) + Number(fields[14])) * msPerTick;
    return living.reduce((sum, cpuMs) => sum + (Number.isNaN(cpuMs) ? 0 : cpuMs), ended);
  } catch {
    return Number.NaN;
  }
};

const parentOf = (pid: number): number | undefined => {
  try {
    return Number(statFields(pid)[1]);
  } catch {
    return undefined;
  }
};
