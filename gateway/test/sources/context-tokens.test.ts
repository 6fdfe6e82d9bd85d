import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contextTokens } from '../../src/sources/context-tokens.ts';
import { gatewaySecrets } from '../fixture.ts';

// Only the clock on the wall stands still; signing takes the time that it takes.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

const facts = { requestId: 'r', session: null, dryRun: false };

/** Milliseconds that a signature is still good for. */
const remaining = (token: string): number => {
  const { exp } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
  return exp * 1000 - Date.now();
};

test('the fetches of a request share a signature, those of another subgraph or request have their own', async () => {
  const tokens = contextTokens(gatewaySecrets, 'property');
  const first = tokens(facts);
  vi.advanceTimersByTime(20_000);
  expect(tokens(facts)).toBe(first);
  expect(tokens({ ...facts })).not.toBe(first);
  expect(await contextTokens(gatewaySecrets, 'finance')(facts)).not.toBe(await first);
});

test('however long a subscription lasts, its signature is good for longer than a fetch may take', async () => {
  const tokens = contextTokens(gatewaySecrets, 'property');
  for (let seconds = 0; seconds < 300; seconds += 7) {
    expect(remaining(await tokens(facts)), `after ${seconds} s`).toBeGreaterThanOrEqual(25_000);
    vi.advanceTimersByTime(7000);
  }
});
