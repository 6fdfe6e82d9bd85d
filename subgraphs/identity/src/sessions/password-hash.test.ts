import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password-hash.ts';

describe('a password hash', () => {
  it('is a PHC string of argon2id with the parameters of today and a salt of its own', async () => {
    const [a, b] = await Promise.all([hashPassword('one password'), hashPassword('one password')]);
    expect(a).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(a).not.toBe(b);
    expect(await verifyPassword('one password', a)).toEqual({ matches: true, needsRehash: false });
    expect(await verifyPassword('One password', a)).toEqual({ matches: false, needsRehash: false });
  });

  it('of the reference implementation verifies', async () => {
    // echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword('password', reference)).toEqual({ matches: true, needsRehash: true });
  });

  it('that is missing never matches', async () => {
    expect(await verifyPassword('', null)).toEqual({ matches: false, needsRehash: false });
  });

  it('that is none is a fault, and a password of more than 128 bytes is not hashed', async () => {
    await expect(verifyPassword('x', '$2b$10$abc')).rejects.toThrow(/PHC/);
    await expect(hashPassword('x'.repeat(129))).rejects.toThrow(RangeError);
  });

  it('is computed a few at a time, and too many at once are told to come back', async () => {
    const results = await Promise.allSettled(Array.from({ length: 120 }, () => verifyPassword('x', null)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((result) => (result.reason as Error).name === 'Overloaded')).toBe(true);
  });
});
