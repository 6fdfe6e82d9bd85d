import { type Admission, admission } from './admission.ts';
import { type Connection, openConnection } from './connection.ts';

/** A fixed number of connections, each lent to one transaction at a time. */
export type Pool = {
  readonly lend: () => Promise<Loan>;
  readonly admission: Admission;
  /** Waits for lent connections up to the time given, then closes all. */
  readonly close: (timeoutSeconds: number) => Promise<void>;
};

export type Loan = {
  readonly connection: Connection;
  /** Whether a transaction that only read is still open on it: whoever begins the next one ends it in the same message. */
  readonly isOpen: boolean;
  /**
   * Gives the connection back for reuse; a closed one, or one in doubt (`reusable: false`), is thrown away. `open` says that its transaction only
   * read and has not been ended: the pool sees to it.
   */
  readonly giveBack: (state: { reusable: boolean; open?: boolean }) => void;
};

export type PoolOptions = {
  readonly url: string;
  readonly applicationName: string;
  /** Most connections at once. */
  readonly max: number;
  /** Most transactions that wait for one. */
  readonly queued: number;
  /** Longest wait in milliseconds. */
  readonly waitMs: number;
  readonly connectTimeoutMs: number;
};

/** A connection that nobody has. `ending` is set while its last transaction, which only read, is still open. */
type Idle = { readonly connection: Connection; ending: NodeJS.Timeout | undefined };

/**
 * How long a snapshot that nobody needs may stay open, for the next transaction to end it in passing. Under load that saves each request a message
 * of its own; a quiet server ends it by itself, so that no old snapshot keeps the database from tidying up.
 */
const endingAfterMs = 2;

export const openPool = (options: PoolOptions): Pool => {
  const gate = admission({ concurrent: options.max, queued: options.queued, waitMs: options.waitMs });
  const idle: Idle[] = [];
  const all = new Set<Connection>();
  let closing = false;

  const discard = (connection: Connection) => {
    all.delete(connection);
    connection.end(0).catch(() => undefined);
  };
  const takeIdle = (): Idle | undefined => {
    for (let found = idle.pop(); found !== undefined; found = idle.pop()) {
      clearTimeout(found.ending);
      if (!found.connection.isClosed()) return found;
      discard(found.connection);
    }
    return undefined;
  };
  const makeIdle = (connection: Connection, isOpen: boolean): void => {
    if (!isOpen) {
      idle.push({ connection, ending: undefined });
      return;
    }
    const entry: Idle = { connection, ending: undefined };
    entry.ending = setTimeout(() => {
      entry.ending = undefined;
      // It stays in the line meanwhile: what the next transaction sends comes behind the rollback. Were it taken out, a request
      // of this moment would open a connection more than the pool may have.
      connection.client.unsafe('rollback').catch(() => {
        const place = idle.indexOf(entry);
        if (place >= 0) idle.splice(place, 1);
        discard(connection);
      });
    }, endingAfterMs);
    idle.push(entry);
  };

  return {
    admission: gate,
    lend: async () => {
      const leave = await gate.enter();
      const known = takeIdle();
      const connection = known?.connection ?? openConnection(options);
      all.add(connection);
      return {
        connection,
        isOpen: known?.ending !== undefined,
        giveBack: ({ reusable, open = false }) => {
          if (reusable && !closing && !connection.isClosed()) makeIdle(connection, open);
          else discard(connection);
          leave();
        },
      };
    },
    close: async (timeoutSeconds) => {
      closing = true;
      const deadline = Date.now() + timeoutSeconds * 1000;
      while (gate.running() > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
      await Promise.all([...all].map((connection) => connection.end(1)));
      all.clear();
      idle.length = 0;
    },
  };
};
