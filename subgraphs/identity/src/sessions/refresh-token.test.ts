import { deriveSecrets } from '@lintel/server/secrets';
import { describe, expect, it } from 'vitest';
import { isRefreshToken, newRefreshToken, refreshTokenHash, successorsOf } from './refresh-token.ts';

const present = deriveSecrets('the present secret, long enough to be one', [
  'the earlier secret, long enough to be one',
]);
const other = deriveSecrets('a secret of somebody else, long enough to be one');

describe('a refresh token', () => {
  it('is new each time and known by its form', () => {
    const tokens = new Set(Array.from({ length: 1000 }, newRefreshToken));
    expect(tokens.size).toBe(1000);
    expect([...tokens].every(isRefreshToken)).toBe(true);
    expect(['', 'lrt_', `${newRefreshToken()}=`, 'eyJhbGciOiJFZERTQSJ9.e30.x'].some(isRefreshToken)).toBe(false);
  });

  it('has one successor for each secret, which says nothing without the secret', () => {
    const token = newRefreshToken();
    expect(successorsOf(present, token)).toEqual(successorsOf(present, token));
    expect(successorsOf(present, token)).toHaveLength(2);
    expect(successorsOf(present, token)).not.toContain(successorsOf(other, token)[0]);
    expect(successorsOf(present, token).every(isRefreshToken)).toBe(true);
    expect(refreshTokenHash(token)).toMatch(/^[0-9a-f]{64}$/);
  });
});
