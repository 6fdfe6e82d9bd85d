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
  /** Gives the connection back for reuse; a closed one, or one in doubt (`reusable: false`), is thrown away. */
  readonly giveBack: (state: { reusable: boolean }) => void;
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

export const openPool = (options: PoolOptions): Pool => {
  const gate = admission({ concurrent: options.max, queued: options.queued, waitMs: options.waitMs });
  const idle: Connection[] = [];
  const all = new Set<Connection>();
  let closing = false;

  const discard = (connection: Connection) => {
    all.delete(connection);
    connection.end(0).catch(() => undefined);
  };
  const takeIdle = (): Connection | undefined => {
    for (let connection = idle.pop(); connection !== undefined; connection = idle.pop()) {
      if (!connection.isClosed()) return connection;
      discard(connection);
    }
    return undefined;
  };

  return {
    admission: gate,
    lend: async () => {
      const leave = await gate.enter();
      const connection = takeIdle() ?? openConnection(options);
      all.add(connection);
      return {
        connection,
        giveBack: ({ reusable }) => {
          if (reusable && !closing && !connection.isClosed()) idle.push(connection);
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
