import { sessionAs } from '@lintel/server/testing';
import { describe, expect, test } from 'vitest';
import { createAdmission } from '../../src/subscriptions/admission.ts';
import { defaultLimits, type SubscriptionLimits } from '../../src/subscriptions/limits.ts';

const admissionWith = (limits: Partial<SubscriptionLimits> = {}) => createAdmission({ ...defaultLimits, ...limits });

/** Addresses of one IPv6 network. */
const addressesOf = (network: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${network}::${(index >> 8).toString(16)}:${(index & 255).toString(16)}`);

const session = sessionAs('manager', { id: '018f0000-0000-7000-8000-000000000001' } as never);

describe('connections of addresses', () => {
  test('an IPv6 network has as many as one IPv4 address, however many addresses it uses', () => {
    const { enter } = admissionWith();
    const places = addressesOf('2001:db8:1:2', 6000).map(enter);
    expect(places.filter((place) => place !== undefined)).toHaveLength(defaultLimits.connectionsPerAddress);
    expect(enter('2001:db8:1:3::1')).toBeDefined();
    expect(enter('192.0.2.1')).toBeDefined();
  });

  test('an IPv4 address is the same when it is written as an IPv6 one', () => {
    const { enter } = admissionWith({ connectionsPerAddress: 1 });
    expect(enter('192.0.2.1')).toBeDefined();
    expect(enter('::ffff:192.0.2.1')).toBeUndefined();
    expect(enter('::ffff:192.0.2.2')).toBeDefined();
  });

  test('a place that is given back by one address of a network is free for another', () => {
    const { enter } = admissionWith({ connectionsPerAddress: 1 });
    const leave = enter('2001:db8::1')!;
    expect(enter('2001:db8::2')).toBeUndefined();
    leave();
    leave();
    expect(enter('2001:db8::2')).toBeDefined();
    expect(enter('2001:db8::3')).toBeUndefined();
  });
});

describe('connections without a session', () => {
  test('leave a quarter of all to those who have one', () => {
    const { enter, join } = admissionWith({ connections: 8 });
    const opened = Array.from({ length: 7 }, (_, index) => ({ leave: enter(`192.0.2.${index}`)!, part: join(null) }));
    expect(opened.map(({ part }) => part !== undefined)).toEqual([true, true, true, true, true, true, false]);
    opened[6]!.leave();
    for (const address of ['198.51.100.1', '198.51.100.2']) {
      expect(enter(address)).toBeDefined();
      expect(join(session)).toBeDefined();
    }
    expect(enter('198.51.100.3')).toBeUndefined();
  });

  test('give their places back', () => {
    const { join } = admissionWith({ connections: 4 });
    const [first] = [join(null), join(null), join(null)];
    expect(join(null)).toBeUndefined();
    first!();
    expect(join(null)).toBeDefined();
  });

  test('have one where there is one for all', () => {
    expect(admissionWith({ connections: 1 }).join(null)).toBeDefined();
  });
});
