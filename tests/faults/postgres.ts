import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPostmaster, stopPostmaster } from '@lintel/db/embedded/postmaster';
import { listProcesses, signal } from '@lintel/db/embedded/processes';
import { startThrowaway, type ThrowawayOptions } from '@lintel/db/embedded/throwaway';

/** A database server of its own that can be made to fail in the ways that servers do. */
export type FaultyPostgres = {
  readonly port: number;
  readonly adminUrl: string;
  readonly dataDirectory: string;
  /** `pg_ctl stop -m immediate`: every connection is gone, and recovery comes first at the next start. */
  readonly crash: () => Promise<void>;
  /** Starts it again on its data and its port; resolves when it accepts connections. */
  readonly restart: () => Promise<void>;
  /** Stops the server with all its sessions in the middle of whatever they do, without anybody being told. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly stop: () => Promise<void>;
};

/** As durable as an installation unless told otherwise. */
export const startFaultyPostgres = async (options: ThrowawayOptions = { durable: true }): Promise<FaultyPostgres> => {
  const server = await startThrowaway(options);
  const { dataDirectory, port } = server;
  let frozen: readonly number[] = [];
  const untilReady = async () => {
    while (!findPostmaster(dataDirectory)?.isReady) await sleep(10);
  };
  const thaw = () => {
    for (const pid of frozen) signal(pid, 'SIGCONT');
    frozen = [];
  };
  return {
    port,
    dataDirectory,
    adminUrl: `postgres://${server.adminUser}:${server.adminPassword}@${server.host}:${port}/postgres`,
    crash: async () => {
      const pid = findPostmaster(dataDirectory)!.pid;
      process.kill(pid, 'SIGQUIT');
      while (findPostmaster(dataDirectory) !== null) await sleep(10);
    },
    restart: async () => {
      startAgain(dataDirectory);
      await untilReady();
    },
    freeze: () => {
      frozen = processesOf(dataDirectory);
      for (const pid of frozen) signal(pid, 'SIGSTOP');
    },
    thaw,
    stop: async () => {
      thaw();
      // The one that was started again is not the one that this server knows.
      const running = findPostmaster(dataDirectory);
      if (running !== null) await stopPostmaster(dataDirectory, running.pid);
      await server.stop();
    },
  };
};

const processesOf = (dataDirectory: string): readonly number[] => {
  const main = findPostmaster(dataDirectory)!.pid;
  return [
    main,
    ...listProcesses().flatMap(({ pid, directory }) => (directory === dataDirectory && pid !== main ? [pid] : [])),
  ];
};

/** With the very arguments it was started with, which it has written down, as the owner of its data. */
const startAgain = (dataDirectory: string): void => {
  const [program, ...rest] = readFileSync(join(dataDirectory, 'postmaster.opts'), 'utf8').trim().split(' "');
  const { uid, gid } = statSync(dataDirectory);
  const given = rest.map((each) => each.replace(/"$/, ''));
  spawn(program!, given, { uid, gid, cwd: '/', detached: true, stdio: 'ignore' }).unref();
};
