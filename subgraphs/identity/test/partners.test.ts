import { createHash } from 'node:crypto';
import { buildCommunity } from '@lintel/db/seeds/build';
import type { Session } from '@lintel/kernel/session';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newApiKey } from '../src/partners/api-key-text.ts';
import { findOperation } from '../src/partners/find-operation.ts';
import { resolveSession } from '../src/sessions/resolve-session.ts';
import { makeOrganization, openWorld, run, type World } from './support.ts';

let world: World;
let cedar: { id: string };
let birch: { id: string };
let admin: Session;
let foreign: Session;
beforeAll(async () => {
  world = await openWorld({ environment: { LINTEL_KEY_ENVIRONMENT: 'test' } });
  cedar = await makeOrganization(world);
  birch = await makeOrganization(world);
  admin = sessionAs('admin', cedar);
  foreign = sessionAs('admin', birch);
});
afterAll(() => world.database.close());

const mutate = async (
  name: string,
  input: object,
  fields: string,
  as: Session = admin,
  options: { idempotencyKey?: string } = {},
) => {
  const { data, errors } = await run(world, {
    query: `mutation M($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} userErrors { code message path } } }`,
    variables: { input },
    as,
    ...options,
  });
  return { ...(data?.[name] ?? {}), errors };
};
const clientFields = 'apiClient { id name description status version keys(first: 10) { nodes { id revokedAt } } }';
const keyFields = 'secret apiKey { id name prefix permissions communityIds expiresAt revokedAt lastUsedAt }';
let serial = 0;
const client = async (as = admin) =>
  (await mutate('apiClientCreate', { name: `Bank ${++serial}` }, clientFields, as)).apiClient as {
    id: string;
    name: string;
  };
const key = async (input: object = {}, as = admin) =>
  mutate(
    'apiKeyCreate',
    { clientId: (await client(as)).id, name: 'production', permissions: ['property.unit.read'], ...input },
    keyFields,
    as,
  );
const unauthenticated = { ok: false, code: 'UNAUTHENTICATED' };

describe('API clients', () => {
  test('are made, changed, suspended, resumed and ended with their keys', async () => {
    const made = await mutate('apiClientCreate', { name: ' Gate ', description: 'Opens gates.' }, clientFields);
    expect(made).toMatchObject({
      apiClient: { name: 'Gate', description: 'Opens gates.', status: 'ACTIVE', version: 1 },
      userErrors: [],
    });
    const { id } = made.apiClient;
    const { secret } = await key({ clientId: id });
    expect(
      (await mutate('apiClientUpdate', { id, description: '', expectedVersion: 1 }, clientFields)).apiClient,
    ).toMatchObject({ name: 'Gate', description: '', version: 2 });
    expect((await mutate('apiClientSuspend', { id }, clientFields)).apiClient.status).toBe('SUSPENDED');
    expect(await resolveSession(world.platform, secret)).toEqual(unauthenticated);
    expect((await mutate('apiClientResume', { id }, clientFields)).apiClient.status).toBe('ACTIVE');
    expect(await resolveSession(world.platform, secret)).toMatchObject({ ok: true });
    const ended = await mutate('apiClientEnd', { id }, clientFields);
    expect(ended.apiClient).toMatchObject({ status: 'ENDED', keys: { nodes: [{ revokedAt: expect.any(String) }] } });
    expect(await resolveSession(world.platform, secret)).toEqual(unauthenticated);
    expect((await mutate('apiClientResume', { id }, clientFields)).userErrors).toMatchObject([
      { code: 'INVALID_TRANSITION' },
    ]);
    expect((await key({ clientId: id })).userErrors).toMatchObject([
      { code: 'REFERENCE_NOT_FOUND', path: ['input', 'clientId'] },
    ]);
  });

  test('have names of their own, and are found in their own organization only', async () => {
    const { name, id } = await client();
    expect((await mutate('apiClientCreate', { name }, clientFields)).userErrors).toMatchObject([
      { code: 'ALREADY_EXISTS', path: ['input', 'name'] },
    ]);
    expect((await mutate('apiClientCreate', { name }, clientFields, foreign)).userErrors).toEqual([]);
    for (const command of ['apiClientUpdate', 'apiClientSuspend', 'apiClientResume', 'apiClientEnd']) {
      for (const wanted of [id, 'no-uuid']) {
        expect((await mutate(command, { id: wanted }, clientFields, foreign)).userErrors).toMatchObject([
          { code: 'NOT_FOUND', path: ['input', 'id'] },
        ]);
      }
    }
    const list = async (as: Session) =>
      (await run(world, { query: '{ apiClients(first: 100) { nodes { id } } }', as })).data.apiClients.nodes;
    expect(await list(admin)).toContainEqual({ id });
    expect(await list(foreign)).not.toContainEqual({ id });
  });

  test('are kept from who may not manage them', async () => {
    for (const role of ['manager', 'resident', 'analyst']) {
      const as = sessionAs(role, cedar);
      expect((await mutate('apiClientCreate', { name: 'x' }, clientFields, as)).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
      expect((await run(world, { query: '{ apiClients { totalCount } }', as })).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
    }
  });
});

describe('API keys', () => {
  test('show their secret once, store none of it, and resolve to a session with their permissions', async () => {
    const { secret, apiKey } = await key({ permissions: ['property.unit.read', 'finance.payment.record'] });
    expect(secret).toMatch(/^pk_test_[A-Za-z0-9]{12}_[A-Za-z0-9]{43}_[0-9a-f]{8}$/);
    expect(secret).toContain(apiKey.prefix);
    expect(await resolveSession(world.platform, secret)).toMatchObject({
      ok: true,
      session: {
        organizationId: cedar.id,
        actor: { kind: 'apiKey', apiKeyId: apiKey.id },
        permissions: ['property.unit.read', 'finance.payment.record'],
        visibility: 'organization',
        roles: [],
      },
    });
    const [row] = await world.database
      .admin`select to_jsonb(k)::text as text, secret_hash from identity.api_keys k where id = ${apiKey.id}`;
    const body = secret.split('_')[3];
    expect(row?.text).not.toContain(body);
    expect(row?.secret_hash).not.toEqual(createHash('sha256').update(secret).digest());
    const audit = await world.database.admin`select after::text from app.audit_log where entity_id = ${apiKey.id}`;
    expect(audit[0]?.after).toContain(apiKey.prefix);
    expect(audit[0]?.after).not.toContain('secret_hash');
  });

  test('are refused after any change of any character', async () => {
    const { secret } = await key();
    const other = (await key()).secret as string;
    const forgeries = new Set<string>();
    for (let index = 0; index < secret.length; index += 1) {
      forgeries.add(secret.slice(0, index) + (secret[index] === 'a' ? 'b' : 'a') + secret.slice(index + 1));
    }
    // The right prefix and checksum, but the secret of another key; what leaks when somebody knows the format.
    const { crc32 } = await import('node:zlib');
    const parts = secret.split('_');
    const body = `${parts.slice(0, 3).join('_')}_${other.split('_')[3]}`;
    forgeries.add(`${body}_${crc32(body).toString(16).padStart(8, '0')}`);
    for (const text of [
      ...forgeries,
      newApiKey('test').key,
      `${secret} `,
      `${secret}\n`,
      secret.slice(0, -1),
      secret.toUpperCase(),
      `${secret}\0`,
    ]) {
      expect(await resolveSession(world.platform, text)).toEqual(unauthenticated);
    }
    expect(await resolveSession(world.platform, secret)).toMatchObject({ ok: true });
  });

  test('stop working when they expire or are revoked, and the gateways hear of it', async () => {
    const { secret, apiKey } = await key({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    await world.database.admin`update identity.api_keys set expires_at = now() where id = ${apiKey.id}`;
    expect(await resolveSession(world.platform, secret)).toEqual(unauthenticated);
    await world.database.admin`update identity.api_keys set expires_at = null where id = ${apiKey.id}`;
    const heard: string[] = [];
    const stop = await world.platform.bus.subscribe('lintel:sessions', (message) => heard.push(message));
    expect((await mutate('apiKeyRevoke', { id: apiKey.id }, 'apiKey { revokedAt }')).apiKey.revokedAt).not.toBeNull();
    await stop();
    expect(heard.map((text) => JSON.parse(text))).toEqual([
      { kind: 'apiKey', organizationId: cedar.id, apiKeyId: apiKey.id },
    ]);
    expect(await resolveSession(world.platform, secret)).toEqual(unauthenticated);
    expect((await mutate('apiKeyRevoke', { id: apiKey.id }, 'apiKey { id }')).userErrors).toEqual([]);
    for (const id of [apiKey.id, 'x'])
      expect((await mutate('apiKeyRevoke', { id }, 'apiKey { id }', foreign)).userErrors).toMatchObject([
        { code: 'NOT_FOUND' },
      ]);
  });

  test('limited to communities see those only', async () => {
    const oak = await buildCommunity(world.database.admin, cedar);
    const other = await buildCommunity(world.database.admin, birch);
    const { secret } = await key({ communityIds: [oak.id], permissions: ['identity.community.read'] });
    const resolved = await resolveSession(world.platform, secret);
    expect(resolved).toMatchObject({ session: { visibility: 'communities', communityIds: [oak.id] } });
    if (!resolved.ok) throw new Error('not resolved');
    expect(
      (
        await run(world, {
          query: '{ communities { nodes { id } } viewer { permissions roles } }',
          as: resolved.session,
        })
      ).data,
    ).toEqual({
      communities: { nodes: [{ id: oak.id }] },
      viewer: { permissions: ['identity.community.read'], roles: [] },
    });
    expect((await key({ communityIds: [oak.id, other.id] })).userErrors).toMatchObject([
      { code: 'REFERENCE_NOT_FOUND', path: ['input', 'communityIds', '1'] },
    ]);
  });

  test('tell when they were last used, sampled by the minute and outside of the audit log', async () => {
    const { secret, apiKey } = await key();
    await resolveSession(world.platform, secret);
    const used = async () =>
      (await world.database.admin`select last_used_at from identity.api_key_usage where key_id = ${apiKey.id}`)[0]
        ?.last_used_at;
    const first = await used();
    await resolveSession(world.platform, secret);
    expect(await used()).toEqual(first);
    await world.database
      .admin`update identity.api_key_usage set last_used_at = now() - interval '2 minutes' where key_id = ${apiKey.id}`;
    await resolveSession(world.platform, secret);
    expect((await used()).getTime()).toBeGreaterThanOrEqual(first.getTime());
    expect(await world.database.admin`select from app.audit_log where entity_id = ${apiKey.id}`).toHaveLength(1);
    const { data } = await run(world, {
      query: '{ apiClients(first: 1) { nodes { keys { nodes { lastUsedAt } } } } }',
      as: admin,
    });
    expect(data.apiClients.nodes[0].keys.nodes[0].lastUsedAt).toEqual(expect.any(String));
  });

  test.each([
    [
      'an unknown permission',
      { permissions: ['finance.everything.do'] },
      'PERMISSION_UNKNOWN',
      ['input', 'permissions', '0'],
    ],
    [
      'a permission twice',
      { permissions: ['property.unit.read', 'property.unit.read'] },
      'DUPLICATE_ITEM',
      ['input', 'permissions', '1'],
    ],
    ['no name', { name: '' }, 'VALUE_REQUIRED', ['input', 'name']],
    ['an expiry in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 'DATE_RANGE_INVALID', ['input', 'expiresAt']],
    ['a client that is none', { clientId: 'x' }, 'REFERENCE_NOT_FOUND', ['input', 'clientId']],
    [
      '101 communities',
      { communityIds: Array.from({ length: 101 }, () => 'x') },
      'TOO_MANY_ITEMS',
      ['input', 'communityIds'],
    ],
  ])('are not made with %s', async (_, input, code, path) => {
    expect(await key(input)).toMatchObject({ apiKey: null, secret: null, userErrors: [{ code, path }] });
  });

  test('grant nothing that their maker does not hold', async () => {
    const clerk = sessionAs('manager', cedar, {
      permissions: ['identity.apiClient.manage', 'property.unit.read', 'identity.operation.manage'],
    });
    expect(
      (await key({ permissions: ['property.unit.read', 'finance.payment.record'] }, clerk)).userErrors,
    ).toMatchObject([{ code: 'PERMISSION_NOT_HELD', path: ['input', 'permissions', '1'] }]);
    expect((await key({}, clerk)).userErrors).toEqual([]);
  });

  test('show no secret again when the same request is repeated', async () => {
    const input = { clientId: (await client()).id, name: 'once', permissions: [] };
    const once = await mutate('apiKeyCreate', input, keyFields, admin, { idempotencyKey: 'key-1' });
    const again = await mutate('apiKeyCreate', input, keyFields, admin, { idempotencyKey: 'key-1' });
    expect(again.apiKey.id).toBe(once.apiKey.id);
    expect(again.secret).toBeNull();
    const [stored] = await world.database.admin`select result::text from app.idempotency_keys where key = 'key-1'`;
    expect(stored?.result).not.toContain(once.secret.split('_')[3]);
  });
});

describe('persisted operations', () => {
  const fields = 'operations { id documentId name status version }';
  const document = (name: string) => `query ${name} { units { nodes { id } } }`;
  const register = (names: readonly string[], clientName = `App ${++serial}`, as = admin) =>
    mutate(
      'persistedOperationsRegister',
      { clientName, operations: names.map((name) => ({ name, document: document(name) })) },
      fields,
      as,
    );
  const clientIdOf = async (id: string) =>
    (await world.database.admin`select client_id from identity.persisted_operations where id = ${id}`)[0]
      ?.client_id as string;

  test('are registered in order, the client made on the way, and found by it alone', async () => {
    const { operations, userErrors } = await register(['Beta', 'Alpha'], 'Lobby app');
    expect(userErrors).toEqual([]);
    expect(operations.map(({ name, status }: { name: string; status: string }) => [name, status])).toEqual([
      ['Beta', 'ACTIVE'],
      ['Alpha', 'ACTIVE'],
    ]);
    const documentId = createHash('sha256').update(document('Beta')).digest('hex');
    expect(operations[0].documentId).toBe(documentId);
    const clientId = await clientIdOf(operations[0].id);
    const other = await clientIdOf((await register(['Gamma'])).operations[0].id);
    const find = (lookup: { organizationId?: string; clientId: string | null; documentId?: string }) =>
      findOperation(world.platform, { organizationId: cedar.id, documentId, ...lookup });
    expect(await find({ clientId })).toEqual({ document: document('Beta'), name: 'Beta' });
    expect(await find({ clientId: null })).toEqual({ document: document('Beta'), name: 'Beta' });
    expect(await find({ clientId: other })).toBeNull();
    expect(await find({ clientId: null, organizationId: birch.id })).toBeNull();
    expect(await find({ clientId, organizationId: birch.id })).toBeNull();
    for (const wrong of ['', 'x', documentId.toUpperCase(), '\0'])
      expect(await find({ clientId, documentId: wrong })).toBeNull();
    expect(await find({ clientId: 'no-uuid' })).toBeNull();
  });

  test('registered again leave no trace; retired ones come back', async () => {
    const first = (await register(['Same'], 'Repeat app')).operations[0];
    expect((await register(['Same'], 'Repeat app')).operations).toEqual([first]);
    const { id, documentId } = first;
    const deprecated = await mutate('persistedOperationDeprecate', { id }, 'persistedOperation { status }');
    expect(deprecated.persistedOperation.status).toBe('DEPRECATED');
    expect(
      await findOperation(world.platform, { organizationId: cedar.id, clientId: null, documentId }),
    ).not.toBeNull();
    const heard: string[] = [];
    const stop = await world.platform.bus.subscribe('lintel:sessions', (message) => heard.push(message));
    expect(
      (await mutate('persistedOperationRetire', { id, expectedVersion: 2 }, 'persistedOperation { status }'))
        .persistedOperation.status,
    ).toBe('RETIRED');
    await stop();
    expect(JSON.parse(heard[0]!)).toEqual({ kind: 'operation', organizationId: cedar.id, documentId });
    expect(await findOperation(world.platform, { organizationId: cedar.id, clientId: null, documentId })).toBeNull();
    expect(
      (await mutate('persistedOperationRetire', { id }, 'persistedOperation { status }')).userErrors,
    ).toMatchObject([{ code: 'INVALID_TRANSITION' }]);
    expect((await register(['Same'], 'Repeat app')).operations[0]).toMatchObject({ id, status: 'ACTIVE' });
  });

  test('of a suspended client are not found', async () => {
    const { id, documentId } = (await register(['Paused'])).operations[0];
    const clientId = await clientIdOf(id);
    await mutate('apiClientSuspend', { id: clientId }, clientFields);
    expect(await findOperation(world.platform, { organizationId: cedar.id, clientId, documentId })).toBeNull();
    await mutate('apiClientEnd', { id: clientId }, clientFields);
    const [{ name }] = (await world.database
      .admin`select name from identity.api_clients where id = ${clientId}`) as unknown as [{ name: string }];
    expect((await register(['Paused'], name)).userErrors).toMatchObject([{ code: 'INVALID_TRANSITION' }]);
  });

  test('are refused all together when one is faulty, and all faulty ones are named', async () => {
    const operations = [
      { name: 'Good', document: document('Good') },
      { name: 'Bad', document: 'query Bad { units {' },
      { name: 'Two', document: 'query Two { a } query Other { b }' },
      { name: 'Wrong', document: 'query Right { a }' },
      { name: 'Schema', document: 'type Query { a: Int }' },
      { name: 'Long', document: `query Long { ${'a '.repeat(40_000)} }` },
      { name: 'Good', document: document('Good') },
    ];
    const answer = await mutate('persistedOperationsRegister', { clientName: 'Faulty app', operations }, fields);
    expect(answer.operations).toBeNull();
    expect(answer.userErrors.map(({ code, path }: { code: string; path: string[] }) => [code, path[2]])).toEqual([
      ['OPERATION_INVALID', '1'],
      ['OPERATION_INVALID', '2'],
      ['OPERATION_INVALID', '3'],
      ['OPERATION_INVALID', '4'],
      ['OPERATION_INVALID', '5'],
      ['DUPLICATE_ITEM', '6'],
    ]);
    expect(await world.database.admin`select from identity.api_clients where name = 'Faulty app'`).toHaveLength(0);
    expect((await register([])).userErrors).toMatchObject([{ code: 'VALUE_REQUIRED' }]);
  });

  test('are listed and changed in their own organization only', async () => {
    const { id, documentId } = (await register(['Mine'])).operations[0];
    for (const command of ['persistedOperationRetire', 'persistedOperationDeprecate']) {
      for (const wanted of [id, 'x']) {
        expect((await mutate(command, { id: wanted }, 'persistedOperation { id }', foreign)).userErrors).toMatchObject([
          { code: 'NOT_FOUND' },
        ]);
      }
    }
    const query =
      'query Q($f: PersistedOperationFilter) { persistedOperations(filter: $f) { totalCount nodes { name document } } }';
    const list = async (f: object, as: Session) =>
      (await run(world, { query, variables: { f }, as })).data.persistedOperations.totalCount;
    expect(await list({ documentId }, admin)).toBe(1);
    expect(await list({ documentId, statuses: ['RETIRED'] }, admin)).toBe(0);
    expect(await list({ documentId }, foreign)).toBe(0);
    expect(await list({ clientId: 'x' }, admin)).toBe(0);
    expect((await register(['x'], 'y', sessionAs('manager', cedar))).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});
