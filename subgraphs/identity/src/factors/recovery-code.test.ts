import { deriveSecrets } from '@lintel/server/secrets';
import { describe, expect, it } from 'vitest';
import { newRecoveryCodes, readRecoveryCode, recoveryCodeHashes } from './recovery-code.ts';

describe('recovery codes', () => {
  it('are ten at a time, of twelve characters that nobody takes for one another, and all different', () => {
    const codes = Array.from({ length: 50 }, newRecoveryCodes).flat();
    expect(codes).toHaveLength(500);
    expect(codes.filter((code) => !/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(500);
    // 32 characters at 12 places: 60 bits. Each of them turns up.
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
  });

  it.each([
    ['7KQM-9X2D-V4PT', '7KQM9X2DV4PT'],
    ['7kqm 9x2d v4pt', '7KQM9X2DV4PT'],
    ['7KQM9X2DV4PT', '7KQM9X2DV4PT'],
    ['OIL0-0000-0000', '011000000000'],
  ])('typed as %j are read', (text, expected) => expect(readRecoveryCode(text)).toBe(expected));

  it.each([
    ['nothing', ''],
    ['too short', '7KQM-9X2D-V4P'],
    ['too long', '7KQM-9X2D-V4PT0'],
    ['a letter that is in none', '7KQM-9X2D-V4PU'],
    ['wide characters', '７KQM-9X2D-V4PT'],
    ['NUL', '7KQM-9X2D-V4P\0'],
    ['a megabyte', '7'.repeat(1_000_000)],
  ])('that are none are refused: %s', (_what, text) => expect(readRecoveryCode(text)).toBeUndefined());

  it('are stored as something that depends on the person, the code and the secret', () => {
    const first = 'the first secret of a service, which is long enough';
    const second = 'the second secret of a service, which is long enough';
    const hashes = (secret: string, previous: string[], user: string, code: string) =>
      recoveryCodeHashes(deriveSecrets(secret, previous), user, code).map((hash) => hash.toString('hex'));
    const [stored] = hashes(first, [], 'ada', '7KQM-9X2D-V4PT');
    expect(hashes(first, [], 'ada', '7kqm9x2dv4pt')).toEqual([stored]);
    expect(hashes(second, [first], 'ada', '7KQM-9X2D-V4PT')).toContain(stored);
    expect(hashes(first, [], 'bob', '7KQM-9X2D-V4PT')).not.toContain(stored);
    expect(hashes(first, [], 'ada', '7KQM-9X2D-V4PS')).not.toContain(stored);
    expect(hashes(second, [], 'ada', '7KQM-9X2D-V4PT')).not.toContain(stored);
  });
});
