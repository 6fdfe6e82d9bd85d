import { newIds } from '@lintel/db/new-ids';
import { mfaFactors, recoveryCodes } from '@lintel/db/schema/identity';
import { at, fail, ok, type Result } from '@lintel/kernel/result';
import { cleanText } from '@lintel/kernel/text';
import { type Command, command, type Work } from '@lintel/server/command';
import { isUuid } from '@lintel/server/ids';
import { and, count, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { MfaFactorConfirmInput, MfaFactorEnrollInput, MfaFactorRemoveInput } from '../__generated__/resolvers.ts';
import { countsHere, type FactorRow, factorColumns } from './factors.queries.ts';
import { type Caller, lockPerson, noteChange, type Person, sameReach } from './person.ts';
import { matchCode, sealFactorSecret } from './proof.ts';
import { replaceRecoveryCodes } from './recovery-codes.commands.ts';
import { readTotpCode } from './totp.ts';

const addElsewhere =
  'You came by an identity provider, which asks for a second factor itself. To add one here, sign in by password.';
const MOST_FACTORS = 3;
/** How long a factor may wait for its confirmation. */
const PENDING_MINUTES = 10;

/**
 * Adds a factor that does not count yet, in place of one that was never confirmed. The secret was made before and is no part
 * of the answer, because answers are remembered under their Idempotency-Key.
 *
 * Whoever comes by an identity provider gets none: sign-in there does not ask for it, and where the provider tells nothing of
 * a second factor, no session of his would be fresh again, not even to remove it.
 *
 * Errors: NOT_FOUND, FACTOR_LIMIT_REACHED, SESSION_IS_EXTERNAL, and those of a text.
 */
export const mfaFactorEnroll = (secret: Buffer): Command<MfaFactorEnrollInput, FactorRow> =>
  command('mfaFactorEnroll', {}, async (work, input) => {
    const { tx, platform } = work;
    const name = at(['input', 'name'], cleanText(input.name ?? 'Authenticator app', { max: 100 }));
    if (!name.ok) return name;
    const person = await lockPerson(work);
    if (!person.ok) return person;
    if (person.value.isExternal) return fail('SESSION_IS_EXTERNAL', { message: addElsewhere, path: ['input'] });
    const room = await checkRoom(work);
    if (!room.ok) return room;
    const { userId, organizationId } = person.value;
    await tx.delete(mfaFactors).where(and(sameReach(mfaFactors, person.value), isNull(mfaFactors.confirmedAt)));
    const [id] = await newIds(tx, 1);
    const secretEncrypted = sealFactorSecret(platform, userId, id!, secret);
    const [factor] = await tx
      .insert(mfaFactors)
      .values({ id: id!, userId, organizationId, name: name.value, secretEncrypted })
      .returning(factorColumns);
    return ok(factor!);
  });

/** A factor that counts now, and whether the codes that were made beside it are the person's. */
export type Confirmed = { readonly factor: FactorRow; readonly hasNewCodes: boolean };

/**
 * Makes a factor count, by a code that shows that the app has its secret. Recovery codes were made before; they are kept when
 * the person has none that reach as far.
 *
 * Errors: NOT_FOUND, FACTOR_EXPIRED, FACTOR_LIMIT_REACHED, CODE_INVALID.
 */
export const mfaFactorConfirm = (codes: readonly string[], caller: Caller): Command<MfaFactorConfirmInput, Confirmed> =>
  command('mfaFactorConfirm', {}, async (work, { id, code }) => {
    const { tx, platform } = work;
    const person = await lockPerson(work);
    if (!person.ok) return person;
    const pending = await pendingFactor(work, person.value, id);
    if (!pending.ok) return pending;
    const room = await checkRoom(work);
    if (!room.ok) return room;
    const read = readTotpCode(code);
    const matched = read === undefined ? undefined : matchCode(platform, person.value.userId, [pending.value], read);
    if (matched === undefined) return fail('CODE_INVALID', { path: ['input', 'code'] });
    const [factor] = await tx
      .update(mfaFactors)
      // The code is used up: it does not open a session as well.
      .set({ confirmedAt: sql`now()`, lastStep: matched.step, lastUsedAt: sql`now()` })
      .where(eq(mfaFactors.id, id))
      .returning(factorColumns);
    await noteChange(work, person.value, { change: 'factor_added', caller });
    const hasNewCodes = (await unusedCodes(work, person.value)) === 0;
    if (hasNewCodes) await replaceRecoveryCodes(work, person.value, codes);
    return ok({ factor: factor!, hasNewCodes });
  });

/**
 * Removes a factor of one's own that reaches as far as the session; with the last such factor its recovery codes go, too.
 *
 * Errors: NOT_FOUND, FACTOR_OUT_OF_REACH.
 */
export const mfaFactorRemove = (caller: Caller): Command<MfaFactorRemoveInput, FactorRow> =>
  command('mfaFactorRemove', {}, async (work, { id }) => {
    const { tx } = work;
    const person = await lockPerson(work);
    if (!person.ok) return person;
    const [known] = isUuid(id)
      ? await tx
          .select(factorColumns)
          .from(mfaFactors)
          .where(and(eq(mfaFactors.id, id), countsHere))
      : [];
    if (known === undefined) return fail('NOT_FOUND', { path: ['input', 'id'] });
    if (known.organizationId === null && person.value.organizationId !== null)
      return fail('FACTOR_OUT_OF_REACH', { path: ['input', 'id'] });
    const concerned = { ...person.value, organizationId: known.organizationId };
    await tx.delete(mfaFactors).where(eq(mfaFactors.id, id));
    const [left] = await tx
      .select({ factors: count() })
      .from(mfaFactors)
      .where(and(sameReach(mfaFactors, concerned), isNotNull(mfaFactors.confirmedAt)));
    if (left!.factors === 0) await tx.delete(recoveryCodes).where(sameReach(recoveryCodes, concerned));
    await noteChange(work, concerned, { change: 'factor_removed', caller });
    return ok(known);
  });

const checkRoom = async ({ tx }: Work): Promise<Result<undefined>> => {
  const [known] = await tx.select({ factors: count() }).from(mfaFactors).where(countsHere);
  return known!.factors >= MOST_FACTORS ? fail('FACTOR_LIMIT_REACHED', { path: ['input'] }) : ok();
};

const pendingFactor = async ({ tx, now }: Work, person: Person, id: string) => {
  const [row] = isUuid(id)
    ? await tx
        .select()
        .from(mfaFactors)
        .where(and(eq(mfaFactors.id, id), sameReach(mfaFactors, person)))
    : [];
  if (row === undefined) return fail('NOT_FOUND', { path: ['input', 'id'] });
  const isOver = row.createdAt.getTime() + PENDING_MINUTES * 60_000 <= now.getTime();
  return isOver || row.confirmedAt !== null ? fail('FACTOR_EXPIRED', { path: ['input', 'id'] }) : ok(row);
};

const unusedCodes = async ({ tx }: Work, person: Person): Promise<number> => {
  const [left] = await tx
    .select({ codes: count() })
    .from(recoveryCodes)
    .where(and(sameReach(recoveryCodes, person), isNull(recoveryCodes.usedAt)));
  return left!.codes;
};
