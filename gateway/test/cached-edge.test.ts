import { sessionsChannel as channelOfIdentity } from '@lintel/identity/edge';
import type { Lane } from '@lintel/kernel/critical-mutations';
import { memoryBus } from '@lintel/server/bus';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { cachedEdge, sessionsChannel } from '../src/edge/cached-edge.ts';
import type {
  IdentityEdge,
  PersistedOperation,
  SessionResolution,
  WantedOperation,
} from '../src/edge/identity-edge.ts';

/** An identity that counts what it is asked and answers when the test lets it. */
const countingEdge = () => {
  const asked: string[] = [];
  let answer: (credential: string, lane?: Lane) => Promise<SessionResolution> = async () => ({
    ok: false,
    code: 'UNAUTHENTICATED',
  });
  const operations = new Map<string, PersistedOperation>();
  const edge: IdentityEdge = {
    resolveSession: (credential, asking) => {
      asked.push(credential);
      return answer(credential, asking?.lane);
    },
    findOperation: async (wanted) => {
      asked.push(JSON.stringify(wanted));
      return operations.get(wanted.documentId) ?? null;
    },
    operationsToWarm: async () => ['{ a }'],
    jwks: async () => ({ keys: ['key'] }),
  };
  return {
    edge,
    asked,
    operations,
    answerWith: (next: typeof answer) => {
      answer = next;
    },
  };
};

const bus = memoryBus();
let now = 1_000_000;
let identity: ReturnType<typeof countingEdge>;
let edge: IdentityEdge;
beforeEach(async () => {
  now = 1_000_000;
  identity = countingEdge();
  edge = await cachedEdge(identity.edge, bus, () => now);
});

describe('sessions', () => {
  test('concurrent requests with one token ask once, with two tokens twice', async () => {
    const gate = Promise.withResolvers<SessionResolution>();
    identity.answerWith(() => gate.promise);
    const all = Promise.all(Array.from({ length: 50 }, (_, index) => edge.resolveSession(`token-${index % 2}`)));
    gate.resolve({ ok: false, code: 'TOKEN_EXPIRED' });
    expect(new Set(await all)).toEqual(new Set([{ ok: false, code: 'TOKEN_EXPIRED' }]));
    expect(identity.asked.sort()).toEqual(['token-0', 'token-1']);
  });

  test('who asks for an operation of the critical lane does not wait with those who may have to', async () => {
    const ordinary = Promise.withResolvers<SessionResolution>();
    const good = { ok: false, code: 'TOKEN_EXPIRED' } as const;
    identity.answerWith((_credential, lane) => (lane === 'critical' ? Promise.resolve(good) : ordinary.promise));
    const waiting = edge.resolveSession('token').catch((error: Error) => error.message);
    expect(await edge.resolveSession('token', { lane: 'critical' })).toEqual(good);
    ordinary.reject(new Error('busy'));
    expect(await waiting).toBe('busy');
    // What it was told stands for all who come next.
    expect(await edge.resolveSession('token')).toEqual(good);
    expect(identity.asked).toEqual(['token', 'token']);
  });

  test('an answer is believed for five seconds and not longer', async () => {
    await edge.resolveSession('token');
    now += 4999;
    await edge.resolveSession('token');
    expect(identity.asked).toHaveLength(1);
    now += 1;
    await edge.resolveSession('token');
    expect(identity.asked).toHaveLength(2);
  });

  test('an answer is not believed for longer when the clock on the wall is set back', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    try {
      edge = await cachedEdge(identity.edge, memoryBus());
      await edge.resolveSession('token');
      vi.setSystemTime(Date.now() - 3_600_000);
      vi.advanceTimersByTime(4999);
      await edge.resolveSession('token');
      expect(identity.asked).toHaveLength(1);
      vi.advanceTimersByTime(1);
      await edge.resolveSession('token');
      expect(identity.asked).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test('the message that sessions have ended makes it ask again at once', async () => {
    await edge.resolveSession('token');
    await bus.publish(sessionsChannel, 'anything');
    await edge.resolveSession('token');
    expect(identity.asked).toHaveLength(2);
  });

  test('who wants to know it now is told what is true now, and so is who asks next', async () => {
    identity.answerWith(async () => ({ ok: true, session: null }));
    await edge.resolveSession('token');
    identity.answerWith(async () => ({ ok: false, code: 'UNAUTHENTICATED' }));
    expect(await edge.resolveSession('token', { freshness: 'now' })).toMatchObject({ ok: false });
    expect(await edge.resolveSession('token')).toMatchObject({ ok: false });
    expect(identity.asked).toHaveLength(2);
  });

  test('an answer that was under way when the message came is not kept', async () => {
    const gate = Promise.withResolvers<SessionResolution>();
    identity.answerWith(() => gate.promise);
    const first = edge.resolveSession('token');
    await bus.publish(sessionsChannel, 'ended');
    gate.resolve({ ok: false, code: 'UNAUTHENTICATED' });
    await first;
    await edge.resolveSession('token');
    expect(identity.asked).toHaveLength(2);
  });

  test('a failure is not kept', async () => {
    identity.answerWith(async () => {
      throw new Error('away');
    });
    await expect(edge.resolveSession('token')).rejects.toThrow('away');
    identity.answerWith(async () => ({ ok: false, code: 'TOKEN_EXPIRED' }));
    expect(await edge.resolveSession('token')).toEqual({ ok: false, code: 'TOKEN_EXPIRED' });
  });

  test('a late failure does not throw away a younger answer', async () => {
    const late = Promise.withResolvers<SessionResolution>();
    identity.answerWith(() => late.promise);
    const first = edge.resolveSession('token');
    await bus.publish(sessionsChannel, 'ended');
    identity.answerWith(async () => ({ ok: false, code: 'TOKEN_EXPIRED' }));
    await edge.resolveSession('token');
    late.reject(new Error('away'));
    await expect(first).rejects.toThrow('away');
    await edge.resolveSession('token');
    expect(identity.asked).toHaveLength(2);
  });

  test('more tokens than it keeps only cost it the oldest', async () => {
    await edge.resolveSession('oldest');
    for (let index = 0; index < 10_000; index += 1) await edge.resolveSession(`token-${index}`);
    identity.asked.length = 0;
    await edge.resolveSession('token-9999');
    expect(identity.asked).toEqual([]);
    await edge.resolveSession('oldest');
    expect(identity.asked).toEqual(['oldest']);
  });
});

describe('operations', () => {
  const wanted: WantedOperation = { organizationId: 'o', clientId: 'c', documentId: 'd' };

  test('a found one is kept for half a minute', async () => {
    identity.operations.set('d', { document: '{ a }', name: 'A' });
    expect(await edge.findOperation(wanted)).toEqual({ document: '{ a }', name: 'A' });
    now += 29_999;
    await edge.findOperation(wanted);
    expect(identity.asked).toHaveLength(1);
    now += 1;
    await edge.findOperation(wanted);
    expect(identity.asked).toHaveLength(2);
  });

  test('one that was just registered is found at once', async () => {
    expect(await edge.findOperation(wanted)).toBeNull();
    identity.operations.set('d', { document: '{ a }', name: 'A' });
    expect(await edge.findOperation(wanted)).not.toBeNull();
  });

  test.each([
    { ...wanted, organizationId: 'other' },
    { ...wanted, clientId: null },
    { ...wanted, clientId: 'other' },
    { ...wanted, documentId: 'other' },
    { organizationId: 'o","clientId":"c', clientId: '', documentId: 'd' },
  ])('what is kept for one is not given to %j', async (other) => {
    identity.operations.set('d', { document: '{ a }', name: 'A' });
    await edge.findOperation(wanted);
    await edge.findOperation(other);
    expect(identity.asked.map((text) => JSON.parse(text))).toEqual([wanted, other]);
  });

  test('one that was withdrawn is asked for again at once, and sessions are kept', async () => {
    identity.operations.set('d', { document: '{ a }', name: 'A' });
    await edge.findOperation(wanted);
    await edge.resolveSession('token');
    identity.operations.delete('d');
    await bus.publish(sessionsChannel, JSON.stringify({ organizationId: 'o', kind: 'operation', documentId: 'd' }));
    expect(await edge.findOperation(wanted)).toBeNull();
    await edge.resolveSession('token');
    expect(identity.asked.filter((question) => question === 'token')).toHaveLength(1);
  });

  test('ended sessions say nothing of operations', async () => {
    identity.operations.set('d', { document: '{ a }', name: 'A' });
    await edge.findOperation(wanted);
    for (const kind of ['session', 'user', 'apiKey', 'apiClient', 'organization'])
      await bus.publish(sessionsChannel, JSON.stringify({ organizationId: 'o', kind }));
    await edge.findOperation(wanted);
    expect(identity.asked).toHaveLength(1);
  });

  test('identity and the gateway speak of the same channel', () => {
    expect(sessionsChannel).toBe(channelOfIdentity);
  });
});

test('public keys and what to warm are always asked for', async () => {
  expect(await edge.jwks()).toEqual({ keys: ['key'] });
  expect(await edge.operationsToWarm()).toEqual(['{ a }']);
});
