import { setTimeout as sleep } from 'node:timers/promises';
import { type DomainEvent, emit } from '@lintel/db/outbox';
import type { Tx } from '@lintel/db/session';
import { type Failure, fail, type Result } from '@lintel/kernel/result';
import type { Session } from '@lintel/kernel/session';
import type { GraphQLResolveInfo } from 'graphql';
import { type Context, signedIn } from './context.ts';
import { type ConstraintErrors, isRetryable, translateDriverError } from './driver-errors.ts';
import { checkIdempotencyKey, claimKey, type KeyedCall, storeResult } from './idempotency.ts';
import type { Platform } from './platform.ts';
import { RequestError } from './request-error.ts';

/** What the body of a command works with. */
export type Work = {
  readonly tx: Tx;
  readonly session: Session;
  /** The instant of the command; rules get it as an argument and never read a clock. */
  readonly now: Date;
  readonly platform: Platform;
  /** Tells the outbox what happened, in this transaction. */
  readonly emit: (...events: readonly DomainEvent[]) => Promise<void>;
};

export type Command<Input, Value> = {
  readonly name: string;
  readonly options: CommandOptions;
  readonly body: (work: Work, input: Input) => Promise<Result<Value>>;
};

export type CommandOptions = {
  /** Moves money: the Idempotency-Key header is required and the key is kept for ever. */
  readonly money?: boolean;
  readonly constraints?: ConstraintErrors;
};

/** Declares a command. The name is that of its mutation field. */
export const command = <Input, Value>(
  name: string,
  options: CommandOptions,
  body: Command<Input, Value>['body'],
): Command<Input, Value> => ({ name, options, body });

const attempts = 3;

/**
 * Runs a command: one write transaction with the effect, its audit rows, its events and its idempotency key. Failures of
 * the body roll everything back and are returned; serialization failures and deadlocks are tried again, three times at most.
 *
 * `path` is the response name of the mutation field.
 */
export const run = async <Input, Value>(
  context: Context,
  { name, options, body }: Command<Input, Value>,
  { input, path }: { input: Input; path: string },
): Promise<Result<Value>> => {
  const session = signedIn(context);
  const call = keyedCall(context, session, { name, options, input, path });
  await context.writing.forgetReads();
  const work = async (tx: Tx): Promise<Value> => {
    const claim = call === undefined ? undefined : await claimKey(tx, call);
    if (claim?.replay !== undefined) {
      context.writing.replayed = true;
      return claim.replay.value as Value;
    }
    const { platform } = context;
    const result = await body(
      { tx, session, platform, now: platform.now(), emit: (...events) => emit(tx, events) },
      input,
    );
    if (!result.ok) throw new Refused(result);
    if (call !== undefined) await storeResult(tx, call, result.value);
    return result.value;
  };
  try {
    const value = await (context.dryRun ? rehearse(context, work) : perform(context, session, work));
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Refused) return error.result;
    return translateDriverError(error, options.constraints ?? {});
  } finally {
    await context.writing.forgetReads();
  }
};

/** Carries the failures of a command out of its transaction, so that it rolls back. */
class Refused extends Error {
  readonly result: { readonly ok: false; readonly failures: readonly [Failure, ...Failure[]] };

  constructor(result: Refused['result']) {
    super('refused by a rule');
    this.result = result;
  }
}

const keyedCall = (
  context: Context,
  session: Session,
  { name, options, input, path }: { name: string; options: CommandOptions; input: unknown; path: string },
): KeyedCall | undefined => {
  const key = context.idempotencyKey;
  if (key !== undefined) checkIdempotencyKey(key);
  // A dry run leaves nothing behind, so it neither needs a key nor uses one up.
  if (context.dryRun) return undefined;
  if (key === undefined && options.money === true) throw new RequestError('IDEMPOTENCY_KEY_REQUIRED');
  return key === undefined
    ? undefined
    : {
        session,
        secrets: context.platform.secrets,
        key,
        requestHash: context.requestHash ?? '',
        path,
        command: name,
        input,
        keepForEver: options.money === true,
      };
};

const perform = async <Value>(context: Context, session: Session, work: (tx: Tx) => Promise<Value>): Promise<Value> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await context.platform.door.write(
        { session, requestId: context.requestId, lane: context.lane, observe: context.observe },
        work,
      );
    } catch (error) {
      if (!isRetryable(error) || attempt === attempts) throw error;
      await sleep(Math.random() * 50 * attempt);
    }
  }
};

/** A dry run: in a transaction that stays open until the request ends, because the payload is still read in it. */
const rehearse = async <Value>(context: Context, work: (tx: Tx) => Promise<Value>): Promise<Value> => {
  const transaction = await context.writing.rehearsal();
  const savepoint = await transaction.savepoint();
  try {
    const value = await work(transaction.tx);
    // What would be checked at COMMIT is checked now: there will be no COMMIT.
    await transaction.tx.execute('set constraints all immediate');
    await transaction.tx.execute('set constraints all deferred');
    await savepoint.keep();
    return value;
  } catch (error) {
    // Without a savepoint to go back to, the transaction is over; what ended the command is still the first failure.
    await savepoint.undo().catch(() => undefined);
    throw error;
  }
};

/** The payload of a mutation: the object under its name and no errors, or null and the errors. */
export type Payload<Key extends string, Value> = { readonly [K in Key]: Value | null } & {
  readonly userErrors: readonly Failure[];
};

export const payload = <Key extends string, Value>(key: Key, result: Result<Value>): Payload<Key, Value> =>
  ({ [key]: result.ok ? result.value : null, userErrors: result.ok ? [] : result.failures }) as Payload<Key, Value>;

/** The resolver of a mutation field that runs a command and answers its object under `key`. */
export const resolveCommand =
  <Input, Value, Key extends string>(definition: Command<Input, Value>, key: Key) =>
  async (
    _parent: unknown,
    args: { readonly input: Input },
    context: Context,
    info: GraphQLResolveInfo,
  ): Promise<Payload<Key, Value>> =>
    payload(key, await run(context, definition, { input: args.input, path: String(info.path.key) }));

/** The optimistic check: CONFLICT with the current version when somebody was faster. Without `expected`, no check. */
export const checkVersion = <Row extends { readonly version: number }>(
  row: Row,
  expected: number | null | undefined,
): Result<Row> =>
  expected == null || expected === row.version
    ? { ok: true, value: row }
    : fail('CONFLICT', {
        message: `Somebody changed this object in the meantime: its version is ${row.version}, not ${expected}.`,
        path: ['input', 'expectedVersion'],
      });
