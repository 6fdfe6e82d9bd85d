import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildOrganization, type Row } from '@lintel/db/seeds/build';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import type { Session } from '@lintel/kernel/session';
import { type Bus, memoryBus } from '@lintel/server/bus';
import { deriveSecrets } from '@lintel/server/secrets';
import { internalKeyPurpose, publicJwks } from '@lintel/server/session-token';
import { startSubgraph } from '@lintel/server/subgraph-server';
import { sessionAs, testPlatform } from '@lintel/server/testing';
import type { FastifyInstance } from 'fastify';
import type { IdentityEdge, PersistedOperation, SessionResolution } from '../src/edge/identity-edge.ts';
import { createGateway, type GatewayOptions } from '../src/gateway.ts';
import { localSource } from '../src/sources/local-source.ts';
import { type RemoteSource, remoteSource } from '../src/sources/remote-source.ts';
import { type FixtureSubgraphs, fixtureSubgraphs } from './fixture-subgraphs.ts';

export type Mode = 'local' | 'remote';

/** An identity that knows what a test tells it. The real one has tests of its own. */
export type FixtureEdge = IdentityEdge & {
  readonly sessions: Map<string, SessionResolution>;
  /** By organization, client and id; a client of null is everybody of the organization. */
  readonly operations: Map<string, PersistedOperation>;
  readonly register: (session: Session, documentId: string, document: string) => void;
};

export type Fixture = FixtureSubgraphs & {
  readonly app: FastifyInstance;
  readonly url: string;
  readonly edge: FixtureEdge;
  readonly database: TestDatabase;
  readonly organization: Row;
  /** Signed in with the token `manager`, `resident`; an API key with the token `partner`, another client's with `rival`. */
  readonly sessions: Readonly<Record<'manager' | 'resident' | 'partner' | 'rival', Session>>;
  readonly bus: Bus;
  readonly close: () => Promise<void>;
};

const secrets = deriveSecrets('the secret of a gateway in tests, which nobody else has');

export const startFixture = async (mode: Mode, options: Partial<GatewayOptions> = {}): Promise<Fixture> => {
  const database = await openTestDatabase();
  const organization = await buildOrganization(database.admin);
  const subgraphs = fixtureSubgraphs();
  const edge = fixtureEdge();
  const sessions = fixtureSessions(organization);
  for (const [token, session] of Object.entries(sessions)) edge.sessions.set(token, { ok: true, session });
  const wiring = mode === 'local' ? localWiring(subgraphs, database) : await remoteWiring(subgraphs, database);
  const app = await createGateway({
    supergraphSdl: subgraphs.supergraphSdl,
    edge,
    introspection: 'signed-in',
    isReady: async () => true,
    logLevel: 'silent',
    ...wiring.options,
    ...options,
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const close = async () => {
    await app.close();
    await wiring.close();
    await database.close();
  };
  return { ...subgraphs, app, url, edge, database, organization, sessions, bus: memoryBus(), close };
};

const fixtureSessions = (organization: Row): Fixture['sessions'] => {
  const manager = sessionAs('manager', organization, {
    permissions: ['finance.payment.record', 'finance.payment.read'],
  });
  const keyOf = (clientId: string): Session => ({
    ...manager,
    actor: { kind: 'apiKey', apiKeyId: `key of ${clientId}`, clientId },
  });
  return {
    manager,
    resident: sessionAs('resident', organization, { permissions: [] }),
    partner: keyOf('bank'),
    rival: keyOf('rival'),
  };
};

export const fixtureEdge = (): FixtureEdge => {
  const sessions: FixtureEdge['sessions'] = new Map();
  const operations: FixtureEdge['operations'] = new Map();
  const keyOf = (organizationId: string, clientId: string | null, documentId: string) =>
    [organizationId, clientId, documentId].join(' ');
  return {
    sessions,
    operations,
    register: ({ organizationId, actor }, documentId, document) => {
      const operation = { document, name: 'Registered' };
      operations.set(keyOf(organizationId, null, documentId), operation);
      if (actor.kind === 'apiKey') operations.set(keyOf(organizationId, actor.clientId, documentId), operation);
    },
    resolveSession: async (credential) => sessions.get(credential) ?? { ok: false, code: 'UNAUTHENTICATED' },
    findOperation: async ({ organizationId, clientId, documentId }) =>
      operations.get(keyOf(organizationId, clientId, documentId)) ?? null,
    operationsToWarm: async () => [...new Set([...operations.values()].map(({ document }) => document))],
    jwks: async () => ({ keys: [] }),
  };
};

type Wiring = { readonly options: Pick<GatewayOptions, 'source' | 'platform'>; readonly close: () => Promise<void> };

const localWiring = (subgraphs: FixtureSubgraphs, database: TestDatabase): Wiring => ({
  options: {
    platform: testPlatform(database.door),
    source: (name) => localSource(name === 'property' ? subgraphs.property : subgraphs.finance),
  },
  close: async () => undefined,
});

/** Real subgraph servers, which believe nothing but the signature of this gateway. */
const remoteWiring = async (subgraphs: FixtureSubgraphs, database: TestDatabase): Promise<Wiring> => {
  const keys = await startServer(async (_request, response) => {
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify(await publicJwks(secrets, internalKeyPurpose)));
  });
  const sources = new Map<string, RemoteSource>();
  const servers: FastifyInstance[] = [];
  for (const subgraph of [subgraphs.property, subgraphs.finance]) {
    const server = await startSubgraph(subgraph, {
      PORT: '0',
      DATABASE_URL: database.serviceUrl,
      LINTEL_SECRET: `the secret of ${subgraph.name} in tests, which nobody else has`,
      LINTEL_GATEWAY_JWKS_URL: keys.url,
      LINTEL_LOG_LEVEL: 'silent',
    });
    servers.push(server);
    const { port } = server.server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/graphql`;
    sources.set(subgraph.name, remoteSource({ name: subgraph.name, url, secrets }));
  }
  return {
    options: { source: (name) => sources.get(name)! },
    close: async () => {
      await Promise.all([...sources.values()].map((source) => source.close()));
      await Promise.all(servers.map((server) => server.close()));
      await keys.close();
    },
  };
};

/** An HTTP server on a port of its own. */
export const startServer = async (
  listener: RequestListener,
): Promise<{ url: string; port: number; close: () => Promise<void> }> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

export { secrets as gatewaySecrets };
