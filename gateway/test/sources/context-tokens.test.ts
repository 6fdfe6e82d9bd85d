import { hashOfBody } from '@lintel/server/session-token';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contextTokens } from '../../src/sources/context-tokens.ts';
import { gatewaySecrets } from '../fixture.ts';

// Only the clock on the wall stands still; signing takes the time that it takes.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

const facts = { requestId: 'r', session: null, dryRun: false };

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());

test('a signature is for one subgraph, one body and one use', async () => {
  const sign = contextTokens(gatewaySecrets, 'property');
  const [first, second] = [claimsOf(await sign(facts, 'a body')), claimsOf(await sign(facts, 'a body'))];
  expect(first).toMatchObject({ aud: 'property', ctx: facts, bh: hashOfBody('a body') });
  expect(second.jti).not.toBe(first.jti);
  expect(claimsOf(await sign(facts, 'another body')).bh).not.toBe(first.bh);
  expect(claimsOf(await contextTokens(gatewaySecrets, 'finance')(facts, 'a body')).aud).toBe('finance');
});

test('however long a subscription lasts, its signature is good for longer than a fetch may take', async () => {
  const sign = contextTokens(gatewaySecrets, 'property');
  for (let seconds = 0; seconds < 300; seconds += 7) {
    const remaining = claimsOf(await sign(facts, '')).exp * 1000 - Date.now();
    expect(remaining, `after ${seconds} s`).toBeGreaterThanOrEqual(25_000);
    vi.advanceTimersByTime(7000);
  }
});
