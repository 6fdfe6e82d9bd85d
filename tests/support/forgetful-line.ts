import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP line that can forget its connections: both ends keep theirs and never hear of each other again, as behind a firewall that has lost its table. */
export type ForgetfulLine = {
  readonly port: number;
  /** Forgets every connection of now. Later ones are carried. */
  readonly forget: () => void;
  readonly close: () => Promise<void>;
};

export const openForgetfulLine = async (targetPort: number): Promise<ForgetfulLine> => {
  const open = new Set<Socket>();
  const remembered = new Set<() => void>();
  const listener = createServer((client) => {
    const server = connect(targetPort, '127.0.0.1');
    let isForgotten = false;
    const forget = () => {
      isForgotten = true;
    };
    remembered.add(forget);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(from);
      from.on('error', () => undefined);
      from.on('data', (piece) => {
        if (!isForgotten) to.write(piece);
      });
      from.once('close', () => {
        open.delete(from);
        remembered.delete(forget);
        if (!isForgotten) to.destroySoon();
      });
    }
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return {
    port: (listener.address() as AddressInfo).port,
    forget: () => {
      for (const each of remembered) each();
      remembered.clear();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        listener.close(() => resolve());
      }),
  };
};
