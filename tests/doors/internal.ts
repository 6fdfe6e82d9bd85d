import { randomUUID } from 'node:crypto';
import { deriveSecrets } from '@lintel/server/secrets';
import { signInternalContext } from '@lintel/server/session-token';
import { sessionAs } from '@lintel/server/testing';
import { type GraphQLObjectType, isUnionType } from 'graphql';
import { expect, test } from 'vitest';
import { all } from '../contract/schemas.ts';
import { subgraphNames } from '../support/product.ts';
import { forgedContexts } from './forged-contexts.ts';
import { type Place, secretOf } from './place.ts';

type Call = {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly body?: object;
  readonly accept?: string;
};

/** Everything that a subgraph server can be asked for, from its schema: every root field, every entity, the schema itself. */
const callsOf = (name: string): Readonly<Record<string, Call>> => {
  const { schema } = all.find((subgraph) => subgraph.name === name)!;
  const graphql = (query: string): Call => ({ path: '/graphql', method: 'POST', body: { query } });
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.flatMap((type) => (type == null ? [] : rootCalls(type)));
  const union = schema.getType('_Entity');
  const entities = isUnionType(union) ? union.getTypes() : [];
  return {
    ...Object.fromEntries(fields.map(([field, query]) => [field, graphql(query)])),
    ...Object.fromEntries(
      entities.map(({ name: entity }) => [
        `the entity ${entity}`,
        graphql(`{ _entities(representations: [{ __typename: "${entity}", id: "${randomUUID()}" }]) { __typename } }`),
      ]),
    ),
    introspection: graphql('{ __schema { types { name } } }'),
    'a typename': graphql('{ __typename }'),
    'a document that is none': graphql('{'),
    'no document': { path: '/graphql', method: 'POST', body: {} },
    'an event stream': { ...graphql('subscription { anything }'), accept: 'text/event-stream' },
    ...(name === 'identity' ? internalRoutes : {}),
  };
};

const internalRoutes: Readonly<Record<string, Call>> = {
  'whose credential': { path: '/internal/session', method: 'POST', body: { credential: 'x' } },
  'an operation': {
    path: '/internal/operation',
    method: 'POST',
    body: { organizationId: randomUUID(), documentId: 'x' },
  },
  'operations to warm': { path: '/internal/operations-to-warm', method: 'POST', body: {} },
};

/** Documents that need not be valid: who is nobody is refused before anybody reads them. */
const rootCalls = (type: GraphQLObjectType): [string, string][] => {
  const kind = type.name.toLowerCase();
  return Object.keys(type.getFields()).map((field) => [`${type.name}.${field}`, `${kind} { ${field} { __typename } }`]);
};

/** The ports of the subgraph servers, by somebody in the same network who is not the gateway. */
export const internalDoors = (place: () => Place): void => {
  const gateway = deriveSecrets(secretOf('gateway'));
  const originOf = (name: string) => new URL(place().world.product.subgraphUrls[name]!).origin;
  const facts = async () => {
    const { admin } = place().world.database;
    const [organization] = await admin<{ id: string }[]>`select id from identity.organizations where slug = 'cedar'`;
    return { requestId: 'direct', session: sessionAs('admin', organization!), dryRun: false };
  };
  const send = async (name: string, { path, method, body, accept }: Call, headers: Record<string, string>) => {
    const response = await fetch(`${originOf(name)}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(accept === undefined ? {} : { accept }), ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  };

  test.each(subgraphNames)('%s refuses everything that is not signed by the gateway, whatever it is', async (name) => {
    const context = await facts();
    const calls = Object.entries(callsOf(name));
    expect(calls.length).toBeGreaterThan(15);
    const credentials = await forgedContexts({ name, gateway, context, accessToken: place().world.cedar.token });
    for (const [what, call] of calls) {
      for (const [flaw, headers] of Object.entries(credentials)) {
        const { status, text } = await send(name, call, headers);
        expect(status, `${what} with ${flaw}`).toBe(401);
        expect(text, `${what} with ${flaw}`).not.toMatch(/"data"|"documents"|"session":|sdl/);
      }
    }
  });

  test.each(subgraphNames)('%s takes a signature of the gateway once, and with its own body', async (name) => {
    const context = await facts();
    const query = { query: '{ _service { sdl } }' };
    const call: Call = { path: '/graphql', method: 'POST', body: query };
    const signed = async () => ({
      authorization: `Bearer ${await signInternalContext(gateway, name, context, JSON.stringify(query))}`,
    });
    const caught = await signed();
    expect((await send(name, call, caught)).status).toBe(200);
    expect((await send(name, call, caught)).status).toBe(401);
    for (const body of [{ query: '{ __typename }' }, { ...query, variables: {} }])
      expect((await send(name, { ...call, body }, await signed())).status).toBe(401);
    const replays = await signed();
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await send(name, call, replays)).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  test('what the gateway sends is bound to its body, for queries and for who is asked about', async () => {
    // The gateway itself is the client here: were its signatures not as the subgraphs want them, nothing would be answered.
    const { data } = await place().world.cedar.ask(
      '{ viewer { organization { slug } } units(first: 1) { totalCount } }',
    );
    expect(data.viewer.organization.slug).toBe('cedar');
  });

  test('only health, metrics and public keys are for everybody, and the file transfers, which are signed themselves', async () => {
    for (const name of subgraphNames) {
      for (const path of ['/health/live', '/health/ready', '/metrics'])
        expect((await fetch(`${originOf(name)}${path}`)).status).toBe(200);
      for (const path of ['/', '/internal', '/internal/', '/graphql/', '/graphql', '/.env', '/explorer']) {
        const { status } = await fetch(`${originOf(name)}${path}`);
        expect([401, 404], `${name} ${path}`).toContain(status);
      }
    }
    expect((await fetch(`${originOf('identity')}/.well-known/jwks.json`)).status).toBe(200);
    for (const path of ['/files/uploads/x', '/files/downloads/x', '/files/']) {
      for (const method of ['GET', 'PUT'])
        expect([400, 401, 403, 404], `${method} ${path}`).toContain(
          (await fetch(`${originOf('documents')}${path}`, { method })).status,
        );
    }
    // And none of what is internal can be had through the gateway.
    for (const path of ['/internal/session', '/internal/operation', '/internal/operations-to-warm', '/_service'])
      expect((await fetch(`${place().url}${path}`, { method: 'POST', body: '{}' })).status).toBe(404);
  });
};
