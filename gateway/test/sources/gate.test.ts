import { RequestError } from '@lintel/server/request-error';
import { describe, expect, test } from 'vitest';
import { createGate } from '../../src/sources/gate.ts';
import { startPatience } from '../../src/sources/patience.ts';

const long = 60_000;

/** Enters and notes when it is in. */
const visitor = (gate: ReturnType<typeof createGate>, log: string[], name: string, signal?: AbortSignal) => {
  const patience = startPatience(long, signal);
  const entering = Promise.resolve(gate.enter(patience)).then(
    () => void log.push(name),
    (error: Error) => void log.push(`${name}: ${error.message}`),
  );
  return entering.finally(patience.release);
};

describe('a gate', () => {
  test('lets in who fits, keeps the others in order, and refuses who would wait too far behind', async () => {
    const gate = createGate(2, 2);
    const log: string[] = [];
    const visits = ['a', 'b', 'c', 'd'].map((name) => visitor(gate, log, name));
    const patience = startPatience(long, undefined);
    expect(() => gate.enter(patience)).toThrow('2 fetches wait already');
    patience.release();
    await visits[1];
    expect([log, gate.statistics()]).toEqual([['a', 'b'], { inside: 2, waiting: 2 }]);
    gate.leave();
    await visits[2];
    gate.leave();
    await visits[3];
    expect([log, gate.statistics()]).toEqual([['a', 'b', 'c', 'd'], { inside: 2, waiting: 0 }]);
    gate.leave();
    gate.leave();
    expect(gate.statistics()).toEqual({ inside: 0, waiting: 0 });
  });

  test('forgets who gives up, and gives his place in the queue to the next', async () => {
    const gate = createGate(1, 2);
    const log: string[] = [];
    const leaving = new AbortController();
    await visitor(gate, log, 'a');
    const b = visitor(gate, log, 'b', leaving.signal);
    const c = visitor(gate, log, 'c');
    leaving.abort(new Error('gone'));
    await b;
    expect(gate.statistics()).toEqual({ inside: 1, waiting: 1 });
    gate.leave();
    await c;
    expect(log).toEqual(['a', 'b: nobody waits for the answer', 'c']);
  });

  test('does not keep who had given up before he came to wait', async () => {
    const gate = createGate(1, 2);
    const log: string[] = [];
    await visitor(gate, log, 'a');
    await visitor(gate, log, 'b', AbortSignal.abort(new RequestError('DEADLINE_EXCEEDED')));
    expect(gate.statistics()).toEqual({ inside: 1, waiting: 0 });
    expect(log).toEqual(['a', 'b: no answer before the end of the operation']);
  });
});
