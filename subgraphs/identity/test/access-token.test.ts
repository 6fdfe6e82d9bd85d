import { randomUUID, sign } from 'node:crypto';
import { silentLog } from '@lintel/server/log';
import type { Platform } from '@lintel/server/platform';
import { deriveSecrets } from '@lintel/server/secrets';
import { describe, expect, test } from 'vitest';
import { accessKeyPurpose, issueAccessToken, verifyAccessToken } from '../src/sessions/access-token.ts';

const secret = 'the present secret of an identity in tests, of 32 characters and more';
const next = 'the next secret of an identity in tests, of 32 characters and more';
const issuedAt = 1_800_000_000;
const claims = { userId: randomUUID(), organizationId: randomUUID(), sessionId: randomUUID() };

/** A platform whose clock shows so many seconds after the token was issued. */
const after = (seconds: number, secrets = deriveSecrets(secret)) =>
  ({
    secrets,
    log: silentLog,
    config: { publicUrl: 'https://lintel.example' },
    now: () => new Date((issuedAt + seconds) * 1000),
  }) as unknown as Platform;

describe('an access token', () => {
  test.each([
    [0, 'good'],
    [599, 'good'],
    [604, 'good'],
    [606, 'TOKEN_EXPIRED'],
    [100_000, 'TOKEN_EXPIRED'],
    [-4, 'good'],
    [-6, 'UNAUTHENTICATED'],
  ])('is, %i seconds after it was issued for 600, %s', async (seconds, expected) => {
    const { accessToken } = await issueAccessToken(after(0), claims);
    const verdict = await verifyAccessToken(after(seconds), accessToken);
    expect(verdict).toEqual(expected === 'good' ? { ok: true, claims } : { ok: false, code: expected });
  });

  test.each([
    [-4, 'good'],
    [4, 'good'],
    [6, 'UNAUTHENTICATED'],
  ])('that is not to be used before %i seconds from now is %s', async (seconds, expected) => {
    const { accessToken } = await issueAccessToken(after(0), claims);
    const [head, payload] = accessToken.split('.');
    const said = JSON.parse(Buffer.from(payload!, 'base64url').toString());
    const body = Buffer.from(JSON.stringify({ ...said, nbf: issuedAt + seconds })).toString('base64url');
    const { privateKey } = deriveSecrets(secret).signingKeys(accessKeyPurpose)[0]!;
    const text = `${head}.${body}`;
    const token = `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`;
    expect((await verifyAccessToken(after(0), token)).ok).toBe(expected === 'good');
  });

  test('is good while its secret is the next one, the present one, or listed as an earlier one, and not after', async () => {
    const { accessToken } = await issueAccessToken(after(0, deriveSecrets(next)), claims);
    const known = [deriveSecrets(secret, [], [next]), deriveSecrets(next, [secret]), deriveSecrets(secret, [next])];
    for (const secrets of known)
      expect(await verifyAccessToken(after(1, secrets), accessToken)).toEqual({ ok: true, claims });
    expect(await verifyAccessToken(after(1, deriveSecrets(secret)), accessToken)).toEqual({
      ok: false,
      code: 'UNAUTHENTICATED',
    });
  });

  test('is signed by the present secret, whatever else is known', async () => {
    const { accessToken } = await issueAccessToken(after(0, deriveSecrets(secret, ['x'.repeat(32)], [next])), claims);
    expect(await verifyAccessToken(after(1, deriveSecrets(secret)), accessToken)).toEqual({ ok: true, claims });
  });
});
