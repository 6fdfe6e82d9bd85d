import { connect, createServer, type Socket } from 'node:net';

/**
 * What a pooler in front of Postgres does between two transactions: it resets the session (`DISCARD ALL`), and with it
 * deallocates what a client believes to be prepared. Speaks just enough of the protocol to know where a transaction ends.
 */
export type ResettingPooler = {
  readonly port: number;
  /** From now on every transaction is followed by a reset; until then nothing is done. */
  readonly reset: (wanted: boolean) => void;
  readonly resets: () => number;
  readonly close: () => Promise<void>;
};

const text = 'DISCARD ALL\0';
const discardAll = Buffer.concat([Buffer.from('Q'), lengthOf(text), Buffer.from(text)]);

function lengthOf(content: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return length;
}

const readyForQuery = 'Z'.charCodeAt(0);
const idle = 'I'.charCodeAt(0);

export const openResettingPooler = async (targetPort: number): Promise<ResettingPooler> => {
  let isWanted = false;
  let resets = 0;
  const open = new Set<Socket>();
  const listener = createServer((client) => {
    const server = connect(targetPort, '127.0.0.1');
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        open.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    let unread = Buffer.alloc(0);
    /** The end of the client's transaction, held back while the session is reset; and what the client sends meanwhile. */
    let held: Buffer | undefined;
    let early: Buffer[] = [];
    let hasAsked = false;
    client.on('data', (piece) => {
      if (held === undefined) server.write(piece);
      else early.push(piece as Buffer);
      hasAsked = true;
    });
    const take = (message: Buffer) => {
      const isReady = message[0] === readyForQuery;
      if (held !== undefined) {
        if (!isReady) return;
        client.write(held);
        held = undefined;
        for (const piece of early) server.write(piece);
        early = [];
        return;
      }
      if (isReady && message[5] === idle && isWanted && hasAsked) {
        held = message;
        hasAsked = false;
        resets += 1;
        server.write(discardAll);
        return;
      }
      client.write(message);
    };
    server.on('data', (piece) => {
      unread = Buffer.concat([unread, piece as Buffer]);
      while (unread.length >= 5 && unread.length > unread.readInt32BE(1)) {
        const end = unread.readInt32BE(1) + 1;
        take(unread.subarray(0, end));
        unread = unread.subarray(end);
      }
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return {
    port: (listener.address() as { port: number }).port,
    reset: (wanted) => {
      isWanted = wanted;
    },
    resets: () => resets,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        listener.close(() => resolve());
      }),
  };
};
