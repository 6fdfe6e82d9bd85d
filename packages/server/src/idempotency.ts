import { createHash } from 'node:crypto';
import { actorName } from '@lintel/db/context-sql';
import { idempotencyKeys } from '@lintel/db/schema/platform';
import type { Tx } from '@lintel/db/session';
import type { Session } from '@lintel/kernel/session';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { canonicalJson } from './cursor.ts';
import { isLockTimeout } from './driver-errors.ts';
import { RequestError } from './request-error.ts';
import { hmac, type Secrets } from './secrets.ts';
import { fromStored, toStored } from './stored-result.ts';

/** One call of a command under a client's key. */
export type KeyedCall = {
  readonly session: Session;
  readonly secrets: Secrets;
  readonly key: string;
  /** Of the whole request: a key that comes with another request was reused, whatever its mutations are called there. */
  readonly requestHash: string;
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
 * Claims the key in the transaction of the effect, or answers what the first call answered. Calls under one key take turns: who
 * comes second waits until the first has committed or rolled back. Errors: IDEMPOTENCY_KEY_REUSED for another request,
 * IDEMPOTENCY_IN_FLIGHT when the first takes longer than a lock may be waited for.
 */
export const claimKey = async (tx: Tx, call: KeyedCall): Promise<{ replay: { value: unknown } | undefined }> => {
  const { key, path, command, keepForEver } = call;
  const requests = marksOf(call, call.requestHash);
  const inputs = marksOf(call, sha256(`${command}\n${canonicalJson(call.input)}`));
  const turn = `${call.session.organizationId} ${actorName(call.session.actor)} ${key}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`).catch((error: unknown) => {
    throw isLockTimeout(error) ? new RequestError('IDEMPOTENCY_IN_FLIGHT', { cause: error }) : error;
  });
  const known = await tx.select().from(idempotencyKeys).where(rowsOfKey(call));
  if (known.some((row) => !requests.includes(row.requestHash))) throw new RequestError('IDEMPOTENCY_KEY_REUSED');
  const earlier = known.find((row) => row.path === path);
  if (earlier === undefined) {
    const [requestHash, fingerprint] = [requests[0]!, inputs[0]!];
    await tx.insert(idempotencyKeys).values({ key, path, command, requestHash, fingerprint, keepForEver });
    return { replay: undefined };
  }
  if (!inputs.includes(earlier.fingerprint)) throw new RequestError('IDEMPOTENCY_KEY_REUSED');
  return { replay: { value: fromStored((earlier.result as { value: unknown }).value) } };
};

/**
 * What may stand in a row about a request with this hash, what is written now first. A request may hold a password, and whoever has a copy of the
 * database could try passwords against a hash without a key; so there is one, of the present secret, and those of earlier secrets are read. A command
 * that moves money holds none and its key is kept for ever, longer than any secret: its hash stays as it is, as all were before.
 */
const marksOf = ({ secrets, keepForEver }: KeyedCall, hash: string): readonly string[] => {
  if (keepForEver) return [hash];
  return [...secrets.keys('idempotency').map((key) => hmac(key, hash).toString('base64url')), hash];
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Keeps the answer, in the same transaction. */
export const storeResult = async (tx: Tx, call: KeyedCall, value: unknown): Promise<void> => {
  await tx
    .update(idempotencyKeys)
    .set({ result: { value: toStored(value) } })
    .where(rowOf(call));
};

/** Spelled out although the policies filter too: other users of the organization may use the same key. */
const rowsOfKey = ({ session, key }: KeyedCall): SQL | undefined =>
  and(
    eq(idempotencyKeys.organizationId, session.organizationId),
    eq(idempotencyKeys.actor, actorName(session.actor)),
    eq(idempotencyKeys.key, key),
  );

const rowOf = (call: KeyedCall): SQL | undefined => and(rowsOfKey(call), eq(idempotencyKeys.path, call.path));
