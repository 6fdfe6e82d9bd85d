import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';

/** The machine and the programs that a result belongs to. */
export type Machine = {
  readonly date: string;
  readonly cores: number;
  readonly cpu: string;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
  /** Versions of the peers' packages. */
  readonly packages: Readonly<Record<string, string>>;
};

export const describeMachine = (postgres: string): Machine => ({
  date: new Date().toISOString(),
  cores: cpus().length,
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${release()} ${process.arch}`,
  node: process.versions.node,
  postgres,
  packages: (
    JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      dependencies: Record<string, string>;
    }
  ).dependencies,
});
