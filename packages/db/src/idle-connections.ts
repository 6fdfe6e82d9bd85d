import type { Connection } from './connection.ts';

/** Connections that nobody has at the moment; the one that was used last is taken first. */
export type IdleConnections = {
  /** Undefined when there is none that is still open. `isOpen`: its last transaction, which only read, has not been ended. */
  readonly take: () => { readonly connection: Connection; readonly isOpen: boolean } | undefined;
  readonly put: (connection: Connection, isOpen: boolean) => void;
  readonly clear: () => void;
};

/** `ending` is set while its last transaction is still open. */
type Idle = { readonly connection: Connection; ending: NodeJS.Timeout | undefined };

/**
 * How long a snapshot that nobody needs may stay open, for the next transaction to end it in passing. Under load that saves each request a message
 * of its own; a quiet server ends it by itself, so that no old snapshot keeps the database from tidying up.
 */
const endingAfterMs = 2;

/** An empty store. `discard` is told of connections that were found closed or failed while they were idle. */
export const idleConnections = (discard: (connection: Connection) => void): IdleConnections => {
  const idle: Idle[] = [];
  return {
    take: () => {
      for (let found = idle.pop(); found !== undefined; found = idle.pop()) {
        clearTimeout(found.ending);
        if (!found.connection.isClosed()) return { connection: found.connection, isOpen: found.ending !== undefined };
        discard(found.connection);
      }
      return undefined;
    },
    put: (connection, isOpen) => {
      const entry: Idle = { connection, ending: undefined };
      idle.push(entry);
      if (!isOpen) return;
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
    },
    clear: () => {
      idle.length = 0;
    },
  };
};
