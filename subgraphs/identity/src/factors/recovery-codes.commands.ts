import { recoveryCodes } from '@lintel/db/schema/identity';
import { fail, ok } from '@lintel/kernel/result';
import { type Command, command, type Work } from '@lintel/server/command';
import type { MfaRecoveryCodesRenewInput } from '../__generated__/resolvers.ts';
import { ownFactors, recoveryCodesLeft } from './factors.queries.ts';
import { type Caller, lockPerson, noteChange, type Person, sameReach } from './person.ts';
import { recoveryCodeHashes } from './recovery-code.ts';

/** Stores codes in place of all that reach as far as they do. */
export const replaceRecoveryCodes = async (
  { tx, platform }: Work,
  person: Person,
  codes: readonly string[],
): Promise<void> => {
  const { userId, organizationId } = person;
  await tx.delete(recoveryCodes).where(sameReach(recoveryCodes, person));
  await tx.insert(recoveryCodes).values(
    codes.map((code) => ({
      userId,
      organizationId,
      codeHash: recoveryCodeHashes(platform.secrets, userId, code)[0]!,
    })),
  );
};

/**
 * Gives a person codes that were made before, in place of his old ones. They are no part of the answer, because answers are
 * remembered under their Idempotency-Key.
 *
 * Errors: NOT_FOUND without a factor, FACTOR_OUT_OF_REACH, CONFLICT.
 */
export const mfaRecoveryCodesRenew = (
  codes: readonly string[],
  caller: Caller,
): Command<MfaRecoveryCodesRenewInput, true> =>
  command('mfaRecoveryCodesRenew', {}, async (work, { expectedCodesLeft }) => {
    const { tx, session } = work;
    const person = await lockPerson(work);
    if (!person.ok) return person;
    const known = await ownFactors(tx, session);
    if (known.length === 0)
      return fail('NOT_FOUND', { message: 'You have no second factor that a code could stand for.', path: ['input'] });
    const left = await recoveryCodesLeft(tx, session);
    if (expectedCodesLeft != null && expectedCodesLeft !== left)
      return fail('CONFLICT', { message: `${left} codes are left.`, path: ['input', 'expectedCodesLeft'] });
    // A session that reaches everywhere may still have factors of this organization only.
    const reaches = known.some(({ organizationId }) => organizationId === person.value.organizationId);
    const [here] = known.filter(({ organizationId }) => organizationId !== null);
    if (!reaches && here === undefined) return fail('FACTOR_OUT_OF_REACH', { path: ['input'] });
    const concerned = reaches ? person.value : { ...person.value, organizationId: here!.organizationId };
    await replaceRecoveryCodes(work, concerned, codes);
    await noteChange(work, concerned, { change: 'recovery_codes_renewed', caller });
    return ok(true as const);
  });
