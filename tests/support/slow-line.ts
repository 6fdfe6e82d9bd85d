import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP line to a healthy server that takes its time: to let somebody in, or to bring what the server sends. */
export type SlowLine = { readonly port: number; readonly close: () => Promise<void> };

export type Slowness = {
  /** How long a new connection waits before anything of it reaches the server. */
  readonly admissionMs?: number;
  /** How much of what the server sends arrives in a tenth of a second. All without it. */
  readonly bytesPerStep?: number;
};

const stepMs = 100;

/** Opens a line to a port on loopback. What the server sends is taken from it at once, however slowly it arrives. */
export const openSlowLine = async (
  targetPort: number,
  { admissionMs = 0, bytesPerStep = Number.POSITIVE_INFINITY }: Slowness,
): Promise<SlowLine> => {
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
  };
  const listener = createServer((client) => {
    keep(client);
    client.pause();
    setTimeout(() => {
      const server = connect(targetPort, '127.0.0.1');
      keep(server);
      client.pipe(server);
      client.once('close', () => server.destroy());
      trickle(server, client, bytesPerStep);
    }, admissionMs);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return {
    port: (listener.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        listener.close(() => resolve());
      }),
  };
};

const trickle = (from: Socket, to: Socket, bytesPerStep: number): void => {
  if (bytesPerStep === Number.POSITIVE_INFINITY) {
    from.pipe(to);
    from.once('close', () => to.destroy());
    return;
  }
  let waiting = Buffer.alloc(0);
  from.on('data', (piece: Buffer) => {
    waiting = Buffer.concat([waiting, piece]);
  });
  const timer = setInterval(() => {
    if (waiting.length > 0) to.write(waiting.subarray(0, bytesPerStep));
    waiting = waiting.subarray(bytesPerStep);
  }, stepMs);
  to.once('close', () => clearInterval(timer));
};
