import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './client.ts';

/** How long a revoked credential may still be believed: the promise of the API, kept by the gateway's cache. */
const promisedMs = 5000;

/** Asks until the answer is 401, for as long as was promised; answers the last status. */
export const untilRefused = async (ask: () => Promise<Answer>): Promise<number> => {
  const deadline = performance.now() + promisedMs;
  for (;;) {
    const { status } = await ask();
    if (status === 401 || performance.now() > deadline) return status;
    await sleep(20);
  }
};
