import { createHash } from 'node:crypto';
import { actorName } from '@lintel/db/context-sql';
import { idempotencyKeys } from '@lintel/db/schema/platform';
import type { Tx } from '@lintel/db/session';
import type { Session } from '@lintel/kernel/session';
import { and, eq, type SQL } from 'drizzle-orm';
import { canonicalJson } from './cursor.ts';
import { RequestError } from './request-error.ts';
import { fromStored, toStored } from './stored-result.ts';

/** One call of a command under a client's key. */
export type KeyedCall = {
  readonly session: Session;
  readonly key: string;
  /** Response name of the mutation field: a document with two mutations has two calls under one key. */
  readonly path: string;
  readonly command: string;
  readonly input: unknown;
  readonly keepForEver: boolean;
};

/** Visible ASCII, so that a key means the same in every log and proxy. */
const keyPattern = /^[\x21-\x7e]{1,255}$/;

export const checkIdempotencyKey = (key: string): void => {
  if (!keyPattern.test(key)) throw new RequestError('IDEMPOTENCY_KEY_INVALID');
};

/**
 * Claims the key in the transaction of the effect, or answers what the first call answered. A call that runs at the same
 * time waits at the row until the first has committed or rolled back. Error: IDEMPOTENCY_KEY_REUSED for another input.
 */
export const claimKey = async (tx: Tx, call: KeyedCall): Promise<{ replay: { value: unknown } | undefined }> => {
  const fingerprint = createHash('sha256')
    .update(`${call.command}\n${canonicalJson(call.input)}`)
    .digest('base64url');
  const { key, path, command, keepForEver } = call;
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ key, path, command, fingerprint, keepForEver })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return { replay: undefined };
  const [earlier] = await tx.select().from(idempotencyKeys).where(rowOf(call));
  if (earlier === undefined || earlier.result === null) throw new RequestError('IDEMPOTENCY_IN_FLIGHT');
  if (earlier.fingerprint !== fingerprint) throw new RequestError('IDEMPOTENCY_KEY_REUSED');
  return { replay: { value: fromStored((earlier.result as { value: unknown }).value) } };
};

/** Keeps the answer, in the same transaction. */
export const storeResult = async (tx: Tx, call: KeyedCall, value: unknown): Promise<void> => {
  await tx
    .update(idempotencyKeys)
    .set({ result: { value: toStored(value) } })
    .where(rowOf(call));
};

/** Spelled out although the policies filter too: other users of the organization may use the same key. */
const rowOf = ({ session, key, path }: KeyedCall): SQL | undefined =>
  and(
    eq(idempotencyKeys.organizationId, session.organizationId),
    eq(idempotencyKeys.actor, actorName(session.actor)),
    eq(idempotencyKeys.key, key),
    eq(idempotencyKeys.path, path),
  );
