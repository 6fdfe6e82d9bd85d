import { afterAll, expect, test } from 'vitest';
import { becomesTrue, findPostmaster } from './postmaster.ts';
import { adminPassword, sandbox } from './start.testing.ts';

const box = sandbox();
afterAll(() => box.clean());

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s stops Postgres within 5 s and then ends the process',
  async (name) => {
    const child = box.start({ home: await box.directory(), adminPassword });
    const { ready } = await child.outcome;
    const start = performance.now();
    child.process.kill(name);
    expect(await child.ended).toEqual({ code: null, signal: name });
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(findPostmaster(ready!.dataDirectory)).toBeNull();
  },
);

test('an application that listens to the signal drains with the database still up', async () => {
  const child = box.start({ home: await box.directory(), adminPassword, drainMs: 300 });
  const { ready } = await child.outcome;
  child.process.kill('SIGTERM');
  expect(await child.ended).toEqual({ code: 0, signal: null });
  expect(child.lines.at(-1)).toEqual({ drained: 1 });
  expect(findPostmaster(ready!.dataDirectory)).toBeNull();
});

test('a process that just exits takes Postgres with it', async () => {
  const child = box.start({ home: await box.directory(), adminPassword, exitAfterMs: 50 });
  const { ready } = await child.outcome;
  expect(await child.ended).toEqual({ code: 3, signal: null });
  expect(await becomesTrue(() => findPostmaster(ready!.dataDirectory) === null, 5_000)).toBe(true);
});

test('a server that hangs is stopped all the same', async () => {
  const child = box.start({ home: await box.directory(), adminPassword });
  const { ready } = await child.outcome;
  process.kill(findPostmaster(ready!.dataDirectory)!.pid, 'SIGSTOP');
  child.process.kill('SIGTERM');
  await child.ended;
  expect(findPostmaster(ready!.dataDirectory)).toBeNull();
}, 15_000);
