import { connect, createServer, type Socket } from 'node:net';

/** A TCP balancer as simple as one can be: who is ready gets new connections, in turn. */
export type Balancer = {
  readonly port: number;
  /** Which replicas are given new connections. */
  readonly ready: () => readonly number[];
  readonly close: () => Promise<void>;
};

const lookMs = 250;

/** Balances over ports on loopback. `port` 0 for any. */
export const openBalancer = async (replicas: readonly number[], port = 0): Promise<Balancer> => {
  const healthy = new Set<number>(replicas);
  const open = new Set<Socket>();
  let turn = 0;
  const look = async () => {
    await Promise.all(
      replicas.map(async (replica) => {
        const answer = await fetch(`http://127.0.0.1:${replica}/health/ready`, {
          signal: AbortSignal.timeout(1000),
        }).catch(() => undefined);
        await answer?.text().catch(() => undefined);
        if (answer?.status === 200) healthy.add(replica);
        else healthy.delete(replica);
      }),
    );
  };
  const timer = setInterval(look, lookMs);
  const carry = (client: Socket, tried: readonly number[]): void => {
    const candidates = [...(healthy.size > 0 ? healthy : replicas)].filter((each) => !tried.includes(each));
    const replica = candidates[turn % Math.max(1, candidates.length)];
    turn += 1;
    if (replica === undefined) {
      client.destroy();
      return;
    }
    const server = connect({ port: replica, host: '127.0.0.1', noDelay: true });
    open.add(server);
    let isThrough = false;
    server.once('connect', () => {
      isThrough = true;
      client.pipe(server).pipe(client);
    });
    server.on('error', () => {
      // Nobody listens there: nothing was sent, so another one may have it.
      if (!isThrough && !client.destroyed) carry(client, [...tried, replica]);
      else client.destroy();
    });
    server.once('close', () => {
      open.delete(server);
      if (isThrough) client.destroy();
    });
    client.once('close', () => server.destroy());
  };
  const listener = createServer({ noDelay: true }, (client) => {
    open.add(client);
    client.once('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    carry(client, []);
  });
  await new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve));
  return {
    port: (listener.address() as { port: number }).port,
    ready: () => [...healthy],
    close: () =>
      new Promise((resolve) => {
        clearInterval(timer);
        for (const socket of open) socket.destroy();
        listener.close(() => resolve());
      }),
  };
};
