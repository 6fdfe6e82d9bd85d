import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { SourceRequest } from '../../../src/engine/source.ts';
import type { ExecutableSubgraph } from './fixture.ts';

/** Subgraphs that answer `POST` on a port of this machine. */
export type ServedSubgraphs = {
  readonly urlOf: (name: string) => string;
  readonly close: () => Promise<void>;
};

/** Serves every subgraph at a path of its own, on one port that the system picks. */
export const serveSubgraphs = async (subgraphs: readonly ExecutableSubgraph[]): Promise<ServedSubgraphs> => {
  const byPath = new Map(subgraphs.map((subgraph) => [`/${subgraph.name}`, subgraph]));
  const server = createServer((request, response) => {
    answer(byPath.get(request.url ?? ''), request, response).catch(() => response.writeHead(400).end());
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  const { port } = server.address() as AddressInfo;
  return { urlOf: (name) => `http://127.0.0.1:${port}/${name}`, close: () => close(server) };
};

const answer = async (
  subgraph: ExecutableSubgraph | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  if (subgraph === undefined) {
    response.writeHead(404).end();
    return;
  }
  const { query, operationName, variables } = (await json(request)) as Partial<SourceRequest>;
  const result = await subgraph.execute({ query: query ?? '', operationName, variables: variables ?? {} });
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
};

const close = (server: Server): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.close((error) => (error === undefined ? resolve() : reject(error)));
  server.closeAllConnections();
  return promise;
};
