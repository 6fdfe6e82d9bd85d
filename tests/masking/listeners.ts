import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import type { Collection } from './evidence.ts';

/** A collector of traces: keeps what OpenTelemetry sends, as it comes. */
export const startCollector = async (
  collection: Collection,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      collection.add('traces', Buffer.concat(chunks).toString());
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Keeps every command that anybody sends to a Redis. */
export const watchRedis = async (url: string, collection: Collection): Promise<() => void> => {
  const client = new Redis(url);
  const monitor = await client.monitor();
  monitor.on('monitor', (_time: string, command: readonly string[]) => collection.add('redis', command.join(' ')));
  return () => {
    monitor.disconnect();
    client.disconnect();
  };
};

/** Keeps every answer that `fetch` of this process gets from these origins, until it is ended. */
export const watchAnswers = (origins: () => readonly string[], collection: Collection): (() => void) => {
  const plain = globalThis.fetch;
  globalThis.fetch = async (...given) => {
    const response = await plain(...given);
    const { origin, pathname } = new URL(given[0] instanceof Request ? given[0].url : given[0]);
    if (!origins().includes(origin) || pathname === '/metrics') return response;
    const text = await response.clone().text();
    collection.add('header of an answer', JSON.stringify([...response.headers]));
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) collection.add('event', text);
    else keepBody(collection, text);
    return response;
  };
  return () => {
    globalThis.fetch = plain;
  };
};

/** Sorts an answer: the data of each root field by its name, and everything that says what went wrong. */
export const keepBody = (collection: Collection, text: string): void => {
  const body = parsed(text);
  if (body === undefined) {
    collection.add('file', text);
    return;
  }
  const { data, ...rest } = body;
  collection.add('error of an answer', JSON.stringify(rest));
  for (const [field, value] of Object.entries(data ?? {})) {
    const { userErrors, ...payload } = Object(value) as { userErrors?: unknown };
    collection.add('error of an answer', JSON.stringify(userErrors ?? null));
    collection.add(`answer of ${field}`, JSON.stringify(Array.isArray(value) ? value : payload));
  }
};

const parsed = (text: string): { readonly data?: Readonly<Record<string, unknown>> | null } | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};
