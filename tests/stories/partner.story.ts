import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { post } from '../support/client.ts';
import { untilRefused } from '../support/until-refused.ts';
import { must, type World } from '../support/world.ts';

/** A partner registers an operation and calls it with a key, and nothing else. */
export const partnerStory = (world: () => World): void => {
  const document = 'query PartnerUnits($first: Int) { units(first: $first) { totalCount nodes { number } } }';
  const documentId = createHash('sha256').update(document).digest('hex');
  const unregistered = 'query Other { units { totalCount } }';
  let key: string;
  let keyId: string;
  const call = (body: Record<string, unknown>, credential = key) =>
    post(world().product.url, body, { authorization: `Bearer ${credential}` });

  test('an administrator registers an operation for a client and makes a key', async () => {
    const { cedar } = world();
    const operations = await must(
      cedar,
      'persistedOperationsRegister',
      { clientName: 'Gate maker', operations: [{ name: 'PartnerUnits', document }] },
      { select: 'documentId name status' },
    );
    expect(operations).toMatchObject([{ documentId, name: 'PartnerUnits', status: 'ACTIVE' }]);
    const clients = (await cedar.ask('{ apiClients { nodes { id name } } }')).data.apiClients.nodes;
    const mutation =
      'mutation Key($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) { apiKey { id prefix } secret userErrors { code } } }';
    const { data } = await cedar.ask(mutation, {
      input: {
        clientId: clients.find(({ name }: { name: string }) => name === 'Gate maker').id,
        name: 'production',
        permissions: ['property.unit.read'],
      },
    });
    key = data.apiKeyCreate.secret;
    keyId = data.apiKeyCreate.apiKey.id;
    expect(key).toMatch(/^pk_/);
  });

  test('the key calls the operation by either form of its id', async () => {
    for (const body of [{ documentId }, { extensions: { persistedQuery: { version: 1, sha256Hash: documentId } } }]) {
      const { data, errors } = await call({ ...body, variables: { first: 1 } });
      expect(errors).toBeUndefined();
      expect(data.units.nodes.length).toBeLessThanOrEqual(1);
    }
  });

  test('text, unknown ids and ids of others are refused', async () => {
    expect((await call({ query: document })).errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_ONLY');
    expect((await call({ query: unregistered })).errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_ONLY');
    const unknown = createHash('sha256').update(unregistered).digest('hex');
    expect((await call({ documentId: unknown })).errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await call({ documentId: unknown, query: unregistered })).errors?.[0]?.extensions.code).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
    await must(
      world().birch,
      'persistedOperationsRegister',
      { clientName: 'Bank', operations: [{ name: 'Other', document: unregistered }] },
      { select: 'documentId' },
    );
    expect((await call({ documentId: unknown })).errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await world().birch.ask('', undefined)).status).toBe(400);
  });

  test('a key that was changed in one character, or revoked, opens nothing', async () => {
    const changed = `${key.slice(0, -1)}${key.endsWith('a') ? 'b' : 'a'}`;
    expect(await call({ documentId }, changed)).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    await must(world().cedar, 'apiKeyRevoke', { id: keyId });
    expect(await untilRefused(() => call({ documentId }))).toBe(401);
  });
};
