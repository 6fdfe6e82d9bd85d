import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildHome, buildOrganization } from '@lintel/db/seeds/build';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import type { Session } from '@lintel/kernel/session';
import { createPlatform, type Platform } from '@lintel/server/platform';
import { eventChannel } from '@lintel/server/subscription-channel';
import { sessionAs, testPlatform } from '@lintel/server/testing';
import { deliverEvents } from '@lintel/worker/deliver-events';
import type { FastifyInstance } from 'fastify';
import type { IdentityEdge } from '../../src/edge/identity-edge.ts';
import { createGateway, type GatewayOptions } from '../../src/gateway.ts';
import { localSource } from '../../src/sources/local-source.ts';
import { subgraphs } from '../../src/subgraphs.ts';
import { loadSupergraph } from '../../src/supergraph.ts';
import { ask } from '../ask.ts';
import { type FixtureEdge, fixtureEdge } from '../fixture.ts';

export type Home = Awaited<ReturnType<typeof buildHome>>;

/** The product in one process on a port of its own: real subgraphs, real rows; only identity is told by the test. */
export type World = {
  readonly app: FastifyInstance;
  readonly url: string;
  readonly edge: FixtureEdge;
  readonly database: TestDatabase;
  readonly platform: Platform;
  /** Two homes of one organization, and one of another. */
  readonly home: Home;
  readonly elsewhere: Home;
  readonly foreign: Home;
  /** Signed in with the tokens `manager`, `resident` (of `home`), `stranger` (of `foreign`) and the key `partner`. */
  readonly sessions: Readonly<Record<'manager' | 'resident' | 'stranger' | 'partner', Session>>;
  /** How many listen to the events of the organization. */
  readonly listeners: () => number;
  /** Resolves when so many subscribers of the organization hear events. */
  readonly heard: (count: number) => Promise<void>;
  /** Records a payment through the API and delivers the events. Answers its id. */
  readonly pay: (home?: Home, amount?: string) => Promise<string>;
  /** Value of a metric without labels. */
  readonly metric: (name: string) => Promise<number>;
  readonly close: () => Promise<void>;
};

export const openWorld = async (
  options: Partial<GatewayOptions> = {},
  around: (edge: FixtureEdge) => IdentityEdge = (edge) => edge,
): Promise<World> => {
  const database = await openTestDatabase();
  const cedar = await buildOrganization(database.admin);
  const home = await buildHome(database.admin, cedar);
  const elsewhere = await buildHome(database.admin, cedar);
  const foreign = await buildHome(database.admin, await buildOrganization(database.admin));
  const { platform, listenersTo } = countedPlatform(testPlatform(database.door));
  const edge = fixtureEdge();
  const sessions = sessionsOf(home, foreign);
  for (const [token, session] of Object.entries(sessions)) edge.sessions.set(token, { ok: true, session });
  // Payments are recorded by somebody whose session no test touches.
  for (const { organization } of [home, foreign])
    edge.sessions.set(tellerOf(organization), { ok: true, session: sessionAs('manager', organization) });
  const app = await createGateway({
    supergraphSdl: await loadSupergraph(undefined),
    source: (name) => localSource(subgraphs[name]!),
    edge: around(edge),
    platform,
    introspection: 'signed-in',
    isReady: async () => true,
    logLevel: 'silent',
    ...options,
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const listeners = () => listenersTo(eventChannel(cedar.id as string));
  return {
    app,
    url,
    edge,
    database,
    platform,
    home,
    elsewhere,
    foreign,
    sessions,
    listeners,
    heard: async (count) => {
      while (listeners() < count) await sleep(2);
    },
    pay: (where = home, amount = '10.00') => pay({ url, platform }, where, amount),
    metric: async (name) => {
      const text = await (await fetch(`${url}/metrics`)).text();
      return Number(new RegExp(`^${name}\\{.*\\} (.*)$`, 'm').exec(text)?.[1]);
    },
    close: async () => {
      await app.close();
      await database.close();
    },
  };
};

const sessionsOf = (home: Home, foreign: Home): World['sessions'] => {
  const manager = sessionAs('manager', home.organization);
  return {
    manager,
    resident: sessionAs('resident', home.organization, {
      userId: home.user.id as string,
      unitIds: [home.unit.id as string],
      propertyIds: [home.property.id as string],
      communityIds: [home.community.id as string],
    }),
    stranger: sessionAs('manager', foreign.organization),
    partner: { ...manager, actor: { kind: 'apiKey', apiKeyId: 'key', clientId: 'bank' } },
  };
};

/** A platform whose hub says how many listen: the protocols have no message for that. */
const countedPlatform = (made: Platform) => {
  const counts = new Map<string, number>();
  const platform = createPlatform({ ...made });
  const { use } = platform;
  const counted: Platform = {
    ...platform,
    use: ((make: (own: Platform) => unknown) => {
      const service = use(make as never) as { listen?: (id: string, listener: unknown) => Promise<() => void> };
      if (service.listen === undefined) return service;
      return {
        ...service,
        listen: async (organizationId: string, listener: unknown) => {
          const stop = await service.listen!(organizationId, listener);
          const channel = eventChannel(organizationId);
          counts.set(channel, (counts.get(channel) ?? 0) + 1);
          let isCounted = true;
          return () => {
            if (isCounted) counts.set(channel, counts.get(channel)! - 1);
            isCounted = false;
            stop();
          };
        },
      };
    }) as Platform['use'],
  };
  return { platform: counted, listenersTo: (channel: string) => counts.get(channel) ?? 0 };
};

const tellerOf = (organization: Home['organization']) => `teller of ${organization.id}`.replaceAll(' ', '-');

const paymentRecord = `mutation ($input: PaymentRecordInput!) {
  paymentRecord(input: $input) { payment { id } userErrors { code message } }
}`;

const pay = async (
  { url, platform }: { url: string; platform: Platform },
  { lease, organization }: Home,
  amount: string,
): Promise<string> => {
  const input = { leaseId: lease.id, amount: { amount, currency: 'USD' }, method: 'CHECK', receivedOn: '2026-01-02' };
  const answer = await ask(
    url,
    { query: paymentRecord, variables: { input } },
    { token: tellerOf(organization), headers: { 'idempotency-key': randomUUID() } },
  );
  const id = answer.json.data?.paymentRecord?.payment?.id;
  if (id === undefined) throw new Error(answer.text);
  await deliver(platform, String(organization.id));
  return id;
};

/** What the worker does when it finds the job. */
export const deliver = (platform: Platform, organizationId: string): Promise<void> =>
  deliverEvents({ platform, payload: { organizationId, requestId: null }, withClient: undefined as never });
