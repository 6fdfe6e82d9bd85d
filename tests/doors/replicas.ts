import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/ports.ts';
import { type Program, startProgram, untilReady } from '../support/processes.ts';

/** A load balancer as operators have one: a replica that is to stop gets no new requests and finishes those it has. */
export type Balancer = {
  readonly url: string;
  readonly add: (port: number) => void;
  /** Resolves when the replica has nothing under way. */
  readonly remove: (port: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

export const startBalancer = async (): Promise<Balancer> => {
  const ports: number[] = [];
  const busy = new Map<number, number>();
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, outgoing) => {
    // By turns, request for request: nothing that one replica has made may be known to that one only.
    const port = ports.shift();
    if (port === undefined) return void outgoing.writeHead(502).end();
    ports.push(port);
    busy.set(port, (busy.get(port) ?? 0) + 1);
    outgoing.once('close', () => busy.set(port, busy.get(port)! - 1));
    const { method, url, headers } = incoming;
    const forwarded = request({ host: '127.0.0.1', port, method, path: url, headers, agent }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    return void incoming.pipe(forwarded);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (port) => void ports.push(port),
    remove: async (port) => {
      ports.splice(ports.indexOf(port), 1);
      while ((busy.get(port) ?? 0) > 0) await sleep(10);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
};

/** The secrets of a service at one step of their change, as settings. */
export type SecretSettings = {
  readonly LINTEL_SECRET: string;
  readonly LINTEL_SECRET_NEXT?: string;
  readonly LINTEL_SECRET_PREVIOUS?: string;
};

/** Replicas of one service behind a balancer. */
export type Service = {
  readonly url: string;
  /** Restarts one replica after the other; `meanwhile` is what happens before the next: those before and behind serve side by side. */
  readonly restart: (secrets: SecretSettings, meanwhile: () => Promise<void>) => Promise<void>;
  readonly stop: () => Promise<void>;
};

type ServiceOptions = {
  readonly file: string;
  readonly replicas: number;
  readonly balancer: Balancer;
  readonly secrets: SecretSettings;
  readonly environment: Readonly<Record<string, string>>;
};

export const startService = async (options: ServiceOptions): Promise<Service> => {
  const { file, replicas, balancer, environment } = options;
  const running = new Map<number, Program>();
  const start = async (port: number, secrets: SecretSettings) => {
    const program = startProgram(file, { LINTEL_LOG_LEVEL: 'warn', ...environment, ...secrets, PORT: String(port) });
    running.set(port, program);
    await untilReady(`http://127.0.0.1:${port}/health/ready`, program, 120_000);
    balancer.add(port);
  };
  const stop = async () => void (await Promise.all([...running.values()].map((program) => program.stop())));
  try {
    for (let replica = 0; replica < replicas; replica += 1) await start(await freePort(), options.secrets);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: balancer.url,
    restart: async (secrets, meanwhile) => {
      for (const [port, program] of [...running]) {
        await balancer.remove(port);
        await program.stop();
        await start(port, secrets);
        await meanwhile();
      }
    },
    stop: async () => {
      await stop();
      await balancer.close();
    },
  };
};
