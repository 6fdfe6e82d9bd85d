import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { GatewayOptions } from '../../src/gateway.ts';
import type { RateLimits } from '../../src/rate-limit/rate-limits.ts';
import { type Answer, ask } from '../ask.ts';
import { people, startWorld, type World } from './world.ts';

let world: World | undefined;

afterEach(async () => {
  await world?.app.close();
  world = undefined;
});

const start = async (limits: Partial<RateLimits>, options?: Partial<GatewayOptions>): Promise<World> => {
  world = await startWorld(limits, options);
  return world;
};

const cheap = { query: '{ cheap }' };
const dear = { query: '{ dear }' };

const told = ({ headers }: Answer) => ({ remaining: headers['ratelimit-remaining'] });

/** By our executor; the other one does not tell. */
const plansMade = async (url: string): Promise<string> =>
  /^lintel_plan_cache_total\{.*result="miss".*$/m.exec(await (await fetch(new URL('/metrics', url))).text())?.[0] ?? '';

describe('what a text is charged for its size', () => {
  describe.each(['lintel', 'apollo'] as const)('with the executor of %s', (executor) => {
    const wrapped = Array.from({ length: 15 }, (_, n) => `... { a${n}: cheap }`).join(' ');
    const hidden = `query($f: Boolean! = false) { __typename ... @include(if: $f) { ${wrapped} } }`;

    test('an operation that has to be planned is charged for its size, whatever it leaves out, and then not again', async () => {
      const { url } = await start({ user: 120 }, { executor });
      for (const remaining of ['116', '115', '114'])
        expect(told(await ask(url, { query: hidden }, { token: 'ann' })).remaining).toBe(remaining);
    });

    test('who has not so many points is refused before it is planned', async () => {
      const { url, runs, pass } = await start({ user: 120 }, { executor });
      await ask(url, dear, { token: 'ann' });
      await ask(url, dear, { token: 'ann' });
      for (let left = 20; left > 2; left -= 1) await ask(url, cheap, { token: 'ann' });
      const before = [runs.length, await plansMade(url)];
      expect((await ask(url, { query: hidden }, { token: 'ann' })).code).toBe('RATE_LIMITED');
      expect([runs.length, await plansMade(url)]).toEqual(before);
      pass(60_000);
      expect((await ask(url, { query: hidden }, { token: 'ann' })).status).toBe(200);
    });

    test('a document that is not valid is charged for its size each time: for reading it, and for validating it', async () => {
      const { url } = await start({ user: 120 }, { executor });
      const query = `{ nothing { ${Array.from({ length: 20 }, (_, n) => `n${n} { a b c }`).join(' ')} } ${' '.repeat(900)} }`;
      // Some 1,200 characters are 2 points, 81 selections 8, and the refusal 1.
      for (const spent of [11, 22, 33]) {
        expect((await ask(url, { query }, { token: 'ann' })).code).toBe('GRAPHQL_VALIDATION_FAILED');
        const { remaining } = told(await ask(url, cheap, { token: 'ann' }));
        expect(120 - Number(remaining)).toBe(spent + spent / 11);
      }
    });
  });

  test('a text beyond the limits is charged for its size', async () => {
    const { url } = await start({ user: 120 });
    expect((await ask(url, { query: `{ ${'{'.repeat(3000)} }` }, { token: 'ann' })).code).toBe('LIMIT_EXCEEDED');
    expect(told(await ask(url, cheap, { token: 'ann' })).remaining).toBe('112');
  });

  test('a registered operation is charged for its size when it has to be planned', async () => {
    const { url, edge } = await start({ client: 120 });
    const query = `{ ${Array.from({ length: 29 }, (_, n) => `a${n}: cheap`).join(' ')} }`;
    const id = createHash('sha256').update(query).digest('hex');
    edge.register(people.bank!, id, query);
    for (const remaining of ['117', '116'])
      expect(told(await ask(url, { documentId: id }, { token: 'bank' })).remaining).toBe(remaining);
  });
});
