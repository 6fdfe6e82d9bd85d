import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { DatabaseUnavailable } from './connection.ts';
import type { Loan } from './pool.ts';

/** What queries and commands receive: Drizzle, bound to one transaction of one organization. */
export type Tx = PostgresJsDatabase<Record<string, never>>;

/** A statement came after its transaction had ended. It never reached the server. */
export class TransactionOver extends Error {
  override readonly name = 'TransactionOver';
}

/**
 * An open transaction on a lent connection.
 *
 * The fence: every statement goes through `send`, which refuses once the transaction is over (committed, rolled back, or
 * its backend gone), and is looked at again when it starts, which is when it is first awaited. Code that still runs after
 * that, because it was awaiting something else, gets rejections and can no longer write into whatever the pool does next.
 */
export type OpenTransaction = {
  readonly tx: Tx;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
  /** Ends a transaction that has only read; as a rule without a message to the server, which the pool sends later. */
  readonly leave: () => Promise<void>;
  /** Marks a place to come back to; the answer undoes everything since. */
  readonly savepoint: () => Promise<{ undo: () => Promise<void>; keep: () => Promise<void> }>;
  readonly isOver: () => boolean;
};

/**
 * Whether a statement failed for what its connection had prepared: the plan is of an older schema (0A000), or somebody in between, such as a
 * pooler, has deallocated it (26000). The connection knows more such statements, so it is not used again; the transaction may be run again.
 */
export const isStale = (failure: unknown): boolean => {
  for (let current = failure; current instanceof Error; current = current.cause)
    if (current instanceof postgres.PostgresError && staleRoutines.includes(current.routine)) return true;
  return false;
};

/** By the routine of the server: the codes mean other things as well. */
const staleRoutines = ['RevalidateCachedQuery', 'FetchPreparedStatement'];

/** Begins a transaction. `preamble` opens it and sets its context in one message, sent together with the first statement. */
export const beginTransaction = (loan: Loan, preamble: string, observe?: StatementObserver): OpenTransaction => {
  const { client } = loan.connection;
  const doom = doomed();
  let over: Error | undefined;
  let opened = false;
  let savepoints = 0;
  let running = 0;
  let failed = false;

  const send = (text: string, parameters: readonly unknown[], options: object): FencedQuery => {
    if (over !== undefined) return refusedQuery(over);
    const query = client.unsafe<postgres.Row[]>(text, parameters as never[], options);
    const observed = observe?.(text);
    if (running === 0) loan.asked();
    running += 1;
    return fencedQuery(query, {
      doom: doom.promise,
      refusal: () => over,
      end: (failure) => {
        running -= 1;
        if (failure === undefined || failure instanceof postgres.PostgresError) loan.answered(running > 0);
        failed ||= failure !== undefined;
        if (isStale(failure)) loan.outdated();
        observed?.(failure !== undefined);
      },
    });
  };
  const end = async (statement: 'commit' | 'rollback') => {
    if (over !== undefined) throw over;
    // `then` starts it, which must come before `over` is set.
    const last = send(statement, [], {}).then((result) => result);
    over = endedWith[statement];
    const settle = (reusable: boolean) => {
      loan.connection.setCloseListener(undefined);
      loan.giveBack({ reusable: opened && reusable });
    };
    const { command } = await last.then(
      (result) => {
        settle(true);
        return result;
      },
      (error: unknown) => {
        // A deferred constraint may refuse the commit; the server has then rolled back and the connection is sound.
        settle(error instanceof postgres.PostgresError);
        throw error;
      },
    );
    // Postgres answers ROLLBACK to the COMMIT of a transaction in which a statement has failed, and calls that a success.
    if (statement === 'commit' && command !== 'COMMIT') {
      throw new TransactionOver('the transaction was rolled back: one of its statements had failed');
    }
  };

  loan.connection.setCloseListener((reason) => {
    doom.fall(reason);
    if (over !== undefined) return;
    over = reason;
    loan.giveBack({ reusable: false });
  });
  // Not awaited here: the first statement is pipelined behind it and both fail together.
  client.unsafe(loan.isOpen ? `rollback; ${preamble}` : preamble).then((results) => {
    opened = true;
    loan.begun();
    loan.connection.backend ??= backendOf(results);
  }, doom.fall);

  const tx: Tx = drizzle(driverFacade(client, send));
  senders.set(tx, send);
  return {
    tx,
    commit: () => end('commit'),
    rollback: () => end('rollback'),
    leave: async () => {
      if (over !== undefined) return;
      // Behind a statement that still runs, the next transaction would wait for what nobody wants any more; and after one that failed, the
      // connection may be about to close.
      if (!opened || failed || running > 0) return void (await end('rollback'));
      over = endedWith.rollback;
      loan.connection.setCloseListener(undefined);
      loan.giveBack({ reusable: true, open: true });
    },
    isOver: () => over !== undefined,
    savepoint: async () => {
      savepoints += 1;
      const name = `lintel_${savepoints}`;
      await send(`savepoint ${name}`, [], {});
      return {
        undo: async () => void (await send(`rollback to savepoint ${name}`, [], {})),
        keep: async () => void (await send(`release savepoint ${name}`, [], {})),
      };
    },
  };
};

/** postgres.js would send a statement without parameters as plain text, to be planned each time. */
const prepared = { prepare: true, simple: false };

type Send = (text: string, parameters: readonly unknown[], options: object) => FencedQuery;

const senders = new WeakMap<Tx, Send>();

/** The values of a prepared statement's rows, around Drizzle and behind the same fence. For `statement.ts`, which decodes them. */
export const sendThrough = (tx: Tx, text: string, parameters: readonly unknown[]): Promise<unknown[][]> => {
  const send = senders.get(tx);
  if (send === undefined) throw new Error('this is no transaction of the door');
  return send(text, parameters, prepared).values();
};

/** Called when a statement is sent; what it answers is called when the statement is over. */
export type StatementObserver = (sql: string) => (failed: boolean) => void;

/** One for all: it says nothing that differs, and a stack trace per transaction would cost more than its statements' text. */
const endedWith = {
  commit: new TransactionOver('the transaction has ended with commit'),
  rollback: new TransactionOver('the transaction has ended with rollback'),
};

type FencedQuery = PromiseLike<postgres.RowList<postgres.Row[]>> & { values: () => Promise<unknown[][]> };

/** What stands around one statement. */
type Fence = {
  /** Rejects when the backend is gone. */
  readonly doom: Promise<never>;
  /** Why the statement must not start any more. */
  readonly refusal: () => Error | undefined;
  readonly end: (failure: Error | undefined) => void;
};

const fencedQuery = (query: postgres.PendingQuery<postgres.Row[]>, { doom, refusal, end }: Fence): FencedQuery => {
  // A query of postgres.js starts when it is first awaited; `race` awaits it at once.
  const start = <T>(query: () => PromiseLike<T>): Promise<T> => {
    const reason = refusal();
    const result = reason === undefined ? Promise.race([query(), doom]) : Promise.reject(reason);
    result.then(() => end(undefined), end);
    return result;
  };
  let result: Promise<postgres.RowList<postgres.Row[]>> | undefined;
  const run = () => {
    result ??= start(() => query as PromiseLike<postgres.RowList<postgres.Row[]>>);
    return result;
  };
  return {
    // biome-ignore lint/suspicious/noThenProperty: Drizzle awaits what `unsafe` returns.
    then: (fulfilled, rejected) => run().then(fulfilled, rejected),
    values: () => start(() => query.values() as PromiseLike<unknown[][]>),
  };
};

const refusedQuery = (reason: Error): FencedQuery => {
  const refused = () => Promise.reject(reason);
  // biome-ignore lint/suspicious/noThenProperty: the same shape as a query that runs.
  return { then: (fulfilled, rejected) => refused().then(fulfilled, rejected), values: refused };
};

/** A message of several statements has a result for each. */
const backendOf = (results: unknown): number | undefined =>
  (results as readonly Partial<postgres.RowList<postgres.Row[]>>[])[0]?.state?.pid;

/** A promise of the length of one transaction that every statement races against: it rejects when the backend is gone. */
const doomed = () => {
  let fall: (reason: Error) => void = () => undefined;
  const promise = new Promise<never>((_, reject) => {
    fall = reject;
  });
  // Nobody may be waiting at that moment; that is no unhandled rejection.
  promise.catch(() => undefined);
  return { promise, fall: (reason: Error) => fall(reason) };
};

/** The part of a postgres.js client that Drizzle uses, with statements prepared and nested `begin` refused. */
const driverFacade = (
  client: postgres.Sql,
  send: (text: string, parameters: readonly unknown[], options: object) => FencedQuery,
) =>
  ({
    options: client.options,
    unsafe: (text: string, parameters: readonly unknown[] = []) => send(text, parameters, prepared),
    begin: () => Promise.reject(new DatabaseUnavailable('a transaction does not open another one')),
    savepoint: () => Promise.reject(new Error('use the savepoint of the door')),
  }) as unknown as postgres.Sql;
