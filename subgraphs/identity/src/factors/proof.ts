import { type ColumnPlace, encryptColumn, openColumn } from '@lintel/server/encryption';
import type { Platform } from '@lintel/server/platform';
import { matchingStep } from './totp.ts';

/** A factor as the functions of sign-in answer it. */
export type CountingFactor = {
  readonly id: string;
  readonly secretEncrypted: string;
  readonly lastStep: number;
};

/** Which factor a code is of, and of which time step. */
export type MatchedCode = { readonly factorId: string; readonly step: number };

/** Where the sealed secret of a factor stands. */
export const placeOfSecret = (userId: string, factorId: string): ColumnPlace => ({
  organizationId: `user:${userId}`,
  table: 'identity.mfa_factors',
  column: 'secret_encrypted',
  rowId: factorId,
});

/** The secret of a factor, sealed for the row that it is to stand in. */
export const sealFactorSecret = (platform: Platform, userId: string, factorId: string, secret: Buffer): string =>
  encryptColumn(platform.secrets, placeOfSecret(userId, factorId), secret.toString('base64url'));

/**
 * The first of a person's factors that shows this code now and has not shown it before. One whose secret does not open shows
 * none, and keeps no other from being looked at; the log tells of it.
 */
export const matchCode = (
  platform: Platform,
  userId: string,
  factors: readonly CountingFactor[],
  code: string,
): MatchedCode | undefined => {
  const now = platform.now();
  const opened = factors.map((factor) => ({
    ...factor,
    secret: openColumn(platform.secrets, placeOfSecret(userId, factor.id), factor.secretEncrypted),
  }));
  const unreadable = opened.filter(({ secret }) => secret === undefined).map(({ id }) => id);
  if (unreadable.length > 0) platform.log.warn({ factors: unreadable }, 'secrets of second factors do not open');
  const matches = opened.flatMap(({ id, secret, lastStep }) => {
    if (secret === undefined) return [];
    const step = matchingStep(Buffer.from(secret, 'base64url'), code, { now, lastStep });
    return step === undefined ? [] : [{ factorId: id, step }];
  });
  return matches[0];
};
