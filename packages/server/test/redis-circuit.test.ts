import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { RedisAway, redisCircuit } from '../src/redis-circuit.ts';

class TimedOut extends Error {}
const timedOut = () => Promise.reject(new TimedOut());

const start = () => {
  const told: boolean[] = [];
  let answers = false;
  let probes = 0;
  const circuit = redisCircuit({
    probe: async () => {
      probes += 1;
      if (!answers) throw new TimedOut();
    },
    isTimeout: (error) => error instanceof TimedOut,
    onOutage: (isOver) => void told.push(isOver),
    probeEveryMs: 10,
  });
  return {
    circuit,
    told,
    probes: () => probes,
    answer: (does: boolean) => {
      answers = does;
    },
  };
};

const until = async (condition: () => boolean) => {
  while (!condition()) await sleep(2);
};

test('two time-outs in a row open it: nothing is asked any more until a probe is answered', async () => {
  const { circuit, told, answer, probes } = start();
  for (let index = 0; index < 2; index += 1) await expect(circuit.run(timedOut)).rejects.toThrow(TimedOut);
  let asked = false;
  const ask = async () => {
    asked = true;
    return 7;
  };
  await expect(circuit.run(ask)).rejects.toThrow(RedisAway);
  expect(asked).toBe(false);
  await until(() => probes() > 3);
  expect(circuit.isClosed()).toBe(false);
  answer(true);
  await until(circuit.isClosed);
  expect(await circuit.run(ask)).toBe(7);
  expect(told).toEqual([false, true]);
  circuit.stop();
});

test('time-outs with an answer or another error between them leave it closed', async () => {
  const { circuit, probes } = start();
  for (const between of [async () => 7, () => Promise.reject(new Error('no such key'))]) {
    await expect(circuit.run(timedOut)).rejects.toThrow(TimedOut);
    await circuit.run(between as () => Promise<number>).catch(() => undefined);
    await expect(circuit.run(timedOut)).rejects.toThrow(TimedOut);
    expect(circuit.isClosed()).toBe(true);
    await circuit.run(async () => 7);
  }
  expect(probes()).toBe(0);
  circuit.stop();
});

test('many that time out together open it once', async () => {
  const { circuit, told } = start();
  await Promise.allSettled(Array.from({ length: 50 }, () => circuit.run(timedOut)));
  await until(() => told.length > 0);
  expect(told).toEqual([false]);
  circuit.stop();
});

test('a pause of this process is no outage: the first probe is answered, nobody is told', async () => {
  const { circuit, told, answer } = start();
  answer(true);
  await Promise.allSettled([circuit.run(timedOut), circuit.run(timedOut)]);
  await until(circuit.isClosed);
  expect(told).toEqual([]);
  circuit.stop();
});

test('after its end it probes no more', async () => {
  const { circuit, probes } = start();
  await Promise.allSettled([circuit.run(timedOut), circuit.run(timedOut)]);
  await until(() => probes() > 1);
  circuit.stop();
  const before = probes();
  await sleep(60);
  expect(probes()).toBe(before);
});
