import { describe, expect, it } from 'vitest';
import { freshUntil, hasPermission, visibilities, widestVisibility } from './session.ts';

describe('hasPermission', () => {
  it('is true only for a permission that the session holds', () => {
    const session = { permissions: ['property.unit.read'] };
    expect(hasPermission(session, 'property.unit.read')).toBe(true);
    expect(hasPermission(session, 'property.unit.update')).toBe(false);
  });
});

describe('freshUntil', () => {
  const user = { kind: 'user', userId: 'u', sessionId: 's' } as const;
  const key = { kind: 'apiKey', apiKeyId: 'k', clientId: 'c' } as const;
  const provedAt = '2026-03-01T12:00:00.000Z';
  const end = '2026-03-01T12:10:00.000Z';

  it.each([
    ['at the proof', user, provedAt, provedAt, end],
    ['a millisecond before ten minutes are over', user, provedAt, '2026-03-01T12:09:59.999Z', end],
    ['when ten minutes are over', user, provedAt, end, null],
    ['without a proof', user, undefined, provedAt, null],
    ['for a key, whatever it says', key, provedAt, provedAt, null],
    ['for the system', { kind: 'system', name: 'worker' } as const, provedAt, provedAt, null],
    ['with an instant that is none', user, 'yesterday', provedAt, null],
  ])('%s', (_what, actor, proved, now, expected) => {
    const session = { actor, ...(proved === undefined ? {} : { provedAt: proved }) };
    expect(freshUntil(session, new Date(now))?.toISOString() ?? null).toBe(expected);
  });
});

describe('widestVisibility', () => {
  it('is the widest of those given, in any order', () => {
    expect(widestVisibility(['own', 'communities', 'none'])).toBe('communities');
    expect(widestVisibility(visibilities.toReversed())).toBe('organization');
    expect(widestVisibility(['own'])).toBe('own');
  });

  it('is none without a role', () => {
    expect(widestVisibility([])).toBe('none');
  });
});
