import { type ColumnPlace, decryptColumn, encryptColumn } from '@lintel/server/encryption';
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

/** The first of a person's factors that shows this code now and has not shown it before. */
export const matchCode = (
  platform: Platform,
  userId: string,
  factors: readonly CountingFactor[],
  code: string,
): MatchedCode | undefined => {
  const now = platform.now();
  const matches = factors.flatMap(({ id, secretEncrypted, lastStep }) => {
    const secret = Buffer.from(
      decryptColumn(platform.secrets, placeOfSecret(userId, id), secretEncrypted),
      'base64url',
    );
    const step = matchingStep(secret, code, { now, lastStep });
    return step === undefined ? [] : [{ factorId: id, step }];
  });
  return matches[0];
};
