import net from 'node:net';
import postgres from 'postgres';

/**
 * One physical connection to Postgres, used by one transaction at a time.
 *
 * postgres.js reconnects behind its own back: after a backend dies it opens a new socket on the same object and sends
 * whatever is still queued there, so a statement of a dead transaction can run inside somebody else's (finding F1 of the
 * security notes, upstream issues #1155 and #1204). A `Connection` therefore owns a driver client of its own whose socket
 * can be opened once: when the backend is gone, the client is gone with it and nothing written to it later reaches a server.
 */
export type Connection = {
  readonly client: postgres.Sql;
  readonly isClosed: () => boolean;
  /** The process id of the backend, once it has answered; a pooler in between makes one up. */
  backend: number | undefined;
  /** How many bytes have arrived over it, TLS included. */
  readonly bytesRead: () => number;
  /** Who is told when the socket closes: the transaction that has the connection now. One at a time; `undefined` for nobody. */
  readonly setCloseListener: (listener: ((reason: Error) => void) | undefined) => void;
  /** Ends the socket politely; resolves when it is closed or after the given time. */
  readonly end: (timeoutSeconds: number) => Promise<void>;
  /** Closes the socket at once, for a server that does not answer: whoever waits for something over it is told the reason. */
  readonly abandon: (reason?: Error) => void;
};

/** The database went away, or could not be reached; the caller may try again later. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** Whether it is what a socket says when it breaks, which the driver passes on as it is. */
export const isSocketError = (error: Error): boolean => {
  const { code, severity } = error as Error & { code?: unknown; severity?: unknown };
  return (
    severity === undefined &&
    typeof code === 'string' &&
    /^(ECONN\w+|EPIPE|ETIMEDOUT|CONNECTION_\w+|CONNECT_TIMEOUT)$/.test(code)
  );
};

export type ConnectionOptions = {
  /** `postgres://user:password@host:port/database`, with `?sslmode=require|verify-full` for TLS. */
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly connectTimeoutMs: number;
};

export const openConnection = (options: ConnectionOptions): Connection => {
  let opened = false;
  let closed = false;
  let closeListener: ((reason: Error) => void) | undefined;
  let socket: net.Socket | undefined;
  const markClosed = (reason: Error) => {
    closed = true;
    closeListener?.(reason);
  };

  const client = postgres(options.url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    // From the socket to the first ReadyForQuery: a server that accepts and then says nothing is no server.
    connect_timeout: Math.max(1, Math.ceil(options.connectTimeoutMs / 1000)),
    fetch_types: false,
    prepare: true,
    onnotice: () => undefined,
    connection: { application_name: options.applicationName },
    onclose: () => markClosed(new DatabaseUnavailable('the database closed the connection')),
    // postgres.js calls this for every connect, reconnects included: the second call is the fence.
    socket: async (parsed: SocketTarget) => {
      if (opened) throw new DatabaseUnavailable('a closed connection is never reopened');
      opened = true;
      try {
        socket = openSocket(parsed);
        return await connected(socket, parsed, options.connectTimeoutMs);
      } catch (error) {
        const reason = new DatabaseUnavailable('the database cannot be reached', { cause: error });
        markClosed(reason);
        throw reason;
      }
    },
  } as postgres.Options<Record<string, never>>);

  return {
    client,
    backend: undefined,
    isClosed: () => closed,
    bytesRead: () => socket?.bytesRead ?? 0,
    setCloseListener: (listener) => {
      closeListener = listener;
    },
    // end() of postgres.js may wait for ever on a broken socket (#1130), so a time always bounds it.
    end: async (timeoutSeconds) => {
      await Promise.race([client.end({ timeout: timeoutSeconds }), sleep(timeoutSeconds * 1000 + 100)]);
    },
    abandon: (reason = new DatabaseUnavailable('the connection was given up')) => {
      opened = true;
      markClosed(reason);
      // TLS lies upon this socket and ends with it.
      socket?.destroy(reason);
      client.end({ timeout: 0 }).catch(() => undefined);
    },
  };
};

type SocketTarget = { readonly host: readonly string[]; readonly port: readonly number[]; readonly path?: string };

const openSocket = (target: SocketTarget): net.Socket =>
  typeof target.path === 'string'
    ? net.connect(target.path)
    : net.connect({ host: target.host[0]!, port: target.port[0]!, noDelay: true });

const connected = (socket: net.Socket, target: SocketTarget, timeoutMs: number): Promise<net.Socket> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(new Error('connect timed out')), timeoutMs);
    const failed = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeListener('error', failed);
      resolve(Object.assign(socket, { host: target.host[0], port: target.port[0] }));
    });
  });

const sleep = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });
