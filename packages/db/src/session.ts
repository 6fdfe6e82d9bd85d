import { randomUUID } from 'node:crypto';
import type { Lane } from '@lintel/kernel/critical-mutations';
import type { Session } from '@lintel/kernel/session';
import { preamble, type TransactionContext, type TransactionMode } from './context-sql.ts';
import { openPool, type PoolOptions } from './pool.ts';
import { beginTransaction, isStale, type OpenTransaction, type StatementObserver, type Tx } from './transaction.ts';

export type { StatementObserver, Tx } from './transaction.ts';

/**
 * The one door to the data. Nothing else opens a transaction, so nothing can run a statement without an organization, an
 * actor and a plain role, and admission and the fence hold for everybody.
 */
export type Door = {
  /** A read-only snapshot (REPEATABLE READ) that is not even opened until its first statement. */
  readonly reader: (context: ActingContext) => Reader;
  /** Runs `work` in a transaction of its own: committed when it resolves, rolled back when it rejects. */
  readonly write: <T>(context: ActingContext, work: (tx: Tx, transaction: OpenTransaction) => Promise<T>) => Promise<T>;
  /** A write transaction that the caller ends himself; for dry runs, which must outlive the command. */
  readonly open: (context: ActingContext) => Promise<OpenTransaction>;
  /**
   * Before anybody is signed in: may only call the lookups granted to `lintel_auth` (login by e-mail, key by prefix).
   * No organization is set, so every table answers nothing. Nobody is known here yet, so `lane` is `ordinary` unless the caller says what for.
   */
  readonly authenticate: <T>(requestId: string, work: (tx: Tx) => Promise<T>, lane?: Lane) => Promise<T>;
  readonly statistics: () => { running: number; waiting: number };
  readonly close: (timeoutSeconds?: number) => Promise<void>;
};

export type ActingContext = {
  readonly session: Session;
  readonly requestId: string;
  readonly statementTimeoutMs?: number;
  /** `ordinary` without it. */
  readonly lane?: Lane | undefined;
  /** Told of every statement, when somebody wants to know. */
  readonly observe?: StatementObserver | undefined;
};

/** A request's view of the data: all reads of one request share it, so a whole graph is one consistent snapshot. */
export type Reader = {
  readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Ends the snapshot; the next read opens a new one. A command calls it, so that what follows sees what was written. */
  readonly end: () => Promise<void>;
};

export type DoorOptions = Partial<Omit<PoolOptions, 'url'>> & { readonly url: string };

/** Part of the connections that only the critical lane may take. */
const reservedShare = 0.2;
/** What the roles of the services allow one statement, see `sql/roles.sql`. */
const statementTimeoutMs = 5000;
/** Time on top of it for the way there and back. A server that is silent for longer has lost the connection. */
const graceMs = 3000;

export const openDoor = (options: DoorOptions): Door => {
  const max = options.max ?? 10;
  const pool = openPool({
    applicationName: 'lintel',
    reserved: Math.floor(max * reservedShare),
    queued: max * 8,
    waitMs: 1000,
    connectTimeoutMs: 2000,
    ...options,
    max,
  });

  const begin = async (
    mode: TransactionMode,
    context: TransactionContext,
    { lane = 'ordinary', observe }: Pick<ActingContext, 'lane' | 'observe'>,
  ): Promise<OpenTransaction> => {
    const opening = preamble(mode, context);
    const patienceMs = (context.statementTimeoutMs ?? statementTimeoutMs) + graceMs;
    return beginTransaction(await pool.lend({ lane, patienceMs }), opening, observe);
  };
  const acting = (context: ActingContext): TransactionContext => ({ ...context, role: 'lintel_app' });

  return {
    reader: (context) => lazyReader(() => begin('read', acting(context), context)),
    write: async (context, work) => run(await begin('write', acting(context), context), work),
    open: (context) => begin('write', acting(context), context),
    authenticate: async (requestId, work, lane) => {
      const once = async () => run(await begin('write', { role: 'lintel_auth', requestId }, { lane }), work);
      return once().catch((error: unknown) => {
        if (!isStale(error)) throw error;
        return once();
      });
    },
    statistics: () => ({ running: pool.admission.running(), waiting: pool.admission.waiting() }),
    close: (timeoutSeconds = 5) => pool.close(timeoutSeconds),
  };
};

const run = async <T>(
  transaction: OpenTransaction,
  work: (tx: Tx, transaction: OpenTransaction) => Promise<T>,
): Promise<T> => {
  try {
    const result = await work(transaction.tx, transaction);
    await transaction.commit();
    return result;
  } catch (error) {
    // The first failure is the one to report; a failed rollback only means that the connection is thrown away.
    if (!transaction.isOver()) await transaction.rollback().catch(() => undefined);
    throw error;
  }
};

const lazyReader = (begin: () => Promise<OpenTransaction>): Reader => {
  let current: Promise<OpenTransaction> | undefined;
  const readOnce: Reader['read'] = async (work) => {
    current ??= begin();
    const opened = current;
    try {
      return await work((await opened).tx);
    } catch (error) {
      // A snapshot that failed to open, or in which a statement failed, answers nothing any more: later reads of the same
      // request get a new one instead of an error that is not theirs.
      const isUseless =
        failedInDatabase(error) ||
        (await opened.then(
          (transaction) => transaction.isOver(),
          () => true,
        ));
      if (isUseless) {
        if (current === opened) current = undefined;
        await close(opened);
      }
      throw error;
    }
  };
  return {
    read: async (work) => {
      try {
        return await readOnce(work);
      } catch (error) {
        if (!neverRan(error)) throw error;
        return readOnce(work);
      }
    },
    end: async () => {
      const opened = current;
      current = undefined;
      await close(opened);
    },
  };
};

/** Whether the statement that failed had not begun: it was stale, or one before it in the same snapshot had failed (25P02). */
const neverRan = (error: unknown): boolean => {
  for (let current = error; current instanceof Error; current = current.cause)
    if ((current as { code?: unknown }).code === '25P02') return true;
  return isStale(error);
};

/** Whether the server refused a statement, after which it refuses all others of the transaction. */
const failedInDatabase = (error: unknown): boolean => {
  for (let current = error; current instanceof Error; current = current.cause) if ('severity' in current) return true;
  return false;
};

const close = async (opening: Promise<OpenTransaction> | undefined): Promise<void> => {
  const opened = await opening?.catch(() => undefined);
  if (opened !== undefined && !opened.isOver()) await opened.leave().catch(() => undefined);
};

/** A request id for work that no request asked for: jobs, seeds, boot checks. */
export const newRequestId = (): string => randomUUID();
