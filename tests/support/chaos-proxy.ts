import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP proxy on loopback whose line can be spoilt at any moment, for connections that exist and for new ones alike. */
export type ChaosProxy = {
  /** Where it listens, for as long as it is open. */
  readonly port: number;
  /** Everything goes through again. What was held back by `stall` is delivered now. */
  readonly pass: () => Promise<void>;
  /** A black hole: connections are accepted and nothing is ever delivered, in either direction. */
  readonly stall: () => Promise<void>;
  /** What the server sends arrives later by so many milliseconds. What clients send is not held back. */
  readonly slow: (ms: number) => Promise<void>;
  /** Ends the connections that exist with a reset. New ones are served as before. */
  readonly cut: () => void;
  /** Ends all connections and answers new ones with "connection refused", until `pass`, `stall` or `slow`. */
  readonly refuse: () => Promise<void>;
  /** How many connections clients have open. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
};

type Weather = { readonly kind: 'fair' | 'stalled' | 'refusing' } | { readonly kind: 'slow'; readonly ms: number };

type Line = { readonly client: Socket; readonly resume: () => void; readonly cut: () => void };

/** Opens a proxy to a port on loopback, with everything going through. */
export const openProxy = async (targetPort: number): Promise<ChaosProxy> => {
  let weather: Weather = { kind: 'fair' };
  const lines = new Set<Line>();
  const server = createServer((client) => {
    const line = carry(client, targetPort, {
      weather: () => weather,
      onEnd: () => lines.delete(line),
    });
    lines.add(line);
  });
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const cut = () => {
    for (const line of lines) line.cut();
  };
  const become = async (next: Weather): Promise<void> => {
    weather = next;
    if (!server.listening) await listen(port);
    for (const line of lines) line.resume();
  };
  const stopListening = async (): Promise<void> => {
    if (!server.listening) return cut();
    const closed = once(server, 'close');
    server.close();
    cut();
    await closed;
  };
  return {
    port,
    pass: () => become({ kind: 'fair' }),
    stall: () => become({ kind: 'stalled' }),
    slow: (ms) => become({ kind: 'slow', ms }),
    cut,
    refuse: async () => {
      weather = { kind: 'refusing' };
      await stopListening();
    },
    connections: () => [...lines].filter(({ client }) => !client.destroyed).length,
    close: stopListening,
  };
};

type Passage = { readonly weather: () => Weather; readonly onEnd: () => void };

/** One connection. The server is called at once, so that it sees the same comings and goings as without a proxy. */
const carry = (client: Socket, targetPort: number, { weather, onEnd }: Passage): Line => {
  const server = connect(targetPort, '127.0.0.1');
  const ends = [client, server];
  for (const end of ends) {
    end.on('error', () => undefined);
    end.once('close', () => {
      if (ends.every(({ destroyed }) => destroyed)) onEnd();
    });
  }
  const there = pour(client, server, () => (weather().kind === 'stalled' ? 'hold' : 0));
  const back = pour(server, client, () => {
    const now = weather();
    return now.kind === 'stalled' ? 'hold' : now.kind === 'slow' ? now.ms : 0;
  });
  return {
    client,
    resume: () => {
      there();
      back();
    },
    cut: () => {
      client.resetAndDestroy();
      server.destroy();
    },
  };
};

/**
 * Copies from one end to the other in order, each piece after its delay and the end of the stream after the last piece.
 * Answers how to look again after the weather has changed.
 */
const pour = (from: Socket, to: Socket, delay: () => number | 'hold'): (() => void) => {
  const waiting: { readonly piece: Buffer; readonly since: number }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const deliver = (): void => {
    clearTimeout(timer);
    const ms = delay();
    if (ms === 'hold' || to.destroyed) return;
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const early = first.since + ms - performance.now();
      if (early > 0) {
        timer = setTimeout(deliver, Math.ceil(early));
        return;
      }
      waiting.shift();
      to.write(first.piece);
    }
    // Both directions end together: none of our protocols goes on with half a connection.
    if (isOver) to.destroySoon();
  };
  from.on('data', (piece) => {
    waiting.push({ piece: piece as Buffer, since: performance.now() });
    deliver();
  });
  from.once('close', () => {
    isOver = true;
    deliver();
  });
  return deliver;
};
