import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Client } from '../support/client.ts';

const longestMs = 30_000;

/** Asks again while the server says that it is busy, as every client is told to: what was refused so has not happened. */
export const patiently = async (ask: () => Promise<Answer>): Promise<Answer> => {
  const deadline = performance.now() + longestMs;
  for (;;) {
    const answer = await ask();
    if (answer.errors?.[0]?.extensions.code !== 'OVERLOADED' || performance.now() > deadline) return answer;
    await sleep(100 + Math.random() * 200);
  }
};

/** The same client, who is patient. */
export const patient = (client: Client): Client => ({
  ...client,
  ask: (...given) => patiently(() => client.ask(...given)),
});
