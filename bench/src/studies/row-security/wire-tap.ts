import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

/** A statement with the values that it was sent with, as the server gets them. */
export type SentStatement = {
  /** The message that opened its transaction and set the session's context. */
  readonly preamble: string;
  readonly text: string;
  readonly parameters: readonly (string | null)[];
};

export type WireTap = {
  readonly port: number;
  /** What was sent since the last call. */
  readonly take: () => readonly SentStatement[];
  readonly close: () => Promise<void>;
};

/**
 * Passes connections on to a Postgres and writes down the statements in between, with their values. Looking at the wire shows what the
 * product truly sends, and needs nothing of the product. Knows the messages that postgres.js uses (Postgres protocol 3, text format).
 */
export const openWireTap = async (target: { readonly host: string; readonly port: number }): Promise<WireTap> => {
  let sent: SentStatement[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = createConnection(target.port, target.host);
    const listen = statementReader((statement) => sent.push(statement));
    client.on('data', (bytes) => {
      listen(bytes);
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => client.write(bytes));
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    take: () => {
      const taken = sent;
      sent = [];
      return taken;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Reads what one client sends. The first message has no type; after it each has a letter and a length. */
const statementReader = (found: (statement: SentStatement) => void): ((bytes: Buffer) => void) => {
  const texts = new Map<string, string>();
  let preamble = '';
  let pending: Buffer = Buffer.alloc(0);
  let isStarted = false;
  return (bytes) => {
    pending = Buffer.concat([pending, bytes]);
    for (;;) {
      const start = isStarted ? 1 : 0;
      if (pending.length < start + 4) return;
      const end = start + pending.readInt32BE(start);
      if (pending.length < end) return;
      const message = messageReader(pending.subarray(start + 4, end));
      const type = isStarted ? String.fromCharCode(pending[0]!) : 'start';
      isStarted = true;
      pending = pending.subarray(end);
      if (type === 'Q') {
        const text = message.text();
        if (/\bbegin\b/.test(text)) preamble = text.replace(/^rollback; /, '');
      } else if (type === 'P') texts.set(message.text(), message.text());
      else if (type === 'B') {
        message.text();
        const text = texts.get(message.text());
        if (text !== undefined) found({ preamble, text, parameters: message.values() });
      }
    }
  };
};

const messageReader = (bytes: Buffer) => {
  let position = 0;
  const short = () => {
    position += 2;
    return bytes.readInt16BE(position - 2);
  };
  return {
    /** Text up to the next zero byte. */
    text: (): string => {
      const end = bytes.indexOf(0, position);
      const text = bytes.toString('utf8', position, end);
      position = end + 1;
      return text;
    },
    /** The values of a Bind message, behind their format codes. */
    values: (): (string | null)[] => {
      const formats = short();
      for (let index = 0; index < formats; index += 1)
        if (short() !== 0) throw new Error('a value is not sent as text');
      return Array.from({ length: short() }, () => {
        const length = bytes.readInt32BE(position);
        position += 4;
        if (length === -1) return null;
        position += length;
        return bytes.toString('utf8', position - length, position);
      });
    },
  };
};
