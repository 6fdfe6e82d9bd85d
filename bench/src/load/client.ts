import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, LoadResult } from './job.ts';

/** The load generator as seen by the run. */
export type LoadGenerator = {
  /** One job at a time. Rejects when an answer was wrong. */
  readonly run: (job: Job) => Promise<LoadResult>;
  readonly stop: () => void;
};

/** Starts the process that makes the load. */
export const startLoadGenerator = async (): Promise<LoadGenerator> => {
  const child = fork(fileURLToPath(new URL('generator.ts', import.meta.url)), { execArgv: [] });
  const message = () =>
    new Promise<unknown>((resolve, reject) => {
      const ended = () => reject(new Error('the load generator has ended'));
      child.once('exit', ended);
      child.once('message', (value) => {
        child.off('exit', ended);
        resolve(value);
      });
    });
  await message();
  return {
    run: async (job) => {
      child.send(job);
      const result = (await message()) as LoadResult;
      if (result.failure !== undefined) throw new Error(result.failure);
      return result;
    },
    stop: () => child.disconnect(),
  };
};
