import { type Session, widestVisibility } from '@lintel/kernel/session';
import { sessionAs } from '@lintel/server/testing';
import type { FastifyInstance } from 'fastify';
import { compose } from '../../src/compose.ts';
import { createGateway, type GatewayOptions } from '../../src/gateway.ts';
import type { RateLimits } from '../../src/rate-limit/rate-limits.ts';
import { type FixtureEdge, fixtureEdge } from '../fixture.ts';

const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@cost"])
  type Query { cheap: Int dear: Int @cost(weight: 50) gated: Int }
  type Mutation { touch: Int }
  type Subscription { told: Int }`;

/** What the operations of the tests cost. */
export const costs = { cheap: 1, dear: 50 } as const;

export type World = {
  readonly url: string;
  readonly app: FastifyInstance;
  readonly edge: FixtureEdge;
  /** Documents that reached the subgraph. */
  readonly runs: string[];
  /** How often an unknown credential was looked up. */
  readonly lookups: () => number;
  /** Lets `gated` be answered. */
  readonly open: () => void;
  /** Moves the clock. */
  readonly pass: (ms: number) => void;
};

/** More than any test uses up. */
const plenty: RateLimits = {
  organization: 6_000_000,
  client: 6_000_000,
  user: 6_000_000,
  address: 6_000_000,
  credentials: 6_000_000,
};

const organization = (digit: string): Session =>
  sessionAs('manager', { id: `018f0000-0000-7000-8000-00000000000${digit}` } as never);

const userOf = (session: Session, userId: string, visibility = widestVisibility(['organization'])): Session => ({
  ...session,
  visibility,
  actor: { kind: 'user', userId, sessionId: `session of ${userId}` },
});

const clientOf = (session: Session, clientId: string, apiKeyId: string): Session => ({
  ...session,
  actor: { kind: 'apiKey', apiKeyId, clientId },
});

/** Sessions by their tokens: `ann`, `ben` and the resident `rose` in one organization, `zoe` in another; two keys of a bank there, and of a rival. */
export const people: Readonly<Record<string, Session>> = {
  ann: userOf(organization('1'), 'ann'),
  'ann-elsewhere': { ...userOf(organization('1'), 'ann'), actor: { kind: 'user', userId: 'ann', sessionId: 'second' } },
  ben: userOf(organization('1'), 'ben'),
  rose: userOf(organization('1'), 'rose', 'own'),
  zoe: userOf(organization('2'), 'zoe'),
  'ann-at-zoe': userOf(organization('2'), 'ann'),
  bank: clientOf(organization('1'), 'bank', 'first'),
  'bank-rotated': clientOf(organization('1'), 'bank', 'second'),
  rival: clientOf(organization('1'), 'rival', 'third'),
};

/** A gateway with a clock that stands still. */
export const startWorld = async (
  limits: Partial<RateLimits> | undefined,
  options: Partial<GatewayOptions> = {},
): Promise<World> => {
  let time = 1_760_000_000_000;
  let lookups = 0;
  const gate = Promise.withResolvers<void>();
  const runs: string[] = [];
  const edge = fixtureEdge();
  for (const [token, session] of Object.entries(people)) edge.sessions.set(token, { ok: true, session });
  const app = await createGateway({
    supergraphSdl: compose([{ name: 'one', sdl }]).supergraph,
    source: (name) => ({
      name,
      execute: async ({ query }) => {
        runs.push(query);
        if (query.includes('gated')) await gate.promise;
        return { data: { cheap: 1, dear: 2, gated: 3, touch: 4 } };
      },
      subscribe: async function* () {
        yield { data: { told: 5 } };
      },
    }),
    edge: {
      ...edge,
      resolveSession: async (...asked) => {
        if (!edge.sessions.has(asked[0])) lookups += 1;
        return edge.resolveSession(...asked);
      },
    },
    introspection: 'open',
    isReady: async () => true,
    logLevel: 'silent',
    rateLimits: limits && { limits: { ...plenty, ...limits }, script: undefined, now: () => time },
    ...options,
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const pass = (ms: number) => {
    time += ms;
  };
  return { url, app, edge, runs, lookups: () => lookups, open: () => gate.resolve(), pass };
};
